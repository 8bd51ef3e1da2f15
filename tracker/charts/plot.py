"""The part of a sheet where values lie over time, and how days and values become pixels."""

from __future__ import annotations

from dataclasses import dataclass

from matplotlib.axes import Axes

from tracker.charts.room import Box, Room
from tracker.charts.sheet import Sheet


@dataclass(frozen=True, slots=True)
class Plot:
    """Axes over a box of the sheet, with the days and values at its edges and the room that is left in it."""

    sheet: Sheet
    axes: Axes
    box: Box
    days: tuple[float, float]
    values: tuple[float, float]
    room: Room

    @classmethod
    def over(cls, sheet: Sheet, box: Box, days: tuple[float, float], values: tuple[float, float]) -> Plot:
        """Axes over the box; a margin is left beside the first and last day for their labels."""
        inner = max(box.right - box.left - 4 * sheet.pad, 1.0)
        margin = (days[1] - days[0]) * 2 * sheet.pad / inner
        edges = (days[0] - margin, days[1] + margin)
        axes = sheet.axes(box)
        axes.set_xlim(*edges)
        axes.set_ylim(*values)
        return cls(sheet, axes, box, edges, values, Room(box))

    def x(self, day: float) -> float:
        """The pixel of a day."""
        share = (day - self.days[0]) / (self.days[1] - self.days[0])
        return self.box.left + share * (self.box.right - self.box.left)

    def y(self, value: float) -> float:
        """The pixel of a value."""
        share = (value - self.values[0]) / (self.values[1] - self.values[0])
        return self.box.bottom + share * (self.box.top - self.box.bottom)
