"""The start page: what to do when no plan is open."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal, SignalInstance
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from tracker.settings import Settings
from tracker.ui.look.icons import icon
from tracker.ui.look.theme import GRID, current_palette, larger
from tracker.ui.widgets.labels import plain_label

_AT_LEFT = f"text-align: left; padding: {GRID}px {GRID * 3 // 2}px"


class StartPage(QWidget):
    """Four ways to begin, and the files that were open before."""

    sample_asked = Signal()
    import_asked = Signal()
    new_asked = Signal()
    open_asked = Signal()
    recent_asked = Signal(Path)

    def __init__(self) -> None:
        super().__init__()
        outer = QVBoxLayout(self)
        outer.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.card = QFrame()
        self.card.setObjectName("card")
        outer.addWidget(self.card)
        column = QVBoxLayout(self.card)
        column.setContentsMargins(GRID * 5, GRID * 4, GRID * 5, GRID * 4)
        column.setSpacing(GRID)
        self.heading = plain_label("Improvement plans", wrap=False)
        column.addWidget(self.heading)
        column.addWidget(plain_label("What is late, what was promised, and whether it works.", quiet=True))
        column.addSpacing(GRID * 2)
        self.ways: list[tuple[QPushButton, str]] = []
        for words, icon_name, signal in (
            ("Open the sample plan", "list-checks", self.sample_asked),
            ("Import a plan (Word, Excel, CSV)…", "file-input", self.import_asked),
            ("New plan…", "plus", self.new_asked),
            ("Open a plan file…", "folder-open", self.open_asked),
        ):
            column.addWidget(self._way(words, icon_name, signal))
        column.addSpacing(GRID * 2)
        self.recent_words = plain_label("Recent files", quiet=True)
        column.addWidget(self.recent_words)
        self.recent = QVBoxLayout()
        self.recent.setSpacing(GRID // 2)
        column.addLayout(self.recent)
        self.setFocusProxy(self.ways[0][0])
        self.apply_look()

    def _way(self, words: str, icon_name: str, signal: SignalInstance) -> QPushButton:
        button = QPushButton(words)
        button.setAccessibleName(words.rstrip("…"))
        button.clicked.connect(signal.emit)
        self.ways.append((button, icon_name))
        return button

    def refresh(self, settings: Settings) -> None:
        """List the recent files that are still there."""
        while (item := self.recent.takeAt(0)) is not None:
            if widget := item.widget():
                widget.deleteLater()
        there = [Path(path) for path in settings.recent if Path(path).is_file()]
        for path in there:
            button = QPushButton(f"{path.name}   {path.parent}".replace("&", "&&"))
            button.setAccessibleName(f"Open {path}")
            button.setStyleSheet(_AT_LEFT)
            button.clicked.connect(lambda _=False, path=path: self.recent_asked.emit(path))
            self.recent.addWidget(button)
        self.recent_words.setVisible(bool(there))

    def apply_look(self) -> None:
        """Follow the text size and the look."""
        palette = current_palette()
        self.heading.setFont(larger(self.font(), 1.8, bold=True))
        size = self.fontMetrics().height()
        for at, (button, icon_name) in enumerate(self.ways):
            button.setProperty("primary", at == 0)
            button.setIcon(icon(icon_name, palette.text if at else palette.surface, size))
            button.setIconSize(QSize(size, size))
            button.setStyleSheet(_AT_LEFT)
        self.card.setMinimumWidth(self.fontMetrics().averageCharWidth() * 60)
