"""A date as it was written ("Oct 2017", "Q3 2017/18", "Ongoing"): its text, kind, first and last day."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

WhenKind = Literal["day", "month", "quarter", "term", "season", "year", "ongoing", "completed", "none", "unread"]
QuarterYear = Literal["financial", "calendar"]
Terms = Mapping[str, tuple[tuple[int, int], tuple[int, int]]]

# First and last (month, day) of each school term and half term; a plan's settings may hold another table.
TERMS: Terms = {
    "autumn": ((9, 1), (12, 31)), "spring": ((1, 1), (4, 15)), "summer": ((4, 16), (7, 31)),
    "autumn 1": ((9, 1), (10, 31)), "autumn 2": ((11, 1), (12, 31)), "spring 1": ((1, 1), (2, 20)),
    "spring 2": ((2, 21), (4, 15)), "summer 1": ((4, 16), (5, 31)), "summer 2": ((6, 1), (7, 31)),
}  # fmt: skip
HALF_TERMS = ("autumn 1", "autumn 2", "spring 1", "spring 2", "summer 1", "summer 2")
SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}
MONTH_NAMES = ("", "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_IN_FULL = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
MONTHS = {name: n for n, full in enumerate(_IN_FULL, 1) for name in (full, full[:3])}
MONTHS["sept"] = 9


@dataclass(frozen=True, slots=True)
class When:
    """A date as written. `first` and `last` are None where the text gives no day ("Ongoing", unread)."""

    as_printed: str
    kind: WhenKind
    first: date | None
    last: date | None

    def __str__(self) -> str:
        return shown(self)


def days_of(when: When | None) -> tuple[object, ...]:
    """What makes two dates the same, however they were written; None: not said."""
    if when is None:
        return ()
    return when.kind, when.first, when.last, when.as_printed if when.kind == "unread" else ""


def lacks(kind: WhenKind, first: date | None, last: date | None) -> Literal["first", "last"] | None:
    """Which day a date of a kind must have and does not, or which cannot be a season's; None where all is there."""
    if kind in ("ongoing", "none", "unread") or (kind == "completed" and first is last is None):
        return None
    if first is None or (kind == "season" and first.month not in SEASONS.values()):
        return "first"
    return "last" if last is None else None


NO_DATE = When("", "none", None, None)


def unknown_period(as_printed: str = "") -> When:
    """The period of a value that a document gives without one (a scorecard's "Previous")."""
    return When(as_printed, "unread", None, None) if as_printed else NO_DATE


def day_when(day: date, as_printed: str | None = None) -> When:
    """A single day; shown as "14 Nov 2017" unless the printed text is given."""
    return When(as_printed if as_printed is not None else show_day(day), "day", day, day)


def month_when(year: int, month: int, as_printed: str | None = None) -> When:
    """A whole month; shown as "Oct 2017" unless the printed text is given."""
    text = f"{MONTH_NAMES[month]} {year:04d}" if as_printed is None else as_printed
    return When(text, "month", date(year, month, 1), month_end(year, month))


def month_end(year: int, month: int) -> date:
    """The last day of a month."""
    from calendar import monthrange  # with it comes locale, which a first frame can do without

    return date(year, month, monthrange(year, month)[1])


def show_day(day: date) -> str:
    """A day as people write it: "14 Nov 2017"."""
    return f"{day.day} {MONTH_NAMES[day.month]} {day.year:04d}"


def shown(when: When) -> str:
    """The date as people write it, whatever the printed text was; reading it again gives the same days."""
    if when.kind == "unread":
        return when.as_printed
    if when.kind == "completed":
        rest = _span(when) if when.first else ""
        return f"Completed {rest}".strip()
    if when.kind in ("none", "ongoing"):
        return "Ongoing" if when.kind == "ongoing" else ""
    return _span(when)


def _span(when: When) -> str:
    """The shortest wording that means exactly these days."""
    first, last = when.first, when.last
    assert first is not None and last is not None
    if first == last:
        return show_day(first)
    if when.kind == "quarter":
        return _show_quarter(first)
    if when.kind == "term" or _cuts_a_month(when):
        return _show_term(when, first)
    if when.kind == "season":
        name = next(name for name, month in SEASONS.items() if month == first.month)
        return f"{name.capitalize()} {first.year:04d}"
    if when.kind == "day" or last - first == timedelta(days=6):
        return f"w/c {show_day(first)}"
    year = "" if when.kind == "month" else _show_year(when.kind, first, last)
    months = _show_months(first, last)
    if year or when.kind != "year":
        return year or months
    school = "Academic year" if first.month == 9 else "Year"
    return f"{school} to date {months.rpartition(' - ')[2]}"


def _cuts_a_month(when: When) -> bool:
    """Whether a completion is dated by a term, which may begin or end within a month."""
    of_a_term = r"(?i)\bterm\b|(?:autumn|spring|summer)\W*[12](?!\d)|\bht\W*[1-6](?!\d)"
    return when.kind == "completed" and re.search(of_a_term, when.as_printed) is not None


def _show_year(kind: WhenKind, first: date, last: date) -> str:
    until = f"{first.year:04d}/{last.year % 100:02d}"
    if last.year == first.year + 1 and (first.month, last.month) == (4, 3):
        return until
    if last.year == first.year + 1 and (first.month, last.month) == (9, 8):
        return f"Academic year {until}"
    if (first.month, last.month, last.year) == (1, 12, first.year) and 1900 <= first.year < 2100:
        return str(first.year)
    if kind == "year" and (first.month, last.month) == (4, 3):
        return f"{first.year:04d} to {last.year:04d}"
    return ""


def _show_months(first: date, last: date) -> str:
    end = f"{MONTH_NAMES[last.month]} {last.year:04d}"
    if (first.year, first.month) == (last.year, last.month):
        return end
    return f"{MONTH_NAMES[first.month]} {first.year:04d} - {end}"


def _show_quarter(first: date) -> str:
    year = first.year if first.month >= 4 else first.year - 1
    return f"Q{(first.month - 4) % 12 // 3 + 1} {year:04d}/{(year + 1) % 100:02d}"


def _show_term(when: When, first: date) -> str:
    printed = re.search(r"(?i)(autumn|spring|summer)(?:\D*([12])(?!\d))?", when.as_printed)
    by_month = "autumn" if first.month >= 8 else "spring" if first.month < 4 else "summer"
    name = printed[1] if printed else by_month
    half = printed[2] if printed else _half_of(when)
    if half is None:
        return f"{name.capitalize()} term {first.year:04d}"
    year = first.year if first.month >= 8 else first.year - 1
    return f"{name.capitalize()} {half} {year:04d}/{(year + 1) % 100:02d}"


def _half_of(when: When) -> str | None:
    """Which half of a term it is, by the days of the usual table; None for a whole one."""
    assert when.first is not None and when.last is not None
    days = (when.first.month, when.first.day), (when.last.month, when.last.day)
    return next((name[-1] for name in HALF_TERMS if TERMS[name] == days), None)
