"""The register: every action as it stood on a day, and the counts by rating."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from tracker.domain.actions.rag import SEVERITY, Limits, computed_rag, rating, stated_counts
from tracker.domain.actions.register_cache import DayRatings, FoldedAction
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
    return _line(FoldedAction(plan, theme, action, as_at, limits), DayRatings(as_at, limits))


class Register:
    """One plan, seen as at one day after another.

    An action is folded again only where an update speaks for a day between the last one asked for and this one.
    """

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self._limits = Limits.of(plan.settings)
        self._folded: list[FoldedAction] = []

    def as_at(self, day: date) -> list[Line]:
        """Every action that was there on the day, in the plan's order."""
        plan, limits = self.plan, self._limits
        if not self._folded:
            self._folded = [FoldedAction(plan, theme, action, day, limits) for theme, action in plan.actions()]
        for at, folded in enumerate(self._folded):
            if not folded.since <= day < folded.until:
                self._folded[at] = FoldedAction(plan, folded.theme, folded.action, day, limits)
        on = DayRatings(day, limits)
        return [line for folded in self._folded if (line := _line(folded, on)) is not None]


def _line(folded: FoldedAction, day: DayRatings) -> Line | None:
    action, state = folded.action, folded.state
    if state is None:
        return None
    if not folded.live:
        computed = rated = computed_rag(state, day.as_at, day.limits)
        standing = _ENDED.get(state.status, "complete")
        return Line(folded.theme, action, state, 0, False, False, computed, rated, standing)
    late, soon, computed = day.reviewed(state)
    rated = computed if state.stated_rag is None else _rating(action, state, computed, day.as_at, day.limits)
    return Line(folded.theme, action, state, late, soon, day.silent[folded.heard], computed, rated, str(rated))


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
