"""A sheet as its file holds it, cell by cell wherever they stand, and the grid that is made of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from tracker.documents.files.zip_guard import LAST_ROW, MOST_IN_A_ROW
from tracker.documents.grid import Cell, Grid
from tracker.domain.problem import Diagnostic
from tracker.errors import TrackerError

_MOST_COVERED = 300_000
_WIDEST_GAP = 20  # empty rows or columns; a wider gap says no more

_Place = tuple[int, int]


class Area(NamedTuple):
    """The rows and columns of a merged cell, from 1, its last ones included."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(slots=True)
class Sheet:
    """One sheet; rows and columns are counted from 1, as its program shows them."""

    source: str
    name: str
    cells: dict[_Place, Cell] = field(default_factory=dict)  # with "" as their text: only a fill or a comment
    merges: list[Area] = field(default_factory=list)
    hidden: bool = False
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: list[tuple[int, int]] = field(default_factory=list)  # the first and the last of each stretch
    filtered: bool = False
    column_looks: list[tuple[int, int, int]] = field(
        default_factory=list
    )  # of stretches: the look of their blank cells
    row_looks: dict[int, int] = field(default_factory=dict)  # by row, which goes before that of a column
    chosen_from: bool = False
    derived: tuple[str, ...] | None = None
    doubts: list[tuple[Cell, Diagnostic]] = field(default_factory=list)


@lru_cache(maxsize=20_000)
def column_letters(column: int) -> str:
    """What a column is called: "C" for 3."""
    letters = ""
    while column:
        column, letter = divmod(column - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return letters


class _Used(NamedTuple):
    """Of each row and column of a sheet, from 1, that is used or near one that is: its place in the grid, from 0."""

    rows: dict[int, int]
    columns: dict[int, int]


def sheet_grid(sheet: Sheet) -> Grid:
    """The grid of a sheet, without wide gaps between its cells.

    Many a workbook has a stray cell in its last corner, and nothing between the tables and that.
    Raises TrackerError for far too many columns or merged cells, ValueError for a row that no sheet has.
    """
    used = _used(sheet)
    rows, bare = _rows(sheet, used)
    width = max(map(len, rows), default=0)
    if width > MOST_IN_A_ROW and any(len(row) - row.count(None) > MOST_IN_A_ROW for row in rows):
        raise too_many(sheet.source, f"{MOST_IN_A_ROW:,} columns")
    covered = _covered(sheet, used, len(rows), width)
    for row, column in covered:  # a merge shows its first cell only, whatever lies below it
        if row < len(rows) and column < len(rows[row]):
            rows[row][column] = None
    return Grid(
        sheet.source,
        sheet.name,
        rows,
        covered,
        sheet=True,
        hidden=sheet.hidden,
        hidden_rows=_hidden_rows(sheet, used, len(rows)),
        hidden_columns=_hidden_columns(sheet, used, width),
        filtered=sheet.filtered,
        bare=bare,
        chosen_from=sheet.chosen_from,
        derived=sheet.derived,
        doubts=tuple(sheet.doubts),
    )


def _used(sheet: Sheet) -> _Used:
    rows = {row for row, _ in sheet.cells} | {row for area in sheet.merges for row in (area.top, area.bottom)}
    columns = {column for _, column in sheet.cells}
    columns |= {column for area in sheet.merges for column in (area.left, area.right)}
    if max(rows, default=0) > LAST_ROW:
        raise ValueError(f"no sheet has a row {max(rows)}")
    return _Used(_without_gaps(rows), _without_gaps(columns))


def _without_gaps(used: set[int]) -> dict[int, int]:
    """Every number up to the last used one, but for those that are further than a table's gap behind a used one."""
    kept: list[int] = []
    for number in sorted(used):
        last = kept[-1] if kept else 0
        kept += [*range(last + 1, min(last + _WIDEST_GAP, number - 1) + 1), number]
    return {number: at for at, number in enumerate(kept)}


def _rows(sheet: Sheet, used: _Used) -> tuple[list[list[Cell | None]], dict[_Place, Cell]]:
    """The rows, each ending with its last cell, which need not come in order; and the cells that show nothing."""
    rows: list[list[Cell | None]] = []
    bare: dict[_Place, Cell] = {}
    row_at, column_at = used.rows, used.columns
    for (row, column), cell in sheet.cells.items():
        at, place = row_at[row], column_at[column]
        if not cell.text:
            bare[at, place] = cell
            continue
        if len(rows) <= at:
            rows.extend([] for _ in range(at + 1 - len(rows)))
        cells = rows[at]
        if len(cells) <= place:
            cells.extend([None] * (place + 1 - len(cells)))
        cells[place] = cell
    return rows, bare


def _covered(sheet: Sheet, used: _Used, height: int, width: int) -> dict[_Place, _Place]:
    """The places within the filled part of a sheet that merged cells cover, with the places of those cells."""
    covered: dict[_Place, _Place] = {}
    gone_through = 0
    for area in sheet.merges:
        top, left = first = (used.rows[area.top], used.columns[area.left])
        bottom, right = used.rows[area.bottom], used.columns[area.right]
        # A title may be merged wider than the table below it: a few columns are enough to see that it spans.
        rows = range(top, min(bottom + 1, max(height, top + 1)))
        columns = range(left, min(right + 1, max(width, left + 3)))
        gone_through += len(rows) * len(columns)
        if gone_through > _MOST_COVERED:
            raise too_many(sheet.source, f"{_MOST_COVERED:,} cells under merges in a sheet")
        covered.update({(row, column): first for row in rows for column in columns if (row, column) != first})
    return covered


def _hidden_rows(sheet: Sheet, used: _Used, height: int) -> frozenset[int]:
    return frozenset(at for row in sheet.hidden_rows if (at := used.rows.get(row, height)) < height)


def _hidden_columns(sheet: Sheet, used: _Used, width: int) -> frozenset[int]:
    stretches: Sequence[tuple[int, int]] = sheet.hidden_columns
    return frozenset(
        place for column, place in used.columns.items() if place < width and any(a <= column <= z for a, z in stretches)
    )


def too_many(name: str, what: str) -> TrackerError:
    """Why a workbook is not read that has more of something than any plan has."""
    return TrackerError(f"{name} has more than {what}: copy the tables into a new workbook and save that.")
