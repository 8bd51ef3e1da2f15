"""Which words, signs and colours say a status or a rating."""
