"""A small table to read and choose from: one column takes the room that is left; it and others break their texts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import (
    SIGNAL,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QSignalBlocker,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from tracker.columns.words import Column, text_of
from tracker.ui.keys import OwnKey
from tracker.ui.look.row_ground import draw_row_ground, settle
from tracker.ui.look.text_lines import draw_lines, lines_of
from tracker.ui.look.theme import GRID, current_palette, larger
from tracker.ui.tables.copying import TableText, offer_copies
from tracker.ui.tables.records_model import ROW, RegisterModel
from tracker.ui.tables.wanted_columns import WantedColumns
from tracker.ui.tables.wanted_order import WantedOrder

_LEAST = 16  # characters of the column that takes the room
_AMPLE = 60  # characters of it, from which on the others have more room too
_MANY = 500  # rows


class RowsDelegate(QStyledItemDelegate):
    """Texts from the left, numbers from the right; the last row is bold where it is a sum."""

    def __init__(self, view: RowsView) -> None:
        super().__init__(view)
        self.view = view

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint one cell."""
        view, column = self.view, self.view.rows.columns[index.column()]
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        font = self.font_of(index.row())
        painter.save()
        draw_row_ground(painter, option.rect, view, chosen=chosen, first=index.column() == 0)
        inside = option.rect.adjusted(GRID, GRID * 3 // 4, -GRID, 0)
        text = text_of(column, index.data(ROW))
        if column.kind == "number":
            inside.setLeft(inside.right() - QFontMetrics(font).horizontalAdvance(text) - 1)
        most = view.most_lines if column.wrap or column.name == view.wide else 1
        draw_lines(painter, inside, text, font, current_palette().text, most)
        painter.restore()

    def font_of(self, row: int) -> QFont:
        """The font of a row."""
        is_sum = self.view.sums and row == len(self.view.rows.rows) - 1
        return larger(self.view.font(), 1.0, bold=True) if is_sum else self.view.font()


class RowsView(QTableView):
    """`chosen`: another row is the current one; `opened`: Enter or a double click falls on it.

    With Shift or Ctrl further rows are selected, to be copied; what is done is done with the current one.
    `wide` names the column that takes the room that is left. Where that would be too little, the columns named in
    `give_way` are left out, one after the other. Its headings sort, where the order of the rows is not what they say.
    `same` answers what of a row stays when it is made anew and says something else.
    """

    chosen = Signal(object)
    opened = Signal(object)

    def __init__(
        self, name: str, columns: Sequence[Column[Any]], wide: str, *, choosing: bool, sums: bool = False,
        give_way: Sequence[str] = (), sorts: bool = True, same: Callable[[Any], object] = lambda row: row,
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self.columns, self.wide, self.sums, self.give_way = list(columns), wide, sums, give_way
        self.same = same
        self.copied: Sequence[Column[Any]] = self.columns  # a copy may call them otherwise
        self._hidden: set[str] = set()
        self.given: Sequence[Any] = ()  # the rows in the order that they have unless somebody wants another
        self.most_rows, self.most_lines = 8, 2
        self.rows = RegisterModel(columns, self, tip=lambda column, row: text_of(column, row))
        self.setModel(self.rows)
        self.painter_of_rows = RowsDelegate(self)
        self.setItemDelegate(self.painter_of_rows)
        settle(self, name)
        self.setProperty("framed", not choosing)  # no row shows that it has the keyboard
        self.copy_whole = offer_copies(self, self._selected_text, lambda: self.table_text(self.rows.rows))
        self.wanted = WantedColumns(self, name, columns, wide, self._fit)
        self.wanted.changed.connect(self._show_again)  # another order too
        if sorts:
            self.wanted.offer_order(WantedOrder(self, self.rows))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        modes = QAbstractItemView.SelectionMode
        self.setSelectionMode(modes.ExtendedSelection if choosing else modes.NoSelection)
        self.doubleClicked.connect(lambda _: self._open())

    def show_rows(self, rows: Sequence[Any], hidden: Sequence[str] = ()) -> None:
        """Show these rows without the columns that are named; the current row stays, or the one in its place."""
        current, at, self.given = self.currentIndex().data(ROW), max(0, self.currentIndex().row()), rows
        self.wanted.show_rows(self.rows, rows)
        self._hidden = set(hidden)
        self._fit()
        if rows and self.selectionMode() != QAbstractItemView.SelectionMode.NoSelection:
            self.selectRow(self._place_of(current, min(at, len(rows) - 1)))

    def _place_of(self, row: Any, else_at: int) -> int:
        """Where a row stands by now, made anew or not; of several that are alike the one in its old place."""
        wanted, rows = None if row is None else self.same(row), self.rows.rows
        if wanted is None or self.same(rows[else_at]) == wanted:
            return else_at
        return next((at for at, one in enumerate(rows) if self.same(one) == wanted), else_at)

    def _show_again(self) -> None:
        """The same rows in other columns or another order: nobody is told of another row, for it is the same one."""
        rows, chosen = self.rows.rows, [index.row() for index in self.selectionModel().selectedRows()]
        current = rows[at] if 0 <= (at := self.currentIndex().row()) < len(rows) else None
        with QSignalBlocker(self):
            self.show_rows(self.given, [*self._hidden])
            self._choose_again(current, {id(rows[at]) for at in chosen})

    def _choose_again(self, current: Any, chosen: set[int]) -> None:
        """The current row and those that are selected, wherever they stand now."""
        model, flags = self.selectionModel(), QItemSelectionModel.SelectionFlag
        self.clearSelection()
        for at, row in enumerate(self.rows.rows):
            if id(row) in chosen:
                model.select(self.rows.index(at, 0), flags.Select | flags.Rows)
            if row is current:
                model.setCurrentIndex(self.rows.index(at, 0), flags.NoUpdate)
        self.scrollTo(self.currentIndex())

    def currentChanged(
        self, now: QModelIndex | QPersistentModelIndex, before: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Tell which row is chosen; further rows that are selected are only copied."""
        super().currentChanged(now, before)
        choosing = self.selectionMode() != QAbstractItemView.SelectionMode.NoSelection
        if choosing and now.isValid() and now.row() != before.row():
            self.chosen.emit(now.data(ROW))

    own_keys: tuple[OwnKey, ...] = (OwnKey("Enter", "opens what is chosen"),)

    @property
    def own_keys_hold(self) -> bool:
        """Whether a row can be chosen, and anything is opened by it."""
        choosing = self.selectionMode() != QAbstractItemView.SelectionMode.NoSelection
        return choosing and self.receivers(SIGNAL("opened(PyObject)")) > 0

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the current row; everything else is Qt's."""
        choosing = self.selectionMode() != QAbstractItemView.SelectionMode.NoSelection
        if choosing and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open()
        else:
            super().keyPressEvent(event)

    def _open(self) -> None:
        if self.currentIndex().isValid():
            self.opened.emit(self.currentIndex().data(ROW))

    def _selected_text(self) -> TableText:
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        return self.table_text([self.rows.rows[row] for row in rows])

    def table_text(self, rows: Sequence[Any]) -> TableText:
        """These rows as they are copied: in all columns but those that somebody hid, also where there is no room."""
        wanted, copied = [column.name for column in self.wanted.shown], {one.name: one for one in self.copied}
        others = [one for name, one in copied.items() if name not in self.wanted.usual]
        return TableText(rows, [*(copied[name] for name in wanted if name in copied), *others])

    # How it looks

    def sizeHint(self) -> QSize:
        """As high as its rows, or as so many of them as are shown at once."""
        heights = [self.rowHeight(row) for row in range(min(len(self.rows.rows), self.most_rows))]
        heights += [self.horizontalScrollBar().sizeHint().height()] if self.wanted.dragged else []
        heights += [self.horizontalHeader().sizeHint().height(), 2 * max(1, self.frameWidth())]
        return QSize(super().sizeHint().width(), sum(heights))

    def minimumSizeHint(self) -> QSize:
        """The headings and two rows."""
        rows = min(len(self.rows.rows), 2) * (self.fontMetrics().lineSpacing() + GRID * 2)
        least = [one for one in self._others() if one.name not in self.give_way and one.name not in self.wanted.dragged]
        needed = sum(map(self._width, least)) + self._least_wide(self.rows.columns[0])
        return QSize(needed, rows + self.horizontalHeader().sizeHint().height())

    def apply_look(self) -> None:
        """Follow the text size and the look."""
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """One column takes what the others leave."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def stand(self, rows: int, lines: int) -> None:
        """How many rows are in view at once, and how many lines a row has at most."""
        if (rows, lines) != (self.most_rows, self.most_lines):
            self.most_rows, self.most_lines = rows, lines
            self._fit()

    def _fit(self) -> None:
        """The width of each column by what it holds, then the height of each row."""
        by_hand, room = self.wanted.by_hand, self.viewport().width()
        wide = next(column for column in self.columns if column.name == self.wide)
        widths = {one.name: by_hand(one.name) or self._width(one) for one in self._others()}
        for name in self.give_way:
            if room - sum(widths.values()) < self._least_wide(wide) and name not in self.wanted.dragged:
                widths.pop(name, None)
        self._unbreak(widths, room - sum(widths.values()))
        rest = max(room - sum(widths.values()), self._least_wide(wide) if self.wanted.dragged else 1)
        widths[self.wide] = by_hand(self.wide) or rest
        self.wanted.set_widths(widths)
        broken = [one for one in self.rows.columns if one.name in widths and (one is wide or one.wrap)]
        self._fit_rows([(one, widths[one.name] - 2 * GRID) for one in broken])
        self.updateGeometry()

    def _unbreak(self, widths: dict[str, int], rest: int) -> None:
        """Where the wide column has ample room, texts beside it need not be broken into lines."""
        for one in self._others():
            if one.wrap and one.name in widths and one.name not in self.wanted.dragged:
                given = self._width(replace(one, width=2 * one.width)) - widths[one.name]
                if rest - given > self.fontMetrics().averageCharWidth() * _AMPLE:
                    widths[one.name], rest = widths[one.name] + given, rest - given

    def _fit_rows(self, rooms: Sequence[tuple[Column[Any], int]]) -> None:
        """Each row as high as the texts in these columns need; so many that it would take long are all equally high."""
        if len(self.rows.rows) > _MANY:
            high = self.most_lines * self.fontMetrics().lineSpacing() + GRID * 3 // 2
            self.verticalHeader().setDefaultSectionSize(high)
            return
        for row, record in enumerate(self.rows.rows):
            font = self.painter_of_rows.font_of(row)
            needed = (len(lines_of(text_of(column, record), font, room, self.most_lines)) for column, room in rooms)
            self.setRowHeight(row, max(*needed, 1) * QFontMetrics(font).lineSpacing() + GRID * 3 // 2)

    def _others(self) -> list[Column[Any]]:
        """The columns beside the wide one."""
        return [one for one in self.rows.columns if one.name != self.wide and one.name not in self._hidden]

    def _least_wide(self, column: Column[Any]) -> int:
        return max(self.fontMetrics().averageCharWidth() * _LEAST, self._heading_width(column))

    def _heading_width(self, column: Column[Any]) -> int:
        """What a heading needs; Qt answers nothing for a column that is hidden."""
        header = self.horizontalHeader()
        margin = header.style().pixelMetric(QStyle.PixelMetric.PM_HeaderMargin, None, header)
        metrics = QFontMetrics(larger(header.font(), 1.0, bold=True))
        return metrics.horizontalAdvance(f"{column.heading}{self.rows.mark_of(column)}") + 2 * GRID + 2 * margin

    def _width(self, column: Column[Any]) -> int:
        metrics = QFontMetrics(larger(self.font(), 1.0, bold=True))
        texts = {text_of(column, row)[: 2 * column.width] for row in self.rows.rows}  # more has no room
        widest = min(max(map(metrics.horizontalAdvance, texts), default=0), metrics.averageCharWidth() * column.width)
        return max(widest + 2 * GRID + 2, self._heading_width(column))
