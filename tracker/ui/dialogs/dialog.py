"""What every dialog of the program does: its keys are listed by F1, and by ? where that is no letter of a text.

The columns of its tables are as they were when it was seen last. It is never larger than its screen.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QDialog, QPlainTextEdit, QWidget

from tracker.ui.dialogs.screen_room import keep_on_screen, read_on
from tracker.ui.keys import OwnKey, key_action, pressed_by_enter
from tracker.ui.tables.wanted_columns import WantedColumns

_PAGES = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1}


class RemembersColumns:
    """The window over which dialogs are seen: it remembers for the open plan the columns of their tables."""

    def columns_as_left(self, dialog: str) -> Mapping[str, Any]:
        """What was kept for a dialog; nothing where that is as at first."""
        raise NotImplementedError

    def keep_columns(self, dialog: str, tables: Mapping[str, Any]) -> None:
        """Keep how the tables of a dialog are seen."""
        raise NotImplementedError


class Dialog(QDialog):
    """Esc closes it; `unsaved` is said first where something was typed that is lost then."""

    own_keys: tuple[OwnKey, ...] = (OwnKey("Esc", "closes the dialog"),)
    unsaved = "What you typed here is not saved yet."

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tables: list[WantedColumns] | None = None  # until it is seen
        key_action(self, "Keys of this dialog", "F1, ?", self.show_keys)

    def _window(self) -> RemembersColumns | None:
        part = self.parentWidget()
        while part is not None and not isinstance(part, RemembersColumns):
            part = part.parentWidget()
        return part

    def setVisible(self, visible: bool) -> None:
        """Before it is seen it gets its size, by which Qt finds its place."""
        if visible:
            keep_on_screen(self)
        super().setVisible(visible)

    def event(self, event: QEvent) -> bool:
        """What comes into it while it is seen gets room too."""
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest and self.isVisible():
            keep_on_screen(self)
        return done

    def showEvent(self, event: QShowEvent) -> None:
        """The first time its tables get the columns that they had."""
        super().showEvent(event)
        first, self._tables = self._tables is None, self.findChildren(WantedColumns)
        left = window.columns_as_left(type(self).__name__) if first and (window := self._window()) else {}
        for wanted in self._tables:
            if one := left.get(wanted.objectName()):
                wanted.see_as_left(one)
                wanted.changed.emit()
                wanted.fit()

    def done(self, result: int) -> None:
        """What its tables were given is kept."""
        if self._tables and (window := self._window()):
            told = {one.objectName(): left for one in self._tables if (left := one.as_left())}
            window.keep_columns(type(self).__name__, told)
        super().done(result)

    def is_unsaved(self) -> bool:
        """Whether something longer was typed into it, which would be lost if it was closed."""
        texts = [one for one in self.findChildren(QPlainTextEdit) if one.isVisibleTo(self) and not one.isReadOnly()]
        return any(one.document().isModified() and one.toPlainText().strip() for one in texts)

    def reject(self) -> None:
        """Close, after a question where something would be lost."""
        from tracker.ui.dialogs.messages import ask  # which is made of this

        if not self.is_unsaved() or ask(self, self.windowTitle(), self.unsaved, "Close without saving", loses=True):
            super().reject()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """By pages through what has no room, where nothing that has the keyboard does so; Enter presses a button."""
        if event.key() in _PAGES:
            read_on(self, _PAGES[Qt.Key(event.key())])
        elif not pressed_by_enter(event, checked_too=False):
            super().keyPressEvent(event)

    def show_keys(self) -> None:
        """What each key does in it."""
        from tracker.ui.dialogs.keys_dialog import KeysDialog, keys_of_dialog  # seldom asked for

        dialog = KeysDialog(self, keys_of_dialog(self))
        dialog.exec()
        dialog.deleteLater()
