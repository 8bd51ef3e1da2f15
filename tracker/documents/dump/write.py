"""Writes plans, registers and measures as the JSON that other programs read: "improvement-plan/1"."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from tracker.domain.actions.register import Line, tally
from tracker.domain.actions.state import State, state_at
from tracker.domain.draft import Draft, FoundTable
from tracker.domain.measure import Comparator, Measure, Reading
from tracker.domain.measures.bands import Band
from tracker.domain.measures.finding import find
from tracker.domain.measures.thresholds import scale_of
from tracker.domain.plan import Action, Lead, Person, Plan, Theme, Update
from tracker.domain.problem import Problem
from tracker.domain.when import When

DUMP_FORMAT = "improvement-plan/1"
NOT_STAMPED = "0001-01-01T00:00:00+00:00"  # the clock of an update that was read and not yet saved
Json = dict[str, Any]


def plan_json(plan: Plan, problems: Sequence[Problem]) -> Json:
    """Everything a plan holds, and its problems. Every key is always there; absent is null, dates are ISO 8601."""
    return {"format": DUMP_FORMAT, "plans": [_plan(plan)], "problems": [problem_json(problem) for problem in problems]}


def actions_json(plan: Plan, lines: Iterable[Line], as_at: date) -> Json:
    """The register as at a day, with the counts of the lines given."""
    lines = list(lines)
    return {
        "as_at": as_at.isoformat(),
        "plan": plan.title,
        "tally": tally(lines),
        "actions": [action_json(line) for line in lines],
    }


def action_json(line: Line) -> Json:
    """One action as it stood, with its rating; `theme` is the theme's ref, or its title where it has none."""
    action, state = line.action, line.state
    return {
        "ref": action.ref,
        "theme": line.theme.ref or line.theme.title,
        "text": action.text,
        "lead": _lead(action.lead),
        "review": _when(state.review),
        "status": state.status.value,
        "days_late": line.days_late,
        "due_soon": line.due_soon,
        "silent": line.silent,
        "awaiting_sign_off": line.awaiting_sign_off,
        "computed_rag": line.computed_rag,
        "stated_rag": state.stated_rag,
        "rating": line.rating,
        "slips": state.slips,
        "latest": {"day": _day(state.text_day), "text": state.text} if state.text else None,
    }


def measures_json(plan: Plan, as_at: date) -> Json:
    """What every measure says as at a day, in the plan's order."""
    return {"as_at": as_at.isoformat(), "measures": [_found(measure, as_at) for _, measure in plan.measures()]}


def draft_json(draft: Draft, changes: Mapping[str, Any] | None = None) -> Json:
    """A document as read, before saving: the plan, how much of the document went into it, and what it would change."""
    found = {
        **plan_json(draft.plan, draft.problems),
        "counts": {"cells": draft.cells, "used": draft.used, "set_aside": draft.cells - draft.used},
        "tables": [_table(table) for table in draft.tables],
    }
    return found if changes is None else {**found, "changes": dict(changes)}


def problem_json(problem: Problem) -> Json:
    """One problem: where it stands, what is printed there, how it was read, and what was decided."""
    return {
        "kind": problem.kind,
        "source": problem.source,
        "place": problem.place,
        "about": problem.about,
        "as_printed": problem.as_printed,
        "read_as": problem.read_as,
        "message": problem.message,
        "decision": problem.decision,
        **({"field": problem.field} if problem.field else {}),
    }


def _plan(plan: Plan) -> Json:
    return {
        "title": plan.title,
        "organisation": plan.organisation,
        "period": {"first": _day(plan.period.first), "last": _day(plan.period.last)},
        "theme_word": plan.theme_word,
        "opens_as_at": _day(plan.opens_as_at),
        "settings": json.loads(json.dumps(dict(plan.settings))),  # tuples become lists, as they do in the file
        "people": [_person(person) for person in plan.people],
        "themes": [_theme(theme) for theme in plan.themes],
    }


def _person(person: Person) -> Json:
    return {
        "name": person.name,
        "role": person.role,
        "email": person.email,
        "also_written": list(person.also_written),
    }


def _theme(theme: Theme) -> Json:
    return {
        "ref": theme.ref,
        "ref_as_printed": theme.ref_as_printed,
        "title": theme.title,
        "ambition": list(theme.ambition),
        "evidence": [{"heading": one.heading, "text": one.text} for one in theme.evidence],
        "actions": [_action(action) for action in theme.actions],
        "measures": [_measure(measure) for measure in theme.measures],
    }


