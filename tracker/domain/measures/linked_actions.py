"""The actions that should move a measure, and whether its band changed after they were completed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from tracker.domain.actions.state import in_order, state_at
from tracker.domain.measure import Measure, Reading, exact_value, readings_that_count, same_kind
from tracker.domain.measures.bands import zone_of
from tracker.domain.measures.joins import homes
from tracker.domain.measures.thresholds import scale_of
from tracker.domain.plan import Action, Plan, Status, Theme
from tracker.domain.when import show_day, shown


@dataclass(frozen=True, slots=True)
class LinkedAction:
    """An action that names the measure, and the stretch of time to draw for it.

    `first` is the day of its first update (the first day of the plan's period where that has none; None: not known),
    `last` the day on which it was completed or stopped, None while it goes on or where nobody said when.
    """

    ref: str
    text: str
    first: date | None
    last: date | None
    status: Status
    id: int | None = None


def naming(plan: Plan, measure: Measure) -> Iterator[tuple[Theme, Action]]:
    """The actions that name a measure and were not removed, in the plan's order, with their themes."""
    refs = {ref for ref, home in homes(plan).items() if home == measure.ref}
    return (
        (theme, one) for theme, one in plan.actions() if one.removed_on is None and not refs.isdisjoint(one.measures)
    )


def named_measures(plan: Plan, action: Action) -> list[Measure]:
    """The measures that an action names, each once, in the order in which it does; those that are gone are left out."""
    home, stands = homes(plan), {measure.ref: measure for _, measure in plan.measures()}
    refs = dict.fromkeys(home.get(ref, ref) for ref in action.measures)
    return [stands[ref] for ref in refs if ref in stands]


def linked_actions(plan: Plan, measure: Measure, as_at: date) -> list[LinkedAction]:
    """The actions that name a measure, as they stood on a day, in the plan's order."""
    found = (_linked(plan, action, as_at) for _, action in naming(plan, measure))
    return [one for one in found if one is not None]


def _linked(plan: Plan, action: Action, as_at: date) -> LinkedAction | None:
    state = state_at(action.updates, as_at)
    if state is None:
        return None
    first = in_order(action.updates, as_at)[0].day or plan.period.first
    last = state.status_since if state.status in (Status.COMPLETE, Status.STOPPED) else None
    return LinkedAction(action.ref or "an action", " ".join(action.text.split()), first, last, state.status, action.id)


def did_it_work(measure: Measure, linked: Sequence[LinkedAction], as_at: date) -> str:
    """Which completed actions were followed by a change of band, in sentences; "" where none was completed.

    What follows is the latest reading, where its period ended after the completion; it is held against the last one
    of the same kind of period that had ended by then. Nothing is said of why the band changed.
    """
    readings = [r for r in readings_that_count(measure.readings, as_at) if r.says and r.period.last is not None]
    completed = [one for one in linked if one.status == Status.COMPLETE and one.last is not None]
    return " ".join(sentence for one in completed if (sentence := _after(measure, one, readings)))


def _after(measure: Measure, action: LinkedAction, readings: Sequence[Reading]) -> str:
    assert action.last is not None
    done = f"{action.ref} was completed on {show_day(action.last)}"
    after = readings[-1] if readings and _ended(readings[-1]) > action.last else None
    if after is None:
        return f"{done}; no reading since."
    alike = [one for one in readings if _ended(one) <= action.last and same_kind(one.period, after.period)]
    band = _band(measure, after)
    before = _band(measure, alike[-1]) if alike else ""
    if not band or not before:
        return ""
    if band == before:
        return f"{done}; the measure is still {band.lower()} in {shown(after.period)}."
    return f"After {done} the measure went from {before.lower()} to {band.lower()} in {shown(after.period)}."


def _ended(reading: Reading) -> date:
    return reading.period.last or date.min


def _band(measure: Measure, reading: Reading) -> str:
    """The band of a reading, or its word; "" where there are no bands."""
    value = exact_value(reading, measure.unit)
    if value is None:
        return reading.word or ""
    zone = zone_of(scale_of(measure), value)
    return zone.name if zone else ""
