"""What a meeting does to the file: decisions made and taken back, its closing; and its minutes to be exported."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime

from tracker.documents.vocabulary.people import read_lead
from tracker.domain.meeting import Meeting
from tracker.domain.meetings.agenda import check_open, closing_report, last_closed
from tracker.domain.meetings.deciding import DecisionStamp, NewDecision, make_decision, without_decision
from tracker.domain.meetings.told import as_it_stands
from tracker.domain.plan import Action, Plan, Theme, Update
from tracker.domain.problem import Problem
from tracker.domain.report import RememberedReport
from tracker.errors import TrackerError
from tracker.reports.blocks import Report
from tracker.reports.minutes.report import Closing, minutes_report
from tracker.services.remembering import as_told, remembered_report
from tracker.store.history import Signed
from tracker.store.sqlite import Store


def decide(
    store: Store, meeting: Meeting, action: Action, said: NewDecision, stamp: DecisionStamp
) -> tuple[Update, Action | None]:
    """Save a decision and the action that it asks for, made of the plan as the file holds it at this instant.

    Two windows so give no ref twice, and none decides in a meeting that the other one has closed. TrackerError for what
    is missing, and where the action is there no more.
    """
    asked = said.asked_of
    if not (asked.name or asked.role):  # typed, and not yet read
        said = replace(said, asked_of=read_lead(asked.as_printed))
    with store.transaction():
        plan = store.plan()
        theme, held = _held(plan, action)
        update, follows = make_decision(plan, meeting, theme, held, said, stamp)
        return store.save(update), store.save(follows) if follows else None


def take_back(store: Store, action: Action, decision: Update, stamp: DecisionStamp) -> None:
    """Take a decision back with the action that it asked for; TrackerError where another window has done so."""
    with store.transaction(Signed(stamp.by)):
        plan = store.plan()
        for record in without_decision(plan, _held(plan, action)[1], decision, stamp):
            store.save(record)


def _held(plan: Plan, action: Action) -> tuple[Theme, Action]:
    """An action as the file holds it, with its theme."""
    found = next((one for one in plan.actions() if one[1].uuid == action.uuid and one[1].removed_on is None), None)
    if found is None:
        raise TrackerError(f"{action.ref or 'The action'} was removed from the plan meanwhile: nothing was saved.")
    return found


def close_meeting(
    store: Store, meeting: Meeting, *, now: datetime, by: str | None = None, present: Sequence[str] | None = None
) -> RememberedReport:
    """Close a meeting as the file holds it at this instant; TrackerError where another window has closed it."""
    with store.transaction():
        plan = store.plan()
        held = next((one for one in plan.meetings if one.uuid == meeting.uuid), meeting)  # words may have gone from it
        return store.save(closed_meeting(plan, held, store.problems(), now=now, by=by, present=present))


def closed_meeting(
    plan: Plan,
    meeting: Meeting,
    problems: Iterable[Problem] = (),
    *,
    now: datetime,
    by: str | None = None,
    present: Sequence[str] | None = None,
) -> RememberedReport:
    """What closes a meeting, to be saved: its minutes with the register and scorecard that it saw, frozen.

    What changed since the meeting before is told with it. `present` is who was there in the end (None: who was at the
    beginning). TrackerError for a meeting that is closed.
    """
    check_open(plan, meeting)
    told = as_it_stands(plan, meeting, meeting.present if present is None else tuple(present))
    report = minutes_report(plan, meeting, told, Closing(now, by))
    last = last_closed(plan, meeting)
    since = last.day if last and last.day < meeting.day else None
    return remembered_report(
        plan, meeting.day, since, problems, title=meeting.name, now=now, by=by, report=report, closes=told
    )  # fmt: skip


def minutes_of(plan: Plan, meeting: Meeting) -> Report:
    """The minutes of a meeting to be exported: as they were frozen, or so far and said to be not closed."""
    if closed := closing_report(plan, meeting):
        return as_told(closed)
    return minutes_report(plan, meeting, as_it_stands(plan, meeting, meeting.present), None)
