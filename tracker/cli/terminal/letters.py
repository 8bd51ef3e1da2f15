"""What no terminal is to obey, and how many of its columns a text takes."""

from __future__ import annotations

from tracker.domain.pattern import pattern_of

_ENDS_OF_LINES = pattern_of("\r\n?|[\u2028\u2029]")
# What moves the cursor, colours, clears or ends what a terminal shows, and what turns the order of its letters about.
_OBEYED = pattern_of("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def harmless(text: str) -> str:
    """A text as a terminal may be given it: what it would obey is seen as a sign, a tab is a blank.

    All that people read goes through here, for a plan holds what others wrote; JSON and CSV do not.
    """
    if text.isprintable():
        return text
    return _OBEYED.sub("�", _ENDS_OF_LINES.sub("\n", text).replace("\t", " "))


# Letters of East Asia take two columns, marks above another letter none. wcwidth is only asked about texts that may
# have any such: it takes long to import.
OF_ONE_COLUMN = pattern_of(r"[ -~\u00a1-\u00ac\u00ae-\u02ff\u2010-\u2015\u2018-\u2027]*")


def wide(text: str) -> int:
    """How many columns a text takes."""
    if text.isascii() or OF_ONE_COLUMN.fullmatch(text):
        return len(text)
    from wcwidth import width

    return int(width(text, control_codes="ignore"))
