"""A meeting closed and exported: its minutes so far, and those that are frozen and stay as they were."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from tracker.domain.meeting import Meeting
from tracker.domain.meetings.agenda import check_open, closing_report, last_closed
from tracker.domain.meetings.told import as_it_stands
from tracker.domain.plan import Plan
from tracker.domain.problem import Problem
from tracker.domain.report import RememberedReport
from tracker.reports.blocks import Report
from tracker.reports.minutes.report import Closing, minutes_report
from tracker.services.remembering import as_told, remembered_report
from tracker.store.sqlite import Store


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
