"""Pictures of the window: each page in a look, size and text size, rendered without a screen if need be."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

if "DISPLAY" not in os.environ and "WAYLAND_DISPLAY" not in os.environ:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from tracker.errors import TrackerError
from tracker.paths import PROGRAM
from tracker.put_in_place import PICTURE, put_in_place
from tracker.settings import Settings
from tracker.ui.look.theme import STYLE
from tracker.ui.window.application import make_window
from tracker.ui.window.main_window import MainWindow

PATIENCE = 20_000  # ms for a chart to be drawn on a busy machine
ROUND = 60  # ms: longer than a chart waits for another change before it is drawn


class Shot(NamedTuple):
    """One way to look at the window; the size is in pixels, the text in points."""

    look: str = "light"
    width: int = 1280
    height: int = 800
    points: int = 10

    @property
    def name(self) -> str:
        """How its files are called: "light 1280x800 10pt"."""
        return f"{self.look} {self.width}x{self.height} {self.points}pt"


def take_screenshots(
    plan: Path,
    shots: Iterable[Shot],
    name: Callable[[str, Shot], Path],
    prepare: Callable[[MainWindow], None] = lambda window: None,
    pages: Sequence[str] | None = None,
) -> list[Path]:
    """Write pages of a plan (all, or those named) in every way as PNG; `name` answers the file for a page and a way.

    `prepare` may choose what is to be seen. The user's own settings are neither read nor written.
    """
    app = QApplication.instance() or QApplication([PROGRAM, *STYLE])
    assert isinstance(app, QApplication)
    window = make_window(app, Settings())
    window.commands.open_file(plan)
    prepare(window)
    window.show()
    written = [path for shot in shots for path in _shoot(window, shot, name, pages or list(window.pages))]
    window.close()
    window.deleteLater()
    QCoreApplication.sendPostedEvents(window, QEvent.Type.DeferredDelete)  # or every later look would dress it as well
    return written


def _shoot(window: MainWindow, shot: Shot, name: Callable[[str, Shot], Path], pages: Sequence[str]) -> list[Path]:
    workspace = window.workspace
    workspace.change_settings(replace(workspace.settings, look=shot.look, text_points=shot.points))
    window.resize(shot.width, shot.height)
    written = []
    for page in pages:
        window.show_page(page)
        _wait_until_drawn(window)
        window.grab()  # a chart is asked for when its place is first painted, and without a screen nothing paints
        _wait_until_drawn(window)
        path = name(page.lower(), shot)
        path.parent.mkdir(parents=True, exist_ok=True)
        with put_in_place(path, PICTURE, overwrite=True) as part:
            if not window.grab().save(str(part), "PNG"):
                raise TrackerError(f"{path} could not be written: look whether there is room for it.")
        written.append(path)
    return written


def _wait_until_drawn(window: MainWindow) -> None:
    """Until the helper thread has nothing to do (it also fetches matplotlib), and what it brought is on the page."""
    waited, was_busy = 0, True
    while (was_busy or window.background.busy) and waited < PATIENCE:
        was_busy = bool(window.background.busy)
        _wait(ROUND)
        waited += ROUND


def _wait(milliseconds: int) -> None:
    """Let events happen. QTest.qWait would keep Python's lock, and the helper thread from its work."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()
