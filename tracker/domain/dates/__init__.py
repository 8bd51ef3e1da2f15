"""Dates as people write them, read and kept as written. Door: `reading.read_when`."""
