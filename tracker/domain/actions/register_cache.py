"""What makes a register quick: an action is folded once for many days, and a day is looked at once for many actions."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from tracker.domain.actions.lateness import days_late, due_soon, silent
from tracker.domain.actions.rag import Limits, computed_rag
from tracker.domain.actions.state import State, last_heard, state_at
from tracker.domain.plan import Action, Plan, Rag, Theme


class FoldedAction:
    """An action's updates folded: how it stands from `since` until the day before `until`; no state, not there."""

    __slots__ = ("action", "heard", "live", "lot", "since", "state", "theme", "until")

    def __init__(self, plan: Plan, theme: Theme, action: Action, as_at: date, limits: Limits) -> None:
        self.theme, self.action = theme, action
        self.since, self.until = _same_from_until(action, as_at)
        there = action.removed_on is None or as_at < action.removed_on
        self.state = state = state_at(action.updates, as_at, limits.due_soon_days) if there else None
        self.live = state is not None and state.status.live
        self.heard = last_heard(state, plan.period) if state else None
        self.lot: Lot | None = None  # of a live one, once it is taken into one


def _same_from_until(action: Action, as_at: date) -> tuple[date, date]:
    """The days around a day on which something is said of the action, or it is removed."""
    days = [update.day for update in action.updates if update.day]
    if action.removed_on:
        days.append(action.removed_on)
    if not days:  # as it is with most of what was imported
        return date.min, date.max
    before, after = [day for day in days if day <= as_at], [day for day in days if day > as_at]
    return max(before, default=date.min), min(after, default=date.max)


class Turned(NamedTuple):
    """What a day makes of the review and of the last words of a live action, whoever else states a rating."""

    days_late: int
    due_soon: bool
    silent: bool
    computed_rag: Rag | None


def turned_by(state: State, heard: date | None, day: date, limits: Limits) -> Turned:
    """How a live action that was last heard of on a day stands by another."""
    review = state.review
    soon, quiet = due_soon(review, day, limits.due_soon_days), silent(heard, day, limits.silent_days)
    return Turned(days_late(review, day), soon, quiet, computed_rag(state, day, limits))


class Lot:
    """Live actions whose reviews end on one day and that were last heard of on one: any day turns them alike.

    `now` is what the day last asked for makes of them, and `otherwise` whether the one before made something else.
    """

    __slots__ = ("_one", "now", "otherwise")

    def __init__(self, one: FoldedAction) -> None:
        self._one = one
        self.now = Turned(0, False, False, None)
        self.otherwise = True

    def turn(self, day: date, limits: Limits) -> None:
        """Go to a day."""
        assert self._one.state is not None
        before, self.now = self.now, turned_by(self._one.state, self._one.heard, day, limits)
        self.otherwise = self.now != before


class Lots:
    """All the lots of a plan: a day is looked at once for each, as many actions share one."""

    def __init__(self) -> None:
        self._lots: dict[tuple[str, date | None, date | None], Lot] = {}

    def take(self, one: FoldedAction) -> None:
        """Tell a live action its lot."""
        if one.live and one.state is not None:
            key = one.state.review.kind, one.state.review.last, one.heard
            if key not in self._lots:
                self._lots[key] = Lot(one)
            one.lot = self._lots[key]

    def turn(self, day: date, limits: Limits) -> None:
        """Go to a day."""
        for lot in self._lots.values():
            lot.turn(day, limits)
