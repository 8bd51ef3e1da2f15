"""The sheets of measures: what each says, every reading of every series, the scorecard, and every remark."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from tracker.columns.derived import NO_MEASURE
from tracker.columns.measures import MeasureRow, band_names, measure_columns, measure_rows
from tracker.columns.scorecard import scorecard_columns
from tracker.columns.scorecard_rows import CardRow, card_rows, count_words
from tracker.columns.sheets.actions import clock_words
from tracker.columns.sheets.cells import TableSheet, comparable
from tracker.columns.words import Column, Value, counted
from tracker.domain.actions.state import withdrawn_by
from tracker.domain.measure import Measure, Reading, Remark, known_by
from tracker.domain.plan import Plan, Theme
from tracker.domain.when import show_day


def measures_sheet(plan: Plan, as_at: date, said: str) -> TableSheet[MeasureRow]:
    """Every measure with its bands as printed, its latest value, and how far that is from the next band."""
    rows = measure_rows(plan, as_at)
    above = f"{counted(len(rows), 'measure')}, each by its latest reading. {said}."
    usual = measure_columns(band_names(plan, as_at))
    columns = (*usual[:-1], *_FURTHER, usual[-1])
    none, edited = NO_MEASURE, ("measure", "shows")
    return TableSheet("Measures", above, columns, rows, none, lambda row: row.measure.ref, edited=edited)


def _target(row: MeasureRow) -> Value:
    gap = row.finding.gap
    if gap is None:
        return None
    return gap.target.value if gap.target.value is not None else gap.target.as_printed or gap.target.word


_FURTHER: tuple[Column[MeasureRow], ...] = (
    Column("target", "Target", _target, "number", 8),
    Column("good_is", "Good is", lambda row: row.measure.good_is, "text", 8),
    Column("scale", "Scale", lambda row: row.measure.scale, "text", 12, wrap=True),
    Column("frequency", "Frequency", lambda row: row.measure.frequency, "text", 11, wrap=True),
    Column("rolling", "Rolling", lambda row: row.measure.rolling, "text", 11, wrap=True),
    Column("also", "Also written", lambda row: "\n".join(row.measure.also_written) or None, "text", 20, wrap=True),
)


def scorecard_sheet(plan: Plan, as_at: date, said: str) -> TableSheet[CardRow]:
    """The committee's table of measures, with their refs, and with the band where it is not the status itself."""
    rows = card_rows(plan, as_at)
    band_is_status = not any(row.said.stated_rating for row in rows)
    group, *others = (column for column in scorecard_columns(rows) if column.name != "band" or not band_is_status)
    columns = [group, _CARD_REF, *(replace(one, width=15) if one.name == "status" else one for one in others)]
    return TableSheet(
        "Scorecard", f"{count_words(rows)}. {said}.", columns, rows, NO_MEASURE,
        lambda row: row.measure.ref, frozen="measure",
    )  # fmt: skip


_CARD_REF = Column[CardRow]("ref", "Ref", lambda row: row.measure.ref, "ref", 9)


# Readings


class ReadingRow(NamedTuple):
    """One reading of one series of a measure, and whether a later one has taken its place."""

    measure: Measure
    series: str
    position: str | None
    reading: Reading
    corrected: bool


def reading_rows(plan: Plan, as_at: date) -> list[ReadingRow]:
    """Every reading that was known by the day, in the plan's order, series by series, by when their periods end.

    Of a period that had not ended there are only planned values and targets.
    """
    return [row for _, measure in plan.measures_on(as_at) for row in _readings_of(measure, as_at)]


def _readings_of(measure: Measure, as_at: date) -> Iterator[ReadingRow]:
    ours = [("Ours", None, measure.readings)]
    groups = [(group.name, None, group.readings) for group in measure.groups]
    others = [(comparator.label, comparator.position, comparator.readings) for comparator in measure.comparators]
    for series, position, readings in (*ours, *groups, *others):
        told = [one for one in readings if _is_told(one, as_at)]
        counting = {id(one) for one in known_by(told, as_at)}
        for one in sorted(told, key=_age):
            yield ReadingRow(measure, series, position, one, id(one) not in counting)


def _is_told(reading: Reading, as_at: date) -> bool:
    known, ended = reading.known or date.min, reading.period.last or date.min
    return known <= as_at and (ended <= as_at or reading.role not in ("actual", "estimate"))


def _age(reading: Reading) -> tuple[str, date, date, int]:
    return reading.role, reading.period.last or date.min, reading.known or date.min, reading.place


def _printed(row: ReadingRow) -> Value:
    """What was printed, where it is not just the value."""
    printed = " ".join(row.reading.as_printed.split())
    return printed if printed and comparable(printed) != comparable(str(row.reading.value)) else None


