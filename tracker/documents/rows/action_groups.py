"""Rows of a table of actions that are none: words in one cell over the rows that follow them, which are their group."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from tracker.documents.grid import Cell, Grid, folded
from tracker.documents.headings.headings import Headings
from tracker.documents.headings.period_heading import is_period
from tracker.documents.ratings.statuses import rag_of, status_alone
from tracker.documents.rows.closing_rows import closes_table
from tracker.documents.tables.fitting import is_ref
from tracker.documents.tables.themes import BARE_HEADING
from tracker.documents.vocabulary.fill_colours import rating_of
from tracker.documents.vocabulary.nothing import is_nothing
from tracker.documents.vocabulary.ref_words import ref_in, theme_of_ref
from tracker.domain.pattern import pattern_of

_MOST_CELLS = 2  # of a row that names a group
_LONGEST, _MOST_WORDS, _FEWEST_CAPITALS = 60, 6, 4
_GOES_ON = pattern_of(r"\s*[(\[–—-]*\s*(?:continued|cont[’'.]?d?\.?)\s*[)\]]*\s*$", re.I)
_BESIDE = ("lead", "review", "status", "rag", "commentary", "done", "percent", "original", "revised")


class Group(NamedTuple):
    """What a row names that is no action: the ref and the title of those below, and whether it might be an action.

    `fronts` are the refs of the themes that the refs of its rows name.
    """

    ref: str
    title: str
    cell: Cell
    column: int
    doubted: bool
    fronts: frozenset[str] = frozenset()


class _Row(NamedTuple):
    """A row that may name a group: its own ref, its words, and the cell that these stand in."""

    ref: str
    cell: Cell
    column: int


def groups_in(grid: Grid, headings: Headings, rows: range) -> dict[int, Group]:
    """The rows of a table of actions that name groups.

    Such a row stands over one that is filled, and differs from actions that nobody has been given yet: it is merged,
    painted or in capitals as no action is, its ref is the front of those below, or its words stand where refs do. A
    row that does not is one only where the first row of the table is such a row too, and no other is left bare.
    """
    if headings.kind != "actions" or headings.turned or "action" not in headings.columns:
        return {}
    filled = [row for row in rows if row < len(grid.rows) and any(grid.rows[row])]
    beside = [column for name in _BESIDE if (column := headings.columns.get(name)) is not None]
    full = {row for row in filled if _is_full(grid, row, headings.columns, beside)}
    few = [row for row in filled if len(grid.rows[row]) - grid.rows[row].count(None) <= _MOST_CELLS]
    bare = {row: named for row in few if (named := _named(grid, row, headings))}
    over = {row: below for row, below in pairwise(filled) if row in bare and below in full}
    if not over:
        return {}
    shown = {row: bare[row] for row, below in over.items() if _differs(grid, row, below, bare[row], headings, full)}
    plain = _by_place(grid, headings, filled, full, bare, over)
    found = {**plain, **shown}
    ends = pairwise([*sorted(found), rows.stop])
    return {row: _group(grid, headings, row, found[row], [at for at in full if row < at < end]) for row, end in ends}


def _is_full(grid: Grid, row: int, columns: Mapping[str, int], beside: Sequence[int]) -> bool:
    """Whether a row is an action of which more is said than its words."""
    cells, action = grid.rows[row], columns["action"]
    if action >= len(cells) or cells[action] is None:
        return False
    for column in beside:
        if column < len(cells) and cells[column] is not None:
            return True
    if any(grid.at(row, column) for column in beside):
        return True
    rated = grid.seen(row, columns["rag"]) if "rag" in columns else None
    return bool(rated and rated.fill and rating_of(rated.fill))


def _named(grid: Grid, row: int, headings: Headings) -> _Row | None:
    """The words of a row that has no others, behind its ref at most; None where they can name no group."""
    cells = [(column, cell) for column, cell in enumerate(grid.rows[row]) if cell]
    ref, action = headings.columns.get("ref"), headings.columns["action"]
    number = cells.pop(0)[1].text if len(cells) == 2 and cells[0][0] == ref and cells[1][0] == action else ""
    if len(cells) != 1 or (number and not is_ref(number.strip())):
        return None
    column, cell = cells[0]
    first = min((*headings.columns.values(), *(at for at, _ in headings.evidence)))
    if column not in (first, ref, action, headings.columns.get("theme")) and not grid.is_spread(row, column):
        return None
    if not _may_name(cell) or (column == ref and is_ref(cell.text.strip())) or closes_table(cells, headings):
        return None
    return _Row(number.strip(), cell, column)


def _may_name(cell: Cell) -> bool:
    text = folded(cell.text).strip()
    if len(text) > _LONGEST or "\n" in text or text.endswith((".", ";", "?")) or text[:1].islower():
        return False
    if sum(map(str.isalpha, text)) < 2 or is_period(cell) or is_nothing(text) or cell.gone or cell.unread:
        return False
    return not (status_alone(text) or rag_of(text))


def _differs(grid: Grid, row: int, below: int, found: _Row, headings: Headings, full: Collection[int]) -> bool:
    """Whether a row is set apart from actions by more than that it is bare."""
    ref = headings.columns.get("ref")
    if found.ref:
        number = grid.own(below, ref) if ref is not None else None
        front = theme_of_ref(ref_in(number.text) or "") if number else None
        return front is not None and front == re.sub(r"(?:\.0)?\.?$", "", found.ref)
    if grid.is_spread(row, found.column) or found.column == ref:
        return True
    actions = [cell for at in full if (cell := grid.own(at, headings.columns["action"]))]
    if _in_capitals(found.cell) and not any(map(_in_capitals, actions)):
        return True
    return _is_painted(grid, row, found) and all(cell.fill != found.cell.fill for cell in actions)


def _in_capitals(cell: Cell) -> bool:
    return cell.text.isupper() and sum(map(str.isalpha, cell.text)) >= _FEWEST_CAPITALS


def _is_painted(grid: Grid, row: int, found: _Row) -> bool:
    """Whether a row is painted across in the colour of its words."""
    painted = [cell.fill for (at, _), cell in grid.bare.items() if at == row] if found.cell.fill else []
    return painted.count(found.cell.fill) >= 2


def _by_place(
    grid: Grid,
    headings: Headings,
    filled: Sequence[int],
    full: Collection[int],
    bare: Mapping[int, _Row],
    over: Mapping[int, int],
) -> dict[int, _Row]:
    """The rows that only their places show to be groups: the first of the table is one of several, each over filled
    rows, and more of these than there are groups; none begins as an action does, and nothing else is bare.
    """
    if len(over) < 2 or filled[0] not in over or bare.keys() != over.keys() or len(full) <= len(over):
        return {}
    if len(full) + len(over) < len(filled) or len({bare[row].column for row in over}) > 1:
        return {}
    texts = [folded(bare[row].cell.text) for row in over]
    actions = [cell.text for row in full if (cell := grid.own(row, headings.columns["action"]))]
    begun = {text.split()[0].casefold() for text in actions if text.split()}
    short = all(text.count(" ") < _MOST_WORDS and text.split()[0].casefold() not in begun for text in texts)
    return {row: bare[row] for row in over} if short and len(set(texts)) == len(texts) else {}


def _group(grid: Grid, headings: Headings, row: int, named: _Row, rows: Sequence[int]) -> Group:
    """The group as it is called, with the refs of the themes that the refs of its rows name."""
    text = _GOES_ON.sub("", folded(named.cell.text).strip()).rstrip(":")
    ref, title = named.ref, text
    if not ref and (numbered := BARE_HEADING.fullmatch(text)) and numbered["title"]:
        ref, title = numbered["ref"], folded(numbered["title"])
    column = headings.columns.get("ref")
    refs = [cell for at in rows if column is not None and (cell := grid.own(at, column))]
    fronts = {theme_of_ref(found) for cell in refs if (found := ref_in(folded(cell.text)))}
    doubted = not (named.ref or named.column == column or grid.is_spread(row, named.column))
    return Group(ref, title, named.cell, named.column, doubted, frozenset(filter(None, fronts)))
