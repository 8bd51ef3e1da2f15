"""Paints the heading of a group among the rows of a table."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter

from tracker.ui.look.icons import icon
from tracker.ui.look.theme import GRID, current_palette
from tracker.ui.tables.grouping import Group


def draw_group(painter: QPainter, rect: QRect, group: Group, font: QFont, bold: QFont) -> None:
    """The arrow that says whether it is open, the heading, and what is said of its rows."""
    palette, metrics = current_palette(), QFontMetrics(bold)
    side = metrics.height()
    arrow = icon("chevron-right" if group.folded else "chevron-down", palette.quiet_text, side)
    arrow.paint(painter, QRect(rect.x() - GRID // 2, rect.center().y() - side // 2, side, side))
    words_wide = QFontMetrics(font).horizontalAdvance(group.words)
    x = rect.x() + side
    room = rect.right() - x - words_wide - 2 * GRID
    heading = metrics.elidedText(group.heading, Qt.TextElideMode.ElideRight, max(room, 0))
    base = rect.y() + (rect.height() - metrics.height()) // 2 + metrics.ascent()
    painter.setFont(bold)
    painter.setPen(QColor(palette.text))
    painter.drawText(x, base, heading)
    painter.setFont(font)
    painter.setPen(QColor(palette.quiet_text))
    painter.drawText(x + metrics.horizontalAdvance(heading) + 2 * GRID, base, group.words)
