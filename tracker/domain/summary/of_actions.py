"""What the lines of a register add up to: by theme, by lead, by month of review; and which stand out of a count."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import groupby, pairwise
from typing import NamedTuple

from tracker.domain.actions.filters import lead_of
from tracker.domain.actions.register import Line, tally
from tracker.domain.plan import Theme

_LONGEST_GAP = 6  # months without a review that still stand one by one: a misread year is no row of hundreds


class ThemeTally(NamedTuple):
    """How the actions of a theme stand: counts as `tally` answers them."""

    theme: Theme
    counts: dict[str, int]


def tallies_by_theme(lines: Iterable[Line]) -> list[ThemeTally]:
    """A tally for each theme that has actions, in the plan's order."""
    groups = (list(group) for _, group in groupby(lines, key=lambda line: id(line.theme)))
    return [ThemeTally(group[0].theme, tally(group)) for group in groups]


class LeadOverdue(NamedTuple):
    """How many actions of a lead are overdue; "" is nobody."""

    lead: str
    overdue: int


def overdue_by_lead(lines: Iterable[Line]) -> list[LeadOverdue]:
    """Every lead with an overdue action, the most first, by name among equals."""
    counts = Counter([lead_of(line) for line in lines if line.days_late > 0])
    ordered = sorted(counts.items(), key=lambda one: (-one[1], one[0].casefold()))
    return [LeadOverdue(lead, count) for lead, count in ordered]


class MonthReviews(NamedTuple):
    """How many live actions are to be reviewed by the end of a month, and how many of them are overdue."""

    month: date
    reviews: int
    overdue: int


def reviews_by_month(lines: Iterable[Line]) -> list[MonthReviews]:
    """Every month with a review, and the months between two of them unless those are many."""
    live = [line for line in lines if line.state.status.live and line.state.review.kind != "completed"]
    reviews = _by_month([line.state.review.last for line in live])
    late = _by_month([line.state.review.last for line in live if line.days_late > 0])
    return [MonthReviews(month, reviews[month], late[month]) for month in _with_gaps(sorted(reviews))]


def _by_month(days: Iterable[date | None]) -> Counter[date]:
    """How many of the days lie in each month."""
    months: Counter[date] = Counter()
    for day, count in Counter(days).items():  # many reviews end on one day
        if day is not None:
            months[day.replace(day=1)] += count
    return months


def _with_gaps(months: Sequence[date]) -> list[date]:
    """The months, and between two of them those that are missing, unless they are too many."""
    found = list(months[:1])
    for before, month in pairwise(months):
        between = [_month(at) for at in range(_number(before) + 1, _number(month))]
        found += [*(between if len(between) <= _LONGEST_GAP else []), month]
    return found


def follows(before: date, month: date) -> bool:
    """Whether a month is the one after another."""
    return _number(month) == _number(before) + 1


def _number(month: date) -> int:
    return month.year * 12 + month.month - 1


def _month(number: int) -> date:
    return date(number // 12, number % 12 + 1, 1)


def nearest_due(lines: Iterable[Line]) -> list[Line]:
    """Those that are due soon, the next one first, in the plan's order among equals."""
    return sorted((line for line in lines if line.due_soon), key=lambda line: line.state.review.last or date.max)


def longest_silent(lines: Iterable[Line]) -> list[Line]:
    """Those that are silent, the longest first: before all others those of which nothing was ever said on a day."""
    return sorted((line for line in lines if line.silent), key=lambda line: line.state.text_day or date.min)


def longest_waiting(lines: Iterable[Line]) -> list[Line]:
    """Those that wait to be signed off, the longest first."""
    waiting = (line for line in lines if line.awaiting_sign_off)
    return sorted(waiting, key=lambda line: line.state.status_since or date.min)
