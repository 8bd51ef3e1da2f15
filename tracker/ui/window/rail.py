"""The left rail: the plan, the pages, the menus of a small window and the as-at day."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, QSize, Qt, Signal
from PySide6.QtGui import QColor, QTextCharFormat
from PySide6.QtWidgets import (
    QButtonGroup,
    QCalendarWidget,
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
    QWidgetAction,
)

from tracker.domain.packs.answering import waiting_packs
from tracker.domain.when import show_day, shown
from tracker.ui.keys import key_action
from tracker.ui.look.icons import icon
from tracker.ui.look.theme import GRID, current_palette, larger, set_looks
from tracker.ui.widgets.labels import FewLinesLabel, breakable, plain_label
from tracker.ui.workspace import Workspace


class PageButton(QPushButton):
    """One page in the rail: icon, name, and a count at the right."""

    def __init__(self, name: str, icon_name: str) -> None:
        super().__init__()
        self.name, self.icon_name = name, icon_name
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
        row.addWidget(self.picture)
        row.addSpacing(GRID)
        row.addWidget(self.words, 1)
        row.addWidget(self.count)
        self.toggled.connect(self.apply_look)

    def sizeHint(self) -> QSize:
        """As high as its words, with room around them."""
        return self._row.sizeHint()

    def apply_look(self) -> None:
        """Follow palette and text size; the page in view is marked by ground, colour and weight."""
        palette, on = current_palette(), self.isChecked()
        colour = palette.accent if on else palette.text if self.isEnabled() else palette.quiet_text
        size = self.fontMetrics().height() + 2
        self.picture.setPixmap(icon(self.icon_name, colour, size).pixmap(size, size))
        set_looks(self.words, here=on, quiet=not self.isEnabled())
        self.words.setFont(larger(self.font(), 1.0, bold=on))
        self.setMinimumHeight(self._row.sizeHint().height())


class Rail(QFrame):
    """Tells which page is asked for and which day; shows what is open."""

    page_asked = Signal(str)

    def __init__(self, workspace: Workspace, pages: list[tuple[str, str]]) -> None:
        super().__init__()
        self.setObjectName("rail")
        self.workspace = workspace
        column = QVBoxLayout(self)
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
        self.apply_look()

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
            button = PageButton(name, icon_name)
            button.setToolTip(f"{name} (Ctrl+{number})")
            button.clicked.connect(lambda _=False, name=name: self.page_asked.emit(name))
            button.setEnabled(False)  # until a plan is open
            self.group.addButton(button)
            self.buttons[name] = button
            column.addWidget(button)

    def tell(self, name: str, count: int) -> None:
        """Show a count beside a page; nothing where there is nothing to do in it."""
        self.buttons[name].count.setText(f"{count:,}" if count else "")

    def refresh(self) -> None:
        """Say the plan, its period and the counts."""
        is_open = self.workspace.is_open
        self.title.say(_title(self.workspace.plan.title) if is_open else "No plan is open")
        self.subtitle.setText(self._subtitle() if is_open else "Open or import one.")
        if is_open:
            self.tell("Actions", self.workspace.tally["total"])
            self.tell("Overdue", self.workspace.tally["overdue"])
            self.tell("Packs", len(waiting_packs(self.workspace.plan, self.workspace.as_at)))
            self.tell("Measures", sum(1 for _ in self.workspace.plan.measures()))
        for button in self.buttons.values():
            if button.isEnabled() != is_open:
                button.setEnabled(is_open)
                button.apply_look()

    def apply_look(self) -> None:
        """Follow palette and text size."""
        self.title.setFont(larger(self.font(), 1.0, bold=True))
        size = self.fontMetrics().height()
        self.file_button.setIcon(icon("menu", current_palette().text, size))
        self.file_button.setIconSize(QSize(size, size))
        for button in self.buttons.values():
            button.apply_look()
        self.setFixedWidth(self.fontMetrics().averageCharWidth() * 30)

    def _subtitle(self) -> str:
        plan = self.workspace.plan
        themes = len(plan.themes_on(self.workspace.as_at))
        word = plan.theme_word.lower() + ("" if themes == 1 else "s")
        parts = [plan.organisation, shown(plan.period), f"{themes} {word}"]
        return " · ".join(part for part in parts if part)


def _title(title: str) -> str:
    """A title that breaks where there is no blank: many a plan is called by the name of its file."""
    return breakable(title).replace("_", "_\u200b")


class AsAtCard(QFrame):
    """The day that everything is computed for; highlighted, and said in words, when it is not today."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.setObjectName("as_at")
        self.workspace = workspace
        column = QVBoxLayout(self)
        column.setContentsMargins(GRID, GRID, GRID, GRID)
        column.setSpacing(GRID // 2)
        caption = plain_label("As at", quiet=True)
        self.button = QToolButton()
        self.button.setAccessibleName("As at day")
        self.button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        # Not the button's own shortcut, which would first show it pressed for a tenth of a second.
        self.choose = key_action(self, "&As-at day…", "Ctrl+D", self.button.showMenu)
        self.button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.button.setMenu(self._menu())
        self.words = plain_label(quiet=True)
        for widget in (caption, self.button, self.words):
            column.addWidget(widget)
        for signal in (workspace.file_opened, workspace.content_changed, workspace.day_changed):
            signal.connect(self.refresh)
        workspace.look_changed.connect(self.apply_look)
        workspace.waiting.changed.connect(self._waits)
        self.apply_look()

    def _waits(self, words: str) -> None:
        """What waits to be saved is dated with the day."""
        self.button.setEnabled(not words)
        self.choose.setEnabled(self.workspace.is_open and not words)

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        self.calendar = QCalendarWidget()
        self.calendar.setAccessibleName("Choose the as-at day")
        self.calendar.setGridVisible(False)
        self.calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.calendar.activated.connect(self._choose)
        self.calendar.clicked.connect(self._choose)
        bar = self.calendar.findChild(QWidget, "qt_calendar_navigationbar")
        assert bar is not None
        bar.setAutoFillBackground(False)
        held = QWidgetAction(menu)
        held.setDefaultWidget(self.calendar)
        menu.addAction(held)
        menu.addAction("Today", lambda: self.workspace.set_as_at(self.workspace.today))
        menu.aboutToShow.connect(self._show_day)
        return menu

    def _show_day(self) -> None:
        day = self.workspace.as_at
        self.calendar.setSelectedDate(QDate(day.year, day.month, day.day))

    def _choose(self, day: QDate) -> None:
        self.button.menu().close()
        self.workspace.set_as_at(date(day.year(), day.month(), day.day()))

    def _tint_calendar(self) -> None:
        """Qt's arrows are black, and it paints the days of a weekend red, which is a rating here."""
        for name, arrow in (("qt_calendar_prevmonth", "chevron-left"), ("qt_calendar_nextmonth", "chevron-right")):
            button = self.calendar.findChild(QToolButton, name)
            assert button is not None
            button.setIcon(icon(arrow, current_palette().text, self.fontMetrics().height()))
        plain = QTextCharFormat()
        plain.setForeground(QColor(current_palette().text))
        for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            self.calendar.setWeekdayTextFormat(day, plain)

    def refresh(self) -> None:
        """Show the day, and whether it is today."""
        today = self.workspace.is_today
        self.button.setText(show_day(self.workspace.as_at))
        self.words.setText("today" if today else "not today; what you write is dated with this day")
        set_looks(self, today=today)
        self.setVisible(self.workspace.is_open)
        self.choose.setEnabled(self.workspace.is_open and not self.workspace.waiting.words)

    def apply_look(self) -> None:
        """Follow palette and text size."""
        self._tint_calendar()
        self.button.setFont(larger(self.font(), 1.1, bold=True))
        self.button.setIcon(icon("calendar", current_palette().text, self.fontMetrics().height()))
        self.refresh()
