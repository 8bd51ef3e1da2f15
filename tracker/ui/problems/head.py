"""The head of the page of problems: title, search, chips with the counts of causes, and by what they are shown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import get_args

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from tracker.domain.decisions.causes import CauseGroup, group_of, in_groups_of_causes
from tracker.domain.problem import Problem
from tracker.ui.look.theme import GRID
from tracker.ui.widgets.chips import Chip, Choice
from tracker.ui.widgets.flow_layout import flowing
from tracker.ui.widgets.page_head import PageHead

_WORDS: Mapping[CauseGroup, str] = {
    "decide": "To decide", "repaired": "Repaired", "contradictions": "Contradictions", "aside": "Set aside",
    "decided": "Decided",
}  # fmt: skip


class GroupChips(QWidget):
    """Groups that are checked add up; with none of them all is shown that is not decided yet."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        inside, self.flow = flowing(GRID)
        column.addWidget(inside)
        self.groups = {group: Chip(_WORDS[group], "cause") for group in get_args(CauseGroup)}
        for chip in self.groups.values():
            chip.toggled.connect(lambda _: self.changed.emit())
            self.flow.addWidget(chip)

    def offer(self, problems: Sequence[Problem]) -> None:
        """Say how many causes there are in each."""
        for group, causes in in_groups_of_causes(problems).items():
            self.groups[group].tell(len(causes))
            self.groups[group].setVisible(bool(problems))

    def checked(self) -> set[CauseGroup]:
        """The groups that are shown."""
        return {group for group, chip in self.groups.items() if chip.isChecked()} or {*self.groups} - {"decided"}

    def left(self, problems: Sequence[Problem]) -> list[Problem]:
        """The problems that the chips leave."""
        checked = self.checked()
        return [problem for problem in problems if group_of(problem) in checked]

    def show_all(self) -> None:
        """Let every problem through, decided or not."""
        self.choose(*self.groups)

    def choose(self, *groups: CauseGroup) -> None:
        """Show these groups; none: all that is not decided."""
        with QSignalBlocker(self):
            for group, chip in self.groups.items():
                chip.setChecked(group in groups)
        self.changed.emit()


class ProblemsHead(PageHead):
    """`changed`: search, chips, or by what they are shown."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__("Problems", "Search problems")
        self.chips = GroupChips()
        self.by = Choice("Shown", (("By cause", "cause"), ("By place", "place")))
        self.by.choose("cause")
        for beside in (self.by, self.shown):
            self.chips.flow.addWidget(beside)
        self.lay_out(self.search, chips=self.chips)
        self.search.textChanged.connect(lambda _: self.changed.emit())
        self.chips.changed.connect(self.changed)
        self.remember(by=self.by, **{str(group): chip for group, chip in self.chips.groups.items()})
        self.by.changed.connect(self.changed)

    @property
    def by_cause(self) -> bool:
        """Whether a row is a cause, else one place."""
        return self.by.value == "cause"
