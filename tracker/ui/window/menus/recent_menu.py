"""The files that were open before, in the File menu: those that are pinned first, and what is not there any more."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QMenu, QWidget

from tracker.ui.widgets.chips import menu_entry
from tracker.ui.workspace import Workspace


def name_in_list(path: Path) -> str:
    """A file in a list: its name, and that it is not there where it is not."""
    return path.name if path.is_file() else f"{path.name} (not there any more)"


class RecentMenu(QMenu):
    """Made anew whenever it is opened; ends with pinning the plan that is open."""

    def __init__(self, workspace: Workspace, open_file: Callable[[Path], None], parent: QWidget) -> None:
        super().__init__("Open re&cent", parent)
        self.workspace, self._open = workspace, open_file
        self.setToolTipsVisible(True)
        self.aboutToShow.connect(self.offer)

    def offer(self) -> None:
        """List them as they are now."""
        self.clear()
        settings = self.workspace.settings
        for name in settings.files:
            pinned = "★ " if name in settings.pinned else ""
            entry = menu_entry(self, f"{pinned}{name_in_list(Path(name))}", partial(self._open, Path(name)))
            entry.setToolTip(name)
        if not settings.files:
            self.addAction("No file was open yet").setEnabled(False)
        if self.workspace.is_open:
            here = str(self.workspace.path.resolve())
            self.addSeparator()
            pin = menu_entry(self, f"Keep {self.workspace.path.name} in this list", partial(self._pin, here))
            pin.setCheckable(True)
            pin.setChecked(here in settings.pinned)
        gone = [name for name in settings.files if not Path(name).is_file()]
        if gone:
            menu_entry(self, "Take off what is not there any more", partial(self._take_off, gone))

    def _pin(self, path: str) -> None:
        settings = self.workspace.settings
        self.workspace.change_settings(settings.pinning(path, path not in settings.pinned))

    def _take_off(self, gone: list[str]) -> None:
        settings = self.workspace.settings
        for name in gone:
            settings = settings.without(name)
        self.workspace.change_settings(settings)
