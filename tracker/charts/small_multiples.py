"""The measures of a theme as small charts on one figure: the same days for all, each with values of its own.

Everything lies on the figure in pixels, lines and tints in one collection of each kind: an axes for each chart, with
its ticks, is what makes many of them slow.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from math import ceil
from typing import Any

from matplotlib.artist import Artist
from matplotlib.collections import LineCollection, PolyCollection
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.transforms import Affine2D

from tracker.charts.axes import (
    Stripe,
    cuts_of,
    is_count,
    number,
    stripes,
    ticks,
    tint_colour,
    value_range,
    word_stripes,
)
from tracker.charts.layout.free_space import Box
from tracker.charts.layout.sheet import FigureLayout, new_sheet, write_foot, write_heading
from tracker.charts.layout.small_charts import HIGH, columns_for, most_for
from tracker.charts.layout.text import TextStyle, clean
from tracker.charts.lines import MeasureLines, Point, measure_lines
from tracker.charts.words import foot_words, short_value
from tracker.domain.measure import Measure
from tracker.domain.measures.finding import Finding, find
from tracker.domain.plan import WordScale
from tracker.domain.when import MONTH_NAMES
from tracker.palette import LIGHT, Palette

_PLOT = 7.5  # of the plot alone, in sizes of the body text
_MOST_TICKS = 3
_MARGIN = 15.0  # days beside the first and the last reading
_Path = list[tuple[float, float]]  # pixels


@dataclass(frozen=True, slots=True)
class _Small:
    """One small chart: what it shows, the values at its edges, and its numbers on the value axis."""

    measure: Measure
    drawn: MeasureLines
    finding: Finding
    values: tuple[float, float]
    stripes: tuple[Stripe, ...]
    numbers: tuple[float, ...]
    cuts: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a small chart lies, and the days from its left edge to its right one."""

    box: Box
    days: tuple[float, float]
    values: tuple[float, float]

    def at(self, point: Point) -> tuple[float, float]:
        return self.x(point.x), self.y(point.y)

    def x(self, day: float) -> float:
        first, last = self.days
        return self.box.left + (day - first) / (last - first) * (self.box.right - self.box.left)

    def y(self, value: float) -> float:
        low, high = self.values
        return self.box.bottom + (value - low) / (high - low) * (self.box.top - self.box.bottom)


def draw_small_multiples(
    figure: Figure,
    measures: Sequence[Measure],
    as_at: date,
    *,
    title: str,
    organisation: str | None = None,
    palette: Palette = LIGHT,
    font_points: float = 10,
    scales: Iterable[WordScale] = (),
) -> None:
    """Draw the measures as they stand on a day onto a figure, which is cleared first.

    `title` is what they have in common. Everything is laid out for the figure's present size and dpi.
    """
    shape = len(measures), float(figure.get_size_inches()[0]), font_points
    columns, most, scales = columns_for(*shape), most_for(*shape), tuple(scales)
    small = [_small(measure, as_at, scales) for measure in measures[:most]]
    days = _days([point for one in small for point in _dated(one)])
    foot = foot_words(organisation, as_at)
    said = [f"{clean(one.measure.name)}: {one.finding.sentence}." for one in small]
    sheet = new_sheet(figure, palette, font_points, title, " ".join([*said, f"{foot}."]))
    top = write_heading(sheet, sheet.pad, title, _subtitle(days, most, len(measures)))
    room = Box(0, write_foot(sheet, foot), sheet.letters.width, top)
    placed = list(zip(small, _places(sheet, small, columns, room, days), strict=True))
    _draw_grounds(sheet, placed)
    _draw_lines(sheet, placed)
    for at, (one, place) in enumerate(placed):
        _write(sheet, one, place, days=at >= len(placed) - columns)


def _small(measure: Measure, as_at: date, scales: tuple[WordScale, ...]) -> _Small:
    drawn, finding = measure_lines(measure, as_at, scales, shown=()), find(measure, as_at, scales)
    if drawn.words:
        return _Small(measure, drawn, finding, (-0.5, len(drawn.words) - 0.5), tuple(word_stripes(drawn.words)), (), ())
    cuts = cuts_of(finding.scale)
    low, high = value_range(drawn.values, cuts, measure.unit)
    zones, edges = tuple(stripes(finding.scale, low, high)), tuple(float(cut) for cut in cuts)
    if not zones and drawn.values:
        whole = is_count(drawn.values, cuts, measure.unit)
        return _Small(measure, drawn, finding, (low, high), (), tuple(ticks(low, high, 2, whole)[:_MOST_TICKS]), ())
    return _Small(measure, drawn, finding, (low, high), zones, edges[:_MOST_TICKS], edges)


