"""The two axes of a band chart: which values and days are in sight, the zones between cuts, and the numbers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from math import ceil, floor, log10

from tracker.charts.lines import MeasureLines
from tracker.domain.measure import Unit
from tracker.domain.measures.bands import BELOW, Scale, below_name, zone_of
from tracker.domain.measures.word_scales import rating_of_word
from tracker.palette import BandTints

AXIS_UNITS = {"percent": "%", "days": "days", "rate per 10,000": "per 10,000"}
_NAMED = (("inadequate", 0), ("requires", 1), ("outstanding", 3), ("good", 2))
_OF_RATINGS = {"red": 0, "amber": 1, "green": 2, "blue": 3}


@dataclass(frozen=True, slots=True)
class Stripe:
    """One zone in sight: its values, its name, which tint it has (0 worst .. 3 best), and whether it is hatched."""

    low: float
    high: float
    name: str
    tint: int
    hatched: bool


def cuts_of(scale: Scale) -> list[Decimal]:
    """The values of the cuts, rising, each once."""
    return sorted({band.cut.value for band in scale.bands if band.cut})


def is_count(values: Sequence[float], cuts: Sequence[Decimal], unit: Unit | None) -> bool:
    """Whether it is something counted, of which there are no halves: an axis of whole numbers from zero."""
    return unit == "number" and all(value >= 0 and value == int(value) for value in (*values, *map(float, cuts)))


def value_range(values: Sequence[float], cuts: Sequence[Decimal], unit: Unit | None) -> tuple[float, float]:
    """The values in sight: the readings and the cuts, with room for the outer zones, on whole steps."""
    count = is_count(values, cuts, unit)
    wanted = [*values, *(float(cut) for cut in cuts)]
    if wanted and count:
        wanted.append(0.0)
    if not wanted:
        return 0.0, 100.0 if unit == "percent" else 10.0
    low, high = min(wanted), max(wanted)
    span = high - low or abs(high) * 0.2 or 1.0
    step = nice_step(max(span * 1.4 / 8, float(count)))
    bottom = floor((low - span * 0.2) / step) * step
    top = ceil((high + span * 0.2) / step) * step
    if low >= 0:
        bottom = max(bottom, 0.0)
    if unit == "percent" and high <= 100:
        top = min(top, 100.0)
    return bottom, top


def nice_step(rough: float) -> float:
    """The nearest 1, 2 or 5 times a power of ten that is not smaller."""
    power = 10.0 ** floor(log10(rough))
    return float(next(times * power for times in (1, 2, 5, 10) if times * power >= rough * 0.999))


def ticks(low: float, high: float, about: int, whole: bool) -> list[float]:
    """Round numbers between two values, roughly so many, both ends included where they are round."""
    step = nice_step(max((high - low) / max(about, 1), float(whole)))
    first = ceil(low / step - 1e-9)
    return [round(at * step, 10) for at in range(first, floor(high / step + 1e-9) + 1)]


def number(value: Decimal | float) -> str:
    """A number on an axis: "75", "0.5", "1,200"."""
    text = f"{value:,.6f}" if isinstance(value, Decimal) else f"{value:,.6g}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def stripes(scale: Scale, low: float, high: float) -> list[Stripe]:
    """The zones between two values, rising; neighbours in the same zone are one stripe."""
    edges = [low, *(float(cut) for cut in cuts_of(scale) if low < cut < high), high]
    found: list[Stripe] = []
    for bottom, top in pairwise(edges):
        zone = zone_of(scale, Fraction((bottom + top) / 2))
        if zone is None:
            continue
        name = below_name(scale) if zone.place == BELOW else scale.bands[zone.place].name
        stripe = Stripe(bottom, top, name, _tint(scale, zone.place), zone.place == BELOW)
        if found and (found[-1].name, found[-1].tint) == (stripe.name, stripe.tint):
            stripe = Stripe(found.pop().low, top, name, stripe.tint, stripe.hatched)
        found.append(stripe)
    return found


def word_stripes(words: Sequence[str]) -> list[Stripe]:
    """A stripe for each word of a scale, the worst at the bottom: its place on the scale is the middle of it."""
    return [Stripe(at - 0.5, at + 0.5, word, _word_tint(words, at), False) for at, word in enumerate(words)]


def _word_tint(words: Sequence[str], place: int) -> int:
    """By what the word is called or which colour it is, else by its place, so that the best is never amber."""
    name = words[place].lower()
    by_name = next((tint for word, tint in _NAMED if word in name), _OF_RATINGS.get(rating_of_word(name)))
    if by_name is not None:
        return by_name
    return 2 if len(words) < 3 and place == len(words) - 1 else round(place * min(3, len(words) - 1) / (len(words) - 1))


def _tint(scale: Scale, place: int) -> int:
    """By what the band is called, else by its place counted from the best."""
    if place == BELOW:
        return 0
    name = scale.bands[place].name.lower()
    by_name = next((tint for word, tint in _NAMED if word in name), None)
    return by_name if by_name is not None else max(0, 3 - (len(scale.bands) - 1 - place))


def tint_colour(stripe: Stripe, tints: BandTints) -> str:
    """The fill of a stripe."""
    return tints.in_order()[stripe.tint]


def day_range(drawn: MeasureLines, further: Sequence[float] = ()) -> tuple[float, float]:
    """The days in sight: the measure's own, and those of other series, targets and `further` ones near them."""
    own = [point.x for point in (*drawn.line, *drawn.others)]
    others = [point for rival in drawn.rivals for point in rival.points]
    rivals = [point.x for point in (*others, *drawn.targets.dated) if point.reading.period.last]
    rivals += further
    days = own or rivals or [0.0]
    reach = max(max(days) - min(days), 366.0)
    near = [x for x in rivals if min(days) - reach <= x <= max(days) + reach]
    low, high = min([*days, *near]), max([*days, *near])
    return (low - 46, high + 46) if low == high else (low, high)
