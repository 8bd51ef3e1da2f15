"""Charts, by what is on them."""
