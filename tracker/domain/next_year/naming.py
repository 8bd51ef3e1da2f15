"""What next year's plan is offered to be called, and its period."""

from __future__ import annotations

import re
from datetime import date, timedelta

from tracker.domain.pattern import pattern_of
from tracker.domain.plan import Plan
from tracker.domain.when import NO_DATE, When, shown

_YEARS = pattern_of(r"\b((?:19|20)\d\d)(\s*[-/–]\s*)((?:19|20)?\d\d)\b")


def next_period(period: When) -> When:
    """The period after this one, as long as it: of whole years "2018-19"; none where this one has no days."""
    if period.first is None or period.last is None:
        return NO_DATE
    first = period.last + timedelta(days=1)
    years = first.year - period.first.year
    if years < 1 or (first.month, first.day) != (period.first.month, period.first.day):
        return When("", period.kind, first, first + (period.last - period.first))
    last = date(first.year + years, first.month, 1) - timedelta(days=1) if first.day == 1 else period.last
    return When(
        f"{first.year}-{last.year % 100:02d}" if last.year > first.year else str(first.year), "year", first, last
    )


def next_title(title: str) -> str:
    """The title with its years moved on: "Plan 2017-18" is "Plan 2018-19"; one without years stays."""

    def moved(found: re.Match[str]) -> str:
        first, between, last = found.groups()
        years = max(1, (int(last) - int(first)) % 100)
        return f"{int(first) + years}{between}{_as_wide(int(last) + years, last)}"

    return _YEARS.sub(moved, title)


def _as_wide(year: int, before: str) -> str:
    return f"{year % 100:02d}" if len(before) == 2 else str(year)


def period_or_title(plan: Plan) -> str:
    """How a plan is named in a note: by its period, else by its title."""
    return shown(plan.period) or plan.title
