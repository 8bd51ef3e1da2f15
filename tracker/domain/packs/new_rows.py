"""Rows of a pack that are about no action of the plan: new ones are offered as actions, others are told."""

from __future__ import annotations

from dataclasses import replace
from itertools import count
from uuid import NAMESPACE_OID, uuid5

from tracker.domain.actions.written_names import in_one_case
from tracker.domain.dates.reading import read_when
from tracker.domain.packs.collected import CameBack, Collected, Collecting, LineKind, PackAnswers
from tracker.domain.packs.returned import ReturnedRow
from tracker.domain.packs.returned_action import all_words
from tracker.domain.plan import Action, Lead, Plan, Status, Theme, Update


def tell_unplaced(plan: Plan, made: Collected, row: ReturnedRow, how: Collecting, answers: PackAnswers) -> None:
    """One that was added is offered as an action, and is one where it was given a theme; what is gone is a problem."""
    words = all_words(row.said, row.beside)
    if _is_gone(plan, made, row):
        if words:
            where = f"the action of {row.place} is not in the plan: nothing is taken"
            made.lines.append(CameBack("problem", row.place, row.ref, "Row", "", "", words, where))
        return
    came = "\n".join(filter(None, (row.text, words)))
    if not came:
        return
    key = f"{made.returned.sha256[:12]} {row.place}"
    uuid, is_known = _uuid(plan, made, row)
    if not (row.text or row.said.text or row.beside):
        where = f"{row.place} names no action: nothing is taken"
        made.lines.append(CameBack("problem", key, "", "Row", "", "", came, where))
        return
    if is_known or any(uuid == one.updates[0].uuid for one in made.new):
        made.lines.append(CameBack("known", key, row.ref, "Action", "", "", came, "was added before"))
        return
    theme = next((one for one in plan.themes if one.id == answers.themes.get(key, answers.theme)), None)
    becomes = f"a new action in {theme.heading}" if theme else "a new row: which theme is it of?"
    kind: LineKind = "update" if theme else "new"
    made.lines.append(CameBack(kind, key, row.ref or "new", "Action", "", "", came, becomes))
    if theme is not None:
        made.new.append(_action(plan, theme, made, row, how, uuid))


def _is_gone(plan: Plan, made: Collected, row: ReturnedRow) -> bool:
    """Whether a row is of an action that was sent, or that the plan had, and not one that was added.

    A row that was copied and written over still has the key of another.
    """
    sent = {(one.ref, in_one_case(one.text)) for one in made.pack.actions} if made.pack else set()
    if (row.ref, in_one_case(row.text)) in sent:
        return True
    return bool(row.key) and all(action.uuid != row.key for _, action in plan.actions())


def _uuid(plan: Plan, made: Collected, row: ReturnedRow) -> tuple[str, bool]:
    """What numbers the first update of a new action, and whether it is in the plan; one that was removed is not."""
    of = made.pack.uuid if made.pack else plan.uuid
    there = {update.uuid: action for _, action in plan.actions() for update in action.updates}
    for times in count():
        again = f"/{times}" if times else ""
        uuid = str(uuid5(NAMESPACE_OID, f"{of}/new/{row.text}/{row.said.text}{again}"))
        if uuid not in there or there[uuid].removed_on is None:
            break
    return uuid, uuid in there


def _action(plan: Plan, theme: Theme, made: Collected, row: ReturnedRow, how: Collecting, uuid: str) -> Action:
    """A new action at the end of its theme; it is there from the day of the pack on."""
    said, lead = row.said, made.lead or None
    text, *words = filter(None, (row.text, said.text, *row.beside))
    review = read_when(said.review, period=plan.period)[0] if said.review else None
    first = Update(
        uuid, "update", made.day, how.now, "\n".join(words) or None, said.status or Status.NOT_STARTED,
        said.stated_rag, review, said.reason or None, lead, how.by,
    )  # fmt: skip
    free = row.ref and all(action.ref != row.ref for _, action in plan.actions())
    before = sum(action.theme_id == theme.id for action in made.new)
    place = max((action.place for action in theme.actions), default=-1) + 1 + before
    action = Action(row.ref if free else None, text, Lead(made.lead, made.lead), (first,), place=place)
    return replace(action, plan_id=theme.plan_id, theme_id=theme.id)
