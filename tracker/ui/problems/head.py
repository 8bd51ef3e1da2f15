"""The head of the page of problems: title, search, and chips with their counts."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal

from tracker.domain.problem import Problem
from tracker.ui.problems.kinds import KindChips
from tracker.ui.widgets.chips import Chip
from tracker.ui.widgets.page_head import PageHead


class DecisionChips(KindChips):
    """To decide, or decided, or both; the kinds are counted among what these two leave."""

    def __init__(self) -> None:
        super().__init__()
        self.done = Chip("Decided")
        self.flow.addWidget(self.done)
        for chip in self.kinds.values():  # these come after it
            self.flow.removeWidget(chip)
            self.flow.addWidget(chip)
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


class ProblemsHead(PageHead):
    """`changed`: search or chips."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__("Problems", "Search problems")
        self.chips = DecisionChips()
        self.lay_out(self.search, chips=self.chips)
        self.search.textChanged.connect(lambda _: self.changed.emit())
        self.chips.changed.connect(self.changed)
