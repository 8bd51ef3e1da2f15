"""A sheet or a text table as rows of cells: what every table reader reads, whatever the file was."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple


class Cell(NamedTuple):
    """One non-empty cell: what it shows, its name ("C12"), and the day or month behind a date cell."""

    text: str
    place: str
    day: date | None = None
    shows_day: bool = True
    number: float | None = None


Row = Sequence["Cell | None"]


@dataclass(frozen=True, slots=True)
class Grid:
    """One table of cells. `covered` maps a (row, column) that a merged cell covers to that cell's own place."""

    source: str
    name: str
    rows: Sequence[Row]
    covered: dict[tuple[int, int], tuple[int, int]]
    hidden: bool = False

    def at(self, row: int, column: int) -> Cell | None:
        """The cell, or the one that a merge spreads over this place from above."""
        cells = self.rows[row]
        own = cells[column] if column < len(cells) else None
        if own is not None or (row, column) not in self.covered:
            return own
        first_row, first_column = self.covered[row, column]
        return self.rows[first_row][first_column] if first_column == column else None


def folded(text: str) -> str:
    """Text with white space folded and paragraph breaks kept as single line breaks."""
    if " ".join(text.split()) == text:  # nothing to fold, as in nearly every cell
        return text
    lines = (" ".join(line.split()) for line in text.replace("\r", "\n").replace("\x0b", "\n").split("\n"))
    return "\n".join(line for line in lines if line)
