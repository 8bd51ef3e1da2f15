"""The senior team's meeting: the list of what is overdue, its presentation, what is decided, and the minutes."""
