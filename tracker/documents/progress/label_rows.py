"""Rows below an action that hold words about it behind a label ("Progress:"), made columns of the action's own row."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from tracker.documents.grid import Cell, Grid
from tracker.documents.headings.headings import Headings, headings_at
from tracker.documents.headings.period_heading import is_dated_update
from tracker.documents.vocabulary.fill_colours import rating_of
from tracker.documents.vocabulary.wording import field_of
from tracker.domain.pattern import pattern_of

_LONGEST_LABEL, _FEWEST_CELLS = 40, 2
_BEHIND_LABEL = pattern_of(rf"\s*([^:\n]{{3,{_LONGEST_LABEL}}}):\s*(\S.*)", re.S)
_UPDATES = pattern_of(r"(?:progress|updates?|comments?)\b", re.I)
_TOLD = ("commentary", "comment")


class LabelRow(NamedTuple):
    """A row that says more of the action above it: the label, and the words behind it."""

    row: int
    label: Cell
    words: Cell
    marked: bool  # by a colon


def with_label_columns(grids: Sequence[Grid]) -> list[Grid]:
    """The grids, with the words in such rows in columns of their own beside the actions."""
    return [_with_columns(grid) for grid in grids]


def _with_columns(grid: Grid) -> Grid:
    if grid.prose or grid.aside:
        return grid
    said = list(_label_rows(grid))
    if not said or (headings := _headings_above(grid, said[0].row)) is None:
        return grid
    under = _actions_of(grid, said, headings)
    return _moved(grid, headings, under) if under else grid


def _label_rows(grid: Grid) -> Iterator[LabelRow]:
    """The rows that are nothing but a label of commentary and words; one with a colour of ratings says that too."""
    painted = {row for (row, _), cell in grid.bare.items() if cell.fill and rating_of(cell.fill)}
    for row, cells in enumerate(grid.rows):
        filled = [cell for cell in cells if cell]
        if not 1 <= len(filled) <= _FEWEST_CELLS or row in painted or (filled[0].fill and rating_of(filled[0].fill)):
            continue
        label, words = filled[0], filled[-1]
        if len(filled) == 1 and (found := _BEHIND_LABEL.fullmatch(label.text)) and _is_label(found[1]):
            yield LabelRow(row, label._replace(text=found[1].strip()), label._replace(text=found[2]), marked=True)
        elif len(filled) == _FEWEST_CELLS and _is_label(label.text) and field_of(words.text) is None:
            text = label.text.strip()
            yield LabelRow(row, label._replace(text=text.rstrip(": ")), words, marked=text.endswith(":"))


def _is_label(text: str) -> bool:
    label = text.strip().rstrip(":")
    if len(text) > _LONGEST_LABEL or not label:
        return False
    return field_of(label) in _TOLD or (_UPDATES.match(label) is not None and is_dated_update(label))


def _headings_above(grid: Grid, row: int) -> Headings | None:
    """The headings of actions that a row stands under."""
    for above in range(row):
        found = headings_at(grid, above) if any(grid.rows[above]) else None
        if found and found.kind == "actions" and found.row + found.height <= row and not found.turned:
            return found
    return None


def _actions_of(grid: Grid, said: Sequence[LabelRow], headings: Headings) -> dict[int, list[LabelRow]]:
    """What is said below each action, by its row; a label that only ends the table says something of the whole."""
    said = [one for one in said if _may_be_label(grid, one, said, headings)]
    rows, found = {one.row for one in said}, dict[int, list[LabelRow]]()
    for one in said:
        above = next(row for row in range(one.row - 1, -1, -1) if row not in rows)
        if _is_action(grid, above, headings):
            found.setdefault(above, []).append(one)
    labels = {one.label.text for above, here in found.items() for one in here if _goes_on(grid, above, rows, headings)}
    kept = {above: [one for one in here if one.label.text in labels] for above, here in found.items()}
    return {above: here for above, here in kept.items() if here}


def _may_be_label(grid: Grid, said: LabelRow, every: Sequence[LabelRow], headings: Headings) -> bool:
    """Whether a label is none of the actions: "Update on progress" may be one, unless it stands again."""
    if said.marked or grid.own(said.row, headings.columns["action"]) is None:
        return True
    return sum(one.label.text == said.label.text for one in every) > 1 or "ref" in headings.columns


def _goes_on(grid: Grid, above: int, rows: Collection[int], headings: Headings) -> bool:
    """Whether another action stands below what is said of one."""
    below = next((row for row in range(above + 1, len(grid.rows)) if row not in rows), None)
    return below is not None and _is_action(grid, below, headings)


def _is_action(grid: Grid, row: int, headings: Headings) -> bool:
    if row < headings.row + headings.height:
        return False
    action = headings.columns.get("action")
    own = [cell for cell in grid.rows[row] if cell]
    return action is not None and grid.own(row, action) is not None and len(own) >= _FEWEST_CELLS


def _moved(grid: Grid, headings: Headings, under: dict[int, list[LabelRow]]) -> Grid:
    """The grid with a column more for each label, and without the rows that stood below the actions."""
    labels: dict[str, Cell] = {}
    for one in (one for here in under.values() for one in here):
        labels.setdefault(one.label.text, one.label)
    width = max(map(len, grid.rows))
    columns = {label: width + n for n, label in enumerate(labels)}
    gone = {one.row for here in under.values() for one in here}
    head = _words(grid, headings.row + headings.height - 1)
    kept = [row for row in range(len(grid.rows)) if row not in gone]
    now = {row: at for at, row in enumerate(kept)}
    heads = {row for row in kept if row >= headings.row and _words(grid, row) == head}  # they may stand again
    rows = [_row_of(grid, row, width, labels if row in heads else {}, columns, under.get(row, ())) for row in kept]
    covered = {(now[r], c): (now[a], b) for (r, c), (a, b) in grid.covered.items() if r in now and a in now}
    bare = {(now[row], column): cell for (row, column), cell in grid.bare.items() if row in now}
    hidden = frozenset(now[row] for row in grid.hidden_rows if row in now)
    return replace(grid, rows=rows, covered=covered, bare=bare, hidden_rows=hidden)


def _words(grid: Grid, row: int) -> list[str]:
    return [cell.text for cell in grid.rows[row] if cell]


def _row_of(
    grid: Grid,
    row: int,
    width: int,
    heads: dict[str, Cell],
    columns: dict[str, int],
    said: Sequence[LabelRow],
) -> Sequence[Cell | None]:
    if not heads and not said:
        return grid.rows[row]
    cells = [*grid.rows[row], *[None] * (width - len(grid.rows[row]) + len(columns))]
    for label, head in heads.items():
        cells[columns[label]] = head
    for one in said:
        before = cells[columns[one.label.text]]
        text = f"{before.text}\n{one.words.text}" if before else one.words.text
        cells[columns[one.label.text]] = (before or one.words)._replace(text=text)
    return cells
