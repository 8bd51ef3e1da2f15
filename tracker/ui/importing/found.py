"""The left of the preview: what was found in each theme, and the tables in which it stood."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from tracker.columns.words import Column
from tracker.domain.draft import Choices, Draft
from tracker.domain.plan import Plan
from tracker.ui.found_tables.choosing import shown_tables
from tracker.ui.found_tables.tables_list import TablesView, tables_words
from tracker.ui.look.theme import GRID, larger
from tracker.ui.tables.small_table import RowsView
from tracker.ui.widgets.labels import plain_label


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


_FEW, _ROOMY = 3, 45  # themes; lines of text from top to bottom
_WIDE = 1.5  # times as wide as high: the cards stand beside each other


class ImportFound(QWidget):
    """What each theme holds, and below it the list of tables."""

    def __init__(self, theme_word: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        columns, narrow = found_columns(theme_word), ("evidence", "ambition")
        self.themes = RowsView("What was found", columns, "heading", choosing=False, give_way=narrow, sorts=False)
        self.tables = TablesView()
        self.found_words, self.tables_words = plain_label("What was found"), plain_label()
        self._lay_out()

    def _lay_out(self) -> None:
        self.cards = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self.cards.setContentsMargins(0, 0, 0, 0)
        self.cards.setSpacing(GRID * 3 // 2)
        self.cards.addWidget(card(self.found_words, self.themes))
        self.tables_card = card(self.tables_words, self.tables)
        self.cards.addWidget(self.tables_card, 1)

    def show_draft(self, draft: Draft, choices: Choices) -> None:
        """Show what was found in a draft that was read by these choices; the chosen table stays chosen."""
        rows = found_in(draft.plan)
        self.themes.sums = len(rows) > 1
        self.themes.show_rows(rows, empty_columns(rows))
        self.themes.setVisible(not draft.plan.is_empty)
        self.found_words.setText("Nothing of a plan was found yet" if draft.plan.is_empty else "What was found")
        tables = shown_tables(draft.tables, choices)
        self.tables_words.setText(tables_words(tables))
        self.tables.show_tables(tables)
        self.tables_card.setVisible(bool(tables))
        self._stand()

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
        self.themes.stand(max(4, min(lines // 8, 8)), 1 if several and lines < _ROOMY else 2)

    def apply_look(self) -> None:
        """Follow the text size."""
        for label in (self.found_words, self.tables_words):
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
