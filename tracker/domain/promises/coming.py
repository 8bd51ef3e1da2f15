"""What comes up in a theme: the promises that stand open and the reviews to come, by their days."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from tracker.domain.actions.register import Line
from tracker.domain.plan import Action, Plan, Theme
from tracker.domain.promises.states import promises
from tracker.domain.when import When


class ComingDay(NamedTuple):
    """A review of an action, or what was promised of it (`promised`, in the words of who promised)."""

    when: When
    action: Action
    promised: str = ""


def coming_up(plan: Plan, theme: Theme, lines: Sequence[Line], as_at: date) -> list[ComingDay]:
    """What is to come after the day; `lines` are the plan's register as at that day.

    A review that has passed is late, and one without a day never comes up.
    """
    own = [line for line in lines if line.theme.id == theme.id]
    found = [ComingDay(line.state.review, line.action) for line in own if _is_to_come(line, as_at)]
    made = promises(plan, as_at, placed=[(theme, line.action) for line in own])
    found += [ComingDay(one.when, one.action, one.text) for one in made if one.state == "open"]
    return sorted(found, key=lambda one: (one.when.last or date.max, one.when.first or date.max))


def _is_to_come(line: Line, as_at: date) -> bool:
    return line.state.status.live and line.state.review.last is not None and line.state.review.last >= as_at