_READING_COLUMNS: tuple[Column[ReadingRow], ...] = (
    Column("ref", "Ref", lambda row: row.measure.ref, "ref", 9),
    Column("measure", "Measure", lambda row: row.measure.name, "text", 40, wrap=True),
    Column("series", "Series", lambda row: row.series, "text", 18, wrap=True),
    Column("position", "Position", lambda row: row.position, "text", 10, wrap=True),
    Column("role", "Role", lambda row: row.reading.role, "text", 9),
    Column("period", "Period", lambda row: " ".join(row.reading.period.as_printed.split()) or None, "text", 14, True),
    Column("first", "First day", lambda row: row.reading.period.first, "day", 12),
    Column("last", "Last day", lambda row: row.reading.period.last, "day", 12),
    Column("value", "Value", lambda row: row.reading.value, "number", 9),
    Column("word", "Word", lambda row: row.reading.word, "text", 12, wrap=True),
    Column("printed", "As printed", _printed, "text", 11, wrap=True),
    Column("suppressed", "Suppressed", lambda row: "suppressed" if row.reading.suppressed else None, "text", 11),
    Column("numerator", "Numerator", lambda row: row.reading.numerator, "number", 10),
    Column("denominator", "Denominator", lambda row: row.reading.denominator, "number", 11),
    Column("source", "Source", lambda row: row.reading.source, "text", 22, wrap=True),
    Column("note", "Note", lambda row: row.reading.note, "text", 22, wrap=True),
    Column("read_from", "Read from", lambda row: row.reading.read_from, "text", 22, wrap=True),
    Column("known", "Known from", lambda row: row.reading.known, "day", 12),
    Column("recorded", "Recorded", lambda row: clock_words(row.reading.recorded_at), "text", 12, wrap=True),
    Column("recorded_by", "Recorded by", lambda row: row.reading.recorded_by, "text", 14, wrap=True),
    Column("corrected", "Corrected", lambda row: "corrected since" if row.corrected else None, "text", 13),
)


def readings_sheet(plan: Plan, as_at: date, said: str) -> TableSheet[ReadingRow]:
    """Every reading, a row each."""
    rows = reading_rows(plan, as_at)
    above = f"{counted(len(rows), 'reading')}; what was corrected since is struck through. {said}."
    none = f"No reading as at {show_day(as_at)}"
    return TableSheet(
        "Readings", above, _READING_COLUMNS, rows, none, lambda row: row.reading.uuid, lambda row: row.corrected,
        edited=("value",),
    )  # fmt: skip


# Remarks


class RemarkRow(NamedTuple):
    """What was said of a measure on a day, and whether it was withdrawn."""

    theme: Theme
    measure: Measure
    remark: Remark
    withdrawn: bool


def remark_rows(plan: Plan, as_at: date) -> list[RemarkRow]:
    """Every remark that speaks for the day or one before it, oldest first in each measure."""
    rows = []
    for theme, measure in plan.measures_on(as_at):
        gone = withdrawn_by(measure.remarks)
        for one in sorted(measure.remarks, key=lambda remark: remark.age):
            if one.day is None or one.day <= as_at:
                rows.append(RemarkRow(theme, measure, one, one.uuid in gone))
    return rows


_REMARK_COLUMNS: tuple[Column[RemarkRow], ...] = (
    Column("ref", "Ref", lambda row: row.measure.ref, "ref", 9),
    Column("measure", "Measure", lambda row: row.measure.name, "text", 36, wrap=True),
    Column("day", "Day", lambda row: row.remark.day, "day", 12, empty="from the plan"),
    Column("stated", "Stated rating", lambda row: row.remark.stated_rating, "text", 10, wrap=True),
    Column("direction", "Direction", lambda row: (row.remark.stated_direction or (None,))[0], "text", 10, wrap=True),
    Column("moved", "Moved", lambda row: (row.remark.stated_direction or (None, None))[1], "text", 8),
    Column("comment", "Comment", lambda row: row.remark.comment, "text", 46, wrap=True),
    Column("action", "Action", lambda row: row.remark.action, "text", 40, wrap=True),
    Column("author", "Author", lambda row: row.remark.author, "text", 14, wrap=True),
    Column("recorded_by", "Recorded by", lambda row: row.remark.recorded_by, "text", 14, wrap=True),
    Column("reason", "Reason", lambda row: row.remark.reason, "text", 20, wrap=True),
    Column("source", "Source", lambda row: row.remark.source, "text", 20, wrap=True),
    Column("recorded", "Recorded", lambda row: clock_words(row.remark.recorded_at), "text", 12, wrap=True),
    Column("withdrawn", "Withdrawn", lambda row: "withdrawn" if row.withdrawn else None, "text", 11),
)


def remarks_sheet(plan: Plan, as_at: date, said: str) -> TableSheet[RemarkRow]:
    """Every remark, a row each."""
    rows = remark_rows(plan, as_at)
    above = f"{counted(len(rows), 'remark')}; what was withdrawn is struck through. {said}."
    none = f"No remark as at {show_day(as_at)}"
    return TableSheet(
        "Remarks", above, _REMARK_COLUMNS, rows, none, lambda row: row.remark.uuid, lambda row: row.withdrawn
    )
