"""What the panels beside the tables are made of: the invitation of an empty one, what scrolls, a thin line."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from tracker.ui.labels import plain_label
from tracker.ui.theme import GRID


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
