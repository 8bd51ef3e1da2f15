"""The sheets of the meetings that reviewed the plan, and of what they decided."""

from __future__ import annotations

from collections.abc import Sequence

from tracker.columns.minutes import MEETING_COLUMNS, MINUTES_COLUMNS
from tracker.columns.sheets.cells import TableSheet
from tracker.columns.words import Column, counted
from tracker.domain.dates.reading import read_when
from tracker.domain.meetings.told import ToldDecision, ToldMeeting
from tracker.domain.when import When

DecisionRow = tuple[ToldMeeting, ToldDecision, int]  # with its place among what the meeting decided


def meetings_sheet(held: Sequence[ToldMeeting], said: str) -> TableSheet[ToldMeeting]:
    """Every meeting: who was there, how much was decided, when it was closed."""
    above = f"{counted(len(held), 'meeting')}. {said}."
    return TableSheet("Meetings", above, MEETING_COLUMNS, held, "No meeting", lambda row: row.uuid, frozen="name")


def decisions_sheet(held: Sequence[ToldMeeting], said: str) -> TableSheet[DecisionRow]:
    """What each meeting decided; of a closed one as it was."""
    rows = [(one, row, at) for one in held for at, row in enumerate(one.rows)]
    above = f"{counted(len(rows), 'decision')} of {counted(len(held), 'meeting')}. {said}."
    return TableSheet("Decisions", above, _COLUMNS, rows, "No decision", lambda row: f"{row[0].uuid} {row[2]}")


def _when(printed: str) -> When | None:
    """A day or month that minutes keep as words, so that the column sorts and filters."""
    return read_when(printed)[0] if printed else None


def _of_the_decision(column: Column[ToldDecision]) -> Column[DecisionRow]:
    return Column(column.name, column.heading, lambda row: column.value(row[1]), column.kind, column.width, column.wrap)


_COLUMNS: tuple[Column[DecisionRow], ...] = (
    Column("meeting", "Meeting", lambda row: row[0].name, "text", 18, wrap=True),
    Column("day", "Day", lambda row: row[0].day, "day", 12),
    *(_of_the_decision(column) for column in MINUTES_COLUMNS if column.name != "by_when"),
    Column("by_when", "By when", lambda row: _when(row[1].by_when), "when", 12),
)
