"""Editing a cell of the scorecard in place: a comment or an action as text, the status from the words in use."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit, QStyledItemDelegate, QStyleOptionViewItem, QTableView, QWidget

from tracker.columns.scorecard_rows import CardRow
from tracker.ui.look.theme import GRID
from tracker.ui.tables.records_model import ROW, RegisterModel
from tracker.ui.widgets.drop_list import DropList

EDITABLE = {"status": "stated_rating", "comment": "comment", "action": "action"}  # columns, and what of a remark
NO_STATUS = "None stated"
_COMES_BACK = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)
_LEAST_LINES, _LEAST_WIDE = 4, 30  # of an editor: lines, and characters on one


def stands_in(row: CardRow, name: str) -> str:
    """What is said now in a column that can be edited."""
    return getattr(row.said, EDITABLE[name]) or ""


class TextEditor(QPlainTextEdit):
    """Enter saves, Shift+Enter begins a line, Esc leaves what was."""


class StatusEditor(DropList):
    """The words by which statuses are stated, and none."""

    def __init__(self, words: Sequence[str], parent: QWidget) -> None:
        super().__init__()
        self.setParent(parent)
        self.setMinimumContentsLength(len(NO_STATUS))
        self.addItem(NO_STATUS, "")
        for word in words:
            self.addItem(word, word)

    def choose(self, word: str) -> None:
        """Choose a word; one that is not on offer is put there."""
        if self.findData(word) < 0:
            self.addItem(word, word)
        self.setCurrentIndex(self.findData(word))


class EditDelegate(QStyledItemDelegate):
    """Opens the editors, and tells what was `said` in them: the row, the column's name, the text.

    `further`: the cell of a row that is to be edited next.
    """

    said = Signal(object, str, str)
    further = Signal(object, str)

    def __init__(self, view: QTableView) -> None:
        super().__init__(view)
        self.view = view
        self.words: Sequence[str] = ()
        self.open: tuple[CardRow, str, QWidget] | None = None

    def createEditor(
        self, parent: QWidget, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QWidget:
        """A box for the text or a list of statuses, named after what it changes."""
        row, name = index.data(ROW), _name_of(index)
        editor: QWidget = TextEditor(parent)
        if name == "status":
            editor = status = StatusEditor(self.words, parent)
            status.activated.connect(lambda _: self._close(status, 0))  # one was chosen from the list
        heading = {"status": "Status", "comment": "Comment", "action": "Action"}[name]
        editor.setAccessibleName(f"{heading} of {row.measure.name}")
        if isinstance(editor, TextEditor):
            editor.setToolTip("Enter saves, Shift+Enter begins a new line, Esc leaves it as it was.")
        self.open = (row, name, editor)
        return editor

    def destroyEditor(self, editor: QWidget, index: QModelIndex | QPersistentModelIndex) -> None:
        """It is open no more."""
        if self.open is not None and self.open[2] is editor:
            self.open = None
        super().destroyEditor(editor, index)

    def setEditorData(self, editor: QWidget, index: QModelIndex | QPersistentModelIndex) -> None:
        """What stands there now."""
        fill_editor(editor, stands_in(index.data(ROW), _name_of(index)))

    def setModelData(
        self, editor: QWidget, model: QAbstractItemModel, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Tell what was said, where it is something else than stood there."""
        if self.open is not None and self.open[2] is editor:
            self._tell(*self.open)

    def _tell(self, row: CardRow, name: str, editor: QWidget) -> None:
        self.open = None  # whoever saves it has the rows shown anew
        if (text := text_of_editor(editor).strip()) != stands_in(row, name).strip():
            self.said.emit(row, name, text)

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Over its cell, large enough to write in, within the table."""
        place, metrics, within = QRect(option.rect), editor.fontMetrics(), self.view.viewport().rect()
        if isinstance(editor, TextEditor):
            place.setHeight(max(place.height(), _LEAST_LINES * metrics.lineSpacing() + 2 * GRID))
            place.setWidth(max(place.width(), _LEAST_WIDE * metrics.averageCharWidth()))
        else:
            place.setSize(editor.sizeHint().expandedTo(place.size()).boundedTo(within.size()))
            place.setHeight(editor.sizeHint().height())
        place.moveRight(min(place.right(), within.right()))
        place.moveBottom(min(place.bottom(), within.bottom()))
        editor.setGeometry(place)

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        """Enter saves, and Tab saves and goes on to the next cell that can be edited."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and isinstance(editor, QWidget):
            enter, shift = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter), Qt.KeyboardModifier.ShiftModifier
            if enter and not (isinstance(editor, TextEditor) and event.modifiers() & shift):
                self._close(editor, 0)
                return True
            if event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
                self._close(editor, 1 if event.key() == Qt.Key.Key_Tab else -1)
                return True
        if isinstance(event, QFocusEvent) and event.type() == QEvent.Type.FocusOut and event.reason() in _COMES_BACK:
            return False  # a look at another window is no word to be kept for ever
        return super().eventFilter(editor, event)

    def _close(self, editor: QWidget, further: int) -> None:
        """Take the editor away first: what is saved has the rows shown anew, and the view would look for it in vain."""
        if self.open is None or self.open[2] is not editor:
            return
        row, name, _ = self.open
        names = list(EDITABLE)
        at = names.index(name) + further
        self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.NoHint)
        self._tell(row, name, editor)
        if further and 0 <= at < len(names):
            QTimer.singleShot(0, self, lambda: self.further.emit(row, names[at]))


def fill_editor(editor: QWidget, text: str) -> None:
    """Put a text into an editor."""
    if isinstance(editor, StatusEditor):
        editor.choose(text)
    elif isinstance(editor, TextEditor):
        editor.setPlainText(text)
        editor.selectAll()


def text_of_editor(editor: QWidget) -> str:
    """What an editor says."""
    if isinstance(editor, StatusEditor):
        return str(editor.currentData())
    return editor.toPlainText() if isinstance(editor, TextEditor) else ""


def _name_of(index: QModelIndex | QPersistentModelIndex) -> str:
    model = index.model()
    assert isinstance(model, RegisterModel)
    return model.columns[index.column()].name
