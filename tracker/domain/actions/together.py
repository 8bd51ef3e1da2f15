"""One lead, review or status for several actions: which take it, which need a reason, and what is to be saved."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from tracker.domain.actions.free_day import check_free_day
from tracker.domain.actions.new_update import NewUpdate, make_update, reason_needed
from tracker.domain.actions.state import state_at
from tracker.domain.edit import Stamp
from tracker.domain.plan import Action, Lead, Plan, Status, Update
from tracker.domain.when import When
from tracker.errors import TrackerError


class OneForAll(NamedTuple):
    """What all are to have: a lead, a status or a review as typed ("Dec 2017"); `reason` where one needs it."""

    lead: Lead | None = None
    status: Status | None = None
    review: str = ""
    reason: str = ""


class Together(NamedTuple):
    """The records to save; the actions that are left out, each with why; what needs a reason, a sentence each."""

    records: list[Action | Update]
    left: list[tuple[str, str]]
    asks: list[str]


def set_together(plan: Plan, actions: Iterable[Action], wanted: OneForAll, stamp: Stamp) -> Together:
    """What setting it makes of each action by the rules of that one; TrackerError for a review that cannot be read."""
    found = Together([], [], [])
    review = _review(plan, wanted)
    for action in actions:
        ref = action.ref or action.text[:20]
        if why := _left_out(action, wanted, review, stamp.day):
            found.left.append((ref, why))
        elif wanted.lead is not None:
            found.records.append(replace(action, updates=(), answers=(), redactions=(), edits=(), lead=wanted.lead))
        else:
            _say(plan, action, wanted, stamp, found)
    return found


def _review(plan: Plan, wanted: OneForAll) -> When | None:
    if not wanted.review.strip():
        return None
    from tracker.domain.dates.reading import read_when  # after the first frame

    when, _ = read_when(wanted.review, period=plan.period)
    if when.kind == "unread":
        raise TrackerError(f'The review date "{wanted.review}" could not be read: write "Dec 2017" or 14/11/2017.')
    return when


def _left_out(action: Action, wanted: OneForAll, review: When | None, day: date) -> str:
    """Why an action does not take it; "" for one that does."""
    state = state_at(action.updates, day)
    if action.removed_on is not None and action.removed_on <= day:
        return "removed"
    if state is None:
        return "not there yet"
    if wanted.status is None and state.status == Status.STOPPED:
        return "stopped"
    if review is not None and state.status == Status.COMPLETE:
        return "complete"
    has_it = wanted.status == state.status or wanted.lead == action.lead
    if has_it or (review is not None and review == state.review):
        return "so already"
    return "" if wanted.lead is not None else _closed(action, day)


def _closed(action: Action, day: date) -> str:
    try:
        check_free_day(action, day)
    except TrackerError as error:
        return str(error)
    return ""


def _say(plan: Plan, action: Action, wanted: OneForAll, stamp: Stamp, found: Together) -> None:
    said = NewUpdate(status=wanted.status, review=wanted.review, reason=wanted.reason)
    why = reason_needed(plan, action, said, stamp.day, stamp.by)
    if why and not wanted.reason.strip():
        found.asks.append(why)
        return
    said = said if why else replace(said, reason="")  # a reason is of those that need one
    found.records.append(
        make_update(plan, action, said, uuid=stamp.number(), day=stamp.day, recorded_at=stamp.now, by=stamp.by)
    )
