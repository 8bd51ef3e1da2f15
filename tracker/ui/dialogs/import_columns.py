"""The columns of one table of a document: each heading as printed, and the field it is read as, to be changed."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QScrollArea, QWidget

from tracker.domain.draft import Table
from tracker.ui.drop_list import DropList
from tracker.ui.field_words import can_be_chosen, field_words, offered
from tracker.ui.labels import plain_label
from tracker.ui.theme import GRID
from tracker.ui.words import breakable

_LEAST = 14  # characters of a field


class ImportColumns(QScrollArea):
    """`chosen`: the place of a table, a heading as printed, and the field it is to be read as (None: left aside)."""

    chosen = Signal(str, str, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("Columns of the chosen table")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.lists: dict[str, DropList] = {}

    def show_table(self, table: Table | None) -> None:
        """Show the columns of a table; they are only told where they cannot be changed."""
        inside = QWidget()
        inside.setObjectName("surface")
        grid = QGridLayout(inside)
        grid.setContentsMargins(GRID, GRID // 2, GRID, GRID)
        grid.setHorizontalSpacing(GRID * 2)
        grid.setVerticalSpacing(GRID // 2)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        self.lists = {}
        for row, (heading, field) in enumerate(table.fields if table else ()):
            printed = plain_label(breakable(" ".join(heading.split())) or "–")
            grid.addWidget(printed, row, 0)
            if table and can_be_chosen(table):
                grid.addWidget(self._list(table, heading, field), row, 1)
            else:
                grid.addWidget(plain_label(field_words(field), quiet=True), row, 1)
        grid.setRowStretch(grid.rowCount(), 1)
        self.setWidget(inside)

    def _list(self, table: Table, heading: str, field: str | None) -> DropList:
        drop, fields = DropList(), list(offered(table, field))
        drop.setMinimumContentsLength(_LEAST)
        for one in fields:
            drop.addItem(field_words(one))
        drop.setCurrentIndex(fields.index(field))
        drop.setAccessibleName(f"{' '.join(heading.split())} is read as")
        drop.activated.connect(lambda at: self._choose(table, heading, field, fields[at]))
        self.lists[heading] = drop
        return drop

    def _choose(self, table: Table, heading: str, before: str | None, field: str | None) -> None:
        if field != before:
            self.chosen.emit(table.place, heading, field)
