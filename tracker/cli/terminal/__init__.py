"""What comes from a terminal and goes to it: what is said fits it and is harmless; documents by standard input."""
