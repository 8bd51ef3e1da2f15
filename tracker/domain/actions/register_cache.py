"""What makes a register quick: which actions something is said of between two days, and which a day turns alike."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection
from datetime import date
from functools import cached_property

from tracker.domain.actions.lateness import days_late, due_soon, silent
from tracker.domain.actions.rag import Limits, computed_rag, rating_by
from tracker.domain.actions.state import State
from tracker.domain.plan import Action, Rag


class SaidBetween:
    """Of which actions something is said between the day last asked for and another, or which are removed between."""

    def __init__(self, actions: list[Action]) -> None:
        self._actions = actions
        self._last: date | None = None
        self._others: set[int] = set()  # places where another action was put since

    def now(self, day: date) -> Collection[int]:
        """The places of those actions, and go to the day; of all of them at first."""
        before, self._last = self._last, day
        others, self._others = self._others, set()
        if before is None:
            return range(len(self._actions))
        if before == day:
            return others
        first, last = sorted((before, day))
        between = self._days[bisect_right(self._days, first) : bisect_right(self._days, last)]
        return others.union(place for one in between for place in self._places[one])

    def put(self, place: int, action: Action) -> None:
        """Put another action in the place of one; days on which only that one was spoken of stay, and do no harm."""
        before, self._actions[place] = self._actions[place], action
        self._others.add(place)
        if "_places" in vars(self):
            for day in _days_of(action) - _days_of(before):
                self._places[day].append(place)
            vars(self).pop("_days", None)

    @cached_property
    def _places(self) -> dict[date, list[int]]:
        """Of which actions something is said on a day; worked out when a second day is asked for."""
        found: defaultdict[date, list[int]] = defaultdict(list)
        for place, action in enumerate(self._actions):
            for day in _days_of(action):
                found[day].append(place)
        return found

    @cached_property
    def _days(self) -> list[date]:
        """On which anything is said, in order."""
        return sorted(self._places)


def _days_of(action: Action) -> set[date]:
    """The days on which something is said of an action, or on which it is removed."""
    days = {update.day for update in action.updates if update.day}
    return days | {action.removed_on} if action.removed_on else days


class Turned:
    """What a day makes of actions: of one, or of several that any day turns alike.

    `standing` is what they are counted under: a rating, "complete", "awaiting_sign_off" or "stopped".
    """

    __slots__ = ("computed_rag", "days_late", "due_soon", "rating", "silent", "standing")

    def __init__(self, rating: Rag | None, standing: str) -> None:
        """Of those that are not live: no day turns them."""
        self.days_late, self.due_soon, self.silent = 0, False, False
        self.computed_rag = self.rating = rating
        self.standing = standing


class TurnedLive(Turned):
    """Live actions whose reviews end on one day, that were last heard of on one and are rated alike.

    One of them stands for all. Where a rating is stated with a reason, it is alone.
    """

    __slots__ = ("_action", "_heard", "_state")

    def __init__(self, action: Action, state: State, heard: date | None) -> None:
        super().__init__(None, "")
        self._action, self._state, self._heard = action, state, heard

    def turn(self, day: date, limits: Limits) -> None:
        """Go to a day."""
        review = self._state.review
        self.days_late = days_late(review, day)
        self.due_soon = due_soon(review, day, limits.due_soon_days)
        self.silent = silent(self._heard, day, limits.silent_days)
        self._rate(computed_rag(self._state, day, limits), day, limits)

    def turn_like(self, other: TurnedLive, day: date, limits: Limits) -> None:
        """Go to a day, as one has of which only the rating is stated otherwise."""
        self.days_late, self.due_soon, self.silent = other.days_late, other.due_soon, other.silent
        self._rate(other.computed_rag, day, limits)

    def _rate(self, computed: Rag | None, day: date, limits: Limits) -> None:
        if computed != self.computed_rag:  # as long as it is the same, so is what a stated one makes of it
            self.computed_rag = computed
            self.rating = rating_by(self._action, self._state, computed, day, limits)
            self.standing = str(self.rating)


class AllTurned:
    """What the day makes of all live actions of a plan: worked out once for those that are alike."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._lots: defaultdict[tuple[object, ...], dict[object, TurnedLive]] = defaultdict(dict)

    def turn(self, day: date) -> None:
        """Go to a day."""
        for lot in self._lots.values():
            first, *others = lot.values()
            first.turn(day, self._limits)
            for other in others:
                other.turn_like(first, day, self._limits)

    def keep(self, needed: Collection[Turned]) -> None:
        """Let go of what no line needs any more, with the action as it was."""
        for key, lot in list(self._lots.items()):
            kept = {alike: turned for alike, turned in lot.items() if turned in needed}
            if not kept:
                del self._lots[key]
            elif len(kept) < len(lot):
                self._lots[key] = kept

    def of(self, action: Action, state: State, heard: date | None, day: date) -> Turned:
        """What the day, which was gone to, makes of a live action that was last heard of on another."""
        lot = self._lots[state.review.kind, state.review.last, heard]
        alone = bool(state.stated_rag and state.stated_on and state.stated_reason)
        key = id(action) if alone else state.stated_rag
        if alone or key not in lot:
            lot[key] = TurnedLive(action, state, heard)
            lot[key].turn(day, self._limits)
        return lot[key]
