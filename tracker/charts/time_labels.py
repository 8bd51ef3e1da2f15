"""The periods under a chart: every one where they fit, else every second, third and so on, the last one always."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from tracker.charts.layout.plot import Plot
from tracker.charts.layout.sheet import FigureLayout
from tracker.charts.layout.text import clean
from tracker.charts.lines import MeasureLines, Point

_EVERY = (1, 2, 3, 4, 6, 8, 12, 16, 24, 36, 48)
_SPACE = 0.6  # of the margin, between two labels


@dataclass(frozen=True, slots=True)
class _Placed:
    """A period and the pixels it takes across."""

    text: str
    left: float
    right: float


def time_labels(sheet: FigureLayout, drawn: MeasureLines, x: Callable[[float], float]) -> list[_Placed]:
    """As many periods as fit without touching, the last one first; `x` gives the pixel of a day."""
    points = drawn.along_the_axis
    for every in _EVERY:
        for broken in (False, True):
            placed = [_placed(sheet, point, x, broken) for point in points[::-1][::every]]
            if _apart(placed, sheet.pad * _SPACE):
                return placed
    return [_placed(sheet, points[-1], x, True)]


def labels_height(sheet: FigureLayout, labels: Sequence[_Placed]) -> float:
    """The height that the labels need under a chart, with the space over them."""
    return max((sheet.letters.size(label.text, sheet.quiet)[1] for label in labels), default=0) + sheet.pad * 0.8


def draw_time_labels(plot: Plot, drawn: MeasureLines, labels: Sequence[_Placed]) -> None:
    """Draw the time axis with a tick at each reading, and the periods under it."""
    sheet = plot.sheet
    low, high = plot.values
    style: dict[str, Any] = {"color": sheet.palette.control_edge, "clip_on": False}
    plot.line(plot.days, [low, low], linewidth=1.0, label="time axis", **style)
    tick = (high - low) * sheet.pad * 0.25 / (plot.box.top - plot.box.bottom)
    for point in drawn.along_the_axis:
        plot.line([point.x] * 2, [low, low - tick], linewidth=0.8, label="tick", **style)
    for label in labels:
        where = {"va": "top", "multialignment": "center"}
        sheet.letters.write(label.left, plot.box.bottom - sheet.pad * 0.8, label.text, sheet.quiet, "period", **where)


def _placed(sheet: FigureLayout, point: Point, x: Callable[[float], float], broken: bool) -> _Placed:
    """A period centred under its reading, moved inwards where it would leave the figure."""
    letters, style = sheet.letters, sheet.quiet
    text = letters.wrap(point.period, style, letters.width / 3, 1)
    text = _broken(text) if broken else text
    width = letters.size(text, style)[0]
    left = min(max(x(point.x) - width / 2, sheet.pad / 2), letters.width - sheet.pad / 2 - width)
    return _Placed(text, left, left + width)


def _broken(text: str) -> str:
    """In two lines, parted at the last space: "Q1 / 2016/17", "14 Nov / 2017"."""
    head, _, tail = clean(text).rpartition(" ")
    return f"{head}\n{tail}" if head else tail


def _apart(placed: Sequence[_Placed], space: float) -> bool:
    """Whether labels, given from the right to the left, keep a space between them."""
    return all(left.right + space <= right.left for right, left in pairwise(placed))
