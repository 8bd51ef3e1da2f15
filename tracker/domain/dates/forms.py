"""The forms in which people write days and periods, and the first and last day that each means."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

from tracker.domain.pattern import pattern_of
from tracker.domain.problem import Diagnostic
from tracker.domain.when import HALF_TERMS, MONTH_NAMES, MONTHS, SEASONS, QuarterYear, Terms, WhenKind, month_end

MONTH = r"(?P<month>" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")\.?"
_YEAR = r"(?P<year>\d{4}|\d{2})"
_YEARS = r"(?P<year>\d{4}|\d{2})\s*[-/]\s*(?P<until>\d{4}|\d{2})"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,?\s+)?"

Span = tuple[date, date]
Build = Callable[["re.Match[str]", QuarterYear, Terms, list[Diagnostic]], Span]


def _year(text: str) -> int:
    return int(text) if len(text) == 4 else 2000 + int(text)


def _until(found: re.Match[str]) -> int:
    """The first year of "2017/18"; an end that is not the next year cannot be read."""
    year, until = _year(found["year"]), found["until"]
    if int(until) != (year + 1) % 10 ** len(until):
        raise ValueError(found[0])
    return year


def _a_day(found: re.Match[str], *_: object) -> Span:
    month = found["month"]
    number = int(month) if month.isdigit() else MONTHS[month]
    day = date(_year(found["year"]), number, int(found["day"]))
    return day, day


def _a_week(found: re.Match[str], *rest: object) -> Span:
    first, _ = _a_day(found)
    return first, first + timedelta(days=6)


_MONTH = "A number behind a month may be its day or its year"


def _a_month(found: re.Match[str], _q: object, _t: object, doubts: list[Diagnostic]) -> Span:
    month = found["month"]
    number, year = int(month) if month.isdigit() else MONTHS[month], _year(found["year"])
    if len(found["year"]) == 2 and found[0].endswith(" " + found["year"]) and int(found["year"]) <= 31:
        doubts.append(
            Diagnostic("doubtful", f'"{found[0].capitalize()}" was read as {MONTH_NAMES[number]} {year}.', _MONTH)
        )
    return date(year, number, 1), month_end(year, number)


def _a_month_of_a_year(found: re.Match[str], *_: object) -> Span:
    """A month of a financial year: "Feb 2017/18" is February 2018."""
    number = MONTHS[found["month"]]
    year = _until(found) + (number < 4)
    return date(year, number, 1), month_end(year, number)


def _months(found: re.Match[str], *_: object) -> Span:
    until = _year(found["year"])
    first, last = MONTHS[found["from"]], MONTHS[found["month"]]
    start = _year(found["since"]) if found["since"] else until - (first > last)
    span = date(start, first, 1), month_end(until, last)
    if span[0] > span[1]:
        raise ValueError(found[0])
    return span


def _quarter(year: int, number: int, quarters: QuarterYear) -> Span:
    start = 3 * number - 2 if quarters == "calendar" else 3 * number + 1
    first = date(year + (start > 12), (start - 1) % 12 + 1, 1)
    return first, month_end(first.year, first.month + 2)


def _a_quarter(found: re.Match[str], *_: object) -> Span:
    """A quarter of "2017/18", which is a financial year whatever the plan's own quarters are."""
    return _quarter(_until(found), int(found["q"]), "financial")


def _a_quarter_of_one_year(found: re.Match[str], quarters: QuarterYear, _t: object, doubts: list[Diagnostic]) -> Span:
    if quarters == "financial":
        year = _year(found["year"])
        sentence = f'"{found[0].upper()}" was read as a quarter of the financial year {year}/{(year + 1) % 100:02d}.'
        doubts.append(Diagnostic("doubtful", sentence, "A quarter does not say of which kind of year"))
    return _quarter(_year(found["year"]), int(found["q"]), quarters)


def _a_term(found: re.Match[str], _q: object, terms: Terms, *_: object) -> Span:
    """A term of a calendar year ("autumn term 2017") or of a school year ("spring term 2017/18")."""
    return _span_of_term(found["term"], found, terms)


