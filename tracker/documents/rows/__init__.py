"""What one row of a table says: an action, a measure, values of others, a series."""
