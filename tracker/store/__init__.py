"""One SQLite file that holds one plan."""
