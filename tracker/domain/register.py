"""The register: every action as it stood on a day, and the counts by rating."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from tracker.domain.lateness import days_late, due_soon, silent
from tracker.domain.plan import Action, Plan, Rag, Status, Theme
from tracker.domain.rag import SEVERITY, Limits, computed_rag, rating, stated_counts
from tracker.domain.state import State, in_order, last_heard, state_at


@dataclass(slots=True, eq=False)
class Line:
    """One action as it stood on a day, with its rating. `days_late` is 0 for one that is not late or not live."""

    theme: Theme
    action: Action
    state: State
    days_late: int
    due_soon: bool
    silent: bool
    computed_rag: Rag | None
    rating: Rag | None

    @property
    def overdue(self) -> bool:
        """Live, and past its review's last day."""
        return self.days_late > 0

    @property
    def awaiting_sign_off(self) -> bool:
        """Reported complete, and not yet signed off."""
        return self.state.status == Status.REPORTED_COMPLETE

    @property
    def standing(self) -> str:
        """What it is counted under: a rating, "complete", "awaiting sign-off" or "stopped"."""
        if self.awaiting_sign_off:
            return "awaiting_sign_off"
        if self.state.status == Status.STOPPED:
            return "stopped"
        return "complete" if self.rating == "blue" else str(self.rating)


STANDINGS = ("red", "amber", "green", "grey", "complete", "awaiting_sign_off", "stopped")


def register(plan: Plan, as_at: date) -> list[Line]:
    """Every action that was there on the day, in the plan's order."""
    limits = Limits.of(plan.settings)
    lines = (line_at(plan, theme, action, as_at, limits) for theme, action in plan.actions())
    return [line for line in lines if line is not None]


def line_at(plan: Plan, theme: Theme, action: Action, as_at: date, limits: Limits) -> Line | None:
    """One action as it stood; None before it was first typed and after it was removed."""
    if action.removed_on is not None and action.removed_on <= as_at:
        return None
    state = state_at(action.updates, as_at, limits.due_soon_days)
    if state is None:
        return None
    live = state.status.live
    computed = computed_rag(state, as_at, limits)
    return Line(
        theme,
        action,
        state,
        days_late(state.review, as_at) if live else 0,
        live and due_soon(state.review, as_at, limits.due_soon_days),
        live and silent(last_heard(state, plan.period), as_at, limits.silent_days),
        computed,
        _rating(action, state, computed, as_at, limits),
    )


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
    counts = dict.fromkeys(STANDINGS, 0)
    for line in lines:
        counts[line.standing] += 1
    counts["total"] = len(lines)
    counts["overdue"] = sum(line.overdue for line in lines)
    counts["due_soon"] = sum(line.due_soon for line in lines)
    counts["silent"] = sum(line.silent for line in lines)
    return counts


def worst_first(lines: Iterable[Line]) -> list[Line]:
    """The latest first, in the plan's order among equals."""
    return sorted(lines, key=lambda line: -line.days_late)


def default_as_at(plan: Plan, today: date) -> date:
    """The day a plan opens as at: its own, else today, or the end of its period when that is over."""
    if plan.opens_as_at:
        return plan.opens_as_at
    return min(today, plan.period.last) if plan.period.last else today
