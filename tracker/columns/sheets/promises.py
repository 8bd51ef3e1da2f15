"""The sheets of what was promised for a day, and of the reviews that were moved to a later one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from tracker.columns.promises import PROMISE_COLUMNS, kept_of_plan
from tracker.columns.sheets.cells import TableSheet
from tracker.columns.slips import SLIP_COLUMNS
from tracker.columns.words import Column, counted
from tracker.domain.actions.slips import LedgerRow
from tracker.domain.promises.states import Promise
from tracker.domain.when import show_day


def promises_sheet(made: Sequence[Promise], as_at: date, said: str) -> TableSheet[Promise]:
    """What commentary promised for a day, and what became of it."""
    above = f"{counted(len(made), 'promise')}. {kept_of_plan(made, as_at)}. {said}."
    none = f"No promise as at {show_day(as_at)}"
    return TableSheet(
        "Promises", above, _PROMISES, made, none, lambda row: f"{row.update.uuid} {row.number}", frozen="number"
    )


def slips_sheet(rows: Sequence[LedgerRow], as_at: date, said: str) -> TableSheet[LedgerRow]:
    """Every review that was moved to a later day, with the reason that was given."""
    above = f"{counted(len(rows), 'slip')}. {said}."
    none = f"No review was moved as at {show_day(as_at)}"
    return TableSheet("Slips", above, _SLIPS, rows, none, lambda row: row.slip.update)


# A column of days holds days alone: what has none is left empty, so that the column sorts and filters.
_PROMISES = tuple(replace(column, empty="") if column.kind == "day" else column for column in PROMISE_COLUMNS)
_MOVED: dict[str, Column[LedgerRow]] = {
    "day": Column("day", "Moved on", lambda row: row.slip.day, "day", 12),
    "from": Column("from", "From", lambda row: row.slip.old, "when", 11),
    "to": Column("to", "To", lambda row: row.slip.new, "when", 11),
    "days": Column("days", "Days", lambda row: row.slip.days, "number", 7),
}
_SLIPS = tuple(_MOVED.get(column.name, column) for column in SLIP_COLUMNS)
