"""How many small charts stand beside each other, and how high the figure is that holds them all."""

from __future__ import annotations

from math import ceil

WIDTH, HIGH = 23.0, 14.8  # of a small chart with its words, at the least, in sizes of the body text
_AROUND = 7.0  # of heading and foot together, in the same
_TALLEST = 200.0  # inches: no canvas takes 65,536 pixels and more, and screens have up to 300 to the inch


def columns_for(count: int, width: float, points: float) -> int:
    """How many stand beside each other on a figure of this width, in inches."""
    return max(1, min(count, int(width * 72 / (points * WIDTH))))


def most_for(count: int, width: float, points: float) -> int:
    """As many of them as one figure can hold."""
    rows = int((_TALLEST * 72 / points - _AROUND) / HIGH)
    return min(count, rows * columns_for(count, width, points))


def height_for(count: int, width: float, points: float) -> float:
    """How high a figure of this width has to be for so many small charts, in inches."""
    rows = ceil(most_for(count, width, points) / columns_for(count, width, points))
    return (rows * HIGH + _AROUND) * points / 72
