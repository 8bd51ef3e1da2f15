"""The register: every action as it stood on a day, and the counts by rating."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from tracker.domain.actions.rag import Limits
from tracker.domain.actions.register_cache import AllTurned, SaidBetween, Turned
from tracker.domain.actions.state import State, last_heard, state_at
from tracker.domain.plan import Action, Plan, Rag, Status, Theme


@dataclass(slots=True, eq=False)
class Line:
    """One action as it stands on the day of its register; what the day alone makes of it is `turned`."""

    theme: Theme
    action: Action
    state: State
    turned: Turned

    @property
    def days_late(self) -> int:
        """Days past its review's last day; 0 of one that is not late or not live."""
        return self.turned.days_late

    @property
    def overdue(self) -> bool:
        """Live, and past its review's last day."""
        return self.turned.days_late > 0

    @property
    def due_soon(self) -> bool:
        """Live, and its review's last day is near."""
        return self.turned.due_soon

    @property
    def silent(self) -> bool:
        """Live, and nothing was said of it for long."""
        return self.turned.silent

    @property
    def computed_rag(self) -> Rag | None:
        """The rating that the rule gives."""
        return self.turned.computed_rag

    @property
    def rating(self) -> Rag | None:
        """The rating that counts; None where it waits to be signed off or is stopped."""
        return self.turned.rating

    @property
    def standing(self) -> str:
        """What it is counted under: a rating, "complete", "awaiting_sign_off" or "stopped"."""
        return self.turned.standing

    @property
    def awaiting_sign_off(self) -> bool:
        """Reported complete, and not yet signed off."""
        return self.state.status == Status.REPORTED_COMPLETE


# Something that a line is asked and that no day changes, as long as nothing is said of its action; and which lines of a
# register it holds of, in its order.
Holds = Callable[[Line], bool]
Where = Callable[[Holds], Sequence[Line]]


def among(lines: Iterable[Line]) -> Where:
    """Which of these lines something holds of: each is asked. Of all lines of a register it answers that sooner."""
    return lambda holds: [line for line in lines if holds(line)]


COUNTED_AS = ("red", "amber", "green", "grey", "complete", "awaiting_sign_off", "stopped")


def register(plan: Plan, as_at: date) -> list[Line]:
    """Every action that was there on the day, in the plan's order."""
    return Register(plan).as_at(as_at)


def line_at(plan: Plan, theme: Theme, action: Action, as_at: date) -> Line | None:
    """One action as it stood; None before it was first typed and after it was removed."""
    return next(iter(Register(plan, [(theme, action)]).as_at(as_at)), None)


