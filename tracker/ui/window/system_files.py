"""Files that the system opens with the program while it runs: macOS tells it of them, and starts no other one."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication

from tracker.ui.window.main_window import MainWindow

_AGAIN = 250  # milliseconds until it is looked again whether anything is still open


class Application(QApplication):
    """Qt's application; `file_asked`: the path of a file that is to be opened."""

    file_asked = Signal(object)

    def event(self, event: QEvent) -> bool:
        """A file that was double-clicked, or dropped on the program's icon; what is no file is left alone."""
        if isinstance(event, QFileOpenEvent):
            if event.file():
                self.file_asked.emit(Path(event.file()))
            return True
        return super().event(event)


class SystemFiles(QObject):
    """Hands files over to the window, one after another; what is open over it is about the plan that is open now."""

    def __init__(self, app: Application, window: MainWindow) -> None:
        super().__init__(window)
        self.window = window
        self._asked: list[Path] = []
        self._again = QTimer(window, singleShot=True, interval=_AGAIN)
        self._again.timeout.connect(self._take)
        app.file_asked.connect(self._hear)

    def _hear(self, path: Path) -> None:
        self._asked.append(path)
        self._again.start(0)

    def _take(self) -> None:
        """The dialog of one import is open until that is decided."""
        if open_now := _open_now():
            self.window.status.tell(f"{self._asked[0].name} is opened when the {open_now} is closed.")
            self._again.start(_AGAIN)
        elif self._asked:
            self.window.status.clearMessage()
            self.window.activateWindow()
            path = self._asked.pop(0)
            if self._asked:
                self._again.start(_AGAIN)
            self.window.imports.take(path)


def _open_now() -> str:
    """What a file waits for, in a word."""
    if QApplication.activeModalWidget() is not None:
        return "dialog"
    return "menu or list" if QApplication.activePopupWidget() is not None else ""
