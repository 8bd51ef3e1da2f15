"""The least that a table takes: a stock QTableView over a stock model shows the texts that one of ours has in sight."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QTableView

from tracker.columns.words import Column
from tracker.domain.actions.register import Line
from tracker.ui.tables.grouping import Group
from tracker.ui.tables.register_rows import commentary_words
from tracker.ui.tables.register_view import RegisterView


class PlainTable(QTableView):
    """At first as large as ours. Nothing of ours is asked when it is painted."""

    def __init__(self, table: RegisterView) -> None:
        super().__init__()
        self.table, self.texts = table, QStandardItemModel()
        self.setModel(self.texts)
        self.setShowGrid(False)
        self.verticalHeader().hide()
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.resize(table.size())

    def take_over(self) -> None:
        """The rows from the first in sight, as high as there, that fill it; a heading goes across all columns."""
        table, columns = self.table, self.table.register.columns
        self.texts.clear()
        self.clearSpans()
        first, room = max(table.rowAt(0), 0), self.height()
        for at, row in enumerate(table.register.rows[first:]):
            if room <= 0:
                break
            self.texts.appendRow([QStandardItem(self._text(column, row)) for column in columns])
            self.setRowHeight(at, table.rowHeight(first + at))
            room -= table.rowHeight(first + at)
            if isinstance(row, Group):
                self.setSpan(at, 0, 1, len(columns))
        for at, column in enumerate(columns):
            more = self.width() - table.width() if column.name == "action" else 0
            self.setColumnWidth(at, table.columnWidth(at) + more)

    def _text(self, column: Column[Line], row: Group | Line) -> str:
        """What ours paints in a cell; of the commentary one line, so that nothing out of sight is laid out in vain."""
        if isinstance(row, Group):
            return f"{row.heading}  {row.words}"
        words = "\n".join(part for part in self.table.table_text([row]).cell(column, row) if part)
        if column.name != "action":
            return words
        wide = self.table.columnWidth(self.table.register.columns.index(column))
        said = self.fontMetrics().elidedText(commentary_words(row), Qt.TextElideMode.ElideRight, wide)
        return f"{words}\n{said}"
