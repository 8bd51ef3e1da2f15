"""The part of a sheet where values lie over time, and how days and values become pixels."""

from __future__ import annotations

from dataclasses import dataclass

from matplotlib.axes import Axes

from tracker.charts.free_space import Box, FreeSpace
from tracker.charts.sheet import FigureLayout


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