# Where each lies


def _places(
    sheet: FigureLayout, small: Sequence[_Small], columns: int, room: Box, days: tuple[float, float]
) -> list[_Place]:
    """A box for the plot of each, in rows from the top; all have the same days where they have any."""
    wide = (room.right - room.left - sheet.pad) / columns
    high = (room.top - room.bottom) / max(1, ceil(len(small) / columns))
    left = sheet.pad + max((_number_width(sheet, one) for one in small), default=0.0)
    plot = max(high - sheet.letters.pixels(sheet.points * (HIGH - _PLOT)), 1.0)
    places = []
    for at, one in enumerate(small):
        row, column = divmod(at, columns)
        bottom = room.top - (row + 1) * high + sheet.line * 1.9
        box = Box(room.left + column * wide + left, bottom, room.left + (column + 1) * wide, bottom + plot)
        places.append(_Place(box, days if _dated(one) else _days(one.drawn.line), one.values))
    return places


def _number_width(sheet: FigureLayout, one: _Small) -> float:
    widths = [sheet.letters.size(number(value), sheet.quiet)[0] for value in one.numbers]
    return max(widths, default=0.0) + sheet.pad * 0.4


def _dated(one: _Small) -> list[Point]:
    return [point for point in (*one.drawn.line, *one.drawn.others) if point.reading.period.last]


def _days(points: Sequence[Point]) -> tuple[float, float]:
    days = [point.x for point in points] or [0.0]
    return min(days) - _MARGIN, max(days) + _MARGIN


# What is drawn


def _draw_grounds(sheet: FigureLayout, placed: Sequence[tuple[_Small, _Place]]) -> None:
    """The tints of all, what is hatched over them, the cuts, and the edge that each stands on."""
    palette = sheet.palette
    zones = [(stripe, place.box, place) for one, place in placed for stripe in one.stripes]
    polygons = [_rectangle(box, place.y(stripe.low), place.y(stripe.high)) for stripe, box, place in zones]
    fills = [tint_colour(stripe, palette.bands) for stripe, _, _ in zones]
    _add(sheet, PolyCollection(polygons, facecolors=fills, linewidths=0), "bands")
    hatched = [polygon for polygon, (stripe, _, _) in zip(polygons, zones, strict=True) if stripe.hatched]
    look: dict[str, Any] = {"facecolors": "none", "edgecolors": palette.bands.hatch, "linewidths": 0, "hatch": "///"}
    _add(sheet, PolyCollection(hatched, **look), "hatch")
    cuts = [_level(place.box, place.y(value)) for one, place in placed for value in one.cuts]
    _add(sheet, LineCollection(cuts, colors=palette.control_edge, linewidths=0.6), "cuts")
    grid = [_level(place.box, place.y(value)) for one, place in placed if not one.cuts for value in one.numbers]
    _add(sheet, LineCollection(grid, colors=palette.line, linewidths=0.6), "grid")
    edges = [_level(place.box, place.box.bottom) for _, place in placed]
    _add(sheet, LineCollection(edges, colors=palette.control_edge, linewidths=0.9), "edges")


def _draw_lines(sheet: FigureLayout, placed: Sequence[tuple[_Small, _Place]]) -> None:
    """The lines of all, a mark on the last value of each and on those that no line would show, and the targets."""
    palette = sheet.palette
    segments = [segment for one, place in placed for segment in _segments(one.drawn, place)]
    marks = [segment[0] for segment in segments if len(segment) == 1]
    marks += [place.at(one.drawn.latest) for one, place in placed if one.drawn.latest]
    marks += [place.at(point) for one, place in placed for point in one.drawn.others]
    aims = [path for one, place in placed for path in _aims(one.drawn, place)]
    dots: dict[str, Any] = {"linestyles": [(0, (0.05, 2.1))], "capstyle": "round"}
    _add(sheet, LineCollection(aims, colors=palette.text, linewidths=1.6, **dots), "targets")
    _add(
        sheet,
        LineCollection([one for one in segments if len(one) > 1], colors=palette.accent, linewidths=1.6),
        "measures",
    )
    look: dict[str, Any] = {"color": palette.accent, "markeredgecolor": palette.surface, "markeredgewidth": 0.7}
    points = Line2D([x for x, _ in marks], [y for _, y in marks], linestyle="none", marker="o", markersize=5, **look)
    _add(sheet, points, "values")


