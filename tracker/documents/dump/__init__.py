"""The plan as JSON, written and read back without loss. Doors: `write`, `read`; `answers` for the command line."""
