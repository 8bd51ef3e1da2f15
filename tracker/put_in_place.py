"""Puts a file in its place whole or not at all: written beside it, forced to disk, then moved there."""

from __future__ import annotations

import os
import re
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from uuid import uuid4

_CAN_HOLD, _DAY = os.name != "nt", 86400  # Windows moves no file that is held
_PART = re.compile(r"\.[0-9a-f]{12}\.part(-journal|-wal|-shm)?")


@contextmanager
def written_beside(path: Path, *, mode: int | None = None) -> Iterator[Path]:
    """A name beside `path` to write to; what stood at `path` is replaced only when that was written to its end.

    With a `mode` given it has that in its place, and before that nobody but the user can read it; else the usual one.
    An OSError is the caller's to tell, who knows what the file is for; nothing is left beside the target then.
    """
    part = path.with_name(f".{uuid4().hex[:12]}.part")  # short, whatever the length of the target's name
    try:
        with _in_use(part, 0o666 if mode is None else 0o600):
            yield part
            _force(part)
        if mode is not None:
            os.chmod(part, mode)
        os.replace(part, path)
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)
    with suppress(OSError):  # it is in its place; some network folders refuse to be forced
        _force(path.parent)


def _force(path: Path) -> None:
    """Have the disk write what it holds back; Windows opens no folder for that, and needs none."""
    if os.name == "nt" and path.is_dir():
        return
    handle = os.open(path, os.O_RDWR if path.is_file() else os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def left_over_parts(folder: Path) -> list[Path]:
    """The parts in a folder that a program which was ended has left: whoever writes one still, holds it."""
    found = [one for one in folder.iterdir() if _PART.fullmatch(one.name)] if folder.is_dir() else []
    return [one for one in found if not _is_held(one.with_name(one.name.partition(".part")[0] + ".part"))]


@contextmanager
def _in_use(part: Path, mode: int) -> Iterator[None]:
    """Make an empty file, and hold it while it is written, so that nobody takes it for one that was left over."""
    handle = _made(part, mode)
    try:
        if os.name == "nt":  # a file that is open there cannot be moved, and one that is written not be removed
            os.close(handle)
        yield
    finally:
        if os.name != "nt":
            os.close(handle)


def _made(part: Path, mode: int) -> int:
    """A new file, open and held; made again where it was taken for a left-over one before it could be held."""
    while True:
        handle = os.open(part, os.O_RDWR | os.O_CREAT | os.O_EXCL, mode)
        if os.name == "nt":
            return handle
        _hold(handle)
        if os.fstat(handle).st_nlink:
            return handle
        os.close(handle)


def _hold(handle: int) -> bool:
    """Whether the file is this process's now. Not a lock of SQLite's kind: closing the file elsewhere keeps it."""
    import fcntl

    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def _is_held(part: Path) -> bool:
    """Whether somebody holds it; where that cannot be asked, somebody may, and does for a day."""
    if not part.exists():
        return False
    if not _CAN_HOLD:
        return time.time() - part.stat().st_mtime < _DAY
    try:
        handle = os.open(part, os.O_RDWR)
    except OSError:
        return True
    try:
        return not _hold(handle)
    finally:
        os.close(handle)
