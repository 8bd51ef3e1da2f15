"""What each key does on the page in view and everywhere, as a table to read and search, made of the keys themselves."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from tracker.columns.words import Column
from tracker.ui.keys import OwnKey, actions_in, own_keys_in, plain_words, shown_keys
from tracker.ui.look.theme import GRID
from tracker.ui.page import Page
from tracker.ui.tables.small_table import RowsView


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


def keys_of_page(page: Page) -> list[KeyRow]:
    """The keys that hold on a page: its actions', and what its widgets take themselves."""
    return _rows(actions_in(page), own_keys_in(page), page.name)


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
        letter, window = self.fontMetrics().averageCharWidth(), parent.window().size()
        wanted = self.fontMetrics().lineSpacing() * 34
        self.resize(min(letter * 110, window.width() * 9 // 10), min(wanted, window.height() * 9 // 10))

    def _show(self) -> None:
        wanted = self.search.text().casefold().split()
        self.table.show_rows([row for row in self.rows if all(word in " ".join(row).casefold() for word in wanted)])
