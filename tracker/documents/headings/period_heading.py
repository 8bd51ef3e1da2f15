"""One heading that names a period, and what may stand under it."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from tracker.documents.grid import Cell, folded
from tracker.documents.vocabulary.roles import role_of
from tracker.domain.dates.reading import read_when
from tracker.domain.long_text import to_match
from tracker.domain.measure import Role
from tracker.domain.pattern import pattern_of
from tracker.domain.problem import Diagnostic
from tracker.domain.when import MONTHS, When, day_when, month_when, shown

LONGEST_HEAD, _LONGEST_PART = 45, 12  # letters; "September." and "Quarter 1" are parts of a year
SCHOOL_YEAR = 9  # the month in which one begins
PERIODS = ("day", "month", "quarter", "term", "season", "year")
WITH_YEAR = pattern_of(r"(?:19|20)\d\d|[-/ '’]\d\d\b")
_PART_OF_YEAR = pattern_of(
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|"
    r"nov(?:ember)?|dec(?:ember)?|(?:q|qtr |quarter )[1-4]|full[ -]year|year[ -]end|annual|outturn|"
    r"autumn|spring|summer|winter|.{0,20}\bterm\b.{0,20}|"
    r"(?:end of )?(?:autumn|spring|summer|aut|spr|sum) ?[12](?:st|nd)?(?: half)?|ht ?[1-6])\.?",
    re.I,
)
_LATEST = pattern_of(
    r"(?i)\b(?:latest|to date|so far)\W+(?:to |at |as at )?(?P<day>\d{1,2})\s*(?:st|nd|rd|th)?\s+"
    r"(?P<month>" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")\b"
)
_QUARTER = pattern_of(r"(?i)\b(?:q|qtr |quarter )[1-4]\b")
# What may stand under a period: a number, or a mark for none.
_VALUE = pattern_of(
    r"(?:-?[£<>~]?|\(£?)\s*-?\d[\d,]*(?:\.\d+)?\s*(?:%|days?|weeks?|k|mn?|bn|thousand|million|billion|\([a-z]+\))?\)?"
    r"(?:\s?[*†‡§¹²³⁰⁴-⁹]{1,4}|\s?r)?|n/?a[¹²³⁰⁴-⁹]+|\d[\d.]*\s?%\s?\(.{1,24}\)|\d[\d,]*\s?\(\d[\d.]*\s?%\)|"
    r"\d[\d,]*\s?(?:/|of|out of)\s?\d[\d,]*\s?[(=]\s?\d[\d.]*\s?%\s?\)?|\d+:\d\d(?::\d\d)?|"
    r"(?:\d+\s?(?:h(?:ou)?rs?|h|m(?:in(?:ute)?s?)?|s(?:ec(?:ond)?s?)?)\b\s?){1,3}|[+-]\d[\d.]*\s?(?:pp|% ?pts?|points)|"
    r"\d+ (?:in|of|out of) \d[\d,]*|not (?:yet )?(?:collected|reported|measured|recorded|published|known)|"
    r"no (?:data|return)|see (?:notes?|comments?|narrative|below)\b.{0,20}|[-–—]+|\.{1,3}|c|x|\*|:|n/?a|tb[ca]|"
    r"(?:currently |not )?(?:un)?available|suppressed|(?:estimated?|provisional|est)\b.*",
    re.I,
)


class PeriodHead(NamedTuple):
    """A column of a series: its period, what its values are, and its unit where a period has several.

    `target` is the one that the heading itself prints, `rated` the column of the ratings of the period.
    """

    column: int
    cell: Cell
    period: When
    role: Role = "actual"
    unit: str = ""
    doubts: tuple[Diagnostic, ...] = ()
    target: str = ""
    rated: int | None = None

    @property
    def printed(self) -> str:
        """Its heading without its role, and without what was repaired in it."""
        return shown(self.period) if self.doubts else role_of(folded(self.cell.text)).rest


def is_period(cell: Cell | None) -> bool:
    """Whether a cell holds nothing but a period."""
    return cell is not None and len(cell.text) <= LONGEST_HEAD and _maybe(cell) and head_of(0, cell) is not None


def is_value(text: str) -> bool:
    """Whether a text can be a value of a series, or a mark for none."""
    return _VALUE.fullmatch(text.strip()) is not None


def _maybe(cell: Cell) -> bool:
    return cell.day is not None or WITH_YEAR.search(cell.text) is not None or is_part(cell.text)


def is_part(text: str) -> bool:
    """Whether a text names a month, quarter or term, and no year."""
    if len(text) > _LONGEST_PART and "term" not in text and "half" not in text:
        return False
    return _PART_OF_YEAR.fullmatch(text.strip()) is not None


def is_part_in_role(text: str) -> bool:
    """Whether a text names a quarter of no year and what its values are: "Actual Q2", "Q2 target"."""
    return len(text) <= LONGEST_HEAD and _QUARTER.search(text) is not None and is_part(role_of(folded(text)).rest)


def says_no_year(text: str) -> bool:
    """Whether a heading is a month, quarter or term without its year, or a quarter in a role."""
    return is_part(text) or is_part_in_role(text)


def head_of(column: int, cell: Cell) -> PeriodHead | None:
    """A cell that names a period and nothing else."""
    if cell.day is not None:
        day = cell.day
        period = day_when(day, cell.text) if cell.shows_day else month_when(day.year, day.month, cell.text)
        return PeriodHead(column, cell, period)
    if not WITH_YEAR.search(cell.text):
        return None
    head = read_head(column, cell, folded(cell.text))
    return head if head.period.kind in PERIODS else None


def read_head(column: int, cell: Cell, printed: str) -> PeriodHead:
    """The heading of a cell, as read from a text that may have its year from elsewhere."""
    period, doubts, role, target = _period(printed)
    return PeriodHead(column, cell, period, role, "", doubts, target)


@lru_cache(maxsize=1_000)
def _period(printed: str) -> tuple[When, tuple[Diagnostic, ...], Role, str]:
    said = role_of(printed)
    when, doubts = read_when(said.rest)
    if said.role == "estimate" or when.kind not in PERIODS:
        when = replace(when, as_printed=printed)
    return when, doubts, said.role, said.target


def part_of(year: PeriodHead, column: int, cell: Cell) -> PeriodHead:
    """A month, quarter or term of a year, as read from both texts; "Latest (22nd May)" is that day of the year."""
    text = folded(cell.text)
    if (day := _latest_day(text, year.period)) is not None:
        return PeriodHead(column, cell, day_when(day, f"{text} {year.printed}"))
    return read_head(column, cell, f"{text} {year.printed}")


def _latest_day(text: str, year: When) -> date | None:
    """The day up to which a term that has not ended is counted, in the school year of a heading."""
    found = _LATEST.search(text)
    if found is None or year.first is None:
        return None
    month = MONTHS[found["month"].lower()]
    try:
        return date(year.first.year + (month < SCHOOL_YEAR), month, int(found["day"]))
    except ValueError:
        return None


# Headings of updates that speak for a period: "Q1 update", "Update March 2024", "Position as at 31/03/2024"

_FILLERS = pattern_of(
    r"(?i)\b(?:progress|updates?|updated|commentary|comments?|position|status|reviews?|report(?:ed|s)?|monitoring|summary"
    r"|as (?:at|of)|for|of|to|at|in|on|from|during|latest|narrative|board|position|what|happened|actions?|date)\b"
)
_OUTSIDE = " :,;.()[]–—-/\n\t"


def words_of_period(heading: str) -> str:
    """What is left of a heading without its words for an update: "Q1", "March 2024"."""
    words = _FILLERS.sub(" ", to_match(heading.replace("\n", " ")))
    return re.sub(r"\s+", " ", words).strip(_OUTSIDE)


def is_dated_update(heading: str) -> bool:
    """Whether a heading says a period, under which a table of actions says how far they had come by then."""
    words = words_of_period(heading)
    return is_part(words) or read_when(words)[0].kind in PERIODS
