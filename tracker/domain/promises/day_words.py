"""The days and periods that a running text names ("in Oct", "by the end of Nov 2017"), read as dates are everywhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

from tracker.domain.pattern import pattern_of
from tracker.domain.when import MONTHS, When, WhenKind, day_when, month_when

_DATED: tuple[WhenKind, ...] = ("day", "month", "quarter", "term", "season", "year")
_M = "(?:" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")(?!\w)\.?"
_FULL_YEAR = r"(?:20)?20\d\d(?:\s?[-/]\s?(?:20)?\d\d)?(?!\d)"
_YEAR = rf"(?:,?\s*(?:of\s+)?{_FULL_YEAR}|(?P<short%s>\s*['’]\d\d(?!\d)|[\s-]\d\d(?![\d%%:/]|\.\d)))?"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,?\s+)?"
_WEEK = r"(?:(?:w/c|week (?:commencing|of))\s+)?"
_PART = r"(?:(?:early|mid|late|(?:the\s+)?(?:end|beginning|start)(?:\s+of)?)[\s-]\s*(?:the\s+)?)?"
_NUMBER = {"a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "eight": 8, "ten": 10, "twelve": 12}
_SHAPES = (
    rf"(?P<months>{_M}\s*(?:[-–/&]|to|and)\s*{_M}(?:\s+{_FULL_YEAR})?)",
    rf"(?P<day>{_WEEK}{_WEEKDAY}(?:\d{{4}}-\d\d-\d\d(?!\d)|\d{{1,2}}[./]\d{{1,2}}[./](?:\d{{4}}|\d\d)(?!\d|[./]\d)"
    rf"|{_DAY}(?:\s+of)?[\s-]{{1,2}}{_M}{_YEAR % 1}|{_M}\s+\d{{1,2}}(?:st|nd|rd|th)(?:,?\s+{_FULL_YEAR})?))",
    rf"(?P<month>{_PART}{_M}{_YEAR % 2})",
    rf"(?P<quarter>{_PART}(?:q|qtr|quarter)\s?[1-4](?!\d)(?:[\s,(]*(?:of\s+)?{_FULL_YEAR}\)?)?)",
    rf"(?P<season>{_PART}(?:spring|summer|autumn|winter)(?!\w)(?:\s+term(?!\w))?{_YEAR % 3})",
    rf"(?P<year>{_PART}{_FULL_YEAR})",
    r"(?P<relative>(?:the\s+)?end\s+of\s+(?:the|this|next)\s+month|(?:this|next|the\s+coming)\s+(?:week|month)"
    rf"|in\s+(?:the\s+next\s+)?(?P<number>\d{{1,2}}|{'|'.join(_NUMBER)})\s+(?P<unit>week|month)s?(?:['’]?\s+time)?)",
)
# Few words begin a date, and the others need not be tried against every shape.
_BEGINS = (
    r"(?=\d|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|mon|tue|wed|thu|fri|sat|sun|w/c|week|early|mid|late|q"
    r"|spring|summer|autumn|winter|(?:the\s+)?(?:end|beg|start|next|coming)|this|in\s)"
)
_HINT = pattern_of(
    r"(?<![a-z])(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|spring|summer|autumn|winter|q[1-4]|quarter [1-4]"
    r"|(?:this|next|coming|the) (?:week|month)|w(?:ee)?k|months?\b)|20\d\d|\d[./-]\d"
)
_SHAPE = pattern_of(rf"(?<![\w/.]){_BEGINS}(?:{'|'.join(_SHAPES)})(?!\w)", re.I)


class DayWords(NamedTuple):
    """A day or period that stands in a text from `start` to `end`; `kind` is the shape in which it is written."""

    start: int
    end: int
    when: When
    kind: str


@lru_cache(maxsize=1 << 16)  # a plan is looked through again after every update
def names_a_day(text: str) -> bool:
    """Whether a text may name a day at all: most commentary does not, and is done with."""
    return _HINT.search(text.lower()) is not None


def days_named(text: str, since: date | None, said_on: date | None) -> Iterator[DayWords]:
    """The days that a text names, none before `since`, the day it was said or the beginning.

    One without a year is the first not before it; "next month" can be read only where the day is known on which it
    was said.
    """
    for found in _SHAPE.finditer(text):
        if not _is_another_word(found, text):
            kind = str(found.lastgroup if found.lastgroup not in ("unit", "number") else "relative")
            kind = next(name for name in _KINDS if found[name]) if kind.startswith("short") else kind
            for end, when in _read(found, kind, since, said_on):
                if since is None or (when.last is not None and when.last >= since):
                    yield DayWords(found.start(), end, when, kind)


_KINDS = ("months", "day", "month", "quarter", "season", "year", "relative")


def _read(found: re.Match[str], kind: str, since: date | None, said_on: date | None) -> Iterator[tuple[int, When]]:
    """Where the date ends, and what it means; nothing where it cannot be read."""
    printed = found[0]
    if kind == "relative":
        if said_on is not None and (when := _relative(found, said_on)) is not None:
            yield found.end(), when
        return
    short = next((found[f"short{n}"] for n in (1, 2, 3) if found[f"short{n}"]), "")
    if short and since is not None and not 0 <= 2000 + int(short[-2:]) - since.year <= _YEARS_AHEAD:
        printed = printed[: -len(short)]  # "in Oct 12 children": a number that is no year of the plan
        short = ""
    if short or re.search(r"20\d\d|[./]\d\d\b", printed):
        when = _plain(printed)
    else:
        when = _first_since(printed, since, kind) if since is not None else None
    if when is not None:
        yield found.start() + len(printed), when


_YEARS_AHEAD = 10


@lru_cache(maxsize=1 << 12)  # few dates are written many times
def _plain(printed: str, year: str = "") -> When | None:
    from tracker.domain.dates.reading import read_when  # many a text names no day

    text = re.sub(r"(?i)\bof\s+(?=20\d\d)|^the\s+", "", " ".join(printed.split()))
    when, _ = read_when(f"{text.rstrip('.')} {year}".strip().replace("–", "-"))
    return (
        replace(when, as_printed=" ".join(printed.split()).rstrip(".")) if when.kind in _DATED and when.last else None
    )


def _first_since(printed: str, since: date, kind: str) -> When | None:
    """A date without a year: the first such day or period that is not over on the day."""
    for year in (since.year - 1, since.year, since.year + 1):
        named = f"{year}/{(year + 1) % 100:02d}" if kind == "quarter" else str(year)
        when = _plain(printed, named)
        if when is not None and when.last is not None and when.last >= since:
            return when
    return None


def _relative(found: re.Match[str], said_on: date) -> When | None:
    words = " ".join(found[0].lower().split())
    months_on = 1 if "next month" in words or "coming month" in words else 0
    if found["unit"]:
        count = _NUMBER[found["number"].lower()] if not found["number"].isdigit() else int(found["number"])
        if found["unit"].lower() == "week":
            return day_when(said_on + timedelta(weeks=count), found[0])
        months_on = count
    elif words.endswith("week"):
        monday = said_on - timedelta(days=said_on.weekday()) + timedelta(weeks=0 if words.startswith("this") else 1)
        return When(found[0], "day", monday, monday + timedelta(days=6))
    at = said_on.year * 12 + said_on.month - 1 + months_on
    return month_when(at // 12, at % 12 + 1, found[0])


# Words that only look like days

_ON_A_DAY = pattern_of(
    r"(?i)(?:^|\W)(?:in|by|during|for|on|before|from|at|around|over|this|next|due|until|coming)\s+(?:the\s+)?$"
)
_IN_A_YEAR = pattern_of(r"(?i)(?:^|\W)(?:in|by|during)\s+$")
_REFERS = pattern_of(
    r"(?i)(?:^|\W)(?:of|since|after|following|until|till|dated|per|under|than|version|v|throughout|published|issued"
    r"|edition|together|act|between|based on|line with|response to|from (?=the)|as (?:at|of))\s*(?:the\s+|last\s+)?$"
)
_BESIDE = pattern_of(r"(?i)(?:^|\W)(?:in|by|during|on|before|from)\s+$")
_OF_A_PAPER = pattern_of(
    r"(?i)(?:['’]s)?\s+(?:[\w&-]+\s+)?(?:inspections?|reports?|letters?|minutes|guidance|act|strategy|edition|version"
    r"|figures|data|returns?|census|results|findings|judgements?|visit|cohort|budget|plan|intake|outturn|position)\b"
)
_AGE = pattern_of(
    r"(?i)(?:\b(?:aged?|turn(?:s|ing|ed)?|be|becom(?:es?|ing)|is)\s+\d{1,2}(?:\s+years?(?:\s+old)?)?"
    r"|\bborn|\bd\.?o\.?b\.?:?|\bbirthday(?:\s+(?:is|falls))?|\bdate of birth:?)\s*(?:in|on|this|next)?\s*(?:the\s+)?$"
)
_NAMES_TOO = frozenset(("may", "march", "mar", "jan", "april", "june", "august"))
_MEETING = pattern_of(r"(?:['’]s)?\s+(?:[A-Z]|(?:meeting|workshop|board|panel|session|conference|committee)\b)")
_HOUSE = pattern_of(r"\s+(?:[A-Z][a-z]|(?:house|street|road|lane|school|clean)\b)")


def _is_another_word(found: re.Match[str], text: str) -> bool:
    """Whether what looks like a day is an age, a reference, a verb or a name."""
    before, after = text[max(0, found.start() - 40) : found.start()], text[found.end() : found.end() + 40]
    if _AGE.search(before) or _REFERS.search(before):
        return True
    if _OF_A_PAPER.match(after) and not _BESIDE.search(before):
        return True
    on_a_day = _ON_A_DAY.search(before) is not None
    if found["year"]:
        return found[0][0].isdigit() and not _IN_A_YEAR.search(before)
    if any(letter.isdigit() for letter in found[0]):
        return False
    if found["season"]:
        return not (on_a_day or "term" in found[0].lower()) or _HOUSE.match(after) is not None
    return _is_name_or_verb(found, before, after) if found["month"] and not on_a_day else False


def _is_name_or_verb(found: re.Match[str], before: str, after: str) -> bool:
    """A bare "May", "march", "Jan" that stands on no day, unless before a meeting or at the end."""
    word = found[0].rstrip(".")
    if word.lower() not in _NAMES_TOO:
        return False
    is_last = not after.strip(" .;,)") and bool(before.strip())
    return not (word[0].isupper() and (_MEETING.match(after) or is_last) and not before.lower().endswith("with "))
