"""What a plan file that was opened is found to be: sound, damaged or changed by others, or one of two copies."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from threading import Event

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from tracker.errors import TrackerError
from tracker.store.busy import Busy, waiting
from tracker.store.copies import parted_copies, parted_words
from tracker.store.kept_copies import back_up_daily
from tracker.store.sqlite import open_store
from tracker.ui.dialogs.messages import tell
from tracker.ui.widgets.background import Background
from tracker.ui.window.status_bar import StatusLine
from tracker.ui.workspace import Workspace

AFTER_MS, _HOUR_MS = 200, 3_600_000  # the first frame comes first; another day may begin while a plan is open
_AGAIN_MS = 5_000  # until a copy is tried again that met somebody's save
_Found = tuple[tuple[str, ...], list[Path]]


class FileChecks:
    """Looks a file through on the helper thread when it was opened; a save that comes sooner looks by itself.

    What is saved meanwhile waits for no check and no copy: they end, and begin again when it is saved.
    """

    def __init__(
        self,
        window: QWidget,
        workspace: Workspace,
        background: Background,
        status: StatusLine,
        before: Callable[[], None],
    ) -> None:
        """`before`: what else waits for the first frame; asked for first, as no backup is made beside other work."""
        self.window, self.workspace, self.background, self.status = window, workspace, background, status
        self.soon = QTimer(window, singleShot=True, interval=AFTER_MS)
        self.soon.timeout.connect(before)
        self.soon.timeout.connect(self._begin)
        self.hourly = QTimer(window, interval=_HOUR_MS)
        self.hourly.timeout.connect(self.back_up)
        self.hourly.start()
        self.wanted = Event()  # somebody saves, and cannot as long as the file is read
        self._gave_way = False
        workspace.waiting.changed.connect(self._give_way)
        workspace.file_opened.connect(self.soon.start)
        workspace.file_opened.connect(lambda: QTimer.singleShot(0, window, self._wait_anew))

    def _wait_anew(self) -> None:
        """From when nothing else is being done: on a slow computer it takes longer to make the page."""
        if self.soon.isActive():
            self.soon.start()

    def _give_way(self, words: str) -> None:
        if words:
            self.wanted.set()
            self._gave_way = self.background.busy > 0
        else:
            self.wanted.clear()

    def _begins_again(self) -> bool:
        """Whether what was just done gave way: then it may have seen half of it, and is done anew."""
        again, self._gave_way = self._gave_way, False
        if again:
            self.soon.start()
        return again

    def _begin(self) -> None:
        if not self.workspace.is_open:
            return
        if self.wanted.is_set():
            self.soon.start()
            return
        path, others = self.workspace.path, [Path(name) for name in self.workspace.settings.recent]
        work = partial(_look, path, others, self.wanted)
        self.background.run(work, lambda found: self._tell(path, found), self._failed)

    def _tell(self, path: Path, found: _Found) -> None:
        if self._begins_again() or not (self.workspace.is_open and self.workspace.path == path):
            return
        faults, copies = found
        store = self.workspace.store
        store.faults = faults
        self.status.refresh()
        if faults:
            tell(self.window, "This plan can only be read", store.only_read())
        elif copies:
            tell(self.window, "There are two copies of this plan", parted_words(path, copies[0]))
        self.back_up()

    def back_up(self) -> None:
        """Keep a copy of the day, once, where nothing is being saved: otherwise a little later, or within the hour."""
        work = self.workspace
        if work.is_open and not work.store.faults and not work.waiting.words and not self.background.busy:
            path = work.path
            self.background.run(lambda: _back_up(path, self.wanted), self._backed_up, self._not_backed_up)

    def _backed_up(self, _: Path | None) -> None:
        self._begins_again()

    def _not_backed_up(self, error: BaseException) -> None:
        self._failed(error)
        if isinstance(error, Busy):
            QTimer.singleShot(_AGAIN_MS, self.window, self.back_up)
        else:
            self.status.tell(f"No backup of today was made: {error}")

    def _failed(self, error: BaseException) -> None:
        """What cannot be asked now, as somebody else is writing, is asked again before the first save."""
        self._begins_again()
        if not isinstance(error, TrackerError):
            raise error


def _back_up(path: Path, wanted: Event) -> Path | None:
    with waiting(0, wanted=wanted):
        return back_up_daily(path, date.today())


def _look(path: Path, others: Sequence[Path], wanted: Event) -> _Found:
    with waiting(0, wanted=wanted), open_store(path) as store:  # nothing else on the helper thread waits behind it
        return store.look_through(), parted_copies(path, others)
