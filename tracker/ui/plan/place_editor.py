"""Edits texts where they stand: fields over a row, one sentence where they cannot be saved, nothing lost."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QEvent, QObject, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from tracker.ui.look.theme import GRID
from tracker.ui.widgets.chips import SmallButton
from tracker.ui.widgets.labels import error_label

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_CTRL = Qt.KeyboardModifier.ControlModifier


class EditedText(NamedTuple):
    """One field: its name, what stands in it, for how many lines there is room, and what it may be chosen from."""

    name: str
    value: str
    lines: int = 1
    offered: Sequence[str] = ()


class PlaceEditor(QFrame):
    """Enter saves a field of one line, Ctrl+Enter any; Esc leaves all as it was. `saved`: it is to be saved.

    `closed`: it is put away. It stays open until whoever saves closes it, or says why not.
    """

    saved = Signal()
    closed = Signal()

    def __init__(self, view: QWidget, fields: Sequence[EditedText]) -> None:
        super().__init__(view)
        self.setObjectName("editor")
        self.setAutoFillBackground(True)
        self.fields = [_field(field) for field in fields]
        self.before = self.values
        column = QVBoxLayout(self)
        column.setContentsMargins(GRID, GRID, GRID, GRID)
        column.setSpacing(GRID // 2)
        for field in self.fields:
            column.addWidget(field)
            field.installEventFilter(self)
        self.error = error_label()
        self.error.hide()
        column.addWidget(self.error)
        column.addLayout(self._foot())

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self.save_button, self.cancel_button = SmallButton("Save"), SmallButton("Cancel")
        self.save_button.setToolTip("Save (Ctrl+Enter)")
        self.cancel_button.setToolTip("Cancel (Esc)")
        self.save_button.clicked.connect(lambda _=False: self.save())
        self.cancel_button.clicked.connect(lambda _=False: self.close_editor())
        row.addWidget(self.save_button)
        row.addWidget(self.cancel_button)
        row.addStretch(1)
        return row

    @property
    def values(self) -> list[str]:
        """What stands in the fields."""
        return [_value(field) for field in self.fields]

    @property
    def is_changed(self) -> bool:
        """Whether something else was typed than what stood there."""
        return self.values != self.before

    def open_over(self, rect: QRect, within: QRect) -> None:
        """Stand over a row, as large as the fields need, within the view."""
        self.setFixedWidth(min(max(rect.width(), self.fontMetrics().averageCharWidth() * 34), within.width() - GRID))
        self.adjustSize()
        x = min(rect.x(), within.right() - self.width())
        y = min(max(rect.y(), within.y()), max(within.y(), within.bottom() - self.sizeHint().height() - GRID))
        self.move(max(x, within.x()), y)
        self.show()
        self.raise_()
        self.fields[-1].setFocus(Qt.FocusReason.OtherFocusReason)

    def save(self) -> None:
        """Hand on what was typed; where nothing was changed there is nothing to save."""
        if not self.is_changed and any(self.values):
            self.close_editor()
        else:
            self.saved.emit()

    def refuse(self, sentence: str) -> None:
        """Say why it was not saved; what was typed stays."""
        self.error.setText(sentence)
        self.error.show()
        self.adjustSize()

    def close_editor(self) -> None:
        """Put it away."""
        self.hide()
        self.closed.emit()
        self.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The keys that save and leave, in every field."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Escape:
                self.close_editor()
                return True
            if event.key() in _ENTER and (event.modifiers() & _CTRL or not isinstance(watched, QPlainTextEdit)):
                self.save()
                return True
        return super().eventFilter(watched, event)


def _field(field: EditedText) -> QLineEdit | QPlainTextEdit | QComboBox:
    made: QLineEdit | QPlainTextEdit | QComboBox
    if field.offered:
        made = QComboBox()
        made.setEditable(True)
        made.addItems(list(field.offered))
        made.setEditText(field.value)
    elif field.lines > 1:
        made = QPlainTextEdit(field.value)
        made.setTabChangesFocus(True)
        made.setFixedHeight(made.fontMetrics().lineSpacing() * field.lines + 2 * GRID)
    else:
        made = QLineEdit(field.value)
        made.selectAll()
    made.setAccessibleName(field.name)
    if not isinstance(made, QComboBox):
        made.setPlaceholderText(field.name)
    return made


def _value(field: QWidget) -> str:
    if isinstance(field, QPlainTextEdit):
        return field.toPlainText()
    if isinstance(field, QComboBox):
        return field.currentText()
    assert isinstance(field, QLineEdit)
    return field.text()
