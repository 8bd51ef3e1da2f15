"""Bars that lie: a name at the left, its marks side by side, a count at their end."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy

from tracker.ui.look.text_lines import draw_lines, lines_of
from tracker.ui.look.theme import GRID, current_palette, larger
from tracker.ui.overview.marks import Mark, MarkLook, MarksView

_GAP = 2  # pixels between two marks of a row
_NAMES = 0.42  # at most so much of the width is for names
_LINES = 2


class BarRow(NamedTuple):
    """A name, its marks, and what stands behind them."""

    name: str
    marks: tuple[MarkLook, ...]
    end: str = ""


class BarsView(MarksView):
    """All bars have one scale, but no mark is too narrow for its text, so that each can be read and pressed."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.rows: list[BarRow] = []
        self._tops: list[tuple[int, int]] = []  # y and height of each row
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_bars(self, rows: Sequence[BarRow]) -> None:
        """Show these rows."""
        self.rows = list(rows)
        self.set_marks([row.marks for row in rows])
        self.stand()

    def stand(self) -> None:
        """Put every mark in its place, by the width and the text size."""
        names, metrics = self._names_width(), self.fontMetrics()
        least = metrics.height() + GRID // 2
        self._tops, y = [], 0
        for row in self.rows:
            lines = len(lines_of(row.name, self.font(), names, _LINES))
            high = max(least, lines * metrics.lineSpacing())
            self._tops.append((y, high))
            y += high + GRID // 2
        self.setFixedHeight(max(y, least))
        left = names + GRID * 3 // 2
        scale = self._scale(self.width() - left - self._ends_width())
        for (top, high), marks in zip(self._tops, self.marks, strict=True):
            x = left
            for mark in marks:
                wide = self._wide(mark, scale)
                mark.setGeometry(x, top + (high - least) // 2, wide, least)
                x += wide + _GAP
        self.update()

    def _names_width(self) -> int:
        metrics = self.fontMetrics()
        widest = max((metrics.horizontalAdvance(" ".join(row.name.split())) for row in self.rows), default=0) + 1
        return min(widest, round(self.width() * _NAMES))

    def _ends_width(self) -> int:
        metrics = QFontMetrics(larger(self.font(), 1.0, bold=True))
        return max((metrics.horizontalAdvance(row.end) for row in self.rows), default=0) + GRID

    def _wide(self, mark: Mark, scale: float) -> int:
        return max(mark.text_width(), GRID, round(mark.look.amount * scale))

    def _scale(self, room: int) -> float:
        """Pixels for one: as many as leave the longest row in its room."""
        longest = max((sum(mark.look.amount for mark in marks) for marks in self.marks), default=0)
        if not longest or room <= 0:
            return 0.0
        scale = room / longest
        while scale > 0.01 and any(sum(self._wide(one, scale) + _GAP for one in marks) > room for marks in self.marks):
            scale *= 0.95
        return scale

    def sizeHint(self) -> QSize:
        """As high as its rows."""
        return QSize(self.fontMetrics().averageCharWidth() * 40, self.height())

    def minimumSizeHint(self) -> QSize:
        """Room for names and some marks."""
        return QSize(self.fontMetrics().averageCharWidth() * 30, self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The bars follow the width."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.stand()

    def paintEvent(self, _: QPaintEvent) -> None:
        """The names, and what stands behind the bars."""
        painter, palette, names = QPainter(self), current_palette(), self._names_width()
        strong = larger(self.font(), 1.0, bold=True)
        for row, (top, high), marks in zip(self.rows, self._tops, self.marks, strict=True):
            lines = len(lines_of(row.name, self.font(), names, _LINES))
            tall = lines * self.fontMetrics().lineSpacing()
            box = QRect(0, top + (high - tall) // 2, names, tall)
            draw_lines(painter, box, row.name, self.font(), palette.text, _LINES)
            if row.end and marks:
                x = marks[-1].geometry().right() + GRID
                high_of = QFontMetrics(strong).height()
                place = QRect(x, top + (high - high_of) // 2, self.width() - x, high_of)
                draw_lines(painter, place, row.end, strong, palette.text)
