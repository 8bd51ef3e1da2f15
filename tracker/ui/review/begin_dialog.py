"""Asks what the meeting is called and who is there, before it begins."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFormLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from tracker.domain.meeting import Meeting
from tracker.domain.when import show_day
from tracker.ui.dialogs.dialog import Dialog
from tracker.ui.look.theme import GRID
from tracker.ui.widgets.labels import plain_label
from tracker.ui.workspace import Workspace

USUAL = "SMT overdue review"


class BeginDialog(Dialog):
    """Name and people, as at the last meeting; the day is the as-at day."""

    def __init__(self, parent: QWidget | None, workspace: Workspace, last: Meeting | None, overdue: str) -> None:
        super().__init__(parent)
        self.setWindowTitle("Begin the review")
        column = QVBoxLayout(self)
        column.setContentsMargins(GRID * 3, GRID * 3, GRID * 3, GRID * 2)
        column.setSpacing(GRID * 2)
        words = plain_label(
            f"{overdue} as at {show_day(workspace.as_at)}. What is decided is saved at once, signed SMT, and dated "
            "with that day."
        )
        words.setMinimumWidth(self.fontMetrics().averageCharWidth() * 60)
        column.addWidget(words)
        form = QFormLayout()
        form.setSpacing(GRID)
        self.name = QLineEdit(last.name if last else USUAL)
        self.present = QLineEdit(", ".join(last.present) if last else "")
        self.present.setPlaceholderText("Names or roles, with commas between")
        form.addRow("&Meeting", self.name)
        form.addRow("Who is &there", self.present)
        column.addLayout(form)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.begin = QPushButton("Begin")
        self.begin.setProperty("primary", True)
        buttons.addButton(self.begin, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)
        self.name.textChanged.connect(lambda text: self.begin.setEnabled(bool(text.strip())))
        self.begin.setDefault(True)


class ToBegin(NamedTuple):
    """What was answered."""

    name: str
    present: tuple[str, ...]


def ask_to_begin(parent: QWidget | None, workspace: Workspace, last: Meeting | None, overdue: str) -> ToBegin | None:
    """The name of the meeting and who is there; None when it is not to begin."""
    dialog = BeginDialog(parent, workspace, last, overdue)
    agreed = dialog.exec() == QDialog.DialogCode.Accepted
    dialog.deleteLater()
    if not agreed:
        return None
    present = (one.strip() for one in dialog.present.text().split(","))
    return ToBegin(dialog.name.text().strip(), tuple(one for one in present if one))
