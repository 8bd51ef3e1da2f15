"""Titles that are written in parts: a heading whose words stand in the cell beside it, an ambition behind its label."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from tracker.documents.grid import Cell, Grid, GridRow
from tracker.documents.headings.headings import headings_at
from tracker.documents.tables.heading_like import behind_titles
from tracker.documents.tables.themes import HEADING
from tracker.domain.pattern import pattern_of

_FEWEST_HEADINGS = 3
_AIM = pattern_of(
    r"(?is)(?P<label>(?:(?:our|the)\s+)?(?:ambition|vision|what\s+\W?good\W?\s+looks\s+like)\b[^:.\n]{0,30}:)\s*(?P<aim>\S.*)"
)


def with_titles_whole(grids: Sequence[Grid]) -> list[Grid]:
    """The grids with "Recommendation 2" and its title in one cell, and "What good looks like: ..." in two."""
    return [_with_whole(grid) for grid in grids]


def _with_whole(grid: Grid) -> Grid:
    rows: dict[int, list[GridRow]] = {}
    for row, written in enumerate(grid.rows):
        cells = [(column, cell) for column, cell in enumerate(written) if cell]
        if len(cells) == 1 and (found := _AIM.fullmatch(cells[0][1].text.strip())):
            rows[row] = _in_two(grid, written, *cells[0], found["label"], found["aim"])
        elif len(cells) == 2 and _is_heading(grid, row, cells[0][1]):
            rows[row] = [_in_one(written, cells)]
    return (
        replace(grid, rows=[one for at, row in enumerate(grid.rows) for one in rows.get(at, [row])]) if rows else grid
    )


def _is_heading(grid: Grid, row: int, cell: Cell) -> bool:
    """Whether a cell is a theme's word and number, above the headings of a table or titles of it."""
    found = HEADING.fullmatch(cell.text.strip())
    below = behind_titles(grid, row + 1)
    if found is None or found["title"] or below >= len(grid.rows):
        return False
    heads = sum(map(bool, grid.rows[below]))
    return heads >= _FEWEST_HEADINGS and headings_at(grid, below) is not None  # two are a label and its value on a form


def _in_one(written: GridRow, cells: Iterable[tuple[int, Cell]]) -> GridRow:
    (first, heading), (second, title) = cells
    whole = heading._replace(text=f"{heading.text.strip(' :')}: {title.text}")
    return [whole if at == first else None if at == second else cell for at, cell in enumerate(written)]


def _in_two(grid: Grid, written: GridRow, column: int, cell: Cell, label: str, aim: str) -> list[GridRow]:
    """A label and what it says: beside each other in a table, below each other in running text."""
    before, said = cell._replace(text=label), cell._replace(text=aim)
    if grid.prose:
        return [[before], [said._replace(style="list")]]
    return [[*written[:column], before, said]]
