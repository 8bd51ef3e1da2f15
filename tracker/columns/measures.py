"""The columns of measures and of what they say as at a day."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import NamedTuple

from tracker.columns.words import Column, Value
from tracker.domain.measure import Measure
from tracker.domain.measures.finding import Finding, find, shown_number, shown_value
from tracker.domain.measures.remarks import Said, said_at
from tracker.domain.measures.value import exact_value
from tracker.domain.plan import Plan, Theme


class MeasureRow(NamedTuple):
    """A measure with its theme, what it says as at a day, and what is said of it."""

    theme: Theme
    measure: Measure
    finding: Finding
    said: Said


BAND_NAMES = ("Requires improvement", "Good", "Outstanding")
UNIT_WORDS = {"percent": "%", "rate per 10,000": "per 10,000", "days": "days", "number": "number"}
POLARITY_WORDS = {"higher": "High is good", "lower": "Low is good", "unknown": "Not known"}
_WAYS_OF_WORDS = {"improving": "▲", "worsening": "▼"}  # a scale of words has its best at the top


def measure_rows(plan: Plan, as_at: date) -> list[MeasureRow]:
    """Every measure with its theme and what it says as at the day, in the plan's order."""
    return [
        MeasureRow(theme, measure, find(measure, as_at, plan.scales), said_at(measure.remarks, as_at))
        for theme, measure in plan.measures_on(as_at)
    ]


def measure_columns(band_names: Iterable[str] = BAND_NAMES) -> tuple[Column[MeasureRow], ...]:
    """The columns of measures, with one for each band's threshold as printed."""
    bands = (
        Column(f"band: {name}", name, _threshold(name), "text", _band_width(name), wrap=True) for name in band_names
    )
    return (*_MEASURE_BEFORE, *bands, *_MEASURE_AFTER)


def band_names(plan: Plan, as_at: date) -> tuple[str, ...]:
    """The names of the bands that a plan's measures of a day have, worst first; the usual ones where there are none."""
    names = dict.fromkeys(name for _, measure in plan.measures_on(as_at) for name, _ in measure.thresholds)
    return tuple(names) or BAND_NAMES


def _band_width(name: str) -> int:
    """Wide enough for the longest word of the band's name."""
    return max(9, *(len(word) + 2 for word in name.split())) if name.strip() else 9


def _threshold(band: str) -> Callable[[MeasureRow], Value]:
    return lambda row: next((printed for name, printed in row.measure.thresholds if name == band and printed), None)


def _polarity(row: MeasureRow) -> Value:
    scale = row.finding.scale
    if scale.polarity == "direction":
        return f"{scale.direction.capitalize()} is good" if scale.direction else "Neutral"
    return POLARITY_WORDS[scale.polarity]


def _latest(row: MeasureRow) -> Value:
    """As many decimals as it takes not to show the value rounded across a cut."""
    measure, finding = row.measure, row.finding
    value = exact_value(finding.latest, measure.unit) if finding.latest else None
    return None if value is None else _number(shown_value(value, finding.scale))


def travel_words(measure: Measure, finding: Finding) -> str:
    """The direction of travel after an arrow that shows the way of the value: "▼ improving"; "" without one."""
    travel, last, before = finding.direction_of_travel, finding.latest, finding.previous
    if travel is None or last is None or before is None:
        return ""
    if finding.words:
        return f"{_WAYS_OF_WORDS.get(travel, '–')} {travel}"
    new, old = exact_value(last, measure.unit), exact_value(before, measure.unit)
    way = "–" if new is None or old is None or new == old else "▲" if new > old else "▼"
    return f"{way} {travel}"


def _distance(row: MeasureRow) -> Value:
    better = row.finding.next
    return None if better is None else _number(shown_number(better.distance, 1))


def _number(text: str) -> int | float:
    number = float(text)
    return int(number) if number.is_integer() else number


def _band(row: MeasureRow) -> Value:
    zone = row.finding.zone
    return zone.name if zone else None


def _cases(row: MeasureRow) -> Value:
    return row.finding.next.cases if row.finding.next else None


def _period(row: MeasureRow) -> Value:
    return row.finding.latest.period if row.finding.latest else None


def _travel(row: MeasureRow) -> Value:
    travel = row.finding.direction_of_travel
    return travel.capitalize() if travel else None


_MEASURE_BEFORE: tuple[Column[MeasureRow], ...] = (
    Column("theme", "Theme", lambda row: row.theme.heading, "text", 16, wrap=True),
    Column("ref", "Ref", lambda row: row.measure.ref, "ref", 9),
    Column("measure", "Measure", lambda row: row.measure.name, "text", 30, wrap=True),
    Column("shows", "What it shows", lambda row: row.measure.shows, "text", 27, wrap=True),
)
_MEASURE_AFTER: tuple[Column[MeasureRow], ...] = (
    Column("polarity", "Polarity", _polarity, "text", 9, wrap=True),
    Column("latest", "Latest value", _latest, "number", 7),
    Column("unit", "Unit", lambda row: UNIT_WORDS.get(row.measure.unit or ""), "text", 8, wrap=True),
    Column("period", "Period", _period, "when", 11),
    Column("band", "Band", _band, "text", 13, wrap=True),
    Column("distance", "To next band", _distance, "number", 7),
    Column("cases", "In cases", _cases, "number", 7),
    Column("travel", "Direction of travel", _travel, "text", 11, wrap=True),
    Column("finding", "Finding", lambda row: row.finding.sentence, "text", 26, wrap=True),
)
MEASURE_COLUMNS = measure_columns()
