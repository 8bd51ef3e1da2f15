"""The line in which a text is put right: what it is to be, why that cannot be, and the buttons beneath."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from tracker.ui.look.theme import GRID, current_palette
from tracker.ui.problems.detail import CorrectionBox
from tracker.ui.widgets.chips import SmallButton
from tracker.ui.widgets.labels import breakable, plain_label

_LONG = 60  # characters: a longer text has more lines to be written in


class CorrectionLine(QWidget):
    """`taken`: Enter or the first button; `left`: Esc or the second one."""

    taken = Signal(str)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.caption = plain_label()
        self.box = CorrectionBox()
        self.box.setTabChangesFocus(True)
        self.error = plain_label()
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
        lines = 2 if len(text) < _LONG else 6
        self.box.setFixedHeight(self.fontMetrics().lineSpacing() * lines + GRID * 3)
        self.show()
        self.box.selectAll()
        self.box.setFocus(Qt.FocusReason.OtherFocusReason)

    def refuse(self, sentence: str) -> None:
        """Say why a text cannot stand there; "" takes the sentence away."""
        self.error.setStyleSheet(f"color: {current_palette().ratings['red'].fill}" if sentence else "")
        self.error.setText(breakable(sentence))
        self.error.setVisible(bool(sentence))
        self.box.setAccessibleDescription(sentence)
