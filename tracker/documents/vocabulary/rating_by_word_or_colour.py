"""Reads the stated rating of an action: a word, a letter, or nothing but the colour of its cell."""

from __future__ import annotations

from tracker.documents.grid import Cell, Grid, folded
from tracker.documents.problem_log import ProblemLog, place_of
from tracker.documents.vocabulary.fill_colours import rating_of
from tracker.documents.vocabulary.wording import plain, rag_of, status_of
from tracker.domain.plan import Rag, Status

_NONE = ("", "n a", "na", "none", "tbc", "not rated")  # as `plain` has them


def read_rating(grid: Grid, cell: Cell, shaded: set[str | None], about: str, problems: ProblemLog) -> Rag | None:
    """The rating in a cell; `shaded` are the fills of the row's other cells, which say nothing of the rating."""
    text, fill = folded(cell.text), None if cell.fill in shaded else cell.fill
    if plain(text) in _NONE:
        return rating_by_colour(grid, cell, fill, about, problems)
    coloured = rating_of(fill) if fill else None
    rag = rag_of(text) or ("blue" if status_of(text) == Status.COMPLETE else None)
    if rag in (None, "grey"):
        if coloured and coloured.sure:
            sentence = f'The rating "{text}" is not known; the colour of its cell is {coloured.rag}.'
            problems.add("doubtful", place_of(grid, cell), about, "rating", text, sentence, coloured.rag)
            return coloured.rag
        sentence = f'The rating "{text}" is not known, and was left aside.'
        problems.add("unread", place_of(grid, cell), about, "rating", text, sentence)
    elif coloured and coloured.sure and coloured.rag != rag:
        sentence = f'The rating "{text}" stands in a cell that is {coloured.rag}; the word was followed.'
        problems.add("contradiction", place_of(grid, cell), about, "rating", text, sentence, rag)
    return rag


def rating_by_colour(grid: Grid, cell: Cell, fill: str | None, about: str, problems: ProblemLog) -> Rag | None:
    """White, grey and black are no rating; a colour that could be another is read, and said."""
    found = rating_of(fill) if fill else None
    if found and not found.sure:
        sentence = f"The colour {fill} is not clear; the nearest rating is {found.rag}."
        problems.add("doubtful", place_of(grid, cell), about, "rating", fill or "", sentence, found.rag)
    return found.rag if found else None
