"""The document that is being read again, with what was chosen for its tables: a line that says so, and can stop it."""

from __future__ import annotations

from collections.abc import Callable
from threading import Event

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QWidget

from tracker.domain.draft import Draft
from tracker.errors import TrackerError
from tracker.ui.importing.kept_focus import KeptFocus
from tracker.ui.look.theme import GRID
from tracker.ui.widgets.background import Background, Job
from tracker.ui.widgets.chips import SmallButton
from tracker.ui.widgets.labels import plain_label

_WORDS = "Reading it again with your choice…"


class ReadingAgain(QWidget):
    """Hidden while nothing is being read. `ended`: without a draft, for it was stopped or refused, as `refused` says.

    The parts whose `focus` is kept wait meanwhile.
    """

    began, ended = Signal(), Signal()
    refused = Signal(str)

    def __init__(self, background: Background, focus: KeptFocus, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.background, self.focus = background, focus
        self._job: Job[Draft] | None = None
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID)
        bar = QProgressBar()
        bar.setRange(0, 0)
        bar.setTextVisible(False)
        bar.setAccessibleName("Reading the document again")
        self.stop_button = SmallButton("Stop reading")
        self.stop_button.clicked.connect(self.stop)
        row.addWidget(plain_label(_WORDS, wrap=False))
        row.addWidget(bar, 1)
        row.addWidget(self.stop_button)
        self.hide()

    @property
    def is_busy(self) -> bool:
        """Whether something is being read."""
        return self._job is not None

    def begin(self, read: Callable[[Event], Draft], then: Callable[[Draft], None]) -> None:
        """Read as a job, and hand the draft on; what was being read is let fall."""
        self.stop()
        self.focus.note()
        self._job = Job(_WORDS, read, then, can_stop=True)
        self.focus.area.setEnabled(False)
        self.show()
        self.stop_button.setFocus(Qt.FocusReason.OtherFocusReason)
        self.began.emit()
        self.background.do(self._job, self._go_on, self._refuse)

    def _go_on(self) -> None:
        self._job = None
        self.hide()
        self.focus.area.setEnabled(True)
        QTimer.singleShot(0, self, self._focus_back)

    def _refuse(self, error: TrackerError) -> None:
        self.ended.emit()
        self.refused.emit(f"That was not possible, and the table is read as before: {error}")

    def stop(self) -> None:
        """At once: what is still being read ends, and its answer is let fall."""
        if self._job is not None:
            self._job.cancel()
            self._go_on()
            self.ended.emit()

    def let_fall(self) -> None:
        """Nothing goes on after the preview is closed."""
        if self._job is not None:
            self._job.cancel()
            self._job = None

    def _focus_back(self) -> None:
        if not self.is_busy:
            self.focus.give_back()
