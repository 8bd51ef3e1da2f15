"""Years that are school years, because terms or the word stand beside them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from tracker.documents.grid import folded
from tracker.documents.headings.period_heading import SCHOOL_YEAR, PeriodHead
from tracker.domain.pattern import pattern_of
from tracker.domain.when import When

_OF_SCHOOLS = pattern_of(
    r"(?i)\b(?:academic|school|pupils?|key stage|attainment|persistent absence|"
    r"exclusions?|suspensions?|(?:education|schools?) (?:score ?card|dashboard|performance|data))\b"
)
_OTHER_YEAR = pattern_of(r"(?i)\b(?:financial|calendar|fy|months|to date|ytd)\b")


def has_terms(heads: tuple[PeriodHead, ...]) -> bool:
    """Whether terms, half terms or a school year stand among the headings."""
    return any(head.period.kind == "term" or _is_school_year(head.period) for head in heads)


def speaks_of_schools(*texts: str) -> bool:
    """Whether what stands above a table says that it is about schools."""
    return any(map(_OF_SCHOOLS.search, texts))


def as_school_years(heads: tuple[PeriodHead, ...]) -> tuple[PeriodHead, ...]:
    """The headings with each year that does not say what it is as a school year; as printed they stay."""
    return tuple(_of_school(head) for head in heads)


def _of_school(head: PeriodHead) -> PeriodHead:
    """A heading with its year as a school year: "2018" is the one that ends in 2018, as results are dated."""
    first, last = head.period.first, head.period.last
    if head.period.kind != "year" or first is None or last is None or _OTHER_YEAR.search(folded(head.cell.text)):
        return head
    if (last.year - first.year, first.month, last.month) not in ((1, 4, 3), (0, 1, 12)):
        return head
    days = date(last.year - 1, SCHOOL_YEAR, 1), date(last.year, SCHOOL_YEAR - 1, 31)
    return head._replace(period=replace(head.period, first=days[0], last=days[1]))


def _is_school_year(period: When) -> bool:
    return period.kind == "year" and period.first is not None and period.first.month == SCHOOL_YEAR
