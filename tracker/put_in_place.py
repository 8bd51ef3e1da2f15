"""Puts a file in its place whole or not at all: written beside it, forced to disk, then moved there."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from uuid import uuid4


@contextmanager
def written_beside(path: Path) -> Iterator[Path]:
    """A name beside `path` to write to; what stood at `path` is replaced only when that was written to its end.

    An OSError is the caller's to tell, who knows what the file is for; nothing is left beside the target then.
    """
    part = path.with_name(f".{uuid4().hex[:12]}.part")  # short, whatever the length of the target's name
    try:
        yield part
        _force(part)
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
