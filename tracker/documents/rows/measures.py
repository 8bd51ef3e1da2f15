"""Reads the rows of measure, scorecard and readings tables into measures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from tracker.documents.grid import Cell, Grid, folded
from tracker.documents.headings.colour_bands import COLOURS
from tracker.documents.headings.heading_periods import heading_periods
from tracker.documents.headings.headings import Headings
from tracker.documents.problem_log import ProblemLog, place_of
from tracker.documents.ratings.painted_rows import row_paint
from tracker.documents.ratings.rating_by_word_or_colour import rating_by_colour
from tracker.documents.rows.comparators import (
    comparators_of,
    moved_of,
    rolling,
    unit_as_printed,
    unit_of,
    value_of,
    with_own_groups,
)
from tracker.documents.rows.refs import with_spans_recovered
from tracker.documents.rows.targets import Aim, good_is, target_in, targets_in, targets_of_headings
from tracker.documents.rows.word_values import ValueWords, WordValues, value_in
from tracker.documents.vocabulary.wording import FIELDS, plain
from tracker.domain.dates.reading import read_when
from tracker.domain.measure import Measure, Reading, Remark
from tracker.domain.measures.thresholds import scale_of
from tracker.domain.measures.value import are_shares, denied_by_its_cases, lacks_its_sign, printed_cases, read_count
from tracker.domain.measures.word_scales import name_of_scale
from tracker.domain.pattern import pattern_of
from tracker.domain.when import NO_DATE, When, day_when, month_when, shown, unknown_period

_Cells = Mapping[str, Cell | None]
_A_CODE = pattern_of(r"(?:[A-Z]{1,6}[ ./-]?)+\d{1,4}[a-z]?")  # "LI 12", whose words stand under "Description"
_CASES = ("numerator", "denominator")


class MeasureRows:
    """The measure tables of one document."""

    def __init__(self, problems: ProblemLog) -> None:
        self.problems = problems
        self.words = WordValues(problems)

    def read(self, grid: Grid, row: int, headings: Headings, ref: str) -> Measure | None:
        """The measure in a row, with the ref its place gives it; None where it has no name."""
        cells = {field: grid.at(row, column) for field, column in headings.columns.items()}
        if (named := cells.get("measure")) is None or not any(map(str.isalnum, named.text)):
            return None
        cells = with_spans_recovered(self.problems, grid, self.problems.told(grid, cells), ref)
        name = self.problems.text(grid, cells["measure"], ref, "measure")
        if _A_CODE.fullmatch(name) and (words := cells.get("shows")) and " " in words.text.strip():
            name = f"{name} {self.problems.text(grid, words, ref, 'measure')}"
            cells = {field: cell for field, cell in cells.items() if field != "shows"}
        return self.of_cells(grid, row, headings, cells, name, ref)

    def of_cells(self, grid: Grid, row: int, headings: Headings, cells: _Cells, name: str, ref: str) -> Measure:
        """The measure of which a row says this, by field."""
        heads = {field: text for text, field in headings.printed if field}
        year = self._period(grid, cells.get("period"), ref)
        words = self.words.of_row(grid, row, headings, ref)
        values = self._all_values(grid, row, headings, cells, year, ref, words)
        comparators = comparators_of(self.problems, grid, cells, heads, year, ref)
        values = self._with_signs(
            grid, values, (*values, *(one for whose in comparators for one in whose.readings)), ref
        )
        unit = unit_of(name) or unit_as_printed(values) or unit_of(heads.get("target", ""))
        measure = Measure(
            ref,
            name,
            shows=self.problems.text(grid, cells.get("shows"), ref, "shows") or None,
            unit=unit,
            thresholds=_thresholds(cells),
            scale=name_of_scale(words) if words else None,
            good_is=good_is(self.problems, grid, cells, heads, unit, ref),
            rolling=rolling(name),
            remarks=self._remarks(grid, row, headings, cells, ref),
            readings=values,
            comparators=comparators,
        )
        self._doubts(grid, cells, measure)
        measure = with_own_groups(measure)
        return replace(measure, unit=measure.unit or unit_as_printed(measure.readings))

    def _remarks(self, grid: Grid, row: int, headings: Headings, cells: _Cells, ref: str) -> tuple[Remark, ...]:
        """What the row says as a whole, and the ratings of its periods, each of the last day of its own."""
        heads = {field: text for text, field in headings.printed if field}
        rated = headings.columns.get("rag", headings.columns.get("status"))
        whole = Remark(
            "",
            None,
            None,
            self.comment(grid, cells, heads, ref),
            self.problems.text(grid, cells.get("action"), ref, "action") or ("" if "action" in cells else None),
            _text(cells.get("status")) or _text(cells.get("rag")) or self._coloured(grid, row, headings, rated, ref),
            stated_direction(cells.get("direction"), cells.get("direction_note")),
        )
        remarks = list(remarks_of(whole))
        for head in headings.heads:
            if head.rated is not None:
                cell = grid.at(row, head.rated)
                rating = _text(cell) or self._coloured(grid, row, headings, head.rated, ref)
                remarks += remarks_of(Remark("", head.period.last, None, stated_rating=rating))
        return tuple(remarks)

    def _coloured(self, grid: Grid, row: int, headings: Headings, column: int | None, ref: str) -> str | None:
        """The rating that the colour of its cell says, where the cell says nothing else."""
        cell = grid.seen(row, column) if column is not None else None
        if cell is None or cell.text or not cell.fill:
            return None
        own = None if cell.fill == row_paint(grid.rows[row]) else cell.fill
        rag = rating_by_colour(grid, cell, own, ref, self.problems)
        return rag.capitalize() if rag else None

    def _with_signs(
        self, grid: Grid, values: Sequence[Reading], others: Sequence[Reading], ref: str
    ) -> tuple[Reading, ...]:
        """The values of a row, but for those whose lacking % leaves open what they are."""
        read: list[Reading] = []
        for one in values:
            if lacks_its_sign(one, others) and one.value is not None:
                text, share = one.as_printed, f"{one.value * 100:f}".rstrip("0").rstrip(".")
                sentence = (
                    f'"{text}" stands without a % among percentages: it may be {share}% or {text}%, '
                    "and counts as no value. Write which in the document."
                )
                place, cause = (one.read_from or "").removeprefix(f"{grid.source}, "), "A % is missing beside a value"
                self.problems.add("unread", place, ref, "value", text, sentence, cause=cause)
                one = replace(one, value=None)
            read.append(one)
        return tuple(read)

    def _doubts(self, grid: Grid, cells: _Cells, measure: Measure) -> None:
        doubts = scale_of(measure).doubts
        named = cells.get("measure")
        first = next((cell for field, cell in cells.items() if field.startswith("band ") and cell), named)
        if doubts and first:
            printed = " / ".join(text for _, text in measure.thresholds if text)
            self.problems.doubts(doubts, place_of(grid, first), measure.ref, "thresholds", printed, None)
        if named and measure.unit == "percent" and are_shares(measure.readings):
            printed = " / ".join(one.as_printed for one in measure.readings if one.value is not None)
            sentence = (
                "These percentages are all between 0 and 1, and were read as such: if 1 means 100%, "
                "format the cells as percentages in Excel, save, and import again."
            )
            cause = "Percentages may be shares of 1"
            self.problems.add("doubtful", place_of(grid, named), measure.ref, "value", printed, sentence, cause=cause)

    def comment(self, grid: Grid, cells: _Cells, heads: Mapping[str, str], ref: str) -> str | None:
        """The comment, and what has no field of its own, under its heading; "" where its cell is blank."""
        parts = [self.problems.text(grid, cells.get("comment"), ref, "comment")]
        if cell := cells.get("direction"):
            parts += [] if moved_of(cell.text) else [f"{heads.get('direction', 'Direction')}: {folded(cell.text)}"]
        if (cell := cells.get("direction_note")) and not stated_direction(cells.get("direction")):
            parts.append(f"{heads.get('direction_note', 'Direction')}: {folded(cell.text)}")
        for field, cell in cells.items():
            if cell and field in _CASES and cells.keys() >= {*_CASES} and _count(cell) is None:
                parts.append(f"{heads.get(field, field)}: {folded(cell.text)}")
            if cell and field.startswith(("note ", "commentary")) and any(map(str.isalnum, cell.text)):
                text, head = self.problems.text(grid, cell, ref, "comment"), heads.get(field, field)
                parts.append(text if plain(head) in FIELDS["commentary"] else f"{head}: {text}")
        return "\n".join(filter(None, parts)) or ("" if "comment" in cells else None)

    def _all_values(
        self, grid: Grid, row: int, headings: Headings, cells: _Cells, year: When, ref: str, words: ValueWords
    ) -> tuple[Reading, ...]:
        """Our values, and what they are to reach."""
        periods = heading_periods(headings.printed).of
        values = [*self._values(grid, cells, periods, year, ref, words)]
        values += self.over_time(grid, row, headings, ref, words)
        values += targets_in(self.problems, grid, cells, periods, ref, words)
        values += targets_of_headings(grid, headings.heads)
        return tuple(replace(one, place=place) for place, one in enumerate(values, 1))

    def _values(
        self, grid: Grid, cells: _Cells, periods: Mapping[str, When], year: When, ref: str, words: ValueWords
    ) -> tuple[Reading, ...]:
        """Previous and current without a period are two readings of unknown period, in that order; a baseline without
        one is where the measure began, and never its latest value.

        A row's year is that of its published value, else of its latest.
        """
        readings: list[Reading] = []
        both = cells.keys() >= {*_CASES}
        with_cases = next((field for field in ("current", "value", "published") if cells.get(field) and both), None)
        dated = next((field for field in ("published", "current", "value") if cells.get(field)), None)
        for field in ("published", "baseline", "previous", "current", "value"):
            if cell := cells.get(field):
                period = periods.get(field) or (year if field == dated else NO_DATE)
                named = "current" if field == "value" and not cells.get("current") else field
                period = period if period.as_printed else unknown_period(named.capitalize())
                reading = value_in(self.problems, grid, cell, period, ref, words)
                if field == with_cases:
                    reading = self._with_cases(grid, cells, cell, reading, ref)
                began = field == "baseline" and period.first is None  # with a period it is the value of that
                readings.append(replace(reading, role="baseline") if began else reading)
        return tuple(readings)

    def _with_cases(self, grid: Grid, cells: _Cells, value: Cell, reading: Reading, ref: str) -> Reading:
        """A reading with the cases that it is made of, against which it is held."""
        counted = {name: _count(cells.get(name)) for name in _CASES}
        reading = replace(reading, numerator=counted["numerator"], denominator=counted["denominator"])
        if denied := denied_by_its_cases(reading, unit_as_printed((reading,))):
            self.problems.doubts([denied], place_of(grid, value), ref, "value", printed_cases(reading), None)
        return reading

    def over_time(
        self, grid: Grid, row: int, headings: Headings, ref: str, words: ValueWords = ()
    ) -> tuple[Reading, ...]:
        """The values of a row of a series, each with the period over it; a blank is none."""
        readings: list[Reading] = []
        for head in headings.heads:
            if cell := grid.at(row, head.column):
                if head.role == "target":
                    readings += target_in(self.problems, grid, cell, Aim(head.period, head.role, words), ref)
                    continue
                reading = value_in(self.problems, grid, cell, head.period, ref, words)
                readings.append(replace(reading, role=reading.role if head.role == "actual" else head.role))
        return tuple(replace(one, place=place) for place, one in enumerate(readings, 1))

    def reading(self, grid: Grid, row: int, headings: Headings) -> tuple[str, str, Reading] | None:
        """A row of a readings table: the measure's ref and name as printed, and the reading."""
        cells = {field: grid.at(row, column) for field, column in headings.columns.items()}
        value = cells.get("value")
        ref, name = _text(cells.get("measure_ref")) or "", _text(cells.get("measure")) or ""
        if value is None or not (ref or name):
            return None
        period = self._period(grid, cells.get("period"), ref or name)
        reading = replace(
            value_of(self.problems, grid, value, period, ref or name),
            numerator=_count(cells.get("numerator")),
            denominator=_count(cells.get("denominator")),
            source=_text(cells.get("source")),
            note=_text(cells.get("note")),
        )
        if denied := denied_by_its_cases(reading, unit_of(name) or unit_as_printed((reading,))):
            self.problems.doubts([denied], place_of(grid, value), ref or name, "value", printed_cases(reading), None)
        return ref, name, reading

    def _period(self, grid: Grid, cell: Cell | None, about: str) -> When:
        if cell is None:
            return NO_DATE
        if cell.day is not None:
            one = day_when(cell.day, cell.text)
            return one if cell.shows_day else month_when(cell.day.year, cell.day.month, cell.text)
        when, doubts = read_when(cell.text)
        self.problems.doubts(doubts, place_of(grid, cell), about, "period", folded(cell.text), shown(when) or None)
        return when


