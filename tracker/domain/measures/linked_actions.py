"""The actions that should move a measure, and whether its band changed after they were completed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from tracker.domain.actions.state import in_order, state_at
from tracker.domain.measure import Measure, Reading, readings_that_count, same_kind
from tracker.domain.measures.bands import zone_of
from tracker.domain.measures.joins import homes
from tracker.domain.measures.thresholds import scale_of
from tracker.domain.measures.value import exact_value
from tracker.domain.plan import Action, Plan, Status, Theme, there_on
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


def naming(plan: Plan, measure: Measure, as_at: date) -> Iterator[tuple[Theme, Action]]:
    """The actions that name a measure and were not removed by a day, in the plan's order, with their themes."""
    refs = {ref for ref, home in homes(plan).items() if home == measure.ref}
    return ((theme, one) for theme, one in plan.actions() if there_on(one, as_at) and not refs.isdisjoint(one.measures))


def named_measures(plan: Plan, action: Action, as_at: date) -> list[Measure]:
    """The measures that an action names, each once, in the order in which it does; not those removed by the day."""
    return measures_named_by(plan, as_at)(action)


def measures_named_by(plan: Plan, as_at: date) -> Callable[[Action], list[Measure]]:
    """Answers `named_measures` for one action after another: what stands is looked up once."""
    home, stands = homes(plan), {measure.ref: measure for _, measure in plan.measures_on(as_at)}

    def named(action: Action) -> list[Measure]:
        refs = dict.fromkeys(home.get(ref, ref) for ref in action.measures)
        return [stands[ref] for ref in refs if ref in stands]

    return named


def linked_actions(plan: Plan, measure: Measure, as_at: date) -> list[LinkedAction]:
    """The actions that name a measure, as they stood on a day, in the plan's order."""
    found = (_linked(plan, action, as_at) for _, action in naming(plan, measure, as_at))
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

    Nothing is said of why the band changed.
    """
    completed = [one for one in linked if one.status == Status.COMPLETE and one.last is not None]
    return " ".join(sentence for one in completed if (sentence := _after(measure, one, as_at)))


class BandSince(NamedTuple):
    """The latest reading after a day, its band, and the band before; "" where there is none."""

    reading: Reading
    band: str
    before: str


def band_since(measure: Measure, day: date, as_at: date) -> BandSince | None:
    """The latest reading whose period ended after the day, beside the last one of its kind that had ended by then.

    None where there is no reading since.
    """
    readings = [r for r in readings_that_count(measure.readings, as_at) if r.says and r.period.last is not None]
    if not readings or _ended(readings[-1]) <= day:
        return None
    after = readings[-1]
    alike = [one for one in readings if _ended(one) <= day and same_kind(one.period, after.period)]
    return BandSince(after, _band(measure, after), _band(measure, alike[-1]) if alike else "")


def _after(measure: Measure, action: LinkedAction, as_at: date) -> str:
    assert action.last is not None
    done = f"{action.ref} was completed on {show_day(action.last)}"
    since = band_since(measure, action.last, as_at)
    if since is None:
        return f"{done}; no reading since."
    if not since.band or not since.before:
        return ""
    when = shown(since.reading.period)
    if since.band == since.before:
        return f"{done}; the measure is still {since.band.lower()} in {when}."
    return f"After {done} the measure went from {since.before.lower()} to {since.band.lower()} in {when}."


def _ended(reading: Reading) -> date:
    return reading.period.last or date.min


def _band(measure: Measure, reading: Reading) -> str:
    """The band of a reading, or its word; "" where there are no bands."""
    value = exact_value(reading, measure.unit)
    if value is None:
        return reading.word or ""
    zone = zone_of(scale_of(measure), value)
    return zone.name if zone else ""
