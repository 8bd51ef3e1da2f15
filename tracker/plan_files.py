"""What tells a plan file of this program by its first bytes, and which of them this process has open through SQLite."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from threading import Lock

PLAN_ENDINGS = (".plan", ".db")
MAGIC = b"SQLite format 3\0"
APPLICATION_ID = 0x49504C4E  # "IPLN", in bytes 68 to 71 of the file
HEADER = 100  # bytes

# POSIX lets all locks of a process on a file go when any descriptor of that file is closed. SQLite's own are kept back
# until no lock is held; so a file that is open here through SQLite is not opened in any other way. Whoever opens or
# closes one through SQLite holds this lock, and says so.
OPENING = Lock()
_OPEN: Counter[tuple[int, int]] = Counter()


def note_open(path: Path) -> tuple[int, int]:
    """Note that a connection to the file was made; the answer is for `note_closed`."""
    file = _file_of(path)
    _OPEN[file] += 1
    return file


def note_closed(file: tuple[int, int]) -> None:
    """Note that it was closed."""
    _OPEN[file] -= 1


def _file_of(path: Path) -> tuple[int, int]:
    known = path.stat()
    return known.st_dev, known.st_ino


def first_bytes(path: Path, count: int) -> bytes | None:
    """The beginning of a file; None for one that this process has open through SQLite: ask it by a connection."""
    with OPENING:
        if _OPEN[_file_of(path)] > 0:
            return None
        with path.open("rb") as file:
            return file.read(count)


def is_plan(path: Path) -> bool:
    """Whether a file is a plan file of this program, by whatever name; one that is open here through SQLite is."""
    first = first_bytes(path, HEADER)
    return first is None or (first.startswith(MAGIC) and first[68:72] == APPLICATION_ID.to_bytes(4, "big"))
