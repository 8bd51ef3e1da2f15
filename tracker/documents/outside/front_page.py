"""What a document says of the whole plan before its first table: title, organisation and period."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from tracker.documents.grid import Cell, Grid, folded
from tracker.documents.headings.headings import headings_at
from tracker.documents.outside.list_items import action_of, as_item
from tracker.documents.problem_log import ProblemLog, place_of
from tracker.domain.dates.reading import read_when
from tracker.domain.pattern import pattern_of
from tracker.domain.when import NO_DATE, When

_ORGANISATION = pattern_of(
    r"\b(council|borough|county|trust|authority|partnership|constabulary|city of)\b|\b(?-i:M?BC|MDC)\b", re.I
)
_TITLE = pattern_of(r"\b(plan|programme|scorecard|dashboard|tracker|action log|statement of action)\b", re.I)
_YEARS = pattern_of(r"\b(20\d{2}|2020\d{2})\s*[-/–]\s*(?:20)?\d{2}\b")
_FIRST_ROWS = 15  # a covering report may stand before the front page
_FIRST_LINES = 8  # of these, where the title stands


class FrontPage(NamedTuple):
    """The plan's title, organisation and period, and the cells (grid name, place) they were read from."""

    title: str | None
    organisation: str | None
    period: When
    used: frozenset[tuple[str, str]]


class _Line(NamedTuple):
    grid: Grid
    cell: Cell
    text: str


def read_front_page(grids: Sequence[Grid], problems: ProblemLog) -> FrontPage:
    """Read the short lines above the first table of the first sheets; longer text is not a title."""
    lines = [line for grid in grids[:1] for line in _first_lines(grid)]
    organisation = next((x for x in lines if _ORGANISATION.search(x.text) and not _TITLE.search(x.text)), None)
    year = next((x for x in lines if read_when(x.text)[0].kind == "year"), None)
    title = _title_lines([x for x in lines[:_FIRST_LINES] if x not in (organisation, year) and not _is_item(x)])
    period = _period(year, title, problems)
    used = [x for x in (organisation, year, *title) if x]
    return FrontPage(
        " ".join(x.text for x in title) or None,
        organisation.text if organisation else None,
        period,
        frozenset((x.grid.name, x.cell.place) for x in used),
    )


def first_lines(grid: Grid) -> list[str]:
    """The short lines above the first table of a sheet."""
    return [line.text for line in _first_lines(grid)]


def _first_lines(grid: Grid) -> list[_Line]:
    lines = []
    for row in range(min(_FIRST_ROWS, len(grid.rows))):
        cells = [cell for cell in grid.rows[row] if cell]
        if headings_at(grid, row) or len(cells) > 1:
            break
        lines += [_Line(grid, cell, folded(cell.text)) for cell in cells if len(cell.text) <= 90]
    return lines


def _is_item(line: _Line) -> bool:
    """Whether a line is one of a list and asks somebody, such as a resolution that speaks of the plan."""
    item = as_item(line.text)
    headed = line.cell.style.startswith(("heading", "title"))
    return item.marked and not headed and bool(action_of(item).lead.as_printed)


def _title_lines(lines: list[_Line]) -> list[_Line]:
    """The first line that names a plan, with the short lines above it ("Children's Services")."""
    at = next((n for n, line in enumerate(lines) if _TITLE.search(line.text)), None)
    return [] if at is None else lines[max(0, at - 1) : at + 1]


def _period(year: _Line | None, title: list[_Line], problems: ProblemLog) -> When:
    if year is not None:
        when, doubts = read_when(year.text)
        problems.doubts(doubts, place_of(year.grid, year.cell), "plan", "period", year.text, str(when))
        return when
    found = next((match for line in title if (match := _YEARS.search(line.text))), None)
    when = read_when(found[0])[0] if found else NO_DATE
    return when if when.first else NO_DATE
