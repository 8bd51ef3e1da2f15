"""Reads the rows of measure, scorecard and readings tables into measures."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal, InvalidOperation

from tracker.documents.grid import Cell, Grid, folded
from tracker.documents.headings import Headings
from tracker.documents.problems import Problems, place_of
from tracker.documents.wording import MOVES, unit_of
from tracker.domain.date_wordings import read_when
from tracker.domain.measure import Comparator, Measure, Reading, unknown_period
from tracker.domain.thresholds import scale_of
from tracker.domain.when import NO_DATE, When, day_when, month_when, shown

_VALUE = re.compile(r"[£]?\s*(-?\d[\d,]*(?:\.\d+)?)\s*(%)?(?:\s*(?:days|points))?")
_NO_VALUE = {"", "-", "--", "---", "–", "n/a", "na", "tbc", "currently unavailable", "not available"}


class MeasureRows:
    """The measure tables of one document."""

    def __init__(self, problems: Problems) -> None:
        self.problems = problems

    def read(self, grid: Grid, row: int, headings: Headings, ref: str) -> Measure | None:
        """The measure in a row, with the ref its place gives it; None where it has no name."""
        cells = {field: grid.at(row, column) for field, column in headings.columns.items()}
        if cells.get("measure") is None:
            return None
        name = self.problems.text(grid, cells["measure"], ref)
        measure = Measure(
            ref,
            name,
            self.problems.text(grid, cells.get("shows"), ref) or None,
            unit_of(name),
            _thresholds(cells),
            _text(cells.get("status")),
            _direction(cells.get("direction")),
            rolling=_rolling(name),
            comment=self.problems.text(grid, cells.get("comment"), ref) or None,
            action=self.problems.text(grid, cells.get("action"), ref) or None,
            readings=self._values(grid, cells, ("previous", "current", "value"), ref),
            comparators=self._comparators(grid, cells, ref),
        )
        self._doubts(grid, cells, measure)
        return measure

    def _doubts(self, grid: Grid, cells: dict[str, Cell | None], measure: Measure) -> None:
        doubts = scale_of(measure).doubts
        first = next((cell for field, cell in cells.items() if field.startswith("band ") and cell), cells["measure"])
        if doubts and first:
            printed = " / ".join(text for _, text in measure.thresholds if text)
            self.problems.doubts(doubts, place_of(grid, first), measure.ref, printed, None)

    def _values(
        self, grid: Grid, cells: dict[str, Cell | None], fields: tuple[str, ...], ref: str
    ) -> tuple[Reading, ...]:
        """Previous and current without a period are two readings of unknown period, in that order."""
        readings: list[Reading] = []
        for field in fields:
            if cell := cells.get(field):
                reading = self.value(grid, cell, unknown_period(field.capitalize()), ref)
                readings.append(replace(reading, place=len(readings) + 1))
        return tuple(readings)

    def _comparators(self, grid: Grid, cells: dict[str, Cell | None], ref: str) -> tuple[Comparator, ...]:
        found = []
        for field, cell in cells.items():
            if field.startswith("comparator ") and cell:
                reading = self.value(grid, cell, NO_DATE, ref)
                found.append(Comparator(field.removeprefix("comparator "), readings=(reading,)))
        return tuple(found)

    def value(self, grid: Grid, cell: Cell, period: When, ref: str) -> Reading:
        """One value as printed; "c" is suppressed, a dash is no value, and neither is ever zero."""
        printed = folded(cell.text)
        meant = printed.lower().strip()
        if meant in _NO_VALUE:
            return Reading(period, None, printed)
        if meant in ("c", "*", "x", "suppressed"):
            return Reading(period, None, printed, suppressed=True)
        estimate = bool(re.search(r"\b(?:estimated?|provisional|est)\b", meant))
        number = _VALUE.fullmatch(re.sub(r"\(?\b(?:estimated?|provisional|est)\b\.?\)?", "", meant).strip())
        if number is None:
            sentence = f'The value "{printed}" could not be read as a number, and counts as no value.'
            self.problems.add("unread", place_of(grid, cell), ref, printed, sentence)
            return Reading(period, None, printed, estimate=estimate)
        return Reading(period, Decimal(number[1].replace(",", "")), printed, estimate=estimate)

    def reading(self, grid: Grid, row: int, headings: Headings) -> tuple[str, str, Reading] | None:
        """A row of a readings table: the measure's ref and name as printed, and the reading."""
        cells = {field: grid.at(row, column) for field, column in headings.columns.items()}
        value = cells.get("value")
        ref, name = _text(cells.get("measure_ref")) or "", _text(cells.get("measure")) or ""
        if value is None or not (ref or name):
            return None
        reading = self.value(grid, value, self._period(grid, cells.get("period"), ref or name), ref or name)
        return (
            ref,
            name,
            replace(
                reading,
                numerator=_number(cells.get("numerator")),
                denominator=_number(cells.get("denominator")),
                source=_text(cells.get("source")),
                note=_text(cells.get("note")),
            ),
        )

    def _period(self, grid: Grid, cell: Cell | None, about: str) -> When:
        if cell is None:
            return NO_DATE
        if cell.day is not None:
            one = day_when(cell.day, cell.text)
            return one if cell.shows_day else month_when(cell.day.year, cell.day.month, cell.text)
        when, doubts = read_when(cell.text)
        self.problems.doubts(doubts, place_of(grid, cell), about, folded(cell.text), shown(when) or None)
        return when


def _text(cell: Cell | None) -> str | None:
    return folded(cell.text) if cell else None


def _number(cell: Cell | None) -> Decimal | None:
    try:
        return Decimal(cell.text.strip().replace(",", "")) if cell else None
    except InvalidOperation:
        return None


def _thresholds(cells: dict[str, Cell | None]) -> tuple[tuple[str, str], ...]:
    """The bands in the order worst to best, known by their headings and not by their columns."""
    names = ("Requires improvement", "Good", "Outstanding")
    found = [(name, _text(cells.get(f"band {name}")) or "") for name in names if f"band {name}" in cells]
    return tuple(found) if any(text for _, text in found) else ()


def _direction(cell: Cell | None) -> tuple[str, str] | None:
    printed = _text(cell)
    return (printed, MOVES.get(printed.lower(), "none")) if printed else None


def _rolling(name: str) -> str | None:
    lowered = name.lower()
    if "cumulative" in lowered or "year to date" in lowered:
        return "cumulative"
    return "rolling 12 months" if re.search(r"\b(?:last|rolling) 12 months\b", lowered) else None
