"""The key under a picture: each sign that stands in it, with what it means."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QBrush, QColor, QFontMetrics, QPainter, QPaintEvent, QPen, Qt
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from tracker.palette import Rating
from tracker.ui.look.rating_chip import draw_rating_chip, rating_chip_size
from tracker.ui.look.theme import GRID, current_palette, larger
from tracker.ui.widgets.flow_layout import flowing


class KeyEntry(NamedTuple):
    """What a sign means: the chip of a rating, or a fill with its hatching."""

    means: str
    rating: str = ""
    fill: str = ""
    hatch: str = ""


class _Sign(QWidget):
    def __init__(self, entry: KeyEntry) -> None:
        super().__init__()
        self.entry = entry
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(entry.means)

    def _sign_size(self) -> QSize:
        if self.entry.rating:
            return rating_chip_size(self._bare(), larger(self.font(), 0.9))
        side = self.fontMetrics().ascent()
        return QSize(side, side)

    def _bare(self) -> Rating:
        return replace(current_palette().ratings[self.entry.rating], word="")

    def sizeHint(self) -> QSize:
        """The sign and the words beside it."""
        metrics, sign = self.fontMetrics(), self._sign_size()
        wide = sign.width() + GRID // 2 + metrics.horizontalAdvance(self.entry.means) + GRID
        return QSize(wide, max(sign.height(), metrics.height()))

    def paintEvent(self, _: QPaintEvent) -> None:
        """The sign and the words beside it."""
        painter, palette, size = QPainter(self), current_palette(), self._sign_size()
        top = (self.height() - size.height()) / 2
        if self.entry.rating:
            draw_rating_chip(painter, QPointF(0, top), self._bare(), larger(self.font(), 0.9))
        else:
            box = QRectF(0.5, top + 0.5, size.width() - 1, size.height() - 1)
            painter.setPen(QPen(QColor(palette.outline), 1))
            painter.setBrush(QColor(self.entry.fill))
            painter.drawRect(box)
            if self.entry.hatch:
                painter.fillRect(box, QBrush(QColor(self.entry.hatch), Qt.BrushStyle.BDiagPattern))
        painter.setPen(QColor(palette.quiet_text))
        painter.setFont(self.font())
        base = (self.height() - QFontMetrics(self.font()).height()) / 2 + self.fontMetrics().ascent()
        painter.drawText(QPointF(size.width() + GRID / 2, base), self.entry.means)


class KeyLine(QWidget):
    """Signs in lines, as many to a line as fit."""

    def __init__(self) -> None:
        super().__init__()
        self._entries: list[KeyEntry] = []
        self._signs: list[_Sign] = []
        inside, self._flow = flowing()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(inside)

    @property
    def is_of_letters(self) -> bool:
        """Whether it says what letters mean, which stand in a table too."""
        return any(entry.rating for entry in self._entries)

    def show_key(self, entries: Sequence[KeyEntry]) -> None:
        """Show these; the same ones stay where they are."""
        if list(entries) == self._entries:
            return
        self._entries = list(entries)
        for sign in self._signs:
            self._flow.removeWidget(sign)
            sign.hide()
            sign.deleteLater()
        self._signs = [_Sign(entry) for entry in entries]
        for sign in self._signs:
            self._flow.addWidget(sign)
            sign.show()
