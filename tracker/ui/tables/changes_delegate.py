"""Paints what an import would change: headings, and under each the field as it is and as it will be."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from tracker.ui.check_mark import draw_check
from tracker.ui.icons import icon
from tracker.ui.tables.arranging import Group
from tracker.ui.tables.change_rows import CHANGE_COLUMNS, ChangeRow
from tracker.ui.tables.lettering import draw_lines
from tracker.ui.tables.register_model import ROW
from tracker.ui.tables.row_ground import draw_ground
from tracker.ui.theme import GRID, larger, look

REMOVE = "Mark as removed"


class ChangesDelegate(QStyledItemDelegate):
    """Rows are as high as two lines, headings as one. `removed` are the refs that are to be marked as removed."""

    def __init__(self, view: QAbstractItemView) -> None:
        super().__init__(view)
        self.removed: set[str] = set()
        self.follow(view.font())

    def follow(self, font: QFont) -> None:
        """Take over a font, and compute what goes with it."""
        self.font, self.bold = font, larger(font, 1.0, bold=True)
        self.row_height = 2 * QFontMetrics(font).lineSpacing() + 2 * GRID
        self.group_height = QFontMetrics(self.bold).height() + 2 * GRID

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint one cell; a heading's only cell spans its row."""
        row, first = index.data(ROW), index.column() == 0
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        draw_ground(painter, option.rect, option.widget, chosen=chosen, first=first, quiet=isinstance(row, Group))
        inside = option.rect.adjusted(GRID, GRID, -GRID // 2, -GRID // 2)
        if isinstance(row, Group):
            self._group(painter, inside, row)
        else:
            self._cell(painter, inside, row, CHANGE_COLUMNS[index.column()].name)
        painter.restore()

    def _group(self, painter: QPainter, rect: QRect, group: Group) -> None:
        palette, side = look(), QFontMetrics(self.bold).height()
        arrow = icon("chevron-right" if group.folded else "chevron-down", palette.quiet_text, side)
        arrow.paint(painter, QRect(rect.x() - GRID // 2, rect.y(), side, side))
        inside = rect.adjusted(side, 0, 0, 0)
        draw_lines(painter, inside, group.heading, self.bold, palette.text)
        beside = inside.adjusted(QFontMetrics(self.bold).horizontalAdvance(group.heading) + 2 * GRID, 0, 0, 0)
        draw_lines(painter, beside, group.words, self.font, palette.quiet_text)

    def _cell(self, painter: QPainter, rect: QRect, row: ChangeRow, name: str) -> None:
        palette = look()
        if name == "new" and row.kind == "missing":
            self._box(painter, rect, row.ref in self.removed)
            return
        text = {"ref": row.ref, "field": row.field, "old": row.old, "new": row.new}[name]
        quiet = name == "field" or (name == "old" and row.kind == "changed")
        nothing = "–" if row.kind == "changed" and name in ("old", "new") else ""
        colour = palette.quiet_text if quiet else palette.text
        draw_lines(painter, rect, text or nothing, self.font, colour, 2)

    def _box(self, painter: QPainter, rect: QRect, checked: bool) -> None:
        metrics = QFontMetrics(self.font)
        side = metrics.ascent()
        box = QRectF(rect.x() + 1, rect.y() + (metrics.height() - side) / 2, side, side)
        draw_check(painter, box, checked)
        draw_lines(painter, rect.adjusted(side + GRID, 0, 0, 0), REMOVE, self.font, look().text)
