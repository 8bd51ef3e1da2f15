"""The page of measures: the list by theme on the left, the chosen measure on the right."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QFocusEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from tracker.columns.measures import BAND_NAMES, band_names
from tracker.ui.look.theme import GRID
from tracker.ui.measures.list import MeasuresList
from tracker.ui.measures.list_items import MeasureItem, grouped, items_of
from tracker.ui.measures.panel import MeasurePanel
from tracker.ui.widgets.background import Background
from tracker.ui.widgets.labels import plain_label
from tracker.ui.widgets.page_title import PageTitle
from tracker.ui.widgets.search_box import SearchBox
from tracker.ui.workspace import Workspace

_EMPTY = "This plan has no measures yet. Import the document that lists them: a plan with thresholds, or a scorecard."


class MeasuresPage(QWidget):
    """Renewed when it is seen after the plan or the day has changed, and at once while it is seen."""

    def __init__(self, workspace: Workspace, background: Background, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.workspace = workspace
        self._items: list[MeasureItem] = []
        self._stale = True
        self._path = workspace.path
        self.title = PageTitle("Measures")
        self.count = plain_label(quiet=True, wrap=False)
        self.search = SearchBox("Search measures")
        self.list = MeasuresList()
        self.empty = plain_label(quiet=True)
        self.panel = MeasurePanel(workspace, background)
        self._lay_out()
        self._connect()
        self.apply_look()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(GRID * 2, GRID * 3 // 2, GRID * 2, GRID * 3 // 2)
        head.setSpacing(GRID * 2)
        head.addWidget(self.title)
        head.addStretch(1)
        head.addWidget(self.count)
        head.addWidget(self.search)
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
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(0)
        page.addLayout(head)
        page.addWidget(self.splitter, 1)

    def _connect(self) -> None:
        self.search.textChanged.connect(self._filter)
        self.list.chosen.connect(self.panel.show_item)
        self.search.left.connect(lambda: self.list.setFocus(Qt.FocusReason.OtherFocusReason))
        self.workspace.plan_changed.connect(self.refresh)
        self.workspace.day_changed.connect(self.refresh)
        self.workspace.settings_changed.connect(self._dress_soon)

    # What is shown

    def refresh(self) -> None:
        """Show the plan as it is now, keeping the chosen measure; left until the page is seen."""
        if self.isVisible():
            self._renew()
        else:
            self._stale = True

    def _renew(self) -> None:
        self._stale = False
        if self.workspace.path != self._path:
            self._path = self.workspace.path
            self.list.forget()
            self.panel.model.forget()
        self._items = items_of(self.workspace.plan, self.workspace.as_at)
        self.list.show_bands(band_names(self.workspace.plan) if self.workspace.plan else BAND_NAMES)
        self.title.say_day(self.workspace.day_words)
        self._stand()
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

    def show_measure(self, ref: str) -> bool:
        """Choose a measure by its ref, whatever was searched for; answers whether the plan has it."""
        self.search.clear()
        if self._stale:
            self._renew()
        key = next((item.key for item in self._items if item.measure.ref == ref), None)
        return key is not None and self.list.choose(key)

    # Qt's events

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keyboard belongs to the list. Not a focus proxy: Tab would pass over what stands before it."""
        self.list.setFocus(event.reason())

    def showEvent(self, event: QShowEvent) -> None:
        """What changed meanwhile is shown now."""
        super().showEvent(event)
        if self._stale:
            self.refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where the head is narrow, the day stands under the title."""
        super().resizeEvent(event)
        self._stand()

    def _stand(self) -> None:
        self.title.stand(self.width(), self.count, self.search)

    def changeEvent(self, event: QEvent) -> None:
        """Follow text size and look, once the application is dressed."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange) and hasattr(self, "panel"):
            self._dress_soon()

    def _dress_soon(self) -> None:
        QTimer.singleShot(0, self, self.apply_look)

    def apply_look(self) -> None:
        """Set what follows the text size by a factor."""
        self.title.apply_look()
        self.search.apply_look()
        self.panel.apply_look()
        self.list.viewport().update()
