"""The one door to the user: telling, asking, and the last resort; always plain text."""

from __future__ import annotations

import logging
import sys
import traceback
from types import TracebackType

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialogButtonBox, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from tracker.errors import TrackerError
from tracker.paths import PROGRAM, log_file
from tracker.ui.dialogs.dialog import Dialog
from tracker.ui.keys import key_action
from tracker.ui.look.theme import GRID
from tracker.ui.widgets.labels import breakable, plain_label

_SHORT, _WIDE = 52, 84  # letters in a line
_INTERRUPTED = 130  # what a shell expects of a process that Ctrl+C ended


class MessageDialog(Dialog):
    """Some words and the button that answers them; `extra` under the words is for whatever else there is to see."""

    def __init__(
        self, parent: QWidget | None, title: str, words: str, yes: str | None = None, *, loses: bool = False
    ) -> None:
        """`yes` is what may be done; None: nothing is asked. Where that `loses` something, Enter means no."""
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.setAccessibleDescription(words)  # a screen reader says it when the dialog comes
        label = plain_label(breakable(words))
        letters = min(max(_SHORT, len(words) // 6), _WIDE)
        label.setMinimumWidth(self.fontMetrics().averageCharWidth() * letters)
        self.said, self.extra = words, QVBoxLayout()
        self.extra.setSpacing(GRID * 2)
        self.buttons = QDialogButtonBox()
        self.yes = QPushButton(yes or "OK")
        self.yes.setProperty("primary", not loses)
        self.buttons.addButton(self.yes, QDialogButtonBox.ButtonRole.AcceptRole)
        no = self.buttons.addButton(QDialogButtonBox.StandardButton.Cancel) if yes is not None else None
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(GRID * 3, GRID * 3, GRID * 3, GRID * 2)
        column.setSpacing(GRID * 2)
        column.addWidget(label)
        column.addLayout(self.extra)
        column.addWidget(self.buttons)
        key_action(self, "Copy what it says", "Ctrl+C", lambda: QGuiApplication.clipboard().setText(words))
        usual = no if loses and no is not None else self.yes
        usual.setDefault(True)
        usual.setFocus()


def tell(parent: QWidget | None, title: str, sentence: str) -> None:
    """Say what happened, in one sentence, and wait for OK."""
    _answer(MessageDialog(parent, title, sentence))


def tell_error(parent: QWidget | None, error: TrackerError) -> None:
    """Say what went wrong in the world."""
    tell(parent, "That did not work", str(error))


def ask(parent: QWidget | None, title: str, question: str, yes: str, *, loses: bool = False) -> bool:
    """Ask before something is done; `yes` is the wording of the button that does it.

    Esc means no; so does Enter where what is done `loses` something that nothing brings back.
    """
    return _answer(MessageDialog(parent, title, question, yes, loses=loses))


def _answer(dialog: MessageDialog) -> bool:
    agreed = dialog.exec() == MessageDialog.DialogCode.Accepted
    dialog.deleteLater()
    return agreed


def catch_everything() -> None:
    """From now on a bug shows the last-resort dialog instead of ending the program."""
    sys.excepthook = last_resort


def last_resort(kind: type[BaseException], error: BaseException, at: TracebackType | None) -> None:
    """A TrackerError is told; anything else is our bug: what happened, with a button that copies it."""
    if isinstance(error, TrackerError):
        tell_error(None, error)
        return
    if issubclass(kind, KeyboardInterrupt):  # Ctrl+C in the terminal: at once; drafts are kept
        QGuiApplication.exit(_INTERRUPTED)
        return
    report = "".join(traceback.format_exception(kind, error, at))
    sys.__stderr__ and print(report, file=sys.__stderr__)
    log = logging.getLogger(PROGRAM)
    is_kept = any(isinstance(one, logging.FileHandler) for one in log.handlers)  # the log was begun
    if is_kept:
        log.error("%s", report)
    kept = f" It is also in the log, {log_file()}." if is_kept else ""
    _answer(BugDialog(report, f"Copy the report and send it to whoever looks after the program.{kept}"))


class BugDialog(MessageDialog):
    """Our own bug: that it happened, what to do about it, and the report."""

    def __init__(self, report: str, what_to_do: str) -> None:
        words = f"This should not have happened. Nothing saved was lost.\n\n{what_to_do}"
        super().__init__(None, "Something is wrong in the program", words)
        self.report = QPlainTextEdit(report)
        self.report.setReadOnly(True)
        self.report.setTabChangesFocus(True)
        self.report.setAccessibleName("The report")
        self.report.setMinimumSize(self.fontMetrics().averageCharWidth() * 80, self.fontMetrics().lineSpacing() * 12)
        self.extra.addWidget(self.report)
        self.yes.setText("Close")
        self.copy = QPushButton("Copy the report")
        self.copy.clicked.connect(lambda _=False: QGuiApplication.clipboard().setText(report))
        self.buttons.addButton(self.copy, QDialogButtonBox.ButtonRole.ActionRole)
