"""What makes a register quick: which actions something is said of between two days, and which a day turns alike."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Sequence
from datetime import date
from functools import cached_property
from typing import NamedTuple

from tracker.domain.actions.lateness import days_late, due_soon, silent
from tracker.domain.actions.rag import Limits, computed_rag, rating_by
from tracker.domain.actions.state import State
from tracker.domain.plan import Action, Rag


class SaidBetween:
    """Of which actions something is said between the day last asked for and another, or which are removed between."""

    def __init__(self, actions: Sequence[Action]) -> None:
        self._actions = actions
        self._last: date | None = None

    def now(self, day: date) -> Collection[int]:
        """The places of those actions, and go to the day; of all of them at first."""
        before, self._last = self._last, day
        if before is None:
            return range(len(self._actions))
        first, last = sorted((before, day))
        between = self._days[bisect_right(self._days, first) : bisect_right(self._days, last)]
        return {place for one in between for place in self._places[one]}

    @cached_property
    def _places(self) -> dict[date, list[int]]:
        """Of which actions something is said on a day; worked out when a second day is asked for."""
        found: defaultdict[date, list[int]] = defaultdict(list)
        for place, action in enumerate(self._actions):
            for update in action.updates:
                if update.day:
                    found[update.day].append(place)
            if action.removed_on:
                found[action.removed_on].append(place)
        return found

    @cached_property
    def _days(self) -> list[date]:
        """On which anything is said, in order."""
        return sorted(self._places)


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


class AlikeActions:
    """Live actions that any day turns alike and that are rated alike, of which one stands for all.

    `stands` is what their lines say besides the state; `otherwise`, whether they said something else the day before.
    """

    __slots__ = ("_action", "_state", "otherwise", "stands")

    def __init__(self, action: Action, state: State, now: Turned, day: date, limits: Limits) -> None:
        self._action, self._state = action, state
        self.take(now, day, limits)

    def take(self, now: Turned, day: date, limits: Limits) -> None:
        """Go to a day."""
        rated = rating_by(self._action, self._state, now.computed_rag, day, limits)
        self.stands = *now, rated, str(rated)
        self.otherwise = True


class Lot:
    """Live actions whose reviews end on one day and that were last heard of on one: by the rating that is stated.

    One that is stated with a reason may count for longer or shorter: such an action is alike to none.
    """

    __slots__ = ("_alike", "_heard", "_now", "_state")

    def __init__(self, state: State, heard: date | None, now: Turned) -> None:
        self._state, self._heard, self._now = state, heard, now
        self._alike: dict[Rag | int | None, AlikeActions] = {}

    def turn(self, day: date, limits: Limits) -> None:
        """Go to a day."""
        before, self._now = self._now, turned_by(self._state, self._heard, day, limits)
        for alike in self._alike.values():
            if self._now == before:
                alike.otherwise = False
            else:
                alike.take(self._now, day, limits)

    def alike(self, action: Action, state: State, day: date, limits: Limits) -> AlikeActions:
        """Those of them that are rated as this one."""
        stated = None if state.stated_rag == "none" else state.stated_rag
        if stated and state.stated_on and state.stated_reason:
            self._alike[id(action)] = alone = AlikeActions(action, state, self._now, day, limits)
            return alone
        if stated not in self._alike:
            self._alike[stated] = AlikeActions(action, state, self._now, day, limits)
        return self._alike[stated]


class Lots:
    """All the lots of a plan: a day is looked at once for each, as many actions share one."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._lots: dict[tuple[str, date | None, date | None], Lot] = {}

    def turn(self, day: date) -> None:
        """Go to a day."""
        for lot in self._lots.values():
            lot.turn(day, self._limits)

    def alike(self, action: Action, state: State, heard: date | None, day: date) -> AlikeActions:
        """Those to which a live action belongs that stands so on the day that was gone to."""
        key = state.review.kind, state.review.last, heard
        if key not in self._lots:
            self._lots[key] = Lot(state, heard, turned_by(state, heard, day, self._limits))
        return self._lots[key].alike(action, state, day, self._limits)
