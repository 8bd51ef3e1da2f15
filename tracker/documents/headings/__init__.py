"""What the headings of a table mean: the field and the period of each column. Door: `headings.headings_at`."""
