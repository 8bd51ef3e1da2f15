"""How long is waited for a file that another program holds: in small steps, and no longer than somebody wants to."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path
from threading import Event
from time import sleep
from typing import NamedTuple, TypeVar

from tracker.errors import TrackerError

BUSY_SECONDS = 10.0
_FIRST, _LONGEST = 0.001, 0.05  # seconds: most saves take a millisecond or two
_BUSY = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_INTERRUPT)  # the last: it gave way
_Answer = TypeVar("_Answer")


class Busy(TrackerError):
    """Another program holds the file; nothing was done to it."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path} is being written by another program; try again in a moment.")
        self.path = path


def is_busy(error: BaseException) -> bool:
    """Whether SQLite says that another connection holds what was asked for."""
    return isinstance(error, sqlite3.Error) and (getattr(error, "sqlite_errorcode", None) or 0) & 0xFF in _BUSY


def pauses(seconds: float) -> Iterator[float]:
    """Seconds from one try to the next, short ones first, that make up so many together."""
    waited, pause = 0.0, _FIRST
    while waited < seconds:
        yield pause
        waited += pause
        pause = min(pause * 1.5, _LONGEST)


class Patience(NamedTuple):
    """How long to wait, what ends it sooner, and who is told that it begins (True) and that it is over (False).

    `wanted`, once set, ends what is being read with Busy: somebody has to save.
    """

    seconds: float
    stop: Event | None = None
    tell: Callable[[bool], None] | None = None
    wanted: Event | None = None

    def until_free(self, work: Callable[[], _Answer]) -> _Answer:
        """Do what takes a lock, again and again while another program holds it; at the end, SQLite's own error."""
        left, told = pauses(self.seconds), False
        try:
            while True:
                try:
                    return work()
                except sqlite3.Error as error:
                    pause = next(left, None) if is_busy(error) else None
                    if pause is None:
                        raise
                    if not told:
                        told = True
                        self._tell(True)
                    if self._stopped(pause):
                        raise
        finally:
            if told:
                self._tell(False)

    def _stopped(self, pause: float) -> bool:
        if self.stop is not None:
            return self.stop.wait(pause)
        sleep(pause)
        return False

    def _tell(self, waits: bool) -> None:
        if self.tell is not None:
            self.tell(waits)


_PATIENCE: ContextVar[Patience | None] = ContextVar("patience", default=None)


def patience() -> Patience:
    """What a connection that is opened now will have, as long as it lives."""
    return _PATIENCE.get() or Patience(BUSY_SECONDS)


@contextmanager
def waiting(
    seconds: float | None = None,
    stop: Event | None = None,
    tell: Callable[[bool], None] | None = None,
    wanted: Event | None = None,
) -> Iterator[None]:
    """Connections that this thread opens inside wait so long (None: as long as usual), or until `stop` is set.

    They give way as soon as `wanted` is.
    """
    token = _PATIENCE.set(Patience(BUSY_SECONDS if seconds is None else seconds, stop, tell, wanted))
    try:
        yield
    finally:
        _PATIENCE.reset(token)
