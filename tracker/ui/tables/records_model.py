"""The one table model: records seen through a list of columns, with headings of groups among them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QWidget

from tracker.columns.words import Column, text_of
from tracker.ui.tables.grouping import Group
from tracker.ui.widgets.labels import for_tooltip

ROW = Qt.ItemDataRole.UserRole  # the record or Group of a row, in every column of it
_Index = QModelIndex | QPersistentModelIndex
# Asked for twice with each cell that is painted.
_CHOSEN = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
_EDITABLE = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEditable
# Words, and no arrow of Qt's: that one lies over a heading at the right, and points down where the first comes first.
SORT_MARKS = (" ▴", " ▾")  # the first first, the last first
NOWHERE = QModelIndex()  # the parent of every row of a table


def heard(heading: str, words: str | None) -> str:
    """What a reader hears of a cell: its column, and what it says or that it says nothing."""
    return f"{' '.join(heading.split())}: {words or 'nothing'}"


class RegisterModel(QAbstractTableModel):
    """Rows are records or Groups. `tip` and `spoken` answer more than a cell shows: for a tooltip, for a reader.

    `may_edit`: which cells a delegate may open an editor on; what is typed is its own affair.
    """

    def __init__(
        self,
        columns: Sequence[Column[Any]],
        parent: QWidget | None = None,
        *,
        tip: Callable[[Column[Any], Any], str] | None = None,
        spoken: Callable[[Column[Any], Any], str] = text_of,
        may_edit: Callable[[Column[Any], Any], bool] = lambda column, row: False,
    ) -> None:
        super().__init__(parent)
        self.columns = list(columns)
        self.rows: list[Any] = []
        self.sorted_by, self.last_first = "", False  # the column by which the rows stand
        self._tip, self._spoken, self._may_edit = tip, spoken, may_edit

    def show_rows(self, rows: Iterable[Any], columns: Sequence[Column[Any]] | None = None) -> None:
        """Show these instead, in other columns too; a reset, as Python is quicker than a filter model."""
        self.beginResetModel()
        self.columns = self.columns if columns is None else list(columns)
        self.rows = list(rows)
        self.endResetModel()

    def say_order(self, name: str, descending: bool) -> None:
        """By which column the rows stand: its heading has a mark; "" for none."""
        if (name, descending) != (self.sorted_by, self.last_first):
            self.sorted_by, self.last_first = name, descending
            if self.columns:
                self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self.columns) - 1)

    def mark_of(self, column: Column[Any]) -> str:
        """What stands behind the heading of the column by which the rows stand; "" for every other."""
        return SORT_MARKS[self.last_first] if column.name == self.sorted_by else ""

    def say_again(self) -> None:
        """The very same rows say something else."""
        if self.rows and self.columns:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.rows) - 1, len(self.columns) - 1))

    def rowCount(self, parent: _Index = NOWHERE) -> int:
        """How many rows there are, headings among them."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: _Index = NOWHERE) -> int:
        """How many columns there are."""
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The text of a cell, what a screen reader says of it, its tooltip, or the row's record."""
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role == ROW:
            return row
        if isinstance(row, Group):
            return self._of_group(row, index.column(), role)
        column = self.columns[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return text_of(column, row)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return heard(column.heading, self._spoken(column, row))
        if role == Qt.ItemDataRole.ToolTipRole and self._tip:
            return for_tooltip(self._tip(column, row)) or None
        return None

    def _of_group(self, group: Group, column: int, role: int) -> str | None:
        if column:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{group.heading}  {group.words}"
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{group.heading}, {group.words}, {'closed' if group.folded else 'open'}"
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The headings of the columns, over numbers at the right."""
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole and self.columns[section].kind == "number":
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        column = self.columns[section]
        if role == Qt.ItemDataRole.AccessibleTextRole and column.name == self.sorted_by:
            return self.sorted_words
        return f"{column.heading}{self.mark_of(column)}" if role == Qt.ItemDataRole.DisplayRole else None

    @property
    def sorted_words(self) -> str:
        """By which column the rows stand, as a reader hears it: "Day, sorted, last first"; "" for none."""
        heading = next((" ".join(one.heading.split()) for one in self.columns if one.name == self.sorted_by), "")
        return f"{heading}, sorted{', last first' * self.last_first}" if heading else ""

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Every row can be chosen."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        row = self.rows[index.row()]
        editable = not isinstance(row, Group) and self._may_edit(self.columns[index.column()], row)
        return _EDITABLE if editable else _CHOSEN
