"""What a meeting looks at: what the last one asked for, then what was overdue before it began, the worst first."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from operator import attrgetter

from tracker.domain.actions.register import Line, register, worst_first
from tracker.domain.actions.state import withdrawn_by
from tracker.domain.meeting import Meeting
from tracker.domain.plan import Action, Plan, Update
from tracker.domain.report import RememberedReport
from tracker.domain.when import show_day
from tracker.errors import TrackerError


@dataclass(frozen=True, slots=True)
class AgendaItem:
    """One action of the agenda as it stood before the meeting; `asked_last_time` says why it is there."""

    line: Line
    asked_last_time: bool = False


def agenda(plan: Plan, meeting: Meeting) -> list[AgendaItem]:
    """What the meeting looks at, in its order; what it has decided meanwhile moves nothing."""
    lines = register(before(plan, meeting), meeting.day)
    asked = asked_for_by(plan, last_closed(plan, meeting))
    first = [AgendaItem(line, True) for line in lines if line.action.uuid in asked]
    overdue = [line for line in worst_first(lines) if line.overdue and line.action.uuid not in asked]
    return first + [AgendaItem(line) for line in overdue]


def before(plan: Plan, meeting: Meeting) -> Plan:
    """The plan without what the meeting decided and asked for."""
    said = [update for _, action in plan.actions() for update in action.updates if update.meeting == meeting.uuid]
    decided = {update.uuid for update in said}
    themes = tuple(
        replace(theme, actions=tuple(_without(one, meeting) for one in theme.actions if one.origin not in decided))
        for theme in plan.themes
    )
    return replace(plan, themes=themes)


def _without(action: Action, meeting: Meeting) -> Action:
    kept = tuple(update for update in action.updates if update.meeting != meeting.uuid)
    return action if len(kept) == len(action.updates) else replace(action, updates=kept)


def decisions_of(action: Action, meeting: Meeting) -> list[Update]:
    """What the meeting decided about an action and did not take back, the oldest first."""
    gone = withdrawn_by(action.updates)
    found = (one for one in action.updates if one.meeting == meeting.uuid and one.decided and one.uuid not in gone)
    return sorted(found, key=lambda update: update.age)


def asked_for_by(plan: Plan, meeting: Meeting | None) -> set[str | None]:
    """The uuids of the actions that a meeting asked for, of which those that it took back are removed."""
    if meeting is None:
        return set()
    decided = {one.uuid for _, action in plan.actions() for one in action.updates if one.meeting == meeting.uuid}
    return {action.uuid for _, action in plan.actions() if action.origin in decided}


def closing_report(plan: Plan, meeting: Meeting) -> RememberedReport | None:
    """What froze the meeting when it was closed; None while it goes on."""
    return next((one for one in plan.reports if one.meeting == meeting.uuid), None)


def check_open(plan: Plan, meeting: Meeting) -> None:
    """TrackerError where the meeting is closed: by whom and when, as another window may have done it meanwhile."""
    if closed := closing_report(plan, meeting):
        by = f" by {closed.made_by}" if closed.made_by else ""
        when = show_day(closed.made_at.date())
        raise TrackerError(f"{meeting.name} was closed{by} on {when}: it stays as it was. Begin another meeting.")


def open_meeting(plan: Plan) -> Meeting | None:
    """The meeting that was begun last and is not closed yet."""
    return _latest(one for one in plan.meetings if closing_report(plan, one) is None)


def last_closed(plan: Plan, meeting: Meeting) -> Meeting | None:
    """The meeting that was closed last before another one."""
    earlier = (one for one in plan.meetings if one.uuid != meeting.uuid and one.age < meeting.age)
    return _latest(one for one in earlier if closing_report(plan, one))


def in_order_held(meetings: Iterable[Meeting]) -> list[Meeting]:
    """Meetings by their days, the first one first."""
    return sorted(meetings, key=attrgetter("age"))


def _latest(meetings: Iterable[Meeting]) -> Meeting | None:
    return max(meetings, key=attrgetter("age"), default=None)
