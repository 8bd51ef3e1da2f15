"""Removing what was added to a plan from a day on, and bringing it back; nothing is ever deleted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime

from tracker.domain.measure import Measure
from tracker.domain.plan import Action, Person, Theme

Removable = Person | Theme | Action | Measure


def removed(record: Removable, day: date) -> list[Removable]:
    """The records to save so that one is gone from a day on; a theme goes first, and with it all that stands in it."""
    inside = [one for one in _inside(record) if one.removed_on is None]
    return [replace(one, removed_on=day) for one in (record, *inside)]


def brought_back(record: Removable) -> list[Removable]:
    """The records to save so that one is there again; a theme with what was removed with it, and not before."""
    since = _removed_at(record)
    inside = [one for one in _inside(record) if one.removed_on == record.removed_on and _later(one, since)]
    return [replace(one, removed_on=None) for one in (record, *inside)]


def _inside(record: Removable) -> Iterator[Action | Measure]:
    if isinstance(record, Theme):
        yield from record.actions
        yield from record.measures


def _later(record: Removable, since: datetime | None) -> bool:
    """What was removed by itself earlier on the day of its theme stays removed: the history tells the two apart."""
    then = _removed_at(record)
    return since is None or then is None or then >= since


def _removed_at(record: Removable) -> datetime | None:
    return max((one.edited_at for one in record.edits if one.field == "removed_on"), default=None)
