"""The strip under a table: what was done last, and the button that undoes it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout

from tracker.ui.look.icons import icon
from tracker.ui.look.theme import GRID, current_palette
from tracker.ui.widgets.chips import SmallButton
from tracker.ui.widgets.labels import breakable, plain_label


class DoneStrip(QFrame):
    """There only while something can be undone."""

    undo_asked = Signal()

    def __init__(self, what: str) -> None:
        """`what` is undone, in words: "the last decision"."""
        super().__init__()
        self.setObjectName("surface")
        self.said = plain_label()
        self.undo = SmallButton("Undo")
        self.undo.setAccessibleName(f"Undo {what}")
        self.undo.setToolTip(f"Undo {what} (Ctrl+Z)")
        self.undo.clicked.connect(self.undo_asked)
        row = QHBoxLayout(self)
        row.setContentsMargins(GRID * 2, GRID, GRID * 2, GRID)
        row.setSpacing(GRID * 2)
        row.addWidget(self.said, 1)
        row.addWidget(self.undo)
        self.offer("")

    def offer(self, sentence: str) -> None:
        """Say what was done and offer to undo it; "" offers nothing."""
        self.said.setText(breakable(sentence))
        self.undo.setAccessibleDescription(sentence)
        self.undo.show()
        self.setVisible(bool(sentence))

    def say(self, sentence: str) -> None:
        """Say something that cannot be undone."""
        self.offer(sentence)
        self.undo.hide()

    def apply_look(self) -> None:
        """Follow the text size and the look."""
        size = self.fontMetrics().height()
        self.undo.setIcon(icon("undo-2", current_palette().text, size))
        self.undo.setIconSize(QSize(size, size))
        self.setStyleSheet(f"QFrame#surface {{ border-top: 1px solid {current_palette().line}; }}")
