"""Reads tables of evidence, and columns of it beside measures, into the evidence of a theme."""

from __future__ import annotations

from collections.abc import Mapping

from tracker.documents.grid import Cell, Grid
from tracker.documents.headings.headings import Headings
from tracker.documents.outside.unplaced_text import UnplacedText
from tracker.documents.problem_log import ProblemLog
from tracker.documents.rows.split_rows import PendingRow
from tracker.documents.tables.themes import Themes
from tracker.domain.plan import Evidence


class EvidenceTables:
    """The evidence of one document."""

    def __init__(self, problems: ProblemLog, themes: Themes, loose: UnplacedText) -> None:
        self.problems, self.themes, self.loose = problems, themes, loose

    def read(self, grid: Grid, headings: Headings, cells: Mapping[int, Cell]) -> None:
        """A row of a table of evidence; what stands under none of its headings is left aside."""
        theme = self.themes.current(grid.name or "Evidence")
        names = dict(headings.evidence)
        for column, cell in cells.items():
            if column in names:
                theme.evidence.append(Evidence(names[column], self.problems.text(grid, cell, theme.name, "evidence")))
            else:
                self.loose.report(grid, cell)

    def keep(self, row: PendingRow) -> None:
        """What stands in columns of evidence beside a measure is evidence of its theme."""
        for column, heading in row.headings.evidence:
            if cell := row.grid.at(row.row, column):
                theme = self.themes.current(row.grid.name or "Evidence")
                one = Evidence(heading, self.problems.text(row.grid, cell, theme.name, "evidence"))
                theme.evidence += [one] if one not in theme.evidence else []
