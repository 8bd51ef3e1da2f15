"""Undo and redo by name: their entries in the menu, their keys, and what the window says of them."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QMainWindow, QPlainTextEdit, QWidget

from tracker.domain.long_text import shortened
from tracker.errors import TrackerError
from tracker.ui.dialogs.messages import tell_error
from tracker.ui.widgets.chips import as_words
from tracker.ui.window.status_bar import StatusLine
from tracker.ui.workspace import Workspace

UNDO, REDO = (QKeySequence("Ctrl+Z"),), (QKeySequence("Ctrl+Y"), QKeySequence("Ctrl+Shift+Z"))
_ROOM = 70  # characters of a step's name: a menu is as wide as its longest words
_TextField = QLineEdit | QPlainTextEdit


class UndoCommands(QObject):
    """The two commands, for the menu and the whole window. A text field in which something was typed goes first."""

    def __init__(self, window: QMainWindow, workspace: Workspace, status: StatusLine) -> None:
        super().__init__(window)
        self.window, self.workspace, self.status = window, workspace, status
        self.undo, self.redo = QAction("&Undo", window), QAction("&Redo", window)
        self.actions = [self.undo, self.redo]
        for action, keys, call in ((self.undo, UNDO, workspace.steps.undo), (self.redo, REDO, workspace.steps.redo)):
            action.setShortcuts(keys)
            action.triggered.connect(call)
            window.addAction(action)
        workspace.steps.changed.connect(self.refresh)
        workspace.steps.told.connect(status.tell)
        workspace.steps.refused.connect(self._refused)
        self.typed_first = TypedFirst(self)
        self.refresh()

    def refresh(self) -> None:
        """Name what would be undone and done again."""
        steps = self.workspace.steps
        for action, word, what in ((self.undo, "&Undo", steps.to_undo), (self.redo, "&Redo", steps.to_redo)):
            action.setText(f"{word} {as_words(shortened(what, _ROOM))}".strip())
            action.setEnabled(bool(what))

    def _refused(self, error: TrackerError) -> None:
        """What others have saved meanwhile is shown before it is told."""
        if self.workspace.is_open:
            self.workspace.reload()
        tell_error(self.window, error)


class TypedFirst(QObject):
    """Has the field with the keyboard undo what was typed into it, and leaves the keys to the window where it cannot.

    A line takes these keys for itself in any case, and then does nothing with them.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._follow)

    def _follow(self, before: QWidget | None, now: QWidget | None) -> None:
        if isinstance(before, _TextField):
            before.removeEventFilter(self)
        if isinstance(now, _TextField):
            now.installEventFilter(self)

    def eventFilter(self, field: QObject, event: QEvent) -> bool:
        """Take the keys before the window does, or hand them on to it."""
        if not isinstance(event, QKeyEvent) or not isinstance(field, _TextField):
            return False
        pressed = QKeySequence(event.keyCombination())
        if pressed not in (*UNDO, *REDO):
            return False
        can = _can(field, pressed in UNDO)
        if event.type() == QEvent.Type.ShortcutOverride:
            event.setAccepted(can)
            return True
        if event.type() == QEvent.Type.KeyPress and can:
            (field.undo if pressed in UNDO else field.redo)()
            return True
        return False


def _can(field: _TextField, undo: bool) -> bool:
    if isinstance(field, QLineEdit):
        return field.isUndoAvailable() if undo else field.isRedoAvailable()
    return field.document().isUndoAvailable() if undo else field.document().isRedoAvailable()
