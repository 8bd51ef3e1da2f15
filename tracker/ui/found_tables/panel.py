"""The chosen table: its kind and why, a picture of its first rows, its columns, and what can be chosen for it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from tracker.domain.draft import Choices, FoundTable, TableKind
from tracker.ui.found_tables.choosing import (
    ShownTable,
    as_it_was_found,
    with_cut,
    with_field,
    with_head,
    with_joined,
    with_kind,
    with_left_out,
)
from tracker.ui.found_tables.columns_list import TableColumns
from tracker.ui.found_tables.picture import TablePicture
from tracker.ui.found_tables.row_choice import RowChoice
from tracker.ui.found_tables.table_words import ASIDE_KINDS, KIND_WORDS, READ_KINDS, SURE
from tracker.ui.found_tables.tables_list import kind_shown, title_of
from tracker.ui.look.theme import GRID, larger
from tracker.ui.widgets.chips import SmallButton
from tracker.ui.widgets.drop_list import DropList
from tracker.ui.widgets.flow_layout import flowing
from tracker.ui.widgets.labels import breakable, plain_label

_LINES_OF_COLUMNS = 8  # in view at least
_NOTHING = "Nothing can be chosen for this: it is no table of rows under headings."


class TablePanel(QWidget):
    """`chosen`: all choices, with what was chosen here. Nothing is read here."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.choices: Choices = {}
        self.shown: ShownTable | None = None
        self.heading, self.why, self.nothing = plain_label(), plain_label(quiet=True), plain_label(_NOTHING, quiet=True)
        self.kind = DropList()
        self.kind.setAccessibleName("What this table is")
        self.kind.setMinimumContentsLength(22)
        self.left_out, self.joined = SmallButton("Leave out"), SmallButton("Join to the table above")
        self.as_found = SmallButton("As found")
        self.as_found.setToolTip("Takes back all that was chosen for this table.")
        self.picture, self.rows, self.columns = TablePicture(), RowChoice(), TableColumns()
        self._stale = False  # hidden, it makes nothing: a preview opens sooner without it
        self._lay_out()
        self._connect()
        self._show()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(GRID, 0, GRID, 0)
        column.setSpacing(GRID)
        words = QVBoxLayout()
        words.setSpacing(GRID // 4)
        words.addWidget(self.heading)
        words.addWidget(self.why)
        column.addLayout(words)
        column.addWidget(self.nothing)
        self.tools, flow = flowing(GRID)
        for widget in (self._kind_with_its_word(), self.left_out, self.joined, self.as_found):
            flow.addWidget(widget)
        column.addWidget(self.tools)
        column.addWidget(self.picture)
        column.addWidget(self.rows)
        column.addWidget(self.columns, 1)

    def _kind_with_its_word(self) -> QWidget:
        both = QWidget()
        row = QHBoxLayout(both)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID)
        row.addWidget(plain_label("Kind", quiet=True, wrap=False), 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.kind)
        return both

    def _connect(self) -> None:
        self.kind.activated.connect(self._choose_kind)
        self.left_out.clicked.connect(self._leave_out)
        self.joined.clicked.connect(self._join)
        self.as_found.clicked.connect(lambda: self._choose_parts(as_it_was_found))
        self.columns.chosen.connect(
            lambda heading, field: self._choose(with_field(self.choices, self._table(), heading, field))
        )
        self.rows.head_chosen.connect(
            lambda row, height: self._choose(with_head(self.choices, self._part(row), row, height))
        )
        self.rows.cut_chosen.connect(lambda row: self._choose(with_cut(self.choices, self._part(row), row)))
        self.rows.row_typed.connect(self.picture.choose)
        self.picture.chosen.connect(self.rows.choose)

    # What is shown

    def show_table(self, shown: ShownTable | None, choices: Choices) -> None:
        """Show a table of a draft that was read by these choices; at once, or when it comes into view."""
        self.shown, self.choices = shown, choices
        self._stale = not self.isVisible()
        if not self._stale:
            self._show()

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up before it is seen."""
        if self._stale:
            self._stale = False
            self._show()
        super().showEvent(event)

    def _show(self) -> None:
        shown = self.shown
        is_table = shown is not None and shown.can_be_chosen
        for part in (self.tools, self.picture, self.rows):
            part.setVisible(is_table)
        self.nothing.setVisible(shown is not None and not is_table)
        self.columns.setVisible(shown is not None)
        self.heading.setText(breakable(_heading(shown)) if shown else "No table was found.")
        self.why.setText(_why(shown) if shown else "")
        self.why.setVisible(bool(shown and _why(shown)))
        if shown is None:
            return
        self.columns.show_table(shown)
        if is_table:
            self._show_tools(shown)
            self.picture.show_table(shown)
            self.rows.show_table(shown.table, max(part.last_row for part in shown.parts))

    def _show_tools(self, shown: ShownTable) -> None:
        one = shown.of_one
        self._offer_kinds(shown)
        self.left_out.setText("Take in again" if one.left_out else "Leave out")
        self.joined.setText("Separate" if one.joined else "Join to the table above")
        self.joined.setEnabled(one.joined or shown.can_join)
        self.as_found.setEnabled(shown.is_chosen)

    def _offer_kinds(self, shown: ShownTable) -> None:
        """The kinds whose rows are read, then those left aside; before them what it is, where that cannot be chosen."""
        now: TableKind | None = shown.table.kind
        self.kind.clear()
        if shown.of_one.left_out or shown.of_one.joined or now not in (*READ_KINDS, *ASIDE_KINDS):
            self.kind.addItem(kind_shown(shown), None)
            now = None
        for kind in READ_KINDS:
            self.kind.addItem(KIND_WORDS[kind], kind)
        self.kind.insertSeparator(self.kind.count())
        for kind in ASIDE_KINDS:
            self.kind.addItem(f"{KIND_WORDS[kind]}: left aside", kind)
        self.kind.setCurrentIndex(self.kind.findData(now) if now else 0)

    # What is chosen

    def _table(self) -> FoundTable:
        assert self.shown is not None
        return self.shown.table

    def _part(self, row: int) -> FoundTable:
        assert self.shown is not None
        return self.shown.part_with(row)

    def _choose_parts(self, chosen: Callable[..., Choices], *what: object) -> None:
        """The same for each page of a table."""
        assert self.shown is not None
        choices = self.choices
        for part in self.shown.parts:
            choices = chosen(choices, part, *what)
        self._choose(choices)

    def _choose(self, choices: Choices) -> None:
        if choices != self.choices:
            self.chosen.emit(choices)

    def _choose_kind(self, at: int) -> None:
        if kind := self.kind.itemData(at):
            self._choose_parts(with_kind, kind)

    def _leave_out(self) -> None:
        assert self.shown is not None
        self._choose_parts(with_left_out, not self.shown.of_one.left_out)

    def _join(self) -> None:
        assert self.shown is not None
        self._choose_parts(with_joined, not self.shown.of_one.joined)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The higher, the more rows of the picture are in view; the columns have the rest."""
        super().resizeEvent(event)
        self.picture.stand(self.height() // self.fontMetrics().lineSpacing() // 5)

    def apply_look(self) -> None:
        """Follow the text size and the look."""
        self.heading.setFont(larger(self.font(), 1.0, bold=True))
        self.columns.setMinimumHeight(self.fontMetrics().lineSpacing() * _LINES_OF_COLUMNS)
        self.picture.apply_look()
        self.rows.apply_look()
        if self.shown is not None and not self._stale:
            self.columns.show_table(self.shown)


def _heading(shown: ShownTable) -> str:
    return f"{shown.table.place}: {title_of(shown)}" if title_of(shown) else shown.table.place


def _why(shown: ShownTable) -> str:
    """How sure the kind is and why, and which other tables a choice about it is for."""
    table = shown.table
    if not shown.can_be_chosen:
        return ""
    sure = SURE[table.sure].word
    words = f"{sure}: {table.why}." if table.sure == "chosen" else f"{sure}, because {table.why}."
    if shown.alike:
        more = f"{shown.alike:,} more table{'' if shown.alike == 1 else 's'} with these headings"
        words += f" Kind and columns are chosen also for {more}."
    return words
