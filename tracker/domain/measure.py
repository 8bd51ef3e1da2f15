"""Measures, their readings and other people's values, and what they say as at a day."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from tracker.domain.when import NO_DATE, When

Polarity = Literal["higher", "lower", "direction", "unknown"]
Direction = Literal["increase", "decrease"]
Unit = Literal["percent", "number", "rate per 10,000", "days"]
Travel = Literal["improving", "worsening", "no change", "up", "down"]

# How many cases of the denominator the unit counts by: 76.4 % is 76.4 of each 100.
CASES_PER: dict[str | None, int] = {"percent": 100, "rate per 10,000": 10_000}


def is_number(value: Decimal) -> bool:
    """Whether it is a number that can be counted with, and that other programs can read: neither NaN nor 1E+400."""
    return value.is_finite() and abs(value.adjusted()) < 308


@dataclass(frozen=True, slots=True)
class Reading:
    """One value of a measure for one period. A suppressed value ("c") has no value; a blank has neither."""

    period: When
    value: Decimal | None
    as_printed: str = ""
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    suppressed: bool = False
    estimate: bool = False
    source: str | None = None
    note: str | None = None
    place: int = 0
    id: int | None = None
    plan_id: int | None = None
    measure_id: int | None = None
    comparator_id: int | None = None
    revision: int = 1


@dataclass(frozen=True, slots=True)
class Comparator:
    """Somebody else's values of the same measure (statistical neighbours, England), each with its own period."""

    name: str
    position: str | None = None
    readings: tuple[Reading, ...] = ()
    place: int = 0
    id: int | None = None
    plan_id: int | None = None
    measure_id: int | None = None
    revision: int = 1


@dataclass(frozen=True, slots=True)
class Measure:
    """Something counted over time. `thresholds` are (band name, as printed), worst band first."""

    ref: str
    name: str
    shows: str | None = None
    unit: Unit | None = None
    thresholds: tuple[tuple[str, str], ...] = ()
    stated_rating: str | None = None
    stated_direction: tuple[str, str] | None = None  # (as printed, "up" | "down" | "none")
    frequency: str | None = None
    rolling: str | None = None
    comment: str | None = None
    action: str | None = None
    readings: tuple[Reading, ...] = ()
    comparators: tuple[Comparator, ...] = ()
    place: int = 0
    id: int | None = None
    plan_id: int | None = None
    theme_id: int | None = None
    revision: int = 1


def exact_value(reading: Reading, unit: Unit | None) -> Fraction | None:
    """The value to compare by: numerator / denominator in the measure's unit where both are known, else as printed."""
    per = CASES_PER.get(unit)
    if per and reading.numerator is not None and reading.denominator:
        return Fraction(reading.numerator) / Fraction(reading.denominator) * per
    return None if reading.value is None else Fraction(reading.value)


def readings_that_count(readings: Iterable[Reading], as_at: date) -> list[Reading]:
    """The readings that count as at a day, oldest first: those whose period had ended, or is unknown."""
    ended = [r for r in readings if r.period.last is None or r.period.last <= as_at]
    return sorted(ended, key=_age)


def _age(reading: Reading) -> tuple[date, int, int]:
    # A year and its last quarter end on one day: the shorter period is the later word.
    first, last = reading.period.first or date.min, reading.period.last or date.min
    return last, first.toordinal(), reading.place


def latest(measure: Measure, as_at: date) -> Reading | None:
    """The last reading with a value that counts as at the day."""
    with_value = [r for r in readings_that_count(measure.readings, as_at) if r.value is not None]
    return with_value[-1] if with_value else None


def previous(measure: Measure, as_at: date) -> Reading | None:
    """The reading before the latest one, of the same kind of period (a year's total is not "before" April)."""
    last = latest(measure, as_at)
    if last is None:
        return None
    valued = [r for r in readings_that_count(measure.readings, as_at) if r.value is not None]
    alike = [r for r in valued if same_kind(r.period, last.period)]
    return alike[-2] if len(alike) > 1 else None


def same_kind(one: When, other: When) -> bool:
    """Whether two periods may be compared: "Apr 2016 - Mar 2017" is written in months and is not like "Apr 2017"."""
    return period_kind(one) == period_kind(other)


def period_kind(period: When) -> tuple[str, int]:
    """What only like periods share: the kind, and for days and months how many."""
    return period.kind, _length(period)


def _length(period: When) -> int:
    """Days of a day or week, months of a span of months; other kinds have one length each."""
    if period.first is None or period.last is None:
        return 0
    if period.kind == "day":
        return (period.last - period.first).days
    months = (period.last.year - period.first.year) * 12 + period.last.month - period.first.month
    return months if period.kind == "month" else 0


def direction_of_travel(measure: Measure, polarity: Polarity, wanted: Direction | None, as_at: date) -> Travel | None:
    """Whether the latest reading is better than the one before; "up" or "down" where nobody said which is good."""
    last, before = latest(measure, as_at), previous(measure, as_at)
    if last is None or before is None or (measure.rolling and _same_year(last.period, before.period)):
        return None
    new, old = exact_value(last, measure.unit), exact_value(before, measure.unit)
    if new is None or old is None or new == old:
        return "no change"
    good = {"higher": True, "lower": False}.get(polarity, {"increase": True, "decrease": False}.get(wanted or ""))
    if good is None:
        return "up" if new > old else "down"
    return "improving" if (new > old) == good else "worsening"


def _same_year(one: When, other: When) -> bool:
    """Whether both periods end in the same financial year (April to March), or nobody said when."""
    if one.last is None or other.last is None:
        return True
    return _financial_year(one.last) == _financial_year(other.last)


def _financial_year(day: date) -> int:
    return day.year if day.month >= 4 else day.year - 1


def unknown_period(as_printed: str = "") -> When:
    """The period of a value that a document gives without one (a scorecard's "Previous")."""
    return When(as_printed, "unread", None, None) if as_printed else NO_DATE
