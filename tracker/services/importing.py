"""Saves what documents were read as: into a new plan, or as changes to the one held, in one transaction."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any
from uuid import uuid4

from tracker.domain.draft import Draft, Problem
from tracker.domain.matching import Changes, compare, readings_only
from tracker.domain.measure import Measure
from tracker.domain.plan import Action, Person, Plan, Theme, Update
from tracker.errors import TrackerError
from tracker.store.sqlite import Store


def save_drafts(store: Store, drafts: Sequence[Draft], dated: date | None, now: datetime) -> list[Changes]:
    """Save each draft in turn, all or none; the answer says for each what it did.

    The first import of a plan speaks from the beginning; later ones speak for the day `dated` (default: today).
    """
    with store.transaction():
        return [_save(store, draft, dated or now.date(), now) for draft in drafts]


def preview(held: Plan | None, draft: Draft) -> Changes:
    """What saving the draft would do; nothing is written."""
    if held is not None:
        return compare(held, draft.plan)
    refs = [action.ref or action.text for _, action in draft.plan.actions()]
    return Changes(new=refs + [measure.ref for _, measure in draft.plan.measures()])


def held_plan(store: Store) -> Plan | None:
    """The plan in the file, or None when nothing was imported yet."""
    return next(iter(store.all(Plan)), None)


def _save(store: Store, draft: Draft, dated: date, now: datetime) -> Changes:
    held = held_plan(store)
    changes = preview(held, draft)
    if held is None:
        held = _add_first(store, draft, now)
    else:
        _apply(store, held, changes, dated, now)
        _remember_tables(store, held, draft)
    _add_problems(store, held, [*draft.problems, *map(_unknown_measure, changes.lost)])
    return changes


def _add_first(store: Store, draft: Draft, now: datetime) -> Plan:
    if readings_only(draft.plan):
        raise TrackerError(f"{draft.plan.title} holds only readings: import the plan that has their measures first.")
    themes = tuple(
        replace(theme, actions=tuple(_stamped_action(action, None, now) for action in theme.actions))
        for theme in draft.plan.themes
    )
    return store.add_plan(replace(draft.plan, themes=themes))


def _apply(store: Store, held: Plan, changes: Changes, dated: date, now: datetime) -> None:
    """New records with everything under them, edited records, and updates stamped with the day they speak for."""
    for record in changes.records:
        store.save(record)
    additions = [_stamped(record, dated, now) for record in changes.additions]
    kinds = {type(record): None for record in additions}
    for kind in kinds:
        store.add_all([record for record in additions if type(record) is kind])
    known = {_one(person.name, person.role) for person in held.people}
    people = {_one(*lead): lead for lead in _leads([*additions, *changes.records]) if _one(*lead) not in known}
    store.add_all([Person(name, role, plan_id=held.id) for name, role in people.values()])


def _one(name: str | None, role: str | None) -> tuple[str | None, str | None]:
    """What makes a person one: the name, whatever the role; a lone role without one."""
    return name, None if name else role


def _leads(records: Sequence[Any]) -> list[tuple[str | None, str | None]]:
    actions = [record for record in records if isinstance(record, Action)]
    actions += [action for record in records if isinstance(record, Theme) for action in record.actions]
    return [(action.lead.name, action.lead.role) for action in actions if action.lead.as_printed]


def _stamped(record: Any, dated: date, now: datetime) -> Any:
    if isinstance(record, Update):
        return _stamped_update(record, dated, now)
    if isinstance(record, Action):
        return _stamped_action(record, dated, now)
    if isinstance(record, Theme):
        return replace(record, actions=tuple(_stamped_action(action, dated, now) for action in record.actions))
    return record


def _stamped_action(action: Action, day: date | None, now: datetime) -> Action:
    return replace(action, updates=tuple(_stamped_update(update, day, now) for update in action.updates))


def _stamped_update(update: Update, day: date | None, now: datetime) -> Update:
    """A document's update gets its uuid, clock and day here; one from a dump has them."""
    return update if update.uuid else replace(update, uuid=str(uuid4()), day=update.day or day, recorded_at=now)


def _remember_tables(store: Store, held: Plan, draft: Draft) -> None:
    read_from = list(held.settings.get("read_from", []))
    new = [table for table in draft.plan.settings.get("read_from", []) if table not in read_from]
    if new:
        store.save(replace(held, settings={**held.settings, "read_from": read_from + new}))


def _add_problems(store: Store, plan: Plan, problems: Sequence[Problem]) -> None:
    """A problem that is already held stays settled as it was."""
    known = {problem.key for problem in store.problems()}
    store.add_all([replace(problem, plan_id=plan.id) for problem in problems if problem.key not in known])


def _unknown_measure(measure: Measure) -> Problem:
    about = measure.ref or measure.name
    sentence = f"{about} is no measure of this plan: its {len(measure.readings)} readings were left aside."
    printed = "; ".join(f"{reading.period.as_printed} {reading.as_printed}" for reading in measure.readings)
    return Problem(
        "unread",
        "readings",
        measure.ref or measure.name,
        measure.ref or measure.name,
        f"{measure.name}: {printed}",
        None,
        sentence,
    )
