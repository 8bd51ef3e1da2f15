"""The records to save so that a plan that is held becomes as a decision left it: nothing that was said is rewritten."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from tracker.domain.actions.new_update import NewUpdate, make_update
from tracker.domain.actions.state import withdrawn_by
from tracker.domain.decisions.location import location_of
from tracker.domain.plan import Action, Plan, Update
from tracker.domain.problem import Problem
from tracker.domain.when import shown


@dataclass(frozen=True, slots=True)
class Stamp:
    """Who decides, on which as-at day, at what clock time; `number` gives each update its uuid."""

    day: date
    now: datetime
    by: str | None
    number: Callable[[], str]


def records_to_save(before: Plan, after: Plan, stamp: Stamp, reason: str) -> list[Any]:
    """Edited actions, measures and themes, new people, and a correction for each update that was misread.

    Raises TrackerError where an update would have to be written before what an action's updates already say.
    """
    records: list[Any] = []
    for was, now in zip(before.themes, after.themes, strict=True):
        if was is now:
            continue
        if replace(was, actions=(), measures=()) != (bare := replace(now, actions=(), measures=())):
            records.append(bare)
        records += [new for old, new in zip(was.measures, now.measures, strict=True) if old is not new]
        for old, new in zip(was.actions, now.actions, strict=True):
            if old is not new:
                records += _of_action(before, old, new, stamp, reason)
    return records + [replace(person, plan_id=before.id) for person in after.people if person.id is None]


def _of_action(plan: Plan, old: Action, new: Action, stamp: Stamp, reason: str) -> Iterator[Any]:
    if replace(old, updates=()) != (bare := replace(new, updates=())):
        yield bare
    for was, now in zip(old.updates, new.updates, strict=True):
        if was != now:
            yield _correction(plan, old, was, now, stamp, reason)


def _correction(plan: Plan, action: Action, was: Update, now: Update, stamp: Stamp, reason: str) -> Update:
    """An update that says what was misread, for the day that the misread one spoke for.

    A date where there was none is nothing misread: it is said on the as-at day.
    """
    if now.review and now.review != was.review and (was.review is None or was.review.kind == "none"):
        said = NewUpdate(review=now.review.as_printed, reason=reason, kind="correction")
        return make_update(plan, action, said, uuid=stamp.number(), day=stamp.day, recorded_at=stamp.now, by=stamp.by)
    changed = {
        field: getattr(now, field)
        for field in ("text", "status", "stated_rag", "review")
        if getattr(now, field) != getattr(was, field)
    }
    return Update(
        stamp.number(), "correction", was.day, stamp.now, reason=reason or None, author=stamp.by, recorded_by=stamp.by,
        action_id=action.id, **changed,
    )  # fmt: skip


def taken_back(plan: Plan, problem: Problem, stamp: Stamp) -> list[Update]:
    """Updates that withdraw what a decision about a problem wrote; none where it wrote no update."""
    return [
        Update(
            stamp.number(), "undo", stamp.day, stamp.now, author=stamp.by, recorded_by=stamp.by,
            withdraws=update.uuid, action_id=action.id,
        )
        for action, update in _corrections(plan, problem)
    ]  # fmt: skip


def as_read(plan: Plan, problem: Problem) -> str | None:
    """What the text of a corrected problem was read as before; None where it was not read, or cannot be told."""
    location = location_of(plan, replace(problem, decision=None, read_as=None))
    return location.text or None if location and location.field == "review" else None


def _corrections(plan: Plan, problem: Problem) -> Iterator[tuple[Action, Update]]:
    if problem.decision not in ("accepted", "corrected") or not problem.read_as:
        return
    location = location_of(plan, problem)
    if location is None or not isinstance(location.record, Action):
        return
    withdrawn = withdrawn_by(location.record.updates)
    for update in location.record.updates:
        if update.kind == "correction" and update.uuid not in withdrawn and _says(update, problem.read_as):
            yield location.record, update


def _says(update: Update, text: str) -> bool:
    said = (update.text, update.status, update.stated_rag, update.review and shown(update.review))
    return text in [str(one) for one in said if one]
