"""Columns that only their content names: nothing but ratings, words of a status or fills; nothing but dates."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tracker.documents.grid import Cell, Grid
from tracker.documents.headings.headings import Headings
from tracker.documents.ratings.statuses import rag_of, status_alone
from tracker.documents.vocabulary.fill_colours import rating_of
from tracker.domain.dates.reading import read_when

_ROWS_TO_LOOK_AT = 40


def with_unnamed_columns(grid: Grid, headings: Headings, after: int) -> Headings:
    """The headings of actions or measures with a rating or a date, where a column without a heading holds one."""
    if headings.kind not in ("actions", "measures") or headings.turned:
        return headings
    rows = range(headings.row + headings.height, min(after, headings.row + headings.height + _ROWS_TO_LOOK_AT))
    for column in _without_field(grid, headings, rows):
        cells = [cell for row in rows if (cell := grid.seen(row, column))]
        field = _field_of(cells)
        if field and field not in headings.columns:
            headings = replace(headings, columns={**headings.columns, field: column})
    return headings


def _without_field(grid: Grid, headings: Headings, rows: range) -> list[int]:
    """The columns that have neither a heading nor a field, in their order."""
    named = {*headings.columns.values(), *(column for column, _ in headings.evidence)}
    named |= {column for head in headings.heads for column in (head.column, head.rated) if column is not None}
    heads = range(headings.row, headings.row + headings.height)
    named |= {column for row in heads for column, cell in enumerate(grid.rows[row]) if cell}
    held = {column for row in rows for column, cell in enumerate(grid.rows[row]) if cell}
    return sorted((held | {column for row, column in grid.bare if row in rows}) - named)


def _field_of(cells: Sequence[Cell]) -> str | None:
    if all(map(rates, cells)) and len({(cell.text, cell.fill) for cell in cells}) > 1:
        return "rag"
    if all(cell.day is not None or read_when(cell.text)[0].first for cell in cells):
        return "review"
    return None


def rates(cell: Cell) -> bool:
    """Whether a cell holds nothing but a rating: a word, a letter, or the fill of one."""
    if cell.text:
        return rag_of(cell.text) is not None or status_alone(cell.text) is not None
    return cell.fill is not None and rating_of(cell.fill) is not None
