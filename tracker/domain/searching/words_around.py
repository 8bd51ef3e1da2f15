"""Texts in one case and without accents, to be searched; and the words around what was found in one."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from typing import NamedTuple

from tracker.domain.pattern import pattern_of

_ACCENTS = pattern_of(
    "[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]+"
)  # Unicode's blocks of them
BEFORE, MOST = 50, 220  # letters: before what was found, and of all that is shown


class Around(NamedTuple):
    """A piece of a text on one line, and where in it the words stand, as (first letter, letter after the last)."""

    text: str
    spans: tuple[tuple[int, int], ...]


def without_accents(text: str) -> str:
    """A text in one case, its accents left out: what is typed without them finds it too."""
    if text.isascii():
        return text.lower()
    return _ACCENTS.sub("", unicodedata.normalize("NFKD", text.casefold())).casefold()


def words_around(text: str, words: Sequence[str]) -> Around:
    """A piece of the text from a little before the first of the `words`, which come without accents."""
    line = " ".join(text.split())
    plain, places = _with_places(line)
    firsts = [at for word in words if (at := plain.find(word)) >= 0]
    start = _start(line, places[min(firsts)] if firsts else 0)
    end = _end(line, start)
    piece = line[start:end]
    before, after = "… " if start else "", " …" if end < len(line) else ""
    shift = len(before) - start
    found = (span for span in _spans(plain, places, words) if start <= span[0] and span[1] <= end)
    spans = ((first + shift, after + shift) for first, after in found)
    return Around(f"{before}{piece}{after}", tuple(spans))


def where_words_stand(text: str, words: Sequence[str]) -> list[tuple[int, int]]:
    """Where the `words`, which come without accents, stand in a text: the first letter and the one after the last."""
    return _spans(*_with_places(text), words)


def _with_places(line: str) -> tuple[str, list[int]]:
    """The line without accents, and for each letter of it where in the line it came from; one more for the end."""
    parts = [without_accents(sign) for sign in line]
    places = [at for at, part in enumerate(parts) for _ in part]
    return "".join(parts), [*places, len(line)]


def _start(line: str, hit: int) -> int:
    if hit <= BEFORE:
        return 0
    blank = line.find(" ", hit - BEFORE, hit)
    return blank + 1 if blank >= 0 else hit - BEFORE


def _end(line: str, start: int) -> int:
    if len(line) <= start + MOST:
        return len(line)
    blank = line.rfind(" ", start + MOST // 2, start + MOST)
    return blank if blank >= 0 else start + MOST


def _spans(plain: str, places: Sequence[int], words: Sequence[str]) -> list[tuple[int, int]]:
    """Where the words stand in the line, in its order; those that overlap are one."""
    found = []
    for word in filter(None, words):
        at = plain.find(word)
        while at >= 0:
            found.append((places[at], places[at + len(word) - 1] + 1))
            at = plain.find(word, at + len(word))
    joined: list[tuple[int, int]] = []
    for first, after in sorted(found):
        if joined and first <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(after, joined[-1][1]))
        else:
            joined.append((first, after))
    return joined
