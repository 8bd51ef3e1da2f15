"""The day that everything is computed for, at the foot of the rail, and the calendar to choose another."""

from __future__ import annotations

from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics
from PySide6.QtWidgets import (
    QFrame,
    QMenu,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from tracker.domain.when import show_day
from tracker.ui.keys import key_action
from tracker.ui.look.icons import icon
from tracker.ui.look.theme import GRID, current_palette, larger, set_looks
from tracker.ui.widgets.labels import plain_label
from tracker.ui.workspace import Workspace

if TYPE_CHECKING:
    from PySide6.QtWidgets import QCalendarWidget

_NOT_TODAY = "not today; what you write is dated with this day"


class AsAtCard(QFrame):
    """The day that everything is computed for; highlighted, and said in words, when it is not today."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.setObjectName("as_at")
        self.workspace = workspace
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(GRID, GRID, GRID, GRID)
        column.setSpacing(GRID // 2)
        self.folded = False
        self.caption = plain_label("As at", quiet=True)
        self.button = QToolButton()
        self.button.setAccessibleName("As at day")
        self.button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        # Not the button's own shortcut, which would first show it pressed for a tenth of a second.
        self.choose = key_action(self, "&As-at day…", "Ctrl+D", self.button.showMenu)
        self.button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.button.setMenu(self._menu())
        self.words = plain_label(quiet=True)
        for widget in (self.caption, self.button, self.words):
            column.addWidget(widget)
        for signal in (workspace.file_opened, workspace.content_changed, workspace.day_changed):
            signal.connect(self.refresh)
        workspace.look_changed.connect(self.apply_look)
        workspace.waiting.changed.connect(self._waits)
        self.apply_look()

    def fold(self, folded: bool) -> None:
        """The day alone, in two lines, or with what is said of it."""
        self.folded = folded
        for widget in (self.caption, self.words):
            widget.setVisible(not folded)
        under, beside = Qt.ToolButtonStyle.ToolButtonTextOnly, Qt.ToolButtonStyle.ToolButtonTextBesideIcon
        self.button.setToolButtonStyle(under if folded else beside)
        side = GRID // 2 if folded else GRID
        self._column.setContentsMargins(side, GRID, side, GRID)
        self.apply_look()

    def least_size(self) -> QSize:
        """What it needs folded."""
        metrics = QFontMetrics(larger(self.font(), 1.0, bold=True))
        wide = max(metrics.horizontalAdvance(part) for part in ("28 May", "2028"))
        return QSize(wide + GRID * 3, 2 * metrics.lineSpacing() + GRID * 4)

    def _waits(self, words: str) -> None:
        """What waits to be saved is dated with the day."""
        self.button.setEnabled(not words)
        self.choose.setEnabled(self.workspace.is_open and not words)

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        menu.aboutToShow.connect(self._show_day)
        return menu

    @cached_property
    def calendar(self) -> QCalendarWidget:
        """In the menu, above *Today*; made when that is first opened."""
        from PySide6.QtWidgets import QCalendarWidget, QWidgetAction  # slow to load, and no first frame needs them

        menu = self.button.menu()
        calendar = QCalendarWidget()
        calendar.setAccessibleName("Choose the as-at day")
        calendar.setGridVisible(False)
        calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        calendar.activated.connect(self._choose)
        calendar.clicked.connect(self._choose)
        bar = calendar.findChild(QWidget, "qt_calendar_navigationbar")
        assert bar is not None
        bar.setAutoFillBackground(False)
        held = QWidgetAction(menu)
        held.setDefaultWidget(calendar)
        menu.addAction(held)
        menu.addAction("Today", lambda: self.workspace.set_as_at(self.workspace.today))
        return calendar

    def _show_day(self) -> None:
        self._tint_calendar()
        day = self.workspace.as_at
        self.calendar.setSelectedDate(QDate(day.year, day.month, day.day))

    def _choose(self, day: QDate) -> None:
        self.button.menu().close()
        self.workspace.set_as_at(date(day.year(), day.month(), day.day()))

    def _tint_calendar(self) -> None:
        """Qt's arrows are black, and it paints the days of a weekend red, which is a rating here."""
        from PySide6.QtGui import QTextCharFormat

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
        day, said = show_day(self.workspace.as_at), "today" if today else _NOT_TODAY
        self.button.setText("\n".join(day.rsplit(" ", 1)) if self.folded else day)
        self.button.setToolTip(f"As at {day}: {said} (Ctrl+D)")
        self.words.setText(said)
        set_looks(self, today=today)
        self.setVisible(self.workspace.is_open)
        self.choose.setEnabled(self.workspace.is_open and not self.workspace.waiting.words)

    def apply_look(self) -> None:
        """Follow palette and text size."""
        self.button.setFont(larger(self.font(), 1.0 if self.folded else 1.1, bold=True))
        side = self.fontMetrics().height()
        self.button.setIcon(icon("calendar", current_palette().text, side))
        self.button.setIconSize(QSize(side, side))
        self.refresh()
