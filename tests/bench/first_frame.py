"""Runs the program on a plan file, as main.py does, until its table has painted so many actions; then ends it.

Prints which libraries that a first frame can do without were imported by then.
"""

from __future__ import annotations

import gc
import os
import sys

from tracker.__main__ import main

HIGH = 1800  # px: room for twenty rows of three lines
LATER = ("openpyxl", "matplotlib", "numpy", "sqlite_utils", "click")


def end_after_first_frame(lines: int) -> None:
    """From now on the first paint that shows that many actions ends the process, once the window has it."""
    from PySide6.QtCore import Qt, QTimer
    from PySide6.QtWidgets import QMainWindow, QTableView

    from tracker.ui.tables.register_view import RegisterView
    from tracker.ui.window.main_window import MainWindow

    def painted(view, event):
        QTableView.paintEvent(view, event)
        if shown(view) >= lines:
            QTimer.singleShot(0, end)

    def make_high(window, event):
        window.setWindowState(Qt.WindowState.WindowNoState)  # of the size of the screen, where that is small
        window.resize(window.width(), HIGH)
        QMainWindow.showEvent(window, event)

    RegisterView.paintEvent = painted
    MainWindow.showEvent = make_high


def shown(view) -> int:
    """How many actions stand in the viewport of the table."""
    first, last = view.rowAt(0), view.rowAt(view.viewport().height() - 1)
    return sum(view.record_at(at) is not None for at in range(first, last + 1)) if 0 <= first <= last else 0


def end() -> None:
    """Say what was imported, and go."""
    print(", ".join(name for name in LATER if name in sys.modules) or "none", flush=True)
    os._exit(0)


if __name__ == "__main__":
    file, lines = sys.argv[1:]
    gc.disable()  # as main does before it imports anything: what is imported here, it has no need to import
    end_after_first_frame(int(lines))
    sys.exit(main([file]))
