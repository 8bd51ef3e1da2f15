"""What the Help menu asks for: the help at the page in view, its keys, what the program is."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction

from tracker.ui.page import Page

if TYPE_CHECKING:
    from tracker.ui.help.help_window import HelpWindow
    from tracker.ui.window.main_window import MainWindow


class HelpCommands:
    """`help_window` is made when it is first asked for, and stays."""

    def __init__(self, window: MainWindow) -> None:
        self.window = window
        self.help_window: HelpWindow | None = None

    @property
    def _page(self) -> Page | None:
        page = self.window.stack.currentWidget()
        return page if isinstance(page, Page) else None

    def show_help(self) -> None:
        """The help, at the page in view; it stays open beside the window."""
        from tracker.ui.help.help_window import HelpWindow

        self.help_window = self.help_window or HelpWindow(self.window)
        self.help_window.open_at(self._page.name if self._page else "")
        self.help_window.show()
        self.help_window.activateWindow()

    def show_keys(self, commands: Iterable[Iterable[QAction]]) -> None:
        """What each key does on the page in view, and everywhere."""
        from tracker.ui.dialogs.keys_dialog import KeysDialog, keys_of_page, keys_of_window

        rows = keys_of_page(self._page, self._page.name) if self._page else []
        dialog = KeysDialog(self.window, [*rows, *keys_of_window(chain(*commands), self.window.own_keys)])
        dialog.exec()
        dialog.deleteLater()

    def show_about(self) -> None:
        """What the program is, and where its files lie."""
        from tracker.ui.help.about import AboutDialog

        dialog = AboutDialog(self.window, self.window.workspace)
        dialog.exec()
        dialog.deleteLater()
