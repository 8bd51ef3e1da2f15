"""The sentence that says it: "82%: requires improvement, 3 points short of good"."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from itertools import count
from math import floor

from tracker.domain.measure import (
    Direction,
    Measure,
    Polarity,
    Reading,
    Travel,
    Unit,
    exact_value,
    fits_its_cases,
    latest,
    previous,
    readings_that_count,
    same_kind,
)
from tracker.domain.measures.bands import NextBand, Scale, Zone, next_band, zone_of
from tracker.domain.measures.thresholds import scale_of
from tracker.domain.when import When, month_end, show_day, shown

_UNIT_AFTER = {"percent": "%", "days": " days", "rate per 10,000": " per 10,000"}
_DISTANCE_UNIT = {"percent": "point", "days": "day"}


@dataclass(frozen=True, slots=True)
class Finding:
    """What a measure says as at a day. `zone` and `next` are None without cuts or without a reading."""

    scale: Scale
    latest: Reading | None
    previous: Reading | None
    zone: Zone | None
    next: NextBand | None
    direction_of_travel: Travel | None
    sentence: str


def find(measure: Measure, as_at: date) -> Finding:
    """Which band the latest reading is in, how far it is to the next, which way it went, in one sentence."""
    scale = scale_of(measure)
    last = latest(measure, as_at)
    travel = direction_of_travel(measure, scale.polarity, scale.direction, as_at)
    value = exact_value(last, measure.unit) if last else None
    if last is None or value is None:
        return Finding(scale, None, None, None, None, None, no_reading_words(measure, as_at))
    zone = zone_of(scale, value)
    cases = (last.numerator, last.denominator) if fits_its_cases(last, measure.unit) else (None, None)
    better = next_band(scale, value, measure.unit, *cases)
    sentence = _sentence(measure, scale, last, value, zone, better, travel)
    return Finding(scale, last, previous(measure, as_at), zone, better, travel, sentence)


def no_reading_words(measure: Measure, as_at: date) -> str:
    """What is said where no reading counts yet; the day, where it is only too early for those there are."""
    valued = [one for one in measure.readings if one.says and one.role in ("actual", "estimate")]
    later = any((r.period.last and r.period.last > as_at) or (r.known and r.known > as_at) for r in valued)
    return f"None by {show_day(as_at)}" if later else "No reading yet"


def _sentence(
    measure: Measure,
    scale: Scale,
    last: Reading,
    value: Fraction,
    zone: Zone | None,
    better: NextBand | None,
    travel: Travel | None,
) -> str:
    period = "" if last.period.kind in ("none", "unread") else f" in {shown(last.period)}"
    head = f"{value_words(value, scale, measure.unit)}{period}"
    parts = []
    if zone:
        parts.append(zone.name.lower() + (" (past its printed edge)" if zone.beyond else ""))
    if better:
        parts.append(_distance(better, scale, measure))
    elif scale.direction:
        parts.append(f"an {scale.direction} is wanted" if scale.direction == "increase" else "a decrease is wanted")
    sentence = f"{head}: {', '.join(parts)}" if parts else head
    return f"{sentence}; {travel}" if travel else sentence


def _distance(better: NextBand, scale: Scale, measure: Measure) -> str:
    number = shown_number(better.distance, 1) if better.distance else "0"
    unit = _DISTANCE_UNIT.get(measure.unit or "", "")
    words = f"{number} {unit}{'' if number == '1' or not unit else 's'}".strip()
    side = "short of" if scale.polarity == "higher" else "above"
    if better.distance == 0:
        return f"on the edge of {better.name.lower()}"
    return f"{words}{_cases(better.cases)} {side} {better.name.lower()}"


def _cases(cases: int | None) -> str:
    return "" if cases is None else f" ({cases} {'case' if cases == 1 else 'cases'})"


def value_words(value: Fraction, scale: Scale, unit: Unit | None) -> str:
    """A value with its unit: "76.4%", "12 days"."""
    return shown_value(value, scale) + _UNIT_AFTER.get(unit or "", "")


def shown_value(value: Fraction, scale: Scale) -> str:
    """A value to one decimal, or to as many as it takes not to show it rounded across a cut."""
    zone = zone_of(scale, value)
    texts = (shown_number(value, places) for places in count(1))
    return next(text for text in texts if zone_of(scale, Fraction(text)) == zone)


def shown_number(value: Fraction, places: int) -> str:
    """Rounded half up to `places` decimals without trailing zeros; a distance that is not 0 never shows as 0."""
    scaled = floor(abs(value) * 10**places + Fraction(1, 2))
    if scaled == 0 and value != 0 and places < 8:
        return shown_number(value, places + 1)
    text = f"{scaled // 10**places}.{scaled % 10**places:0{places}d}".rstrip("0").rstrip(".")
    return f"-{text}" if value < 0 and scaled else text


@dataclass(frozen=True, slots=True)
class YearEarlier:
    """The reading of the period one year before the latest, and which way it went since."""

    reading: Reading
    travel: Travel
    sentence: str


def year_earlier(measure: Measure, scale: Scale, as_at: date) -> YearEarlier | None:
    """The reading of the like period that ended one year before the latest one; None where there is none.

    Cumulative series too: what had come together by the same day of the year before is like what has by now.
    """
    last = latest(measure, as_at)
    if last is None or last.period.first is None or last.period.last is None:
        return None
    days = _a_year_before(last.period.first), _a_year_before(last.period.last)
    counting = readings_that_count(measure.readings, as_at)
    alike = (one for one in counting if one.value is not None and same_kind(one.period, last.period))
    before = next((one for one in alike if (one.period.first, one.period.last) == days), None)
    value = exact_value(before, measure.unit) if before else None
    if before is None or value is None or last.value is None:
        return None
    travel = travel_between(before, last, measure.unit, scale.polarity, scale.direction)
    words = f"A year earlier, in {shown(before.period)}, it was {value_words(value, scale, measure.unit)}: {travel}."
    return YearEarlier(before, travel, words)


def _a_year_before(day: date) -> date:
    """The same day of the year before; the last day of a month stays its last."""
    if (day + timedelta(days=1)).month != day.month:
        return month_end(day.year - 1, day.month)
    return day.replace(year=day.year - 1)


# Which way it went


def direction_of_travel(measure: Measure, polarity: Polarity, wanted: Direction | None, as_at: date) -> Travel | None:
    """Whether the latest reading is better than the one before; "up" or "down" where nobody said which is good."""
    last, before = latest(measure, as_at), previous(measure, as_at)
    if last is None or before is None or (measure.rolling and _same_year(last.period, before.period)):
        return None
    return travel_between(before, last, measure.unit, polarity, wanted)


def travel_between(
    before: Reading, after: Reading, unit: Unit | None, polarity: Polarity, wanted: Direction | None
) -> Travel:
    """Whether a reading is better than an earlier one."""
    new, old = exact_value(after, unit), exact_value(before, unit)
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