def _a_half_term(found: re.Match[str], _q: object, terms: Terms, *_: object) -> Span:
    """Half a term: "autumn 1 2021/22"; the six of a school year are numbered through in "HT3 2021/22"."""
    number = found.groupdict().get("number")
    name = HALF_TERMS[int(number) - 1] if number else f"{_TERM_NAMES[found['term'][:3]]} {found['half']}"
    return _span_of_term(name, found, terms)


def _span_of_term(name: str, found: re.Match[str], terms: Terms) -> Span:
    if name not in terms:
        raise ValueError(name)
    (first_month, first_day), (last_month, last_day) = terms[name]
    year = _year(found["year"])
    if found.groupdict().get("until"):
        year = _until(found) + (first_month < 8)
    runs_over = (last_month, last_day) < (first_month, first_day)
    return date(year, first_month, first_day), date(year + runs_over, last_month, last_day)


def _a_season(found: re.Match[str], *_: object) -> Span:
    """Spring is March to May; winter begins in December of the year given ("winter 2017" = "winter 2017/18")."""
    start, year = SEASONS[found["season"]], _year(found["year"])
    if found.groupdict().get("until"):
        year = _until(found) + (start < 9)
    end = start + 2
    return date(year, start, 1), month_end(year + (end > 12), (end - 1) % 12 + 1)


def _a_financial_year(found: re.Match[str], *_: object) -> Span:
    year = _until(found)
    return date(year, 4, 1), date(year + 1, 3, 31)


def _a_school_year(found: re.Match[str], *_: object) -> Span:
    year = _until(found)
    return date(year, 9, 1), date(year + 1, 8, 31)


def _a_calendar_year(found: re.Match[str], *_: object) -> Span:
    year = _year(found["year"])
    return date(year, 1, 1), date(year, 12, 31)


def _years_together(found: re.Match[str], _q: object, _t: object, doubts: list[Diagnostic]) -> Span:
    """Several financial years as one: "2012-15" is April 2012 to March 2015. Other lengths than three are doubted."""
    year = _year(found["year"])
    until = int(found["until"]) if len(found["until"]) == 4 else year - year % 100 + int(found["until"])
    fewest = 3 if "/" in found[0] else 2
    if not fewest <= until - year <= _MOST_YEARS:
        raise ValueError(found[0])
    if until - year != 3:
        doubts.append(
            Diagnostic(
                "doubtful", f'"{found[0]}" was read as April {year} to March {until}.', "Years together are no three"
            )
        )
    return date(year, 4, 1), date(until, 3, 31)


