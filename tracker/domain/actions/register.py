"""The register: every action as it stood on a day, and the counts by rating."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from tracker.domain.actions.rag import Limits
from tracker.domain.actions.register_cache import AlikeActions, Lots, SaidBetween
from tracker.domain.actions.state import State, last_heard, state_at
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


def line_at(plan: Plan, theme: Theme, action: Action, as_at: date) -> Line | None:
    """One action as it stood; None before it was first typed and after it was removed."""
    return next(iter(Register(plan, [(theme, action)]).as_at(as_at)), None)


class Register:
    """One plan, seen as at one day after another.

    An action is folded again only where something is said of it between the last day asked for and this one. Where
    the day itself turns nothing either, its line is the very one that was answered last.
    """

    def __init__(self, plan: Plan, placed: Iterable[tuple[Theme, Action]] | None = None) -> None:
        """`placed`: of these actions, and not of all those of the plan."""
        self.plan = plan
        self._limits = Limits.of(plan.settings)
        self._placed = list(plan.actions() if placed is None else placed)
        self._said = SaidBetween([action for _, action in self._placed])
        self._lots = Lots(self._limits)
        # Beside each action its line as it stood when it was last asked for, and of a live one those that stand alike.
        self._lines: list[Line | None] = [None] * len(self._placed)
        self._alike: list[AlikeActions | None] = [None] * len(self._placed)

    def as_at(self, day: date) -> list[Line]:
        """Every action that was there on the day, in the plan's order."""
        self._lots.turn(day)
        self._lines = [
            Line(line.theme, line.action, line.state, *alike.stands) if line and alike and alike.otherwise else line
            for line, alike in zip(self._lines, self._alike, strict=True)
        ]
        for place in self._said.now(day):
            self._fold(place, day)
        return [line for line in self._lines if line is not None]

    def _fold(self, place: int, day: date) -> None:
        """Fold an action of which something else was said by the day, or that is looked at for the first time."""
        theme, action = self._placed[place]
        state, alike, line = _there(action, day, self._limits), None, None
        if state and state.status.live:
            alike = self._lots.alike(action, state, last_heard(state, self.plan.period), day)
            line = Line(theme, action, state, *alike.stands)
        elif state:
            line = _line_of_ended(theme, action, state)
        self._lines[place], self._alike[place] = line, alike


def _there(action: Action, as_at: date, limits: Limits) -> State | None:
    """How an action stood; None where it was not there."""
    if action.removed_on is not None and action.removed_on <= as_at:
        return None
    return state_at(action.updates, as_at, limits.due_soon_days)


def _line_of_ended(theme: Theme, action: Action, state: State) -> Line:
    """The line of an action that is not live: no day turns it."""
    rated: Rag | None = "blue" if state.status == Status.COMPLETE else None
    return Line(theme, action, state, 0, False, False, rated, rated, _ENDED.get(state.status, "complete"))


_ENDED = {Status.REPORTED_COMPLETE: "awaiting_sign_off", Status.STOPPED: "stopped"}


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
