"""Making an update: what may be said of an action on a day, and what needs a reason."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from tracker.domain.actions.free_day import check_free_day
from tracker.domain.actions.lateness import is_slip
from tracker.domain.actions.rag import SEVERITY, Limits, computed_rag
from tracker.domain.actions.sign_off import completed_alone, sign_off_refused
from tracker.domain.actions.state import State, state_at
from tracker.domain.plan import Action, Plan, StatedRag, Status, Update, UpdateKind
from tracker.domain.when import When, show_day, shown
from tracker.errors import TrackerError


@dataclass(frozen=True, slots=True)
class NewUpdate:
    """What somebody says of an action; None or empty: not said. `review` is as typed ("Dec 2017", "Ongoing")."""

    text: str = ""
    status: Status | None = None
    stated_rag: StatedRag | None = None
    review: str = ""
    reason: str = ""
    kind: UpdateKind = "update"


def make_update(
    plan: Plan, action: Action, said: NewUpdate, *, uuid: str, day: date, recorded_at: datetime, by: str | None
) -> Update:
    """The update that says it on the day; TrackerError names the field that is missing or cannot be read."""
    ref = action.ref or "the action"
    check_free_day(action, day)
    review = _review(plan, said, ref)
    _check_ended(action, said, day, review, ref)
    if not (said.text.strip() or said.status or said.stated_rag or review):
        raise TrackerError(f"Nothing was said of {ref}: give commentary, a status, a rating or a review date.")
    if not said.reason.strip() and (why := reason_needed(plan, action, said, day, by)):
        raise TrackerError(why)
    return Update(
        uuid,
        "sign-off" if _signs_off(plan, action, said, day, by) else said.kind,
        day,
        recorded_at,
        said.text.strip() or None,
        said.status,
        said.stated_rag,
        review,
        said.reason.strip() or None,
        by,
        by,
        action_id=action.id,
    )


def _check_ended(action: Action, said: NewUpdate, day: date, review: When | None, ref: str) -> None:
    """TrackerError where a date says that an action is complete which goes on: it would be late on no day."""
    if review is None or review.kind != "completed":
        return
    status = said.status or (state_at(action.updates, day) or State()).status
    if status.live:
        raise TrackerError(f'"{said.review.strip()}" is no date, as {ref} goes on: say by its status that it is done.')


def reason_needed(plan: Plan, action: Action, said: NewUpdate, day: date, by: str | None = None) -> str | None:
    """Why this needs a reason; None when it does not.

    A slip does, a rating better than the computed one, what its lead alone completes, and what is reopened. `by` is
    who says it.
    """
    ref = action.ref or "the action"
    limits = Limits.of(plan.settings)
    state = state_at(action.updates, day, limits.due_soon_days) or State()
    review = _review(plan, said, ref)
    held = bool(said.text.strip())
    if review and state.status.live and is_slip(state.review, review, day, held, limits.due_soon_days):
        later = shown(review) or "no date"
        return f"The review of {ref} moves from {shown(state.review)} to {later}: give the reason."
    if why := _status_needs_reason(plan, action, state, said, by):
        return why
    computed = computed_rag(_with(state, said, review), day, limits)
    if said.stated_rag in SEVERITY and SEVERITY.get(said.stated_rag, 9) < SEVERITY.get(computed or "green", 0):
        return f"The rating of {ref} is stated {said.stated_rag} while it is computed {computed}: give the reason."
    return None


def _status_needs_reason(plan: Plan, action: Action, state: State, said: NewUpdate, by: str | None) -> str | None:
    """Completed by its lead alone, or reopened; what a meeting decides, more than one person does."""
    ref = action.ref or "the action"
    if said.kind == "decision" or said.status in (None, state.status):
        return None
    if said.status == Status.COMPLETE and (who := completed_alone(plan, action, state, by)):
        return f"{ref} is completed without a sign-off, {who}: give the reason."
    if said.status.live and not state.status.live:
        since = f" since {show_day(state.status_since)}" if state.status_since else ""
        return f"{ref} is opened again, and was {state.status}{since}: give the reason."
    return None


def _signs_off(plan: Plan, action: Action, said: NewUpdate, day: date, by: str | None) -> bool:
    """Whether somebody else says of what was reported complete that it is, or that it goes on."""
    if said.kind != "update" or said.status not in (Status.COMPLETE, Status.IN_PROGRESS):
        return False
    return sign_off_refused(plan, action, state_at(action.updates, day), by) is None


def _with(state: State, said: NewUpdate, review: When | None) -> State:
    return State(status=said.status or state.status, review=review or state.review)


def _review(plan: Plan, said: NewUpdate, ref: str) -> When | None:
    if not said.review.strip():
        return None
    from tracker.domain.dates.reading import read_when  # after the first frame

    when, _ = read_when(said.review, period=plan.period)
    if when.kind == "unread":
        raise TrackerError(
            f'The review date "{said.review}" of {ref} could not be read: write "Dec 2017" or 14/11/2017.'
        )
    return when
