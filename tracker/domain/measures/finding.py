"""The sentence that says it: "82%: requires improvement, 3 points short of good"."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
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
    is_to_date,
    last_two,
    latest,
    readings_that_count,
    same_kind,
)
from tracker.domain.measures.bands import NextBand, Scale, Zone, next_band, zone_of
from tracker.domain.measures.targets import TargetGap, gap_to_target
from tracker.domain.measures.thresholds import scale_of
from tracker.domain.measures.value import exact_value, fits_its_cases
from tracker.domain.measures.word_scales import step_of, words_of_scale
from tracker.domain.plan import WordScale
from tracker.domain.when import When, days_of, month_end, show_day, shown

_CUMULATIVE = "cumulative"  # what is written of a series whose values add up within a year
_UNIT_AFTER = {"percent": "%", "days": " days", "rate per 10,000": " per 10,000"}
_DISTANCE_UNIT = {"percent": "point", "days": "day"}


@dataclass(frozen=True, slots=True)
class Finding:
    """What a measure says as at a day. `zone` and `next` are None without cuts, for words, or without a reading.

    `words` is the scale of a measure whose values are words, worst first; `gap` is None without a target.
    """

    scale: Scale
    latest: Reading | None
    previous: Reading | None
    zone: Zone | None
    next: NextBand | None
    direction_of_travel: Travel | None
    sentence: str
    words: tuple[str, ...] = ()
    gap: TargetGap | None = None


def find(measure: Measure, as_at: date, scales: Iterable[WordScale] = ()) -> Finding:
    """Which band the latest reading is in, how far it is to the next, which way it went, in one sentence.

    `scales` are the plan's own scales of words.
    """
    scale, words = scale_of(measure), words_of_scale(measure.scale, scales)
    last, before = last_two(measure, as_at)
    if last is None:
        return Finding(scale, None, None, None, None, None, no_reading_words(measure, as_at), words)
    gap = gap_to_target(measure, last, as_at, scale.wanted, words)
    value = exact_value(last, measure.unit)
    if words or value is None:
        travel = _travel_of_words(last, before, words)
        return Finding(scale, last, before, None, None, travel, _words_sentence(last, before, gap, travel), words, gap)
    zone = zone_of(scale, value)
    cases = (last.numerator, last.denominator) if fits_its_cases(last, measure.unit) else (None, None)
    better = next_band(scale, value, measure.unit, *cases)
    travel = _travel(measure, last, before, scale.polarity, scale.direction)
    found = Finding(scale, last, before, zone, better, travel, "", gap=gap)
    return replace(found, sentence=_sentence(measure, found, last, value))


def no_reading_words(measure: Measure, as_at: date) -> str:
    """What is said where no reading counts yet; the day, where it is only too early for those there are."""
    valued = [one for one in measure.readings if one.says and one.role in ("actual", "estimate")]
    later = any((r.period.last and r.period.last > as_at) or (r.known and r.known > as_at) for r in valued)
    return f"None by {show_day(as_at)}" if later else "No reading yet"


def _sentence(measure: Measure, found: Finding, last: Reading, value: Fraction) -> str:
    scale, zone, better, gap = found.scale, found.zone, found.next, found.gap
    aim = exact_value(gap.target, measure.unit) if gap else None
    parts = []
    if zone:
        parts.append(zone.name.lower() + (" (past its printed edge)" if zone.beyond else ""))
    if better:
        parts.append(_distance(better, scale, measure))
    elif scale.direction:
        parts.append(f"an {scale.direction} is wanted" if scale.direction == "increase" else "a decrease is wanted")
    if gap and aim is not None:
        parts.append(_gap_words(gap, last, _with_unit(gap.distance, measure.unit), shown_number(aim, 4)))
    head = f"{shown_value(value, scale, aim)}{_UNIT_AFTER.get(measure.unit or '', '')}{in_period(last)}"
    return _joined(head, parts, found.direction_of_travel)


def _words_sentence(last: Reading, before: Reading | None, gap: TargetGap | None, travel: Travel | None) -> str:
    """ "Established in Q2 2018/19, from plans in place; improving"."""
    head = f"{said_word(last)}{in_period(last)}"
    if before is not None and said_word(before).casefold() != said_word(last).casefold():
        head += f", from {_within_sentence(said_word(before))}"
    steps = "" if gap is None else f"{abs(gap.distance)} step{'' if abs(gap.distance) == 1 else 's'}"
    return _joined(head, [_gap_words(gap, last, steps, _within_sentence(said_word(gap.target)))] if gap else [], travel)


def said_word(reading: Reading) -> str:
    """The word that a reading says, or the figure that stands for one; "" where it says nothing."""
    said = reading.word if reading.word is not None else reading.value
    return "" if said is None else " ".join(str(said).split())


def _within_sentence(word: str) -> str:
    """A word as it stands within a sentence; what is written in capitals ("R") stays."""
    return word[:1].lower() + word[1:] if word[1:2].islower() else word


def _travel_of_words(last: Reading, before: Reading | None, words: Sequence[str]) -> Travel | None:
    """Whether the last word stands higher on the scale than the one before; None where either is not on it."""
    new, old = step_of(last, words), step_of(before, words) if before else None
    if new is None or old is None:
        return None
    return "no change" if new == old else "improving" if new > old else "worsening"


def in_period(last: Reading) -> str:
    """ " in Q2 2017/18"; "" where nothing names the period."""
    return "" if last.period.kind in ("none", "unread") else f" in {shown(last.period)}"


def _joined(head: str, parts: Sequence[str], travel: Travel | None) -> str:
    sentence = f"{head}: {', '.join(parts)}" if parts else head
    return f"{sentence}; {travel}" if travel else sentence


def _gap_words(gap: TargetGap, last: Reading, distance: str, aim: str) -> str:
    """ "4.6 points short of the target of 85"; whose period is said where it is another than the reading's."""
    if gap.met:
        return "target met"
    period = gap.target.period
    other = period.kind != "none" and days_of(period) != days_of(last.period)
    target = f"the target of {aim}{f' for {shown(period)}' if other else ''}"
    if gap.distance == 0:
        return f"on {target}"
    side = "above" if gap.distance > 0 else "below" if gap.met is None else "short of"
    return f"{distance} {side} {target}"


