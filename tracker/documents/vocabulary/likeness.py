"""How alike two wordings are, from 0 to 100, with rapidfuzz."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from tracker.domain.pattern import pattern_of

_LEAST_LETTERS = 3  # of a word that stands for a whole name
_MARKS = pattern_of(r"(?:[^\w%]|_)+")


def alike(one: str, other: str) -> float:
    """100 for the same words in the same order, whatever the case and punctuation; 0 for nothing in common.

    Letters are counted in their order, so that a slip ("Assesments") costs little. Numbers are never close: 10 days
    and 20 days are two measures.
    """
    here, there = _words(one), _words(other)
    if here == there:
        return 100.0 if here else 0.0
    if _numbers(here) != _numbers(there):
        return 0.0
    # The library takes as long to import as the rest of a small document: only where two wordings differ.
    from rapidfuzz import fuzz

    return min(fuzz.ratio(here, there), 99.0)


@lru_cache(maxsize=10_000)
def _words(text: str) -> str:
    return " ".join(_MARKS.sub(" ", text.casefold()).split())


@lru_cache(maxsize=10_000)
def _numbers(text: str) -> list[str]:
    return re.findall(r"\d+", text)


def alike_words(one: str, other: str) -> float:
    """How many words two running texts share in the same order, from 0 to 100; texts of other actions reach 40."""
    here, there = _words(one), _words(other)
    if here == there:
        return 100.0 if here else 0.0
    from rapidfuzz import fuzz

    return min(fuzz.ratio(_split(here), _split(there)), 99.0)


def closest(search: str, texts: Sequence[str], most: int, least: float) -> list[int]:
    """Where in the list those texts stand that have something like the search in them, the likest first.

    Only those that are `least` alike or more, from 0 to 100. Limited and put in order in one pass of the library.
    """
    from rapidfuzz import fuzz, process

    found = process.extract(search, texts, scorer=fuzz.partial_ratio, limit=most, score_cutoff=least)
    return [at for _, _, at in found]


def likest(given: str, names: Iterable[str], most: int, least: float) -> list[str]:
    """The names most like what was given, as they stand or by one of their words; each `least` alike or more."""
    from rapidfuzz import fuzz

    wanted = _words(given)
    scores: dict[str, float] = {}
    for name in names:
        whole = _words(name)
        parts = (whole, *(word for word in whole.split() if len(word) >= _LEAST_LETTERS))
        scores[name] = max(fuzz.ratio(wanted, part) for part in parts)
    found = sorted(scores, key=lambda name: -scores[name])
    return [name for name in found[:most] if scores[name] >= least]


@lru_cache(maxsize=10_000)
def _split(words: str) -> tuple[str, ...]:
    return tuple(words.split())
