"""What a chart of counts draws: a bar for each name. Needs no matplotlib, so that a page can hand it over."""

from __future__ import annotations

from typing import NamedTuple

_ROW, _FRAME, _LEAST = 0.34, 1.3, 2.4  # inches


class CountFill(NamedTuple):
    """How a part looks: its colour, and that of the lines over it ("" for none)."""

    colour: str
    hatch: str = ""


class CountBar(NamedTuple):
    """A name, its parts in their order, and what stands at the end of its bar."""

    name: str
    parts: tuple[tuple[int, CountFill], ...]
    end: str

    @property
    def total(self) -> int:
        """All that the bar stands for."""
        return sum(count for count, _ in self.parts)


def height_of_counts(rows: int) -> float:
    """The inches that a chart of so many rows needs."""
    return max(_LEAST, rows * _ROW + _FRAME)
