"""The columns of review dates of one table: in which order each gives day and month, said once for the column."""

from __future__ import annotations

from collections.abc import Sequence

from tracker.documents.grid import Cell, Grid
from tracker.documents.headings.headings import Headings
from tracker.documents.problem_log import ProblemLog, place_of
from tracker.domain.dates.column_order import ColumnOrder, DateOrder, column_order

_Told = tuple[str, int, str]  # the name of a grid, a column of it and the heading


class DateColumns:
    """Knows the order of each column of the table that is being read."""

    def __init__(self, problems: ProblemLog) -> None:
        self.problems = problems
        self._orders: dict[str, ColumnOrder] = {}
        self._grid: Grid | None = None
        self._seen: dict[int, list[Cell]] = {}  # the typed cells of the columns of that grid
        self._told: set[_Told] = set()

    def order(self, field: str) -> DateOrder:
        """The order of a field's column; of one that does not say, that of the others of its table."""
        return self._orders[field].order if field in self._orders else "day first"

    def open(self, grid: Grid, headings: Headings, fields: Sequence[str]) -> None:
        """Look at the columns of a table as wholes."""
        if grid is not self._grid:
            self._grid, self._seen = grid, {}
        printed = {field: text for text, field in headings.printed if field}
        cells = {field: self._typed(grid, headings.columns[field]) for field in fields}
        found = {field: column_order(printed.get(field, ""), [c.text for c in cells[field]]) for field in fields}
        sure = {order.order for order in found.values() if order.telling and order.order != "month and year"}
        for field, order in found.items():
            if not order.telling and order.order == "day first" and sure == {"month first"}:
                found[field] = ColumnOrder("month first")
            self._say(grid, headings.columns[field], printed.get(field, field), cells[field], order)
        self._orders = found

    def _typed(self, grid: Grid, column: int) -> list[Cell]:
        if column not in self._seen:
            rows = (row[column] for row in grid.rows if column < len(row))
            self._seen[column] = [cell for cell in rows if cell is not None and cell.day is None]
        return self._seen[column]

    def _say(self, grid: Grid, column: int, heading: str, cells: Sequence[Cell], order: ColumnOrder) -> None:
        """One problem for the column, at the cell that tells the order."""
        told = (grid.name, column, heading)
        if not order.asked or told in self._told:
            return
        self._told.add(told)
        cell = next(cell for cell in cells if cell.text == order.telling[-1])
        sentence, read_as = _sentence(heading, order)
        cause = "Dates of a column are not day first"
        self.problems.add(
            "doubtful", place_of(grid, cell), heading, None, order.telling[-1], sentence, read_as, cause=cause
        )


def _sentence(heading: str, order: ColumnOrder) -> tuple[str, str | None]:
    example = order.telling[-1]
    if order.order == "mixed":
        other = f'"{order.telling[0]}" is day first and "{example}" month first'
        return (
            f'The dates under "{heading}" are not of one order: {other}; those that may be either were read day first.',
            None,
        )
    if order.order == "month and year":
        return (
            f'"{example}" under "{heading}" is a month and a year, so the whole column was read so.',
            "month and year",
        )
    return f'"{example}" under "{heading}" is month first, so the whole column was read month first.', "month first"
