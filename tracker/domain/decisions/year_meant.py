"""The year that is likely meant by a date outside the period of the plan; it is offered, and never put in unasked."""

from __future__ import annotations

from tracker.domain.dates.reading import OUTSIDE, read_when
from tracker.domain.pattern import pattern_of
from tracker.domain.problem import Problem
from tracker.domain.when import When

_YEAR = pattern_of(r"\b(?:19|20)\d\d\Z")


def year_meant(problem: Problem, period: When) -> tuple[str, str] | None:
    """The one year of the period in which the date would lie, and the date in it: ("2017", "9 Dec 2017").

    None where no year fits, or more than one does, and for what is no date outside the period.
    """
    if problem.cause != OUTSIDE or not period.first or not period.last or not problem.read_as:
        return None
    years = [str(year) for year in range(period.first.year, period.last.year + 1)]
    dates = [(year, _YEAR.sub(year, problem.read_as)) for year in years if _YEAR.search(problem.read_as)]
    fit = [(year, text) for year, text in dates if _lies_in(text, period)]
    return fit[0] if len(fit) == 1 else None


def _lies_in(text: str, period: When) -> bool:
    when, _ = read_when(text)
    if not (when.first and when.last and period.first and period.last):
        return False
    return period.first <= when.first and when.last <= period.last
