"""What each key does on a page, in a dialog and everywhere: a table to read and search, made of the keys themselves."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QAbstractButton,
    QDialog,
    QDialogButtonBox,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from tracker.columns.words import Column
from tracker.ui.dialogs.screen_room import keep_on_screen
from tracker.ui.keys import OwnKey, actions_in, own_keys_in, plain_words, shown_keys
from tracker.ui.look.theme import GRID
from tracker.ui.tables.small_table import RowsView

_NATIVE = QKeySequence.SequenceFormat.NativeText


class KeyRow(NamedTuple):
    """Keys, what they do, and where they hold."""

    keys: str
    does: str
    where: str


_COLUMNS: tuple[Column[KeyRow], ...] = (
    Column("keys", "Key", lambda row: row.keys, "text", 26, wrap=True),
    Column("does", "Does", lambda row: row.does, "text", 60, wrap=True),
    Column("where", "Where", lambda row: row.where, "text", 16),
)


def keys_of_page(page: QWidget, name: str) -> list[KeyRow]:
    """The keys that hold on a page: its actions', and what its widgets take themselves."""
    return _rows(actions_in(page), own_keys_in(page), name)


def keys_of_dialog(dialog: QDialog) -> list[KeyRow]:
    """The keys that hold in a dialog: of its actions, its buttons and what its widgets take themselves."""
    here = "This dialog"
    buttons = [one for one in dialog.findChildren(QAbstractButton) if one.isVisible() and one.window() is dialog]
    named = [(one.shortcut().toString(_NATIVE), _called(one)) for one in buttons if not one.shortcut().isEmpty()]
    rows = [*_rows(actions_in(dialog), own_keys_in(dialog), here), *(KeyRow(*each, here) for each in named)]
    pressed = next((one for one in buttons if isinstance(one, QPushButton) and one.isDefault()), None)
    if pressed is not None:
        rows.append(KeyRow("Enter", f"Presses “{_called(pressed)}”, where nothing else above takes it", here))
    return rows


def _called(button: QAbstractButton) -> str:
    return button.text().replace("&", "") or button.accessibleName()


def keys_of_window(actions: Iterable[QAction], own: Iterable[OwnKey]) -> list[KeyRow]:
    """The keys that hold on every page."""
    return _rows((action for action in actions if action.shortcuts()), own, "Everywhere")


def _rows(actions: Iterable[QAction], own: Iterable[OwnKey], where: str) -> list[KeyRow]:
    given = [KeyRow(shown_keys(action), plain_words(action).rstrip("…"), where) for action in actions]
    return [*given, *(KeyRow(key.keys, key.does[0].upper() + key.does[1:], where) for key in own)]


class KeysDialog(QDialog):
    """A word typed above the table leaves the keys that have to do with it."""

    def __init__(self, parent: QWidget, rows: Iterable[KeyRow]) -> None:
        super().__init__(parent)
        self.setWindowTitle("Keys")
        self.rows = tuple(rows)
        self.search = QLineEdit()
        self.search.setPlaceholderText("Search the keys")
        self.search.setAccessibleName("Search the keys")
        self.table = RowsView("Keys", _COLUMNS, "does", choosing=False)
        self.table.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.table.stand(rows=20, lines=3)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(GRID * 3, GRID * 3, GRID * 3, GRID * 2)
        column.setSpacing(GRID * 2)
        for widget in (self.search, self.table, buttons):
            column.addWidget(widget)
        self.search.textChanged.connect(lambda _: self._show())
        self._show()
        letter, window = self.fontMetrics().averageCharWidth(), _outermost(parent).size()
        wanted = self.fontMetrics().lineSpacing() * 34
        self.resize(min(letter * 110, window.width() * 9 // 10), min(wanted, window.height() * 9 // 10))

    def setVisible(self, visible: bool) -> None:
        """As every dialog, never larger than its screen."""
        if visible:
            keep_on_screen(self)
        super().setVisible(visible)

    def _show(self) -> None:
        wanted = self.search.text().casefold().split()
        self.table.show_rows([row for row in self.rows if all(word in " ".join(row).casefold() for word in wanted)])


def _outermost(widget: QWidget) -> QWidget:
    """The window at the bottom of all: over a small dialog there would be no room for the list."""
    window = widget.window()
    above = window.parentWidget()
    return _outermost(above) if above is not None else window
