"""Every slip of an action: when its review was moved to a later day, from what to what, and why."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tracker.domain.actions.lateness import DUE_SOON_DAYS
from tracker.domain.actions.state import in_order, state_at
from tracker.domain.plan import Action
from tracker.domain.when import When


@dataclass(frozen=True, slots=True)
class MovedReview:
    """A review that was moved. `day` and `reason` are None where nobody said."""

    day: date | None
    old: When
    new: When
    reason: str | None


def slips_of(action: Action, as_at: date, due_soon_days: int = DUE_SOON_DAYS) -> list[MovedReview]:
    """The slips that `State.slips` counts as at the day, the oldest first."""
    counting, found = in_order(action.updates, as_at), []
    for at, update in enumerate(counting):
        before = state_at(counting[:at], as_at, due_soon_days) if update.review is not None else None
        after = state_at(counting[: at + 1], as_at, due_soon_days) if before else None
        if before and after and after.slips > before.slips:
            found.append(MovedReview(update.day, before.review, after.review, update.reason))
    return found