def _months_to(found: re.Match[str], *_: object) -> Span:
    """So many months up to one: "12 months to Mar 2023"; a day in it must be the month's last."""
    last = _last_day(found)
    named = found.groupdict().get("months") or "12"
    months = _NUMBERS[named] if named in _NUMBERS else int(named)
    before = last.year * 12 + last.month - months
    return date(before // 12, before % 12 + 1, 1), last


def _last_day(found: re.Match[str]) -> date:
    month = found["month"]
    last = month_end(_year(found["year"]), int(month) if month.isdigit() else MONTHS[month])
    day = found.groupdict().get("day")
    if day and int(day) != last.day:
        raise ValueError(found[0])
    return last


def _to_date(found: re.Match[str], *rest: object) -> Span:
    """The part of a year that has passed: "year to date Nov 2017" begins in April, in a school year in September."""
    last = _a_quarter(found)[1] if found.groupdict().get("q") else _last_day(found)
    start = 9 if found.groupdict().get("school") else 4
    return date(last.year - (last.month < start), start, 1), last


def _form(pattern: str, kind: WhenKind, build: Build) -> tuple[re.Pattern[str], WhenKind, Build]:
    return pattern_of(pattern), kind, build


_QUARTER = r"(?:q|qtr|quarter)\s*(?P<q>[1-4])"
_TERM = r"(?P<term>autumn|spring|summer)(?:\s+full)?\s+term"
_TERM_NAMES = {"aut": "autumn", "spr": "spring", "sum": "summer"}
_HALF = (
    r"(?P<term>autumn|spring|summer|aut|spr|sum)(?:\s+half)?(?:[\s-]+term)?\s*(?P<half>[12])(?:st|nd)?"
    r"(?:\s+half)?(?:[\s-]+term)?"
)
_NUMBERED_HALF = r"(?:ht|half[\s-]?term)\s*(?P<number>[1-6])"
_NUMBERS = {"three": 3, "six": 6, "twelve": 12}
_MOST_YEARS = 5
_LAST_DAY = rf"(?:{_DAY}\s+)?{MONTH}[\s,'’/-]*{_YEAR}"
_UP_TO = r"\s+(?:up\s+)?(?:to|ending|ended)(?:\s+the)?(?:\s+end(?:\s+of)?)?\s+"
_YTD = r"(?:(?P<school>academic|school)\s+)?(?:year[\s-]to[\s-]date|ytd)"
_SEASON = r"(?P<season>spring|summer|autumn|winter)"
_ISO = r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})(?:[t ]00:00(?::00)?)?"
FORMS = (
    _form(_ISO, "day", _a_day),
    _form(r"(?P<year>\d{4})\s*(?P<sign>[./])\s*(?P<month>\d{1,2})\s*(?P=sign)\s*(?P<day>\d{1,2})", "day", _a_day),
    _form(r"(?P<year>(?:19|20)\d\d)(?P<month>\d\d)(?P<day>\d\d)", "day", _a_day),
    _form(r"(?P<day>\d\d)(?P<month>\d\d)(?P<year>(?:19|20)\d\d)", "day", _a_day),
    _form(rf"{_WEEKDAY}{_DAY}\s*[./-]\s*(?P<month>\d{{1,2}})\s*[./-]\s*{_YEAR}", "day", _a_day),
    _form(rf"{_WEEKDAY}{_DAY}(?:\s+of)?[\s-]*{MONTH}[\s,-]*{_YEAR}", "day", _a_day),
    _form(rf"{MONTH}\s+{_DAY},?\s+(?P<year>\d{{4}})", "day", _a_day),
    _form(
        rf"(?:w/c|week commencing|week of)\s+{_WEEKDAY}{_DAY}\s*[./-]\s*(?P<month>\d{{1,2}})\s*[./-]\s*{_YEAR}",
        "day",
        _a_week,
    ),
    _form(rf"(?:w/c|week commencing|week of)\s+{_WEEKDAY}{_DAY}[\s-]*{MONTH}[\s,-]*{_YEAR}", "day", _a_week),
    _form(rf"{MONTH}[\s,'’/-]*{_YEAR}", "month", _a_month),
    _form(rf"{MONTH}\s+(?P<year>\d{{4}})\s*[-/]\s*(?P<until>\d{{4}}|\d{{2}})", "month", _a_month_of_a_year),
    _form(r"(?P<month>\d{1,2})\s*[./-]\s*(?P<year>\d{4})", "month", _a_month),
    _form(
        rf"(?P<from>{'|'.join(MONTHS)})\s*(?P<since>\d{{4}})?\s*(?:-|to|/|&|and)\s*{MONTH}\s*(?P<year>\d{{4}})",
        "month",
        _months,
    ),
    _form(rf"{_QUARTER}[\s,(-]*{_YEARS}\)?", "quarter", _a_quarter),
    _form(rf"{_YEARS}[\s,-]*{_QUARTER}", "quarter", _a_quarter),
    _form(rf"{_QUARTER}[\s,-]*(?P<year>\d{{4}})", "quarter", _a_quarter_of_one_year),
    _form(rf"(?P<year>\d{{4}})[\s,-]*{_QUARTER}", "quarter", _a_quarter_of_one_year),
    _form(rf"{_TERM}\s+{_YEARS}", "term", _a_term),
    _form(rf"{_TERM}\s+{_YEAR}", "term", _a_term),
    _form(rf"{_YEARS}\s+{_TERM}", "term", _a_term),
    _form(rf"{_HALF}[\s,-]+{_YEARS}", "term", _a_half_term),
    _form(rf"{_HALF}[\s,-]+(?P<year>\d{{4}})", "term", _a_half_term),
    _form(rf"{_YEARS}[\s,-]+{_HALF}", "term", _a_half_term),
    _form(rf"{_NUMBERED_HALF}[\s,-]+{_YEARS}", "term", _a_half_term),
    _form(rf"{_YEARS}[\s,-]+{_NUMBERED_HALF}", "term", _a_half_term),
    _form(
        rf"(?:(?:rolling|last|the)\s+)*(?P<months>\d{{1,2}}|three|six|twelve)[\s-]*(?:months?|m){_UP_TO}{_LAST_DAY}",
        "month",
        _months_to,
    ),
    _form(rf"(?:rolling\s+)?year{_UP_TO}{_LAST_DAY}", "month", _months_to),
    _form(rf"{_YTD}[\s,:(-]*(?:(?:as )?at|to|up to)?\s*{_LAST_DAY}\)?", "year", _to_date),
    _form(rf"{_LAST_DAY}[\s,(-]*{_YTD}\)?", "year", _to_date),
    _form(rf"{_YTD}[\s,:(-]*{_QUARTER}[\s,(-]*{_YEARS}\)?", "year", _to_date),
    _form(rf"{_QUARTER}[\s,(-]*{_YEARS}[\s,(-]*{_YTD}\)?", "year", _to_date),
    _form(rf"{_QUARTER}[\s,(-]*{_YTD}[\s,:(-]*{_YEARS}\)?", "year", _to_date),
    _form(rf"{_SEASON}\s+{_YEARS}", "season", _a_season),
    _form(rf"{_SEASON}\s+{_YEAR}", "season", _a_season),
    _form(rf"(?:financial year|fy|year)?\s*{_YEARS}", "year", _a_financial_year),
    _form(r"(?P<year>\d{4})-(?P<month>\d{2})", "month", _a_month),
    _form(r"(?P<year>\d{4})\s*(?:-|/|to)\s*(?P<until>\d{4}|\d{2})", "year", _years_together),
    _form(rf"(?:academic|school) year\s+{_YEARS}", "year", _a_school_year),
    _form(r"(?:(?:calendar )?year\s+)?(?P<year>(?:19|20)\d\d)", "year", _a_calendar_year),
)

