"""One careful way to a file: what its first bytes say, the settings of every connection, errors as sentences."""

from __future__ import annotations

import os
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from tracker.errors import TrackerError
from tracker.store import migrations

BUSY_SECONDS = 10
_MAGIC = b"SQLite format 3\0"
_SENTENCES = {
    sqlite3.SQLITE_BUSY: "is being written by another program; try again in a moment.",
    sqlite3.SQLITE_LOCKED: "is being written by another program; try again in a moment.",
    sqlite3.SQLITE_READONLY: "can only be read: ask for the right to change it, or save a copy elsewhere.",
    sqlite3.SQLITE_PERM: "may not be opened: ask for the right to read and change it.",
    sqlite3.SQLITE_FULL: "could not be saved: the disk is full.",
    sqlite3.SQLITE_CORRUPT: "is damaged; nothing was changed. Restore a backup of it.",
    sqlite3.SQLITE_NOTADB: "is not a plan file of this program.",
    sqlite3.SQLITE_CANTOPEN: "could not be opened; look whether it and its folder may be read and changed.",
    sqlite3.SQLITE_IOERR: "could not be read or written: the disk or the network failed. Check it and try again.",
    sqlite3.SQLITE_TOOBIG: "cannot take a text as long as this one.",
}


@contextmanager
def errors_as_sentences(path: Path) -> Iterator[None]:
    """Turn what SQLite and the system say about a file into one plain sentence; our own mistakes pass through."""
    try:
        yield
    except sqlite3.Error as error:
        # Rules of the tables that were broken and wrong SQL are bugs of this program, not of the world.
        sentence = _SENTENCES.get((getattr(error, "sqlite_errorcode", None) or 0) & 0xFF)
        if sentence is None:
            raise
        raise TrackerError(f"{path} {sentence}") from error
    except UnicodeEncodeError as error:
        broken = f"{error.object[:40]!r} holds half a character, which cannot be saved"
        raise TrackerError(f"{path} was not changed: the text {broken}.") from error
    except OSError as error:
        raise TrackerError(f"{path} could not be read or written: {error.strerror or error}.") from error


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
        with path.open("rb") as file:
            head, size = file.read(100), path.stat().st_size
    if size == 0 and create:
        return Header(0)
    if size == 0:
        raise TrackerError(f"{path} is empty: it holds no plan.")
    if len(head) < 100 or not head.startswith(_MAGIC):
        raise TrackerError(f"{path} is not a plan file of this program.")
    if int.from_bytes(head[68:72]) != migrations.APPLICATION_ID:
        raise TrackerError(f"{path} belongs to another program; it was not touched.")
    if int.from_bytes(head[60:64]) > len(migrations.STEPS):
        raise newer(path)
    return Header(size, wal=2 in head[18:20])


def _missing(path: Path, create: bool) -> Header:
    if not create:
        raise TrackerError(f"There is no file {path}.")
    if not path.parent.is_dir():
        raise TrackerError(f"There is no folder {path.parent} to make {path.name} in.")
    return Header(0)


def newer(path: Path) -> TrackerError:
    """The sentence for a file of a later version of the program."""
    return TrackerError(f"{path} was made by a newer version of this program; it was not touched. Update the program.")


_PRAGMAS = (
    f"busy_timeout = {BUSY_SECONDS * 1000}",
    "trusted_schema = OFF",
    "foreign_keys = ON",
    "recursive_triggers = ON",  # so that INSERT OR REPLACE meets the triggers too
    "synchronous = FULL",
    "journal_mode = TRUNCATE",
)


def connect(path: Path, *, create: bool = False) -> sqlite3.Connection:
    """A connection with all our settings, on a file that `look` has passed; the caller closes it."""
    with errors_as_sentences(path):
        connection = bare(path, create=create)
        try:
            for pragma in _PRAGMAS:
                connection.execute(f"PRAGMA {pragma}").fetchall()
        except BaseException:
            connection.close()
            raise
        return connection


def bare(path: Path, *, create: bool = False) -> sqlite3.Connection:
    """A connection with no setting but that it begins no transaction by itself."""
    uri = f"{path.absolute().as_uri()}?mode={'rwc' if create else 'rw'}"
    return sqlite3.connect(uri, uri=True, isolation_level=None)


def close(connection: sqlite3.Connection) -> None:
    """Close a connection; what was not committed is undone, and the emptied journal goes unless somebody uses it."""
    roll_back(connection)
    with suppress(sqlite3.Error):
        connection.execute("PRAGMA busy_timeout = 0")
        connection.execute("PRAGMA journal_mode = DELETE").fetchall()
    connection.close()


@contextmanager
def closed_after(connection: sqlite3.Connection) -> Iterator[sqlite3.Connection]:
    """The connection, closed at the end whatever happens."""
    try:
        yield connection
    finally:
        close(connection)


def roll_back(connection: sqlite3.Connection) -> None:
    """Undo what is open; an error of its own would only hide the one that led here."""
    if connection.in_transaction:
        with suppress(sqlite3.Error):
            connection.execute("ROLLBACK")


@contextmanager
def immediate(connection: sqlite3.Connection, path: Path, kind: str = "IMMEDIATE") -> Iterator[None]:
    """One transaction that holds the right to write from its beginning; rolled back on any error."""
    with errors_as_sentences(path):
        connection.execute(f"BEGIN {kind}")
    try:
        yield
        with errors_as_sentences(path):
            connection.execute("COMMIT")
    except BaseException:
        roll_back(connection)
        raise


def state_of(connection: sqlite3.Connection) -> str:
    """A mark of all that the file holds, read through SQLite: to open a file beside it would let its locks go."""
    return sha256(connection.serialize()).hexdigest()[:12]


def is_local(path: Path) -> bool:
    """Whether the file lies on a disk of this computer, as far as the system says."""
    if sys.platform == "win32":
        import ctypes

        root = path.absolute().anchor
        return not root.startswith("\\\\") and ctypes.windll.kernel32.GetDriveTypeW(root) != 4  # 4: a network drive
    return not _mount_kind(path).startswith(("nfs", "cifs", "smb", "9p", "afs", "ceph", "fuse.sshfs", "davfs", "ncp"))


def _mount_kind(path: Path) -> str:
    """The kind of file system by the table of mounts; "" where the system keeps no such table."""
    try:
        mounts = [line.split() for line in Path("/proc/mounts").read_text(encoding="utf-8").splitlines()]
    except OSError:
        return ""
    real = os.path.realpath(path)
    above = [m for m in mounts if real.startswith(m[1].replace("\\040", " ").rstrip("/") + "/")]
    return max(above, key=lambda mount: len(mount[1]))[2] if above else ""
