"""The texts that stand in no table: a table's title where one follows, otherwise left aside and said."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import groupby

from tracker.documents.grid import Cell, Grid, folded
from tracker.documents.headings.headings import Headings
from tracker.documents.headings.paths import Paths, paths_of
from tracker.documents.outside.table_notes import is_footnote
from tracker.documents.problem_log import LeftColumn, ProblemLog, place_of
from tracker.documents.tables.colours import told_of_texts
from tracker.documents.tables.mapping import Understood
from tracker.documents.tables.themes import HEADING
from tracker.documents.vocabulary.wording import field_of
from tracker.domain.pattern import pattern_of
from tracker.domain.problem import A_TABLE

_LABELLED = pattern_of(r"(?s)(?P<label>[^\W\d][\w &/-]{1,40}?)\s*:\s*\S.*")  # "Lead: Head of Service"
_FACTS = {"lead", "review", "rag", "status", "commentary", "target", "baseline"}
SENTENCE = pattern_of(r"[.!?]\Z|\A(?:\S+\s+){20}")  # it ends as one, or is as long as one


class UnplacedText:
    """Loose texts since the last table, and how many cells were left aside."""

    def __init__(self, problems: ProblemLog) -> None:
        self.problems = problems
        self.set_aside = 0
        self._waiting: list[Cell] = []
        self._in_rows: set[Cell] = set()  # of them, those that stand beside others in a row
        self._headings: set[Cell] = set()  # of themes: never left aside

    def hold(self, *row: Cell) -> None:
        """Keep the texts of a row until a table follows or none does."""
        self._waiting += row
        if len(row) > 1:
            self._in_rows.update(row)

    def is_theme(self, heading: Cell) -> None:
        """A text opened a theme, and is no longer loose."""
        self._headings.add(heading)

    def let_go(self, cell: Cell) -> int:
        """A text is said elsewhere, and waits no longer; answers how many did."""
        before = len(self._waiting)
        self._waiting = [one for one in self._waiting if one is not cell]
        return before - len(self._waiting)

    def report(self, grid: Grid, cell: Cell) -> None:
        """Leave a cell aside, with its whole text as a problem."""
        self.report_together(grid, [cell])

    def report_together(self, grid: Grid, cells: Sequence[Cell], column: LeftColumn | None = None) -> None:
        """Leave the cells of one column or one table aside, which is one problem."""
        self.set_aside += len(cells)
        self.problems.skipped(grid, cells, column, "" if column else self._colours(grid, cells))

    def _colours(self, grid: Grid, cells: Sequence[Cell]) -> str:
        """A sentence on the colours of ratings that texts stand in, which are then said; "" where there are none."""
        self.problems.settle(grid, cells)
        return told_of_texts(cells)

    def report_table(self, grid: Grid, cells: Sequence[Cell], sentence: str) -> None:
        """Leave a whole table aside, with why."""
        self.set_aside += len(cells)
        printed = " / ".join(folded(cell.text) for cell in cells)
        self.problems.add("skipped", place_of(grid, cells[0]), "plan", None, printed, sentence, cause=A_TABLE)

    def report_sum(self, grid: Grid, cells: Sequence[Cell]) -> None:
        """Leave a row aside that sums up the measures of its table."""
        self.set_aside += len(cells)
        name, printed = folded(cells[0].text), " / ".join(folded(cell.text) for cell in cells)
        sentence = f'"{name}" sums up the rows of its table and names no measure: the row was left aside.'
        cause = "A row sums up the measures of its table"
        self.problems.add("skipped", place_of(grid, cells[0]), "plan", None, printed, sentence, cause=cause)

    def report_note_of_actions(self, grid: Grid, cell: Cell, cells: int) -> None:
        """Leave a note aside that stands under a table of actions."""
        self.report_note(grid, cell, "under a table of actions", cells, "A note stands under a table of actions")

    def report_note(self, grid: Grid, cell: Cell, where: str, cells: int, cause: str) -> None:
        """Leave a note of a table of many rows aside, of so many cells: it is said whose it may be."""
        self.set_aside += cells
        sentence = f"This is a note {where}: it was left aside, for it may be of any of them."
        sentence = " ".join(filter(None, (sentence, self._colours(grid, [cell]))))
        self.problems.add("skipped", place_of(grid, cell), "plan", None, folded(cell.text), sentence, cause=cause)

    def leave_texts(self, grid: Grid) -> None:
        """No heading row followed: leave aside what waits; the headings of themes go on waiting."""
        if not self._waiting:
            return
        left = [cell for cell in self._waiting if not self._is_heading(cell)]
        for in_rows, cells in groupby(left, self._in_rows.__contains__):
            for together in [list(cells)] if in_rows else [[cell] for cell in cells]:
                self.report_together(grid, together)
        self._waiting = [cell for cell in self._waiting if self._is_heading(cell)]

    def leave_all(self, grid: Grid) -> None:
        """Nothing more follows in this place."""
        self.leave_texts(grid)
        self._waiting = []

    def line_above(self) -> str:
        """The last line above a table, where it is no theme's heading."""
        others = [cell for cell in self._waiting if not self._is_heading(cell)]
        return folded(others[-1].text) if others else ""

    def title_above(self) -> str:
        """The last line above a table, where it may be its title and is no theme's heading."""
        others = [cell for cell in self._waiting if not self._is_heading(cell)]
        return folded(others[-1].text) if others and self._may_be_title(others[-1]) else ""

    def title(self, grid: Grid) -> str:
        """The theme heading and the last line above a table, if it may be its title; all before them is left aside."""
        headings = [cell for cell in self._waiting if self._is_heading(cell)]
        others = [cell for cell in self._waiting if cell not in headings]
        title = [cell for cell in others[-1:] if self._may_be_title(cell)]
        self._waiting = others[: len(others) - len(title)]
        self.leave_all(grid)
        return " / ".join(folded(cell.text) for cell in [*headings[-1:], *title])

    def _may_be_title(self, cell: Cell) -> bool:
        """Whether a line is no footnote, no sentence, no fact with its label and no part of a row: those are said."""
        text = cell.text.strip()
        if (found := _LABELLED.fullmatch(text)) and field_of(found["label"]) in _FACTS:
            return False
        return not (is_footnote(cell) or cell in self._in_rows or SENTENCE.search(text))

    def _is_heading(self, cell: Cell) -> bool:
        return cell in self._headings or HEADING.fullmatch(cell.text.strip()) is not None


