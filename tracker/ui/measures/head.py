"""The head of the page of measures: search, what is shown and how it is grouped, and adding one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, QSize, Signal

from tracker.columns.words import counted
from tracker.ui.keys import key_action
from tracker.ui.look.icons import icon
from tracker.ui.look.theme import current_palette
from tracker.ui.measures.list_items import MeasureItem
from tracker.ui.widgets.chips import Chip, ListChip, SmallButton
from tracker.ui.widgets.flow_layout import flowing
from tracker.ui.widgets.page_head import PageHead


class MeasuresHead(PageHead):
    """Tells when something else is to be shown; the page does the rest."""

    filter_changed = Signal()
    add_asked = Signal()
    paste_asked = Signal()
    theme_asked = Signal()

    def __init__(self) -> None:
        super().__init__("Measures", "Search measures")
        self.add = SmallButton("Add measure…")
        self.add.setAccessibleName("Add a measure")
        self.add.setToolTip("Add a measure (Ctrl+Shift+N)")
        self.paste = SmallButton("Paste readings…")
        self.paste.setAccessibleName("Paste readings of many measures")
        self.paste.setToolTip("Paste a block of readings from a sheet: many periods, many measures")
        self.theme = SmallButton("All of this theme")
        self.theme.setAccessibleName("All measures of this theme as small charts")
        self.theme.setToolTip("The measures of the chosen one's theme as small charts")
        self.late, self.removed = Chip("Reading overdue"), Chip("Removed")
        self.groups = ListChip("Groups", "By theme")
        self.groups.setAccessibleName("Groups of the list")
        self.groups.offer([("By band", "band")])
        inside, flow = flowing()
        for widget in (self.late, self.removed, self.groups, self.theme, self.paste):
            flow.addWidget(widget)
        self.lay_out(self.search, self.add, chips=inside)
        self.remember(late=self.late, removed=self.removed, groups=self.groups)
        self.search.textChanged.connect(lambda _: self.filter_changed.emit())
        self.late.clicked.connect(lambda _=False: self._only(self.late))
        self.removed.clicked.connect(lambda _=False: self._only(self.removed))
        self.groups.chosen.connect(lambda _: self.filter_changed.emit())
        self.add.clicked.connect(self.add_asked)
        key_action(self, "Add a measure…", "Ctrl+Shift+N", self.add.click)
        self.paste.clicked.connect(self.paste_asked)
        self.theme.clicked.connect(self.theme_asked)

    @property
    def by_band(self) -> bool:
        """Whether the list stands by band."""
        return self.groups.value == "band"

    def _only(self, chip: Chip) -> None:
        """What is removed is not also overdue."""
        for other in (self.late, self.removed):
            other.setChecked(other is chip and chip.isChecked())
        self.filter_changed.emit()

    def show_all(self) -> None:
        """Take search and chips away; who hears of changes hears of one."""
        with QSignalBlocker(self):
            self.search.clear()
            self.late.setChecked(False)
            self.removed.setChecked(False)
        self.filter_changed.emit()

    def refresh(self, items: Sequence[MeasureItem], removed: Sequence[MeasureItem]) -> None:
        """Take over the counts; a chip that would show nothing is not there."""
        self.theme.setEnabled(bool(items))
        for chip, number in ((self.late, sum(item.days_late > 0 for item in items)), (self.removed, len(removed))):
            chip.tell(number)
            chip.setAccessibleDescription(counted(number, "measure"))
            chip.setVisible(number > 0)
            chip.setChecked(chip.isChecked() and number > 0)

    def apply_look(self) -> None:
        """Follow the text size and the look."""
        super().apply_look()
        size = self.fontMetrics().height()
        self.add.setIcon(icon("plus", current_palette().text, size))
        self.add.setIconSize(QSize(size, size))
