"""The left of the preview: what was found in each theme, the tables, and the columns of the chosen one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QGridLayout, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from tracker.columns.words import Column, counted
from tracker.domain.draft import Draft, FoundTable
from tracker.domain.plan import Plan
from tracker.ui.importing.field_words import can_be_chosen, field_words, kind_of, offered
from tracker.ui.look.theme import GRID, larger
from tracker.ui.tables.small_table import RowsView
from tracker.ui.widgets.drop_list import DropList
from tracker.ui.widgets.labels import breakable, plain_label

_LEAST = 14  # characters of a field


class ImportColumns(QScrollArea):
    """`chosen`: the key of a table, a heading as printed, and the field it is to be read as (None: left aside)."""

    chosen = Signal(str, str, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("Columns of the chosen table")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.lists: dict[str, DropList] = {}

    def show_table(self, table: FoundTable | None) -> None:
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

    def _list(self, table: FoundTable, heading: str, field: str | None) -> DropList:
        drop, fields = DropList(), list(offered(table, field))
        drop.setMinimumContentsLength(_LEAST)
        for one in fields:
            drop.addItem(field_words(one))
        drop.setCurrentIndex(fields.index(field))
        drop.setAccessibleName(f"{' '.join(heading.split())} is read as")
        drop.activated.connect(lambda at: self._choose(table, heading, field, fields[at]))
        self.lists[heading] = drop
        return drop

    def _choose(self, table: FoundTable, heading: str, before: str | None, field: str | None) -> None:
        if field != before:
            self.chosen.emit(table.key, heading, field)


class Found(NamedTuple):
    """How much of each kind a theme holds."""

    heading: str
    actions: int
    measures: int
    ambition: int
    evidence: int


def found_in(plan: Plan) -> list[Found]:
    """A row for each theme, and their sum where there are several."""
    rows = [
        Found(one.heading or "Plan", len(one.actions), len(one.measures), len(one.ambition), len(one.evidence))
        for one in plan.themes
    ]
    sums = [sum(counts) for counts in list(zip(*rows, strict=True))[1:]]
    return [*rows, Found("All", *sums)] if len(rows) > 1 else rows


def empty_columns(rows: Sequence[Found]) -> list[str]:
    """The kinds of which there is nothing."""
    return [name for name in ("measures", "ambition", "evidence") if not any(getattr(row, name) for row in rows)]


def found_columns(theme_word: str) -> list[Column[Found]]:
    """The columns, with what the plan calls its themes."""
    return [
        Column("heading", theme_word, lambda row: row.heading, "text", 30),
        Column("actions", "Actions", lambda row: row.actions, "number", 6),
        Column("measures", "Measures", lambda row: row.measures, "number", 6),
        Column("ambition", "Ambition", lambda row: row.ambition, "number", 6),
        Column("evidence", "Evidence", lambda row: row.evidence, "number", 6),
    ]


def columns_read(table: FoundTable) -> str:
    """How many columns have a field: "5 of 6 columns read"."""
    return f"{sum(field is not None for _, field in table.fields)} of {counted(len(table.fields), 'column')} read"


TABLE_COLUMNS: tuple[Column[FoundTable], ...] = (
    Column("place", "Where", lambda table: table.place, "text", 22),
    Column("title", "Title", lambda table: " ".join(table.title.split()) or None, "text", 30, empty="–"),
    Column("kind", "Read as", kind_of, "text", 10),
)


_FEW, _ROOMY = 3, 45  # themes; lines of text from top to bottom
_WIDE = 1.5  # times as wide as high: the cards stand beside each other


class ImportFound(QWidget):
    """`field_chosen`: the key of a table, a heading of it, and the field that it is to be read as."""

    field_chosen = Signal(str, str, object)

    def __init__(self, theme_word: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        columns, narrow = found_columns(theme_word), ("evidence", "ambition")
        self.themes = RowsView("What was found", columns, "heading", choosing=False, give_way=narrow)
        self.tables = RowsView("Tables in the document", TABLE_COLUMNS, "title", choosing=True)
        self.columns = ImportColumns()
        self.found_words, self.tables_words = plain_label("What was found"), plain_label()
        self.columns_words = plain_label()
        self._lay_out()
        self.tables.chosen.connect(self._show_columns)
        self.columns.chosen.connect(self.field_chosen)

    def _lay_out(self) -> None:
        self.cards = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self.cards.setContentsMargins(0, 0, 0, 0)
        self.cards.setSpacing(GRID * 3 // 2)
        self.cards.addWidget(card(self.found_words, self.themes))
        self.cards.addWidget(card(self.tables_words, self.tables, self.columns_words, self.columns), 1)

    def show_draft(self, draft: Draft) -> None:
        """Show what was found; the chosen table stays chosen."""
        rows = found_in(draft.plan)
        self.themes.sums = len(rows) > 1
        self.themes.show_rows(rows, empty_columns(rows))
        self.tables_words.setText(counted(len(draft.tables), "table"))
        first = self.tables.currentIndex().isValid()
        self.tables.show_rows(draft.tables)
        if not first:
            self._choose_first(draft.tables)
        self._stand()

    def _choose_first(self, tables: Sequence[FoundTable]) -> None:
        """The first table whose columns can be chosen."""
        at = next((at for at, table in enumerate(tables) if can_be_chosen(table)), 0)
        if tables:
            self.tables.selectRow(at)
        else:
            self._show_columns(None)

    def _show_columns(self, table: FoundTable | None) -> None:
        self.columns.show_table(table)
        self.columns_words.setText(f"{table.place}: {columns_read(table)}" if table else "")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The more room, the more is in view at once."""
        super().resizeEvent(event)
        self._stand()

    def _stand(self) -> None:
        beside = self.width() > self.height() * _WIDE
        ways = QBoxLayout.Direction
        self.cards.setDirection(ways.LeftToRight if beside else ways.TopToBottom)
        self.cards.setStretch(0, 1 if beside else 0)
        lines = self.height() // self.fontMetrics().lineSpacing() * (2 if beside else 1)
        several = len(self.themes.rows.rows) > _FEW
        self.themes.stand(8, 1 if several and lines < _ROOMY else 2)
        self.tables.stand(max(3, lines // 7), 1 if several and lines < _ROOMY else 2)

    def apply_look(self) -> None:
        """Follow the text size."""
        for label in (self.found_words, self.tables_words, self.columns_words):
            label.setFont(larger(self.font(), 1.0, bold=True))
        self.themes.apply_look()
        self.tables.apply_look()


def card(*widgets: QWidget) -> QFrame:
    """A card with headings and what belongs under each."""
    frame = QFrame()
    frame.setObjectName("card")
    column = QVBoxLayout(frame)
    column.setContentsMargins(GRID, GRID, GRID, GRID)
    column.setSpacing(GRID // 2)
    for widget in widgets:
        if isinstance(widget, QLabel):
            row = QHBoxLayout()
            row.setContentsMargins(GRID, GRID // 2, GRID, 0)
            row.addWidget(widget)
            column.addLayout(row)
        else:
            column.addWidget(widget)
    if isinstance(widgets[-1], RowsView):
        column.addStretch(1)  # rows stand at the top, whatever room there is
    return frame
