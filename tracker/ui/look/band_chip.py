"""What the measures page paints itself: text in few lines, a band's chip, a small line of readings."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from tracker.charts.axes import Stripe, stripes, tint_colour
from tracker.domain.measures.bands import Scale
from tracker.palette import Palette
from tracker.ui.look.text_lines import lines_of
from tracker.ui.look.theme import GRID, current_palette, larger

_ROUND = 6.0


def small(font: QFont) -> QFont:
    """The font of a chip and of quiet second lines."""
    return larger(font, 0.9)


@lru_cache(maxsize=8192)
def _wrapped(text: str, key: str, width: int, most: int) -> tuple[str, ...]:
    font = QFont()
    font.fromString(key)
    return tuple(lines_of(text, font, width, most))


def wrapped(text: str, font: QFont, width: float, most: int) -> tuple[str, ...]:
    """The text in at most so many lines, the last one with an ellipsis where there is more."""
    return _wrapped(text, font.toString(), max(int(width), 1), most)


def draw_band_lines(painter: QPainter, box: QRectF, lines: Sequence[str], font: QFont, colour: str) -> None:
    """Lines of plain text from the top left corner of a box."""
    painter.setFont(font)
    painter.setPen(QColor(colour))
    metrics = QFontMetricsF(font)
    for at, line in enumerate(lines):
        painter.drawText(QPointF(box.left(), box.top() + metrics.ascent() + at * metrics.lineSpacing()), line)


def chip_lines(text: str, font: QFont, width: float, most: int = 2) -> tuple[str, ...]:
    """A band's name as its chip shows it, in a chip that may be so wide: in two lines at most."""
    return wrapped(text, small(font), width - 2 * GRID, most)


def band_chip_size(lines: Sequence[str], font: QFont) -> QSize:
    """What a chip with these lines needs."""
    metrics = QFontMetricsF(small(font))
    width = max((metrics.horizontalAdvance(line) for line in lines), default=0.0)
    return QSize(int(width + 2 * GRID + 1), int(metrics.lineSpacing() * len(lines) + GRID / 2 + 1))


def draw_band_chip(painter: QPainter, box: QRectF, lines: Sequence[str], font: QFont, stripe: Stripe | None) -> None:
    """A band's name on its tint, hatched beneath the worst band; on the plain surface where it has no tint."""
    palette = current_palette()
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    box = box.adjusted(0.5, 0.5, -0.5, -0.5)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(tint_colour(stripe, palette.bands) if stripe else palette.surface))
    painter.drawRoundedRect(box, _ROUND, _ROUND)
    if stripe and stripe.hatched:
        painter.setBrush(QBrush(QColor(palette.bands.hatch), Qt.BrushStyle.BDiagPattern))
        painter.drawRoundedRect(box, _ROUND, _ROUND)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(palette.outline), 1))
    painter.drawRoundedRect(box, _ROUND, _ROUND)
    draw_band_lines(painter, box.adjusted(GRID, GRID / 4, 0, 0), lines, small(font), palette.text)
    painter.restore()


def draw_small_line(
    painter: QPainter, box: QRectF, line: tuple[list[float], list[float]], palette: Palette, ground: str
) -> None:
    """The readings as a small line with its end marked; it breaks where a value is missing."""
    points = [(x, y) for x, y in zip(*line, strict=True) if y == y]
    if len(points) < 2:
        return
    place = _placing(points, box)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(palette.accent), 1.6, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    for run in _runs(line):
        if len(run) == 1:
            painter.drawPoint(place(*run[0]))
        painter.drawPolyline(QPolygonF([place(*point) for point in run]))
    painter.setBrush(QColor(palette.accent))
    painter.setPen(QPen(QColor(ground), 1))
    painter.drawEllipse(place(*points[-1]), 3.0, 3.0)
    painter.restore()


def _placing(points: Sequence[tuple[float, float]], box: QRectF) -> Callable[[float, float], QPointF]:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    left, low = min(xs), min(ys)
    across, up = max(xs) - left or 1.0, max(ys) - low

    def place(x: float, y: float) -> QPointF:
        height = (y - low) / up if up else 0.5
        return QPointF(box.left() + (x - left) / across * box.width(), box.bottom() - height * box.height())

    return place


def _runs(line: tuple[list[float], list[float]]) -> list[list[tuple[float, float]]]:
    runs: list[list[tuple[float, float]]] = [[]]
    for x, y in zip(*line, strict=True):
        if y == y:
            runs[-1].append((x, y))
        elif runs[-1]:
            runs.append([])
    return [run for run in runs if run]


def width_in_two_lines(name: str, metrics: QFontMetricsF) -> float:
    """The width that a name needs to stand in two lines, broken between words."""
    words = name.split()
    breaks = ((" ".join(words[:at]), " ".join(words[at:])) for at in range(1, len(words) + 1))
    return min((max(map(metrics.horizontalAdvance, lines)) for lines in breaks), default=0.0)


@lru_cache(maxsize=4096)
def tints_of(scale: Scale) -> dict[str, Stripe]:
    """The zones of a scale by their names, each with its tint."""
    cuts = [float(band.cut.value) for band in scale.bands if band.cut]
    if not cuts:
        return {}
    reach = max(cuts) - min(cuts) + 1
    return {stripe.name: stripe for stripe in stripes(scale, min(cuts) - reach, max(cuts) + reach)}


class BandChip(QWidget):
    """A band's name as a chip of its own, no wider than a share of its characters."""

    def __init__(self, name: str, stripe: Stripe | None) -> None:
        super().__init__()
        self.name, self.stripe = " ".join(name.split()), stripe
        self.setAccessibleName(f"Band: {self.name}")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def _lines(self) -> tuple[str, ...]:
        metrics = QFontMetricsF(small(self.font()))
        longest = max((metrics.horizontalAdvance(word) for word in self.name.split()), default=0.0)
        room = min(max(longest, metrics.averageCharWidth() * 15), metrics.averageCharWidth() * 30)
        return chip_lines(self.name, self.font(), room + 2 * GRID + 2)

    def sizeHint(self) -> QSize:
        """As large as its words."""
        return band_chip_size(self._lines(), self.font())

    def paintEvent(self, event: QPaintEvent) -> None:
        """The chip."""
        painter = QPainter(self)
        draw_band_chip(painter, QRectF(self.rect()), self._lines(), self.font(), self.stripe)
        painter.end()
