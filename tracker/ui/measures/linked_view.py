"""The actions that should move a measure, each leading to its page, and whether its band changed after them."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from tracker.domain.measures.linked_actions import did_it_work, linked_actions, naming
from tracker.domain.plan import Plan
from tracker.domain.when import show_day
from tracker.ui.look.theme import GRID
from tracker.ui.measures.list_items import MeasureItem
from tracker.ui.widgets.chips import Links
from tracker.ui.widgets.labels import plain_label


class LinkedView(QWidget):
    """There only where an action names the measure; `links.asked` tells the action that was pressed."""

    def __init__(self) -> None:
        super().__init__()
        self.heading = plain_label("Actions that should move it")
        self.links = Links("Actions that should move the measure")
        self.worked = plain_label()
        self.worked.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID // 2)
        for widget in (self.heading, self.links, self.worked):
            column.addWidget(widget)

    def show_item(self, item: MeasureItem, plan: Plan) -> None:
        """The actions as they stood on the day."""
        measure, day = item.measure, item.as_at
        linked = linked_actions(plan, measure, day)
        there = {one.id: one for one in linked}
        named = [(action, there[action.id]) for _, action in naming(plan, measure, day) if action.id in there]
        links = []
        for action, one in named:
            since = f" on {show_day(one.last)}" if one.last else ""
            links.append((f"{one.ref} {one.status}{since}: {one.text}", action))
        self.links.offer(links)
        sentence = did_it_work(measure, linked, day)
        self.worked.setText(sentence)
        self.worked.setVisible(bool(sentence))
        self.setVisible(bool(links))
