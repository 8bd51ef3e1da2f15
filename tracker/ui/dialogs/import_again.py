"""The line that says that a document is being read again, with the button that ends it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QWidget

from tracker.ui.chips import SmallButton
from tracker.ui.labels import plain_label
from tracker.ui.theme import GRID


class AgainLine(QWidget):
    """Hidden while nothing is being read."""

    stop_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID)
        bar = QProgressBar()
        bar.setRange(0, 0)
        bar.setTextVisible(False)
        bar.setAccessibleName("Reading the document again")
        self.stop = SmallButton("Stop reading")
        self.stop.clicked.connect(self.stop_asked)
        row.addWidget(plain_label("Reading it again with your choice…", wrap=False))
        row.addWidget(bar, 1)
        row.addWidget(self.stop)
        self.hide()

    def begin(self) -> None:
        """Show it, and give the keyboard to the button."""
        self.show()
        self.stop.setFocus(Qt.FocusReason.OtherFocusReason)
