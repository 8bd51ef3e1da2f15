"""The run chart on a measure's line: the median, and each shift and run marked by shape and in words."""

from __future__ import annotations

from tracker.charts.layout.free_space import Box
from tracker.charts.layout.plot import Plot
from tracker.charts.lines import MeasureLines, Point
from tracker.domain.measures.run_chart import RunChart, Signal

_LONG_DASHES = (9, 3)
_MOST_CROSSINGS = 8  # a bit of a line, but no marked points, may lie under the words
# Shapes, as a chart may be printed in grey: a ring around each point of a shift, an arrow head for each of a run.
_SHAPES = {"above": "o", "below": "o", "rising": "^", "falling": "v"}


def draw_run(plot: Plot, drawn: MeasureLines, run: RunChart) -> None:
    """Draw the median and what marks the points; the words follow once all lines are there."""
    if run.median is None:
        return
    middle = float(run.median)
    ends = [drawn.line[0].x, drawn.line[-1].x]
    plot.line(
        ends,
        [middle, middle],
        color=plot.sheet.palette.accent,
        linewidth=1.1,
        dashes=_LONG_DASHES,
        zorder=2.8,
        label="median",
    )
    plot.room.add_line([(plot.x(x), plot.y(middle)) for x in ends], step=6)
    for signal in run.signals:
        _mark(plot, _points(drawn, signal), signal)


def name_signals(plot: Plot, drawn: MeasureLines, run: RunChart) -> None:
    """Write beside the middle of each marked stretch what it is, where there is room: the shapes say it too."""
    for signal in run.signals:
        points = _points(drawn, signal)
        point = points[len(points) // 2]
        words = f"{signal.kind} of {len(points)}"
        plot.label_point(point.x, point.y, words, plot.sheet.quiet, "signal", most_crossings=_MOST_CROSSINGS)


def name_median(plot: Plot, drawn: MeasureLines, median: float, words: str) -> None:
    """Write the median's value along its line, at the left end where that is free."""
    style, gap = plot.sheet.quiet, plot.sheet.letters.pixels(2.5)
    width, height = plot.sheet.letters.size(words, style)
    left, right, y = plot.x(drawn.line[0].x), plot.x(drawn.line[-1].x), plot.y(median)
    bottoms = [y + gap, y - gap - height]
    places = [left + (right - width - left) * share for share in (0, 0.25, 0.5, 0.75, 1)]
    choices = [Box(x, bottom, x + width, bottom + height) for x in places for bottom in bottoms]
    if box := plot.room.place(plot.kept_within(choices)):
        plot.write_over(box, words, style, "median")


def _points(drawn: MeasureLines, signal: Signal) -> list[Point]:
    readings = {id(reading) for reading in signal.readings}
    return [point for point in drawn.line if id(point.reading) in readings]


def _mark(plot: Plot, points: list[Point], signal: Signal) -> None:
    plot.line(
        [point.x for point in points],
        [point.y for point in points],
        linestyle="none",
        marker=_SHAPES[signal.way],
        markersize=11 if signal.kind == "shift" else 8,
        markerfacecolor="none" if signal.kind == "shift" else plot.sheet.palette.surface,
        markeredgecolor=plot.sheet.palette.text,
        markeredgewidth=1.3,
        clip_on=False,
        zorder=5,
        label=f"{signal.kind}: {signal.way}",
    )
    for point in points:
        plot.room.add_mark(plot.x(point.x), plot.y(point.y), plot.sheet.letters.pixels(6))