def remarks_of(remark: Remark) -> tuple[Remark, ...]:
    """What a row says beside its values, as one remark; none where it says nothing."""
    said = (remark.comment, remark.action, remark.stated_rating, remark.stated_direction)
    return (remark,) if any(said) else ()


def with_comment(measure: Measure, comment: str) -> Measure:
    """A measure of which a document says something more."""
    remark = measure.remarks[0] if measure.remarks else Remark("", None, None)
    remark = replace(remark, comment="\n".join(filter(None, (remark.comment, comment))))
    return replace(measure, remarks=(remark, *measure.remarks[1:]))


def _text(cell: Cell | None) -> str | None:
    return folded(cell.text) if cell else None


def _count(cell: Cell | None) -> Decimal | None:
    return read_count(cell.text) if cell else None


def _thresholds(cells: _Cells) -> tuple[tuple[str, str], ...]:
    """The bands in the order worst to best, known by their headings and not by their columns."""
    names = ("Requires improvement", "Good", "Outstanding", *COLOURS)
    found = [(name, _text(cells.get(f"band {name}")) or "") for name in names if f"band {name}" in cells]
    return tuple(found) if any(text for _, text in found) else ()


def stated_direction(cell: Cell | None, note: Cell | None = None) -> tuple[str, str] | None:
    """A direction of travel as printed, and which way it points; None for a word that says neither ("improving").

    `note` says what it compares with: "▼ Change from previous month".
    """
    moved = moved_of(cell.text) if cell else None
    if cell is None or moved is None:
        return None
    return " ".join(folded(one.text) for one in (cell, note) if one), moved
