"""Work on a plan file that another program may hold: tried at once, and again while it does; the window goes on."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from tracker.errors import TrackerError
from tracker.store import busy
from tracker.store.busy import Busy

_Answer = TypeVar("_Answer")


class Cancelled(TrackerError):
    """Whoever asked for it did not want to wait any longer."""


@dataclass(slots=True)
class _Turn:
    what: str
    work: Callable[[], Any]
    then: Callable[[Any], None]
    refused: Callable[[TrackerError], None]
    left: Iterator[float]
    met: Busy | None = None


class Waiting(QObject):
    """One piece of work at a time, here on the window's thread, by connections that never wait.

    `changed`: the `words` to show while it waits, "" when it does no more. `over`: something that had to wait was
    done and told; whether it went well.
    """

    changed = Signal(str)
    over = Signal(bool)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.words = ""
        self._turn: _Turn | None = None
        self._again = QTimer(self, singleShot=True)
        self._again.timeout.connect(self._try)

    def do(
        self,
        what: str,
        work: Callable[[], _Answer],
        then: Callable[[_Answer], None],
        refused: Callable[[TrackerError], None],
    ) -> None:
        """Do it and call `then` with its answer, or `refused`; before this returns, unless the file is busy.

        `what` it is, in words that can begin a sentence: "The update of 1.1.4". Nothing may be done by halves when
        `work` raises Busy. While something waits, nothing else is begun.
        """
        if self._turn is not None:
            refused(TrackerError(f"{self._turn.what} still waits for another program: wait for it, or press Cancel."))
            return
        self._turn = _Turn(what, work, then, refused, busy.pauses(busy.BUSY_SECONDS))
        self._try()

    def cancel(self) -> None:
        """Wait no longer."""
        if self._turn is not None and self._turn.met is not None:
            name = self._turn.met.path.name
            self._refuse(Cancelled(f"{self._turn.what} was cancelled, as {name} is being written by another program."))

    def _try(self) -> None:
        assert self._turn is not None
        turn = self._turn
        try:
            answer = turn.work()
        except Busy as error:
            self._wait(turn, error)
        except TrackerError as error:
            self._refuse(error)
        except BaseException:
            self._end()
            raise
        else:
            self._end()
            turn.then(answer)
            self._told(turn, well=True)

    def _wait(self, turn: _Turn, error: Busy) -> None:
        pause = next(turn.left, None)
        if pause is None:
            self._refuse(error)
            return
        self._again.start(max(1, round(pause * 1000)))
        if turn.met is None:
            turn.met = error
            self.words = f"Waiting for {error.path.name}: another program is saving…"
            self.changed.emit(self.words)

    def _refuse(self, error: TrackerError) -> None:
        turn = self._turn
        assert turn is not None
        self._end()
        turn.refused(error)
        self._told(turn, well=isinstance(error, Cancelled))

    def _end(self) -> None:
        self._turn = None
        self._again.stop()
        if self.words:
            self.words = ""
            self.changed.emit("")

    def _told(self, turn: _Turn, *, well: bool) -> None:
        if turn.met is not None:
            self.over.emit(well)