class Register:
    """One plan, seen as at one day after another: its lines go with it, and none says what an earlier day made of it.

    Whoever compares two days asks a register of each. An action is folded again only where something is said of it
    between the last day asked for and this one.
    """

    def __init__(self, plan: Plan, placed: Iterable[tuple[Theme, Action]] | None = None) -> None:
        """`placed`: of these actions, and not of all those of the plan."""
        self.plan = plan
        # Of each line; the very same list as long as nothing is said of any action between two days.
        self.states: list[State] = []
        self._limits = Limits.of(plan.settings)
        pairs = list(plan.actions() if placed is None else placed)
        self._themes, self._actions = [theme for theme, _ in pairs], [action for _, action in pairs]
        self._said = SaidBetween(self._actions)
        self._turned = AllTurned(self._limits)
        self._lines: list[Line | None] = [None] * len(pairs)  # beside each action that is there
        self._there: list[Line] = []
        self._many: Counter[Turned] = Counter()  # how many lines any day turns alike
        self._places_where: dict[Holds, set[int]] = {}
        self._lines_where: dict[Holds, list[Line]] = {}

    def as_at(self, day: date) -> list[Line]:
        """Every action that was there on the day, in the plan's order."""
        self._turned.turn(day)
        said_of = self._said.now(day)
        for place in said_of:
            self._lines[place] = self._line(self._themes[place], self._actions[place], day)
        if said_of:
            self._ask_again(said_of)
        if said_of or not self._many:
            self._there = [line for line in self._lines if line is not None]
            self.states = [line.state for line in self._there]
            self._many = Counter([line.turned for line in self._there])
            self._turned.keep(self._many)
        return self._there.copy()  # of each day its own: who sees the same list need not look what the day made of it

    def where(self, holds: Holds) -> Sequence[Line]:
        """The lines of the day last asked for of which it holds; a line is asked again when something is said of it."""
        if holds not in self._lines_where:
            if holds not in self._places_where:
                places = (place for place, line in enumerate(self._lines) if line is not None and holds(line))
                self._places_where[holds] = set(places)
            lines = [self._lines[place] for place in sorted(self._places_where[holds])]
            self._lines_where[holds] = [line for line in lines if line is not None]
        return self._lines_where[holds]

    def _ask_again(self, changed: Collection[int]) -> None:
        self._lines_where.clear()
        for holds, places in self._places_where.items():
            places.difference_update(changed)
            asked = [(place, self._lines[place]) for place in changed]
            places.update(place for place, line in asked if line is not None and holds(line))

    def renewed(self, plan: Plan) -> Register:
        """A register of the plan as it is since, which takes the place of this one and of its lines.

        Only what is another action than before is folded again. Every line is a new one: no page takes it for one that
        it has shown, whatever else was changed in the plan.
        """
        themes = [theme for theme in plan.themes for _ in theme.actions]
        actions = [action for theme in plan.themes for action in theme.actions]
        if len(actions) != len(self._actions) or (plan.settings, plan.period) != (self.plan.settings, self.plan.period):
            return Register(plan)
        self.plan, self._themes = plan, themes
        for place, action in enumerate(actions):
            if action is not self._actions[place]:
                self._said.put(place, action)
        self._lines = [
            line and Line(theme, line.action, line.state, line.turned)
            for theme, line in zip(themes, self._lines, strict=True)
        ]
        self._many.clear()
        self._lines_where.clear()
        return self

    def tally(self) -> dict[str, int]:
        """The counts, as `tally` answers them, of all that was there on the day last asked for."""
        return _counts(self._many)

    @property
    def longest_wait(self) -> int:
        """The most days that any of it is late."""
        return max([turned.days_late for turned in self._many], default=0)

    def _line(self, theme: Theme, action: Action, day: date) -> Line | None:
        """An action, of which something else was said by the day or that is looked at for the first time, folded."""
        if action.removed_on is not None and action.removed_on <= day:
            return None
        state = state_at(action.updates, day, self._limits.due_soon_days)
        if state is None:
            return None
        if not state.status.live:
            return Line(theme, action, state, _ENDED[state.status])
        return Line(theme, action, state, self._turned.of(action, state, last_heard(state, self.plan.period), day))


_ENDED = {
    Status.COMPLETE: Turned("blue", "complete"),
    Status.REPORTED_COMPLETE: Turned(None, "awaiting_sign_off"),
    Status.STOPPED: Turned(None, "stopped"),
}


def tally(lines: Iterable[Line]) -> dict[str, int]:
    """Counts by standing: ratings of the live ones, and complete, awaiting sign-off and stopped apart.

    With them total, overdue, due_soon and silent, which cut across.
    """
    return _counts(Counter([line.turned for line in lines]))


def _counts(how_many: Counter[Turned]) -> dict[str, int]:
    counts = dict.fromkeys((*COUNTED_AS, "total", "overdue", "due_soon", "silent"), 0)
    for turned, many in how_many.items():
        counts[turned.standing] += many
    counts["total"] = sum(how_many.values())
    counts["overdue"] = sum([many for turned, many in how_many.items() if turned.days_late])
    counts["due_soon"] = sum([many for turned, many in how_many.items() if turned.due_soon])
    counts["silent"] = sum([many for turned, many in how_many.items() if turned.silent])
    return counts


def worst_first(lines: Iterable[Line]) -> list[Line]:
    """The latest first, in the plan's order among equals."""
    return sorted(lines, key=lambda line: -line.days_late)


def default_as_at(plan: Plan, today: date) -> date:
    """The day a plan opens as at: its own, else today, or the end of its period when that is over."""
    if plan.opens_as_at:
        return plan.opens_as_at
    return min(today, plan.period.last) if plan.period.last else today
