"""Asks before something is done, with a line for what has to be said with it."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QWidget

from tracker.ui.dialogs.messages import MessageDialog


class ReasonDialog(MessageDialog):
    """A question, a line to fill in, and the button that does it, which waits for the line where that is needed."""

    def __init__(
        self, parent: QWidget | None, title: str, question: str, yes: str, needed: bool, what: str = "The reason"
    ) -> None:
        """`what` is to stand in the line."""
        super().__init__(parent, title, question, yes)
        self.reason = QLineEdit()
        self.reason.setAccessibleName(what)
        self.reason.setPlaceholderText(what if needed else f"{what}, if you like")
        self.extra.addWidget(self.reason)
        self.reason.setFocus()
        if needed:
            self.yes.setEnabled(False)
            self.reason.textChanged.connect(lambda text: self.yes.setEnabled(bool(text.strip())))


def ask_reason(
    parent: QWidget | None, title: str, question: str, yes: str, needed: bool = False, what: str = "The reason"
) -> str | None:
    """What was typed ("" for nothing), or None when it is not to be done."""
    dialog = ReasonDialog(parent, title, question, yes, needed, what)
    agreed = dialog.exec() == ReasonDialog.DialogCode.Accepted
    dialog.deleteLater()
    return dialog.reason.text().strip() if agreed else None
