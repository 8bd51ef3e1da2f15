"""Presses keys in a window and keeps what was opened by them: dialogs, lists, files that were asked for."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from tests.patience import PATIENCE_MS
from tracker.ui.tables.grouping import Group


class Pressing:
    """`page`: the one in view; `opened`: the titles of what was opened since the last key."""

    def __init__(self, window, qtbot, folder):
        self.window, self.qtbot, self.folder, self.opened, self.to_paste = window, qtbot, folder, [], ""

    @property
    def page(self):
        return self.window.stack.currentWidget()

    def settle(self):
        """Nothing goes on any more, and the window has the keyboard."""
        if presentation := self.window.pages["Overdue"].presentation:
            presentation.close()
        idle = lambda: not (self.window.jobs.going or self.window.background.busy)  # noqa: E731
        self.qtbot.waitUntil(idle, timeout=PATIENCE_MS)
        self.window.activateWindow()
        self.qtbot.waitUntil(self.window.isActiveWindow, timeout=PATIENCE_MS)

    def give(self, widget):
        """The keyboard to it."""
        widget.setFocus()
        self.qtbot.waitUntil(widget.hasFocus, timeout=PATIENCE_MS)

    def press(self, keys: str):
        """Where the keyboard is; a list that is opened by it is put away."""
        self.opened.clear()
        again = QTimer(interval=10)  # while a list is open, the key does not return
        again.timeout.connect(self._put_away)
        again.start()
        pressed = QKeySequence(keys)[0]
        QTest.keyClick(QApplication.focusWidget(), pressed.key(), pressed.keyboardModifiers())
        again.stop()
        self._put_away()
        if self.window.isVisible():
            self.qtbot.waitUntil(
                lambda: not (self.window.jobs.going or self.window.background.busy), timeout=PATIENCE_MS
            )

    def _put_away(self):
        if (shown := QApplication.activePopupWidget() or QApplication.activeModalWidget()) is not None:
            self.opened.append(shown.windowTitle() or shown.accessibleName() or type(shown).__name__)
            shown.close()


class Effect(NamedTuple):
    """`before` puts the keyboard where the key holds; after the key `seen` answers `wanted`, and before it did not.

    `wanted` may be a table of keys, where each does something else.
    """

    before: Callable[[Pressing], Any]
    seen: Callable[[Pressing], Any]
    wanted: Any


def focus(_=None) -> QWidget | None:
    return QApplication.focusWidget()


def opens(title: str, before: Callable[[Pressing], Any] = lambda it: it.page.setFocus()) -> Effect:
    """A dialog of that title, a list of that name, or a question for a file."""
    return Effect(before, lambda it: list(it.opened), [title])


def copied(begins: str, before: Callable[[Pressing], Any]) -> Effect:
    """A text that begins so is on the clipboard."""
    return Effect(before, lambda it: QGuiApplication.clipboard().text()[: len(begins)], begins)


def row_of(view, wanted: Callable[[Any], bool]) -> int:
    """The first row of a table for which that holds."""
    rows = view.register.rows if hasattr(view, "register") else view.rows.rows
    return next(at for at, row in enumerate(rows) if wanted(row))


def is_heading(row) -> bool:
    return isinstance(row, Group)
