"""The table of readings: typing, copying, pasting from a sheet, and clearing cells after a question."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QFontMetrics, QGuiApplication, QKeyEvent, QKeySequence, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from tracker.palette import mixed
from tracker.ui.keys import OwnKey
from tracker.ui.look.theme import GRID, current_palette, larger
from tracker.ui.measures.readings_model import ADD, ReadingsModel
from tracker.ui.measures_editing.readings_editing import READING_COLUMNS, READING_HEADINGS, words_column
from tracker.ui.tables.copying import copy_cells
from tracker.ui.tables.wanted_columns import WantedColumns

_LEAST_WORDS = 10  # characters of source and of note
_Hint = QAbstractItemDelegate.EndEditHint
Typed = tuple[QPersistentModelIndex, str]


class _Cells(QStyledItemDelegate):
    """Selected cells on a tint, the current one in a frame; the editor is a bare line of text."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """The words of the cell over its ground, and a line under it."""
        box, state = QRect(option.rect), option.state
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, QColor(mixed(current_palette().accent, current_palette().surface, 0.14)))
        option.state &= ~QStyle.StateFlag.State_HasFocus
        option.rect = box.adjusted(GRID // 2, 0, -GRID // 2, 0)
        super().paint(painter, option, index)
        painter.save()
        painter.setPen(QColor(current_palette().line))
        painter.drawLine(box.bottomLeft(), box.bottomRight())
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(QColor(current_palette().accent), 2))
            painter.drawRect(box.adjusted(1, 1, -1, -1))
        painter.restore()

    def createEditor(
        self, parent: QWidget, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QWidget:
        """The editor fills its cell."""
        editor = QLineEdit(parent)
        editor.setObjectName("cell")
        editor.setFrame(False)
        editor.setStyleSheet("QLineEdit#cell { border-radius: 0; padding: 0 4px; }")
        period = index.model().index(index.row(), 0).data() or "new reading"
        editor.setAccessibleName(f"{READING_HEADINGS[index.column()]} of {period}")
        return editor


class ReadingsTable(QTableView):
    """Delete asks for cells to be cleared, Ctrl+V pastes, Ctrl+C copies; Enter edits."""

    clear_asked = Signal(list)
    paste_asked = Signal(str, int, int)

    def __init__(self, model: ReadingsModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = model
        self.setModel(model)
        self.setItemDelegate(_Cells(self))
        self.setAccessibleName("Readings")
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setCornerButtonEnabled(False)
        self.setShowGrid(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(triggers.DoubleClicked | triggers.EditKeyPressed | triggers.AnyKeyPressed)
        self.verticalHeader().hide()
        self.horizontalHeader().setHighlightSections(False)
        self.wanted = WantedColumns(self, "readings", READING_COLUMNS, "period", self._fit, places=False)
        self._next: tuple[QPersistentModelIndex, str | None] | None = None
        model.refused.connect(self._keep_what_was_typed)
        for signal in (model.modelReset, model.dataChanged):
            signal.connect(self._span_words)
        self.apply_look()

    def _span_words(self) -> None:
        """By what a reading was replaced takes the room that its source and note would have, and its cases."""
        self.clearSpans()
        for row, line in enumerate(self.rows.lines):
            if line.replaced_by is not None:
                first = words_column(line)
                self.setSpan(row, first, 1, self.rows.columnCount() - first)

    # Where an editor goes when it closes

    def go_to(self, index: QModelIndex) -> None:
        """Make a cell the current one; while an editor is closing, afterwards."""
        if self.state() == QAbstractItemView.State.EditingState:
            self._next = QPersistentModelIndex(index), None
        else:
            self.setCurrentIndex(index)

    def being_typed(self) -> Typed | None:
        """The cell that is open, and what stands in its editor."""
        editor = self.focusWidget()
        if self.state() == QAbstractItemView.State.EditingState and isinstance(editor, QLineEdit):
            return QPersistentModelIndex(self.currentIndex()), editor.text()
        return None

    def type_again(self, at: QPersistentModelIndex, text: str) -> None:
        """Open a cell with what was typed into it, if it is still there and nothing else is being typed."""
        if at.isValid() and self.state() != QAbstractItemView.State.EditingState:
            self._go_on(at, text, opened=True)

    def _keep_what_was_typed(self) -> None:
        self._next = self.being_typed() or self._next

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """What was refused is opened again with its text; a new reading is followed to its row."""
        following, self._next = self._next, None
        if following is None or hint in (_Hint.NoHint, _Hint.RevertModelCache):
            super().closeEditor(editor, hint)
            return
        super().closeEditor(editor, _Hint.NoHint)
        opened = following[1] is not None or hint == _Hint.EditNextItem
        QTimer.singleShot(0, self, partial(self._go_on, *following, opened))  # when this editor is quite gone

    def _go_on(self, at: QPersistentModelIndex, text: str | None, opened: bool) -> None:
        index = self.rows.index(at.row(), at.column())
        self.setCurrentIndex(index)
        if opened:
            self.edit(index)
        if text is not None and isinstance(editor := self.focusWidget(), QLineEdit):
            editor.setText(text)

    # Keys

    own_keys = (
        OwnKey("Enter", "edits the reading"),
        OwnKey("Ctrl+C, Ctrl+V", "copies the readings that are chosen, pastes some from a sheet"),
        OwnKey("Del", "clears the readings that are chosen"),
    )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Clear, copy, paste, edit; everything else is Qt's."""
        if self.state() == QAbstractItemView.State.EditingState:
            super().keyPressEvent(event)  # a key that the editor passed on
        elif event.matches(QKeySequence.StandardKey.Paste):
            at = self.currentIndex()
            row, column = (at.row(), at.column()) if at.isValid() else (len(self.rows.lines), 0)
            self.paste_asked.emit(QGuiApplication.clipboard().text(), row, column)
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy_selected()
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.clear_asked.emit(self._selected())
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.edit(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def copy_selected(self) -> None:
        """Copy the selected cells as a sheet takes them, and Word as a table."""
        rows: dict[int, list[str]] = {}
        for index in self._selected():
            rows.setdefault(index.row(), []).append(str(index.data(Qt.ItemDataRole.EditRole) or ""))
        if rows:
            copy_cells(list(rows.values()))

    def _selected(self) -> list[QModelIndex]:
        return sorted(self.selectedIndexes(), key=lambda index: (index.row(), index.column()))

    # How it looks

    def sizeHint(self) -> QSize:
        """Six rows and all columns."""
        return QSize(self.widths_before_source() * 2, self._height_of(6))

    def minimumSizeHint(self) -> QSize:
        """Five rows, and what has to be seen at least: period, value and numerator."""
        return QSize(sum(self.columnWidth(column) for column in range(3)) + 2 * GRID, self._height_of(5))

    def widths_before_source(self) -> int:
        """What period, value, numerator and denominator need."""
        return sum(self.columnWidth(column) for column in range(4)) + 2 * GRID

    def _height_of(self, rows: int) -> int:
        row = self.verticalHeader().defaultSectionSize()
        return self.horizontalHeader().sizeHint().height() + rows * row + self.horizontalScrollBar().sizeHint().height()

    def apply_look(self) -> None:
        """Follow the text size and the look."""
        self.verticalHeader().setMinimumSectionSize(1)
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + GRID + GRID // 4)
        self._fit()
        self.updateGeometry()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Source and note share what the numbers leave."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        metrics, heading = self.fontMetrics(), QFontMetrics(larger(self.font(), 1.0, bold=True))
        widths = {one.name: wide for one in READING_COLUMNS if (wide := self.wanted.by_hand(one.name))}
        for at, column in enumerate(READING_COLUMNS[:4]):
            least = metrics.averageCharWidth() * 7 if at else metrics.horizontalAdvance(ADD)
            words = max(least, heading.horizontalAdvance(column.heading))
            widths.setdefault(column.name, words + 2 * GRID + 4)
        shared = [column.name for column in READING_COLUMNS if column.name not in widths]
        rest, least = self.viewport().width() - sum(widths.values()), metrics.averageCharWidth() * _LEAST_WORDS
        self.wanted.set_widths({**widths, **{name: max(rest // len(shared), least + 2 * GRID) for name in shared}})
