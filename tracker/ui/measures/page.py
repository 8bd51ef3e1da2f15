"""The page of measures: the list by theme on the left, the chosen measure on the right."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from tracker.columns.measures import band_names
from tracker.domain.decisions.location import Record
from tracker.domain.measure import Measure
from tracker.domain.plan import Theme
from tracker.ui.look.theme import GRID
from tracker.ui.measures.list import MeasuresList
from tracker.ui.measures.list_items import MeasureItem, grouped, items_of
from tracker.ui.measures.panel import MeasurePanel
from tracker.ui.page import Page
from tracker.ui.widgets.background import Background
from tracker.ui.widgets.labels import plain_label
from tracker.ui.widgets.page_head import PageHead
from tracker.ui.workspace import Workspace

_EMPTY = "This plan has no measures yet. Import the document that lists them: a plan with thresholds, or a scorecard."


class MeasuresPage(Page):
    """Keeps the chosen measure over searches, days and reloads."""

    name = "Measures"

    def __init__(self, workspace: Workspace, background: Background) -> None:
        super().__init__(workspace, background, PageHead("Measures", "Search measures"))
        self._items: list[MeasureItem] = []
        self.search, self.count = self.head.search, self.head.shown
        self.list = MeasuresList()
        self.empty = plain_label(quiet=True)
        self.panel = MeasurePanel(workspace, background)
        self._lay_out()
        self.panel.redact.clicked.connect(self._redact)
        self.search.textChanged.connect(self._filter)
        self.search.left.connect(lambda: self.focus_rows())
        self.list.chosen.connect(self.panel.show_item)
        self.addActions(self.panel.commands.actions)
        self.panel.commands.job_asked.connect(self.job_asked)

    def _lay_out(self) -> None:
        self.head.lay_out(self.count, self.search)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.list, 1)
        column.addWidget(self.empty, 1)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.empty.setMargin(GRID * 3)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setHandleWidth(1)
        self.splitter.addWidget(left)
        self.splitter.addWidget(self.panel)
        self.splitter.setStretchFactor(0, 4)
        self.splitter.setStretchFactor(1, 6)
        self.splitter.setSizes([400, 600])
        self.lay_out(self.splitter)

    # What is shown

    def forget(self) -> None:
        """Another file is open: no measure is chosen, no theme closed."""
        self.list.forget()
        self.panel.model.forget()

    def refresh(self) -> None:
        """Take over plan and day."""
        self._items = items_of(self.workspace.plan, self.workspace.as_at)
        self.list.show_bands(band_names(self.workspace.plan))
        self._filter()

    def _filter(self) -> None:
        text = self.search.text()
        groups = grouped(self._items, text)
        number = sum(len(group.items) for group in groups)
        self.count.setText(f"{number:,} of {len(self._items):,} shown" if self._items else "")
        self.list.show_groups(groups)
        self.list.setVisible(bool(groups))
        self.empty.setVisible(not groups)
        self.empty.setText(f"No measure has “{text.strip()}” in its name, theme or band." if self._items else _EMPTY)
        self._show_chosen()

    def _show_chosen(self) -> None:
        """The chosen measure in its present state; the first one where none is chosen, or it is gone."""
        chosen = next((item for item in self._items if item.key == self.list.shown_key), None)
        if chosen is None and self._items:
            self.list.choose_first()
        else:
            self.panel.show_item(chosen)

    def _redact(self) -> None:
        """Ask for words of the chosen measure, or of its theme, to be removed for good."""
        if (item := self.panel.item) is not None:
            from tracker.ui.redacting.dialog import ask_to_redact  # seldom asked for
            from tracker.ui.redacting.offers import offers_of_measure

            ask_to_redact(self, self.workspace, self.background, offers_of_measure(item.theme, item.measure))

    def show_record(self, record: Record) -> None:
        """Choose a measure; of a theme, the first."""
        measure = record.measures[0] if isinstance(record, Theme) and record.measures else record
        if isinstance(measure, Measure):
            self.show_measure(measure.ref)

    def show_measure(self, ref: str) -> bool:
        """Choose a measure by its ref, whatever was searched for; answers whether the plan has it."""
        self.catch_up()
        self.search.clear()
        key = next((item.key for item in self._items if item.measure.ref == ref), None)
        return key is not None and self.list.choose(key)

    # Focus, and how it looks

    def focus_rows(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        """Give the keyboard to the list."""
        self.list.setFocus(reason)

    def apply_look(self) -> None:
        """Take over the colours and the text size."""
        super().apply_look()
        self.list.apply_look()
        self.panel.apply_look()
        self.list.viewport().update()