def say_unseen(problems: ProblemLog, grid: Grid) -> None:
    """Words that a Word document hides are read as any others, but said; and what its own reader doubts."""
    for cell, doubt in grid.doubts:
        problems.doubts([doubt], place_of(grid, cell), "plan", None, folded(cell.text), None)
    for cell in (cell for row in grid.rows if grid.goes_on for cell in row if cell and cell.unseen):
        sentence = "These words are hidden in the document; they were read like the others."
        place, cause = place_of(grid, cell), "Words are hidden"
        problems.add("doubtful", place, "plan", None, cell.unseen, sentence, cause=cause)


class LeftColumns:
    """What was left aside of the table that is being read: each column is one problem, however many rows it has."""

    def __init__(self, loose: UnplacedText) -> None:
        self.loose = loose
        self.chosen: dict[int, str] = {}  # columns with the field that they were to be read as, and could not be
        self._paths: Paths = {}
        self._called: Callable[[int], str] = str
        self._cells: dict[int, tuple[Grid, LeftColumn, list[Cell]]] = {}

    def open(self, grid: Grid, table: Understood, headings: Headings) -> None:
        """Go on with a table, whose headings stand in a grid: they are named with their groups."""
        self.chosen, self._called = dict(table.unfit), table.called
        self._paths = {} if headings.turned else paths_of(grid, headings.row, headings.height)

    def leave(self, grid: Grid, column: int, cell: Cell) -> None:
        """Leave a cell aside with the others of its column."""
        if column not in self._cells:
            self._cells[column] = grid, self._left(column), []
        self._cells[column][2].append(cell)

    def _left(self, column: int) -> LeftColumn:
        heading = self._paths.get(column, "")
        return LeftColumn(self._called(column), heading, f"column {column + 1}", rates=field_of(heading) == "rag")

    def say(self) -> None:
        """The table ends: say what was left of it."""
        for column, (grid, left, cells) in self._cells.items():
            self.loose.report_together(grid, cells, left._replace(chosen=self.chosen.get(column, "")))
        self._cells = {}