_ZONE = r"(?:z|utc|gmt|bst|[+-]\d\d:?\d\d)"
_TIME = (
    r"(?:(?:[01]?\d|2[0-4])[:.h][0-5]\d(?:[:.][0-5]\d(?:[.,]\d+)?)?\s*(?:[ap]\.?m\.?|hrs?|hours|o'clock)?"
    rf"(?:\s*\(?{_ZONE}\)?)*"
    r"|(?:1[0-2]|0?[1-9])\s*(?:[ap]\.?m\.?|o'clock)|(?:[01]\d|2[0-3])[0-5]\d\s*(?:hrs|hours|h)"
    r"|(?:12\s*)?(?:noon|midday|midnight)|(?:close|end) of (?:play|business|the day|day)|c\.?o\.?[bp]\.?|eod)"
)
_BEHIND = pattern_of(rf"(?P<day>.*?\d)(?:[\s,;(@-]+(?:(?:at|by|before)\s+)?|t){_TIME}\)?")
_BEHIND_FIGURES = pattern_of(rf"(?P<day>\d{{8}})t\d{{4}}(?:\d\d)?{_ZONE}?")
_BEFORE = pattern_of(rf"(?:(?:at|by|before)\s+)?{_TIME}[\s,]+(?:on\s+)?(?P<day>.*\d.*)")


def without_time(text: str) -> str | None:
    """A text in lower case without the time of day that systems and people write beside a day; None without one."""
    found = _BEHIND_FIGURES.fullmatch(text) or _BEHIND.fullmatch(text) or _BEFORE.fullmatch(text)
    return found["day"].strip() if found else None
