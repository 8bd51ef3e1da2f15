"""What a file is by its first hundred bytes, before anything is done with it."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from tracker.errors import TrackerError
from tracker.store import migrations
from tracker.store.connection import bare, errors_as_sentences, first_bytes

_MAGIC = b"SQLite format 3\0"


@dataclass(frozen=True, slots=True)
class Header:
    """What the first hundred bytes of a file say. A new or empty file has no size."""

    size: int
    wal: bool = False


def look_at_header(path: Path, *, create: bool = False) -> Header:
    """What the file is, by its first bytes alone: a file that is not ours is told apart without SQLite touching it."""
    with errors_as_sentences(path):
        if path.is_dir():
            raise TrackerError(f"{path} is a folder, not a file.")
        if not path.exists():
            return _missing(path, create)
        first, size = first_bytes(path, 100), path.stat().st_size
    if first is None:
        return _asked(path, size)
    if size == 0 and create:
        return Header(0)
    if size == 0:
        raise TrackerError(f"{path} is empty: it holds no plan.")
    if len(first) < 100 or not first.startswith(_MAGIC):
        raise TrackerError(f"{path} is not a plan file of this program.")
    _refuse_others(path, int.from_bytes(first[68:72]), int.from_bytes(first[60:64]))
    return Header(size, wal=2 in first[18:20])


def _asked(path: Path, size: int) -> Header:
    """The same of a file that this process has open, by a connection beside the others."""
    if size == 0:
        return Header(0)  # being made
    with errors_as_sentences(path), closing(bare(path)) as connection:
        asked = ("application_id", "user_version", "journal_mode")
        program, version, mode = (connection.execute(f"PRAGMA {name}").fetchone()[0] for name in asked)
    _refuse_others(path, program, version)
    return Header(size, wal=mode == "wal")


def _refuse_others(path: Path, program: int, version: int) -> None:
    if program != migrations.APPLICATION_ID:
        raise TrackerError(f"{path} belongs to another program; it was not touched.")
    if version > len(migrations.STEPS):
        raise newer(path)


def _missing(path: Path, create: bool) -> Header:
    if not create:
        raise TrackerError(f"There is no file {path}.")
    if not path.parent.is_dir():
        raise TrackerError(f"There is no folder {path.parent} to make {path.name} in.")
    return Header(0)


def newer(path: Path) -> TrackerError:
    """The sentence for a file of a later version of the program."""
    return TrackerError(f"{path} was made by a newer version of this program; it was not touched. Update the program.")
