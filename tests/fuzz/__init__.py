"""Documents of the corpus, damaged on purpose: the same ones for the same seed."""
