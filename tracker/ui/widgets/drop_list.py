"""A box with a list that drops down, with the arrow of our own set."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QSizePolicy, QStyleOptionComboBox

from tracker.ui.look.icons import icon
from tracker.ui.look.theme import GRID, current_palette


class DropList(QComboBox):
    """As wide as there is room; a style sheet that knows edges would leave it no arrow."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(24)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def setLineEdit(self, edit: QLineEdit) -> None:
        """A line to type in has no edge of its own: twice the room around would cut its letters."""
        edit.setObjectName("in_a_list")
        super().setLineEdit(edit)

    def initStyleOption(self, option: QStyleOptionComboBox) -> None:
        """What has no room ends in dots; Qt would cut it within a letter."""
        super().initStyleOption(option)
        room = self.width() - GRID * 5 - GRID // 2  # beside the arrow and what the sheet leaves around
        option.currentText = self.fontMetrics().elidedText(option.currentText, Qt.TextElideMode.ElideRight, room)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The box, and the arrow over it."""
        super().paintEvent(event)
        side = self.fontMetrics().height()
        place = QRect(self.width() - side - GRID // 2, (self.height() - side) // 2, side, side)
        icon("chevron-down", current_palette().quiet_text, side).paint(QPainter(self), place)
