"""Which columns the table of actions has, and in which order: a dialog, and a menu at the headings themselves."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QMenu,
    QVBoxLayout,
    QWidget,
)

from tracker.ui.dialogs.dialog import Dialog
from tracker.ui.look.theme import GRID
from tracker.ui.tables.check_list import Checks
from tracker.ui.tables.register_view import RegisterView
from tracker.ui.views.arrangement import ALWAYS, BY_NAME, USUAL_COLUMNS
from tracker.ui.widgets.chips import SmallButton, menu_entry
from tracker.ui.widgets.labels import plain_label

_NAME, _CHECKED = Qt.ItemDataRole.UserRole, Qt.CheckState.Checked


def words_of_column(name: str) -> str:
    """The heading of a column on one line."""
    return " ".join(BY_NAME[name].heading.split())


class ColumnsDialog(Dialog):
    """The columns that are shown are checked and stand first, in their order; they are moved up and down."""

    def __init__(self, parent: QWidget, columns: Sequence[str]) -> None:
        super().__init__(parent)
        self.setWindowTitle("Columns")
        self.list: QListWidget = Checks()
        self.list.setAccessibleName("Columns of the table")
        self.list.setMinimumHeight((self.fontMetrics().height() + GRID) * len(BY_NAME))
        self.up, self.down = SmallButton("Move up"), SmallButton("Move down")
        self.usual = SmallButton("Usual columns")
        self.up.setShortcut("Alt+Up")
        self.down.setShortcut("Alt+Down")
        self.up.setToolTip("Move the column up, further to the left in the table (Alt+Up)")
        self.down.setToolTip("Move the column down, further to the right in the table (Alt+Down)")
        self.up.clicked.connect(lambda: self._move(-1))
        self.down.clicked.connect(lambda: self._move(1))
        self.usual.clicked.connect(lambda: self._fill(USUAL_COLUMNS))
        self._fill(columns)
        self._lay_out()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(GRID * 3, GRID * 3, GRID * 3, GRID * 2)
        column.setSpacing(GRID * 2)
        words = plain_label("Checked columns are shown, from the left in this order. The action is always there.")
        words.setMinimumWidth(self.fontMetrics().averageCharWidth() * 50)
        buttons = QHBoxLayout()
        for button in (self.up, self.down, self.usual):
            buttons.addWidget(button)
        buttons.addStretch(1)
        ends = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        ends.button(QDialogButtonBox.StandardButton.Ok).setProperty("primary", True)
        ends.accepted.connect(self.accept)
        ends.rejected.connect(self.reject)
        column.addWidget(words)
        column.addWidget(self.list, 1)
        column.addLayout(buttons)
        column.addWidget(ends)

    def _fill(self, columns: Sequence[str]) -> None:
        self.list.clear()
        for name in (*columns, *(other for other in BY_NAME if other not in columns)):
            item = QListWidgetItem(words_of_column(name))
            item.setData(_NAME, name)
            item.setCheckState(_CHECKED if name in columns else Qt.CheckState.Unchecked)
            self.list.addItem(item)
        self.list.setCurrentRow(0)

    def _move(self, by: int) -> None:
        at = self.list.currentRow()
        if 0 <= at + by < self.list.count():
            item = self.list.takeItem(at)
            self.list.insertItem(at + by, item)
            self.list.setCurrentItem(item)

    def chosen(self) -> tuple[str, ...]:
        """The names of those that are to be shown, in their order."""
        items = [self.list.item(at) for at in range(self.list.count())]
        return tuple(item.data(_NAME) for item in items if item.checkState() == _CHECKED or item.data(_NAME) == ALWAYS)


def choose_columns(parent: QWidget, columns: Sequence[str]) -> tuple[str, ...] | None:
    """The columns that are to be shown, None where nothing is to change."""
    dialog = ColumnsDialog(parent, columns)
    agreed = dialog.exec() == QDialog.DialogCode.Accepted
    dialog.deleteLater()
    return dialog.chosen() if agreed else None


class HeadingMenu:
    """At the headings of the table: which columns are shown, and where the one that was pressed stands."""

    def __init__(self, table: RegisterView, take: Callable[[tuple[str, ...]], None], more: Callable[[], None]) -> None:
        """`take` is handed other columns; `more` opens the dialog."""
        self.table, self._take, self._more = table, take, more
        across = table.horizontalHeader()
        across.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        across.customContextMenuRequested.connect(self._open)

    def _open(self, place: QPoint) -> None:
        across = self.table.horizontalHeader()
        menu = self.menu(across.logicalIndexAt(place))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(across.mapToGlobal(place))

    def menu(self, at: int) -> QMenu:
        """The menu for the column at a place."""
        shown = tuple(column.name for column in self.table.register.columns)
        menu = QMenu(self.table)
        for name in BY_NAME:
            action = menu_entry(menu, words_of_column(name), partial(self._take, _toggled(shown, name)))
            action.setCheckable(True)
            action.setChecked(name in shown)
            action.setEnabled(name != ALWAYS)
        menu.addSeparator()
        for words, to in (("left", at - 1), ("right", at + 1)) if 0 <= at < len(shown) else ():
            there = 0 <= to < len(shown)
            call = partial(self._take, _moved(shown, at, to) if there else shown)
            menu_entry(menu, f"Move {words_of_column(shown[at])} {words}", call).setEnabled(there)
        menu_entry(menu, "Columns…", self._more)
        menu_entry(menu, "Usual columns", partial(self._take, USUAL_COLUMNS))
        return menu


def _toggled(columns: tuple[str, ...], name: str) -> tuple[str, ...]:
    return tuple(one for one in columns if one != name) if name in columns else (*columns, name)


def _moved(columns: tuple[str, ...], at: int, to: int) -> tuple[str, ...]:
    moved = list(columns)
    moved[at], moved[to] = moved[to], moved[at]
    return tuple(moved)
