"""Charts of how many: a bar for each name."""
