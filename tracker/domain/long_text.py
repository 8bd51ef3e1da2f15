"""Text is cut before it is matched: a date, ref, threshold or value is never as long as what a cell can hold."""

LONGEST_MATCHED = 200  # letters


def to_match(text: str) -> str:
    """The text; of a longer one the beginning, with a mark at its end that belongs to no date, ref or number."""
    return text if len(text) <= LONGEST_MATCHED else f"{text[:LONGEST_MATCHED]}…"
