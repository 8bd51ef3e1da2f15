"""The day of a document of measures: what its Current and Previous are of, and from when all of it was known."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import NamedTuple, TypeVar

from tracker.domain.measure import Comparator, Group, Measure, Reading
from tracker.domain.plan import Plan
from tracker.domain.when import When, month_when, shown

_Series = TypeVar("_Series", Group, Comparator)
CURRENT, PREVIOUS = "Current", "Previous"  # as printed, of values without a period of their own


class ScorecardDay(NamedTuple):
    """From when what a document says of measures was known, and the day it was said on (None: from the beginning).

    `month` is the period that the document is of, a month as a rule: that of its Current, where a heading gives none.
    """

    known: date | None
    said: date | None
    month: When | None


def on_its_day(plan: Plan, day: ScorecardDay) -> Plan:
    """The plan with what it says of measures on its day; what was stamped before (in a dump) stays as it is."""
    themes = (replace(one, measures=tuple(_measure(m, day) for m in one.measures)) for one in plan.themes)
    return replace(plan, themes=tuple(themes))


def needs_a_day(plan: Plan) -> bool:
    """Whether values stand under Current, and nothing says of when they are."""
    return any(_is(reading, CURRENT) for _, measure in plan.measures() for reading in measure.readings)


def _measure(measure: Measure, day: ScorecardDay) -> Measure:
    return replace(
        measure,
        remarks=tuple(one if one.uuid else replace(one, day=one.day or day.said) for one in measure.remarks),
        readings=_readings(measure.readings, day),
        groups=tuple(_series(group, day) for group in measure.groups),
        comparators=tuple(_series(comparator, day) for comparator in measure.comparators),
    )


def _series(series: _Series, day: ScorecardDay) -> _Series:
    return replace(series, readings=_readings(series.readings, day))


def _readings(readings: Sequence[Reading], day: ScorecardDay) -> tuple[Reading, ...]:
    current = next((one.period for one in readings if not _is(one, PREVIOUS) and one.period.first), None)
    current = day.month if any(_is(one, CURRENT) for one in readings) else current
    return tuple(one if one.uuid else _on_its_day(one, _period(one, current, day.month), day) for one in readings)


def _on_its_day(reading: Reading, period: When, day: ScorecardDay) -> Reading:
    """What has no period of its own ("Current", "before May 2022") was known no earlier than the document was there."""
    named = period.first is not None or reading.role != "actual"
    return replace(reading, period=period, known=reading.known or day.known or (None if named else day.said))


def _period(reading: Reading, current: When | None, month: When | None) -> When:
    if _is(reading, CURRENT) and month is not None:
        return replace(month, as_printed=shown(month))
    if _is(reading, PREVIOUS) and current is not None and current.first is not None:
        return before_period(current)
    return reading.period


def before_period(current: When) -> When:
    """What a Previous is of while the period before is not held: "before May 2023"."""
    assert current.first is not None
    return When(f"before {shown(current)}", "unread", None, current.first - timedelta(days=1))


def is_before(period: When) -> bool:
    """Whether a period is only known to be the one before another."""
    return period.kind == "unread" and period.first is None and period.last is not None


def _is(reading: Reading, word: str) -> bool:
    return reading.period.kind == "unread" and reading.period.as_printed == word


def month_of(day: date) -> When:
    """The month in which a document of a day was made, as the period of its Current."""
    return month_when(day.year, day.month)
