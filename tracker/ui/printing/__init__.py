"""Printing what a page shows: as sheets of paper, seen before they are printed."""
