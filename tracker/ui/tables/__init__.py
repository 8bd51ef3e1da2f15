"""Tables: one model, many column lists."""
