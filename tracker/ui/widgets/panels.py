"""What stands beside and in place of the tables: panels and what they are made of, and a table with nothing in it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QSplitter, QVBoxLayout, QWidget

from tracker.ui.look.theme import GRID
from tracker.ui.widgets.labels import plain_label


def invitation(words: str) -> QLabel:
    """What stands in the middle of a panel that has nothing to show."""
    label = plain_label(words, quiet=True)
    label.setAlignment(Qt.AlignmentFlag.AlignCenter)
    label.setMargin(GRID * 3)
    return label


def scrolling() -> tuple[QScrollArea, QVBoxLayout]:
    """An area that scrolls up and down only, on the panel's own ground; and the column inside it."""
    inside = QWidget()
    column = QVBoxLayout(inside)
    column.setContentsMargins(GRID * 2, GRID * 2, GRID * 2, GRID * 2)
    column.setSpacing(GRID)
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(inside)
    area.viewport().setAutoFillBackground(False)
    inside.setAutoFillBackground(False)
    return area, column


def rule() -> QFrame:
    """A line across, one pixel high."""
    line = QFrame()
    line.setObjectName("rule")
    line.setFixedHeight(1)
    line.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    return line


class Beside(QSplitter):
    """A table and its panel, which at first has its share of the page's width, within what reads well."""

    def __init__(self, table: QWidget, panel: QWidget, *, share: float, least: int, most: int) -> None:
        """`share` of the whole for the panel, but from `least` to `most` characters wide."""
        super().__init__(Qt.Orientation.Horizontal)
        self._first = (share, least, most)
        self._shared = False
        self.setChildrenCollapsible(False)
        self.addWidget(table)
        self.addWidget(panel)
        self.setStretchFactor(0, round(100 * (1 - share)))
        self.setStretchFactor(1, round(100 * share))

    def showEvent(self, event: QShowEvent) -> None:
        """Once, when it is known how wide the page is."""
        super().showEvent(event)
        page = self.parentWidget()
        if not self._shared and page is not None:
            self._shared = True
            share, least, most = self._first
            em = page.fontMetrics().averageCharWidth()
            panel = min(max(round(page.width() * share), least * em), most * em)
            self.setSizes([page.width() - panel, panel])


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
