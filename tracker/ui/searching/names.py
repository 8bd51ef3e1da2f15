"""Names found by what is typed of them: beginnings of words, first letters, slips of the pen, letters left out."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cached_property
from heapq import nsmallest

from tracker.documents.vocabulary.likeness import closest
from tracker.domain.searching.words_around import without_accents

# How well a name fits, the best first: the worst of the words that are typed counts.
_WHOLE, _BEGINNING, _WORDS, _FIRST_LETTERS, _INSIDE, _LOOSELY = range(6)
_SLIP, _LEFT_OUT = range(2)
_ALIKE, _LIKE = 10, 75  # where nothing fits, so many are offered that are so like it (of 100)
_SHORTENED, _SHORTEST = 3, 4  # letters: fewer stand in every word with others between them; are like anything
_Fit = tuple[int, ...]  # how well; of what is written loosely, whether not the first word of the name fits, and how


class Names:
    """All of them, folded once: a key pressed costs one look through them."""

    def __init__(self, names: Iterable[str]) -> None:
        self._names = [without_accents(one) for one in names]
        self._letters = ["".join(word[0] for word in name.split()) for name in self._names]

    def find(self, typed: str, most: int) -> list[int]:
        """Where those stand that fit best, so many at most.

        Slips and letters that are left out count only where nothing has the words as they are typed.
        """
        wanted = " ".join(without_accents(typed).split())
        words = wanted.split()
        if not words:
            return []
        fits: dict[int, _Fit] = {}
        for at, (name, letters) in enumerate(zip(self._names, self._letters, strict=True)):
            if (grade := _grade(name, letters, wanted, words)) is not None:
                fits[at] = (grade,)
        if all(fit == (_INSIDE,) for fit in fits.values()):
            fits = self._written_loosely(words) | fits
        found = nsmallest(most, fits, key=lambda at: (fits[at], at))
        if not found and len(wanted) >= _SHORTEST:
            found = closest(wanted, self._names, _ALIKE, _LIKE)
        return found

    def _written_loosely(self, words: Sequence[str]) -> dict[int, _Fit]:
        """The names in which something fits each of the words."""
        of_words = [self._fits_of(word) for word in words]
        in_all = set(of_words[0]).intersection(*of_words[1:])
        return {at: max(fits[at] for fits in of_words) for at in in_all}

    def _fits_of(self, typed: str) -> dict[int, _Fit]:
        """The names that have it, as it is or written loosely, each with its best word."""
        pattern, found = _with_letters_between(typed), dict[int, _Fit]()
        for word, places in self._places.items():
            if (fit := _fit_of_word(*word, typed, pattern)) is not None:
                for at in places:
                    found[at] = min(found.get(at, fit), fit)
        return found

    @cached_property
    def _places(self) -> dict[tuple[str, bool], list[int]]:
        """Each word, and whether it is not the first of a name: in which names it stands so."""
        places = defaultdict[tuple[str, bool], list[int]](list)
        for at, name in enumerate(self._names):
            for number, word in enumerate(re.findall(r"\w+", name)):
                places[word, number > 0].append(at)
        return places


def _grade(name: str, letters: str, wanted: str, words: Sequence[str]) -> int | None:
    """How well a name fits all that is typed, as it is typed."""
    has = all(word in name for word in words)
    if has and name.startswith(wanted):
        return _WHOLE if name == wanted or name.startswith(f"{wanted} ") else _BEGINNING
    if has and all(f" {word}" in f" {name}" for word in words):
        return _WORDS
    if len(wanted) > 1 and letters.startswith(wanted):
        return _FIRST_LETTERS
    return _INSIDE if has else None


def _fit_of_word(word: str, later: bool, typed: str, pattern: re.Pattern[str] | None) -> _Fit | None:
    if typed in word:
        return (_WORDS,) if word.startswith(typed) else (_INSIDE,)
    if pattern is None:
        return None
    if len(typed) >= _SHORTEST and begins_almost(word, typed):
        return _LOOSELY, later, _SLIP
    return (_LOOSELY, later, _LEFT_OUT) if pattern.match(word) else None


def _with_letters_between(typed: str) -> re.Pattern[str] | None:
    """A word that begins with its first letter and has the others in their order; numbers are never written loosely."""
    if len(typed) < _SHORTENED or not typed.isalpha():
        return None
    return re.compile(typed[0] + "".join(f"[^{letter}]*{letter}" for letter in typed[1:]))


def begins_almost(word: str, typed: str) -> bool:
    """Whether a word begins with what is typed, but for a letter that is missing, too many or wrong, or two swapped."""
    pairs = enumerate(zip(word, typed, strict=False))
    at = next((at for at, (one, other) in pairs if one != other), min(len(word), len(typed)))
    rest, left = word[at:], typed[at:]
    swapped = left[1::-1] + left[2:]
    return any(
        one.startswith(other)
        for one, other in ((rest[1:], left), (rest, left[1:]), (rest[1:], left[1:]), (rest, swapped))
    )