def _with_unit(distance: Fraction, unit: Unit | None) -> str:
    """ "3 points", "1 day"."""
    number = shown_number(abs(distance), 1)
    word = _DISTANCE_UNIT.get(unit or "", "")
    return f"{number} {word}{'' if number == '1' or not word else 's'}".strip()


def _distance(better: NextBand, scale: Scale, measure: Measure) -> str:
    side = "short of" if scale.polarity == "higher" else "above"
    if better.distance == 0:
        return f"on the edge of {better.name.lower()}"
    return f"{_with_unit(better.distance, measure.unit)}{_cases(better.cases)} {side} {better.name.lower()}"


def _cases(cases: int | None) -> str:
    return "" if cases is None else f" ({cases} {'case' if cases == 1 else 'cases'})"


def value_words(value: Fraction, scale: Scale, unit: Unit | None, edge: Fraction | None = None) -> str:
    """A value with its unit: "76.4%", "12 days"."""
    return shown_value(value, scale, edge) + _UNIT_AFTER.get(unit or "", "")


def shown_value(value: Fraction, scale: Scale, edge: Fraction | None = None) -> str:
    """A value to one decimal, or to as many as it takes not to show it rounded across a cut, or onto the edge."""
    zone = zone_of(scale, value)
    texts = (shown_number(value, places) for places in count(1))
    return next(
        text for text in texts if zone_of(scale, Fraction(text)) == zone and _same_side(value, Fraction(text), edge)
    )


def _same_side(value: Fraction, rounded: Fraction, edge: Fraction | None) -> bool:
    return edge is None or value == edge or (rounded != edge and (rounded > edge) == (value > edge))


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
    """Whether the latest number is better than the one before; "up" or "down" where nobody said which is good."""
    return _travel(measure, *last_two(measure, as_at), polarity, wanted)


def _travel(
    measure: Measure, last: Reading | None, before: Reading | None, polarity: Polarity, wanted: Direction | None
) -> Travel | None:
    if last is None or before is None or last.value is None or before.value is None:
        return None  # words are compared by their scale
    adds_up = measure.rolling == _CUMULATIVE or is_to_date(last.period)
    if (measure.rolling or adds_up) and _same_year(last.period, before.period):
        return None
    if adds_up and not _as_far_into_the_year(last.period, before.period):
        return None  # it began anew between the two
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


def _as_far_into_the_year(one: When, other: When) -> bool:
    return one.last is not None and other.last is not None and one.last.month == other.last.month


def _financial_year(day: date) -> int:
    return day.year if day.month >= 4 else day.year - 1
