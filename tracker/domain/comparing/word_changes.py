"""What became of a text word by word, and of a list row by row."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from typing import Literal, NamedTuple, TypeVar

from tracker.domain.pattern import pattern_of

Became = Literal["kept", "inserted", "deleted"]
_WORD = pattern_of(r"\s+|[^\W_]+(?:[.'’/-][^\W_]+)*|[\W_]")  # a ref is a word, and a mark is one of its own
_LONGEST = 4_000  # words and blanks of a text that is compared word by word
_Row = TypeVar("_Row")


class WordChange(NamedTuple):
    """A stretch of text, and what became of it."""

    became: Became
    text: str


def word_changes(old: str, new: str) -> list[WordChange]:
    """The stretches of both texts: kept and deleted ones make the old text, kept and inserted ones the new."""
    if old == new:
        return [WordChange("kept", old)] if old else []
    here, there = _WORD.findall(old), _WORD.findall(new)
    if max(len(here), len(there)) > _LONGEST:
        return _told([], old, new)
    found: list[WordChange] = []
    for tag, at, to, into, until in SequenceMatcher(None, here, there, autojunk=False).get_opcodes():
        before, after = "".join(here[at:to]), "".join(there[into:until])
        found = [*found, WordChange("kept", before)] if tag == "equal" else _told(found, before, after)
    return _without_islands(found)


def _told(found: list[WordChange], old: str, new: str) -> list[WordChange]:
    gone = [WordChange("deleted", old)] if old else []
    return [*found, *gone, *([WordChange("inserted", new)] if new else [])]


def _without_islands(found: Sequence[WordChange]) -> list[WordChange]:
    """The same changes, where no blank or mark alone is kept between two of them: people read whole phrases."""
    told: list[WordChange] = []
    old = new = ""
    for at, one in enumerate(found):
        between = 0 < at < len(found) - 1 and not any(sign.isalnum() for sign in one.text)
        if one.became == "kept" and not between:
            told, old, new = [*_told(told, old, new), one], "", ""
        else:
            old += one.text if one.became != "inserted" else ""
            new += one.text if one.became != "deleted" else ""
    return _told(told, old, new)


def row_changes(
    sides: tuple[Sequence[_Row], Sequence[_Row]], keys: Mapping[int, Hashable]
) -> Iterator[tuple[_Row | None, _Row | None]]:
    """The rows of two lists, the older one first, in the order of either: a pair, or only what came or went.

    `keys` answers for the id() of a row what it shares with its pair. A row that stands elsewhere goes and comes.
    """
    older, newer = sides
    here, there = ([keys[id(one)] for one in side] for side in sides)
    for tag, at, to, into, until in SequenceMatcher(None, here, there, autojunk=False).get_opcodes():
        if tag == "equal":
            yield from zip(older[at:to], newer[into:until], strict=True)
        else:
            yield from ((one, None) for one in older[at:to])
            yield from ((None, one) for one in newer[into:until])
