"""Long text: cut before it is matched, as no date, ref or value is as long as a cell can hold; and in a sentence."""

LONGEST_MATCHED = 200  # letters


def to_match(text: str) -> str:
    """The text; a longer one without its blanks if it then fits, as of a date that somebody pushed to the right.

    Else its beginning, with a mark at its end that belongs to no date, ref or number.
    """
    if len(text) <= LONGEST_MATCHED:
        return text
    folded = " ".join(text.split())
    return folded if len(folded) <= LONGEST_MATCHED else f"{text[:LONGEST_MATCHED]}…"


def shortened(text: str, letters: int = 90) -> str:
    """A text in one line; a long one ends in "…" behind a whole word."""
    text = " ".join(text.split()).rstrip(".")
    if len(text) <= letters:
        return text
    return f"{text[:letters].rsplit(' ', 1)[0].rstrip(',;:–- ')}…"
