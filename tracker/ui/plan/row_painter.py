"""Paints the rows of the page of a plan: titles, texts, actions, measures and sentences."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QFontMetricsF, QPainter
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem

from tracker.columns.words import review_words, words_of
from tracker.palette import mixed
from tracker.ui.look.band_chip import (
    band_chip_size,
    draw_band_chip,
    draw_band_lines,
    small,
    tints_of,
    wrapped,
)
from tracker.ui.look.rating_chip import draw_rating_chip
from tracker.ui.look.theme import GRID, current_palette
from tracker.ui.plan.row_layout import LINES_OF, PAD, RowLayout, coming_text, lead_lines, lead_text, short_ref
from tracker.ui.plan.rows import ShownRow

_BAR = 3  # px: the mark of the chosen row
_LINKS = ("add", "more", "gone")


class PlanRowsDelegate(QStyledItemDelegate):
    """Paints by a layout that the view renews when its rows, its width or its text size change."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.layout_of_rows: RowLayout | None = None
        self.as_at = date.today()
        self.quiet_ground = False  # a list beside the page, on the page's ground

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """As high as the row needs."""
        layout = self.layout_of_rows
        return QSize(0, layout.height(index.row()) if layout and index.row() < len(layout.rows) else 0)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """One row."""
        layout = self.layout_of_rows
        if layout is None or index.row() >= len(layout.rows):
            return
        row = layout.rows[index.row()]
        painter.save()
        self._ground(painter, option, index, row)
        rect = option.rect
        if row.kind == "action":
            self._draw_action(painter, rect, row, layout)
        elif row.kind == "measure":
            self._draw_measure(painter, rect, row, layout)
        elif row.kind == "heading":
            self._draw_heading(painter, rect, row, layout)
        elif row.kind == "verdict":
            self._draw_verdict(painter, rect, row, layout)
        else:
            self._draw_text(painter, rect, row, layout)
        painter.restore()

    def _ground(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
        row: ShownRow,
    ) -> None:
        palette, view, rect = current_palette(), option.widget, option.rect
        ground = palette.background if self.quiet_ground else palette.surface
        chosen = isinstance(view, QListView) and view.currentIndex().row() == index.row()
        focus = view is not None and view.hasFocus()
        if chosen and (focus or row.kind == "theme"):
            painter.fillRect(rect, QColor(mixed(palette.accent, ground, 0.18 if focus else 0.12)))
            painter.fillRect(rect.x(), rect.y(), _BAR, rect.height(), QColor(palette.accent))
            if focus:
                for y in (rect.y(), rect.bottom()):
                    painter.fillRect(rect.x(), y, rect.width(), 1, QColor(palette.accent))
        if row.kind in ("action", "measure"):
            painter.fillRect(rect.x(), rect.bottom(), rect.width(), 1, QColor(palette.line))

    # Texts

    def _draw_text(self, painter: QPainter, rect: QRect, row: ShownRow, layout: RowLayout) -> None:
        fonts, palette = layout.fonts, current_palette()
        box = QRectF(rect.adjusted(PAD, GRID // 2, -PAD, 0))
        font, colour = self._face(row, layout)
        if row.kind in ("title", "evidence") and row.quiet:  # a caption over it
            draw_band_lines(painter, box, layout.quiet_lines(row), fonts.quiet, palette.quiet_text)
            box.setTop(box.top() + fonts.quiet_line)
        if row.kind == "ambition":
            draw_band_lines(painter, box.adjusted(GRID, 0, 0, 0), ["•"], fonts.usual, palette.quiet_text)
            box.setLeft(box.left() + 2 * GRID + GRID // 2)
        text = coming_text(row) if row.kind == "coming" else row.text
        width = layout.width - 2 * PAD if row.kind == "coming" else layout.text_width(row)
        lines = wrapped(text, font, width, LINES_OF.get(row.kind, 60))
        draw_band_lines(painter, box, lines, font, colour)
        down = len(lines) * QFontMetricsF(font).lineSpacing()
        if row.kind in ("theme", "gone", "hint") and row.quiet:
            under = box.adjusted(0, down, 0, 0)
            draw_band_lines(painter, under, layout.quiet_lines(row), fonts.quiet, palette.quiet_text)

    def _face(self, row: ShownRow, layout: RowLayout) -> tuple[QFont, str]:
        fonts, palette = layout.fonts, current_palette()
        if row.kind == "title":
            return fonts.title, palette.text
        if row.kind in _LINKS:
            return fonts.usual, palette.accent
        return fonts.usual, palette.quiet_text if row.kind in ("hint", "coming") else palette.text

    def _draw_heading(self, painter: QPainter, rect: QRect, row: ShownRow, layout: RowLayout) -> None:
        fonts, palette = layout.fonts, current_palette()
        box = QRectF(rect.adjusted(PAD, 2 * GRID, -PAD, 0))
        draw_band_lines(painter, box, [row.text], fonts.bold, palette.text)
        beside = QFontMetricsF(fonts.bold).horizontalAdvance(row.text) + GRID
        quiet = QFontMetricsF(fonts.quiet)
        words = quiet.elidedText(row.quiet, Qt.TextElideMode.ElideRight, max(box.width() - beside, 0))
        draw_band_lines(painter, box.adjusted(beside, 1, 0, 0), [words], fonts.quiet, palette.quiet_text)

    def _draw_verdict(self, painter: QPainter, rect: QRect, row: ShownRow, layout: RowLayout) -> None:
        fonts, palette = layout.fonts, current_palette()
        frame = QRectF(rect).adjusted(PAD, GRID // 2, -PAD, -GRID // 2)
        painter.setPen(QColor(palette.line))
        painter.drawRoundedRect(frame, 6, 6)
        lines = layout.lines(row, layout.text_width(row))
        draw_band_lines(painter, frame.adjusted(GRID, GRID // 2, 0, 0), lines, fonts.usual, palette.text)
        if row.unlinked is not None:
            link = QRectF(layout.parts(row, rect)["link"]).adjusted(2 * PAD, 0, 0, 0)
            draw_band_lines(painter, link, [row.quiet], fonts.usual, palette.accent)

    # Actions and measures

    def _draw_action(self, painter: QPainter, rect: QRect, row: ShownRow, layout: RowLayout) -> None:
        fonts, palette, line = layout.fonts, current_palette(), row.line
        assert line is not None
        parts = {name: QRectF(box).adjusted(0, PAD, 0, 0) for name, box in layout.parts(row, rect).items()}
        draw_band_lines(painter, parts["ref"], [short_ref(line.action.ref)], fonts.usual, palette.text)
        width = int(parts["text"].width()) - GRID
        text = layout.lines(row, width)
        draw_band_lines(painter, parts["text"], text, fonts.usual, palette.text)
        if "lead" in parts:
            lines = lead_lines(row, int(parts["lead"].width()) - GRID, fonts)
            draw_band_lines(painter, parts["lead"], lines, fonts.usual, palette.quiet_text)
        else:
            under = parts["text"].adjusted(0, len(text) * fonts.line, 0, 0)
            words = QFontMetrics(fonts.quiet).elidedText(lead_text(row), Qt.TextElideMode.ElideRight, width)
            draw_band_lines(painter, under, [words], fonts.quiet, palette.quiet_text)
        self._draw_review(painter, parts["review"], row, layout)
        chip = palette.ratings.get(line.standing)
        if chip is not None:
            draw_rating_chip(painter, QPointF(parts["rating"].topLeft()), chip, fonts.usual)

    def _draw_review(self, painter: QPainter, box: QRectF, row: ShownRow, layout: RowLayout) -> None:
        fonts, palette, line = layout.fonts, current_palette(), row.line
        assert line is not None
        when = " ".join((words_of(line.state.review) or "No date").split())
        words = QFontMetricsF(fonts.usual).elidedText(when, Qt.TextElideMode.ElideRight, box.width() - GRID)
        draw_band_lines(painter, box, [words], fonts.usual, palette.text)
        if said := review_words(line, self.as_at):
            colour = palette.ratings["red"].fill if line.overdue else palette.quiet_text
            under = box.adjusted(0, fonts.line, 0, 0)
            draw_band_lines(painter, under, [said], fonts.quiet_bold if line.overdue else fonts.quiet, colour)

    def _draw_measure(self, painter: QPainter, rect: QRect, row: ShownRow, layout: RowLayout) -> None:
        fonts, palette, item = layout.fonts, current_palette(), row.item
        assert item is not None
        parts = {name: QRectF(box) for name, box in layout.parts(row, rect).items()}
        text = parts["text"].adjusted(0, PAD, 0, 0)
        draw_band_lines(painter, text, layout.lines(row, int(text.width()) - GRID), fonts.usual, palette.text)
        value, band, _ = layout.measure_widths
        down = 0 if layout.measures_fold else PAD
        found = parts["finding"].adjusted(0, down, 0, 0)
        advance = QFontMetricsF(fonts.bold).horizontalAdvance(item.latest)
        left = found.left() if layout.measures_fold else found.left() + value - 2 * GRID - advance
        draw_band_lines(
            painter, QRectF(left, found.top(), value, found.height()), [item.latest], fonts.bold, palette.text
        )
        chip = QRectF(found.left() + value, found.top(), band - GRID, found.height())
        if item.finding.zone is None:
            lines = wrapped(item.band, small(fonts.usual), chip.width(), 1)
            draw_band_lines(painter, chip, lines, small(fonts.usual), palette.quiet_text)
        else:
            words = layout.chip_lines(row)
            box = QRectF(chip.topLeft(), band_chip_size(words, fonts.usual).toSizeF())
            draw_band_chip(painter, box, words, fonts.usual, tints_of(item.finding.scale).get(item.band))
        travel = QRectF(found.left() + value + band, found.top(), found.width(), found.height())
        draw_band_lines(painter, travel, [item.travel], fonts.usual, palette.text)
