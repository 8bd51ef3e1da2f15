"""Where tables stand in a grid, of what kind they are, and what stands around them."""
