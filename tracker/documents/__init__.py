"""What comes in: a document is read as grids, tables, rows, and a draft. Doors: `reading.document`, `dump.read`."""
