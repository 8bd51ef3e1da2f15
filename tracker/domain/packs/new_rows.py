"""Rows of a pack that are about no action of the plan: new ones are offered as actions, others are told."""

from __future__ import annotations

from dataclasses import replace
from uuid import NAMESPACE_OID, uuid5

from tracker.domain.dates.reading import read_when
from tracker.domain.packs.collected import CameBack, Collected, Collecting, LineKind, PackAnswers
from tracker.domain.packs.returned import ReturnedRow
from tracker.domain.plan import Action, Lead, Plan, Status, Theme, Update


def tell_unplaced(plan: Plan, made: Collected, row: ReturnedRow, how: Collecting, answers: PackAnswers) -> None:
    """One that was added is offered as an action, and is one where it was given a theme; what is gone is a problem."""
    words = "\n".join(part for part in (row.said.text, *row.beside, row.said.review, row.said.reason) if part)
    if row.key or not (row.text or words):
        if words:
            where = f"the action of {row.place} is not in the plan: nothing is taken"
            made.lines.append(CameBack("problem", row.place, row.ref, "Row", "", "", words, where))
        return
    if any(update.uuid == _uuid(plan, made, row) for _, action in plan.actions() for update in action.updates):
        made.lines.append(
            CameBack("known", row.place, row.ref, "Action", "", "", row.text or words, "was added before")
        )
        return
    theme = next((one for one in plan.themes if one.id == answers.themes.get(row.place, answers.theme)), None)
    becomes = f"a new action in {theme.heading}" if theme else "a new row: which theme is it of?"
    kind: LineKind = "update" if theme else "new"
    made.lines.append(CameBack(kind, row.place, row.ref or "new", "Action", "", "", row.text or words, becomes))
    if theme is not None:
        made.new.append(_action(plan, theme, made, row, how))


def _uuid(plan: Plan, made: Collected, row: ReturnedRow) -> str:
    of = made.pack.uuid if made.pack else plan.uuid
    return str(uuid5(NAMESPACE_OID, f"{of}/new/{row.text}/{row.said.text}"))


def _action(plan: Plan, theme: Theme, made: Collected, row: ReturnedRow, how: Collecting) -> Action:
    """A new action at the end of its theme; it is there from the day of the pack on."""
    said, lead = row.said, made.lead or None
    words = "\n".join(part for part in (said.text if row.text else "", *row.beside) if part)
    review = read_when(said.review, period=plan.period)[0] if said.review else None
    first = Update(
        _uuid(plan, made, row), "update", made.day, how.now, words or None, said.status or Status.NOT_STARTED,
        said.stated_rag, review, said.reason or None, lead, how.by,
    )  # fmt: skip
    free = row.ref and all(action.ref != row.ref for _, action in plan.actions())
    place = max((action.place for action in theme.actions), default=-1) + 1
    action = Action(row.ref if free else None, row.text or said.text, Lead(made.lead, made.lead), (first,), place=place)
    return replace(action, plan_id=theme.plan_id, theme_id=theme.id)
