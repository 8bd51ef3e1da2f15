"""Ratings that are given by a sign: a coloured circle, or a dot in the colour of its font."""

from __future__ import annotations

from tracker.documents.ratings.statuses import CROSSES, RAGS, TICKS
from tracker.documents.vocabulary.fill_colours import rating_of
from tracker.domain.plan import Rag

_COLOURED: dict[str, Rag] = {
    **dict.fromkeys("🔴🟥❤🛑⛔", "red"), **dict.fromkeys("🟠🟧🟡🟨🧡💛⚠", "amber"), **dict.fromkeys("🟢🟩💚", "green"),
    **dict.fromkeys("🔵🟦💙", "blue"), **dict.fromkeys("⚫⚪⬛⬜🔘", "grey"),
}  # fmt: skip
_NOT_SEEN = "\ufe0e\ufe0f\u200d"  # what says that a sign is to be shown in colour
_MARKS = frozenset(" \n-–—.,:;?!/\\_*'’\"()[]+=&%£#<>" + _NOT_SEEN)


def is_sign(text: str) -> bool:
    """Whether a text is a sign and no word: a dot, a tick, a coloured circle, but no dash and no full stop."""
    return bool(_signs(text)) and not any(letter.isalnum() for letter in text)


def rating_of_sign(text: str, ink: str | None = None) -> Rag | None:
    """The rating that a sign stands for, by its own colour or that of its font; None where it cannot be told.

    A letter that is no rating may be the sign of a picture font that was lost on the way: its colour then counts.
    """
    if not is_sign(text):
        drawn = len(text.strip()) == 1 and text.strip().isalpha() and text.strip().lower() not in RAGS
        return found.rag if drawn and ink and (found := rating_of(ink)) else None
    signs = _signs(text)
    coloured = {_COLOURED[sign] for sign in signs if sign in _COLOURED}
    if coloured:
        return coloured.pop() if len(coloured) == 1 else None
    if ink and (found := rating_of(ink)):
        return found.rag
    if signs <= set(TICKS):
        return "green"
    return "red" if signs <= set(CROSSES) else None


def _signs(text: str) -> set[str]:
    return {sign for sign in text if not sign.isalnum() and sign not in _MARKS}
