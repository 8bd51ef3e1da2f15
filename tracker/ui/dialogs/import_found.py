"""The left of the preview: what was found in each theme, the tables, and the columns of the chosen one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from tracker.columns import counted
from tracker.domain.draft import Draft, Table
from tracker.ui.dialogs.import_columns import ImportColumns
from tracker.ui.field_words import can_be_chosen
from tracker.ui.labels import plain_label
from tracker.ui.tables.found_columns import TABLE_COLUMNS, columns_read, empty_columns, found_columns, found_in
from tracker.ui.tables.rows_view import RowsView
from tracker.ui.theme import GRID, larger

_FEW, _ROOMY = 3, 45  # themes; lines of text from top to bottom
_WIDE = 1.5  # times as wide as high: the cards stand beside each other


class ImportFound(QWidget):
    """`field_chosen`: the place of a table, a heading of it, and the field that it is to be read as."""

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

    def _choose_first(self, tables: Sequence[Table]) -> None:
        """The first table whose columns can be chosen."""
        at = next((at for at, table in enumerate(tables) if can_be_chosen(table)), 0)
        if tables:
            self.tables.selectRow(at)
        else:
            self._show_columns(None)

    def _show_columns(self, table: Table | None) -> None:
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

    def follow(self) -> None:
        """Follow the text size."""
        for label in (self.found_words, self.tables_words, self.columns_words):
            label.setFont(larger(self.font(), 1.0, bold=True))


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
