"""The log holds what went wrong, what Qt says and where a fault ended the program, and does not grow for ever."""

import faulthandler
import logging
import os
import subprocess
import sys

import pytest
from PySide6.QtCore import qInstallMessageHandler, qWarning

from tests.patience import PATIENCE
from tracker.paths import PROGRAM, log_file
from tracker.ui.dialogs import messages
from tracker.ui.dialogs.messages import last_resort
from tracker.ui.help import log as log_of_window
from tracker.ui.help.log import begin_log, end_log

ENDED = """
import ctypes, sys
from pathlib import Path
import platformdirs
platformdirs.user_log_dir = lambda *_, **__: sys.argv[1]
from tracker.ui.help.log import begin_log
begin_log("a test")
ctypes.string_at(0)
"""

INTERRUPTED = """
import os, signal, sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from tracker.ui.dialogs.messages import catch_everything
app = QApplication(["a test"])
catch_everything()
QTimer.singleShot(0, lambda: signal.raise_signal(signal.SIGINT))
sys.exit(app.exec())
"""


def log_files():
    return [one for one in logging.getLogger(PROGRAM).handlers if isinstance(one, logging.FileHandler)]


@pytest.fixture
def log():
    """The log while it is written; what was there for messages and faults before is put back."""
    before, was_on = qInstallMessageHandler(None), faulthandler.is_enabled()
    qInstallMessageHandler(before)
    begin_log("a test")
    yield lambda: log_file().read_text("utf-8")
    end_log()
    qInstallMessageHandler(before)
    if was_on:
        faulthandler.enable(sys.__stderr__)


def test_it_begins_with_what_the_program_is(log):
    assert "INFO Started: a test" in log()


@pytest.mark.qt_no_exception_capture
def test_a_bug_stands_in_it_and_the_last_resort_says_where(log, told):
    try:
        raise ValueError("a bug of ours")
    except ValueError as bug:
        last_resort(type(bug), bug, bug.__traceback__)
    assert "ValueError: a bug of ours" in log() and "Traceback" in log()
    assert str(log_file()) in told.boxes[0].said


def test_without_a_log_the_last_resort_speaks_of_none(told):
    messages.last_resort(ValueError, ValueError("a bug"), None)
    assert "log" not in told.boxes[0].said and not log_file().exists()


def test_ctrl_c_in_the_terminal_ends_the_window_without_a_dialog():
    home = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [sys.executable, "-c", INTERRUPTED], env=home, capture_output=True, text=True, timeout=PATIENCE
    )
    assert (done.returncode, done.stderr) == (130, "")


def test_what_qt_says_stands_in_it(log):
    qWarning("a warning of Qt")
    assert "WARNING Qt: a warning of Qt" in log()


def test_it_is_turned_over_and_the_oldest_goes(log, monkeypatch):
    (file,) = log_files()
    file.maxBytes = 2_000
    for number in range(200):
        logging.getLogger(PROGRAM).error("number %d %s", number, "x" * 50)
    assert sorted(path.name for path in log_file().parent.iterdir()) == [
        "window.log", "window.log.1", "window.log.2", "window.log.3",
    ]  # fmt: skip
    assert "number 199" in log() and faulthandler.is_enabled()
    assert all(path.stat().st_size <= 2_000 for path in log_file().parent.iterdir())


def test_one_that_cannot_be_moved_grows_on(log, monkeypatch):
    (file,) = log_files()
    file.maxBytes = 200
    monkeypatch.setattr(os, "rename", lambda *_: (_ for _ in ()).throw(PermissionError()))
    for number in range(20):
        logging.getLogger(PROGRAM).error("number %d", number)
    assert "number 0" in log() and "number 19" in log()


def test_a_folder_that_cannot_be_written_stops_nothing(tmp_path, monkeypatch):
    (tmp_path / "a file").write_text("")
    monkeypatch.setattr(log_of_window, "log_file", lambda: tmp_path / "a file" / "window.log")
    begin_log("a test")
    assert log_files() == []


def test_where_a_fault_ended_the_program_stands_in_it(tmp_path):
    ended = subprocess.run([sys.executable, "-c", ENDED, str(tmp_path)], capture_output=True, text=True)
    assert ended.returncode != 0
    written = (tmp_path / "window.log").read_text("utf-8")
    assert "Started: a test" in written and "Segmentation fault" in written and "string_at" in written
