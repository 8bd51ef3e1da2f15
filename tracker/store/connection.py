"""One careful way to a file: the settings of every connection, which files are open, errors as sentences."""

from __future__ import annotations

import errno
import os
import sqlite3
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from tracker.errors import TrackerError
from tracker.plan_files import OPENING, note_closed, note_open
from tracker.store.busy import Busy, Patience, is_busy, patience

_SENTENCES = {
    sqlite3.SQLITE_READONLY_DBMOVED: "was moved or replaced by another program, a sync program perhaps, since it was "
    "opened; nothing was saved. Open it again.",
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
        if is_busy(error):
            raise Busy(path) from error
        # Rules of the tables that were broken and wrong SQL are bugs of this program, not of the world.
        code = getattr(error, "sqlite_errorcode", None) or 0
        sentence = _SENTENCES.get(code, _SENTENCES.get(code & 0xFF))
        if sentence is None:
            raise
        raise TrackerError(f"{path} {sentence}") from error
    except UnicodeEncodeError as error:
        broken = f"{error.object[:40]!r} holds half a character, which cannot be saved"
        raise TrackerError(f"{path} was not changed: the text {broken}.") from error
    except OSError as error:
        raise TrackerError(f"{path} could not be read or written: {error.strerror or error}.") from error


_PRAGMAS = (
    "trusted_schema = OFF",
    "foreign_keys = ON",
    "recursive_triggers = ON",  # so that INSERT OR REPLACE meets the triggers too
    "synchronous = FULL",
    "secure_delete = ON",  # what is changed or deleted is written over, and does not stay in free places of the file
    "journal_mode = TRUNCATE",
)


def connect(path: Path) -> Connection:
    """A connection with all our settings, on a file that `look_at_header` has passed; the caller closes it."""
    with errors_as_sentences(path):
        return with_our_settings(bare(path))


def with_our_settings(connection: Connection) -> Connection:
    """The connection with all our settings; closed, where they cannot be made."""
    try:
        for pragma in _PRAGMAS:
            connection.execute(f"PRAGMA {pragma}").fetchall()
    except BaseException:
        connection.close()
        raise
    return connection


def bare(path: Path) -> Connection:
    """A connection with no setting but that it begins no transaction by itself."""
    uri = f"{path.absolute().as_uri()}?mode=rw"
    with OPENING:
        connection = sqlite3.connect(uri, timeout=0, uri=True, isolation_level=None, factory=Connection)
        connection.count(path)
    return connection


def in_memory(path: Path) -> Connection:
    """A connection to an empty file in memory, of which errors are told by the name of `path`."""
    connection = sqlite3.connect(":memory:", timeout=0, isolation_level=None, factory=Connection)
    connection.path, connection.patience = path, patience()
    return connection


_LOOKS_UP = 10_000  # of SQLite's instructions: after so many it looks whether it is to give way


class Connection(sqlite3.Connection):
    """A connection whose file is known to be open as long as it is, and that waits for others as it was told to."""

    path: Path
    patience: Patience
    _file: tuple[int, int] | None = None

    def count(self, path: Path) -> None:
        """Take note of the file; from now on it waits as the thread that opened it does just now."""
        self.path, self.patience = path, patience()
        if self.patience.wanted is not None:
            self.set_progress_handler(self.patience.wanted.is_set, _LOOKS_UP)
        with suppress(OSError):  # gone already: then nobody can open it either
            self._file = note_open(path)

    def execute(self, sql: str, values: Any = (), /) -> sqlite3.Cursor:
        """One statement. SQLite's own waiting, which nothing can end, is switched off."""
        ask = super().execute
        return self.patience.until_free(lambda: ask(sql, values))

    def give_way(self) -> None:
        """Busy, where somebody has to save and this is to give way."""
        if self.patience.wanted is not None and self.patience.wanted.is_set():
            raise Busy(self.path)

    def impatient(self, seconds: float = 0) -> None:
        """From now on wait no longer than so many seconds."""
        self.patience = self.patience._replace(seconds=min(seconds, self.patience.seconds))

    def close(self) -> None:
        with OPENING:
            super().close()
            if self._file is not None:
                note_closed(self._file)
                self._file = None


def close(connection: Connection) -> None:
    """Close a connection; what was not committed is undone, and the emptied journal goes unless somebody uses it."""
    roll_back(connection)
    connection.impatient()
    with suppress(sqlite3.Error):
        connection.execute("PRAGMA journal_mode = DELETE").fetchall()
    connection.close()


@contextmanager
def closed_after(connection: Connection) -> Iterator[Connection]:
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
def immediate(
    connection: sqlite3.Connection,
    path: Path,
    kind: str = "IMMEDIATE",
    *,
    is_there: Callable[[], bool] = lambda: False,
) -> Iterator[None]:
    """One transaction that holds the right to write from its beginning; rolled back on any error.

    `is_there` looks, after a commit that failed, whether it came through all the same.
    """
    with errors_as_sentences(path):
        connection.execute(f"BEGIN {kind}")
    try:
        yield
        with errors_as_sentences(path):
            connection.execute("COMMIT")
    except BaseException as error:
        committing = not connection.in_transaction and isinstance(error.__cause__, sqlite3.Error)
        roll_back(connection)
        if committing:
            tell_what_is_there(path, is_there, error)
        raise


def tell_what_is_there(path: Path, is_there: Callable[[], bool], error: BaseException) -> None:
    """After an error of a commit, TrackerError where the file holds what was saved, or where nobody can see that."""
    try:
        saved = is_there()
    except (sqlite3.Error, OSError):
        why = "for the disk or the network failed. Open it again and look."
        raise TrackerError(f"{path} may or may not hold what was just saved, {why}") from error
    if saved:
        why = "but the disk or the network failed right after it. Make a backup on another disk, and check this one."
        raise TrackerError(f"It is saved in {path}, {why}") from error


@contextmanager
def at_one_instant(connection: Connection) -> Iterator[None]:
    """All that is read inside is read of the file at one instant; the lock for it is waited for at the beginning."""
    if connection.in_transaction:
        yield
        return
    with errors_as_sentences(connection.path):
        connection.execute("BEGIN")
        try:
            connection.execute("SELECT count(*) FROM sqlite_master").fetchall()
        except BaseException:
            roll_back(connection)
            raise
    try:
        yield
    finally:
        roll_back(connection)


_COUNTED_AT_COMMIT = (slice(24, 28), slice(92, 100))  # of the first page: how often, and by which SQLite


def state_of(connection: Connection) -> str:
    """A mark of all that the file holds, the same right before a COMMIT and after it.

    It is read through SQLite: to open a file beside it would let its locks go.
    """
    from hashlib import sha256  # slow to load, and no first frame needs it

    with at_one_instant(connection):
        return sha256(all_bytes_of(connection)).hexdigest()[:12]


def all_bytes_of(connection: sqlite3.Connection) -> bytes:
    """Every byte of the file but for the counters of its commits."""
    try:
        held = bytearray(connection.serialize())
    except sqlite3.OperationalError as error:  # which does not say why
        raise OSError(errno.EIO, "the disk or the network failed; try again") from error
    for counters in _COUNTED_AT_COMMIT:
        held[counters] = bytes(counters.stop - counters.start)
    return bytes(held)


@contextmanager
def step(connection: sqlite3.Connection, name: str) -> Iterator[None]:
    """A part of a transaction that is undone by itself on any error."""
    connection.execute(f"SAVEPOINT {name}")
    try:
        yield
    except BaseException:
        if connection.in_transaction:  # a full disk ends the whole transaction
            connection.execute(f"ROLLBACK TO {name}")
            connection.execute(f"RELEASE {name}")
        raise
    connection.execute(f"RELEASE {name}")


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
