"""The closing page: what was decided, in counts and as minutes, to copy, to write and to freeze."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from tracker.columns.minutes import MINUTES_COLUMNS
from tracker.columns.words import counted
from tracker.domain.meetings.told import ToldMeeting, told_meeting
from tracker.domain.when import show_day
from tracker.ui.review.running import RunningMeeting
from tracker.ui.review.sizes import Sizes
from tracker.ui.tables.copying import TableText, copy_table_text
from tracker.ui.tables.small_table import RowsView

_COUNTED = {
    "new date": "new date", "escalated": "escalated", "proposed complete": "proposed complete", "note": "noted",
    "left": "left for next time",
}  # fmt: skip


# On a wall the letters are large: what is broken into lines gives way to the words of the action.
_WIDTHS = {"decision": 20, "because": 28, "who": 14, "by_when": 11}
_COLUMNS = [replace(column, width=_WIDTHS.get(column.name, column.width)) for column in MINUTES_COLUMNS]


class ClosingPage(QWidget):
    """Tells what its buttons ask for: to go back to what is left, to close and freeze, to write the minutes."""

    back_asked = Signal()
    freeze_asked = Signal()
    write_asked = Signal()

    def __init__(self, running: RunningMeeting, sizes: Sizes) -> None:
        super().__init__()
        self.running, self.sizes = running, sizes
        self.told = told_meeting(running.workspace.plan, running.meeting)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(sizes.px(14))
        meeting = running.meeting
        done = counted(self.told.looked_at, "action")
        column.addWidget(sizes.label(f"{meeting.name} · {show_day(meeting.day)} · {done}", 18, quiet=True))
        column.addWidget(sizes.label("What was decided", 32, bold=True))
        column.addWidget(self._counts(self.told))
        self.table = RowsView("Minutes", _COLUMNS, "action", choosing=True, sorts=False)
        self.table.setFont(sizes.font(self.table.font(), 17))
        self.table.horizontalHeader().setStyleSheet(f"QHeaderView::section {{ font-size: {sizes.px(16)}px; }}")
        self.table.most_rows, self.table.most_lines = 200, 12  # they are the minutes: hardly a word is left out
        self.table.show_rows(self.told.rows)
        column.addWidget(self.table, 100)
        column.addStretch(1)
        self.said = sizes.label("", 18, quiet=True)
        column.addWidget(self.said)
        column.addWidget(self._foot())

    def _counts(self, told: ToldMeeting) -> QWidget:
        counts = QWidget()
        row = QHBoxLayout(counts)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(self.sizes.px(10))
        for outcome, count in told.counts.items():
            words = _COUNTED[outcome] + ("s" if outcome == "new date" and count != 1 else "")
            for label in (self.sizes.label(str(count), 32, bold=True), self.sizes.label(words, 18)):
                label.setWordWrap(False)
                row.addWidget(label)
            row.addSpacing(self.sizes.px(20))
        row.addStretch(1)
        return counts

    def _foot(self) -> QWidget:
        foot = QWidget()
        row = QHBoxLayout(foot)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(self.sizes.px(14))
        left = self.told.counts["left"]
        self.freeze = self._button("Close and freeze", self.freeze_asked, primary=True)
        self.copying = self._button("Copy the minutes", self.copy_minutes)
        self.write = self._button("Write them as Word or PDF…", self.write_asked)
        self.back = self._button(f"Go back to {left} left" if left else "Go back", self.back_asked)
        for button in (self.freeze, self.copying, self.write, self.back):
            row.addWidget(button)
        row.addStretch(1)
        keys = self.sizes.label("← ↑ ↓  Esc", 17, quiet=True)
        keys.setAccessibleName("Left goes back, up and down read on, Esc leaves the meeting open")
        keys.setWordWrap(False)
        row.addWidget(keys)
        return foot

    def _button(self, words: str, call: object, *, primary: bool = False) -> QPushButton:
        button = QPushButton(words)
        button.setFont(self.sizes.font(button.font(), 18))
        button.setProperty("primary", primary)
        button.setAutoDefault(True)  # Enter presses it
        button.clicked.connect(call)
        return button

    def copy_minutes(self) -> None:
        """Copy the minutes as a table, under the name of the meeting."""
        meeting = self.running.meeting
        title = f"{meeting.name}, {show_day(meeting.day)}"
        copy_table_text(TableText(self.told.rows, self.table.columns)._replace(title=title))
        self.say("The minutes are copied as a table: paste them into Word, Excel or an e-mail.")

    def read_on(self, rows: int) -> None:
        """Show more of the minutes, or less again."""
        bar = self.table.verticalScrollBar()
        bar.setValue(bar.value() + rows * (bar.singleStep() if self.table.verticalScrollMode() else 1) * 3)

    def say(self, sentence: str) -> None:
        """Say what was done."""
        self.said.setText(sentence)
