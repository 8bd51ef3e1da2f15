"""What is to be removed: one of the records that are offered, its fields, or a name; and the words that stand there."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from tracker.domain.plan import Plan
from tracker.domain.redacting.of_a_name import target_of_name
from tracker.domain.redacting.places import Target, target_of
from tracker.domain.redacting.record_texts import texts_of
from tracker.errors import TrackerError
from tracker.ui.look.theme import GRID
from tracker.ui.redacting.offers import Offer
from tracker.ui.widgets.check_box import CheckBox
from tracker.ui.widgets.drop_list import DropList
from tracker.ui.widgets.flow_layout import flowing
from tracker.ui.widgets.labels import plain_label


class WhatToRemove(QWidget):
    """`changed`: another record, field or name."""

    changed = Signal()

    def __init__(self, plan: Plan, offers: Sequence[Offer]) -> None:
        super().__init__()
        self.plan, self.offers = plan, list(offers)
        self.choice = DropList()
        self.choice.setAccessibleName("What is removed")
        self.choice.addItems([offer.words for offer in offers])
        self.choice.setVisible(len(offers) > 1)
        self.name = QLineEdit()
        self.name.setAccessibleName("The name or the words")
        self.name.setPlaceholderText("A person's name, or other words")
        self.inside, self.flow = flowing()
        self.boxes: dict[str, CheckBox] = {}
        self.words = QPlainTextEdit(readOnly=True)
        self.words.setTabChangesFocus(True)
        self.words.setAccessibleName("The words that are removed")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        self.alone = plain_label(offers[0].words)
        self.alone.setVisible(len(offers) == 1)
        for widget in (self.alone, self.choice, self.name, self.inside, self.words):
            column.addWidget(widget)
        self.choice.currentIndexChanged.connect(lambda _: self._show())
        self.name.textChanged.connect(lambda _: self.changed.emit())
        self.words.setFixedHeight(self.fontMetrics().lineSpacing() * 4 + 2 * GRID)
        self._show()

    @property
    def offer(self) -> Offer:
        """The one that is chosen."""
        return self.offers[max(0, self.choice.currentIndex())]

    def target(self) -> Target:
        """What is to go; TrackerError where that is nothing yet."""
        if self.offer.record is None:
            return target_of_name(self.plan, self.name.text())
        fields = [self.offer.fields[called] for called, box in self.boxes.items() if box.isChecked()]
        if not fields:
            raise TrackerError("Tick what is to be removed.")
        return target_of(self.offer.record, fields)

    def _show(self) -> None:
        """The fields of the record that is chosen, the first of them ticked; or the line for a name."""
        offer = self.offer
        for box in self.boxes.values():
            self.flow.removeWidget(box)
            box.deleteLater()
        self.boxes = {called: CheckBox(called.capitalize()) for called in offer.fields}
        for at, (called, box) in enumerate(self.boxes.items()):
            box.setChecked(at == 0)
            box.setAccessibleName(f"Remove the {called}")
            box.toggled.connect(lambda _: self._say())
            self.flow.addWidget(box)
        for before, after in pairwise((self.name, *self.boxes.values())):
            self.setTabOrder(before, after)
        self.inside.setVisible(len(self.boxes) > 1)
        self.name.setVisible(offer.record is None)
        self.name.setText(offer.name)
        self.words.setVisible(offer.record is not None)
        self._say()

    def _say(self) -> None:
        record = self.offer.record
        ticked = [self.offer.fields[called] for called, box in self.boxes.items() if box.isChecked()]
        texts = [text for field in ticked for text in texts_of(record, field)] if record is not None else []
        self.words.setPlainText("\n".join(texts))
        self.changed.emit()
