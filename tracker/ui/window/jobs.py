"""Long work for the window: one job after the other, shown in the status bar; what comes of each is told."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from tracker.errors import TrackerError
from tracker.store.busy import Busy
from tracker.ui.dialogs.messages import tell_error
from tracker.ui.widgets.background import Background, Job
from tracker.ui.widgets.waiting import Waiting
from tracker.ui.window.status_bar import StatusLine


class Jobs(QObject):
    """Whatever saves or writes is done in its turn and told; only reading is let fall, by Cancel or another reading.

    A job that is started while a save of the window waits for another program is done after that one. `told`: a job is
    over and what came of it was told. `failed`: it did not work, and nobody had cancelled it.
    """

    told = Signal()
    failed = Signal()
    _said = Signal(object, str)

    def __init__(self, window: QWidget, background: Background, status: StatusLine, saving: Waiting) -> None:
        super().__init__(window)
        self.window, self.background, self.status, self.saving = window, background, status, saving
        self.going: list[Job[Any]] = []  # in their order, without those that were let fall
        self._held: list[Job[Any]] = []
        background.waits_changed.connect(self._show)
        saving.over.connect(self._begin)
        self._said.connect(self._reword)

    def start(self, job: Job[Any]) -> None:
        """Have a job done; a reading takes the place of another one."""
        if job.can_stop:
            self.stop_reading()
        self.going.append(job)
        self._held.append(job)
        if not self.saving.words:
            self._begin()
        self._show()

    def say(self, job: Job[Any], words: str) -> None:
        """How far a job has come, in words; the helper thread may say it."""
        self._said.emit(job, words)

    def _reword(self, job: Job[Any], words: str) -> None:
        job.words = words
        if job in self.going:
            self._show()

    def stop_reading(self) -> None:
        """Let the answer of what is only read fall, and end it."""
        for job in [job for job in self.going if job.can_stop]:
            job.cancel()
            self._ended(job)

    def _begin(self) -> None:
        held, self._held = self._held, []
        for job in held:
            if not job.cancelled:
                self.background.do(job, partial(self._ended, job), partial(self._failed, job), self._told)

    def _ended(self, job: Job[Any]) -> None:
        self.going.remove(job)
        self._show()

    def _failed(self, job: Job[Any], error: TrackerError) -> None:
        if isinstance(error, Busy) and job.stopping.is_set():
            self.status.showMessage("Cancelled: nothing was saved.", 8000)
            return
        tell_error(self.window, error)
        self.failed.emit()

    def _told(self, well: bool) -> None:
        if not well:
            self.failed.emit()
        self.told.emit()

    def _show(self) -> None:
        """The first of those that go on, and how many come after it; Cancel is offered where it ends anything."""
        if not self.going:
            self.status.end()
            return
        job, *more = self.going
        words = f"{job.words.rstrip('…')}: another program is saving…" if job.waits else job.words
        words += f" ({len(more)} more after it)" if more else ""
        self.status.begin(words, self.stop_reading if job.can_stop else job.cancel if job.waits else None)
