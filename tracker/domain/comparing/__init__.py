"""Two plans held against each other: what is new, changed, moved or dropped, and why. Door: `differences`."""
