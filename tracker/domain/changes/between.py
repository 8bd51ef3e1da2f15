"""All that changed in a plan between two days, as a list of plain records that any face can show."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from tracker.domain.actions.rag import Limits
from tracker.domain.actions.register import Line, register
from tracker.domain.changes.of_actions import standing_told, updates_told
from tracker.domain.changes.of_measures import band_told, readings_told, remarks_told
from tracker.domain.changes.of_records import edits_told, meetings_told, removal_told, words_removed
from tracker.domain.changes.told import DaySpan, PlanChange
from tracker.domain.measure import Comparator, Group, Measure
from tracker.domain.plan import Action, Plan, Theme
from tracker.domain.problem import Problem


def changes_between(plan: Plan, since: date, as_at: date, problems: Iterable[Problem] = ()) -> list[PlanChange]:
    """What changed after a day, up to another: in the plan's order, of each record the oldest first.

    For updates, readings and remarks the day counts that they speak for, for edits and decisions the clock. What has
    no day of its own, as a rating that moved, comes last of its record.
    """
    span = DaySpan(since, as_at)
    return [*_of_plan(plan, span), *_of_themes(plan, span), *_of_problems(problems, span)]


def _in_order(changes: Iterable[PlanChange]) -> list[PlanChange]:
    return sorted(changes, key=lambda one: one.day or date.max)


def _of_plan(plan: Plan, span: DaySpan) -> Iterator[PlanChange]:
    of = PlanChange("plan", "", plan.title, "edited")
    yield from _in_order([*edits_told(of, plan, span), *words_removed(of, plan, span.since)])
    for person in plan.people:
        named = PlanChange("person", "", person.name or person.role or "", "edited")
        told = list(edits_told(named, person, span))
        yield from _in_order(removal_told(named, person.removed_on, told, span))
    yield from _in_order(meetings_told(plan.meetings, span))


def _of_themes(plan: Plan, span: DaySpan) -> Iterator[PlanChange]:
    then, now = ({id(line.action): line for line in register(plan, day)} for day in span)
    limits = Limits.of(plan.settings)
    shown = {measure.ref: measure for _, measure in plan.all_measures()}
    for theme in plan.themes:
        of = PlanChange("theme", theme.ref or "", theme.title, "edited", theme=theme.heading)
        yield from _in_order(removal_told(of, theme.removed_on, list(edits_told(of, theme, span)), span))
        for action in theme.actions:
            lines = then.get(id(action)), now.get(id(action))
            yield from _in_order(_of_action(theme, action, lines, span, limits.due_soon_days))
        for measure in theme.measures:
            yield from _in_order(_of_measure(plan, theme, measure, shown.get(measure.ref), span))


def _of_action(
    theme: Theme, action: Action, lines: tuple[Line | None, Line | None], span: DaySpan, due_soon_days: int
) -> list[PlanChange]:
    of = PlanChange("action", action.ref or "", action.text, "edited", theme=theme.heading)
    told = [*updates_told(of, action, span, due_soon_days), *edits_told(of, action, span)]
    told = removal_told(of, action.removed_on, told, span)
    return [*told, *standing_told(of, *lines, span), *words_removed(of, action, span.since)]


def _of_measure(plan: Plan, theme: Theme, record: Measure, measure: Measure | None, span: DaySpan) -> list[PlanChange]:
    """What was measured under other names is told of the measure that these are joined into; an edit, of the record."""
    of = PlanChange("measure", record.ref, record.name, "edited", theme=theme.heading)
    told = list(edits_told(of, record, span))
    parts: tuple[Group | Comparator, ...] = (*record.groups, *record.comparators)
    for part in parts:
        told += [replace(one, of=f"{part.label}, {one.of}") for one in edits_told(of, part, span)]
    told = removal_told(of, record.removed_on, told, span)
    if measure is not None:
        there = span.until(measure.removed_on)
        told += [*readings_told(of, measure, there), *remarks_told(of, measure, there)]
        told += band_told(of, measure, there, plan.scales)
    return told


def _of_problems(problems: Iterable[Problem], span: DaySpan) -> Iterator[PlanChange]:
    for problem in problems:
        of = PlanChange("problem", problem.about, problem.message, "decision")
        yield from _in_order(edits_told(of, problem, span))
