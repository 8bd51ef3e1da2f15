"""What a reader asks first of all that changed: under a few headings; and since which days one may ask."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, timedelta
from typing import NamedTuple

from tracker.domain.actions.rag import SEVERITY
from tracker.domain.changes.told import PlanChange
from tracker.domain.decisions.location import Record, record_about
from tracker.domain.plan import Plan
from tracker.domain.problem import Problem
from tracker.domain.report import sent_reports

USUAL_SPAN = timedelta(days=28)  # from one meeting to the next

_RATINGS = {*map(str, SEVERITY), "grey"}
_HEADLINES: dict[str, Callable[[PlanChange], bool]] = {
    "newly late": lambda one: one.what == "late",
    "completed": lambda one: one.what == "completed",
    "re-dated": lambda one: one.what == "slip" or (one.what == "review" and bool(one.old and one.new)),
    "rating moved": lambda one: one.what == "rating" and {one.old, one.new} <= _RATINGS,
    "band crossed": lambda one: one.what == "band",
    "new commentary": lambda one: one.what == "commentary",
}


def headlines(changes: Iterable[PlanChange]) -> dict[str, list[PlanChange]]:
    """The changes under each heading, in their order; a heading with none is there too."""
    changes = list(changes)
    return {name: [one for one in changes if fits(one)] for name, fits in _HEADLINES.items()}


class EarlierDay(NamedTuple):
    """A day since which one may ask, and what was on it: "SMT", "report"."""

    day: date
    what: str


def earlier_days(plan: Plan, as_at: date) -> list[EarlierDay]:
    """The days of meetings and of reports before a day, the last first; without any, the day 28 days before."""
    held = [EarlierDay(one.day, one.name) for one in plan.meetings if one.day < as_at]
    sent = [EarlierDay(one.as_at, "report") for one in sent_reports(plan.reports) if one.as_at < as_at]
    found = sorted(dict.fromkeys([*held, *sent]), key=lambda one: (one.day, one.what != "report"), reverse=True)
    return found or [EarlierDay(as_at - USUAL_SPAN, "28 days before")]


def record_of_change(plan: Plan, problems: Iterable[Problem], change: PlanChange) -> Record | None:
    """What a change is about; None for the plan itself, and where it is in it no more."""
    named = (change.ref, change.name)
    if change.about == "action":
        return next((one for _, one in plan.actions() if (one.ref or "", one.text) == named), None)
    if change.about == "measure":
        return next((one for one in plan.measure_records() if one.ref == change.ref), None)
    if change.about == "theme":
        return next((one for one in plan.themes if one.heading == change.theme), None)
    if change.about == "person":
        return next((one for one in plan.people if change.name in (one.name, one.role)), None)
    if change.about != "problem":
        return None
    problem = next((one for one in problems if one.about == change.ref), None)
    return record_about(plan, problem) if problem else None
