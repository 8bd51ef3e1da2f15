"""The plan as JSON, written and read back without loss. Doors: `write`, `read`, and `answers` for what the command line says."""
