"""What of a measure is drawn as at a day: one joined line with its gaps, points of other periods, comparators."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from math import nan
from statistics import median_low

from tracker.domain.measure import (
    Comparator,
    Measure,
    Reading,
    Unit,
    exact_value,
    latest,
    period_kind,
    readings_that_count,
)
from tracker.domain.measures.run_chart import main_kind
from tracker.domain.when import shown

_REGULAR = ("month", "quarter", "term", "season", "year")
_STEP = 91.0  # days between readings that give no day, and around a reading that stands alone


@dataclass(frozen=True, slots=True)
class Point:
    """One reading's place: x in days, y in the unit (nan: none), its period as shown."""

    x: float
    y: float
    period: str
    reading: Reading

    @property
    def missing(self) -> bool:
        return self.y != self.y


@dataclass(frozen=True, slots=True)
class Gap:
    """A place on the time axis without a value, and why."""

    x: float
    word: str  # "suppressed" or "no value"


@dataclass(frozen=True, slots=True)
class ComparatorLine:
    """A comparator's line; `spans` is the (first, last) day of a value that stands alone.

    `years_old`: since its last period ended; 0 where nobody said when that was.
    """

    name: str
    points: tuple[Point, ...]
    spans: tuple[float, float] | None
    years_old: float


@dataclass(frozen=True, slots=True)
class MeasureLines:
    """All that is drawn of a measure. `line` holds the joined readings, missing ones as nan."""

    line: tuple[Point, ...]
    breaks: tuple[int, ...]  # a period is missing before these places of the line
    others: tuple[Point, ...]
    gaps: tuple[Gap, ...]
    rivals: tuple[ComparatorLine, ...]
    latest: Point | None

    @property
    def values(self) -> list[float]:
        """Every value that is drawn, comparators' too."""
        points = [*self.line, *self.others, *(p for rival in self.rivals for p in rival.points)]
        return [point.y for point in points if not point.missing]

    def joined(self) -> tuple[list[float], list[float]]:
        """x and y of the line, with nan wherever it breaks."""
        xs: list[float] = []
        ys: list[float] = []
        for at, point in enumerate(self.line):
            if at in self.breaks:
                xs.append((self.line[at - 1].x + point.x) / 2)
                ys.append(nan)
            xs.append(point.x)
            ys.append(point.y)
        return xs, ys


def measure_lines(measure: Measure, as_at: date) -> MeasureLines:
    """The measure as it is drawn on a day; readings whose period had not ended are left out."""
    points = _points(readings_that_count(measure.readings, as_at), measure.unit)
    kind = main_kind([p.reading for p in points if not p.missing] or [p.reading for p in points])
    line = [point for point in points if period_kind(point.reading.period) == kind]
    breaks = _breaks(line)
    others = [point for point in points if point not in line and not point.missing]
    gaps = [Gap(p.x, "suppressed" if p.reading.suppressed else "no value") for p in line if p.missing]
    gaps += [Gap((line[at - 1].x + line[at].x) / 2, "no value") for at in breaks]
    last = latest(measure, as_at)
    return MeasureLines(
        tuple(line),
        tuple(breaks),
        tuple(others),
        tuple(sorted(gaps, key=lambda gap: gap.x)),
        tuple(_rivals(measure.comparators, measure.unit, as_at)),
        next((point for point in points if point.reading is last), None) if last else None,
    )


def _points(readings: Sequence[Reading], unit: Unit | None) -> list[Point]:
    """Readings without a day come first, in their order, a step apart."""
    undated = [reading for reading in readings if reading.period.last is None]
    days = [reading.period.last.toordinal() for reading in readings if reading.period.last]
    start = (min(days) if days else 0) - _STEP * len(undated)
    places = [start + _STEP * at for at in range(len(undated))]
    ordered = [*undated, *(reading for reading in readings if reading.period.last)]
    return [_point(x, reading, unit) for x, reading in zip([*places, *days], ordered, strict=True)]


def _point(x: float, reading: Reading, unit: Unit | None) -> Point:
    value = exact_value(reading, unit) if reading.value is not None else None
    name = shown(reading.period) or reading.period.as_printed or "no date"
    return Point(float(x), nan if value is None else float(value), name, reading)


def _breaks(line: Sequence[Point]) -> list[int]:
    """Before which places a whole period is absent, going by the usual step of this very line."""
    steps = [after.x - before.x for before, after in pairwise(line)]
    if len(steps) < 2 or line[0].reading.period.kind not in _REGULAR:
        return []
    usual = median_low(steps)
    return [at + 1 for at, step in enumerate(steps) if step > 1.6 * usual > 0]


def _rivals(comparators: Iterable[Comparator], unit: Unit | None, as_at: date) -> Iterable[ComparatorLine]:
    for comparator in comparators:
        points = [
            point for point in _points(readings_that_count(comparator.readings, as_at), unit) if not point.missing
        ]
        if not points:
            continue
        period = points[0].reading.period
        alone = len({point.x for point in points}) == 1
        spans = (
            (float(period.first.toordinal()), float(period.last.toordinal()))
            if alone and period.first and period.last
            else None
        )
        ended = points[-1].reading.period.last
        years_old = (as_at - ended).days / 365.25 if ended else 0.0
        yield ComparatorLine(comparator.name, tuple(points), spans, years_old)
