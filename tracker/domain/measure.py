"""Measures, their readings and other people's values, and what they say as at a day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Literal

from tracker.domain.edit import Edit
from tracker.domain.when import When, days_of

Polarity = Literal["higher", "lower", "direction", "unknown"]
Direction = Literal["increase", "decrease"]
Unit = Literal["percent", "number", "rate per 10,000", "days"]
Travel = Literal["improving", "worsening", "no change", "up", "down"]
Role = Literal["actual", "planned", "target", "estimate", "baseline"]
GoodIs = Literal["high", "low", "neutral"]
Part = Literal["average", "minimum", "maximum"]
_HALF_TERM = 55  # days, about

# How many cases of the denominator the unit counts by: 76.4 % is 76.4 of each 100.
CASES_PER: dict[str | None, int] = {"percent": 100, "rate per 10,000": 10_000}


def is_number(value: Decimal) -> bool:
    """Whether it is a number that can be counted with, and that other programs can read: neither NaN nor 1E+400."""
    return value.is_finite() and abs(value.adjusted()) < 308


@dataclass(frozen=True, slots=True)
class Reading:
    """One value of a series for one period: a number, or a `word` of the measure's scale. Only ever added.

    A suppressed value ("c") has neither; a blank has nothing. `known` is the day from which it was known (None: ever),
    `recorded_at` when it was saved (None: not yet, or not told), `read_from` its file and cell.
    """

    period: When
    value: Decimal | None
    as_printed: str = ""
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    suppressed: bool = False
    role: Role = "actual"
    word: str | None = None
    source: str | None = None
    note: str | None = None
    read_from: str | None = None
    known: date | None = None
    recorded_at: datetime | None = None
    recorded_by: str | None = None
    uuid: str = ""
    place: int = 0
    measure_id: int | None = None
    group_id: int | None = None
    comparator_id: int | None = None

    @property
    def says(self) -> bool:
        """Whether it has a value, as a number or as a word."""
        return self.value is not None or self.word is not None

    @property
    def recency(self) -> tuple[date, datetime, int, str]:
        """What readings of one period are ordered by: the last one counts."""
        return self.known or date.min, _clock(self.recorded_at), self.place, self.uuid


@dataclass(frozen=True, slots=True)
class Remark:
    """What a scorecard says of a measure on a day, dated and signed. Only ever added; a later one may withdraw it.

    None in a field means "not said"; an empty comment, none any more; no `day`: from the beginning.
    """

    uuid: str
    day: date | None
    recorded_at: datetime | None
    comment: str | None = None
    action: str | None = None
    stated_rating: str | None = None
    stated_direction: tuple[str, str] | None = None  # (as printed, "up" | "down" | "none")
    reason: str | None = None
    source: str | None = None
    author: str | None = None
    recorded_by: str | None = None
    withdraws: str | None = None
    measure_id: int | None = None

    @property
    def age(self) -> tuple[date, datetime, str]:
        """What remarks are sorted by: the day (undated first), the clock, the uuid."""
        return self.day or date.min, _clock(self.recorded_at), self.uuid


@dataclass(frozen=True, slots=True)
class Group:
    """A part of what is ours (a team, a school, a group of pupils) with its own values of the same measure."""

    name: str
    readings: tuple[Reading, ...] = ()
    place: int = 0
    id: int | None = None
    plan_id: int | None = None
    measure_id: int | None = None
    revision: int = 1
    edits: tuple[Edit, ...] = ()

    @property
    def label(self) -> str:
        """What it is called."""
        return self.name


@dataclass(frozen=True, slots=True)
class Comparator:
    """Somebody else's values of the same measure (statistical neighbours, England), each with its own period.

    `part` is what is shown of a family of councils: their average, minimum or maximum.
    """

    name: str
    part: Part | None = None
    position: str | None = None
    readings: tuple[Reading, ...] = ()
    place: int = 0
    id: int | None = None
    plan_id: int | None = None
    measure_id: int | None = None
    revision: int = 1
    edits: tuple[Edit, ...] = ()

    @property
    def label(self) -> str:
        """The name with its part: "Core cities, average"."""
        return f"{self.name}, {self.part}" if self.part else self.name


@dataclass(frozen=True, slots=True)
class Measure:
    """Something counted over time. `thresholds` are (band name, as printed), worst band first.

    `scale` names the scale whose words its values are; None for numbers. `good_is` says which way is good where that is
    printed beside the thresholds, or without any. `joined_into` is the ref of the measure that
    it is another name of: its readings and remarks are that measure's.
    """

    ref: str
    name: str
    shows: str | None = None
    unit: Unit | None = None
    thresholds: tuple[tuple[str, str], ...] = ()
    scale: str | None = None
    frequency: str | None = None
    rolling: str | None = None
    also_written: tuple[str, ...] = ()
    removed_on: date | None = None
    joined_into: str | None = None
    good_is: GoodIs | None = None
    remarks: tuple[Remark, ...] = ()
    readings: tuple[Reading, ...] = ()
    groups: tuple[Group, ...] = ()
    comparators: tuple[Comparator, ...] = ()
    place: int = 0
    id: int | None = None
    plan_id: int | None = None
    theme_id: int | None = None
    revision: int = 1
    edits: tuple[Edit, ...] = ()


def _clock(clock: datetime | None) -> datetime:
    """A clock to sort by, whatever zone it was noted in; none is before any."""
    clock = clock or datetime.min
    return clock if clock.tzinfo else clock.replace(tzinfo=UTC)


def known_by(readings: Iterable[Reading], as_at: date) -> list[Reading]:
    """What was known by a day, oldest first: each period and role's last word; an actual one before an estimate."""
    return sorted((told[-1] for told in told_by(readings, as_at)), key=_age)


