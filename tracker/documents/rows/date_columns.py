"""The columns of review dates of one table: in which order each gives day and month, said once for the column."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from tracker.documents.grid import Cell, Grid
from tracker.documents.headings.headings import Headings
from tracker.documents.problem_log import ProblemLog, place_of
from tracker.domain.dates.column_order import ColumnOrder, DateOrder, column_order
from tracker.domain.pattern import pattern_of
from tracker.domain.when import day_when, shown

_DAY_NUMBER = pattern_of(r"(\d{5})(?:\.\d+)?")
_EXCEL_DAYS = date(1899, 12, 30).toordinal()
_NUMBERS_OF_DAYS = range(32_874, 58_806)  # from 1990 to 2060
_Told = tuple[str, int, str]  # the name of a grid, a column of it and the heading


class DateColumns:
    """Knows the order of each column of the table that is being read."""

    def __init__(self, problems: ProblemLog) -> None:
        self.problems = problems
        self._orders: dict[str, ColumnOrder] = {}
        self._grid: Grid | None = None
        self._seen: dict[int, list[Cell]] = {}  # the typed cells of the columns of that grid
        self._told: set[_Told] = set()
        self._numbered: set[str] = set()  # fields whose column holds nothing but numbers of days

    def order(self, field: str) -> DateOrder:
        """The order of a field's column; of one that does not say, that of the others of its table."""
        return self._orders[field].order if field in self._orders else "day first"

    def dated(self, field: str, cell: Cell) -> Cell:
        """A cell of a column in which days are the numbers that Excel counts them by, with the day that it means."""
        day = _numbered_day(cell.text) if field in self._numbered and cell.day is None else None
        return cell._replace(day=day) if day else cell

    def open(self, grid: Grid, headings: Headings, fields: Sequence[str]) -> None:
        """Look at the columns of a table as wholes."""
        if grid is not self._grid:
            self._grid, self._seen = grid, {}
        printed = {field: text for text, field in headings.printed if field}
        cells = {field: self._typed(grid, headings.columns[field]) for field in fields}
        found = {field: column_order(printed.get(field, ""), [c.text for c in cells[field]]) for field in fields}
        self._numbered = {field for field in fields if _are_day_numbers(cells[field])}
        for field in self._numbered:
            self._say_numbers(grid, headings.columns[field], printed.get(field, field), cells[field])
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

    def _say_numbers(self, grid: Grid, column: int, heading: str, cells: Sequence[Cell]) -> None:
        if (grid.name, column, heading) in self._told:
            return
        self._told.add((grid.name, column, heading))
        cell = next(cell for cell in cells if _numbered_day(cell.text))
        read_as = shown(day_when(_numbered_day(cell.text) or date.min, cell.text))
        sentence = (
            f'The numbers under "{heading}" are days as Excel counts them, and were read so: {cell.text} is {read_as}.'
        )
        place, cause = place_of(grid, cell), "Dates of a column lost their format"
        self.problems.add("repaired", place, heading, None, cell.text, sentence, read_as, cause=cause)


def _numbered_day(text: str) -> date | None:
    found = _DAY_NUMBER.fullmatch(text.strip())
    number = int(found[1]) if found else 0
    return date.fromordinal(number + _EXCEL_DAYS) if number in _NUMBERS_OF_DAYS else None


def _are_day_numbers(cells: Sequence[Cell]) -> bool:
    """Whether typed cells say days as Excel counts them: all in which a figure stands, and none is a number there."""
    told = [cell for cell in cells if any(map(str.isdigit, cell.text))]
    return bool(told) and all(cell.number is None and _numbered_day(cell.text) for cell in told)


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
