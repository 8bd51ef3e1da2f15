"""The rating of an action: the rule that computes it, somebody's stated word, and the worse of the two."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from tracker.domain.actions.lateness import DUE_SOON_DAYS, SILENT_AFTER_DAYS, days_late
from tracker.domain.actions.state import State, in_order, state_at
from tracker.domain.plan import Action, Rag, Status

SEVERITY: dict[Rag, int] = {"green": 1, "amber": 2, "red": 3}


@dataclass(frozen=True, slots=True)
class Limits:
    """The limits a plan computes by, in days; a plan's settings may hold others."""

    amber_days: int = 31
    due_soon_days: int = DUE_SOON_DAYS
    silent_days: int = SILENT_AFTER_DAYS

    @classmethod
    def of(cls, settings: Mapping[str, Any]) -> Limits:
        """The limits in a plan's settings; what is not set there is as printed in the key."""
        return cls(**{name: int(settings[name]) for name in cls.__slots__ if name in settings})

    def key(self) -> dict[Rag, str]:
        """What each rating means, printed on every export and beside every choice."""
        return {
            "red": f"more than {self.amber_days} days late",
            "amber": f"1 to {self.amber_days} days late",
            "green": "not late",
            "blue": "complete",
            "grey": "no date given, or a date that could not be read",
        }


def computed_rag(state: State, as_at: date, limits: Limits = Limits()) -> Rag | None:
    """The printed rule: green not late, amber up to the limit, red later, grey without a date; blue complete.

    None for reported complete and stopped, which are counted apart.
    """
    if state.status == Status.COMPLETE:
        return "blue"
    if not state.status.live:
        return None
    if state.review.kind in ("none", "unread", "completed"):
        return "grey"
    late = days_late(state.review, as_at)
    return "green" if late == 0 else "amber" if late <= limits.amber_days else "red"


def rating(computed: Rag | None, stated: Rag | None, better_counts: bool = False) -> Rag | None:
    """The worse of computed and stated; where one is grey or absent, the other.

    `better_counts`: the stated one was given with a reason and the computed one is no worse than on that day.
    """
    if computed in (None, "blue") or stated is None:
        return computed
    if computed == "grey":
        return stated
    if better_counts:
        return stated
    return stated if SEVERITY[stated] > SEVERITY[computed] else computed


def stated_counts(state: State, computed: Rag | None, computed_then: Rag | None) -> bool:
    """Whether a better stated rating stands: given with a reason, and things are no worse than on that day."""
    if not state.stated_reason or computed not in SEVERITY:
        return False
    return SEVERITY[computed] <= SEVERITY.get(computed_then or "green", 0)


def rating_by(action: Action, state: State, computed: Rag | None, as_at: date, limits: Limits) -> Rag | None:
    """The rating of an action that stands so by a day, given the computed one."""
    stated = state.stated_rag
    if stated is None or stated == "none":
        return computed
    if state.stated_on is None or not state.stated_reason:
        return rating(computed, stated)
    then = _computed_on(action, state.stated_on, limits)
    since = [_computed_on(action, day, limits) for day in _last_days(action, state.stated_on, as_at)]
    rated = [rag for rag in since if rag in SEVERITY]
    return rating(computed, stated, all(stated_counts(state, rag, then) for rag in [*rated, computed]))


def _last_days(action: Action, since: date, as_at: date) -> set[date]:
    """The days before each later update: until something is said, the computed rating only grows worse."""
    days = (update.day for update in in_order(action.updates, as_at) if update.day)
    return {day - timedelta(days=1) for day in days if day > since}


def _computed_on(action: Action, day: date, limits: Limits) -> Rag | None:
    """The computed rating on an earlier day."""
    then = state_at(action.updates, day, limits.due_soon_days)
    return computed_rag(then, day, limits) if then else None
