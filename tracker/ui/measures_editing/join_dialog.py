"""Chooses the measure that another one is only another name of."""

from __future__ import annotations

from difflib import SequenceMatcher

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from tracker.domain.measure import Measure
from tracker.domain.measures.joins import joined
from tracker.errors import TrackerError
from tracker.ui.keys import OwnKey
from tracker.ui.look.theme import GRID, current_palette
from tracker.ui.measures_editing.dialog_frame import MeasureForm
from tracker.ui.tables.copying import offer_list_copies
from tracker.ui.widgets.labels import plain_label
from tracker.ui.workspace import Workspace


class JoinDialog(MeasureForm):
    """The other measures of the plan, the closest names first; nothing of either measure goes."""

    def __init__(self, workspace: Workspace, measure: Measure, parent: QWidget | None = None) -> None:
        super().__init__(workspace, measure, parent)
        self.measure = measure
        self.setWindowTitle(f"{measure.ref} is another name of …")
        self.search, self.list = QLineEdit(), self._measures()
        self.search.setAccessibleName("Search measures")
        self.search.setPlaceholderText("Search measures")
        words = f"“{' '.join(measure.name.split())}” is another name of this measure:"
        after = "Their readings and remarks are shown as one. Nothing is lost, and they can be separated again."
        column = QVBoxLayout(self.content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        for widget in (plain_label(words), self.search, self.list, plain_label(after, quiet=True)):
            column.addWidget(widget, int(widget is self.list))
        self._others = closest_first(measure, [one for _, one in self.plan.measures() if one.ref != measure.ref])
        self.lay_out_form("Join", f"joining of {measure.ref}", self._save)
        self.search.textChanged.connect(lambda _: self._show())
        self.list.itemDoubleClicked.connect(lambda _: self.save())
        self._show()
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def _measures(self) -> QListWidget:
        made = QListWidget()
        made.setAccessibleName("The measure that it is")
        made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        made.setWordWrap(True)
        offer_list_copies(made)
        made.setProperty("framed", True)
        palette = current_palette()
        made.setStyleSheet(
            f"QListWidget::item {{ padding: {GRID // 2}px {GRID}px; border-bottom: 1px solid {palette.line}; }}"
            f"QListWidget::item:selected {{ background: {palette.accent}; color: {palette.surface}; }}"
        )
        made.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        em, line = self.fontMetrics().averageCharWidth(), self.fontMetrics().lineSpacing()
        made.setMinimumSize(em * 64, line * 12)
        return made

    own_keys = (OwnKey("Down", "goes from the search to the measures"),)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The arrow down goes from the search into the list; everything else is as in all dialogs."""
        if event.key() == Qt.Key.Key_Down and self.search.hasFocus():
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().keyPressEvent(event)

    def _show(self) -> None:
        words = self.search.text().casefold().split()
        self.list.clear()
        for one in self._others:
            text = f"{one.ref}  {' '.join(one.name.split())}"
            if all(word in text.casefold() for word in words):
                item = QListWidgetItem(text)
                item.setData(Qt.ItemDataRole.UserRole, one.ref)
                self.list.addItem(item)
        self.list.setCurrentRow(0)

    def _save(self) -> None:
        chosen = self.list.currentItem()
        if chosen is None:
            raise TrackerError("Choose the measure that it is another name of.")
        record = joined(self.workspace.plan, self.measure.ref, chosen.data(Qt.ItemDataRole.UserRole))
        self.workspace.save(record, f"joining of {record.ref} into {record.joined_into}")


def closest_first(measure: Measure, others: list[Measure]) -> list[Measure]:
    """Other measures by how much of their names is the same; equal ones in the plan's order."""
    name = measure.name.casefold()
    return sorted(others, key=lambda one: -SequenceMatcher(None, name, one.name.casefold()).ratio())
