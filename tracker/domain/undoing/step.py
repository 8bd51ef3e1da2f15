"""A step of saving: what it was called, and each record that it saved as it was before and since."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from tracker.domain.fields import StoredRecord
from tracker.domain.measure import Comparator, Group, Measure
from tracker.domain.plan import Action, Person, Plan, Theme
from tracker.errors import TrackerError

# find(Action, id=3): the records of a kind that the file holds now, whose columns have the given values.
Find = Callable[..., Sequence[Any]]


class CannotUndo(TrackerError):
    """A step that cannot be taken back, now or later, and why; nothing was saved."""


class Saved(NamedTuple):
    """A record that was saved: as the file held it before (None: it is new), and as it holds it since."""

    before: StoredRecord | None
    after: StoredRecord


class Step(NamedTuple):
    """What was saved together, by its name ("lead of 1.1.4"), and when that was done."""

    what: str
    saved: tuple[Saved, ...]
    at: datetime


def the_held(find: Find, kind: type[Any], number: int | None) -> Any:
    """A record as the file holds it now."""
    for record in find(kind, id=number):
        return record
    raise CannotUndo(f"The plan does not hold this {kind.__name__.lower()} any more: nothing was saved.")


def called(record: object) -> str:
    """What people call a record, in the middle of a sentence."""
    if isinstance(record, Action | Measure):
        return record.ref or "the action"
    if isinstance(record, Theme):
        return record.heading
    if isinstance(record, Person):
        return record.name or record.role or "the person"
    if isinstance(record, Group | Comparator):
        return record.label
    return "the plan" if isinstance(record, Plan) else "the problem"
