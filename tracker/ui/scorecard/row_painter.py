"""Paints the rows of the scorecard, each as high as its words need; what is broken into lines once is kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem, QTableView

from tracker.columns.scorecard_rows import CardRow, Figure
from tracker.columns.words import Column, text_of
from tracker.palette import RATING_LETTERS, Rating
from tracker.ui.look.band_chip import band_chip_size, chip_lines, draw_band_chip, tints_of
from tracker.ui.look.rating_chip import draw_rating_chip, rating_chip_size
from tracker.ui.look.row_ground import draw_row_ground
from tracker.ui.look.text_lines import lines_of
from tracker.ui.look.theme import GRID, current_palette, larger
from tracker.ui.scorecard.editing import EditDelegate
from tracker.ui.tables.group_painter import draw_group
from tracker.ui.tables.grouping import Group
from tracker.ui.tables.records_model import ROW, RegisterModel

_APART = "unlike its band"  # the band stands beside it; what is heard and pointed at says which
_MOST_LINES = 4  # of a text: the panel, the copy and the workbook have the whole of it
TEXTS = ("measure", "comment", "action")
_ENOUGH = 600  # letters of a text: more never show in a cell
_LONGEST_STATUS = 12  # letters of a status in its chip


def status_chip(row: CardRow) -> Rating | None:
    """A stated status as printed, on its colour; one that only follows from the band as an outline; None for none."""
    rating = current_palette().ratings[row.colour]
    if row.said.stated_rating:
        words = " ".join(row.said.stated_rating.split())
        short = words if len(words) <= _LONGEST_STATUS else f"{words[: _LONGEST_STATUS - 1]}…"
        return replace(rating, letter=short, word="")
    if row.finding.zone is None:
        return None
    palette = current_palette()
    return replace(rating, fill=palette.surface, ink=palette.text, letter=RATING_LETTERS[row.colour], word="")


def text_in(name: str, row: CardRow) -> str:
    """The running text of one of the columns TEXTS."""
    texts = {"measure": row.measure.name, "comment": row.said.comment, "action": row.said.action}
    return texts[name] or ""


class ScorecardDelegate(EditDelegate):
    """One cell after the other; `picks` answers which value of a row stands in a column, and whether its period too."""

    def __init__(self, view: QTableView) -> None:
        super().__init__(view)
        self.figures: dict[str, dict[int, Figure]] = {}  # by column, then by id() of the row
        self.with_period: set[str] = set()
        self.apply_look(view.font())

    def apply_look(self, font: QFont) -> None:
        """Take over a font."""
        self.font, self.bold, self.quiet = font, larger(font, 1.0, bold=True), larger(font, 0.92)
        self.warning = larger(font, 0.92, bold=True)
        self.metrics, self.line = QFontMetrics(font), QFontMetrics(font).lineSpacing()
        self.group_height = QFontMetrics(self.bold).height() + 2 * GRID
        self._advances: dict[str, int] = {}  # of words
        self._space = self.metrics.horizontalAdvance(" ")

    # Heights

    def height_of(self, row: CardRow, widths: dict[str, int]) -> int:
        """High enough for all that is in sight of a row. It may be a line too high."""
        lines = max([1, *(self._lines_needed(text_in(name, row), widths[name]) for name in TEXTS if name in widths)])
        words = lines * self.line
        if self.with_period:
            words = max(words, self.line + QFontMetrics(self.quiet).lineSpacing())
        chip = self.line + GRID // 2
        if row.disagreement:
            chip += len(self.broken(_APART, widths["status"], strong=True)) * self._warning_line()
        if row.band and "band" in widths:
            lines_of_band = chip_lines(row.band, self.font, widths["band"] - 2 * GRID)
            chip = max(chip, band_chip_size(lines_of_band, self.font).height())
        return max(words, chip) + 2 * GRID

    def _warning_line(self) -> int:
        return QFontMetrics(self.warning).lineSpacing()

    def _lines_needed(self, text: str, width: int) -> int:
        """How many lines the words of a text fill, word by word: a tenth of the time of having Qt break it."""
        room, lines, used = max(width - 2 * GRID, 1), 1, -self._space
        for word in text[:_ENOUGH].split():
            wide = self._advances.get(word)
            if wide is None:
                wide = self._advances[word] = self.metrics.horizontalAdvance(word)
            used += self._space + wide
            if used > room:
                lines += 1 + (wide - 1) // room  # a word longer than a line is broken
                used = wide % room if wide > room else wide
                if lines >= _MOST_LINES:
                    return _MOST_LINES
        return lines

    def broken(self, text: str, width: int, strong: bool = False) -> tuple[str, ...]:
        """A text in the lines that a column of a width gives it."""
        return lines_of(text, self.warning if strong else self.font, width - 2 * GRID, _MOST_LINES)

    # Painting

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint one cell; a group's only cell spans its row."""
        row, view, model = index.data(ROW), option.widget, index.model()
        assert isinstance(view, QTableView) and isinstance(model, RegisterModel)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        group, rect = isinstance(row, Group), option.rect
        painter.save()
        first = view.horizontalHeader().visualIndex(index.column()) == 0
        draw_row_ground(painter, rect, view, chosen=chosen, first=first, quiet=group)
        inside = rect.adjusted(GRID, GRID, -GRID, -GRID)
        if group:
            draw_group(painter, inside, row, self.font, self.bold)
        else:
            self._cell(painter, inside, row, model.columns[index.column()].name)
            if chosen and view.hasFocus() and index == view.currentIndex():
                painter.setPen(QColor(current_palette().accent))
                painter.drawRect(rect.adjusted(1, 1, -2, -2))
        painter.restore()

    def _cell(self, painter: QPainter, rect: QRect, row: CardRow, name: str) -> None:
        palette = current_palette()
        if name in self.figures:
            self._figure(painter, rect, name, self.figures[name].get(id(row)))
        elif name == "status":
            self._status(painter, rect, row)
        elif name == "band":
            self._band(painter, rect, row)
        elif name == "direction":
            words = QFontMetrics(self.font).elidedText(row.travel, Qt.TextElideMode.ElideRight, rect.width())
            self._lines(painter, rect, [words], self.font, palette.text)
        else:
            colour = palette.text if name == "measure" else palette.quiet_text
            self._lines(painter, rect, self.broken(text_in(name, row), rect.width() + 2 * GRID), self.font, colour)

    def _lines(self, painter: QPainter, rect: QRect, lines: Sequence[str], font: QFont, colour: str) -> None:
        metrics = QFontMetrics(font)
        painter.setFont(font)
        painter.setPen(QColor(colour))
        for at, line in enumerate(lines):
            painter.drawText(rect.x(), rect.y() + metrics.ascent() + at * metrics.lineSpacing(), line)

    def _figure(self, painter: QPainter, rect: QRect, name: str, figure: Figure | None) -> None:
        """The value at the right, ours of now in bold; its period under it where the heading does not say it."""
        palette = current_palette()
        font = self.bold if name == "current" else self.font
        self._right(painter, rect, figure.text if figure else "–", font, palette.text if figure else palette.quiet_text)
        if figure and name in self.with_period:
            self._right(painter, rect.adjusted(0, self.line, 0, 0), figure.period_words, self.quiet, palette.quiet_text)

    def _right(self, painter: QPainter, rect: QRect, words: str, font: QFont, colour: str) -> None:
        metrics = QFontMetrics(font)
        words = metrics.elidedText(words, Qt.TextElideMode.ElideRight, rect.width())
        at = rect.adjusted(rect.width() - metrics.horizontalAdvance(words), 0, 0, 0)
        self._lines(painter, at, [words], font, colour)

    def _status(self, painter: QPainter, rect: QRect, row: CardRow) -> None:
        chip, down = status_chip(row), 0
        if chip is not None:
            corner = QPointF(rect.x(), rect.y() - GRID // 4)
            down = draw_rating_chip(painter, corner, chip, self.font, rect.width()).height()
        if row.disagreement:
            lines = self.broken(_APART, rect.width() + 2 * GRID, strong=True)
            self._lines(painter, rect.adjusted(0, down, 0, 0), lines, self.warning, current_palette().text)

    def _band(self, painter: QPainter, rect: QRect, row: CardRow) -> None:
        if row.finding.zone is None:
            return
        lines = chip_lines(row.band, self.font, rect.width())
        box = QRectF(QPointF(rect.x(), rect.y() - GRID // 4), band_chip_size(lines, self.font).toSizeF())
        draw_band_chip(painter, box, lines, self.font, tints_of(row.finding.scale).get(row.band))

    def widest_status(self, rows: Sequence[CardRow]) -> int:
        """The width of the widest chip of a status."""
        chips = {(row.colour, row.said.stated_rating): row for row in rows}
        widths = [rating_chip_size(chip, self.font).width() for row in chips.values() if (chip := status_chip(row))]
        return max(widths, default=0)


def tip_of(column: Column[Any], row: CardRow) -> str:
    """What a tooltip says of a cell: the whole of it, or what disagrees."""
    return row.disagreement if column.name == "status" and row.disagreement else text_of(column, row)


def spoken_of(column: Column[Any], row: CardRow) -> str:
    """What a screen reader says of a cell: with the colour of a status, and the period of a value."""
    words = text_of(column, row)
    if column.name == "status" and words:
        source = "" if row.said.stated_rating else ", from its band"
        return ", ".join(part for part in (words, row.colour, row.disagreement) if part) + source
    figures = {"current": row.current, "previous": row.previous}
    figure = figures.get(column.name) or row.others.get(column.name.removeprefix("comparator: "))
    return f"{words}, {figure.period_words}" if figure and figure.period else words or "nothing"
