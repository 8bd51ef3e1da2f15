"""Where a table stands in a grid, and what its headings mean. Door: `headings.headings_at`."""
