"""Problems with all that is done about them: chips to filter by, the table, and the chosen one in full."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from tracker.domain.problem import Problem
from tracker.ui.look.theme import GRID
from tracker.ui.problems.detail import ProblemDetail
from tracker.ui.problems.kinds import KindChips, subject
from tracker.ui.problems.table import ProblemsView
from tracker.ui.widgets.labels import plain_label

_NOTHING = "No problem was met: every cell was read as it stands."


class ProblemsBoard(QWidget):
    """`decided`: these problems are "accepted" or "ignored"; `corrected`: this one, to that text; `opened`: Enter.

    `offers_of` answers what else is offered for a problem, in words and under a name; `offer_taken` tells the problem
    and that name. It changes nothing itself: whoever hears of a decision shows the problems again as they are then.
    """

    decided = Signal(list, str)
    corrected = Signal(object, str)
    opened = Signal(object)
    offer_taken = Signal(object, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.problems: list[Problem] = []
        self.can_correct: Callable[[Problem], bool] = lambda _: False
        self.offers_of: Callable[[Problem], Sequence[tuple[str, str]]] = lambda _: ()
        self.text_of: Callable[[Problem], tuple[str, str]] = lambda problem: (subject(problem), problem.as_printed)
        self.chips, self.table, self.detail = KindChips(), ProblemsView(), ProblemDetail()
        self.empty = plain_label(quiet=True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.empty.setMargin(GRID * 3)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.chips.setContentsMargins(GRID, 0, GRID, GRID)
        column.addWidget(self.chips)
        column.addWidget(self.table, 1)
        column.addWidget(self.empty, 1)
        column.addWidget(self.detail)

    def _connect(self) -> None:
        self.chips.changed.connect(self._show)
        self.table.decided.connect(self.decided)
        self.table.correct_asked.connect(self._ask)
        self.table.chosen.connect(self._tell)
        self.table.opened.connect(self.opened)
        self.detail.decided.connect(self.table.decide)
        self.detail.offer_taken.connect(lambda name: self.offer_taken.emit(self.table.current(), name))
        self.detail.all_decided.connect(lambda decision: self.decided.emit(self.alike(), decision))
        self.detail.corrected.connect(lambda text: self.corrected.emit(self.table.current(), text))

    def apply_look(self) -> None:
        """Follow the text size and the look."""
        self.table.apply_look()
        self.detail.apply_look()

    def show_problems(
        self,
        problems: Sequence[Problem],
        can_correct: Callable[[Problem], bool],
        text_of: Callable[[Problem], tuple[str, str]] | None = None,
    ) -> None:
        """Show these, decided or not; `text_of` answers what a correction is of, and the text that stands there."""
        self.problems, self.can_correct = list(problems), can_correct
        self.text_of = text_of or self.text_of
        self.chips.offer(problems)
        self._show()

    def _show(self) -> None:
        left = self.chips.left(self.problems)
        self.table.show_problems(left, self.can_correct)
        self.table.setVisible(bool(left))
        self.empty.setVisible(not left)
        self.empty.setText("Nothing of this kind is left to decide." if self.problems else _NOTHING)

    def alike(self) -> list[Problem]:
        """All problems of the current one's kind that are still to be decided."""
        current = self.table.current()
        if current is None:
            return []
        return [one for one in self.problems if one.kind == current.kind and one.decision is None]

    def _tell(self, problem: Problem | None) -> None:
        self.detail.show_problem(problem, self.alike(), problem is not None and self.can_correct(problem))
        self.detail.offer(self.offers_of(problem) if problem else ())

    def _ask(self, problem: Problem) -> None:
        self.detail.begin_correcting(*self.text_of(problem))

    def refuse(self, sentence: str) -> None:
        """Say why a correction cannot be made; its text stays to be changed."""
        self.detail.line.refuse(sentence)
