"""The box that is checked or not, as it is painted in a row and beside a sentence."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from tracker.ui.look.theme import current_palette

_EDGE, _MARK = 1.5, 2.0  # px
_TICK = ((0.22, 0.52), (0.43, 0.74), (0.8, 0.28))


def draw_check(painter: QPainter, box: QRectF, checked: bool) -> None:
    """Paint an empty box, or one that is filled and ticked."""
    palette = current_palette()
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(palette.accent if checked else palette.control_edge), _EDGE))
    painter.setBrush(QColor(palette.accent if checked else palette.surface))
    painter.drawRoundedRect(box, 3, 3)
    if checked:
        painter.setPen(QPen(QColor(palette.surface), _MARK, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.drawPolyline([QPointF(box.x() + x * box.width(), box.y() + y * box.height()) for x, y in _TICK])
    painter.restore()
