"""What stands outside the tables of a document: its front page and its day, notes, lists, leftovers."""
