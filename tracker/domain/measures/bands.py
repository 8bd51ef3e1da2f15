"""Bands, cuts and zones: which band a value is in, and how far it is to the next."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from math import ceil, floor
from typing import NamedTuple

from tracker.domain.measure import CASES_PER, Direction, Polarity, Unit
from tracker.domain.problem import Diagnostic

BELOW = -1  # the place of the zone beneath the worst band


class Cut(NamedTuple):
    """The edge where a better band begins; `inclusive`: the value itself belongs to the better band."""

    value: Decimal
    inclusive: bool


class Band(NamedTuple):
    """A named stretch of values. `low` and `high` are the printed edges, None where open or not printed."""

    name: str
    as_printed: str
    low: Decimal | None
    high: Decimal | None
    cut: Cut | None


class Scale(NamedTuple):
    """The bands of a measure, worst first, with the polarity read from them and what was doubted."""

    polarity: Polarity
    direction: Direction | None
    bands: tuple[Band, ...]
    doubts: tuple[Diagnostic, ...]

    @property
    def wanted(self) -> Direction | None:
        """Which way is better; None where nobody said."""
        return {"higher": "increase", "lower": "decrease"}.get(self.polarity, self.direction)  # type: ignore[return-value]


class Zone(NamedTuple):
    """Where a value lies: the band's place (BELOW for none reached) and name; `beyond`: past the far printed edge."""

    place: int
    name: str
    beyond: bool = False


def zone_of(scale: Scale, value: Fraction) -> Zone | None:
    """The one zone a value falls in: the best band whose cut it reaches; None where there are no cuts to go by."""
    if scale.polarity not in ("higher", "lower") or not scale.bands:
        return None
    best = len(scale.bands) - 1
    at = next((at for at in range(best, -1, -1) if _reaches(scale.bands[at], value, scale.polarity)), BELOW)
    if at == BELOW:
        return Zone(BELOW, below_name(scale))
    band = scale.bands[at]
    far = far_edge(band, scale.polarity) if at == best else None
    beyond = far is not None and (value > far if scale.polarity == "higher" else value < far)
    return Zone(at, band.name, beyond)


def below_name(scale: Scale) -> str:
    """What the zone beneath the worst band is called."""
    return f"Below {scale.bands[0].name[:1].lower()}{scale.bands[0].name[1:]}"


@lru_cache(maxsize=4096)
def _exact(cut: Decimal) -> Fraction:
    return Fraction(cut)  # it takes longer than comparing


def _reaches(band: Band, value: Fraction, polarity: Polarity) -> bool:
    if band.cut is None:
        return True
    cut = _exact(band.cut.value)
    if value == cut:
        return band.cut.inclusive
    return value > cut if polarity == "higher" else value < cut


def far_edge(band: Band, polarity: Polarity) -> Decimal | None:
    """The best band's printed edge away from its cut; None where it is open."""
    if band.cut is None or band.low == band.high:
        return None
    far = band.high if polarity == "higher" else band.low
    return None if far == band.cut.value else far


class NextBand(NamedTuple):
    """The next better band, how far it is in the measure's unit, and in whole cases where they are known."""

    name: str
    distance: Fraction
    cases: int | None


def next_band(
    scale: Scale,
    value: Fraction,
    unit: Unit | None,
    numerator: Decimal | None = None,
    denominator: Decimal | None = None,
) -> NextBand | None:
    """How far the value is from the next better band; None in the best band, or without cuts.

    `cases` is the fewest whole cases that would reach it with the denominator kept (fewer cases where low is good).
    """
    zone = zone_of(scale, value)
    if zone is None:
        return None
    # Where thresholds contradict, the edge of a still better band may be nearer; of two equal edges the best counts.
    better = [(band.name, band.cut) for band in reversed(scale.bands[zone.place + 1 :]) if band.cut]
    if not better:
        return None
    name, cut = min(better, key=lambda one: (abs(Fraction(one[1].value) - value), not one[1].inclusive))
    distance = abs(Fraction(cut.value) - value)
    return NextBand(name, distance, _cases(cut, scale.polarity, unit, numerator, denominator))


def _cases(
    cut: Cut, polarity: Polarity, unit: Unit | None, numerator: Decimal | None, denominator: Decimal | None
) -> int | None:
    per = CASES_PER.get(unit)
    if not per or numerator is None or not denominator:
        return None
    needed = Fraction(cut.value) * Fraction(denominator) / per
    if polarity == "higher":
        wanted = ceil(needed) if cut.inclusive or ceil(needed) != needed else ceil(needed) + 1
        cases = ceil(wanted - Fraction(numerator))
    else:
        wanted = floor(needed) if cut.inclusive or floor(needed) != needed else floor(needed) - 1
        cases = ceil(Fraction(numerator) - wanted)
    reachable = wanted >= 0 and (unit != "percent" or wanted <= denominator)
    return cases if reachable else None
