"""Where there is still room on a picture: boxes, labels set beside a point, and labels spread along an edge."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from math import hypot


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in pixels from the lower left corner."""

    left: float
    bottom: float
    right: float
    top: float

    def meets(self, other: Box) -> bool:
        """Whether the two cover some common ground."""
        return (
            self.left < other.right and other.left < self.right and self.bottom < other.top and other.bottom < self.top
        )

    def within(self, other: Box) -> bool:
        """Whether it lies in the other one entirely."""
        return (
            self.left >= other.left
            and self.right <= other.right
            and self.bottom >= other.bottom
            and self.top <= other.top
        )

    def grown(self, by: float) -> Box:
        """The box with a margin all round."""
        return Box(self.left - by, self.bottom - by, self.right + by, self.top + by)


@dataclass(slots=True)
class FreeSpace:
    """What is taken within the bounds: texts never share ground; over a line a label is only less welcome."""

    bounds: Box
    space: float = 2.0  # kept around a text: another renderer sets it a little wider
    texts: list[Box] = field(default_factory=list)
    lines: list[Box] = field(default_factory=list)
    hatched: list[Box] = field(default_factory=list)  # letters need a ground there

    def add_line(self, points: Sequence[tuple[float, float]], step: float = 4.0) -> None:
        """Take the ground along a broken line, as small boxes; the closer their step, the less is it crossed."""
        for (x0, y0), (x1, y1) in pairwise(points):
            count = max(1, int(hypot(x1 - x0, y1 - y0) / step))
            for at in range(count + 1):
                x, y = x0 + (x1 - x0) * at / count, y0 + (y1 - y0) * at / count
                self.lines.append(Box(x - 2, y - 2, x + 2, y + 2))

    def add_mark(self, x: float, y: float, radius: float) -> None:
        """Take the ground of a marked point."""
        self.lines.extend([Box(x - radius, y - radius, x + radius, y + radius)] * 3)

    def place(self, choices: Iterable[Box], must: bool = False, most_crossings: int = 10_000) -> Box | None:
        """The best choice: an early one that crosses few lines; None when texts are in the way of all.

        With `must`, a label that fits nowhere takes the first choice that meets no other text, even out of bounds.
        """
        ranked = list(enumerate(choices))
        free = [(at, box) for at, box in ranked if not any(box.grown(self.space).meets(text) for text in self.texts)]
        inside = [(at, box) for at, box in free if box.within(self.bounds)] or (free if must else [])
        if not inside:
            return None
        _, best = min(inside, key=lambda choice: choice[0] * 0.5 + self.crossings(choice[1]))
        if self.crossings(best) > most_crossings and not must:
            return None
        self.texts.append(best)
        return best

    def needs_ground(self, box: Box) -> bool:
        """Whether a line or a hatch would run through letters there."""
        return any(box.meets(other) for other in (*self.hatched, *self.lines))

    def crossings(self, box: Box) -> int:
        """How much of the lines a label there would lie on."""
        return sum(box.meets(line) for line in self.lines)


def beside(x: float, y: float, size: tuple[float, float], gap: float) -> list[Box]:
    """Boxes of a size around a point: above, below, then the corners and sides."""
    width, height = size
    lefts = {"mid": x - width / 2, "right": x + gap, "left": x - gap - width}
    bottoms = {"above": y + gap, "below": y - gap - height, "level": y - height / 2}
    order = [("mid", "above"), ("mid", "below"), ("left", "above"), ("right", "above")]
    order += [("left", "below"), ("right", "below"), ("right", "level"), ("left", "level")]
    near = [_box(lefts[across], bottoms[up], size) for across, up in order]
    far = [_box(lefts["mid"], y + gap * n, size) for n in (3, 5, 7)]
    return near + far + [_box(lefts["mid"], y - gap * n - height, size) for n in (3, 5, 7)]


def _box(left: float, bottom: float, size: tuple[float, float]) -> Box:
    return Box(left, bottom, left + size[0], bottom + size[1])


def spread(centres: Sequence[float], heights: Sequence[float], low: float, high: float) -> list[float]:
    """New centres, in the given rising order, moved as little as it takes for no two labels to overlap.

    Everything stays between `low` and `high` as long as the heights together fit there.
    """
    tops = low
    placed = []
    for centre, height in zip(centres, heights, strict=True):
        middle = max(centre, tops + height / 2)
        placed.append(middle)
        tops = middle + height / 2
    limit = high
    for at in range(len(placed) - 1, -1, -1):
        placed[at] = min(placed[at], limit - heights[at] / 2)
        limit = placed[at] - heights[at] / 2
    return placed
