"""The one door to the user: telling, asking, and the last resort; always plain text."""

from __future__ import annotations

import logging
import sys
import traceback
from types import TracebackType

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMessageBox, QWidget

from tracker.errors import TrackerError
from tracker.paths import PROGRAM, log_file


def tell(parent: QWidget | None, title: str, sentence: str) -> None:
    """Say what happened, in one sentence, and wait for OK."""
    _box(parent, title, sentence).exec()


def tell_error(parent: QWidget | None, error: TrackerError) -> None:
    """Say what went wrong in the world."""
    tell(parent, "That did not work", str(error))


def ask(parent: QWidget | None, title: str, question: str, yes: str) -> bool:
    """Ask before something is done; `yes` is the wording of the button that does it. Esc means no."""
    box = _box(parent, title, question)
    box.setStandardButtons(QMessageBox.StandardButton.Cancel)
    button = box.addButton(yes, QMessageBox.ButtonRole.AcceptRole)
    box.setDefaultButton(button)
    box.exec()
    return box.clickedButton() is button


def _box(parent: QWidget | None, title: str, text: str) -> QMessageBox:
    box = QMessageBox(parent)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setWindowTitle(title)
    box.setText(text)
    box.setAccessibleName(title)
    return box


def catch_everything() -> None:
    """From now on a bug shows the last-resort dialog instead of ending the program."""
    sys.excepthook = last_resort


def last_resort(kind: type[BaseException], error: BaseException, at: TracebackType | None) -> None:
    """A TrackerError is told; anything else is our bug: what happened, with a button that copies it."""
    if isinstance(error, TrackerError):
        tell_error(None, error)
        return
    report = "".join(traceback.format_exception(kind, error, at))
    sys.__stderr__ and print(report, file=sys.__stderr__)
    log = logging.getLogger(PROGRAM)
    is_kept = any(isinstance(one, logging.FileHandler) for one in log.handlers)  # the log was begun
    if is_kept:
        log.error("%s", report)
    box = _box(None, "Something is wrong in the program", "This should not have happened. Nothing saved was lost.")
    kept = f" It is also in the log, {log_file()}." if is_kept else ""
    box.setInformativeText(f"Copy the report and send it to whoever looks after the program.{kept}")
    box.setDetailedText(report)
    copy = box.addButton("Copy the report", QMessageBox.ButtonRole.ActionRole)
    box.addButton(QMessageBox.StandardButton.Close)
    box.setDefaultButton(copy)  # Qt would take what unfolds the report
    box.exec()
    if box.clickedButton() is copy:
        QGuiApplication.clipboard().setText(report)
