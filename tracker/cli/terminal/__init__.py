"""What comes from a terminal and goes to it: what is said and tables, which fit it and are harmless, documents by standard input."""
