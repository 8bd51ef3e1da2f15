"""The columns of a table that are no field of its kind: each is one problem, however many rows it has."""

from __future__ import annotations

from tracker.documents.draft.unplaced_text import UnplacedText
from tracker.documents.grid import Cell, Grid


class LeftColumns:
    """What was left aside of the table that is being read, by column."""

    def __init__(self, loose: UnplacedText) -> None:
        self.loose = loose
        self._cells: dict[tuple[int, str], tuple[Grid, list[Cell]]] = {}

    def leave(self, grid: Grid, column: int, cell: Cell, heading: str) -> None:
        """Leave a cell aside with the others under its heading."""
        self._cells.setdefault((column, heading), (grid, []))[1].append(cell)

    def say(self) -> None:
        """The table ends: say what was left of it."""
        for (_, heading), (grid, cells) in self._cells.items():
            self.loose.report_together(grid, cells, heading)
        self._cells = {}
