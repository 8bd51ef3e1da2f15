"""The part of a sheet where values lie over time, and how days and values become pixels."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle

from tracker.charts.layout.free_space import Box, FreeSpace, beside
from tracker.charts.layout.sheet import FigureLayout
from tracker.charts.layout.text import TextStyle


@dataclass(frozen=True, slots=True)
class Across:
    """The days between two pixels: known before it is known how high the plot can be."""

    left: float
    right: float
    days: tuple[float, float]

    @classmethod
    def holding(cls, left: float, right: float, days: tuple[float, float], margin: float) -> Across:
        """Days with a margin, in pixels, beside the first and the last for their labels."""
        more = (days[1] - days[0]) * margin / max(right - left - 2 * margin, 1.0)
        return cls(left, right, (days[0] - more, days[1] + more))

    def x(self, day: float) -> float:
        """The pixel of a day."""
        return self.left + (day - self.days[0]) / (self.days[1] - self.days[0]) * (self.right - self.left)


@dataclass(frozen=True, slots=True)
class Plot:
    """Axes over a box of the sheet, with the days and values at its edges and the room that is left in it."""

    sheet: FigureLayout
    axes: Axes
    box: Box
    days: tuple[float, float]
    values: tuple[float, float]
    room: FreeSpace

    @classmethod
    def over(cls, sheet: FigureLayout, box: Box, across: Across, values: tuple[float, float]) -> Plot:
        """Bare axes over the box."""
        axes = sheet.axes(box)
        axes.set_xlim(*across.days)
        axes.set_ylim(*values)
        return cls(sheet, axes, box, across.days, values, FreeSpace(box, sheet.letters.pixels(2.5)))

    def x(self, day: float) -> float:
        """The pixel of a day."""
        return Across(self.box.left, self.box.right, self.days).x(day)

    def y(self, value: float) -> float:
        """The pixel of a value."""
        share = (value - self.values[0]) / (self.values[1] - self.values[0])
        return self.box.bottom + share * (self.box.top - self.box.bottom)

    def line(self, days: Sequence[float], values: Sequence[float], **looks: Any) -> None:
        """A line over days and values. Not by `Axes.plot`, which works out what is in sight: that is known."""
        self.axes.add_artist(Line2D(days, values, **looks))

    def stripe(self, low: float, high: float, **looks: Any) -> None:
        """A stripe right across between two values, likewise."""
        self.axes.add_artist(Rectangle((self.days[0], low), self.days[1] - self.days[0], high - low, **looks))

    def label_point(
        self,
        day: float,
        value: float,
        text: str,
        style: TextStyle,
        label: str,
        *,
        must: bool = False,
        most_crossings: int = 10_000,
    ) -> None:
        """Write beside a point, where there is room; with `must`, in any case."""
        letters = self.sheet.letters
        choices = beside(self.x(day), self.y(value), letters.size(text, style), letters.pixels(6))
        box = self.room.place(self.kept_within(choices), must, most_crossings)
        if box:
            self.write_over(box, text, style, label)

    def write_over(self, box: Box, text: str, style: TextStyle, label: str) -> None:
        """Write into the box; where a line or a hatch runs through it, on a ground that keeps the words legible."""
        ground = {"boxstyle": "square,pad=0.1", "facecolor": self.sheet.palette.surface, "alpha": 0.85, "linewidth": 0}
        where = {"bbox": ground} if self.room.needs_ground(box) else {}
        self.sheet.letters.write(box.left, box.bottom, text, style, label, **where)

    def kept_within(self, choices: Sequence[Box]) -> Iterator[Box]:
        """The choices, and where one sticks out sideways the same one moved in."""
        for box in choices:
            out = max(0.0, box.right - self.box.right + 2) - max(0.0, self.box.left + 2 - box.left)
            yield Box(box.left - out, box.bottom, box.right - out, box.top)
