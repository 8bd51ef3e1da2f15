"""Making a decision of a meeting: the update that says it, the action that it asks for; and taking it back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from tracker.domain.actions.new_update import NewUpdate, make_update
from tracker.domain.actions.state import state_at, withdrawn_by
from tracker.domain.dates.reading import read_when
from tracker.domain.long_text import shortened
from tracker.domain.meeting import Meeting
from tracker.domain.meetings.agenda import check_open
from tracker.domain.plan import Action, DecisionKind, Lead, Plan, Status, Theme, Update
from tracker.domain.when import When, show_day, shown
from tracker.errors import TrackerError

NO_LEAD = Lead()
SMT = "SMT"  # who signs what a meeting decides


@dataclass(frozen=True, slots=True)
class NewDecision:
    """What a meeting decides about an action; `review` and `asked_by` are as typed ("Dec 2017").

    What is `asked` of somebody by a day becomes an action of its own; an escalation always asks.
    """

    kind: DecisionKind
    text: str = ""
    reason: str = ""
    review: str = ""
    asked_of: Lead = NO_LEAD
    asked_by: str = ""
    asked: str = ""


@dataclass(frozen=True, slots=True)
class DecisionStamp:
    """Who presses Save, when, and where new uuids come from."""

    now: datetime
    by: str | None
    new_uuid: Callable[[], str]


def make_decision(
    plan: Plan, meeting: Meeting, theme: Theme, action: Action, said: NewDecision, stamp: DecisionStamp
) -> tuple[Update, Action | None]:
    """The update of a decision, and the action that it asks for; TrackerError names the field that is missing."""
    ref = action.ref or "the action"
    check_open(plan, meeting)
    _check_kind(action, meeting, ref, said)
    asked_by = _asked_by(plan, meeting, ref, said)
    status = Status.REPORTED_COMPLETE if said.kind == "proposed complete" else None
    words = _words(ref, said, asked_by)
    new = NewUpdate(words, status, review=_review(plan, meeting, ref, said), reason=said.reason, kind="decision")
    update = make_update(plan, action, new, uuid=stamp.new_uuid(), day=meeting.day, recorded_at=stamp.now, by=SMT)
    update = replace(update, recorded_by=stamp.by, meeting=meeting.uuid, decided=said.kind)
    return update, _asked_action(meeting, theme, action, update, said, asked_by, stamp) if asked_by else None


def without_decision(plan: Plan, action: Action, update: Update, stamp: DecisionStamp) -> list[Update | Action]:
    """What takes a decision back: an update that withdraws it, and the removal of the action that it asked for.

    TrackerError where somebody has worked on that action since, has taken the decision back, or closed its meeting.
    """
    for meeting in (one for one in plan.meetings if one.uuid == update.meeting):
        check_open(plan, meeting)
    if update.uuid in withdrawn_by(action.updates):
        raise TrackerError(f"This decision about {action.ref or 'the action'} has been taken back already.")
    undo = Update(stamp.new_uuid(), "undo", update.day, stamp.now, author=SMT, recorded_by=stamp.by)
    undo = replace(undo, withdraws=update.uuid, meeting=update.meeting, action_id=action.id)
    asked = [one for _, one in plan.actions() if one.origin == update.uuid and one.removed_on is None]
    for one in asked:
        if len(one.updates) > 1:
            raise TrackerError(f"{one.ref} was asked for by this decision and has updates of its own: remove it first.")
    return [undo, *(replace(one, updates=(), answers=(), removed_on=update.day) for one in asked)]


def _check_kind(action: Action, meeting: Meeting, ref: str, said: NewDecision) -> None:
    if said.kind != "proposed complete":
        return
    state = state_at(action.updates, meeting.day)
    if state and not state.status.live:
        raise TrackerError(f"{ref} is {state.status.value} already: it cannot be proposed complete.")


def _review(plan: Plan, meeting: Meeting, ref: str, said: NewDecision) -> str:
    if said.kind != "new date":
        return ""
    if not said.review.strip():
        raise TrackerError(f"The new review date of {ref} is missing: write one, for example Dec 2017.")
    when, _ = read_when(said.review, period=plan.period)
    if when.last is not None and when.last < meeting.day:
        raise TrackerError(f"The new review date of {ref} is over by {show_day(meeting.day)}: give a later one.")
    return said.review


def _words(ref: str, said: NewDecision, asked_by: When | None) -> str:
    if said.kind == "escalated" and asked_by:
        return f"Escalated to {said.asked_of.as_printed.strip()}, by {shown(asked_by)}. {said.text}".strip()
    if said.kind == "note" and not said.text.strip():
        raise TrackerError(f"The note about {ref} is empty: write what was said.")
    return said.text


def _asked_by(plan: Plan, meeting: Meeting, ref: str, said: NewDecision) -> When | None:
    """By when something is asked for; None where nothing is."""
    of, by = said.asked_of.as_printed.strip(), said.asked_by.strip()
    if not (said.kind == "escalated" or said.asked.strip() or by or of):
        return None
    if not of:
        raise TrackerError(f"Who is asked about {ref} is missing: name a person or a role.")
    if said.kind != "escalated" and not said.asked.strip():
        raise TrackerError(f"What is asked of {of} about {ref} is missing: write it.")
    if not by:
        raise TrackerError(f"By when it is asked of {of} is missing: write a day or a month.")
    when, _ = read_when(by, period=plan.period)
    if when.last is None or when.kind == "completed":
        raise TrackerError(f'"{by}" is no day by which something is asked: write "Dec 2017" or 21/11/2017.')
    if when.last < meeting.day:
        raise TrackerError(f"{shown(when)} is over by {show_day(meeting.day)}: ask {of} for a later day.")
    return when


def _asked_action(
    meeting: Meeting, theme: Theme, action: Action, decision: Update, said: NewDecision, by: When, stamp: DecisionStamp
) -> Action:
    ref = asked_ref(theme, action)
    first = Update(stamp.new_uuid(), "decision", meeting.day, stamp.now, status=Status.NOT_STARTED, review=by)
    first = replace(first, author=SMT, recorded_by=stamp.by, meeting=meeting.uuid)
    text = said.asked.strip() or _asked_words(meeting, action, said)
    place = max((one.place for one in theme.actions), default=-1) + 1
    asked = Action(ref, text, said.asked_of, (first,), ref or "", measures=action.measures, place=place)
    return replace(asked, plan_id=theme.plan_id, theme_id=theme.id, origin=decision.uuid)


def _asked_words(meeting: Meeting, action: Action, said: NewDecision) -> str:
    because = f": {said.reason.strip()}" if said.reason.strip() else ""
    named = f"{action.ref} ({shortened(action.text, 60)})" if action.ref else shortened(action.text, 60)
    return f"Take up {named}, escalated on {show_day(meeting.day)}{because}"


def asked_ref(theme: Theme, action: Action) -> str | None:
    """The ref of what is asked for about an action: 2.4-A1, 2.4-A2; None where that has none."""
    if not action.ref:
        return None
    stem = f"{action.ref}-A"
    given = [one.ref[len(stem) :] for one in theme.actions if one.ref and one.ref.startswith(stem)]
    return f"{stem}{max((int(number) for number in given if number.isdecimal()), default=0) + 1}"
