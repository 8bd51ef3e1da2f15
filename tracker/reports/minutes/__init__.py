"""What a meeting decided, and the plan as it saw it, as blocks."""
