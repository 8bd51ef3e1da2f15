"""A table of rows in groups: headings that fold, keys to go through them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPalette
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from tracker.columns.words import Column
from tracker.ui.keys import OwnKey
from tracker.ui.tables.copying import TableText, offer_copies, with_rows_under
from tracker.ui.tables.grouping import Group, places_of_groups
from tracker.ui.tables.records_model import RegisterModel

_Index = QModelIndex | QPersistentModelIndex


class GroupedView(QTableView):
    """Tells which row is chosen, which is opened, and which group is to be folded."""

    row_chosen = Signal(object)
    row_opened = Signal(object)
    fold_asked = Signal(object)

    def __init__(self, model: RegisterModel) -> None:
        super().__init__()
        self.register = model
        self.whole: Callable[[], TableText] = lambda: self.table_text(model.rows)  # what "Copy table" copies
        self._telling, self._told = False, None  # the row that was told last
        self._headed: list[int] = []  # where the headings of groups stand
        self.setViewport(QWidget())  # to find out what Qt's own is, all kinds of widgets would be made known to Python
        self.setModel(model)
        self._telling = True
        self._settle()
        self.copy_whole = offer_copies(self, self._selected_text, lambda: self.whole())

    def _settle(self) -> None:
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        # With the first scroll: to say what kind of widget the bar stands on, all kinds would be made known to Python.
        once = Qt.ConnectionType.SingleShotConnection
        self.verticalScrollBar().valueChanged.connect(self._give_bar_a_ground, once)
        across = self.horizontalHeader()
        across.setHighlightSections(False)
        across.setSectionsClickable(True)
        across.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        across.setAccessibleName("Columns")
        # By the rows' own Qt would have it painted anew with each row that is chosen.
        across.setSelectionModel(QItemSelectionModel(self.register, across))

    def _give_bar_a_ground(self) -> None:
        """Else all that the table stands on is painted under the bar with each scroll."""
        under = self.verticalScrollBar().parentWidget()
        assert under is not None
        under.setBackgroundRole(QPalette.ColorRole.Base)
        under.setAutoFillBackground(True)

    # What is shown

    def show_these(self, rows: Iterable[Any], columns: Sequence[Column[Any]] | None = None) -> None:
        """Show these, in other columns too; the row that was chosen is chosen again by `choose`, not here."""
        self._telling, self._told = False, None
        self.register.show_rows(rows, columns)
        self._span_groups()
        self.executeDelayedItemsLayout()  # Qt's own moment for it comes after a paint, and has all painted once more
        self._telling = True

    def changeEvent(self, event: QEvent) -> None:
        """A style sheet has Qt think that something shows through: it would paint all anew with each row it scrolls."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.viewport().setAutoFillBackground(True)

    def say_again(self) -> None:
        """The very same rows say something else."""
        for at in self._headed:
            self.register.rows[at].count_again()
        self.register.say_again()

    def height_of_group(self) -> int:
        """The height of a heading."""
        raise NotImplementedError

    def _span_groups(self) -> None:
        """Headings of groups go across all columns, and have their own height; those that do so already are left."""
        headed = places_of_groups(self.register.rows)
        if headed == self._headed and all(self._spans(at) for at in headed):
            return
        self.clearSpans()
        across, high = len(self.register.columns), self.height_of_group()
        for at in headed if across > 1 else ():  # Qt warns of a span over one cell
            self.setSpan(at, 0, 1, across)
        usual = self.verticalHeader().defaultSectionSize()  # or a row where a heading stood would keep its height
        rows = [(at, usual) for at in {*self._headed}.difference(headed) if at < len(self.register.rows)]
        self.set_heights([*rows, *((at, high) for at in headed)])
        self._headed = headed

    def set_heights(self, heights: Iterable[tuple[int, int]]) -> None:
        """How high rows are, by their places.

        The header's own signals would have the whole table painted once more, after the next paint; and where it is
        to be updated it works out the places of all rows for each.
        """
        down = self.verticalHeader()
        down.blockSignals(True)
        down.setUpdatesEnabled(False)
        for at, high in heights:
            down.resizeSection(at, high)
        down.setUpdatesEnabled(True)
        down.blockSignals(False)
        self.updateGeometries()

    def _spans(self, at: int) -> bool:
        """Whether a row already looks like a heading."""
        high = self.verticalHeader().sectionSize(at)
        return high == self.height_of_group() and self.columnSpan(at, 0) == len(self.register.columns)

    def record_at(self, at: int) -> Any:
        """What stands in a row, None for a heading."""
        row = self.register.rows[at] if 0 <= at < len(self.register.rows) else None
        return None if isinstance(row, Group) else row

    def chosen(self) -> Any:
        """The record of the current row."""
        at = self.currentIndex().row()
        return self.register.rows[at] if 0 <= at < len(self.register.rows) else None

    def choose(self, at: int, tell: bool = True) -> None:
        """Make a row the current one and bring it into sight."""
        self._telling = tell
        index, flags = self.register.index(at, 0), QItemSelectionModel.SelectionFlag
        # Qt's own way would ask the keyboard whether Shift or Ctrl is held.
        self.selectionModel().setCurrentIndex(index, flags.NoUpdate)
        self.selectionModel().select(index, flags.ClearAndSelect | flags.Rows)
        self.scrollTo(index, QAbstractItemView.ScrollHint.EnsureVisible)
        self._telling = True

    def selectionChanged(self, now: QItemSelection, before: QItemSelection) -> None:
        """Tell which row is chosen, however many are; a heading leaves what was."""
        super().selectionChanged(now, before)
        if not self.selectionModel().hasSelection():
            self._told = None
        if not now.isEmpty():
            self._tell()

    def currentChanged(self, now: _Index, before: _Index) -> None:
        """The row under the keyboard may become another one while as many stay selected, or fewer."""
        super().currentChanged(now, before)
        for row in {now.row(), before.row()}:  # the ring goes around the whole row, Qt has but a cell painted anew
            self.viewport().update(0, self.rowViewportPosition(row), self.viewport().width(), self.rowHeight(row))
        if before.isValid() and now.isValid():
            self._tell()

    def _tell(self) -> None:
        chosen = self.chosen()
        if isinstance(chosen, Group) or chosen is self._told:
            return
        self._told = chosen
        if self._telling and chosen is not None:
            self.row_chosen.emit(chosen)

    # Copying

    own_keys: tuple[OwnKey, ...] = (
        OwnKey("Enter", "opens what is chosen; on a heading, folds the group or opens it"),
        OwnKey("Left, Right", "folds the group, opens it"),
        OwnKey("Home, End", "goes to the first row, to the last"),
    )

    def table_text(self, rows: Sequence[Any]) -> TableText:
        """These rows as they are copied."""
        return TableText(rows, self.register.columns)

    def _selected_text(self) -> TableText:
        chosen = {index.row() for index in self.selectionModel().selectedRows()}
        return self.table_text(with_rows_under(self.register.rows, chosen))

    # Keys and mouse

    def begin(self) -> None:
        """Choose the first row where nothing is chosen: Qt would begin at a heading, and not show it."""
        at = self.first_row()
        if at is not None and not self.selectionModel().hasSelection():
            self.choose(at)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Reached with Tab, some row is chosen."""
        if event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason):
            self.begin()
        super().focusInEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens; the arrows left and right close and open a group; Home and End go to the ends."""
        key, row = event.key(), self.chosen()
        if key == Qt.Key.Key_Space and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().keyPressEvent(event)  # adds the row to those selected, or takes it from them
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and row is not None:
            self._enter(row)
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right) and row is not None:
            self._sideways(row, key == Qt.Key.Key_Left)
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End) and self.register.rows:
            self.choose(0 if key == Qt.Key.Key_Home else len(self.register.rows) - 1)
        else:
            super().keyPressEvent(event)

    def _enter(self, row: Any) -> None:
        if isinstance(row, Group):
            self.fold_asked.emit(row.key)
        else:
            self.row_opened.emit(row)

    def _sideways(self, row: Any, left: bool) -> None:
        if isinstance(row, Group):
            if row.folded != left:
                self.fold_asked.emit(row.key)
        elif left:
            rows, at = self.register.rows, self.currentIndex().row()
            heading = next((n for n in range(at, -1, -1) if isinstance(rows[n], Group)), None)
            if heading is not None:
                self.choose(heading)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press on a heading folds it."""
        super().mousePressEvent(event)
        at = self.indexAt(event.position().toPoint())
        row = self.register.rows[at.row()] if at.isValid() else None
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier  # with a key held it selects
        if isinstance(row, Group) and event.button() == Qt.MouseButton.LeftButton and plain:
            self.fold_asked.emit(row.key)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A second press on a heading is a press; on a row it opens."""
        row = self.record_at(self.indexAt(event.position().toPoint()).row())
        if row is None:
            self.mousePressEvent(event)
        else:
            self.row_opened.emit(row)

    def first_row(self) -> int | None:
        """The first row that is no heading."""
        return next((at for at, row in enumerate(self.register.rows) if not isinstance(row, Group)), None)
