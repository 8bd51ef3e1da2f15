"""A rating as a chip: fill, outline, shape, letter and word, never colour alone."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from tracker.palette import Rating
from tracker.ui.look.text_lines import ink, lines_of
from tracker.ui.look.theme import GRID, current_palette, larger


@lru_cache(maxsize=256)
def rating_chip_size(rating: Rating, font: QFont) -> QSize:
    """The size of a rating's chip in a font; nobody may change what is answered."""
    metrics, bold = QFontMetrics(font), QFontMetrics(larger(font, 1.0, bold=True))
    gap = GRID // 2
    wide = GRID + _side(metrics) + gap + bold.horizontalAdvance(rating.letter)
    if rating.word:
        wide += 2 * gap + metrics.horizontalAdvance(rating.word)
    return QSize(wide + GRID, metrics.height() + gap)


def draw_rating_chip(painter: QPainter, corner: QPointF, rating: Rating, font: QFont, most: int | None = None) -> QSize:
    """Paint a rating's chip with its top left corner there, no wider than `most`; answers its size."""
    parts = _parts(rating, font, most)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(corner)
    painter.setPen(ink(current_palette().outline))
    painter.setBrush(ink(rating.fill))
    painter.drawRoundedRect(parts.box, 6, 6)
    if parts.size.width() == most:
        painter.setClipRect(QRect(QPoint(), parts.size))  # the letter may have no room
    draw_shape(painter, parts.shape, rating.shape, rating.ink)
    painter.setPen(ink(rating.ink))
    painter.setFont(parts.strong)
    painter.drawText(parts.letter, rating.letter)
    painter.setFont(font)
    painter.drawText(parts.word, parts.says)
    painter.restore()
    return parts.size


class _Parts(NamedTuple):
    """Where the parts of a chip stand, seen from its corner."""

    size: QSize
    box: QRectF
    shape: QRectF
    letter: QPointF
    strong: QFont
    word: QPointF
    says: str


@lru_cache(maxsize=256)
def _parts(rating: Rating, font: QFont, most: int | None) -> _Parts:
    whole = rating_chip_size(rating, font)
    size = whole if most is None else QSize(min(whole.width(), most), whole.height())
    box = QRectF(0.5, 0.5, size.width() - 1, size.height() - 1)
    metrics, strong, gap = QFontMetrics(font), larger(font, 1.0, bold=True), GRID // 2
    side = _side(metrics)
    base = box.y() + (box.height() - metrics.height()) / 2 + metrics.ascent()
    letter = box.x() + GRID + side + gap
    word = letter + QFontMetrics(strong).horizontalAdvance(rating.letter) + 2 * gap
    says = "".join(lines_of(rating.word, font, int(box.right() - GRID / 2 - word), 1))
    shape = QRectF(box.x() + GRID, box.center().y() - side / 2, side, side)
    return _Parts(size, box, shape, QPointF(letter, base), strong, QPointF(word, base), says)


def _side(metrics: QFontMetrics) -> int:
    return round(metrics.ascent() * 0.75)


def draw_shape(painter: QPainter, box: QRectF, shape: str, colour: str) -> None:
    """Paint a shape of the palette (SHAPE_MARKS) into a box."""
    fill = ink(colour)
    if shape in _PATHS:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(fill)
        painter.drawPath(_path(shape, box.getRect()))
        return
    pen = QPen(
        fill, max(1.6, box.width() / 6), Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin
    )
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    middle = box.center()
    if shape == "ring":
        painter.drawEllipse(box.adjusted(1, 1, -1, -1))
    elif shape == "tick":
        corners = ((0.1, 0.55), (0.4, 0.85), (0.9, 0.2))
        painter.drawPolyline([QPointF(box.x() + x * box.width(), box.y() + y * box.height()) for x, y in corners])
    else:
        painter.drawLine(QPointF(box.left() + 1, middle.y()), QPointF(box.right() - 1, middle.y()))


@lru_cache(maxsize=256)
def _path(shape: str, box: tuple[float, float, float, float]) -> QPainterPath:
    return _PATHS[shape](QRectF(*box))


def _polygon(*corners: tuple[float, float]) -> Callable[[QRectF], QPainterPath]:
    def path(box: QRectF) -> QPainterPath:
        drawn = QPainterPath()
        points = [QPointF(box.x() + x * box.width(), box.y() + y * box.height()) for x, y in corners]
        drawn.moveTo(points[0])
        for point in points[1:]:
            drawn.lineTo(point)
        drawn.closeSubpath()
        return drawn

    return path


def _circle(box: QRectF) -> QPainterPath:
    drawn = QPainterPath()
    drawn.addEllipse(box.adjusted(0.5, 0.5, -0.5, -0.5))
    return drawn


_PATHS = {
    "triangle": _polygon((0.5, 0.04), (1, 0.94), (0, 0.94)),
    "diamond": _polygon((0.5, 0), (1, 0.5), (0.5, 1), (0, 0.5)),
    "square": _polygon((0.1, 0.1), (0.9, 0.1), (0.9, 0.9), (0.1, 0.9)),
    "circle": _circle,
}


class RatingChip(QWidget):
    """A chip that stands by itself; hidden where there is no rating to show."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = ""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_rating(self, name: str) -> None:
        """Show a rating by its name in the palette."""
        self._name = name
        self.setVisible(name in current_palette().ratings)
        self.setAccessibleDescription(current_palette().ratings[name].word if name in current_palette().ratings else "")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """As large as the chip."""
        rating = current_palette().ratings.get(self._name)
        return rating_chip_size(rating, self.font()) if rating else QSize(0, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the chip."""
        if rating := current_palette().ratings.get(self._name):
            draw_rating_chip(QPainter(self), QPointF(0, 0), rating, self.font())
