"""Charts drawn onto matplotlib figures, without pyplot and without Qt."""
