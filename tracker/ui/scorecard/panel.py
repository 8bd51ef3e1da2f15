"""The panel beside the scorecard: what is said of one measure in full, and its timeline."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QStackedWidget, QVBoxLayout

from tracker.columns.scorecard_rows import CardRow, Figure
from tracker.columns.words import counted
from tracker.domain.measure import Remark
from tracker.domain.measures.remarks import later_remark_words
from tracker.errors import TrackerError
from tracker.store.sqlite import Conflict
from tracker.ui.dialogs.messages import tell_error
from tracker.ui.dialogs.reason_dialog import ask_reason
from tracker.ui.keys import OwnKey
from tracker.ui.look.theme import larger
from tracker.ui.scorecard.history import CardEntry, card_story, later_remarks
from tracker.ui.widgets.labels import breakable, plain_label
from tracker.ui.widgets.panels import invitation, rule, scrolling
from tracker.ui.widgets.timeline import Timeline
from tracker.ui.widgets.waiting import Cancelled
from tracker.ui.workspace import Workspace

_EMPTY = "Choose a measure to see what was said of it, and when."


class CardPanel(QFrame):
    """Shows one row; `left` when Esc goes back to the table."""

    left = Signal()

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.setObjectName("panel")
        self.workspace = workspace
        self.row: CardRow | None = None
        self.name, self.group = plain_label(), plain_label(quiet=True)
        self.finding, self.apart, self.values = plain_label(), plain_label(), plain_label(quiet=True)
        self.closed = plain_label()
        self.timeline = Timeline()
        self.texts = {name: plain_label() for name in ("Comment", "Action")}
        self.headings: dict[str, QLabel] = {}
        self.stack = QStackedWidget()
        self.stack.addWidget(invitation(_EMPTY))
        self.stack.addWidget(self._scrolling())
        outer = QVBoxLayout(self)
        outer.setContentsMargins(1, 0, 0, 0)
        outer.addWidget(self.stack)
        self.timeline.undo_asked.connect(self._undo)
        self.timeline.redo_asked.connect(self._put_back)
        self.apply_look()

    def _scrolling(self) -> QScrollArea:
        self.area, column = scrolling()
        for label in (self.name, self.group, self.finding, self.apart, self.values):
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            column.addWidget(label)
        for words, text in self.texts.items():
            column.addWidget(self._heading(words))
            text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            column.addWidget(text)
        column.addWidget(self.closed)
        column.addWidget(rule())
        column.addWidget(self._heading("Timeline"))
        column.addWidget(self.timeline)
        column.addStretch(1)
        return self.area

    def _heading(self, words: str) -> QLabel:
        self.headings[words] = plain_label(words, wrap=False)
        return self.headings[words]

    # What is shown

    def show_row(self, row: CardRow | None) -> None:
        """Show a row, or the invitation to choose one; made ready only where the panel is in sight."""
        other = row is None or self.row is None or self.row.measure.id != row.measure.id
        self.row = row
        self.stack.setCurrentIndex(0 if row is None else 1)
        if row is None or self.isHidden():
            return
        day = self.workspace.as_at
        self.name.setText(breakable(row.measure.name))
        self.group.setText(f"{row.measure.ref} · {row.theme.heading}")
        self.finding.setText(row.finding.sentence)
        _set(self.apart, row.disagreement.capitalize())
        _set(self.values, "\n".join(_value_words(row)))
        for words, said in (("Comment", row.said.comment), ("Action", row.said.action)):
            _set(self.texts[words], breakable(said or ""))
            self.headings[words].setVisible(bool(said))
        _set(self.closed, later_remark_words(row.measure, day))
        later = later_remarks(row.measure.remarks, day)
        note = f"{counted(later, 'later remark')} not shown: the plan is seen as at an earlier day."
        self.timeline.show_entries(card_story(row.measure, day), [note] if later else [])
        if other:
            self.area.verticalScrollBar().setValue(0)

    def apply_look(self) -> None:
        """Follow the text size and the look."""
        for label in self.headings.values():
            label.setFont(larger(self.font(), 1.0, bold=True))
        self.name.setFont(larger(self.font(), 1.1, bold=True))
        self.apart.setFont(larger(self.font(), 1.0, bold=True))
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * 34)
        self.show_row(self.row)

    own_keys = (OwnKey("Esc", "goes back to the rows"),)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back to the table."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        super().keyPressEvent(event)

    # What is done

    def _undo(self, entry: CardEntry) -> None:
        if self.row is not None and entry.remark is not None:
            ref = self.row.measure.ref
            question = f"Undo the latest remark on {ref}? It stays in the timeline, struck through."
            why = ask_reason(self, "Undo a remark", question, "Undo it")
            if why is not None:
                self.withdraw(entry.remark, why, f"taking back of the remark on {ref}")

    def _put_back(self, entry: CardEntry) -> None:
        if self.row is not None and entry.undo is not None:
            self.withdraw(entry.undo, "", f"return of the remark on {self.row.measure.ref}")

    def withdraw(self, remark: Remark, why: str, what: str, then: Callable[[], None] = lambda: None) -> None:
        """Take a remark back by a further one."""
        work = self.workspace.waiting.do
        work(f"The {what}", lambda: self.workspace.withdraw_remark(remark, why, what), lambda _: then(), self.refused)

    def refused(self, error: TrackerError) -> None:
        """Tell why nothing was saved; what somebody else has saved meanwhile is shown."""
        if isinstance(error, Conflict):
            self.workspace.reload()
        if not isinstance(error, Cancelled):
            tell_error(self.window(), error)


def _value_words(row: CardRow) -> list[str]:
    values: list[tuple[str, Figure | None]] = [("Current", row.current), ("Previous", row.previous)]
    values += row.others.items()
    return [_line(name, figure) for name, figure in values if figure]


def _line(name: str, figure: Figure) -> str:
    return f"{name}: {figure.text}" + (f" ({figure.period_words})" if figure.period else "")


def _set(label: QLabel, text: str) -> None:
    """A label is there only while it says something."""
    label.setText(text)
    label.setVisible(bool(text))
