"""Asks which actions should move a measure."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPushButton, QVBoxLayout, QWidget

from tracker.domain.long_text import shortened
from tracker.domain.measure import Measure
from tracker.domain.measures.joins import homes
from tracker.domain.plan import Action, Plan
from tracker.ui.dialogs.dialog import Dialog
from tracker.ui.look.theme import GRID
from tracker.ui.tables.check_list import CheckList
from tracker.ui.widgets.labels import plain_label


def asked_links(page: QWidget, plan: Plan, measure: Measure, actions: Sequence[Action]) -> set[int | None] | None:
    """The ids of the actions that are to name a measure; None where nothing is to be changed."""
    dialog = LinkDialog(page, plan, measure, actions)
    agreed = dialog.exec() == QDialog.DialogCode.Accepted
    dialog.deleteLater()
    return {int(key) for key in dialog.list.checked} if agreed else None


class LinkDialog(Dialog):
    """The actions of the plan, those that name the measure checked and first."""

    def __init__(self, parent: QWidget, plan: Plan, measure: Measure, actions: Sequence[Action]) -> None:
        super().__init__(parent)
        self.setWindowTitle("Link actions")
        home = homes(plan)
        named = {str(one.id) for one in actions if any(home.get(ref, ref) == measure.ref for ref in one.measures)}
        words = plain_label(f"Which actions should move {measure.ref} {' '.join(measure.name.split())}?")
        self.list = CheckList("Search actions", "Actions")
        near = sorted(actions, key=lambda one: one.theme_id != measure.theme_id)  # those of its theme first
        self.list.offer([(str(one.id), f"{one.ref or ''}  {shortened(one.text, 90)}".strip()) for one in near], named)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.save_button = QPushButton("Link")
        self.save_button.setProperty("primary", True)
        buttons.addButton(self.save_button, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(GRID * 3, GRID * 3, GRID * 3, GRID * 2)
        column.setSpacing(GRID * 2)
        for widget in (words, self.list, buttons):
            column.addWidget(widget)
        em = self.fontMetrics().averageCharWidth()
        self.resize(em * 80, self.fontMetrics().lineSpacing() * 26)
