"""What the command line answers as JSON: the register, the measures and the promises as at a day."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict
from datetime import date
from typing import TYPE_CHECKING

from tracker.columns.scorecard_rows import CardRow, Figure, card_rows
from tracker.documents.dump.write import Json, day_json, lead_json, number_json, record_json, when_json
from tracker.domain.actions.register import Line, register, tally
from tracker.domain.actions.slips import LedgerRow, slip_totals
from tracker.domain.measure import Measure
from tracker.domain.measures.finding import find
from tracker.domain.plan import Plan

if TYPE_CHECKING:  # whoever asks has imported what it asks about
    from tracker.domain.changes.told import PlanChange
    from tracker.domain.comparing.differences import PlanDifference
    from tracker.domain.comparing.matching import MatchedPlans
    from tracker.domain.contradictions.contradiction import Contradiction
    from tracker.domain.next_year.carrying import Carried
    from tracker.domain.promises.states import Promise


def actions_json(plan: Plan, lines: Iterable[Line], as_at: date) -> Json:
    """The register as at a day, with the counts of the lines given."""
    lines = list(lines)
    return {
        "as_at": as_at.isoformat(),
        "plan": plan.title,
        "tally": tally(lines),
        "actions": [_action(line) for line in lines],
    }


def _action(line: Line) -> Json:
    """One action as it stood, with its rating; `theme` is the theme's ref, or its title where it has none."""
    action, state = line.action, line.state
    return {
        "ref": action.ref,
        "theme": line.theme.ref or line.theme.title,
        "text": action.text,
        "lead": lead_json(action.lead),
        "review": when_json(state.review),
        "status": state.status.value,
        "days_late": line.days_late,
        "due_soon": line.due_soon,
        "silent": line.silent,
        "awaiting_sign_off": line.awaiting_sign_off,
        "computed_rag": line.computed_rag,
        "stated_rag": state.stated_rag,
        "rating": line.rating,
        "slips": state.slips,
        "latest": {"day": day_json(state.text_day), "text": state.text} if state.text else None,
    }


def measures_json(plan: Plan, as_at: date) -> Json:
    """What every measure says as at a day, in the plan's order."""
    return {
        "as_at": as_at.isoformat(),
        "measures": [_found(plan, measure, as_at) for _, measure in plan.measures_on(as_at)],
    }


def _found(plan: Plan, measure: Measure, as_at: date) -> Json:
    found = find(measure, as_at, plan.scales)
    gap = found.gap
    return {
        "ref": measure.ref,
        "name": measure.name,
        "polarity": found.scale.polarity,
        "latest": record_json(found.latest) if found.latest else None,
        "previous": record_json(found.previous) if found.previous else None,
        "band": found.zone.name if found.zone else None,
        "next_band": found.next.name if found.next else None,
        "distance": number_json(round(found.next.distance, 6)) if found.next else None,
        "cases": found.next.cases if found.next else None,
        "direction_of_travel": found.direction_of_travel,
        "target": record_json(gap.target) if gap else None,
        "gap": number_json(round(gap.distance, 6)) if gap else None,
        "target_met": gap.met if gap else None,
        "finding": found.sentence,
    }


def scorecard_json(plan: Plan, as_at: date) -> Json:
    """The committee's scorecard as at a day, in the plan's order."""
    return {"as_at": as_at.isoformat(), "rows": [_on_card(row) for row in card_rows(plan, as_at)]}


def _on_card(row: CardRow) -> Json:
    """One row: `colour` is its status', `disagreement` how its stated status and its band differ."""
    return {
        "group": row.theme.heading,
        "ref": row.measure.ref,
        "measure": row.measure.name,
        "status": row.said.stated_rating,
        "colour": row.colour,
        "disagreement": row.disagreement or None,
        **_value("previous", row.previous),
        **_value("current", row.current),
        "comparators": [
            {"name": label, **_value("value", figure), "older": figure.older} for label, figure in row.others.items()
        ],
        "direction": row.travel or None,
        "band": row.band or None,
        "comment": row.said.comment,
        "action": row.said.action,
    }


def _value(name: str, figure: Figure | None) -> Json:
    period = "period" if name == "value" else f"{name}_period"
    return {name: figure.text if figure else None, period: (figure.period if figure else None) or None}


def changes_json(plan: Plan, since: date, as_at: date, changes: Iterable[PlanChange]) -> Json:
    """What changed between two days, with the counts of both."""
    then, now = (tally(register(plan, day)) for day in (since, as_at))
    return {
        "since": since.isoformat(),
        "as_at": as_at.isoformat(),
        "tally": {"before": then, "after": now},
        "changes": [{**asdict(change), "day": day_json(change.day)} for change in changes],
    }


def contradictions_json(found: Iterable[Contradiction], as_at: date) -> Json:
    """What cannot both be true as at a day."""
    told = [{"ref": one.about, "kind": one.kind, "lead": one.lead, "sentence": one.sentence} for one in found]
    return {"as_at": as_at.isoformat(), "contradictions": told}


def slips_json(rows: Sequence[LedgerRow], as_at: date) -> Json:
    """Every slip as at a day; what they add up to for each lead, and in all."""
    *leads, total = [one._asdict() for one in slip_totals(rows)]
    total.pop("lead")
    return {"as_at": as_at.isoformat(), "slips": [_slip(row) for row in rows], "leads": leads, "total": total}


def _slip(row: LedgerRow) -> Json:
    line, slip = row
    return {
        "ref": line.action.ref,
        "action": line.action.text,
        "lead": lead_json(line.action.lead),
        "day": day_json(slip.day),
        "from": when_json(slip.old),
        "to": when_json(slip.new),
        "days": slip.days,
        "reason": slip.reason,
        "by": slip.by,
        "recorded_by": slip.recorded_by,
        "update": slip.update,
    }


def promises_json(made: Iterable[Promise], as_at: date) -> Json:
    """The promises given as they stood on a day; `first` and `last` are the days that the printed one means."""
    return {"as_at": as_at.isoformat(), "promises": [_promise(one) for one in made]}


def _promise(made: Promise) -> Json:
    return {
        "ref": made.action.ref,
        "said_on": day_json(made.said_on),
        "who": made.who or None,
        "text": made.text,
        "as_printed": made.when.as_printed,
        "first": day_json(made.when.first),
        "last": day_json(made.when.last),
        "state": made.state,
    }


def next_year_json(made: Carried, as_at: date, file: str) -> Json:
    """Next year's plan by its title, period and file, and what became of each action of the old one."""
    fates = [{"theme": one.theme, "old_ref": one.old_ref or None, "new_ref": one.new_ref or None, "text": one.text,
              "lead": lead_json(one.lead), "fate": one.fate, "why": one.why or None} for one in made.fates]  # fmt: skip
    plan = {"title": made.plan.title, "period": when_json(made.plan.period), "file": file}
    return {"as_at": as_at.isoformat(), "plan": plan, "actions": fates}


def differences_json(matched: MatchedPlans, found: Iterable[PlanDifference]) -> Json:
    """What differs between two plans, a field each, with the day as at which each plan is seen."""
    sides = {
        side: {"name": one.name, "title": one.plan.title, "as_at": one.as_at.isoformat()}
        for side, one in (("older", matched.older), ("newer", matched.newer))
    }
    return {**sides, "differences": [{**asdict(one), "old_ref": one.old_ref or None, "new_ref": one.new_ref or None,
                                      "field": one.field or None} for one in found]}  # fmt: skip
