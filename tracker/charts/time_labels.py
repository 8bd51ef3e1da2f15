"""The periods under a chart: every one where they fit, else every second, third and so on, the last one always."""

from __future__ import annotations

from collections.abc import Sequence

from tracker.charts.lettering import clean
from tracker.charts.plot import Plot
from tracker.charts.sheet import Sheet
from tracker.charts.trace import Point, Trace

_EVERY = (1, 2, 3, 4, 6, 8, 12, 16, 24, 36, 48)


def labels_height(sheet: Sheet, drawn: Trace) -> float:
    """The height to leave under a chart: two lines, as a period may be broken in two."""
    return (sheet.letters.size("Ág\nÁg", sheet.quiet)[1] if drawn.line else 0) + sheet.pad * 0.8


def draw_time_labels(plot: Plot, drawn: Trace) -> None:
    """Draw the time axis with a tick at each reading, and as many periods as fit without touching."""
    sheet = plot.sheet
    low, high = plot.values
    plot.axes.plot(
        plot.days, [low, low], color=sheet.palette.control_edge, linewidth=1.0, clip_on=False, label="time axis"
    )
    points = list({point.x: point for point in drawn.line}.values())
    tick = (high - low) * sheet.pad * 0.25 / (plot.box.top - plot.box.bottom)
    for point in points:
        plot.axes.plot(
            [point.x] * 2,
            [low, low - tick],
            color=sheet.palette.control_edge,
            linewidth=0.8,
            clip_on=False,
            label="tick",
        )
    for text, left, _ in _chosen(plot, points):
        sheet.letters.write(left, plot.box.bottom - sheet.pad * 0.5, text, sheet.quiet, "period", va="top")


Placed = tuple[str, float, float]  # text, left, right


def _chosen(plot: Plot, points: Sequence[Point]) -> list[Placed]:
    for every in _EVERY:
        kept = points[::-1][::every]
        for broken in (False, True):
            placed = [_placed(plot, point, broken) for point in kept]
            if _apart(placed):
                return placed
    return [_placed(plot, points[-1], True)] if points else []


def _placed(plot: Plot, point: Point, broken: bool) -> Placed:
    """A period centred under its reading, moved inwards where it would leave the figure."""
    letters, style = plot.sheet.letters, plot.sheet.quiet
    text = letters.wrap(point.period, style, letters.width / 3, 1)
    text = _broken(text) if broken else text
    width = letters.size(text, style)[0]
    left = min(max(plot.x(point.x) - width / 2, plot.sheet.pad / 2), letters.width - plot.sheet.pad / 2 - width)
    return text, left, left + width


def _broken(text: str) -> str:
    """In two lines, parted at the last space: "Q1 / 2016/17", "14 Nov / 2017"."""
    head, _, tail = clean(text).rpartition(" ")
    return f"{head}\n{tail}" if head else tail


def _apart(placed: Sequence[Placed]) -> bool:
    """Whether labels, given from the right to the left, keep a space between them."""
    return all(before[2] + 7 <= after[1] for after, before in zip(placed, placed[1:], strict=False))
