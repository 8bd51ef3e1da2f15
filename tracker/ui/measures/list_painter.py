"""How a row of the list of measures is painted: two lines of name, value, band chip, direction over a small line."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QTreeView

from tracker.columns.measures import BAND_NAMES
from tracker.columns.words import counted
from tracker.palette import mixed
from tracker.ui.look.band_chip import (
    band_chip_size,
    chip_lines,
    draw_band_chip,
    draw_band_lines,
    draw_small_line,
    small,
    tints_of,
    width_in_two_lines,
    wrapped,
)
from tracker.ui.look.icons import icon
from tracker.ui.look.theme import GRID, current_palette, larger
from tracker.ui.measures.list_items import MeasureGroup, MeasureItem
from tracker.ui.measures.list_model import MeasuresModel

_PAD = GRID


class MeasuresDelegate(QStyledItemDelegate):
    """Paints every cell; heights and widths come from the font. `shown` is the key of the measure on the right."""

    def __init__(self, model: MeasuresModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.model = model
        self.shown: int | None = None
        self.folded = False  # too narrow for a column of bands: the chip stands under the name
        self.bands: tuple[str, ...] = BAND_NAMES
        self.heights = (0, 0)
        self._beside = 0  # a folded chip may run on under the value

    def measure_fonts(self, font: QFont) -> None:
        """Take the heights of rows from a font."""
        metrics = QFontMetrics(font)
        name, chip = self.name_lines * metrics.lineSpacing(), band_chip_size(("", ""), font).height()
        under = band_chip_size(("",), font).height() + GRID // 2
        names = [column.name for column in self.model.columns]
        beside = names[names.index("measure") + 1 :]
        self._beside = self.widths(font)["latest"] if beside[:1] == ["latest"] else 0
        self.heights = (metrics.height() + 2 * GRID, (name + under if self.folded else max(name, chip)) + 2 * GRID)

    @property
    def name_lines(self) -> int:
        """Lines for a name: a narrow column takes one more."""
        return 3 if self.folded else 2

    def widths(self, font: QFont) -> dict[str, int]:
        """The widths of the columns beside the name, by their own names."""
        metrics, chips = QFontMetricsF(font), QFontMetricsF(small(font))
        value = max(metrics.horizontalAdvance("100.0%"), chips.horizontalAdvance("100 days late"))
        band = max(width_in_two_lines(name, chips) for name in self.bands) + 2 * GRID + 2
        travel = metrics.horizontalAdvance("▲ no change")
        needed = {"latest": value, "band": min(band, metrics.averageCharWidth() * 26), "direction": travel}
        return {name: int(width + 2 * _PAD + 2) for name, width in needed.items()}

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """One height for themes, one for measures."""
        return QSize(0, self.heights[1 if index.internalId() else 0])

    def ground(self, index: QModelIndex | QPersistentModelIndex) -> str:
        """The colour behind a row."""
        palette, found = current_palette(), self.model.at(index)
        if isinstance(found, MeasureGroup):
            return palette.background
        view = self.parent()
        chosen = isinstance(view, QTreeView) and view.selectionModel().isSelected(index)
        if found is None or not (chosen or found.key == self.shown):
            return palette.surface
        focus = isinstance(view, QTreeView) and view.hasFocus()
        return mixed(palette.accent, palette.surface, 0.20 if focus else 0.12)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """One cell."""
        found = self.model.at(index)
        box = QRectF(option.rect)
        if isinstance(found, MeasureGroup):
            tree = option.widget
            self._draw_theme(painter, box, found, option.font, isinstance(tree, QTreeView) and tree.isExpanded(index))
        elif found is not None:
            inside = box.adjusted(_PAD, GRID, -_PAD, -GRID)
            drawn = {"measure": self._draw_name, "latest": self._draw_latest, "band": self._draw_band}
            draw = drawn.get(self.model.columns[index.column()].name, self._draw_travel)
            draw(painter, inside, found, option.font)

    def _draw_theme(self, painter: QPainter, box: QRectF, group: MeasureGroup, font: QFont, is_open: bool) -> None:
        palette, bold = current_palette(), larger(font, 1.0, bold=True)
        inside = box.adjusted(_PAD, GRID, -_PAD, 0)
        metrics = QFontMetricsF(bold)
        words = counted(len(group.items), "measure")
        side = int(metrics.height())
        arrow = icon("chevron-down" if is_open else "chevron-right", palette.quiet_text, side)
        arrow.paint(painter, QRectF(inside.left() - GRID // 2, inside.top(), side, side).toRect())
        room = inside.width() - side - QFontMetricsF(font).horizontalAdvance(words) - 2 * GRID
        title = metrics.elidedText(group.title, Qt.TextElideMode.ElideRight, room)
        draw_band_lines(painter, inside.adjusted(side, 0, 0, 0), [title], bold, palette.text)
        after = inside.adjusted(side + metrics.horizontalAdvance(title) + 2 * GRID, 0, 0, 0)
        draw_band_lines(painter, after, [words], font, palette.quiet_text)

    def _draw_name(self, painter: QPainter, box: QRectF, item: MeasureItem, font: QFont) -> None:
        lines = wrapped(item.name, font, box.width(), self.name_lines)
        draw_band_lines(painter, box, lines, font, current_palette().text)
        if self.folded:
            down = len(lines) * QFontMetricsF(font).lineSpacing() + GRID // 2
            self._draw_band(painter, box.adjusted(0, down, self._beside, 0), item, font)

    def _draw_latest(self, painter: QPainter, box: QRectF, item: MeasureItem, font: QFont) -> None:
        bold, quiet, palette = larger(font, 1.0, bold=True), small(font), current_palette()
        late = f"{item.days_late:,} {'day' if item.days_late == 1 else 'days'} late" if item.days_late else ""
        under = (late, palette.ratings["red"].fill) if late else (item.period, palette.quiet_text)
        for text, face, colour, down in (
            (item.latest, bold, palette.text, 0.0),
            (under[0], quiet, under[1], QFontMetricsF(font).lineSpacing()),
        ):
            metrics = QFontMetricsF(face)
            words = metrics.elidedText(text, Qt.TextElideMode.ElideRight, box.width())
            left = box.right() - metrics.horizontalAdvance(words)
            draw_band_lines(painter, QRectF(left, box.top() + down, box.width(), box.height()), [words], face, colour)

    def _draw_band(self, painter: QPainter, box: QRectF, item: MeasureItem, font: QFont) -> None:
        most = 1 if self.folded else 2
        if item.finding.zone is None:
            quiet = current_palette().quiet_text
            draw_band_lines(painter, box, wrapped(item.band, small(font), box.width(), most), small(font), quiet)
            return
        lines = chip_lines(item.band, font, box.width(), most)
        chip = QRectF(box.topLeft(), band_chip_size(lines, font).toSizeF())
        draw_band_chip(painter, chip, lines, font, tints_of(item.finding.scale).get(item.band))

    def _draw_travel(self, painter: QPainter, box: QRectF, item: MeasureItem, font: QFont) -> None:
        metrics = QFontMetricsF(font)
        words = metrics.elidedText(item.travel, Qt.TextElideMode.ElideRight, box.width())
        draw_band_lines(painter, box, [words], font, current_palette().text)
        line = QRectF(box.left() + 3, box.top() + metrics.lineSpacing() + 3, box.width() * 0.8, 0)
        line.setBottom(box.bottom() - 3)
        draw_small_line(painter, line, item.line, current_palette(), current_palette().surface)

    def line_colour(self) -> QColor:
        """The colour between rows."""
        return QColor(current_palette().line)
