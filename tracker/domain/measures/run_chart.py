"""The run chart: the median of a measure's readings, and what in their order is not chance (the NHS rules for it)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from itertools import groupby, pairwise
from statistics import median
from typing import Literal

from tracker.domain.measure import Measure, Reading, period_kind, readings_that_count
from tracker.domain.measures.bands import Scale
from tracker.domain.measures.finding import value_words
from tracker.domain.measures.thresholds import scale_of
from tracker.domain.measures.value import exact_value
from tracker.domain.when import shown

LEAST_READINGS = 12
LEAST_SHIFT, LEAST_RUN = 6, 5

_Valued = tuple[Reading, Fraction]


@dataclass(frozen=True, slots=True)
class Signal:
    """A shift: 6 or more in a row on one side of the median. A run: 5 or more in a row that rise or fall.

    `readings` are those that count for it: none on the median in a shift, and one of equal neighbours in a run.
    """

    kind: Literal["shift", "run"]
    way: Literal["above", "below", "rising", "falling"]
    readings: tuple[Reading, ...]


@dataclass(frozen=True, slots=True)
class RunChart:
    """`median` is None where there are too few readings, or a run chart would mislead; `sentence` says it in words."""

    readings: tuple[Reading, ...]
    median: Fraction | None
    signals: tuple[Signal, ...]
    sentence: str


def run_chart(measure: Measure, as_at: date) -> RunChart:
    """The run chart of the readings that count as at a day, of the kind of period that most of them have.

    Cumulative and rolling series get none: their neighbours share most of their cases, so they are runs by nature.
    """
    valued = _one_kind(measure, as_at)
    readings = tuple(reading for reading, _ in valued)
    if not readings or measure.rolling or _overlap(readings):
        return RunChart(readings, None, (), "")
    if (number := len(readings)) < LEAST_READINGS:
        there = f"there {'is' if number == 1 else 'are'} {number}"
        return RunChart(readings, None, (), f"A run chart needs {LEAST_READINGS} readings of one kind; {there}.")
    middle = median(value for _, value in valued)
    signals = [*_shifts(valued, middle), *_runs(valued)]
    signals.sort(key=lambda signal: readings.index(signal.readings[0]))
    scale = scale_of(measure)
    words = value_words(middle, scale, measure.unit)
    found = "; ".join(_signal_words(signal, scale) for signal in signals) or "no shift of 6 and no run of 5"
    return RunChart(readings, middle, tuple(signals), f"Run chart: median {words} of {number} readings; {found}.")


def main_kind(readings: Iterable[Reading]) -> tuple[str, int] | None:
    """The kind of period that most of these readings have, that of the later one among equals."""
    kinds = [period_kind(reading.period) for reading in readings]
    places = {kind: at for at, kind in enumerate(kinds)}
    counts = Counter(kinds)
    return max(counts, key=lambda kind: (counts[kind], places[kind])) if counts else None


def _one_kind(measure: Measure, as_at: date) -> list[_Valued]:
    """The dated readings of the main kind with their values; of several for one period the last."""
    counting = [r for r in readings_that_count(measure.readings, as_at) if r.period.last and r.value is not None]
    kind = main_kind(counting)
    alike = {(r.period.first, r.period.last): r for r in counting if period_kind(r.period) == kind}
    values = ((reading, exact_value(reading, measure.unit)) for reading in alike.values())
    return [(reading, value) for reading, value in values if value is not None]


def _overlap(readings: Sequence[Reading]) -> bool:
    """Whether periods reach into each other ("12 months to June", "12 months to July"): a rolling series."""
    days = [(reading.period.first, reading.period.last) for reading in readings]
    return any(later[0] and before[1] and later[0] <= before[1] for before, later in pairwise(days))


def _shifts(valued: Sequence[_Valued], middle: Fraction) -> Iterable[Signal]:
    off = [(reading, value) for reading, value in valued if value != middle]
    for above, side in groupby(off, lambda one: one[1] > middle):
        found = tuple(reading for reading, _ in side)
        if len(found) >= LEAST_SHIFT:
            yield Signal("shift", "above" if above else "below", found)


def _runs(valued: Sequence[_Valued]) -> Iterable[Signal]:
    once = [next(equal) for _, equal in groupby(valued, lambda one: one[1])]
    for rising, going in groupby(pairwise(once), lambda step: step[1][1] > step[0][1]):
        taken = list(going)
        found = (taken[0][0][0], *(after[0] for _, after in taken))
        if len(found) >= LEAST_RUN:
            yield Signal("run", "rising" if rising else "falling", found)


def _signal_words(signal: Signal, scale: Scale) -> str:
    up = signal.way in ("above", "rising")
    good = "" if scale.wanted is None else " for the better" if up == (scale.wanted == "increase") else " for the worse"
    first, last = shown(signal.readings[0].period), shown(signal.readings[-1].period)
    way = f"{signal.way} the median" if signal.kind == "shift" else signal.way
    return f"a {signal.kind}{good}: {len(signal.readings)} in a row {way}, {first} to {last}"
