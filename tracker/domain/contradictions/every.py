"""All contradictions of a plan as at a day. None is stored: each is found anew from what the plan says by then."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date

from tracker.domain.actions.register import Line, Where, among
from tracker.domain.contradictions.contradiction import Contradiction
from tracker.domain.contradictions.of_actions import (
    complete_with_an_open_promise,
    complete_without_effect,
    ongoing_and_silent,
    re_dated,
    stated_green_and_late,
)
from tracker.domain.contradictions.of_measures import denied_by_cases, green_theme, stated_status
from tracker.domain.plan import Plan

RULES: tuple[Callable[[Plan, Where, date], Iterator[Contradiction]], ...] = (
    stated_green_and_late,
    ongoing_and_silent,
    re_dated,
    complete_without_effect,
    complete_with_an_open_promise,
    green_theme,
    stated_status,
    denied_by_cases,
)


def contradictions(plan: Plan, lines: Sequence[Line], as_at: date, where: Where | None = None) -> list[Contradiction]:
    """What cannot both be true, rule by rule, each in the plan's order; `lines` are its register as at the day.

    `where`: which of them something holds of, where the register that they are of is kept.
    """
    asked = where or among(lines)
    return [found for rule in RULES for found in rule(plan, asked, as_at)]
