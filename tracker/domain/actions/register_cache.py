"""What makes a register quick: an action is folded once for many days, a date is looked at once for many actions."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TypeVar

from tracker.domain.actions.lateness import days_late, due_soon, silent
from tracker.domain.actions.rag import Limits, computed_rag
from tracker.domain.actions.state import State, last_heard, state_at
from tracker.domain.plan import Action, Plan, Rag, Theme

_K = TypeVar("_K")
_V = TypeVar("_V")


class FoldedAction:
    """An action's updates folded: how it stands from `since` until the day before `until`; no state, not there."""

    __slots__ = ("action", "heard", "live", "since", "state", "theme", "until")

    def __init__(self, plan: Plan, theme: Theme, action: Action, as_at: date, limits: Limits) -> None:
        self.theme, self.action = theme, action
        self.since, self.until = _same_from_until(action, as_at)
        there = action.removed_on is None or as_at < action.removed_on
        self.state = state = state_at(action.updates, as_at, limits.due_soon_days) if there else None
        self.live = state is not None and state.status.live
        self.heard = last_heard(state, plan.period) if state else None


def _same_from_until(action: Action, as_at: date) -> tuple[date, date]:
    """The days around a day on which something is said of the action, or it is removed."""
    days = [update.day for update in action.updates if update.day]
    if action.removed_on:
        days.append(action.removed_on)
    if not days:  # as it is with most of what was imported
        return date.min, date.max
    before, after = [day for day in days if day <= as_at], [day for day in days if day > as_at]
    return max(before, default=date.min), min(after, default=date.max)


class DayRatings:
    """What a day makes of reviews and silences of live actions; once for each date, as many actions share one."""

    def __init__(self, as_at: date, limits: Limits) -> None:
        self.as_at, self.limits = as_at, limits
        self.silent: dict[date | None, bool] = _Once(lambda heard: silent(heard, as_at, limits.silent_days))
        self._reviews: dict[int, tuple[int, bool, Rag | None]] = {}  # by where a date lies: it tells them apart

    def reviewed(self, state: State) -> tuple[int, bool, Rag | None]:
        """Days late, whether it is due soon, and the computed rating."""
        review = state.review
        if (found := self._reviews.get(id(review))) is None:
            as_at, limits = self.as_at, self.limits
            soon = due_soon(review, as_at, limits.due_soon_days)
            found = self._reviews[id(review)] = days_late(review, as_at), soon, computed_rag(state, as_at, limits)
        return found


class _Once(dict[_K, _V]):
    """Works out each value once."""

    def __init__(self, value_of: Callable[[_K], _V]) -> None:
        self._value_of = value_of

    def __missing__(self, key: _K) -> _V:
        value = self[key] = self._value_of(key)
        return value
