"""The sheet of what was said, measured and moved between two days."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from tracker.columns.sheets.cells import TableSheet
from tracker.columns.words import Column, counted, standing_words, words_of
from tracker.domain.actions.register import Line, register
from tracker.domain.actions.state import in_order
from tracker.domain.measure import Measure, Reading, told_by
from tracker.domain.measures.remarks import remarks_in_order
from tracker.domain.plan import Plan
from tracker.domain.when import show_day, shown
from tracker.palette import RATING_WORDS


class ToldChange(NamedTuple):
    """One thing that is otherwise than it was: of what, on which day, what it was, what it is, and whose word it is."""

    ref: str | None
    name: str
    day: date | None
    what: str
    before: str | None
    after: str | None
    by: str | None


def rows_of_changes(plan: Plan, since: date, as_at: date) -> list[ToldChange]:
    """What became otherwise after one day and by another, action by action and measure by measure."""
    before = {id(line.action): line for line in register(plan, since)}
    rows = [row for line in register(plan, as_at) for row in _of_line(before.get(id(line.action)), line, since, as_at)]
    return rows + [row for _, measure in plan.measures() for row in _of_measure(measure, since, as_at)]


def _of_line(before: Line | None, line: Line, since: date, as_at: date) -> Iterator[ToldChange]:
    ref, name = line.action.ref, line.action.text
    if before is None:
        yield ToldChange(ref, name, line.state.began, "new", None, line.state.status.value, None)
    else:
        for what, old, new in _moves(before, line, as_at):
            yield ToldChange(ref, name, None, what, old or None, new or None, None)
    for said in in_order(line.action.updates, as_at):
        if said.day and said.day > since and said.text:
            yield ToldChange(ref, name, said.day, "commentary", None, said.text, said.author)


def _moves(before: Line, line: Line, as_at: date) -> Iterator[tuple[str, str, str]]:
    was, now = before.state, line.state
    told = (
        ("status", was.status.value, now.status.value),
        ("review", words_of(was.review), words_of(now.review)),
        ("rating", _rating(before, as_at), _rating(line, as_at)),
    )
    return ((what, old, new) for what, old, new in told if old != new)


def _rating(line: Line, as_at: date) -> str:
    return RATING_WORDS.get(line.rating or "") or standing_words(line, as_at)


def _of_measure(measure: Measure, since: date, as_at: date) -> Iterator[ToldChange]:
    series = [("", measure.readings), *((one.label, one.readings) for one in measure.groups)]
    series += [(one.label, one.readings) for one in measure.comparators]
    for label, readings in series:
        for told in told_by(readings, as_at):
            yield from _of_reading(measure, label, told, since, as_at)
    for remark in remarks_in_order(measure.remarks, as_at):
        said = (("status", remark.stated_rating), ("comment", remark.comment), ("action", remark.action))
        if remark.day and remark.day > since:
            for what, words in said:
                if words:
                    yield ToldChange(measure.ref, measure.name, remark.day, what, None, words, remark.author)


def _of_reading(measure: Measure, label: str, told: list[Reading], since: date, as_at: date) -> Iterator[ToldChange]:
    came = [one for one in told if one.known is not None and since < one.known <= as_at]
    last = told[-1]
    ended = last.known is None and last.role == "actual" and last.period.last and since < last.period.last <= as_at
    before = [one for one in told if one not in came][-1:] if came else []
    what = " ".join(filter(None, (label, shown(last.period), "" if last.role == "actual" else last.role)))
    if came or ended:
        old = _value(before[0]) if before else None
        yield ToldChange(measure.ref, measure.name, last.known, what or "value", old, _value(last), last.recorded_by)


def _value(reading: Reading) -> str:
    return reading.as_printed or (str(reading.value) if reading.value is not None else reading.word or "no value")


_COLUMNS: tuple[Column[ToldChange], ...] = (
    Column("ref", "Ref", lambda row: row.ref, "ref", 9),
    Column("name", "Action or measure", lambda row: row.name, "text", 44, wrap=True),
    Column("day", "Day", lambda row: row.day, "day", 12),
    Column("what", "What", lambda row: row.what, "text", 18, wrap=True),
    Column("before", "Before", lambda row: row.before, "text", 18, wrap=True),
    Column("after", "After", lambda row: row.after, "text", 56, wrap=True),
    Column("by", "By", lambda row: row.by, "text", 16, wrap=True),
)


def changes_sheet(plan: Plan, since: date, as_at: date, said: str) -> TableSheet[ToldChange]:
    """What became otherwise since a day."""
    rows = rows_of_changes(plan, since, as_at)
    above = f"{counted(len(rows), 'change')} since {show_day(since)}. {said}."
    return TableSheet("Changes", above, _COLUMNS, rows, f"No change since {show_day(since)}", lambda row: row.ref or "")
