"""An incoming plan against the one held: what is new, changed, the same and missing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from tracker.domain.measure import Measure, Reading
from tracker.domain.plan import Action, Plan, Theme, Update
from tracker.domain.state import State, state_at
from tracker.domain.when import When, shown


@dataclass(frozen=True, slots=True)
class Change:
    """One field of a held record that the incoming plan gives otherwise."""

    ref: str
    field: str
    old: str | None
    new: str | None


@dataclass(slots=True)
class Changes:
    """What an incoming plan would do, and the records that do it.

    `records` are to be added or saved, `additions` are (held parent, new child): an action or measure that is new
    in a held theme, an update of a held action, a reading of a held measure. `lost` are readings of unknown measures.
    """

    new: list[str] = field(default_factory=list)
    changed: list[Change] = field(default_factory=list)
    same: int = 0
    missing: list[str] = field(default_factory=list)
    records: list[Any] = field(default_factory=list)
    additions: list[Any] = field(default_factory=list)
    lost: list[Measure] = field(default_factory=list)


def readings_only(plan: Plan) -> bool:
    """Whether a document holds values of measures that another document defines, and nothing else."""
    return all(not theme.title and not theme.actions for theme in plan.themes)


def compare(held: Plan, incoming: Plan) -> Changes:
    """Match by ref within the plan, then by text; nothing is ever deleted."""
    changes = Changes()
    themes = {theme.ref or theme.title: theme for theme in held.themes}
    for theme in incoming.themes:
        before = themes.get(theme.ref or theme.title)
        if before is None:
            _new_theme(theme, held, changes, readings_only(incoming))
        else:
            _compare_theme(before, theme, changes)
    if any(theme.actions for theme in incoming.themes):
        _missing(held, incoming, changes)
    return changes


def _new_theme(theme: Theme, held: Plan, changes: Changes, only_readings: bool) -> None:
    if only_readings:
        changes.lost += theme.measures
        return
    changes.new += [action.ref or action.text for action in theme.actions]
    changes.new += [measure.ref for measure in theme.measures]
    changes.additions.append(replace(theme, plan_id=held.id, place=len(held.themes) + 1))


def _compare_theme(held: Theme, incoming: Theme, changes: Changes) -> None:
    wanted = replace(
        held,
        title=incoming.title or held.title,
        ambition=incoming.ambition or held.ambition,
        evidence=incoming.evidence or held.evidence,
    )
    for name in ("title", "ambition", "evidence"):
        _note(changes, held.ref or held.title, name, getattr(held, name), getattr(wanted, name))
    if wanted != held:
        changes.records.append(replace(wanted, actions=(), measures=()))
    for action in incoming.actions:
        _compare_action(held, action, changes)
    for measure in incoming.measures:
        _compare_measure(held, measure, changes, only_readings=not incoming.title)


def _note(changes: Changes, ref: str, name: str, old: Any, new: Any) -> bool:
    if old == new:
        return False
    changes.changed.append(Change(ref, name, _told(old), _told(new)))
    return True


def _told(value: Any) -> str | None:
    if value is None or value == ():
        return None
    if isinstance(value, When):
        return shown(value)
    return "\n".join(str(part) for part in value) if isinstance(value, tuple) else str(value)


# Actions


def _compare_action(theme: Theme, incoming: Action, changes: Changes) -> None:
    held = _same_action(theme, incoming)
    if held is None:
        changes.new.append(incoming.ref or incoming.text)
        changes.additions.append(
            replace(incoming, theme_id=theme.id, plan_id=theme.plan_id, place=len(theme.actions) + 1 + incoming.place)
        )
        return
    ref = held.ref or held.text
    before = len(changes.changed)
    wanted = replace(
        held, text=incoming.text or held.text, lead=incoming.lead if incoming.lead.as_printed else held.lead
    )
    edited = _note(changes, ref, "action", held.text, wanted.text)
    edited |= _note(changes, ref, "lead", held.lead.as_printed, wanted.lead.as_printed)
    if edited:
        changes.records.append(replace(wanted, updates=()))
    for update in _new_updates(held, incoming, changes, ref):
        changes.additions.append(replace(update, action_id=held.id))
    changes.same += len(changes.changed) == before


def _same_action(theme: Theme, incoming: Action) -> Action | None:
    if incoming.ref:
        return next((action for action in theme.actions if action.ref == incoming.ref), None)
    words = incoming.text.casefold()
    return next((action for action in theme.actions if action.text.casefold() == words), None)


def _new_updates(held: Action, incoming: Action, changes: Changes, ref: str) -> Iterator[Update]:
    """Updates with a uuid (from a dump) that are not held; else what the row says otherwise than when last read."""
    known = {update.uuid for update in held.updates}
    stamped = [update for update in incoming.updates if update.uuid]
    for update in stamped:
        if update.uuid not in known:
            changes.changed.append(Change(ref, "update", None, update.text))
            yield update
    if not stamped and incoming.updates:
        # Only what documents said before is compared: words written since then are nobody's change.
        read = state_at([update for update in held.updates if update.kind == "plan"], date.max)
        if moved := _moved(read or State(), incoming.updates[0], changes, ref):
            yield moved


def _moved(read: State, said: Update, changes: Changes, ref: str) -> Update | None:
    """What one reading of the row adds to the last: only the fields that differ, only the words that were added."""
    review = said.review if said.review and _days(said.review) != _days(read.review) else None
    status = said.status if said.status != read.status else None
    stated = said.stated_rag if said.stated_rag != read.stated_rag else None
    text = _added(read.text or "", said.text or "")
    for name, old, new in (
        ("review", read.review, review),
        ("status", read.status, status),
        ("rating", read.stated_rag, stated),
        ("commentary", read.text, text),
    ):
        if new is not None:
            _note(changes, ref, name, old, new)
    if review is None and status is None and stated is None and text is None:
        return None
    return replace(said, text=text, status=status, stated_rag=stated, review=review)


def _days(when: When) -> tuple[Any, ...]:
    return when.kind, when.first, when.last, when.as_printed if when.kind == "unread" else ""


def _added(old: str, new: str) -> str | None:
    """Commentary that grew at its beginning or end adds only the addition."""
    if not new or new == old:
        return None
    if old and new.endswith(old):
        return new.removesuffix(old).strip()
    if old and new.startswith(old):
        return new.removeprefix(old).strip()
    return new


def _missing(held: Plan, incoming: Plan, changes: Changes) -> None:
    refs = {action.ref for _, action in incoming.actions()}
    texts = {action.text.casefold() for _, action in incoming.actions()}
    for _, action in held.actions():
        if action.removed_on is None and action.ref not in refs and action.text.casefold() not in texts:
            changes.missing.append(action.ref or action.text)


# Measures


def _compare_measure(theme: Theme, incoming: Measure, changes: Changes, *, only_readings: bool) -> None:
    held = _same_measure(theme, incoming)
    if held is None and only_readings:
        changes.lost.append(incoming)
        return
    if held is None:
        changes.new.append(incoming.ref)
        place = len(theme.measures) + 1
        changes.additions.append(replace(incoming, theme_id=theme.id, plan_id=theme.plan_id, place=place))
        return
    before = len(changes.changed)
    if not only_readings:
        _compare_words(held, incoming, changes)
    _compare_readings(held, incoming, changes)
    changes.same += len(changes.changed) == before


def _same_measure(theme: Theme, incoming: Measure) -> Measure | None:
    """The measure of that name, else of that ref: a list may have been cut or sorted since it was read."""
    name = incoming.name.casefold()
    by_name = [measure for measure in theme.measures if name and measure.name.casefold() == name]
    by_ref = [measure for measure in theme.measures if measure.ref == incoming.ref]
    both = [measure for measure in by_name if measure in by_ref]
    return next(iter([*both, *by_name, *by_ref]), None)


def _compare_words(held: Measure, incoming: Measure, changes: Changes) -> None:
    names = ("name", "shows", "thresholds", "stated_rating", "stated_direction", "comment", "action")
    new = {name: getattr(incoming, name) for name in names if getattr(incoming, name) not in (None, ())}
    for name, value in new.items():
        _note(changes, held.ref, name, getattr(held, name), value)
    wanted = replace(held, **new)
    if wanted != held:
        changes.records.append(replace(wanted, readings=(), comparators=()))


def _compare_readings(held: Measure, incoming: Measure, changes: Changes) -> None:
    known = {_of(reading): reading for reading in held.readings}
    for number, reading in enumerate(incoming.readings, 1):
        before = known.get(_of(reading))
        if before is None:
            place = len(held.readings) + number
            changes.changed.append(
                Change(held.ref, f"reading {reading.period.as_printed}".strip(), None, reading.as_printed)
            )
            changes.additions.append(replace(reading, measure_id=held.id, plan_id=held.plan_id, place=place))
        elif _value(before) != _value(reading):
            name = f"reading {reading.period.as_printed}".strip()
            changes.changed.append(Change(held.ref, name, before.as_printed, reading.as_printed))
            kept = replace(reading, id=before.id, plan_id=before.plan_id, measure_id=before.measure_id)
            changes.records.append(replace(kept, place=before.place, revision=before.revision))


def _of(reading: Reading) -> tuple[Any, ...]:
    return (*_days(reading.period), reading.source)


def _value(reading: Reading) -> tuple[Any, ...]:
    return reading.value, reading.numerator, reading.denominator, reading.suppressed, reading.note