def told_by(readings: Iterable[Reading], as_at: date) -> list[list[Reading]]:
    """What was told by a day, of each period and role together: the word that counts is the last."""
    told = defaultdict[tuple[object, ...], list[Reading]](list)
    for reading in readings:
        if reading.known is None or reading.known <= as_at:
            role: Role = "actual" if reading.role == "estimate" else reading.role
            unnamed = reading.place if reading.period.kind == "none" and role == "actual" else None
            told[days_of(reading.period), unnamed, role].append(reading)
    return [sorted(words, key=_weight) if len(words) > 1 else words for words in told.values()]


def _weight(reading: Reading) -> tuple[bool, tuple[date, datetime, int, str]]:
    return reading.role == "actual", reading.recency


def readings_that_count(readings: Iterable[Reading], as_at: date) -> list[Reading]:
    """The values that count as at a day, oldest first: those known, whose period had ended, or is unknown."""
    ended = [r for r in readings if r.period.last is None or r.period.last <= as_at]
    return [reading for reading in known_by(ended, as_at) if reading.role in ("actual", "estimate")]


def _age(reading: Reading) -> tuple[date, int, int, str, str]:
    # A year and its last quarter end on one day: the shorter period is the later word. What nothing gives a period is
    # as old as the day it was known from. What else is alike is put in an order that is not that of storing.
    first, last = reading.period.first or date.min, reading.period.last or reading.known or date.min
    return last, first.toordinal(), reading.place, reading.role, reading.uuid


def last_two(measure: Measure, as_at: date) -> tuple[Reading | None, Reading | None]:
    """The last reading with a value that counts as at the day, and the one before it.

    That is of the same kind of period (a year's total is not "before" April), else a "Previous", else the baseline.
    """
    valued = [r for r in readings_that_count(measure.readings, as_at) if r.says]
    if not valued:
        return None, None
    last = valued.pop()
    alike = (reading for reading in reversed(valued) if same_kind(reading.period, last.period))
    unnamed = (reading for reading in reversed(valued) if _may_be_before(reading.period, last.period))
    began = known_by((one for one in measure.readings if one.role == "baseline" and one.says), as_at)
    return last, next(alike, None) or next(unnamed, None) or next(iter(began), None)


def _may_be_before(period: When, last: When) -> bool:
    """Whether a period without a name of its own ("before May 2022", "Previous") may be the one before another."""
    return period.kind == "unread" and (period.last is None or last.first is None or period.last < last.first)


def latest(measure: Measure, as_at: date) -> Reading | None:
    """The last reading with a value that counts as at the day."""
    return last_two(measure, as_at)[0]


def previous(measure: Measure, as_at: date) -> Reading | None:
    """The reading before the latest one."""
    return last_two(measure, as_at)[1]


def same_kind(one: When, other: When) -> bool:
    """Whether two periods may be compared: "Apr 2016 - Mar 2017" is written in months and is not like "Apr 2017"."""
    return period_kind(one) == period_kind(other)


def period_kind(period: When) -> tuple[str, int]:
    """What only like periods share: the kind, and how long: a half term is no term, a part of a year no year."""
    return period.kind, _length(period)


def _length(period: When) -> int:
    """Days of a day or week, half terms of a term, months of a span of months, whole years of years."""
    if period.first is None or period.last is None:
        return 0
    days = (period.last - period.first).days
    months = (period.last.year - period.first.year) * 12 + period.last.month - period.first.month
    lengths = {"day": days, "term": round(days / _HALF_TERM), "month": months, "year": (months + 1) // 12}
    return lengths.get(period.kind, 0)


def is_to_date(period: When) -> bool:
    """Whether it is the part of a year that had passed."""
    return period_kind(period) == ("year", 0)
