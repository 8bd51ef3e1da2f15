"""The headings of the scorecard: a name in up to two lines, under it the period that all values of the column have."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QFontMetricsF, QPainter
from PySide6.QtWidgets import QHeaderView

from tracker.columns.words import Column
from tracker.ui.look.band_chip import width_in_two_lines
from tracker.ui.look.text_lines import lines_of
from tracker.ui.look.theme import GRID, current_palette, larger
from tracker.ui.tables.records_model import RegisterModel


class ScorecardHeadings(QHeaderView):
    """Painted here, as Qt knows one font for a heading. Over numbers they stand at the right."""

    def __init__(self, model: RegisterModel) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.register = model

    def _bold(self) -> QFont:
        return larger(self.font(), 1.0, bold=True)

    def lines(self, at: int, width: int) -> tuple[tuple[str, ...], str]:
        """The name as it is broken in a width, and the period under it."""
        column = self.register.columns[at]
        name, _, period = column.heading.partition("\n")
        return lines_of(f"{name}{self.register.mark_of(column)}", self._bold(), width - 2 * GRID, 2), period

    def least_width(self, column: Column[Any]) -> int:
        """What the words of a heading and its period need, the words in up to two lines."""
        name, _, period = column.heading.partition("\n")
        words = round(width_in_two_lines(name, QFontMetricsF(self._bold()))) + 2
        least = QFontMetrics(self._bold()).horizontalAdvance("m")
        return max(words, self.fontMetrics().horizontalAdvance(period) + 2, least)

    def mark_width(self, column: Column[Any]) -> int:
        """What the mark of the order needs, in the column that has it."""
        return QFontMetrics(self._bold()).horizontalAdvance(self.register.mark_of(column))

    def sizeHint(self) -> QSize:
        """High enough for the highest heading."""
        bold, plain = QFontMetrics(self._bold()).lineSpacing(), self.fontMetrics().lineSpacing()
        highs = [bold]
        for at in range(len(self.register.columns)):
            if not self.isSectionHidden(at):
                name, period = self.lines(at, self.sectionSize(at))
                highs.append(len(name) * bold + plain * bool(period))
        return QSize(super().sizeHint().width(), max(highs) + 2 * GRID)

    def paintSection(self, painter: QPainter, rect: QRect, at: int) -> None:
        """One heading, in the middle of its height."""
        palette, column = current_palette(), self.register.columns[at]
        painter.save()
        painter.fillRect(rect, QColor(palette.surface))
        painter.fillRect(rect.x(), rect.bottom(), rect.width(), 1, QColor(palette.line))
        name, period = self.lines(at, rect.width())
        bold, plain = QFontMetrics(self._bold()), self.fontMetrics()
        y = rect.y() + (rect.height() - len(name) * bold.lineSpacing() - plain.lineSpacing() * bool(period)) // 2
        painter.setPen(QColor(palette.quiet_text))
        for line, font, metrics in [*((one, self._bold(), bold) for one in name), (period, self.font(), plain)]:
            words = metrics.elidedText(line, Qt.TextElideMode.ElideRight, rect.width() - 2 * GRID)
            wide = metrics.horizontalAdvance(words)
            x = rect.right() - GRID - wide if column.kind == "number" else rect.x() + GRID
            painter.setFont(font)
            painter.drawText(x, y + metrics.ascent(), words)
            y += metrics.lineSpacing()
        painter.restore()
