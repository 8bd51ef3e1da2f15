"""All contradictions of a plan as at a day. None is stored: each is found anew from what the plan says by then."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from tracker.domain.actions.register import Where
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


def contradictions(plan: Plan, where: Where, as_at: date) -> list[Contradiction]:
    """What cannot both be true, rule by rule, each in the plan's order; `where` asks its register as at the day."""
    return [found for rule in RULES for found in rule(plan, where, as_at)]
