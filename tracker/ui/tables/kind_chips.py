"""Chips that filter problems: those still to be decided, and one for each kind that there is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from tracker.domain.draft import Problem
from tracker.ui.chips import Chip
from tracker.ui.flow import flowing
from tracker.ui.tables.problem_kinds import KINDS
from tracker.ui.theme import GRID
from tracker.ui.words import for_tooltip


class KindChips(QWidget):
    """No chip checked shows all; kinds that are checked add up, and "To decide" narrows what they leave."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        inside, flow = flowing(GRID)
        column.addWidget(inside)
        self.open = Chip("To decide")
        self.kinds = {kind: Chip(shown.word) for kind, shown in KINDS.items()}
        for kind, chip in self.kinds.items():
            chip.setToolTip(for_tooltip(f"{KINDS[kind].word}: {KINDS[kind].means}"))
        for chip in (self.open, *self.kinds.values()):
            chip.toggled.connect(lambda _: self.changed.emit())
            flow.addWidget(chip)

    def offer(self, problems: Sequence[Problem]) -> None:
        """Say how many there are of each; a kind of which there is none is not offered."""
        counts = Counter(problem.kind for problem in problems)
        self._tell(self.open, sum(problem.decision is None for problem in problems))
        for kind, chip in self.kinds.items():
            self._tell(chip, counts[kind])
            chip.setVisible(bool(counts[kind]))
            if not counts[kind]:
                chip.setChecked(False)
        self.open.setVisible(bool(problems))

    def _tell(self, chip: Chip, count: int) -> None:
        chip.tell(count)
        chip.setAccessibleDescription(f"{count:,} problems")

    def left(self, problems: Sequence[Problem]) -> list[Problem]:
        """The problems that the chips leave."""
        kinds = [kind for kind, chip in self.kinds.items() if chip.isChecked()]
        return [
            problem
            for problem in problems
            if (not kinds or problem.kind in kinds) and not (self.open.isChecked() and problem.decision)
        ]
