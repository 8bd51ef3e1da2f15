"""The texts that stand in no table: a table's title where one follows, otherwise left aside and said."""

from __future__ import annotations

import re

from tracker.documents.grid import Cell, Grid, folded
from tracker.documents.problem_log import ProblemLog
from tracker.documents.tables.themes import HEADING

FOOTNOTE = re.compile(r"\s*(?:[¹²³⁴-⁹⁰]|notes?\b|\*)", re.I)


class UnplacedText:
    """Loose texts since the last table, and how many cells were left aside."""

    def __init__(self, problems: ProblemLog) -> None:
        self.problems = problems
        self.set_aside = 0
        self._waiting: list[Cell] = []
        self._headings: set[Cell] = set()  # of themes: never left aside

    def hold(self, cell: Cell) -> None:
        """Keep a text until a table follows or none does."""
        self._waiting.append(cell)

    def is_theme(self, heading: Cell) -> None:
        """A text opened a theme, and is no longer loose."""
        self._headings.add(heading)

    def report(self, grid: Grid, cell: Cell, heading: str = "") -> None:
        """Leave a cell aside, with its whole text as a problem, and the heading of its column where it has one."""
        self.set_aside += 1
        self.problems.skipped(grid, cell, heading)

    def leave_texts(self, grid: Grid) -> None:
        """No heading row followed: leave aside what waits; the headings of themes go on waiting."""
        for cell in self._waiting:
            if not self._is_heading(cell):
                self.report(grid, cell)
        self._waiting = [cell for cell in self._waiting if self._is_heading(cell)]

    def leave_all(self, grid: Grid) -> None:
        """Nothing more follows in this place."""
        self.leave_texts(grid)
        self._waiting = []

    def line_above(self) -> str:
        """The last line above a table, where it is no theme's heading."""
        others = [cell for cell in self._waiting if not self._is_heading(cell)]
        return folded(others[-1].text) if others else ""

    def title(self, grid: Grid) -> str:
        """The theme heading and the last line above a table, if it is no footnote; all before them is left aside."""
        headings = [cell for cell in self._waiting if self._is_heading(cell)]
        others = [cell for cell in self._waiting if cell not in headings]
        title = [cell for cell in others[-1:] if not FOOTNOTE.match(cell.text)]
        self._waiting = others[: len(others) - len(title)]
        self.leave_all(grid)
        return " / ".join(folded(cell.text) for cell in [*headings[-1:], *title])

    def _is_heading(self, cell: Cell) -> bool:
        return cell in self._headings or HEADING.fullmatch(cell.text.strip()) is not None
