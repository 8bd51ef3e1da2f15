"""A small picture of a scale: its bands side by side from the lowest value up, each cut with its number."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from tracker.charts.axes import Stripe, cuts_of, stripes, tint_colour
from tracker.domain.measures.bands import Scale
from tracker.ui.look.band_chip import draw_band_lines, small, wrapped
from tracker.ui.look.theme import GRID, current_palette


class ScalePicture(QWidget):
    """Every zone has the same width, so that a narrow one is seen too; nothing is drawn while there are no cuts."""

    def __init__(self) -> None:
        super().__init__()
        self.zones: list[Stripe] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("Picture of the scale")

    def show_scale(self, scale: Scale) -> None:
        """Draw the zones of a scale, and say them."""
        cuts = [float(cut) for cut in cuts_of(scale)]
        reach = max(cuts) - min(cuts) + 1 if cuts else 0
        self.zones = stripes(scale, min(cuts) - reach, max(cuts) + reach) if cuts else []
        self.setAccessibleDescription(self.words)
        self.update()

    @property
    def edges(self) -> list[str]:
        """The number between each zone and the next."""
        return [f"{zone.low:,g}" for zone in self.zones[1:]]

    @property
    def words(self) -> str:
        """The picture in words: "Below requires improvement, 65, Requires improvement, 75, Good"."""
        parts = [zone.name for zone in self.zones]
        return ", ".join(part for pair in zip(parts, [*self.edges, ""], strict=False) for part in pair if part)

    def sizeHint(self) -> QSize:
        """Two lines of a name, and the numbers under it."""
        metrics = QFontMetricsF(small(self.font()))
        return QSize(GRID * 40, int(3 * metrics.lineSpacing() + 2 * GRID))

    minimumSizeHint = sizeHint

    def paintEvent(self, event: QPaintEvent) -> None:
        """The zones, and the cuts on the lines between them."""
        painter, palette = QPainter(self), current_palette()
        if not self.zones:
            draw_band_lines(painter, QRectF(self.rect()), ["No cuts to draw yet."], self.font(), palette.quiet_text)
            return
        metrics = QFontMetricsF(small(self.font()))
        high, wide = 2 * metrics.lineSpacing() + GRID, (self.width() - 1) / len(self.zones)
        for at, zone in enumerate(self.zones):
            self._draw_zone(painter, QRectF(at * wide + 0.5, 0.5, wide, high), zone)
        for at, words in enumerate(self.edges, 1):
            x = at * wide - metrics.horizontalAdvance(words) / 2
            draw_band_lines(painter, QRectF(x, high + GRID / 2, wide, high), [words], small(self.font()), palette.text)
        painter.end()

    def _draw_zone(self, painter: QPainter, box: QRectF, zone: Stripe) -> None:
        palette, font = current_palette(), small(self.font())
        painter.fillRect(box, QColor(tint_colour(zone, palette.bands)))
        if zone.hatched:
            painter.fillRect(box, QBrush(QColor(palette.bands.hatch), Qt.BrushStyle.BDiagPattern))
        lines = wrapped(zone.name, font, box.width() - GRID, 2)
        if zone.hatched:  # no words over a hatch without a ground
            metrics = QFontMetricsF(font)
            room = max(metrics.horizontalAdvance(line) for line in lines) + 4
            ground = QRectF(box.left() + GRID / 2 - 2, box.top() + GRID / 2, room, len(lines) * metrics.lineSpacing())
            painter.fillRect(ground, QColor(tint_colour(zone, palette.bands)))
        painter.setPen(QPen(QColor(palette.outline), 1))
        painter.drawRect(box)
        draw_band_lines(painter, box.adjusted(GRID / 2, GRID / 2, 0, 0), lines, font, palette.text)
