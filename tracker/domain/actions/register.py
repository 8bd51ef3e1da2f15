"""The register: every action as it stood on a day, and the counts by rating."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from tracker.domain.actions.rag import SEVERITY, Limits, computed_rag, rating, stated_counts
from tracker.domain.actions.register_cache import FoldedAction, Lots, Turned, turned_by
from tracker.domain.actions.state import State, in_order, state_at
from tracker.domain.plan import Action, Plan, Rag, Status, Theme


@dataclass(slots=True, eq=False)
class Line:
    """One action as it stood on a day, with its rating. `days_late` is 0 for one that is not late or not live.

    `standing` is what it is counted under: a rating, "complete", "awaiting_sign_off" or "stopped".
    """

    theme: Theme
    action: Action
    state: State
    days_late: int
    due_soon: bool
    silent: bool
    computed_rag: Rag | None
    rating: Rag | None
    standing: str

    @property
    def overdue(self) -> bool:
        """Live, and past its review's last day."""
        return self.days_late > 0

    @property
    def awaiting_sign_off(self) -> bool:
        """Reported complete, and not yet signed off."""
        return self.state.status == Status.REPORTED_COMPLETE


COUNTED_AS = ("red", "amber", "green", "grey", "complete", "awaiting_sign_off", "stopped")


def register(plan: Plan, as_at: date) -> list[Line]:
    """Every action that was there on the day, in the plan's order."""
    return Register(plan).as_at(as_at)


def line_at(plan: Plan, theme: Theme, action: Action, as_at: date, limits: Limits) -> Line | None:
    """One action as it stood; None before it was first typed and after it was removed."""
    folded = FoldedAction(plan, theme, action, as_at, limits)
    if folded.state is None or not folded.live:
        return _line_of_ended(folded)
    return _live_line(folded, turned_by(folded.state, folded.heard, as_at, limits), as_at, limits)


class Register:
    """One plan, seen as at one day after another.

    An action is folded again only where an update speaks for a day between the last one asked for and this one. Where
    the day itself turns nothing either, its line is the very one that was answered last.
    """

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self._limits = Limits.of(plan.settings)
        self._folded: list[FoldedAction] = []
        self._lines: list[Line | None] = []  # beside each, as it stood when it was last asked for
        self._live = Lots()

    def as_at(self, day: date) -> list[Line]:
        """Every action that was there on the day, in the plan's order."""
        self._fold(day)
        limits = self._limits
        self._live.turn(day, limits)
        self._lines = [
            _live_line(one, one.lot.now, day, limits) if one.lot and (one.lot.otherwise or line is None) else line
            for one, line in zip(self._folded, self._lines, strict=True)
        ]
        return [line for line in self._lines if line is not None]

    def _fold(self, day: date) -> None:
        """Fold those that were never folded or of which something else was said by the day."""
        plan, limits = self.plan, self._limits
        if not self._folded:
            self._folded = [FoldedAction(plan, theme, action, day, limits) for theme, action in plan.actions()]
            self._lines = [_line_of_ended(one) for one in self._folded]
            other = self._folded
        else:
            places = [at for at, one in enumerate(self._folded) if not one.since <= day < one.until]
            for at in places:
                one = self._folded[at]
                self._folded[at] = one = FoldedAction(plan, one.theme, one.action, day, limits)
                self._lines[at] = _line_of_ended(one)
            other = [self._folded[at] for at in places]
        for one in other:
            self._live.take(one)


def _line_of_ended(folded: FoldedAction) -> Line | None:
    """The line of an action that is not live: no day turns it; None of one that is live, or is not there."""
    state = folded.state
    if state is None or folded.live:
        return None
    rated: Rag | None = "blue" if state.status == Status.COMPLETE else None
    standing = _ENDED.get(state.status, "complete")
    return Line(folded.theme, folded.action, state, 0, False, False, rated, rated, standing)


def _live_line(folded: FoldedAction, now: Turned, as_at: date, limits: Limits) -> Line:
    late, soon, quiet, computed = now
    state = folded.state
    assert state is not None
    rated = computed if state.stated_rag is None else _rating(folded.action, state, computed, as_at, limits)
    return Line(folded.theme, folded.action, state, late, soon, quiet, computed, rated, str(rated))


_ENDED = {Status.REPORTED_COMPLETE: "awaiting_sign_off", Status.STOPPED: "stopped"}


def _rating(action: Action, state: State, computed: Rag | None, as_at: date, limits: Limits) -> Rag | None:
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


def tally(lines: Iterable[Line]) -> dict[str, int]:
    """Counts by standing: ratings of the live ones, and complete, awaiting sign-off and stopped apart.

    With them total, overdue, due_soon and silent, which cut across.
    """
    lines = list(lines)
    counts = dict.fromkeys(COUNTED_AS, 0) | Counter([line.standing for line in lines])
    counts["total"] = len(lines)
    counts["overdue"] = sum([line.days_late > 0 for line in lines])
    counts["due_soon"] = sum([line.due_soon for line in lines])
    counts["silent"] = sum([line.silent for line in lines])
    return counts


def worst_first(lines: Iterable[Line]) -> list[Line]:
    """The latest first, in the plan's order among equals."""
    return sorted(lines, key=lambda line: -line.days_late)


def default_as_at(plan: Plan, today: date) -> date:
    """The day a plan opens as at: its own, else today, or the end of its period when that is over."""
    if plan.opens_as_at:
        return plan.opens_as_at
    return min(today, plan.period.last) if plan.period.last else today
