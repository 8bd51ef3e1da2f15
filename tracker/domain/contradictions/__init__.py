"""Two things that a plan says and that cannot both be true, a sentence each. Door: `every.contradictions`."""
