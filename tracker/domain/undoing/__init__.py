"""What takes a step back: records removed and brought back, edits undone, what was said withdrawn. Door: `steps`."""
