"""What improvement plans are and the rules they are computed by; standard library only."""
