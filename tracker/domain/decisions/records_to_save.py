"""The records to save so that a plan that is held becomes as a decision left it: nothing that was said is rewritten."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any

from tracker.domain.actions.new_update import NewUpdate, make_update
from tracker.domain.decisions.correction import PlanRecord, changed_records
from tracker.domain.edit import Stamp
from tracker.domain.plan import Action, Plan, Theme, Update
from tracker.domain.when import When

Reasons = Mapping[int | None, str]  # of an action, by its id: what it is corrected for
NO_REASONS: Reasons = MappingProxyType({})
_SAID = ("text", "status", "stated_rag", "review", "reason")


def records_to_save(before: Plan, after: Plan, stamp: Stamp, reasons: Reasons = NO_REASONS) -> list[Any]:
    """Edited actions, measures and themes, new people, and a correction for each update that was misread.

    Raises TrackerError where an update would have to be written before what an action's updates already say.
    """
    changed = changed_records(before, after)
    records = [record for was, now in changed for record in _of_record(before, was, now, stamp, reasons)]
    return records + [replace(person, plan_id=before.id) for person in after.people if person.id is None]


def _of_record(plan: Plan, was: PlanRecord, now: PlanRecord, stamp: Stamp, reasons: Reasons) -> Iterator[Any]:
    if _bare(was) != (bare := _bare(now)):
        yield bare
    if isinstance(was, Action) and isinstance(now, Action):
        for old, new in zip(was.updates, now.updates, strict=True):
            if said := {field: getattr(new, field) for field in _SAID if getattr(new, field) != getattr(old, field)}:
                yield from _correction(plan, was, old, said, stamp, reasons.get(was.id, ""))


def _bare(record: PlanRecord) -> PlanRecord:
    """A record without those that lie beneath it, which are saved by themselves."""
    if isinstance(record, Theme):
        return replace(record, actions=(), measures=())
    return replace(record, updates=()) if isinstance(record, Action) else record


def _correction(
    plan: Plan, action: Action, was: Update, said: dict[str, Any], stamp: Stamp, reason: str
) -> Iterator[Update]:
    """An update that says what was misread, for the day that the misread one spoke for; none can make one unsay.

    A date where there was none is nothing misread: it is said on the as-at day. A reason that is given later is the
    correction's own.
    """
    reason_given = said.pop("reason", None)
    reason = reason_given or reason
    review: When | None = said.get("review")
    if review and (was.review is None or was.review.kind == "none"):
        new = NewUpdate(review=review.as_printed, reason=reason, kind="correction")
        yield make_update(plan, action, new, uuid=stamp.number(), day=stamp.day, recorded_at=stamp.now, by=stamp.by)
    elif any(said.values()) or reason_given:
        yield Update(
            stamp.number(), "correction", was.day, stamp.now, reason=reason or None, author=stamp.by,
            recorded_by=stamp.by, action_id=action.id, **said,
        )  # fmt: skip
