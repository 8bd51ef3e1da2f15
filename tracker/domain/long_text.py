"""Text is cut before it is matched: a date, ref, threshold or value is never as long as what a cell can hold."""

LONGEST_MATCHED = 200  # letters


def to_match(text: str) -> str:
    """The text; a longer one without its blanks if it then fits, as of a date that somebody pushed to the right.

    Else its beginning, with a mark at its end that belongs to no date, ref or number.
    """
    if len(text) <= LONGEST_MATCHED:
        return text
    folded = " ".join(text.split())
    return folded if len(folded) <= LONGEST_MATCHED else f"{text[:LONGEST_MATCHED]}…"
