"""What is told of two plans: a table of what went on from one to the next, and one as tracked changes to the other."""
