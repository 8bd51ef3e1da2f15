"""Asks to which leads packs are to be written, and into which folder."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from pathlib import Path

from PySide6.QtWidgets import QDialogButtonBox, QFileDialog, QPushButton, QVBoxLayout, QWidget

from tracker.columns.words import counted
from tracker.domain.actions.register import Line, register
from tracker.domain.packs.sending import lines_by_lead
from tracker.domain.plan import Plan
from tracker.ui.dialogs.dialog import Dialog
from tracker.ui.look.theme import GRID
from tracker.ui.tables.check_list import CheckList
from tracker.ui.widgets.check_box import CheckBox
from tracker.ui.widgets.labels import plain_label


class LeadsDialog(Dialog):
    """A list of leads to check off, and a folder that is asked for at the end."""

    def __init__(self, parent: QWidget, title: str, words: str, entries: Sequence[tuple[str, str]], do: str) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.folder = Path()
        self.list = CheckList("Search leads", "Leads")
        self.list.offer(entries, {key for key, _ in entries})
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(GRID * 3, GRID * 3, GRID * 3, GRID * 2)
        self.column.setSpacing(GRID * 2)
        self.column.addWidget(plain_label(words))
        self.column.addWidget(self.list, 1)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.go = QPushButton(do)
        self.go.setProperty("primary", True)
        buttons.addButton(self.go, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(self.choose_folder)
        buttons.rejected.connect(self.reject)
        self.list.list.itemChanged.connect(lambda _: self.go.setEnabled(bool(self.list.checked)))
        self.column.addWidget(buttons)
        em = self.fontMetrics().averageCharWidth()
        self.resize(em * 80, self.fontMetrics().lineSpacing() * 26)

    def stand_under_list(self, *widgets: QWidget) -> None:
        """What else there is to say, between the list and the buttons, for Tab too."""
        for at, widget in enumerate(widgets, self.column.indexOf(self.list) + 1):
            self.column.insertWidget(at, widget)
        for before, after in pairwise((self.list.list, *widgets)):
            self.setTabOrder(before, after)

    @property
    def leads(self) -> list[str]:
        """The leads that are checked."""
        return self.list.checked

    def choose_folder(self) -> None:
        """Ask for the folder; without one the dialog stays."""
        if name := QFileDialog.getExistingDirectory(self, "The folder for them"):
            self.folder = Path(name)
            self.accept()


class SendDialog(LeadsDialog):
    """Every lead of a live action, all of them checked."""

    def __init__(self, parent: QWidget, plan: Plan, as_at: date) -> None:
        found = lines_by_lead(plan, register(plan, as_at))
        words = (
            "A workbook is written for each of these leads, with their live actions, the most urgent first. "
            "Nothing is sent: attach them to your e-mails."
        )
        entries = [(name, f"{name}: {_words(lines)}") for name, lines in sorted(found.items())]
        super().__init__(parent, "Send packs", words, entries, "Choose a folder…")
        self.pages = CheckBox("A page for a browser beside each, for whoever has no Excel")
        self.stand_under_list(self.pages)


def _words(lines: Sequence[Line]) -> str:
    late = sum(line.overdue for line in lines)
    return counted(len(lines), "action") + (f", {late} overdue" if late else "")
