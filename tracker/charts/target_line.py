"""The target on a measure's chart: a row of dots where it is to be, planned words as dashed steps, and its name."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from tracker.charts.layout.free_space import Box
from tracker.charts.layout.plot import Plot
from tracker.charts.lines import MeasureLines, Point
from tracker.charts.words import short_value
from tracker.domain.measure import Unit
from tracker.domain.measures.bands import Scale

# Round dots in the colour of text: comparators are thin dashes, cuts thin lines, the median long dashes.
_DOTS: dict[str, Any] = {"linestyle": (0, (0.05, 2.1)), "dash_capstyle": "round", "linewidth": 2.3}
_STEPS: dict[str, Any] = {"linestyle": (0, (4, 2)), "linewidth": 1.5}

_Path = list[tuple[float, float]]  # days and values


def draw_target(plot: Plot, drawn: MeasureLines) -> list[tuple[Point, _Path]]:
    """Draw the target for all periods and those of one each; answers the point whose value names each line."""
    targets, placed = drawn.targets, []
    if targets.for_all:
        placed.append((targets.for_all, [(day, targets.for_all.y) for day in plot.days]))
    if targets.dated and (path := _dated(plot, drawn)):
        placed.append((targets.dated[-1], path))
    for point, path in placed:
        look = _STEPS if drawn.words else _DOTS
        xs, ys = [x for x, _ in path], [y for _, y in path]
        plot.line(xs, ys, color=plot.sheet.palette.text, zorder=3.2, label=f"target: {point.period}", **look)
        pixels = [(plot.x(x), plot.y(y)) for x, y in path if y == y]
        plot.room.add_line(pixels, step=6)
    return placed


def name_target(plot: Plot, placed: list[tuple[Point, _Path]], scale: Scale, unit: Unit | None) -> None:
    """Write what each line is at its right end, else at its left one, where there is room."""
    letters, style = plot.sheet.letters, plot.sheet.small
    for point, path in placed:
        dated = point.reading.period.last is not None
        name = "planned" if point.reading.role == "planned" else "target"
        text = f"{name}{f' {point.period}:' if dated else ''} {short_value(point, scale, unit)}"
        width, height = letters.size(text, style)
        gap = letters.pixels(3)
        (x0, y0), (x1, y1) = ((plot.x(x), plot.y(y)) for x, y in (path[0], path[-1]))
        places = [(x1 - width, y1), (x0, y0), ((x0 + x1 - width) / 2, (y0 + y1) / 2)]
        bottoms = [
            (x, y + way) for n in (0, 1, 2) for x, y in places for way in (gap + n * height, -gap - (n + 1) * height)
        ]
        choices = [Box(x, bottom, x + width, bottom + height) for x, bottom in bottoms]
        if box := plot.room.place(plot.kept_within(choices)):
            plot.write_over(box, text, style, "target")


def _dated(plot: Plot, drawn: MeasureLines) -> _Path:
    """Joined from period to period, in steps for words; else each over its own period, with a step to the next."""
    low, high = plot.days
    points = [point for point in drawn.targets.dated if low <= point.x <= high or not drawn.targets.joined]
    if drawn.targets.joined:
        path = [(point.x, point.y) for point in points]
        return _stepped(path) if drawn.words else path
    path = []
    for point in points:
        first, last = point.reading.period.first, point.reading.period.last
        if first and last and first.toordinal() < high and last.toordinal() > low:
            ends = max(float(first.toordinal()), low), min(float(last.toordinal()), high)
            if path and ends[0] - path[-1][0] > 1:
                path.append((ends[0], float("nan")))
            path += [(day, point.y) for day in ends]
    return path


def _stepped(path: _Path) -> _Path:
    steps = path[:1]
    for (_, before), (day, value) in pairwise(path):
        steps += [(day, before), (day, value)]
    return steps
