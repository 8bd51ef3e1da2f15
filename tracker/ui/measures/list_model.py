"""The model of the list of measures: themes or bands, and under each its measures."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from tracker.columns.words import Column, counted, text_of
from tracker.domain.measures.overdue import late_words
from tracker.ui.measures.list_items import MeasureGroup, MeasureItem
from tracker.ui.tables.records_model import heard

LIST_FIELDS: tuple[Column[MeasureItem], ...] = (
    Column("measure", "Measure", lambda item: item.name, "text", 40),
    Column("latest", "Latest", lambda item: item.latest, "number", 10),
    Column("band", "Band", lambda item: item.band, "text", 20),
    Column("direction", "Direction", lambda item: item.travel, "text", 14),
)
_Index = QModelIndex | QPersistentModelIndex
_Role = Qt.ItemDataRole


class MeasuresModel(QAbstractItemModel):
    """Two levels; the internal id of a measure's index is its group's row + 1, of a group's 0."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.groups: list[MeasureGroup] = []
        self.columns = list(LIST_FIELDS)

    def show(self, groups: Sequence[MeasureGroup], columns: Sequence[Column[MeasureItem]] = LIST_FIELDS) -> bool:
        """Show other groups in these columns; answers whether the same measures are shown, so that nothing moved."""
        same = _keys(groups) == _keys(self.groups) and list(columns) == self.columns
        if same:
            self.groups = list(groups)
            self._all_changed()
        else:
            self.beginResetModel()
            self.groups, self.columns = list(groups), list(columns)
            self.endResetModel()
        return same

    def _all_changed(self) -> None:
        last = len(self.columns) - 1
        for row, group in enumerate(self.groups):
            parent = self.index(row, 0)
            self.dataChanged.emit(parent, self.index(row, last))
            self.dataChanged.emit(self.index(0, 0, parent), self.index(len(group.items) - 1, last, parent))

    def at(self, index: _Index) -> MeasureGroup | MeasureItem | None:
        """The theme or measure of an index."""
        if not index.isValid():
            return None
        inside = index.internalId()
        return self.groups[inside - 1].items[index.row()] if inside else self.groups[index.row()]

    def index_of(self, key: int | None) -> QModelIndex:
        """The first cell of a measure; an invalid index when it is not shown."""
        for row, group in enumerate(self.groups):
            for inside, item in enumerate(group.items):
                if item.key == key:
                    return self.createIndex(inside, 0, row + 1)
        return QModelIndex()

    def index(self, row: int, column: int, parent: _Index = QModelIndex()) -> QModelIndex:  # noqa: B008 (Qt's own)
        """The index of a cell."""
        if not self.hasIndex(row, column, parent):
            return QModelIndex()
        return self.createIndex(row, column, parent.row() + 1 if parent.isValid() else 0)

    def parent(self, index: _Index = QModelIndex()) -> Any:  # noqa: B008
        """The theme of a measure."""
        inside = index.internalId() if index.isValid() else 0
        return self.createIndex(inside - 1, 0, 0) if inside else QModelIndex()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        """Themes, or the measures of one."""
        if not parent.isValid():
            return len(self.groups)
        return 0 if parent.internalId() or parent.column() else len(self.groups[parent.row()].items)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        """The same on both levels."""
        return len(self.columns)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """A theme can be walked through, and is not itself chosen."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        chosen = Qt.ItemFlag.ItemIsSelectable if index.internalId() else Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | chosen

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole) -> Any:
        """The headings."""
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        if role == _Role.TextAlignmentRole and self.columns[section].kind == "number":
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return self.columns[section].heading if role == _Role.DisplayRole else None

    def data(self, index: _Index, role: int = _Role.DisplayRole) -> Any:
        """The words of a cell; how they are painted is the delegate's business."""
        if role not in (_Role.DisplayRole, _Role.AccessibleTextRole):
            return None
        found = self.at(index)
        if isinstance(found, MeasureGroup):
            return f"{found.title}, {counted(len(found.items), 'measure')}" if index.column() == 0 else None
        column = self.columns[index.column()]
        text = text_of(column, found) if found else None
        return _spoken(column, found, text or "") if found and role == _Role.AccessibleTextRole else text


def _spoken(column: Column[MeasureItem], item: MeasureItem, text: str) -> str:
    """What a reader hears: the heading, and what the colour of a late value says besides."""
    late = late_words(item.days_late) if column.name == "latest" and item.days_late else ""
    return heard(column.heading, ", ".join(part for part in (text, late) if part))


def _keys(groups: Sequence[MeasureGroup]) -> list[tuple[Hashable, list[int | None]]]:
    return [(group.key, [item.key for item in group.items]) for group in groups]
