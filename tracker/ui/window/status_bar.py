"""The status bar: counts, the plan file, the saved state, and long work with Cancel."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QProgressBar, QPushButton, QStatusBar

from tracker.columns.words import counted
from tracker.domain.when import show_day
from tracker.ui.look.theme import GRID
from tracker.ui.widgets.labels import YieldingLabel, announce, for_tooltip, plain_label
from tracker.ui.workspace import Workspace

_A_WHILE = 10_000  # milliseconds that a sentence stands


class StatusLine(QStatusBar):
    """Always visible: what the counts are, and whether everything is saved."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.workspace = workspace
        self.setSizeGripEnabled(False)
        self.setContentsMargins(GRID, 0, GRID, 0)
        self.counts, self.work = YieldingLabel(quiet=True), YieldingLabel()
        self.work.setContentsMargins(GRID * 2, 0, 0, 0)
        self.bar = _busy_bar()
        self.cancel = QPushButton("Cancel")
        self.cancel.setAccessibleName("Cancel the work in progress")
        self.file = YieldingLabel(quiet=True)
        self.state = plain_label(quiet=True, wrap=False)
        self.addWidget(self.counts)
        for widget in (self.work, self.bar, self.cancel, self.file, self.state):
            self.addPermanentWidget(widget)
        self._job: tuple[str, Callable[[], None] | None] = "", None
        self._closing = False
        self.cancel.clicked.connect(self._cancel)
        self.messageChanged.connect(self._announce)
        # WORKAROUND: Qt hides them as well, but shows them again at another text size, under the sentence.
        self.messageChanged.connect(lambda sentence: self.counts.setVisible(not sentence))
        workspace.saved.connect(lambda what: self._announce(f"Saved: {what}" if what else "Saved"))
        workspace.day_changed.connect(self._announce_day)
        workspace.waiting.changed.connect(self._show_work)
        for signal in (workspace.file_opened, workspace.content_changed, workspace.day_changed):
            signal.connect(self.refresh)
        self.end()
        self.refresh()

    def refresh(self) -> None:
        """Say the counts, the file and when it was last saved."""
        is_open, saved_at = self.workspace.is_open, self.workspace.saved_at
        self.counts.setText(self._counts() if is_open else "No plan is open")
        self.file.setText(self.workspace.path.name if is_open else "")
        self.file.setToolTip(for_tooltip(self.file.text()))
        at = f" {saved_at:%H:%M}" if saved_at else ""
        saved = "Can only be read" if is_open and self.workspace.store.faults else f"✓ Saved{at}"
        self.state.setText(saved if is_open else "")

    def _counts(self) -> str:
        tally = self.workspace.tally
        total = tally["total"]
        done = f"{tally['complete']:,} complete" + (f" ({round(100 * tally['complete'] / total)}%)" if total else "")
        late = (f"{tally['overdue']:,} overdue", f"{tally['due_soon']:,} due in 28 days")
        return "      ".join((counted(total, "action"), *late, done))

    def tell(self, sentence: str) -> None:
        """Say what was just done, for a while, in the place of the counts."""
        self.showMessage(sentence, _A_WHILE)

    def _announce(self, sentence: str) -> None:
        """A reader hears it too, wherever the keyboard is."""
        if sentence:
            announce(self, sentence)

    def _announce_day(self) -> None:
        if self.workspace.is_open:
            self._announce(f"As at {show_day(self.workspace.as_at)}. {self._counts()}")

    def begin(self, words: str, stop: Callable[[], None] | None) -> None:
        """Show that something is going on; `stop` is what Cancel does, None where it cannot be stopped."""
        self._job = words, stop
        self._show_work()

    def end(self) -> None:
        """Nothing is going on."""
        self.begin("", None)

    def say_closing(self, closing: bool) -> None:
        """Say that the window closes when what goes on is done, or does so no more."""
        self._closing = closing
        self._show_work()

    def _show_work(self) -> None:
        """What the user waits for, before what is done meanwhile."""
        waits = self.workspace.waiting.words
        words, stop = self._job
        now = ("Closing after this: " if self._closing else "") + (waits or words)
        if (waits or words) and now != self.work.text():
            self._announce(now)
        self.work.setText(now)
        self.bar.setFixedWidth(self.fontMetrics().averageCharWidth() * 16)
        for widget in (self.work, self.bar):
            widget.setVisible(bool(waits or words))
        self.cancel.setVisible(bool(waits or stop))
        self.state.setVisible(not waits)  # what waits to be saved is not

    def _cancel(self) -> None:
        _, stop = self._job
        if self.workspace.waiting.words:
            self.workspace.waiting.cancel()
        elif stop:
            stop()


def _busy_bar() -> QProgressBar:
    bar = QProgressBar()
    bar.setRange(0, 0)
    bar.setTextVisible(False)
    bar.setAccessibleName("Work in progress")
    return bar
