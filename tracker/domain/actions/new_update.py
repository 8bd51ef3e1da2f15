"""Making an update: what may be said of an action on a day, and what needs a reason."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from tracker.domain.actions.lateness import is_slip
from tracker.domain.actions.rag import SEVERITY, Limits, computed_rag
from tracker.domain.actions.state import State, in_order, state_at
from tracker.domain.dates.reading import read_when
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
    _on_a_free_day(action, day, ref)
    review = _review(plan, said, ref)
    if not (said.text.strip() or said.status or said.stated_rag or review):
        raise TrackerError(f"Nothing was said of {ref}: give commentary, a status, a rating or a review date.")
    if not said.reason.strip() and (why := reason_needed(plan, action, said, day)):
        raise TrackerError(why)
    return Update(
        uuid,
        said.kind,
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


def reason_needed(plan: Plan, action: Action, said: NewUpdate, day: date) -> str | None:
    """Why this needs a reason (a slip, or a rating better than the computed one); None when it does not."""
    ref = action.ref or "the action"
    limits = Limits.of(plan.settings)
    state = state_at(action.updates, day, limits.due_soon_days) or State()
    review = _review(plan, said, ref)
    held = bool(said.text.strip())
    if review and state.status.live and is_slip(state.review, review, day, held, limits.due_soon_days):
        later = shown(review) or "no date"
        return f"The review of {ref} moves from {shown(state.review)} to {later}: give the reason."
    computed = computed_rag(_with(state, said, review), day, limits)
    if said.stated_rag in SEVERITY and SEVERITY.get(said.stated_rag, 9) < SEVERITY.get(computed or "green", 0):
        return f"The rating of {ref} is stated {said.stated_rag} while it is computed {computed}: give the reason."
    return None


def _with(state: State, said: NewUpdate, review: When | None) -> State:
    return State(status=said.status or state.status, review=review or state.review)


def _review(plan: Plan, said: NewUpdate, ref: str) -> When | None:
    if not said.review.strip():
        return None
    when, _ = read_when(said.review, period=plan.period)
    if when.kind == "unread":
        raise TrackerError(
            f'The review date "{said.review}" of {ref} could not be read: write "Dec 2017" or 14/11/2017.'
        )
    return when


def _on_a_free_day(action: Action, day: date, ref: str) -> None:
    """Days before an action's latest update are read-only for it."""
    latest = [update.day for update in in_order(action.updates, date.max) if update.day]
    if latest and day < max(latest):
        raise TrackerError(
            f"{ref} already has an update of {show_day(max(latest))}: nothing can be written on {show_day(day)}."
        )
