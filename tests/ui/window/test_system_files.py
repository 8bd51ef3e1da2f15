"""A file that the system opens with the running program, told by Qt's event, in a process that runs as users run it."""

import subprocess
import sys

from tests.patience import PATIENCE
from tests.ui.asking import ROOT

RUN = """
import sys
from pathlib import Path
from PySide6.QtCore import QPoint, QTimer, QUrl
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QMenu
from tracker.ui.window.application import run
from tracker.ui.window.main_window import MainWindow

*plans, document = sys.argv[1:]

def window():
    return next(one for one in QApplication.topLevelWidgets() if isinstance(one, MainWindow))

def dialog():
    dialog = QDialog(window())
    dialog.setModal(True)
    dialog.show()
    return dialog.close

def menu():
    menu = QMenu(window())
    menu.addAction("Rename")
    menu.popup(QPoint(100, 100))
    return menu.close

def names():
    names = QComboBox(window())
    names.addItems(["One", "Another"])
    names.show()
    names.showPopup()
    return lambda: (names.hidePopup(), names.hide())

ways = iter((dialog, menu, names))

def open_next():
    way = next(ways, None)
    if way is None:
        QApplication.sendEvent(QApplication.instance(), QFileOpenEvent(QUrl("https://example.org/x")))
        QApplication.sendEvent(QApplication.instance(), QFileOpenEvent(document))
        return preview()
    close, plan = way(), Path(plans.pop(0))
    QApplication.sendEvent(QApplication.instance(), QFileOpenEvent(str(plan)))
    soon(lambda: soon(lambda: put_away(way.__name__, close, plan)))

def soon(work):
    QTimer.singleShot(0, work)

def put_away(way, close, plan):
    print(way, "waits" if opened() != plan else "does not wait", window().status.currentMessage())
    close()
    look(plan)

def opened():
    return window().workspace.path if window().workspace.is_open else None

def look(plan):
    if opened() != plan:
        return QTimer.singleShot(20, lambda: look(plan))
    print("open", plan.name)
    open_next()

def preview():
    shown = QApplication.activeModalWidget()
    if shown is None or not shown.windowTitle().startswith("Import"):
        return QTimer.singleShot(20, preview)
    print(shown.windowTitle())
    sys.stdout.flush()
    shown.reject()
    QTimer.singleShot(0, window().close)

import tracker.ui.window.application as application
application.ask_who_at_first = lambda window: None  # which is a dialog as well
before = application.write_log
application.write_log = lambda: (before(), open_next())
sys.exit(run(None))
"""


def test_a_file_is_opened_and_waits_while_a_dialog_a_menu_or_a_list_is_open(file, tmp_path):
    document = tmp_path / "actions.csv"
    document.write_text("Ref,Action,Lead,Review date\n1.1,Write it down,Somebody,Dec 2017\n", "utf-8")
    plans = [tmp_path / f"{name}.plan" for name in ("first", "second", "third")]
    for plan in plans:
        plan.write_bytes(file.read_bytes())
    command = [sys.executable, "-c", RUN, *map(str, plans), str(document)]
    ended = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, timeout=PATIENCE)
    assert ended.returncode == 0, ended.stderr
    assert ended.stdout.splitlines() == [
        "dialog waits first.plan is opened when the dialog is closed.", "open first.plan",
        "menu waits second.plan is opened when the menu or list is closed.", "open second.plan",
        "names waits third.plan is opened when the menu or list is closed.", "open third.plan",
        "Import actions.csv",
    ]  # fmt: skip
