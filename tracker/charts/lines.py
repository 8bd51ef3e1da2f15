"""What of a measure is drawn as at a day: one joined line with its gaps, other periods, other series, its targets."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from math import nan
from statistics import median_low

from tracker.charts.series import Series, chosen_series
from tracker.domain.measure import Measure, Reading, latest, period_kind, readings_that_count
from tracker.domain.measures.run_chart import main_kind
from tracker.domain.measures.targets import target_for_all, trajectory
from tracker.domain.measures.value import exact_value
from tracker.domain.measures.word_scales import step_of, words_of_scale
from tracker.domain.plan import WordScale
from tracker.domain.when import shown as shown_period

_REGULAR = ("month", "quarter", "term", "season", "year")
_STEP = 91.0  # days between readings that give no day, and around a reading that stands alone
UNORDERED = "not on its scale"  # why a word has no place


@dataclass(frozen=True, slots=True)
class Point:
    """One reading's place: x in days, y in the unit or a scale's step (nan: none), and its period as shown."""

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
    word: str  # "suppressed", "no value" or `UNORDERED`


@dataclass(frozen=True, slots=True)
class SeriesLine:
    """The line of a group or comparator, or both lines of a span; the last has points for the maximum in `upper`.

    `spans` is the (first, last) day of a value that stands alone; `years_old`: since its last period ended, 0 where
    nobody said when that was.
    """

    series: Series
    points: tuple[Point, ...]
    upper: tuple[Point, ...]
    spans: tuple[float, float] | None
    years_old: float

    @property
    def name(self) -> str:
        return self.series.name


@dataclass(frozen=True, slots=True)
class TargetLines:
    """The target that is for all periods, and those of one period each; `joined`: their periods are the line's."""

    for_all: Point | None = None
    dated: tuple[Point, ...] = ()
    joined: bool = False

    @property
    def points(self) -> tuple[Point, ...]:
        return (*self.dated, self.for_all) if self.for_all else self.dated


@dataclass(frozen=True, slots=True)
class MeasureLines:
    """All that is drawn of a measure. `line` holds the joined readings, missing ones as nan.

    `words` is the scale of a measure whose values are words, worst first: its line goes in steps.
    """

    line: tuple[Point, ...]
    breaks: tuple[int, ...]  # a period is missing before these places of the line
    others: tuple[Point, ...]
    gaps: tuple[Gap, ...]
    rivals: tuple[SeriesLine, ...]
    latest: Point | None
    targets: TargetLines = TargetLines()
    words: tuple[str, ...] = ()

    @property
    def values(self) -> list[float]:
        """Every value that is drawn, those of other series and targets too."""
        points = [*self.line, *self.others, *self.targets.points]
        points += [point for rival in self.rivals for point in (*rival.points, *rival.upper)]
        return [point.y for point in points if not point.missing]

    @property
    def along_the_axis(self) -> list[Point]:
        """The points whose periods the time axis names, one a day: the line's, and planned ones of the same kind."""
        planned = {point.x: point for point in self.targets.dated} if self.targets.joined else {}
        return [place for _, place in sorted((planned | {point.x: point for point in self.line}).items())]

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


def measure_lines(
    measure: Measure, as_at: date, scales: Iterable[WordScale] = (), shown: Sequence[str] | None = None
) -> MeasureLines:
    """The measure as it is drawn on a day; readings whose period had not ended are left out.

    `scales` are the plan's own scales of words, `shown` the names of the series to show; None: nobody has chosen.
    """
    words = words_of_scale(measure.scale, scales)
    points = _points(readings_that_count(measure.readings, as_at), measure, words)
    kind = main_kind([p.reading for p in points if not p.missing] or [p.reading for p in points])
    line = [point for point in points if period_kind(point.reading.period) == kind]
    breaks = _breaks(line)
    gaps = [Gap(point.x, _why_missing(point.reading)) for point in line if point.missing]
    gaps += [Gap((line[at - 1].x + line[at].x) / 2, "no value") for at in breaks]
    last = latest(measure, as_at)
    return MeasureLines(
        tuple(line),
        tuple(breaks),
        tuple(point for point in points if point not in line and not point.missing),
        tuple(sorted(gaps, key=lambda gap: gap.x)),
        tuple(_rivals(chosen_series(measure, as_at, shown), measure, words, as_at)),
        next((point for point in points if point.reading is last and not point.missing), None),
        _targets(measure, as_at, words, kind),
        words,
    )


def _points(readings: Sequence[Reading], measure: Measure, words: Sequence[str]) -> list[Point]:
    """Readings without a day come first, in their order, a step apart."""
    undated = [reading for reading in readings if reading.period.last is None]
    days = [reading.period.last.toordinal() for reading in readings if reading.period.last]
    start = (min(days) if days else 0) - _STEP * len(undated)
    places = [start + _STEP * at for at in range(len(undated))]
    ordered = [*undated, *(reading for reading in readings if reading.period.last)]
    return [_point(x, reading, measure, words) for x, reading in zip([*places, *days], ordered, strict=True)]


def _point(x: float, reading: Reading, measure: Measure, words: Sequence[str]) -> Point:
    value = step_of(reading, words) if words else exact_value(reading, measure.unit) if reading.says else None
    name = shown_period(reading.period) or reading.period.as_printed or "no date"
    return Point(float(x), nan if value is None else float(value), name, reading)


def _why_missing(reading: Reading) -> str:
    return "suppressed" if reading.suppressed else UNORDERED if reading.says else "no value"


def _breaks(line: Sequence[Point]) -> list[int]:
    """Before which places a whole period is absent, going by the usual step of this very line."""
    steps = [after.x - before.x for before, after in pairwise(line)]
    if len(steps) < 2 or line[0].reading.period.kind not in _REGULAR:
        return []
    usual = median_low(steps)
    return [at + 1 for at, step in enumerate(steps) if step > 1.6 * usual > 0]


def _rivals(chosen: Iterable[Series], measure: Measure, words: Sequence[str], as_at: date) -> Iterable[SeriesLine]:
    for series in chosen:
        found = [_points(readings_that_count(one.readings, as_at), measure, words) for one in series.parts]
        lines = [[point for point in points if not point.missing] for points in found]
        if series.kind == "span":
            lines = _both(*lines)
        if not all(lines):
            continue
        points, upper = lines[0], lines[1] if len(lines) > 1 else []
        first, last = points[0].reading.period.first, points[0].reading.period.last
        alone = len({point.x for point in points}) == 1
        spans = (float(first.toordinal()), float(last.toordinal())) if alone and first and last else None
        ended = points[-1].reading.period.last
        years_old = (as_at - ended).days / 365.25 if ended else 0.0
        yield SeriesLine(series, tuple(points), tuple(upper), spans, years_old)


def _both(low: Sequence[Point], high: Sequence[Point]) -> list[list[Point]]:
    """The points of both ends at the days that both have."""
    days = {point.x for point in low} & {point.x for point in high}
    return [[*{point.x: point for point in end if point.x in days}.values()] for end in (low, high)]


def _targets(measure: Measure, as_at: date, words: Sequence[str], kind: tuple[str, int] | None) -> TargetLines:
    dated = [point for point in _points(trajectory(measure, as_at), measure, words) if not point.missing]
    alike = [point for point in dated if kind is None or period_kind(point.reading.period) == kind]
    every = target_for_all(measure, as_at)
    whole = _point(0.0, every, measure, words) if every else None
    for_all = whole if whole and not whole.missing else None
    joined = len(alike) > 1
    return TargetLines(for_all, tuple(alike if joined else dated), joined)
