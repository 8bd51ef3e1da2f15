"""Reading one document from start to end. Doors: `document` (a file), `clipboard`, `child` (within limits)."""
