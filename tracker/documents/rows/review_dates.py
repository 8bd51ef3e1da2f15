"""Reads the review dates of action tables: typed, of a date cell, or a serial number that lost its format."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from functools import lru_cache

from tracker.documents.grid import Cell, Grid, folded
from tracker.documents.problem_log import ProblemLog, place_of
from tracker.domain.dates.reading import read_when
from tracker.domain.problem import Diagnostic
from tracker.domain.when import NO_DATE, When, day_when, month_when, shown

_Cells = dict[str, Cell | None]


def with_latest_date(cells: _Cells, printed: Mapping[str, str]) -> tuple[_Cells, list[str]]:
    """The cells with a revised date as the review, and the date before it as a note under its printed heading."""
    revised, before = cells.get("revised"), cells.get("review")
    if revised is None:
        return cells, []
    if revised.day is None and read_when(revised.text)[0].kind == "none":  # "n/a": the first date stands
        return cells, [f"{printed.get('revised', 'Revised')}: {folded(revised.text)}"]
    note = [f"{printed.get('review', 'Review')}: {folded(before.text)}"] if before else []
    return {**cells, "review": revised}, note


_EXCEL_DAYS = 693_594  # from the first day of Excel's calendar to that of Python's


@lru_cache(maxsize=10_000)
def _dated(text: str, period: When) -> tuple[When, tuple[Diagnostic, ...]]:
    """Each different text is read once: the rows of a plan share their dates."""
    return read_when(text, period=period)


class ReviewDates:
    """The review dates of one document, read against the plan's period."""

    def __init__(self, problems: ProblemLog) -> None:
        self.problems = problems
        self.period = NO_DATE

    def read(self, grid: Grid, cell: Cell | None, about: str) -> When:
        """The date in a cell of reviews; none where there is no cell."""
        if cell is None:
            return NO_DATE
        if cell.day is not None:
            return self._real_date(grid, cell, cell.day, about)
        if cell.number is not None and 20_000 <= cell.number <= 80_000 and cell.number == int(cell.number):
            return self._serial(grid, cell, about)
        typed = cell.text.strip()
        when, doubts = _dated(typed.removeprefix("'"), self.period)
        if typed.startswith("'") and when.kind != "unread":
            doubts = (
                Diagnostic("repaired", f"The apostrophe of {typed}, which makes a date a text, was left out."),
                *doubts,
            )
            when = replace(when, as_printed=typed)
        if doubts:
            read_as = None if when.kind == "unread" else shown(when) or None
            self.problems.doubts(doubts, place_of(grid, cell), about, "review", typed, read_as)
        return when

    def _real_date(self, grid: Grid, cell: Cell, day: date, about: str) -> When:
        """A date cell whose format shows no day is a month; a year outside the plan's period is flagged."""
        when = day_when(day, cell.text) if cell.shows_day else month_when(day.year, day.month, cell.text)
        _, doubts = _dated(shown(when), self.period)
        if outside := [doubt for doubt in doubts if doubt.kind == "doubtful"]:
            self.problems.doubts(outside, place_of(grid, cell), about, "review", folded(cell.text), shown(when))
        return when

    def _serial(self, grid: Grid, cell: Cell, about: str) -> When:
        """A date that lost its format: Excel's day number, a month when it is the first of one."""
        assert cell.number is not None
        day = datetime.fromordinal(int(cell.number) + _EXCEL_DAYS).date()
        when = month_when(day.year, day.month, cell.text) if day.day == 1 else day_when(day, cell.text)
        sentence = f"The number {cell.text} in a date column was read as {shown(when)}."
        place, doubt = place_of(grid, cell), Diagnostic("repaired", sentence)
        self.problems.doubts([doubt], place, about, "review", cell.text, shown(when))
        return when
