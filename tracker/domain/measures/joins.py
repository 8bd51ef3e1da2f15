"""Joining two measures that are one under two names, and taking them apart again."""

from __future__ import annotations

from dataclasses import replace

from tracker.domain.joining import homes_of
from tracker.domain.measure import Measure
from tracker.domain.plan import Plan
from tracker.errors import TrackerError


def joined(plan: Plan, ref: str, into: str) -> Measure:
    """The measure to save so that it is another name of the one that it is joined into.

    Nothing of it moves or goes: its readings and remarks are shown as that measure's, and its name is remembered.
    TrackerError where that cannot be.
    """
    measure, other = measure_as_kept(plan, ref), measure_as_kept(plan, into)
    if homes(plan)[into] == homes(plan)[ref]:
        same = "is that measure" if ref == into else "are one already"
        raise TrackerError(f"{ref} {same}: choose another measure to join it into.")
    if measure.unit and other.unit and measure.unit != other.unit:
        raise TrackerError(f"{ref} counts in {measure.unit} and {into} in {other.unit}: they cannot be one measure.")
    if other.removed_on is not None:
        raise TrackerError(f"{into} was removed from the plan: bring it back first.")
    return replace(measure, joined_into=homes(plan)[into])


def apart(plan: Plan, ref: str) -> Measure:
    """The measure to save so that it stands by itself again; TrackerError where it was not joined."""
    measure = measure_as_kept(plan, ref)
    if measure.joined_into is None:
        raise TrackerError(f"{ref} was not joined into another measure.")
    return replace(measure, joined_into=None)


def joined_into(plan: Plan, ref: str) -> list[Measure]:
    """The measures that are other names of one, as they are kept."""
    found = homes(plan)
    return [measure for measure in plan.measure_records() if found[measure.ref] == ref != measure.ref]


def measure_as_kept(plan: Plan, ref: str) -> Measure:
    """A measure as it is saved: without what lies beneath it, and without what was joined into it."""
    found = next((measure for measure in plan.measure_records() if measure.ref == ref), None)
    if found is None:
        raise TrackerError(f"The plan has no measure {ref}.")
    return replace(found, remarks=(), readings=(), groups=(), comparators=())


def homes(plan: Plan) -> dict[str, str]:
    """For the ref of each measure that of the one that it is part of; its own where it stands by itself."""
    every = list(plan.measure_records())
    return {measure.ref: home for measure, home in zip(every, homes_of(every), strict=True)}
