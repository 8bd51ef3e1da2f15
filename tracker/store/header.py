"""What a file is by its first hundred bytes, before anything is done with it."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from typing import NamedTuple

from tracker.errors import TrackerError
from tracker.plan_files import APPLICATION_ID, HEADER, MAGIC, first_bytes
from tracker.store import migrations
from tracker.store.connection import bare, errors_as_sentences


class Header(NamedTuple):
    """What the first hundred bytes of a plan file say."""

    wal: bool


def look_at_header(path: Path) -> Header:
    """What the file is, by its first bytes alone: a file that is not ours is told apart without SQLite touching it."""
    with errors_as_sentences(path):
        if path.is_dir():
            raise TrackerError(f"{path} is a folder, not a file.")
        if not path.exists():
            raise TrackerError(f"There is no file {path}.")
        first = first_bytes(path, HEADER)
    if first is None:
        return _asked(path)
    if not first:
        raise TrackerError(f"{path} is empty: it holds no plan.")
    if len(first) < HEADER or not first.startswith(MAGIC):
        raise TrackerError(f"{path} is not a plan file of this program.")
    _refuse_others(path, int.from_bytes(first[68:72]), int.from_bytes(first[60:64]))
    return Header(wal=2 in first[18:20])


def _asked(path: Path) -> Header:
    """The same of a file that this process has open, by a connection beside the others."""
    with errors_as_sentences(path), closing(bare(path)) as connection:
        asked = ("application_id", "user_version", "journal_mode")
        program, version, mode = (connection.execute(f"PRAGMA {name}").fetchone()[0] for name in asked)
    _refuse_others(path, program, version)
    return Header(wal=mode == "wal")


def _refuse_others(path: Path, program: int, version: int) -> None:
    if program != APPLICATION_ID:
        raise TrackerError(f"{path} belongs to another program; it was not touched.")
    if version > len(migrations.STEPS):
        raise newer(path)


def refuse_left_journal(path: Path) -> None:
    """Refuse a new file beside whose name a journal lies: SQLite would play it back into whatever has that name."""
    with errors_as_sentences(path):
        for left in (Path(f"{path}-journal"), Path(f"{path}-wal")):
            if left.exists() and left.stat().st_size > 0:
                raise TrackerError(
                    f"{left} belongs to a plan file that is gone, and would damage another one of its name; nothing "
                    "was written. Choose another name, or move it away."
                )


def newer(path: Path) -> TrackerError:
    """The sentence for a file of a later version of the program."""
    return TrackerError(f"{path} was made by a newer version of this program; it was not touched. Update the program.")