def _action(action: Action) -> Json:
    return {
        "ref": action.ref,
        "ref_as_printed": action.ref_as_printed,
        "text": action.text,
        "lead": _lead(action.lead),
        **_state(state_at(action.updates, date.max)),
        "measures": list(action.measures),
        "evidence_links": list(action.evidence_links),
        "notes": list(action.notes),
        "removed_on": _day(action.removed_on),
        "updates": [_update(update) for update in action.updates],
    }


def _state(state: State | None) -> Json:
    """How the action stands after all its updates; all null for one on which no update counts."""
    return {
        "review": _when(state.review) if state else None,
        "original_review": _when(state.original_review) if state else None,
        "status": state.status.value if state else None,
        "stated_rag": state.stated_rag if state else None,
    }


def _update(update: Update) -> Json:
    return {
        "uuid": update.uuid,
        "kind": update.kind,
        "day": _day(update.day),
        "recorded_at": update.recorded_at.isoformat() if update.recorded_at else NOT_STAMPED,
        "recorded_by": update.recorded_by,
        "author": update.author,
        "text": update.text,
        "status": update.status.value if update.status else None,
        "stated_rag": update.stated_rag,
        "review": _when(update.review) if update.review else None,
        "reason": update.reason,
        "withdraws": update.withdraws,
    }


def _measure(measure: Measure) -> Json:
    scale = scale_of(measure)
    stated = measure.stated_direction
    return {
        "ref": measure.ref,
        "name": measure.name,
        "shows": measure.shows,
        "unit": measure.unit,
        "polarity": scale.polarity,
        "direction": scale.direction,
        "thresholds_as_printed": dict(measure.thresholds),
        "bands": [_band(band) for band in scale.bands],
        "stated_rating": measure.stated_rating,
        "stated_direction": {"as_printed": stated[0], "moved": stated[1]} if stated else None,
        "frequency": measure.frequency,
        "rolling": measure.rolling,
        "comment": measure.comment,
        "action": measure.action,
        "readings": [_reading(reading) for reading in measure.readings],
        "comparators": [_comparator(comparator) for comparator in measure.comparators],
    }


def _band(band: Band) -> Json:
    return {
        "name": band.name,
        "as_printed": band.as_printed,
        "low": _number(band.low),
        "high": _number(band.high),
        "cut": {"value": _number(band.cut.value), "inclusive": band.cut.inclusive} if band.cut else None,
    }


def _reading(reading: Reading) -> Json:
    return {
        "period": _when(reading.period),
        "value": _number(reading.value),
        "as_printed": reading.as_printed,
        "numerator": _number(reading.numerator),
        "denominator": _number(reading.denominator),
        "suppressed": reading.suppressed,
        "estimate": reading.estimate,
        "source": reading.source,
        "note": reading.note,
    }


def _comparator(comparator: Comparator) -> Json:
    return {
        "name": comparator.name,
        "position": comparator.position,
        "readings": [_reading(reading) for reading in comparator.readings],
    }


def _found(measure: Measure, as_at: date) -> Json:
    found = find(measure, as_at)
    return {
        "ref": measure.ref,
        "name": measure.name,
        "polarity": found.scale.polarity,
        "latest": _reading(found.latest) if found.latest else None,
        "previous": _reading(found.previous) if found.previous else None,
        "band": found.zone.name if found.zone else None,
        "next_band": found.next.name if found.next else None,
        "distance": _number(round(found.next.distance, 6)) if found.next else None,
        "cases": found.next.cases if found.next else None,
        "direction_of_travel": found.direction_of_travel,
        "finding": found.sentence,
    }


def _table(table: FoundTable) -> Json:
    return {"source": table.source, "place": table.place, "title": table.title, "headings": dict(table.fields)}


def _lead(lead: Lead) -> Json:
    return {"as_printed": lead.as_printed, "name": lead.name, "role": lead.role}


def _when(when: When) -> Json:
    return {"as_printed": when.as_printed, "kind": when.kind, "first": _day(when.first), "last": _day(when.last)}


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _number(value: Decimal | Fraction | None) -> int | float | None:
    """A whole number as one; any other as the float that prints as the decimal did."""
    if value is None:
        return None
    whole = int(value)
    return whole if whole == value else float(value)
