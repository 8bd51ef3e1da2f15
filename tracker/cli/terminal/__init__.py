"""What comes from a terminal and goes to it: tables that fit it, documents by standard input."""
