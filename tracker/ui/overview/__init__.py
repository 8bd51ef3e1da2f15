"""The overview: counts, pictures and what changed, each of which leads to the rows behind it; its door is `page`."""
