"""A file that the system opens with the running program, told by Qt's event, in a process that runs as users run it."""

import subprocess
import sys

from tests.patience import PATIENCE
from tests.ui.asking import ROOT

RUN = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer, QUrl
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication, QDialog
from tracker.ui.window.application import run
from tracker.ui.window.main_window import MainWindow

plan, document = sys.argv[1:]

def window():
    return next(one for one in QApplication.topLevelWidgets() if isinstance(one, MainWindow))

def open_while_a_dialog_is_open():
    dialog = QDialog(window())
    dialog.setModal(True)
    dialog.show()
    QApplication.sendEvent(QApplication.instance(), QFileOpenEvent(plan))
    QTimer.singleShot(0, lambda: QTimer.singleShot(0, lambda: close(dialog)))

def close(dialog):
    print("waits", not window().workspace.is_open, window().status.currentMessage())
    dialog.close()
    look()

def look():
    if not window().workspace.is_open:
        return QTimer.singleShot(20, look)
    print("open", window().workspace.path.name)
    QApplication.sendEvent(QApplication.instance(), QFileOpenEvent(QUrl("https://example.org/x")))
    QApplication.sendEvent(QApplication.instance(), QFileOpenEvent(document))
    preview()

def preview():
    shown = QApplication.activeModalWidget()
    if shown is not None and shown.windowTitle() == "Who are you?":
        shown.reject()  # it is asked at the first start
    if shown is None or not shown.windowTitle().startswith("Import"):
        return QTimer.singleShot(20, preview)
    print(shown.windowTitle())
    sys.stdout.flush()
    shown.reject()
    QTimer.singleShot(0, window().close)

import tracker.ui.window.application as application
before = application.write_log
application.write_log = lambda: (before(), open_while_a_dialog_is_open())
sys.exit(run(None))
"""


def test_a_file_is_opened_and_waits_while_a_dialog_is_open(file, tmp_path):
    document = tmp_path / "actions.csv"
    document.write_text("Ref,Action,Lead,Review date\n1.1,Write it down,Somebody,Dec 2017\n", "utf-8")
    command = [sys.executable, "-c", RUN, str(file), str(document)]
    ended = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, timeout=PATIENCE)
    assert ended.returncode == 0, ended.stderr
    assert ended.stdout.splitlines() == [
        "waits True sample.plan is opened when the dialog is closed.", "open sample.plan", "Import actions.csv",
    ]  # fmt: skip
