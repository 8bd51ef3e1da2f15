"""A meeting as its minutes tell it, in words: as it stands while it goes on, as it was when it was closed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any

from tracker.domain.edit import json_value
from tracker.domain.meeting import Meeting
from tracker.domain.meetings.agenda import closing_report, in_order_held
from tracker.domain.meetings.minutes import MinutesLine, Outcome, minutes
from tracker.domain.plan import Plan
from tracker.domain.report import RememberedReport
from tracker.domain.when import show_day
from tracker.errors import TrackerError

MEETING = "meeting"  # what the frozen copy of a closed meeting tells of it, beside the plan as it stood


@dataclass(frozen=True, slots=True)
class ToldDecision:
    """One row of the minutes; `decided` is the kind of the decision. What there is nothing to say of is ""."""

    ref: str
    action: str
    decided: str
    decision: str
    because: str
    who: str
    by_when: str


@dataclass(frozen=True, slots=True)
class ToldMeeting:
    """A meeting, what it decided and what it left; `closed` is the report that froze it, None while it goes on.

    `counts` says how many actions came to what (`minutes.OUTCOMES`), of `looked_at`.
    """

    uuid: str
    name: str
    day: date
    began_at: datetime
    present: tuple[str, ...]
    rows: tuple[ToldDecision, ...]
    counts: Mapping[Outcome, int]
    looked_at: int
    closed: RememberedReport | None = None


def told_meetings(plan: Plan, as_at: date) -> list[ToldMeeting]:
    """Every meeting of a plan that was held by a day, the first one first."""
    return [told_meeting(plan, meeting) for meeting in in_order_held(plan.meetings) if meeting.day <= as_at]


def told_meeting(plan: Plan, meeting: Meeting) -> ToldMeeting:
    """A meeting as it stands; a closed one as it was, whatever was said and edited since."""
    closed = closing_report(plan, meeting)
    if closed is None:
        return as_it_stands(plan, meeting, meeting.present)
    try:
        return _as_kept(json_value(closed.said)[MEETING], closed)
    except (KeyError, TypeError, ValueError) as error:
        what = f"The minutes of {meeting.name} of {show_day(meeting.day)}"
        raise TrackerError(f"{what} are not kept whole: restore a backup of the plan.") from error


def as_it_stands(plan: Plan, meeting: Meeting, present: tuple[str, ...]) -> ToldMeeting:
    """A meeting as the plan tells it now, and who was there."""
    found = minutes(plan, meeting)
    rows = tuple(_row(line) for line in found.lines)
    return ToldMeeting(
        meeting.uuid,
        meeting.name,
        meeting.day,
        meeting.began,
        present,
        rows,
        found.counts,
        found.looked_at,
    )


def _row(line: MinutesLine) -> ToldDecision:
    return ToldDecision(
        line.action.ref or "", line.action.text, line.decided, line.decision, line.because, line.who, line.by_when
    )  # fmt: skip


def kept_values(told: ToldMeeting) -> dict[str, Any]:
    """A meeting as values for JSON."""
    return {
        "name": told.name,
        "day": told.day.isoformat(),
        "began_at": told.began_at.isoformat(),
        "present": list(told.present),
        "decisions": [asdict(row) for row in told.rows],
        "counts": dict(told.counts),
        "looked_at": told.looked_at,
    }


def _as_kept(kept: Mapping[str, Any], closed: RememberedReport) -> ToldMeeting:
    return ToldMeeting(
        closed.meeting or "",
        kept["name"],
        date.fromisoformat(kept["day"]),
        datetime.fromisoformat(kept["began_at"]),
        tuple(kept["present"]),
        tuple(ToldDecision(**row) for row in kept["decisions"]),
        kept["counts"],
        kept["looked_at"],
        closed,
    )
