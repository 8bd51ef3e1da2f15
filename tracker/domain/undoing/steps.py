"""What is to be saved so that a step is taken back; that too is a step, and taking it back does the first again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from tracker.domain.edit import Stamp
from tracker.domain.fields import AddedRecord, StoredRecord
from tracker.domain.measure import Reading
from tracker.domain.plan import Redaction
from tracker.domain.undoing.records import addition_taken_back, changed_fields, edit_taken_back
from tracker.domain.undoing.step import CannotUndo, Find, Saved, Step
from tracker.domain.undoing.words import Spoken, readings_taken_back, words_taken_back


def records_to_undo(step: Step, find: Find, stamp: Stamp) -> list[StoredRecord]:
    """The records to save; CannotUndo where somebody has changed the same since, or a thing is there for good."""
    if any(one.recorded_at > step.at for one in find(Redaction)):
        raise CannotUndo("Words were removed from the plan for good since: what was done before stays as it is.")
    found: list[StoredRecord] = []
    saved = _each_once(step.saved)
    own = [one.after for one in saved]
    for before, after in reversed(saved):
        found += _of(before, after, find, own, step, stamp)
    once = _each_once([Saved(None, record) for record in found])  # a theme takes with it what was added to it
    return [*(one.after for one in once), *readings_taken_back([r for r in own if isinstance(r, Reading)], find, stamp)]


def changes_something(saved: Sequence[Saved]) -> bool:
    """Whether there is anything to take back: a record may have been saved as it was."""
    return any(
        before is None or isinstance(before, AddedRecord) or isinstance(after, AddedRecord)
        or bool(changed_fields(before, after))
        for before, after in saved
    )  # fmt: skip


def _each_once(saved: Sequence[Saved]) -> list[Saved]:
    """What was saved more than once, as it was before all that and as it is since."""
    merged: dict[tuple[type, Any], Saved] = {}
    for before, after in saved:
        key = type(after), after.uuid if isinstance(after, AddedRecord) else after.id
        merged[key] = Saved(merged[key].before if key in merged else before, after)
    return list(merged.values())


def _of(
    before: StoredRecord | None, after: StoredRecord, find: Find, own: Sequence[Any], step: Step, stamp: Stamp
) -> Iterator[StoredRecord]:
    if isinstance(after, Spoken):
        yield words_taken_back(after, find, own, step.at, stamp)
    elif isinstance(after, AddedRecord):
        if not isinstance(after, Reading):
            raise CannotUndo(f"The {step.what} stays in the plan for good: it cannot be undone.")
    elif before is None:
        yield from addition_taken_back(after, find, own, step.at, stamp)
    else:
        assert not isinstance(before, AddedRecord)
        yield from edit_taken_back(before, after, find, step.at, stamp)
