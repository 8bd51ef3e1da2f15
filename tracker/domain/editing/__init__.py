"""What editing a plan makes of its records: the ones to save, in one step. Refused in a sentence where it cannot be."""
