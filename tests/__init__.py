"""The tests; the folders mirror tracker/."""
