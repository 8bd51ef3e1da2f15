"""The words documents use: headings, statuses, ratings, people. Door: `wording`, one line for each wording."""
