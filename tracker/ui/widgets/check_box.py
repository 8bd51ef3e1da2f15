"""A sentence that is agreed to or not; Fusion's own box can hardly be seen on a dark ground."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox

from tracker.ui.look.check_mark import draw_check
from tracker.ui.look.theme import GRID, current_palette


class CheckBox(QCheckBox):
    """As high as a line, with a box as high as a capital letter, and a frame around it all when it has the keyboard."""

    def sizeHint(self) -> QSize:
        """The box, the words and the room around them."""
        metrics = self.fontMetrics()
        wide = metrics.ascent() + GRID + metrics.horizontalAdvance(self.text()) + GRID
        return QSize(wide, metrics.height() + GRID)

    def minimumSizeHint(self) -> QSize:
        """It is not to be squeezed."""
        return self.sizeHint()

    def hitButton(self, at: QPoint) -> bool:
        """The words can be pressed as well as the box."""
        return self.rect().contains(at)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Box, words, and the frame of the keyboard."""
        painter, metrics = QPainter(self), self.fontMetrics()
        side, middle = metrics.ascent(), self.height() / 2
        draw_check(painter, QRectF(GRID / 2, middle - side / 2, side, side), self.isChecked())
        painter.setPen(QColor(current_palette().text if self.isEnabled() else current_palette().quiet_text))
        base = round(middle + (metrics.ascent() - metrics.descent()) / 2)
        painter.drawText(GRID // 2 + side + GRID, base, self.text())
        if self.hasFocus():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(current_palette().accent), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 4, 4)
        painter.end()
