"""The start page: what the program is for, what to do when no plan is open, and the files that were open before."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal, SignalInstance
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from tracker.ui.look.icons import icon
from tracker.ui.look.theme import GRID, current_palette, larger
from tracker.ui.widgets.chips import SmallButton, as_words
from tracker.ui.widgets.labels import for_tooltip, plain_label
from tracker.ui.workspace import Workspace

_SIDE = GRID * 3 // 2
_AT_LEFT = f"""
    QPushButton {{ text-align: left; padding: {GRID}px {_SIDE}px; }}
    QPushButton:focus {{ padding: {GRID - 1}px {_SIDE - 1}px; }}
    QPushButton[primary="true"]:focus {{ padding: {GRID - 3}px {_SIDE - 3}px; }}
"""  # the frame of what has the keyboard is thicker, and takes no room from the words
_WIDE = 88  # characters of the card, where there is room
_FOR = (
    "Reads the plan you have, from Word, Excel, PDF or CSV.",
    "Shows what is late, what was promised and whether it works.",
    "Keeps what was said, chases, and reports to the committee.",
)


class StartPage(QScrollArea):
    """Four ways to begin, and the recent files: each can be kept in the list or taken off it."""

    sample_asked = Signal()
    import_asked = Signal()
    new_asked = Signal()
    open_asked = Signal()
    recent_asked = Signal(Path)

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.workspace = workspace
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inside = QWidget()
        outer = QVBoxLayout(inside)
        outer.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.card = QFrame()
        self.card.setObjectName("card")
        outer.addWidget(self.card)
        self.setWidget(inside)
        self.viewport().setAutoFillBackground(False)
        inside.setAutoFillBackground(False)
        self.ways: list[tuple[QPushButton, str]] = []
        self._fill()
        self.setFocusProxy(self.ways[0][0])
        self.apply_look()

    def _fill(self) -> None:
        column = QVBoxLayout(self.card)
        column.setContentsMargins(GRID * 4, GRID * 3, GRID * 4, GRID * 3)
        column.setSpacing(GRID)
        self.heading = plain_label("Improvement plans", wrap=False)
        column.addWidget(self.heading)
        for words in _FOR:
            column.addWidget(plain_label(words, quiet=True))
        column.addSpacing(GRID)
        for words, icon_name, signal in (
            ("Open the sample plan", "list-checks", self.sample_asked),
            ("Import a plan (Word, Excel, PDF, CSV)…", "file-input", self.import_asked),
            ("New plan…", "plus", self.new_asked),
            ("Open a plan file…", "folder-open", self.open_asked),
        ):
            column.addWidget(self._way(words, icon_name, signal))
        column.addSpacing(GRID)
        self.recent_words = plain_label("Recent files", quiet=True)
        column.addWidget(self.recent_words)
        self.recent = QVBoxLayout()
        self.recent.setSpacing(GRID // 2)
        column.addLayout(self.recent)

    def _way(self, words: str, icon_name: str, signal: SignalInstance) -> QPushButton:
        button = QPushButton(words)
        button.setAccessibleName(words.rstrip("…"))
        button.clicked.connect(signal.emit)
        self.ways.append((button, icon_name))
        return button

    # The recent files

    def refresh(self) -> None:
        """List the recent files; of one that is not there any more that is said."""
        while (item := self.recent.takeAt(0)) is not None:
            if widget := item.widget():
                widget.deleteLater()
        files = self.workspace.settings.files
        for name in files:
            self.recent.addWidget(self._row(Path(name), name in self.workspace.settings.pinned))
        self.recent_words.setVisible(bool(files))
        self._fit()

    def _row(self, path: Path, pinned: bool) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        there = path.is_file()
        button = QPushButton()
        button.setProperty("called", path.name)
        button.setProperty("gone", "" if there else " is not there any more")
        button.setProperty("where", str(path.parent))
        button.setAccessibleName(f"Open {path}" if there else f"{path} is not there any more")
        button.setToolTip(for_tooltip(str(path)))
        button.setStyleSheet(_AT_LEFT)
        button.clicked.connect(lambda: self.recent_asked.emit(path))
        pin, off = SmallButton("Keep"), SmallButton("Take off")
        pin.setCheckable(True)
        pin.setChecked(pinned)
        pin.setAccessibleName(f"Keep {path.name} in the list")
        off.setAccessibleName(f"Take {path.name} off the list")
        pin.clicked.connect(lambda on: self._keep(str(path), on))
        off.clicked.connect(lambda: self._take_off(str(path)))
        line.addWidget(button, 1)
        line.addWidget(pin)
        line.addWidget(off)
        return row

    def _keep(self, path: str, on: bool) -> None:
        self.workspace.change_settings(self.workspace.settings.pinning(path, on))
        self.refresh()

    def _take_off(self, path: str) -> None:
        self.workspace.change_settings(self.workspace.settings.without(path))
        self.refresh()
        self.ways[0][0].setFocus()

    # How it looks

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
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The card follows the width."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """No wider than the window: a long path loses its beginning, and its tooltip has all of it."""
        metrics = self.fontMetrics()
        wide = min(metrics.averageCharWidth() * _WIDE, self.viewport().width() - 4 * GRID)
        self.card.setFixedWidth(max(wide, 1))
        around = metrics.horizontalAdvance("KeepTake off") + 22 * GRID  # both buttons, and the room in and between all
        for row in (item.widget() for at in range(self.recent.count()) if (item := self.recent.itemAt(at))):
            for button in row.findChildren(QPushButton) if row is not None else ():
                if called := button.property("called"):
                    gone, room = button.property("gone"), max(wide - around, 1)
                    least = max(room - metrics.horizontalAdvance(gone), 1)
                    said = metrics.elidedText(called, Qt.TextElideMode.ElideMiddle, least) + gone
                    rest = max(room - metrics.horizontalAdvance(f"{said}   "), 0)
                    where = metrics.elidedText(button.property("where"), Qt.TextElideMode.ElideLeft, rest)
                    button.setText(as_words(f"{said}   {where}".rstrip()))
