"""The columns of the chosen table: each heading, the field that it is read as, and an example of what stands there."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QScrollArea, QVBoxLayout, QWidget

from tracker.ui.found_tables.choosing import ShownTable
from tracker.ui.found_tables.table_words import NOT_KNOWN, READ_KINDS, field_words, offered_fields
from tracker.ui.look.theme import GRID, current_palette
from tracker.ui.widgets.drop_list import DropList
from tracker.ui.widgets.labels import breakable, for_tooltip, plain_label

_LEAST = 14  # characters of a field
_EXAMPLE = 70  # characters of an example


class TableColumns(QScrollArea):
    """`chosen`: a heading as printed, and the field that it is to be read as (None: left aside)."""

    chosen = Signal(str, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("Columns of the chosen table")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.lists: dict[str, DropList] = {}

    def show_table(self, shown: ShownTable) -> None:
        """Show the columns of a table; they are only told where no row of it is read."""
        inside = QWidget()
        inside.setObjectName("surface")
        grid = QGridLayout(inside)
        grid.setContentsMargins(0, 0, GRID, GRID)
        grid.setHorizontalSpacing(GRID * 2)
        grid.setVerticalSpacing(GRID // 2)
        for column, share in enumerate((4, 4, 5)):
            grid.setColumnStretch(column, share)
        self.lists = {}
        for at in range(len(shown.table.fields)):
            self._add(grid, at, shown)
        grid.setRowStretch(grid.rowCount(), 1)
        self.setWidget(inside)

    def _add(self, grid: QGridLayout, at: int, shown: ShownTable) -> None:
        table = shown.table
        heading, field = table.fields[at]
        is_read = shown.can_be_chosen and table.kind in READ_KINDS
        grid.addWidget(self._heading(heading, unknown=is_read and shown.is_unknown(at)), at, 0)
        if is_read and not shown.of_one.joined:
            grid.addWidget(self._list(shown, at), at, 1)
        else:
            grid.addWidget(plain_label(field_words(field), quiet=True), at, 1)
        example = " ".join(table.columns[at].example.split()) if table.columns else ""
        label = plain_label(breakable(example if len(example) <= _EXAMPLE else f"{example[:_EXAMPLE]}…"), quiet=True)
        label.setToolTip(for_tooltip(example))
        grid.addWidget(label, at, 2)

    def _heading(self, heading: str, *, unknown: bool) -> QWidget:
        printed = plain_label(breakable(" ".join(heading.split())) or "–")
        if not unknown:
            return printed
        both = QWidget()
        column = QVBoxLayout(both)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        mark = plain_label(NOT_KNOWN)
        mark.setStyleSheet(f"color: {current_palette().ratings['red'].fill}; font-weight: 600")
        column.addWidget(printed)
        column.addWidget(mark)
        return both

    def _list(self, shown: ShownTable, at: int) -> DropList:
        kind, (heading, field) = shown.table.kind, shown.table.fields[at]
        before = field if field or not shown.is_unknown(at) else ""  # that it is left aside is a choice too
        drop, fields = DropList(), list(offered_fields(kind, field))
        drop.setMinimumContentsLength(_LEAST)
        for one in fields:
            drop.addItem(field_words(one, kind))
        drop.setCurrentIndex(fields.index(field))
        drop.setAccessibleName(f"{' '.join(heading.split())} is read as")
        drop.activated.connect(lambda at: self._choose(heading, before, fields[at]))
        self.lists[heading] = drop
        return drop

    def _choose(self, heading: str, before: str | None, field: str | None) -> None:
        if field != before:
            self.chosen.emit(heading, field)
