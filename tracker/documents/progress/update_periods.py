"""The periods of columns of commentary: "Q1 update", "Update March 2024" speak for the last day of theirs."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
from typing import NamedTuple

from tracker.documents.headings.period_heading import PERIODS, is_part, words_of_period
from tracker.domain.dates.reading import read_when
from tracker.domain.when import When, shown


class UpdatePeriods(NamedTuple):
    """The period of each column of commentary that has one, and what took its year from elsewhere: heading, period."""

    of: Mapping[str, When]
    doubts: tuple[tuple[str, str], ...] = ()


def update_periods(
    headings: Mapping[str, str], plan: When, due: Collection[date], day: date | None = None
) -> UpdatePeriods:
    """The periods of headings of commentary, by their field.

    Where none of them has a year, they are those that had begun by the `day` of the document. Else one that has no year
    is of the plan's year, else of that of the headings beside it, else of the one in which all `due` days of the table
    lie; else it has no period.
    """
    said = {field: words_of_period(heading) for field, heading in headings.items()}
    found: dict[str, When] = {}
    for field, words in said.items():
        when = read_when(words)[0]
        if when.kind in PERIODS and when.last is not None:
            found[field] = when
    doubts = []
    without = {field: words for field, words in said.items() if is_part(words)}
    of_day = _by_day(without, day) if day and not found else {}
    for field, when in of_day.items():
        found[field] = when
        doubts.append((headings[field], shown(when)))
    for field, words in said.items():
        given = _of_year(field, words, said, found, plan, due) if field not in found and is_part(words) else None
        if given is not None:
            found[field] = given
            doubts.append((headings[field], shown(given)))
    return UpdatePeriods(found, tuple(doubts))


def wait_for_a_day(headings: Collection[str]) -> bool:
    """Whether headings of commentary say periods and none of them a year, so that the document's day gives it."""
    said = [words_of_period(heading) for heading in headings]
    return any(map(is_part, said)) and not any(read_when(words)[0].kind in PERIODS for words in said)


def _by_day(said: Mapping[str, str], day: date) -> dict[str, When]:
    """The last such periods that had begun by a day; those of a whole year in a row go on past it."""
    found = {field: when for field, words in said.items() if (when := _begun_by(words, day))}
    begins = [when.first for when in found.values() if when.first]
    if begins in (sorted(begins), sorted(begins, reverse=True)):
        return found
    row = dict(list(found.items())[:1])
    for field in list(found)[1:]:
        if later := _beside(field, said[field], {one: said[one] for one in found}, row):
            row[field] = later
    return row


def _begun_by(words: str, day: date) -> When | None:
    years = range(day.year, day.year - 3, -1)
    begun = (one for year in years if (one := _in_year(words, year)) and one.first and one.first <= day)
    return next(begun, None)


def _of_year(
    field: str, words: str, said: Mapping[str, str], found: Mapping[str, When], plan: When, due: Collection[date]
) -> When | None:
    """A month, quarter or term in the year that the plan, another heading or the due days give it."""
    if plan.first and plan.last:
        within = [one for year in range(plan.first.year - 1, plan.last.year + 1) if (one := _in_year(words, year))]
        within = [one for one in within if one.first and one.last and plan.first <= one.first and one.last <= plan.last]
        if len(within) == 1:
            return within[0]
    if (beside := _beside(field, words, said, found)) is not None:
        return beside
    years = {_year_of(day) for day in due}
    return _in_year(words, years.pop()) if len(years) == 1 else None


def _beside(field: str, words: str, said: Mapping[str, str], found: Mapping[str, When]) -> When | None:
    """The first such period behind the dated heading before it, else the last one before the dated heading behind."""
    fields = list(said)
    at = fields.index(field)
    before = next((found[one] for one in reversed(fields[:at]) if one in found), None)
    behind = next((found[one] for one in fields[at:] if one in found), None)
    if before is not None and before.last is not None:
        years = range(before.last.year - 1, before.last.year + 2)
        later = (one for year in years if (one := _in_year(words, year)) and one.first and one.first > before.last)
        return next(later, None)
    if behind is not None and behind.first is not None:
        years = range(behind.first.year + 1, behind.first.year - 3, -1)
        earlier = (one for year in years if (one := _in_year(words, year)) and one.last and one.last < behind.first)
        return next(earlier, None)
    return None


def _in_year(words: str, year: int) -> When | None:
    """The period of a financial year that begins in `year`."""
    when = read_when(f"{words} {year}/{(year + 1) % 100:02d}")[0]
    return when if when.last is not None else None


def _year_of(day: date) -> int:
    return day.year if day.month >= 4 else day.year - 1
