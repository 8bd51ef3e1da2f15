"""The record that a problem is about, in words."""

from __future__ import annotations

from tracker.domain.decisions.location import Record
from tracker.domain.measure import Measure
from tracker.domain.plan import Action, Theme
from tracker.ui.problems.kinds import one_line


def name_of(record: Record) -> str:
    """What a record is called on a button: "1.1.4", "1.1 Assessment and planning", "Vera Brook's actions"."""
    if isinstance(record, Action):
        return record.ref or "the action"
    if isinstance(record, Measure):
        return record.ref or "the measure"
    if isinstance(record, Theme):
        return record.ref or one_line(record.title)
    return f"the actions of {one_line(record.name or record.role)}"


def words_of_record(record: Record) -> str:
    """A record in words, all of them."""
    if isinstance(record, Action):
        return f"{record.ref or ''} {record.text}".strip()
    if isinstance(record, Measure):
        return f"{record.ref} {record.name}".strip()
    if isinstance(record, Theme):
        return record.heading
    return ", ".join(part for part in (record.name, record.role) if part)
