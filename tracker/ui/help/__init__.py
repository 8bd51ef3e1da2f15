"""What the program tells of itself: help, what it is made of, and its log; the doors are `help_window` and `about`."""
