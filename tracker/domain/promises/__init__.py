"""Promises: what commentary says will be done on a day, and what became of it."""
