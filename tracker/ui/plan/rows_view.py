"""Rows of the page of a plan: read by the arrows, opened by Enter, edited in place by F2 or a double click."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from tracker.ui.keys import OwnKey
from tracker.ui.look.theme import GRID
from tracker.ui.plan.printed import copied_rows, headed
from tracker.ui.plan.row_layout import RowFonts, RowLayout, spoken
from tracker.ui.plan.row_painter import PlanRowsDelegate
from tracker.ui.plan.rows import ShownRow
from tracker.ui.tables.copying import TableText, offer_copies, with_rows_under
from tracker.ui.tables.grouping import Group

_Key = Qt.Key
_OPENED_BY_A_CLICK = ("add", "more", "gone")
_Index = QModelIndex | QPersistentModelIndex
_NO_PARENT = QModelIndex()


class PlanRowsModel(QAbstractListModel):
    """The rows; a reader hears the whole of each."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.rows: Sequence[ShownRow] = ()

    def show(self, rows: Sequence[ShownRow]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: _Index = _NO_PARENT) -> int:
        """How many rows there are."""
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The words of a row, and all of it for a reader."""
        if not index.isValid() or index.row() >= len(self.rows):
            return None
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return " ".join(row.text.split())
        return spoken(row) if role == Qt.ItemDataRole.AccessibleTextRole else None


class PlanRows(QListView):
    """`opened`: Enter, or a click on what is a link; with the part that was meant. `edit_asked`: F2, a double click.

    `move_asked`: Alt and an arrow, one up or down. `remove_asked`: Delete. `menu_asked`: what else can be done, where.
    """

    opened = Signal(object, str)
    edit_asked = Signal(object, str)
    move_asked = Signal(object, int)
    remove_asked = Signal(object)
    menu_asked = Signal(object, QPoint)
    chosen = Signal(object)
    left = Signal()

    def __init__(self, name: str, *, quiet_ground: bool = False) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.model_of_rows = PlanRowsModel(self)
        self.painter_of_rows = PlanRowsDelegate(self)
        self.painter_of_rows.quiet_ground = quiet_ground
        self.setModel(self.model_of_rows)
        self.setItemDelegate(self.painter_of_rows)
        self.setObjectName("rows")
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setProperty("framed", True)  # it may be empty
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.unfolded: Callable[[], Sequence[ShownRow]] = lambda: self.rows  # what is folded away is copied too
        offer_copies(self, self._selected_text, lambda: self._text(headed(self.unfolded())))
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.DefaultContextMenu)  # the page has more to offer there
        self.clicked.connect(self._clicked)
        self.selectionModel().currentChanged.connect(self._current_changed)

    # What is shown

    @property
    def rows(self) -> Sequence[ShownRow]:
        """The rows that are shown."""
        return self.model_of_rows.rows

    def show_rows(self, rows: Sequence[ShownRow], as_at: date) -> None:
        """Show these, keeping the row that is chosen and the place of the view."""
        key, place = self.current.key if self.current else None, self.verticalScrollBar().value()
        self.painter_of_rows.as_at = as_at
        self.blockSignals(True)
        self.model_of_rows.show(rows)
        self.lay_out_rows()
        self.blockSignals(False)
        self.choose(next((at for at, row in enumerate(rows) if row.key == key), -1))
        self.verticalScrollBar().setValue(place)

    @property
    def current(self) -> ShownRow | None:
        """The row that the keyboard is on."""
        at = self.currentIndex().row()
        return self.rows[at] if 0 <= at < len(self.rows) else None

    def choose(self, at: int) -> None:
        """Put the keyboard on a row; on none for a place that is none."""
        index = self.model_of_rows.index(at, 0)
        self.setCurrentIndex(index)
        if index.isValid():
            self.scrollTo(index)

    def lay_out_rows(self) -> None:
        """Measure the rows anew, for other rows, another width or text size."""
        fonts = RowFonts(self.font())
        self.painter_of_rows.layout_of_rows = RowLayout(self.rows, max(self.viewport().width(), 60), fonts)
        self.scheduleDelayedItemsLayout()
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Texts break elsewhere in another width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.lay_out_rows()

    def _selected_text(self) -> TableText:
        """The line that the keyboard is on; of a heading all that stands under it."""
        every, key = self.unfolded(), self.current.key if self.current else None
        return self._text(with_rows_under(headed(every), {at for at, row in enumerate(every) if row.key == key}))

    def _text(self, rows: Sequence[Group | ShownRow]) -> TableText:
        return copied_rows(rows, self.painter_of_rows.as_at)

    # What is done

    def _current_changed(self, index: QModelIndex) -> None:
        if 0 <= index.row() < len(self.rows):
            self.chosen.emit(self.rows[index.row()])

    def part_at(self, index: QModelIndex, place: QPoint) -> str:
        """What of a row is pointed at: "text", "lead", "ref", "review", "rating", "finding", "link"."""
        layout = self.painter_of_rows.layout_of_rows
        if layout is None or not index.isValid():
            return "text"
        parts = layout.parts(self.rows[index.row()], self.visualRect(index))
        return next((name for name, rect in parts.items() if rect.contains(place)), "text")

    def _clicked(self, index: QModelIndex) -> None:
        row, place = self.rows[index.row()], self.viewport().mapFromGlobal(self.cursor().pos())
        part = self.part_at(index, place)
        if row.kind in _OPENED_BY_A_CLICK or part == "link":
            self.opened.emit(row, part)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Edit what was meant."""
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and event.button() == Qt.MouseButton.LeftButton:
            self.edit_asked.emit(self.rows[index.row()], self.part_at(index, event.position().toPoint()))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """What else can be done with a row; by the menu key, with the one that is chosen."""
        by_mouse = event.reason() == QContextMenuEvent.Reason.Mouse
        index = self.indexAt(event.pos()) if by_mouse else self.currentIndex()
        if index.isValid():
            self.setCurrentIndex(index)
            where = event.globalPos() if by_mouse else self.viewport().mapToGlobal(self.visualRect(index).bottomLeft())
            self.menu_asked.emit(self.rows[index.row()], where)

    own_keys = (
        OwnKey("F2", "edits the line where it stands"),
        OwnKey("Enter", "opens what the line is about, or edits it"),
        OwnKey("Alt+Up, Alt+Down", "moves the line up, down"),
        OwnKey("Del", "removes the line, which can be brought back"),
    )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter, F2, Delete, Alt with an arrow; everything else is Qt's."""
        row, key, alt = self.current, event.key(), bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if row is None or key not in (
            _Key.Key_Return,
            _Key.Key_Enter,
            _Key.Key_F2,
            _Key.Key_Delete,
            _Key.Key_Up,
            _Key.Key_Down,
        ):
            super().keyPressEvent(event)
        elif key in (_Key.Key_Up, _Key.Key_Down):
            if alt:
                self.move_asked.emit(row, -1 if key == _Key.Key_Up else 1)
            else:
                super().keyPressEvent(event)
        elif key == _Key.Key_F2:
            self.edit_asked.emit(row, "text")
        elif key == _Key.Key_Delete:
            self.remove_asked.emit(row)
        else:
            self.opened.emit(row, "link" if row.unlinked and not row.record else "text")

    def place_of_part(self, at: int, part: str = "text") -> Any:
        """Where a part of a row stands in the view."""
        rect = self.visualRect(self.model_of_rows.index(at, 0))
        layout = self.painter_of_rows.layout_of_rows
        found = layout.parts(self.rows[at], rect) if layout else {}
        return found.get(part, rect).adjusted(GRID // 2, 0, -GRID // 2, 0)