def _add(sheet: FigureLayout, artist: Artist, label: str) -> None:
    """Put what is given in pixels onto the figure."""
    letters = sheet.letters
    artist.set_label(label)
    artist.set_transform(Affine2D().scale(1 / letters.width, 1 / letters.height) + sheet.figure.transFigure)
    sheet.figure.add_artist(artist)


def _level(box: Box, y: float) -> _Path:
    return [(box.left, y), (box.right, y)]


def _rectangle(box: Box, low: float, high: float) -> _Path:
    return [(box.left, low), (box.right, low), (box.right, high), (box.left, high)]


def _segments(drawn: MeasureLines, place: _Place) -> list[_Path]:
    """The stretches of the line between its gaps, in steps where its values are words."""
    xs, ys = drawn.joined()
    found: list[_Path] = []
    for missing, stretch in groupby(zip(xs, ys, strict=True), lambda point: point[1] != point[1]):
        if not missing:
            found.append([(place.x(x), place.y(y)) for x, y in stretch])
    return [_stepped(path) for path in found] if drawn.words else found


def _aims(drawn: MeasureLines, place: _Place) -> list[_Path]:
    first, last = place.days
    dated = [place.at(point) for point in drawn.targets.dated if first <= point.x <= last]
    paths = [_stepped(dated) if drawn.words or not drawn.targets.joined else dated] if len(dated) > 1 else []
    if drawn.targets.for_all:
        paths.append(_level(place.box, place.y(drawn.targets.for_all.y)))
    return paths


def _stepped(path: _Path) -> _Path:
    steps = path[:1]
    for x, y in path[1:]:
        steps += [(x, steps[-1][1]), (x, y)]
    return steps


# What is written


def _write(sheet: FigureLayout, one: _Small, place: _Place, *, days: bool) -> None:
    letters, box = sheet.letters, place.box
    bold = TextStyle(sheet.points * 0.95, sheet.palette.text, bold=True)
    wide, y = box.right - box.left, box.top + sheet.pad * 0.5
    value = letters.wrap(_value_words(one), bold, wide, 1)
    letters.write(box.left, y, value, bold, "value")
    name = letters.wrap(one.measure.name, sheet.quiet, wide, 2)
    letters.write(box.left, y + sheet.line * 1.2, name, sheet.quiet, "name")
    free = box.bottom - sheet.line * 2
    for tick in sorted(one.numbers):
        if place.y(tick) - free >= sheet.line:
            free = place.y(tick)
            where = {"ha": "right", "va": "center_baseline"}
            letters.write(box.left - sheet.pad * 0.4, free, number(tick), sheet.quiet, "number", **where)
    if days:
        _write_days(sheet, place)


def _write_days(sheet: FigureLayout, place: _Place) -> None:
    """The first and the last month under a small chart: only under the lowest ones, as all have the same."""
    box, y = place.box, place.box.bottom - sheet.pad * 0.3
    for x, day, side in ((box.left, place.days[0] + _MARGIN, "left"), (box.right, place.days[1] - _MARGIN, "right")):
        if day > 1:
            sheet.letters.write(x, y, _month(day), sheet.quiet, "day", ha=side, va="top")


def _subtitle(days: tuple[float, float], most: int, count: int) -> str:
    """What lies along the time axis of all: "Apr 2016 to Sep 2017"; and how many there was no room for."""
    first, last = days[0] + _MARGIN, days[1] - _MARGIN
    span = "" if last < 1 else _month(first) if _month(first) == _month(last) else f"{_month(first)} to {_month(last)}"
    left_out = f"the first {most} of {count} measures" if most < count else ""
    return "; ".join(part for part in (span, left_out) if part)


def _value_words(one: _Small) -> str:
    """The latest value and the word of its band: "76.4%: requires improvement"."""
    latest, finding = one.drawn.latest, one.finding
    if latest is None:
        return finding.sentence
    value = short_value(latest, finding.scale, one.measure.unit)
    return f"{value}: {finding.zone.name.lower()}" if finding.zone else value


def _month(day: float) -> str:
    found = date.fromordinal(int(day))
    return f"{MONTH_NAMES[found.month]} {found.year}"
