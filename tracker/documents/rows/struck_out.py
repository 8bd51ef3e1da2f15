"""Words that are struck out in a document: those that no reader of rows has a use for are said once."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from tracker.documents.grid import Cell, Grid, folded
from tracker.documents.problem_log import ProblemLog, place_of
from tracker.domain.plan import Action, Status

_Row = dict[str, Cell | None]
_OVER = (Status.COMPLETE, Status.REPORTED_COMPLETE, Status.STOPPED)


class StruckOut:
    """The words that are struck out in a document."""

    def __init__(self, problems: ProblemLog) -> None:
        self.problems = problems
        self._met = False  # whether any words are struck out
        self._left: dict[int, tuple[Grid, Cell]] = {}  # by the id() of a cell: those that nobody has used

    def open(self, grid: Grid) -> None:
        """Look for words that are struck out, before the rows of a grid are read."""
        self._left |= {id(cell): (grid, cell) for row in grid.rows for cell in row if cell and cell.struck}
        self._met = self._met or bool(self._left)

    def used(self, cell: Cell) -> None:
        """Somebody has a use for the words of this cell."""
        self._left.pop(id(cell), None)

    def say(self) -> None:
        """One problem for all that are left in each sheet, or in a document without sheets."""
        by_name: dict[str, list[tuple[Grid, Cell]]] = {}
        for grid, cell in self._left.values():
            by_name.setdefault(grid.name, []).append((grid, cell))
        cause = "Words are struck out in the document"
        for left in by_name.values():
            what = "These words are" if len(left) == 1 else f"These {len(left)} texts are"
            sentence = f"{what} struck out in the document, and were left aside."
            printed = " / ".join(folded(cell.struck) for _, cell in left)
            self.problems.add("skipped", place_of(*left[0]), "plan", None, printed, sentence, cause=cause)

    def row_of(self, seen: _Row, dates: Collection[str]) -> tuple[_Row, Cell | None]:
        """A row without the words that are struck out, but for those of its dates, which tell how these were moved.

        A row whose action is struck out is as it was before, and its action's cell is given too.
        """
        if not self._met or not any(cell and cell.struck for cell in seen.values()):
            return seen, None
        action = seen.get("action")
        if action is None or not action.gone:
            gone = {name: cell._replace(text="") for name, cell in seen.items() if cell and cell.gone}
            return {**seen, **{name: cell for name, cell in gone.items() if name not in dates}}, None
        for cell in filter(None, seen.values()):
            if cell.gone:
                self.used(cell)
        return {name: cell._replace(struck="") if cell and cell.gone else cell for name, cell in seen.items()}, action

    def stopped(self, grid: Grid, action: Action, cell: Cell | None) -> Action:
        """An action that is struck out was stopped or is none any more: asked where its row says nothing."""
        if cell is None:
            return action
        at = max(at for at, update in enumerate(action.updates) if update.day is None)  # behind it stand dated words
        last = action.updates[at]
        if last.status in _OVER:
            return action
        about = action.ref or action.text[:60]
        sentence = f"{about} is struck out in the document: it was read as stopped."
        place, printed, cause = place_of(grid, cell), folded(cell.text), "An action is struck out"
        self.problems.add("doubtful", place, about, "status", printed, sentence, "stopped", cause=cause)
        stopped = replace(last, status=Status.STOPPED)
        return replace(action, updates=(*action.updates[:at], stopped, *action.updates[at + 1 :]))
