"""Long work for the window: one job at a time, shown in the status bar; what goes wrong is told."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QWidget

from tracker.errors import TrackerError
from tracker.ui.widgets.background import Background, Job
from tracker.ui.widgets.messages import tell_error
from tracker.ui.window.status_bar import StatusLine


class Jobs:
    """A job that is started while another one goes on lets the answer of that one fall, as Cancel does."""

    def __init__(self, window: QWidget, background: Background, status: StatusLine) -> None:
        self.window, self.background, self.status = window, background, status
        self._current: Job[Any] | None = None

    def start(self, job: Job[Any]) -> None:
        """Begin a job in place of the one that goes on."""
        self.cancel()
        self._current = job
        self.status.begin(job.words, self.cancel if job.can_stop else None)
        self.background.do(job, self._ended, self._failed)

    def cancel(self) -> None:
        """Let the answer of the job that goes on fall, and end it where it can be ended."""
        if self._current is not None:
            self._current.cancel()
        self._ended()

    def _ended(self) -> None:
        self._current = None
        self.status.end()

    def _failed(self, error: TrackerError) -> None:
        tell_error(self.window, error)
