"""Scales of ordered words, worst first: those that everybody knows, and those that a plan brings."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Literal

from tracker.domain.long_text import to_match
from tracker.domain.measure import Reading
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
# Words of growth and of progress, worst first: how unknown words are put in order until somebody says otherwise.
_GROWTH = (
    r"not (?:yet )?(?:established|started|begun|in place|developed|met|on track)|none|no plans?|off track|poor",
    r"plans? in place|planned|planning|emerging|initial|beginning|basic|weak|at risk",
    r"developing|in development|partial(?:ly)?(?: met)?|partly(?: met)?|in progress|some|progressing",
    r"established|in place|secure|met|on track|good|achieved",
    r"mature|embedded|fully (?:embedded|established|met|in place)|strong|outstanding|exceeded",
    r"exemplary|excellent|leading|sector leading",
)
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


def known_scale(words: Iterable[str]) -> tuple[str, ...]:
    """The words, worst first, of the first scale known to everybody that has all of these; () where none has."""
    meant = {to_match(word).strip().casefold() for word in words}
    scales = (known for known in KNOWN_SCALES.values() if meant <= {word.casefold() for word in known})
    return next(scales, ())


def guessed_order(words: Sequence[str]) -> tuple[str, ...]:
    """Words as they probably follow, worst first: by usual words of growth, else as they are given."""
    places = [_growth(word) for word in words]
    grown = [place for place in places if place is not None]
    if len(grown) < len(words) or len(set(grown)) < len(grown):
        return tuple(words)
    return tuple(word for _, word in sorted(zip(grown, words, strict=True)))


def _growth(word: str) -> int | None:
    meant = " ".join(to_match(word).casefold().split())
    return next((place for place, pattern in enumerate(_GROWTH) if re.fullmatch(pattern, meant)), None)


def with_further(held: Sequence[WordScale], found: Iterable[WordScale]) -> tuple[WordScale, ...]:
    """The scales held, with those that are new, and with a key where none was held: what was settled stays."""
    scales = {scale.name: scale for scale in held}
    for scale in found:
        before = scales.setdefault(scale.name, scale)
        scales[scale.name] = replace(before, key=before.key or scale.key)
    return tuple(scales.values())


def step_of(reading: Reading, words: Sequence[str]) -> int | None:
    """The place of a reading on a scale of words, 0 the worst; figures too may be the words of a scale ("3, 2, 1")."""
    said = reading.word if reading.word is not None else reading.value
    return None if said is None else rank(str(said), words)
