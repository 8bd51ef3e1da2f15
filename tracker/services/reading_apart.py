"""Reads a document in a child process, so that no file can take this one down, fill its memory or hold it up."""

from __future__ import annotations

import subprocess
import sys
from contextlib import suppress
from datetime import date
from pathlib import Path
from time import monotonic
from typing import Protocol

from tracker.documents.reading.child import (
    MEGABYTES,
    SECONDS,
    Pasted,
    Request,
    answer_in,
    could_not,
    request_json,
    too_long,
)
from tracker.domain.draft import Choices, Draft
from tracker.errors import TrackerError
from tracker.no_gc import no_gc
from tracker.paths import PROGRAM, READ_APART

_HERE = str(Path(__file__).resolve().parents[2])  # the folder that `tracker` is imported from
_START = (
    "import sys; sys.path[:0] = {sys.argv[1]} - {*sys.path}; "
    "from tracker.documents.reading.child import answer_request; answer_request()"
)
_LOOK_EVERY = 0.05  # seconds, whether to stop


class Stopped(TrackerError):
    """Reading was stopped by whoever asked for it."""


class Stop(Protocol):
    """What says whether to stop: a threading.Event does."""

    def is_set(self) -> bool: ...


def read_apart(
    what: Path | Pasted,
    choices: Choices | None = None,
    *,
    stop: Stop | None = None,
    dated: date | None = None,
    seconds: float = SECONDS,
    megabytes: int = MEGABYTES,
) -> Draft:
    """Read a document, or what was pasted, in one child process that is ended in any case.

    The draft is that of `documents.reading.read_document` or `documents.pasted.read_pasted`; `choices` are what
    the user chose for its tables, `dated` the day that it is said to speak for. Raises TrackerError, in one sentence,
    for what cannot be read, takes more than `seconds` or `megabytes`, or brings the child down; Stopped as soon as
    `stop` is set.
    """
    return _Child(Request(what, choices, seconds, megabytes, dated)).draft(stop)


class _Child:
    """A process that reads one document from now on; `draft` waits for it, and must be called."""

    def __init__(self, request: Request) -> None:
        self._request, self._name = request, request.what.name
        self._until = monotonic() + request.seconds
        try:
            self._child = _started()
        except OSError as error:
            reason = f"the system would not start another process ({error.strerror})"
            raise TrackerError(f"{self._name} could not be read, for {reason}: close some programs.") from error
        assert self._child.stdin is not None
        with suppress(OSError), self._child.stdin as asked:  # a child that has ended already is told by its answer
            asked.write(request_json(request))
        self._child.stdin = None

    def draft(self, stop: Stop | None = None) -> Draft:
        """The draft, when it is there."""
        try:
            said = self._said(stop)
        finally:
            self.end()
        try:
            with no_gc():
                answer = answer_in(said)
        except Exception as error:  # it ended before it had answered
            raise could_not(self._name, "reading it ended unexpectedly") from error
        return answer.taken(self._name)

    def _said(self, stop: Stop | None) -> bytes:
        while (left := self._until - monotonic()) > 0:
            if stop is not None and stop.is_set():
                raise Stopped(f"Reading {self._name} was stopped; nothing was changed.")
            try:
                return self._child.communicate(timeout=left if stop is None else min(left, _LOOK_EVERY))[0]
            except subprocess.TimeoutExpired:
                continue
        raise too_long(self._request)

    def end(self) -> None:
        """End the child, if it has not ended by itself."""
        self._child.kill()
        self._child.wait()
        if self._child.stdout is not None:
            self._child.stdout.close()


def _started() -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        _command(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )


def _command() -> list[str]:
    """Starts the child with our own modules, and none from the folder that the user is in."""
    if getattr(sys, "frozen", False):  # packed: the twin for the command line, as a window has no pipes on Windows
        packed = Path(sys.executable)
        return [str(packed.with_name(PROGRAM + packed.suffix)), READ_APART]
    return [sys.executable, "-P", "-c", _START, _HERE]
