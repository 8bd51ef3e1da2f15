"""Asks before something is done, with room for the reason."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLineEdit, QPushButton, QVBoxLayout, QWidget

from tracker.ui.dialogs.dialog import Dialog
from tracker.ui.look.theme import GRID
from tracker.ui.widgets.labels import plain_label


class ReasonDialog(Dialog):
    """A question, a line for the reason, and the button that does it. `needed` None: no reason is asked."""

    def __init__(self, parent: QWidget | None, title: str, question: str, yes: str, needed: bool | None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        column = QVBoxLayout(self)
        column.setContentsMargins(GRID * 3, GRID * 3, GRID * 3, GRID * 2)
        column.setSpacing(GRID * 2)
        words = plain_label(question)
        words.setMinimumWidth(self.fontMetrics().averageCharWidth() * 52)
        column.addWidget(words)
        self.reason = QLineEdit()
        self.reason.setAccessibleName("The reason")
        self.reason.setPlaceholderText("The reason" if needed else "The reason, if you like")
        self.reason.setVisible(needed is not None)
        column.addWidget(self.reason)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.yes = QPushButton(yes)
        self.yes.setProperty("primary", True)
        buttons.addButton(self.yes, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)
        if needed:
            self.yes.setEnabled(False)
            self.reason.textChanged.connect(lambda text: self.yes.setEnabled(bool(text.strip())))
        self.yes.setDefault(True)


def ask_reason(parent: QWidget | None, title: str, question: str, yes: str, needed: bool | None = False) -> str | None:
    """The reason given ("" for none), or None when it is not to be done."""
    dialog = ReasonDialog(parent, title, question, yes, needed)
    agreed = dialog.exec() == QDialog.DialogCode.Accepted
    dialog.deleteLater()
    return dialog.reason.text().strip() if agreed else None
