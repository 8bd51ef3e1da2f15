"""Panels beside and under tables, the strip that undoes, a table with nothing in it; how large a dialog opens."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLabel, QScrollArea, QSplitter, QVBoxLayout, QWidget

from tracker.ui.look.icons import icon
from tracker.ui.look.theme import GRID, current_palette
from tracker.ui.widgets.chips import SmallButton
from tracker.ui.widgets.labels import HeardLabel, breakable, plain_label


def invitation(words: str) -> QLabel:
    """What stands in the middle of a panel that has nothing to show."""
    label = plain_label(words, quiet=True)
    label.setAlignment(Qt.AlignmentFlag.AlignCenter)
    label.setMargin(GRID * 3)
    return label


def scrolling(parent: QWidget | None = None) -> tuple[QScrollArea, QVBoxLayout]:
    """An area that scrolls up and down only, on the panel's own ground; and the column inside it."""
    area, inside = scroll_area(parent)
    column = QVBoxLayout(inside)
    column.setContentsMargins(GRID * 2, GRID * 2, GRID * 2, GRID * 2)
    column.setSpacing(GRID)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    return area, column


def scroll_area(parent: QWidget | None = None) -> tuple[QScrollArea, QWidget]:
    """An area that takes no keyboard, on the ground of what it stands on; and what is scrolled in it."""
    area = QScrollArea(parent)
    inside = QWidget(area)
    area.setViewport(QWidget())
    area.setWidgetResizable(True)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(inside)
    inside.setAutoFillBackground(False)
    return area, inside


def lay_out_now() -> None:
    """All that waits to be laid out, from the inside outwards: Qt would paint it half done, and then once more."""
    for _ in range(3):
        QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)


def open_at(dialog: QWidget, characters: int, lines: int) -> None:
    """Have a dialog ask for room for a text so wide and high in its font; it gets what the screen has."""
    metrics = dialog.fontMetrics()
    dialog.resize(metrics.averageCharWidth() * characters, metrics.lineSpacing() * lines)


def rule() -> QFrame:
    """A line across, one pixel high."""
    line = QFrame()
    line.setObjectName("rule")
    line.setFixedHeight(1)
    line.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    return line


class Beside(QSplitter):
    """A table and its panel, which at first has its share of the page's width, within what reads well."""

    def __init__(self, page: QWidget, table: QWidget, panel: QWidget, *, share: float, least: int, most: int) -> None:
        """`share` of the whole for the panel, but from `least` to `most` characters wide."""
        super().__init__(Qt.Orientation.Horizontal, page)
        self._first = (share, least, most)
        self._shared = self.was_moved = False
        self.splitterMoved.connect(self._moved)
        self.setChildrenCollapsible(False)
        self.addWidget(table)
        self.addWidget(panel)
        self.setStretchFactor(0, round(100 * (1 - share)))
        self.setStretchFactor(1, round(100 * share))

    def begin_with(self, share: float) -> None:
        """The share of the panel that somebody gave it before, whatever that is in characters."""
        self._first = (share, 0, 10_000)

    @property
    def share(self) -> float:
        """The panel's share of both."""
        return self.sizes()[1] / max(1, sum(self.sizes()))

    def _moved(self) -> None:
        self.was_moved = True

    def showEvent(self, event: QShowEvent) -> None:
        """Once, when it is known how wide the page is."""
        super().showEvent(event)
        if not self._shared:
            self._shared = True
            self._share()

    def share_anew(self, share: float, least: int) -> None:
        """Give the panel another share, as other things stand in it."""
        if (share, least) != self._first[:2]:
            self._first = (share, least, self._first[2])
            if self._shared:
                self._share()

    def place(self, way: Qt.Orientation) -> None:
        """Beside each other or one under the other; each way the panel has its share."""
        if self.orientation() != way:
            self.setOrientation(way)
            self._share()

    def _share(self) -> None:
        if (page := self.parentWidget()) is None:
            return
        share, least, most = self._first
        em = page.fontMetrics().averageCharWidth()
        whole = page.width() if self.orientation() == Qt.Orientation.Horizontal else page.height()
        panel = min(max(round(whole * share), least * em), most * em)
        self.setSizes([whole - panel, panel])


def empty_place(words: QLabel, way_out: QWidget) -> QWidget:
    """What stands in the place of a table without rows: why, and a button under it."""
    words.setAlignment(Qt.AlignmentFlag.AlignCenter)
    place = QWidget()
    middle = QVBoxLayout(place)
    middle.addStretch(1)
    middle.addWidget(words)
    middle.addWidget(way_out, 0, Qt.AlignmentFlag.AlignHCenter)
    middle.addStretch(2)
    return place


class DoneStrip(QFrame):
    """There only while something can be undone."""

    undo_asked = Signal()

    def __init__(self, what: str) -> None:
        """`what` is undone, in words: "the last decision"."""
        super().__init__()
        self.setObjectName("strip")
        self.said = HeardLabel()
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
