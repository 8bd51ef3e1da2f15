"""What was promised in commentary: the list and calendar of it, and what is answered about each promise."""
