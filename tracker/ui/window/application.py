"""Starts the window and runs it until it is closed."""

from __future__ import annotations

import gc
import os
import sys
from pathlib import Path

from PySide6.QtCore import QMessageLogContext, QSize, Qt, QTimer, QtMsgType, qInstallMessageHandler
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from tracker.errors import TrackerError
from tracker.paths import resources
from tracker.plan_files import PLAN_ENDINGS
from tracker.settings import Settings
from tracker.ui.dialogs.messages import catch_everything
from tracker.ui.look.theme import GRID, STYLE, apply_look
from tracker.ui.window.main_window import MainWindow
from tracker.ui.window.system_files import Application, SystemFiles
from tracker.ui.workspace import Workspace

_AFTER_MS = 200  # the first frame comes first
_TITLE = GRID * 5  # px: what the desktop puts above a window; asking Qt's style would have all its enums made


def run(path: Path | None) -> int:
    """Open the window, on the file where one is given; answers the exit code."""
    gc.disable()
    app = _with_a_screen()
    app.setApplicationName("Improvement plans")
    app.setWindowIcon(QIcon(str(resources() / "program.svg")))
    catch_everything()
    window = make_window(app)
    ask_who_at_first(window)
    SystemFiles(app, window)
    begin_within_screen(window)
    opened = path is not None and opened_at_once(window, path)
    window.show()
    if path is not None and not opened:
        QTimer.singleShot(0, lambda: window.imports.take(path))
    QTimer.singleShot(0, let_collector_go_on)
    QTimer.singleShot(_AFTER_MS, write_log)
    return int(app.exec())


def opened_at_once(window: MainWindow, path: Path) -> bool:
    """Whether it is a plan file and was opened: before the window is seen, so that no start page is made for it.

    What stands in the way is told, waited for or asked when the window is there.
    """
    if path.suffix.lower() not in PLAN_ENDINGS:
        return False
    try:
        window.workspace.open(path)
    except TrackerError:
        return False
    return True


def _with_a_screen() -> Application:
    """Qt's application. Without a screen Qt ends the process itself: then by one sentence and 1, not by an abort."""
    told: list[str] = []

    def hear(kind: QtMsgType, _: QMessageLogContext, words: str) -> None:
        if kind != QtMsgType.QtFatalMsg:
            told.append(words)
            return
        why = next(iter(told), words).strip().rstrip(".")
        print(f"There is no screen to open the window on ({why}); for the commands see --help.", file=sys.stderr)
        sys.stderr.flush()
        os._exit(1)  # once this returns, Qt aborts

    before = qInstallMessageHandler(hear)
    app = Application([*sys.argv[:1], *STYLE])
    qInstallMessageHandler(before)
    for words in told:
        print(words, file=sys.stderr)
    return app


def begin_within_screen(window: MainWindow) -> None:
    """Where its usual size would pass the edge of the screen, title bar included, the window begins maximised."""
    room = window.screen().availableSize() - QSize(0, _TITLE)
    if window.size().boundedTo(room) != window.size():
        window.resize(window.size().boundedTo(room))  # for when it is maximised no more
        window.setWindowState(window.windowState() | Qt.WindowState.WindowMaximized)


def ask_who_at_first(window: MainWindow) -> None:
    """Have the user asked who they are when the first plan is open and seen."""
    from functools import partial

    from tracker.ui.who_am_i import ask_at_first

    soon = QTimer(window, singleShot=True, interval=0)
    soon.timeout.connect(partial(ask_at_first, window, window.workspace))
    window.workspace.file_opened.connect(soon.start)


def write_log() -> None:
    """Begin the log: what must be imported for it takes a while."""
    from tracker.ui.help.about import program_words
    from tracker.ui.help.log import begin_log

    begin_log(program_words())


def let_collector_go_on() -> None:
    """Let the garbage collector go on, without what there is by now.

    On the way to the first frame it would find nothing; and looking through a plan of 10,000 actions takes 50 ms.
    """
    gc.freeze()
    # A plan of 100,000 actions is millions of things, and each look at all of them stops the window for 0.2 s.
    gc.set_threshold(20_000, 10, 50)
    gc.enable()


def make_window(app: QApplication, settings: Settings | None = None) -> MainWindow:
    """A window that looks as the user's settings (or those given) say, that follows them from then on."""
    workspace = Workspace(settings)
    apply_look(app, workspace.settings)
    # The application has its look before any page hears of it: this connection is the first.
    workspace.look_changed.connect(lambda: apply_look(app, workspace.settings))
    app.styleHints().colorSchemeChanged.connect(lambda _: workspace.look_changed.emit())
    window = MainWindow(workspace)
    workspace.setParent(window)
    return window
