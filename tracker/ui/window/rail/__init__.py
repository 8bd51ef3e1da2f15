"""The rail at the left of the window, folded where there is little room, and the as-at day at its foot."""
