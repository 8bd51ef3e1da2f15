"""Which record of a plan a problem is about."""

from __future__ import annotations

from collections.abc import Iterator

from tracker.domain.draft import Problem
from tracker.domain.measure import Measure
from tracker.domain.plan import Action, Person, Plan, Theme
from tracker.domain.problem_spot import spot_of

Record = Action | Measure | Theme | Person


def record_about(plan: Plan, problem: Problem) -> Record | None:
    """The record that holds the problem's text, or that it names; the theme where it names what is not there.

    None where it is about the plan as a whole, or about text that belongs to no record.
    """
    if problem.kind == "skipped" or problem.about == "plan":
        return None
    if spot := spot_of(plan, problem):
        return spot.record
    return next(_named(plan, problem), None)


def _named(plan: Plan, problem: Problem) -> Iterator[Record]:
    names = {problem.about} | ({problem.read_as} if problem.decision == "corrected" else set())
    yield from (action for _, action in plan.actions() if action.ref in names or action.text[:60] in names)
    yield from (measure for _, measure in plan.measures() if measure.ref in names or measure.name in names)
    yield from (theme for theme in plan.themes if theme.ref in names or theme.title in names)
    yield from (person for person in plan.people if person.name in names)
    over = problem.about.split(",")[0].rpartition(".")[0]  # of a ref that is missing, that of its theme
    yield from (theme for theme in plan.themes if theme.ref and theme.ref == over)
