"""The head of the page of problems: title, search, and chips with their counts."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from tracker.domain.problem import Problem
from tracker.ui.look.theme import GRID
from tracker.ui.problems.kinds import KindChips
from tracker.ui.widgets.chips import Chip
from tracker.ui.widgets.labels import plain_label
from tracker.ui.widgets.page_title import PageTitle
from tracker.ui.widgets.search_box import SearchBox


class DecisionChips(KindChips):
    """To decide, or decided, or both; the kinds are counted among what these two leave."""

    def __init__(self) -> None:
        super().__init__()
        self.done = Chip("Decided")
        flow = self.open.parentWidget().layout()
        flow.addWidget(self.done)
        for chip in self.kinds.values():  # these come after it
            flow.removeWidget(chip)
            flow.addWidget(chip)
        self.open.setChecked(True)
        self.done.toggled.connect(lambda _: self.changed.emit())

    def offer(self, problems: Sequence[Problem]) -> None:
        """Say how many there are of each."""
        self.blockSignals(True)
        super().offer(self._standing(problems))
        undecided = sum(problem.decision is None for problem in problems)
        for chip, count in ((self.open, undecided), (self.done, len(problems) - undecided)):
            self._tell(chip, count)
            chip.setVisible(bool(problems))
        self.blockSignals(False)

    def _standing(self, problems: Sequence[Problem]) -> list[Problem]:
        """What "To decide" and "Decided" leave; all when both or none of them are on."""
        if self.open.isChecked() == self.done.isChecked():
            return list(problems)
        return [problem for problem in problems if (problem.decision is None) == self.open.isChecked()]

    def left(self, problems: Sequence[Problem]) -> list[Problem]:
        """The problems that the chips leave."""
        kinds = [kind for kind, chip in self.kinds.items() if chip.isChecked()]
        return [problem for problem in self._standing(problems) if not kinds or problem.kind in kinds]

    def show_all(self) -> None:
        """Let every problem through."""
        self.blockSignals(True)
        for chip in (self.open, self.done, *self.kinds.values()):
            chip.setChecked(False)
        self.blockSignals(False)
        self.changed.emit()


class ProblemsHead(QWidget):
    """`changed`: search or chips."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.title = PageTitle("Problems")
        self.search = SearchBox("Search problems")
        self.chips = DecisionChips()
        self.shown = plain_label(quiet=True, wrap=False)
        self._lay_out()
        self.search.textChanged.connect(lambda _: self.changed.emit())
        self.chips.changed.connect(self.changed)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(GRID * 2, GRID * 3 // 2, GRID * 2, GRID * 3 // 2)
        column.setSpacing(GRID)
        top = QHBoxLayout()
        top.setSpacing(GRID * 2)
        top.addWidget(self.title)
        top.addStretch(1)
        top.addWidget(self.search)
        column.addLayout(top)
        bottom = QHBoxLayout()
        bottom.setSpacing(GRID * 2)
        bottom.addWidget(self.chips, 1)
        bottom.addWidget(self.shown, 0, Qt.AlignmentFlag.AlignBottom)
        column.addLayout(bottom)

    def say_day(self, words: str) -> None:
        """The sentence about the day; "" for today."""
        self.title.say_day(words)
        self._stand()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where the head is narrow, the day stands under the title."""
        super().resizeEvent(event)
        self._stand()

    def _stand(self) -> None:
        self.title.stand(self.width(), self.search)

    def apply_look(self) -> None:
        """Follow the text size and the look."""
        self.title.apply_look()
        self.search.apply_look()
        self.shown.setContentsMargins(0, 0, 0, GRID // 2 + 2)
