"""The left rail: the plan, the pages, the menus of a small window and the as-at day."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QToolButton,
    QVBoxLayout,
)

from tracker.domain.packs.answering import waiting_packs
from tracker.domain.when import shown
from tracker.ui.look.icons import icon
from tracker.ui.look.theme import GRID, current_palette, larger
from tracker.ui.widgets.labels import FewLinesLabel, breakable, plain_label
from tracker.ui.window.rail.as_at_card import AsAtCard
from tracker.ui.workspace import Workspace


class PageButton(QPushButton):
    """One page in the rail: icon, name, and a count at the right."""

    def __init__(self, name: str, icon_name: str, key: str) -> None:
        super().__init__()
        self.name, self.icon_name, self.key = name, icon_name, key
        self.setObjectName("page")
        self.setCheckable(True)
        self.setAccessibleName(f"{name} page")
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(GRID + GRID // 2, GRID, GRID + GRID // 2, GRID)
        self.picture = QLabel()
        self.words = plain_label(name, wrap=False)
        self.count = plain_label(quiet=True, wrap=False)
        for label in (self.picture, self.words, self.count):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        row.setSpacing(GRID * 2)
        row.addWidget(self.picture, 0, Qt.AlignmentFlag.AlignCenter)
        row.addWidget(self.words, 1)
        row.addWidget(self.count)
        self.toggled.connect(self.apply_look)

    def sizeHint(self) -> QSize:
        """As high as its words, with room around them."""
        return self._row.sizeHint()

    def fold(self, folded: bool) -> None:
        """The picture alone, in the middle, or with the name and the count."""
        for widget in (self.words, self.count):
            widget.setVisible(not folded)
        side = GRID // 2 if folded else GRID + GRID // 2
        self._row.setContentsMargins(side, GRID, side, GRID)
        self.setToolTip(self._tip())

    def tell(self, count: int) -> None:
        """How many rows wait there; nothing where there is nothing to do."""
        self.count.setText(f"{count:,}" if count else "")
        self.setAccessibleDescription(f"{count:,}" if count else "")
        self.setToolTip(self._tip())

    def _tip(self) -> str:
        """The name too, which a folded rail does not show."""
        count = f"  {self.count.text()}" if self.count.text() else ""
        return f"{self.name}{count} ({self.key})"

    def apply_look(self) -> None:
        """Follow palette and text size; the page in view is marked by ground, colour and weight."""
        palette, on = current_palette(), self.isChecked()
        colour = palette.accent if on else palette.text if self.isEnabled() else palette.quiet_text
        size = self.fontMetrics().height() + 2
        self.picture.setPixmap(icon(self.icon_name, colour, size).pixmap(size, size))
        self.words.setForegroundRole(QPalette.ColorRole.Accent if on else QPalette.ColorRole.WindowText)
        self.words.setFont(larger(self.font(), 1.0, bold=on))
        self.setMinimumHeight(self._row.sizeHint().height())


class Rail(QFrame):
    """Tells which page is asked for and which day; shows what is open.

    It gets its look when a plan is open, or from whoever has it seen without one: its pictures are drawn once.
    """

    page_asked = Signal(str)

    def __init__(self, workspace: Workspace, pages: list[tuple[str, str]]) -> None:
        super().__init__()
        self.setObjectName("rail")
        self.workspace = workspace
        self.folded = False
        self.full_height: int | None = None
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(GRID * 3 // 2, GRID * 2, GRID * 3 // 2, GRID * 2)
        column.setSpacing(GRID // 2)
        self._add_title(column)
        self._add_pages(column, pages)
        column.addStretch(1)
        self.day = AsAtCard(workspace)
        column.addWidget(self.day)
        for signal in (workspace.file_opened, workspace.content_changed, workspace.day_changed):
            signal.connect(self.refresh)
        workspace.look_changed.connect(self.apply_look)
        self.refresh()

    def _add_title(self, column: QVBoxLayout) -> None:
        row = QHBoxLayout()
        self.title = FewLinesLabel(2)
        self.title.setAccessibleName("Plan")
        self.file_button = QToolButton()
        self.file_button.setObjectName("file")
        self.file_button.setAccessibleName("Menu")
        self.file_button.setToolTip("Menu (Alt+F)")
        self.file_button.setShortcut("Alt+F")
        self.file_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        row.addWidget(self.title, 1)
        row.addWidget(self.file_button, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(row)
        self.subtitle = plain_label(quiet=True)
        column.addWidget(self.subtitle)
        column.addSpacing(GRID * 2)

    def _add_pages(self, column: QVBoxLayout, pages: list[tuple[str, str]]) -> None:
        self.group = QButtonGroup(self)
        self.buttons: dict[str, PageButton] = {}
        for number, (name, icon_name) in enumerate(pages, 1):
            button = PageButton(name, icon_name, f"Ctrl+{number}")
            button.fold(False)
            button.clicked.connect(lambda _=False, name=name: self.page_asked.emit(name))
            button.setEnabled(False)  # until a plan is open
            self.group.addButton(button)
            self.buttons[name] = button
            column.addWidget(button)

    def tell(self, name: str, count: int) -> None:
        """Show a count beside a page; nothing where there is nothing to do in it."""
        self.buttons[name].tell(count)

    def refresh(self) -> None:
        """Say the plan, its period and the counts."""
        is_open = self.workspace.is_open
        self.full_height = None
        self.title.say(_title(self.workspace.plan.title) if is_open else "No plan is open")
        self.subtitle.setText(self._subtitle() if is_open else "Open or import one.")
        if is_open:
            self.tell("Actions", self.workspace.tally["total"])
            self.tell("Overdue", self.workspace.tally["overdue"])
            self.tell("Packs", len(waiting_packs(self.workspace.plan, self.workspace.as_at)))
            self.tell("Measures", sum(1 for _ in self.workspace.plan.measures_on(self.workspace.as_at)))
        if any(button.isEnabled() != is_open for button in self.buttons.values()):
            for button in self.buttons.values():
                button.setEnabled(is_open)
            self.apply_look()

    def apply_look(self) -> None:
        """Follow palette and text size."""
        self.title.setFont(larger(self.font(), 1.0, bold=True))
        size = self.fontMetrics().height()
        self.file_button.setIcon(icon("menu", current_palette().text, size))
        self.file_button.setIconSize(QSize(size, size))
        for button in self.buttons.values():
            button.apply_look()
        self.full_height = None

    # Where there is little room

    def fold(self, folded: bool) -> None:
        """Only the pictures of the pages and the day, or all of it."""
        if folded == self.folded:
            return
        self.folded = folded
        for widget in (self.title, self.subtitle):
            widget.setVisible(not folded)
        for button in self.buttons.values():
            button.fold(folded)
        self.day.fold(folded)
        side = GRID // 2 if folded else GRID * 3 // 2
        self._column.setContentsMargins(side, GRID * 2, side, GRID * 2)

    def full_width(self) -> int:
        """What it needs with all its words."""
        return self.fontMetrics().averageCharWidth() * 30

    def measure(self) -> int:
        """How high it is with all its words, which it then shows; the pages and the title change that."""
        if self.full_height is None:
            self.fold(False)
            self.full_height = self._column.totalHeightForWidth(self.full_width())
        return self.full_height

    def least_size(self) -> QSize:
        """What it needs folded."""
        pages, file = list(self.buttons.values()), self.file_button.sizeHint()
        high = sum(one.minimumHeight() + GRID // 2 for one in pages) + file.height() + GRID * 6
        day, wide = self.day.least_size(), self.fontMetrics().height() + 2 + GRID
        return QSize(max(day.width(), wide, file.width()) + GRID + 2, high + day.height())

    def _subtitle(self) -> str:
        plan = self.workspace.plan
        themes = len(plan.themes_on(self.workspace.as_at))
        word = plan.theme_word.lower() + ("" if themes == 1 else "s")
        parts = [plan.organisation, shown(plan.period), f"{themes}\N{NO-BREAK SPACE}{word}"]
        return " · ".join(part for part in parts if part)


def _title(title: str) -> str:
    """A title that breaks where there is no blank: many a plan is called by the name of its file."""
    return breakable(title).replace("_", "_\u200b")
