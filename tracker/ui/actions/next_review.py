"""The choice of the next review date: quick ones counted from the as-at day, one that is typed, or none."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from tracker.columns.words import words_of
from tracker.domain.when import When, day_when, month_end, month_when, shown
from tracker.ui.look.theme import GRID
from tracker.ui.widgets.chips import Choice
from tracker.ui.widgets.labels import plain_label

KEEP, TYPED = "keep", "a date"
CHOICES = (
    ("Keep", KEEP),
    ("+1 month", "+1"),
    ("+3 months", "+3"),
    ("End of quarter", "quarter"),
    ("Ongoing", "ongoing"),
    ("A date…", TYPED),
)


def reviewed_in(months: int, as_at: date, current: When) -> str:
    """So many months after the day, as exactly as the current review is written: "Dec 2017" or "14 Dec 2017"."""
    year, month = divmod(as_at.year * 12 + as_at.month - 1 + months, 12)
    if current.kind == "month":
        return shown(month_when(year, month + 1))
    return shown(day_when(date(year, month + 1, min(as_at.day, month_end(year, month + 1).day))))


def end_of_quarter(as_at: date) -> str:
    """The last day of the quarter that the day lies in; financial and calendar quarters end together."""
    return shown(day_when(month_end(as_at.year, (as_at.month + 2) // 3 * 3)))


class NextReview(QWidget):
    """Buttons, a box to type in, and a line that says what was chosen."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._as_at, self._current = date.today(), When("", "none", None, None)
        self.choice = Choice("Next review", CHOICES)
        self.box = QLineEdit()
        self.box.setAccessibleName("Next review date")
        self.box.setPlaceholderText("Dec 2017, 14/12/2017, Q4 2017/18")
        self.words = plain_label(quiet=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID // 2)
        for widget in (self.choice, self.box, self.words):
            column.addWidget(widget)
        self.choice.changed.connect(self._chosen)
        self.box.textChanged.connect(lambda _: self._tell())

    def show_state(self, as_at: date, current: When) -> None:
        """Count from this day, and say what it is now; what was chosen stays chosen."""
        self._as_at, self._current = as_at, current
        now = words_of(current) or "no date"
        self.choice.buttons[KEEP].setAccessibleDescription(f"The review stays {now}")
        self._say()

    def put(self, choice: str, typed: str = "") -> None:
        """Choose, as from a draft."""
        self.choice.choose(choice if choice in self.choice.buttons else KEEP)
        self.box.setText(typed)
        self._say()

    @property
    def chosen(self) -> str:
        """The name of the button that is chosen."""
        return str(self.choice.value or KEEP)

    @property
    def text(self) -> str:
        """The next review as typed, "" for no change."""
        if self.chosen in ("+1", "+3"):
            return reviewed_in(int(self.chosen), self._as_at, self._current)
        if self.chosen == "quarter":
            return end_of_quarter(self._as_at)
        if self.chosen == TYPED:
            return self.box.text().strip()
        return "Ongoing" if self.chosen == "ongoing" else ""

    def _chosen(self) -> None:
        self._tell()
        if self.chosen == TYPED:
            self.box.setFocus()

    def _tell(self) -> None:
        self._say()
        self.changed.emit()

    def _say(self) -> None:
        now = words_of(self._current) or "no date"
        self.box.setVisible(self.chosen == TYPED)
        self.words.setText(f"{now} → {self.text}" if self.text else f"It stays {now}.")
