"""Columns that hold nothing but ratings, by which they are ratings whatever their heading says."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tracker.documents.grid import Cell
from tracker.documents.ratings.statuses import RAGS
from tracker.documents.vocabulary.fill_colours import rating_of
from tracker.documents.vocabulary.wording import plain
from tracker.domain.pattern import pattern_of

_OTHERS = pattern_of(  # ratings of an earlier or a later day, or of something else
    r"\b(?:previous|prior|past|last|initial|start|original|before|baseline|old|was|target|forecast|predicted|expected"
    r"|projected|future|next|risks?|priority|impact|likelihood|confidence|effort|cost|complexity|gender|sex|class|set"
    r"|cohort|group|band|grade|type|category|team|ward|house|form|stream|block)\b",
    re.I,
)
_CLASSES = ({"a", "b"}, {"g", "b"})


def may_head_ratings(heading: str) -> bool:
    """Whether a heading that nobody knows may stand over ratings as things stand."""
    return _OTHERS.search(heading) is None


def are_ratings(cells: Sequence[Cell]) -> bool:
    """Whether cells hold nothing but ratings, as words, letters or fills, and not all the same one."""
    words = [cell.text for cell in cells if cell.text]
    rated = {plain(cell.text) or cell.fill for cell in cells if cell.text or _paints(cell)}
    return (
        len(rated) > 1 and all(map(_is_rating, words)) and not are_classes(words) and all(map(_says_or_paints, cells))
    )


def are_rating_words(texts: Sequence[str]) -> bool:
    """Whether texts are nothing but ratings, and not all the same one."""
    return len({*texts}) > 1 and all(map(_is_rating, texts)) and not are_classes(texts)


def are_classes(texts: Sequence[str]) -> bool:
    """Whether letters of ratings may be something else: A and B are classes, G and B girls and boys."""
    return {plain(text) for text in texts} in _CLASSES


def _is_rating(text: str) -> bool:
    words = {*plain(text).split()}
    return bool(words) and words <= RAGS.keys()


def _says_or_paints(cell: Cell) -> bool:
    return bool(cell.text) or _paints(cell)


def _paints(cell: Cell) -> bool:
    rating = rating_of(cell.fill) if cell.fill else None
    return rating is not None and rating.meant
