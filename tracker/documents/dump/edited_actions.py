"""What was edited on the sheets of actions and of their updates: words, what an action's row says, rows added."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from tracker.documents.dump.edited_cell import EMPTIED, NotTaken
from tracker.documents.ratings.status_words import status_of
from tracker.documents.ratings.statuses import rag_of
from tracker.documents.vocabulary.people import read_lead
from tracker.domain.dates.reading import read_when
from tracker.domain.measure import Measure
from tracker.domain.merging.remembered import SETTING, marked_as, marks_of, remembered
from tracker.domain.plan import Action, Plan, Theme, Update
from tracker.domain.problem import Diagnostic

_SAID = ("review", "status", "stated_rating", "commentary")
_STATED = ("red", "amber", "green", "none")
AddedRow = Mapping[str, str]
Doubts = list[Diagnostic]  # what was repaired or doubted in a date, to be told


def action_key(action: Action) -> str:
    """By what an action's row is found again."""
    return action.uuid or action.ref or action.text


def edited_action(plan: Plan, key: str, column: str, text: str, doubts: Doubts) -> Plan:
    """The plan with what a cell of an action says now: its words, its lead, or a further update."""
    action = next((one for _, one in plan.actions() if action_key(one) == key), None)
    if action is None or column not in ("action", "lead", *_SAID):
        raise NotTaken("where edits are not read back")
    if column in ("action", "lead"):
        if not text:
            raise NotTaken(EMPTIED)
        words: dict[str, Any] = {"text": text} if column == "action" else {"lead": read_lead(text)}
        return _with_action(with_marks(plan, action), action, replace(action, **words))
    said = _said(plan, column, text, doubts)
    *before, last = action.updates or (None,)
    if last is None or last.uuid or last.kind != "plan":
        edited = replace(action, updates=(*action.updates, Update("", "plan", None, None, **said)))
    else:
        edited = replace(action, updates=(*before, replace(last, **said)))
    return _with_action(plan, action, edited)


def _said(plan: Plan, column: str, text: str, doubts: Doubts) -> dict[str, Any]:
    """What a cell says of how an action stands; NotTaken for what no update can say."""
    if column == "stated_rating":
        if (rag := "none" if text in ("", "No rating") else rag_of(text)) not in _STATED:
            raise NotTaken("and is not a rating")
        return {"stated_rag": rag}
    if not text:
        raise NotTaken(EMPTIED)
    if column == "review":
        review, found = read_when(text, period=plan.period)
        doubts += found
        return {"review": review}
    if column == "status":
        if (status := status_of(text)) is None:
            raise NotTaken("and is not a status")
        return {"status": status}
    return {"text": text}


def with_new_action(plan: Plan, row: AddedRow, doubts: Doubts) -> Plan:
    """The plan with the action of a row that was written below."""
    theme = next((one for one in plan.themes if one.heading.split() == row.get("theme", "").split()), None)
    if theme is None:
        raise NotTaken("and its theme is not one of the plan's, as the rows above write them")
    if not row.get("action"):
        raise NotTaken("and says no action")
    said = _all_said(plan, row, doubts)
    new = Action(
        row.get("ref") or None,
        row["action"],
        read_lead(row.get("lead", "")),
        (Update("", "plan", None, None, reason=row.get("reason"), **said),),
        row.get("ref", ""),
        measures=tuple(filter(None, map(str.strip, row.get("measures", "").split(",")))),
        evidence_links=tuple(row.get("links", "").splitlines()),
        notes=tuple(row.get("notes", "").splitlines()),
        place=len(theme.actions),
    )
    return _with_theme(plan, theme, replace(theme, actions=(*theme.actions, new)))


def with_new_update(plan: Plan, row: AddedRow, doubts: Doubts) -> Plan:
    """The plan with the update of a row that was added to those of an action, for its day and in its author's name."""
    ref, words = row.get("ref"), row.get("action", "")
    found = [one for _, one in plan.actions() if one.ref == ref] if ref else [one for _, one in plan.actions()]
    found = [one for one in found if not words or one.text.split() == words.split()]
    if not (ref or words) or len(found) != 1:
        raise NotTaken("and the plan has no action of its ref and words, or several")
    day = read_when(row.get("day", ""))[0]
    if day.kind != "day" or day.first is None:
        raise NotTaken("and does not say the day for which it speaks")
    said = _all_said(plan, row, doubts)
    if not said:
        raise NotTaken("and says nothing of its action")
    update = Update("", "update", day.first, None, reason=row.get("reason"), **said)
    update = replace(update, author=row.get("author"))
    return _with_action(plan, found[0], replace(found[0], updates=(*found[0].updates, update)))


def _all_said(plan: Plan, row: AddedRow, doubts: Doubts) -> dict[str, Any]:
    said: dict[str, Any] = {}
    for column in _SAID:
        if text := row.get(column):
            said |= _said(plan, column, text, doubts)
    return said


def with_marks(plan: Plan, record: Action | Measure) -> Plan:
    """The plan that remembers what a record said before it was edited: what was not edited is no news."""
    name = marked_as(record)
    if not name:
        return plan
    marks = remembered(plan)
    marks = {**marks, name: {**marks.get(name, {}), **marks_of(record)}}
    return replace(plan, settings={**plan.settings, SETTING: marks})


def _with_action(plan: Plan, action: Action, edited: Action) -> Plan:
    theme = next(theme for theme in plan.themes if any(one is action for one in theme.actions))
    actions = tuple(edited if one is action else one for one in theme.actions)
    return _with_theme(plan, theme, replace(theme, actions=actions))


def _with_theme(plan: Plan, theme: Theme, edited: Theme) -> Plan:
    return replace(plan, themes=tuple(edited if one is theme else one for one in plan.themes))
