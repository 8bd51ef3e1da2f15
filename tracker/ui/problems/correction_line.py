"""The line in which a text is put right: what it is to be, why that cannot be, and the buttons beneath."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from tracker.ui.keys import OwnKey
from tracker.ui.look.theme import GRID
from tracker.ui.widgets.chips import SmallButton
from tracker.ui.widgets.labels import breakable, error_label, plain_label

_LONG = 60  # characters: a longer text has more lines to be written in
_SHIFT = Qt.KeyboardModifier.ShiftModifier


class CorrectionBox(QPlainTextEdit):
    """Enter takes the text, Shift+Enter begins a line, Esc leaves all as it was."""

    taken = Signal(str)
    left = Signal()

    own_keys = (
        OwnKey("Enter", "puts what is typed in its place"),
        OwnKey("Shift+Enter", "begins another line of what is typed"),
        OwnKey("Esc", "leaves all as it was"),
    )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Neither Enter nor Esc reaches the dialog around."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers() & _SHIFT:
            self.taken.emit(self.toPlainText())
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class CorrectionLine(QWidget):
    """`taken`: Enter or the first button; `left`: Esc or the second one.

    `captioned`: there is room to say what is corrected; `most`: lines for a long text.
    """

    taken = Signal(str)
    left = Signal()

    def __init__(self, *, captioned: bool = True, most: int = 6) -> None:
        super().__init__()
        self._most = most
        self.caption = plain_label()
        if not captioned:
            self.caption.hide()
        self.box = CorrectionBox()
        self.box.setAccessibleName("What it is to be")
        self.box.setTabChangesFocus(True)
        self.error = error_label()
        self.take, self.leave = SmallButton("Put this in its place"), SmallButton("Leave it")
        self.take.setProperty("primary", True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        for widget in (self.caption, self.box, self.error):
            column.addWidget(widget)
        row = QHBoxLayout()
        row.addWidget(self.take)
        row.addWidget(self.leave)
        row.addStretch(1)
        column.addLayout(row)
        self.box.taken.connect(self.taken)
        self.box.left.connect(self.left)
        self.take.clicked.connect(lambda: self.taken.emit(self.box.toPlainText()))
        self.leave.clicked.connect(self.left)
        self.refuse("")

    def begin(self, words: str, text: str) -> None:
        """Offer a text to be changed; `words` say what it is: "the review date of 1.1.6"."""
        self.refuse("")
        self.caption.setText(f"What {breakable(words)} is to be:")
        self.box.setAccessibleName(f"What {words} is to be")
        self.box.setPlainText(text)
        lines = 2 if len(text) < _LONG else self._most
        self.box.setFixedHeight(self.fontMetrics().lineSpacing() * lines + GRID * 3)
        self.show()
        self.box.selectAll()
        self.box.setFocus(Qt.FocusReason.OtherFocusReason)

    def refuse(self, sentence: str) -> None:
        """Say why a text cannot stand there; "" takes the sentence away."""
        self.error.setText(breakable(sentence))
        self.error.setVisible(bool(sentence))
        self.box.setAccessibleDescription(sentence)


class CorrectionStrip(QFrame):
    """The line under a list, there only while something is corrected."""

    def __init__(self, line: CorrectionLine) -> None:
        super().__init__()
        self.setObjectName("surface")
        inside = QVBoxLayout(self)
        inside.setContentsMargins(GRID * 2, GRID, GRID * 2, GRID)
        inside.addWidget(line)
        self.hide()
