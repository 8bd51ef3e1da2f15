"""Hears every call of this process on the files of one folder: SQLite's own, and Python's."""

from __future__ import annotations

import io
import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any
from unittest.mock import patch

from tests.campaign.vfs import sqlite_heard

# Functions of `os` by what they are given first. What is not in here and changes a file is found out all the same:
# the record of a session must give the folder byte for byte (`disk.Record`).
_BY_PATH = ("stat", "lstat", "listdir", "scandir", "chmod", "unlink", "remove", "truncate")
_FROM_TO = ("replace", "rename", "link")
_BY_DESCRIPTOR = ("fsync", "write", "ftruncate")


class Listener:
    """Is told of each call before it is done and after it; an OSError raised in either is the call's answer."""

    def before(self, call: str, path: Path) -> None:
        """The call is about to be done."""

    def after(self, call: str, path: Path, *what: Any) -> None:
        """The call was done; `what` is what the record of a disk needs to know of it."""


@contextmanager
def heard(folder: Path, listener: Listener) -> Iterator[None]:
    """Tell the listener of every call on files of the folder, until the end of the block."""
    calls = _Calls(folder.resolve(), listener)
    with ExitStack() as stack:
        stack.enter_context(sqlite_heard(folder.resolve(), listener))
        for name, call in calls.instead().items():
            stack.enter_context(patch.object(os, name, call))
        for name in ("io.open", "builtins.open"):
            stack.enter_context(patch(name, calls.file))
        yield


class _Calls:
    """Python's functions as they are while somebody listens."""

    def __init__(self, folder: Path, listener: Listener) -> None:
        self._folder, self._listener = folder, listener
        self._open: dict[int, Path] = {}  # by descriptor
        self._real_open, self._real_close, self._real_file = os.open, os.close, io.open

    def instead(self) -> dict[str, Callable[..., Any]]:
        """The functions to put in the place of those of `os`, by name."""
        calls = {name: self._by_path(name) for name in _BY_PATH}
        calls |= {name: self._from_to(name) for name in _FROM_TO}
        calls |= {name: self._by_descriptor(name) for name in _BY_DESCRIPTOR}
        return {**calls, "open": self.descriptor, "close": self.close}

    def _inside(self, path: Any) -> Path | None:
        if isinstance(path, int):
            return self._open.get(path)
        whole = Path(os.path.abspath(os.fsdecode(path)))
        return whole if self._folder in (whole, whole.parent) else None

    def _by_path(self, name: str) -> Callable[..., Any]:
        real = getattr(os, name)

        def call(path: Any = ".", *given: Any, **named: Any) -> Any:
            inside = self._inside(path)
            if inside is None:
                return real(path, *given, **named)
            self._listener.before(name, inside)
            answer = real(path, *given, **named)
            self._listener.after(name, inside, *given)
            return answer

        return call

    def _from_to(self, name: str) -> Callable[..., Any]:
        real = getattr(os, name)

        def call(source: Any, target: Any, **named: Any) -> None:
            inside = self._inside(target)
            if inside is None:
                return real(source, target, **named)
            self._listener.before(name, inside)
            real(source, target, **named)
            self._listener.after(name, inside, self._inside(source))

        return call

    def _by_descriptor(self, name: str) -> Callable[..., Any]:
        real = getattr(os, name)

        def call(descriptor: Any, *given: Any) -> Any:
            inside = self._open.get(descriptor)
            if inside is None:
                return real(descriptor, *given)
            self._listener.before(name, inside)
            answer = real(descriptor, *given)
            self._listener.after(name, inside, descriptor, *given)
            return answer

        return call

    def descriptor(self, path: Any, flags: int, *given: Any, **named: Any) -> int:
        """`os.open`."""
        inside = self._inside(path)
        if inside is None:
            return self._real_open(path, flags, *given, **named)
        self._listener.before("open", inside)
        new = not os.access(inside, os.F_OK)
        opened = self._real_open(path, flags, *given, **named)
        self._open[opened] = inside
        self._listener.after("open", inside, opened, new)
        if flags & os.O_TRUNC:
            self._listener.after("ftruncate", inside, opened, 0)
        return opened

    def close(self, descriptor: int) -> None:
        """`os.close`."""
        self._open.pop(descriptor, None)
        self._real_close(descriptor)

    def file(self, path: Any, mode: str = "r", *given: Any, **named: Any) -> Any:
        """`open`: what is read as bytes is heard too."""
        inside = self._inside(path)
        if inside is None:
            return self._real_file(path, mode, *given, **named)
        self._listener.before("open", inside)
        if mode != "rb":
            return self._real_file(path, mode, *given, **named)
        return io.BufferedReader(_Read(inside, self._listener))


class _Read(io.FileIO):
    """A file that is read, each time in the hearing of somebody."""

    def __init__(self, path: Path, listener: Listener) -> None:
        super().__init__(path, "rb")
        self._path, self._listener = path, listener

    def readinto(self, buffer: Any) -> int:
        """Read into the buffer; how many bytes."""
        self._listener.before("read", self._path)
        return super().readinto(buffer) or 0

    def readall(self) -> bytes:
        """All that is left."""
        self._listener.before("read", self._path)
        return super().readall()
