"""Words taken out of a plan for good: where they stand, and what the records become. Doors: `places`, `rewriting`."""
