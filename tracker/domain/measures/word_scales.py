"""Scales of ordered words, worst first: those that everybody knows, and those that a plan brings."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Literal

from tracker.domain.long_text import to_match
from tracker.domain.plan import Rag, WordScale

_BETWEEN = " / "  # a scale that is not known by a name is named by its words
KNOWN_SCALES: Mapping[str, tuple[str, ...]] = {
    "Bands": ("Below requires improvement", "Requires improvement", "Good", "Outstanding"),
    "Inspection grades": ("Inadequate", "Requires improvement to be good", "Good", "Outstanding"),
    "Red, amber, green": ("Red", "Amber", "Green"),
    "Red, amber, green, blue": ("Red", "Amber", "Green", "Blue"),
    "R, A, G": ("R", "A", "G"),
    "R, A, G, B": ("R", "A", "G", "B"),
    "3, 2, 1": ("3", "2", "1"),
    "No, Yes": ("No", "Partly", "Yes"),
}
_RATINGS: Mapping[str, Rag] = {
    **{"red": "red", "r": "red", "3": "red", "inadequate": "red", "below requires improvement": "red"},
    **{"amber": "amber", "a": "amber", "2": "amber", "requires improvement": "amber"},
    **{"green": "green", "g": "green", "1": "green", "good": "green", "outstanding": "green"},
    **{"blue": "blue", "b": "blue"},
}


def words_of_scale(name: str | None, scales: Iterable[WordScale] = ()) -> tuple[str, ...]:
    """The words of a scale, worst first; () where it is not known. `scales` are the plan's own."""
    own = {scale.name: scale.words for scale in scales}
    if name is None:
        return ()
    return own.get(name) or KNOWN_SCALES.get(name) or tuple(name.split(_BETWEEN) if _BETWEEN in name else ())


def name_of_scale(words: Sequence[str]) -> str:
    """What a scale of these words, worst first, is called."""
    return next((name for name, known in KNOWN_SCALES.items() if known == tuple(words)), _BETWEEN.join(words))


def rank(word: str, words: Sequence[str]) -> int | None:
    """The place of a word on its scale, 0 the worst; None where it is no word of it."""
    meant = to_match(word).strip().casefold()
    return next((at for at, known in enumerate(words) if known.casefold() == meant), None)


def rating_of_word(word: str | None) -> Rag | Literal["grey"]:
    """The colour that a stated rating is shown in; grey where the word says none."""
    return _RATINGS.get(to_match(word or "").strip().casefold(), "grey")
