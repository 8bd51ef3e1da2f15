"""How an action stood on a day, folded from its updates."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from operator import attrgetter
from typing import TypeVar

from tracker.domain.actions.lateness import DUE_SOON_DAYS, is_slip
from tracker.domain.measure import Remark
from tracker.domain.plan import Action, PromiseAnswer, SignOffEvidence, StatedRag, Status, Update
from tracker.domain.when import NO_DATE, When

_Said = TypeVar("_Said", Update, Remark, PromiseAnswer)


@dataclass(slots=True)
class State:
    """An action as it stood: what its updates up to a day add up to.

    `said` is all commentary by the day, the latest last; `unexplained` of the `slips` have no reason; `live_review` is
    the review that it had when it was last live, by which one that comes back has slipped; `reported_by` is who
    reported it complete, `signed_off_by` who accepted that, on what day and `evidence`; nobody did where it was
    completed otherwise.
    """

    status: Status = Status.NOT_STARTED
    status_since: date | None = None
    review: When = NO_DATE
    original_review: When = NO_DATE
    live_review: When = NO_DATE
    stated_rag: StatedRag | None = None
    stated_on: date | None = None
    stated_reason: str | None = None
    text: str | None = None
    text_day: date | None = None
    said: tuple[str, ...] = ()
    began: date | None = None
    slips: int = 0
    unexplained: int = 0
    reported_by: str | None = None
    signed_off_by: str | None = None
    signed_off_on: date | None = None
    evidence: tuple[SignOffEvidence, ...] = ()


def state_at(updates: Iterable[Update], as_at: date, due_soon_days: int = DUE_SOON_DAYS) -> State | None:
    """Fold the updates that count on the day; None when none does: the action was not there yet."""
    state: State | None = None
    for _, left in states_along(updates, as_at, due_soon_days):
        state = left
    return state


def states_along(
    updates: Iterable[Update], as_at: date, due_soon_days: int = DUE_SOON_DAYS
) -> Iterator[tuple[Update, State]]:
    """Each update that counts on the day, with the state that it leaves: one state, which the next update changes."""
    counting, given = in_order(updates, as_at), False
    state = State(began=counting[0].day if counting else None)
    for update in counting:
        was_live = state.status.live
        if update.review is not None:
            _move_review(state, update, given)
            given = True
        _fold(state, update)
        if was_live or state.status.live:
            _count_slip(state, update, due_soon_days)
        yield update, state


def in_order(updates: Iterable[Update], as_at: date) -> list[Update]:
    """The updates that count on the day, by (day, undated first; recorded_at); a withdrawn one counts on no day."""
    updates = tuple(updates)
    withdrawn = withdrawn_by(updates)
    counting = [
        u for u in updates if (u.day is None or u.day <= as_at) and u.kind != "undo" and u.uuid not in withdrawn
    ]
    return sorted(counting, key=attrgetter("age")) if len(counting) > 1 else counting


def numbered_updates(action: Action) -> list[Update]:
    """All the updates of an action as they are numbered from 1, the oldest first; also those that withdraw others."""
    return sorted(action.updates, key=attrgetter("age"))


def withdrawn_by(updates: Iterable[_Said]) -> dict[str, _Said]:
    """The uuids that are withdrawn, each with the update or remark that withdrew it; withdrawing an undo is a redo."""
    withdrawing = [update for update in updates if update.withdraws]
    withdrawn: dict[str, _Said] = {}
    for update in sorted(withdrawing, key=lambda update: update.age[1:], reverse=True) if withdrawing else ():
        if update.uuid not in withdrawn:
            withdrawn[update.withdraws or ""] = update
    return withdrawn


def _move_review(state: State, update: Update, given: bool) -> None:
    """A new review date: the first one given is the original, a correction mends what it was given in the place of."""
    assert update.review is not None
    corrects = update.kind == "correction"
    if not given or (corrects and state.original_review == state.review):
        state.original_review = update.review
    if not given or (corrects and state.live_review == state.review):
        state.live_review = update.review
    state.review = update.review


def _count_slip(state: State, update: Update, due_soon_days: int) -> None:
    """Whether an update that found the action live, or leaves it so, moved its review later than when it was live."""
    moved = state.review is not state.live_review and update.kind != "correction"
    if moved and is_slip(state.live_review, state.review, update.day, bool(update.text), due_soon_days):
        state.slips += 1
        state.unexplained += not update.reason
    state.live_review = state.review


def _fold(state: State, update: Update) -> None:
    if update.status is not None:
        _move_status(state, update, update.status)
    if update.stated_rag is not None:
        withdrawn = update.stated_rag == "none"
        state.stated_rag = None if withdrawn else update.stated_rag
        state.stated_on = update.day
        state.stated_reason = update.reason
    if update.text:
        state.text, state.text_day = update.text, update.day
        state.said += (update.text,)


def _move_status(state: State, update: Update, status: Status) -> None:
    """Who reports and who accepts counts until the status is another one; to say it again changes neither."""
    if status == state.status:
        return
    who, accepted = update.author or update.recorded_by, update.kind == "sign-off" and status == Status.COMPLETE
    if status != Status.COMPLETE:
        state.reported_by = who if status == Status.REPORTED_COMPLETE else None
    state.signed_off_by, state.signed_off_on = (who, update.day) if accepted else (None, None)
    state.evidence = update.evidence if accepted else ()
    state.status, state.status_since = status, update.day


def last_heard(state: State, period: When) -> date | None:
    """The day of the latest commentary, or of the action's beginning; an undated one counts from the period's start."""
    day = state.text_day if state.text else state.began
    return day or period.first
