"""Recovers two numbers ("7-5", "1.2") that a spreadsheet made a date of."""

from __future__ import annotations

from collections.abc import Mapping

from tracker.documents.grid import Cell, Grid, folded
from tracker.documents.problems import Problems, place_of


def recovered_span(cell: Cell) -> str | None:
    """What was typed into a cell that Excel made a date of: "7-5" where it shows 07-May, "10-14" where it shows Oct-14.

    None for a cell that is no date. Excel takes two numbers for day and month, and for month and year where the
    second cannot be a month; it keeps the current year beside the first and shows none.
    """
    if cell.day is None:
        return None
    if cell.shows_day:
        return f"{cell.day.day}-{cell.day.month}"
    return f"{cell.day.month}-{cell.day.year % 100}"


def with_spans_recovered(
    problems: Problems, grid: Grid, cells: Mapping[str, Cell | None], about: str
) -> dict[str, Cell | None]:
    """The cells of a measure's row with each threshold that became a date as it was typed, and said."""
    found = dict(cells)
    for name, cell in cells.items():
        if cell is None or not name.startswith("band ") or (typed := recovered_span(cell)) is None:
            continue
        printed = folded(cell.text)
        sentence = f'The threshold "{printed}" became a date in the sheet; it was read as {typed}.'
        problems.add("repaired", place_of(grid, cell), about, printed, sentence, typed)
        found[name] = cell._replace(text=typed, day=None)
    return found
