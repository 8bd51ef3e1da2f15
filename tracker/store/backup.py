"""Copies of a file that are whole or absent, and the way back from one."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager, suppress
from datetime import datetime
from pathlib import Path

from tracker.errors import TrackerError
from tracker.plan_files import is_plan
from tracker.put_in_place import BACKUP, KEPT_COPY, RESTORED, AlreadyThere, FileKind, check_target, put_in_place
from tracker.store import migrations
from tracker.store.connection import (
    Connection,
    all_bytes_of,
    at_one_instant,
    bare,
    closed_after,
    connect,
    errors_as_sentences,
    immediate,
    state_of,
    tell_what_is_there,
)
from tracker.store.copies import is_older_copy
from tracker.store.header import look_at_header, refuse_left_journal
from tracker.store.schema import look_at_schema

_AT_ONCE = 1000  # pages that are copied before it is asked whether to give way


def backup(path: str | Path, target: str | Path, *, overwrite: bool = False) -> Path:
    """Copy a file, open or not, to `target`; what stands there is replaced only with `overwrite`, by a checked copy.

    Of plan files only an older copy of the same plan is replaced.
    """
    path, target = Path(path), Path(target)
    _look(path)
    with errors_as_sentences(target):
        if target.exists() and path.samefile(target):
            raise TrackerError(f"{path} cannot be its own backup: choose another name.")
        over_a_plan = target.is_file() and is_plan(target)
    if over_a_plan:
        if not overwrite:
            raise AlreadyThere(target)
        _check_older_copy(path, target)
        _write_over(path, target)
        return target
    with errors_as_sentences(path), closing(bare(path)) as connection:
        return copy(connection, target, BACKUP, overwrite=overwrite)


def _check_older_copy(path: Path, target: Path) -> None:
    """Refuse to copy what is not sound, and to replace another plan, or one that holds what `path` lacks."""
    if faults := check(path):
        raise TrackerError(f"{target} was left as it is: {faults[0]}")
    if check(target) or not is_older_copy(path, target):
        raise TrackerError(f"{target} is a plan file, and no older copy of {path.name}: choose another name.")


def copy_while_open(path: Path, target: Path) -> Path:
    """Copy a file as it was committed last, to a name that nothing has."""
    with errors_as_sentences(path), closing(bare(path)) as connection:
        return copy(connection, target)


def _look(path: Path) -> None:
    """Refuse what is not ours, and a WAL file: opening one to copy it would already change it."""
    if look_at_header(path).wal:
        raise TrackerError(f"{path} is in WAL mode: open it in this program first, which copies and converts it.")


def copy(connection: Connection, target: Path, kind: FileKind = KEPT_COPY, *, overwrite: bool = False) -> Path:
    """Copy what a connection reads to `target`: under another name first, checked, forced to disk, moved."""
    refuse_left_journal(target)
    with (
        put_in_place(target, kind, overwrite=overwrite, mode=_mode_of(connection)) as part,
        errors_as_sentences(target),
        closing(bare(part)) as made,
    ):
        with at_one_instant(connection):  # SQLite would wait for others without end
            connection.backup(made, pages=_AT_ONCE, progress=lambda *_: connection.give_way())
        made.execute("PRAGMA journal_mode = DELETE").fetchall()
        if faults := [*_damage(made)]:
            _refuse_damaged(connection)
            raise TrackerError(f"{target} was not made: the copy {faults[0]}. Check the disk.")
    return target


def _file_of(connection: sqlite3.Connection) -> str:
    (path,) = [file for _, name, file in connection.execute("PRAGMA database_list").fetchall() if name == "main"]
    return str(path)


def _mode_of(connection: sqlite3.Connection) -> int:
    """Who may read and write a copy: whoever may do so with the file, and always its owner."""
    return os.stat(_file_of(connection)).st_mode & 0o666 | 0o600


def _refuse_damaged(connection: sqlite3.Connection) -> None:
    """Say that it is the copied file that is damaged, where it is."""
    if faults := [*_damage(connection)]:
        path = _file_of(connection)
        raise TrackerError(f"{path} {faults[0]}; it was not copied. Restore a backup of it, or dump what can be read.")


def free_name(path: Path, what: str) -> Path:
    """A name beside the file that nothing has: plan.before-x.db, then plan.before-x-2.db."""
    first = path.with_name(f"{path.stem}.{what}{path.suffix or '.db'}")
    number, free = 1, first
    with errors_as_sentences(path):
        while free.exists():
            number += 1
            free = first.with_name(f"{first.stem}-{number}{first.suffix}")
    return free


def restore(backup_path: str | Path, path: str | Path, *, state: str | None = None) -> Path | None:
    """Put a backup in the place of a file; gives the name under which the replaced file was kept, if there was one.

    Other programs that have the file open see the restored content; what they had saved is in the kept file. With
    `state` given, a file that is in another one is refused.
    """
    backup_path, path = Path(backup_path), Path(path)
    if faults := check(backup_path):
        raise TrackerError(f"Nothing was restored: {faults[0]}")
    with errors_as_sentences(path):
        there = path.exists()
        if not (path.is_file() and is_plan(path)):
            check_target(path, RESTORED)
        if there and path.samefile(backup_path):
            raise TrackerError(f"{path} cannot be restored from itself: choose the backup.")
    if not there:
        copy_while_open(backup_path, path)
        return None
    kept = free_name(path, f"replaced-{datetime.now():%Y-%m-%d-%H%M%S}")
    if _is_sound(path):
        _write_over(backup_path, path, kept, state)
    else:
        _set_aside(path, kept)
        copy_while_open(backup_path, path)
    return kept


def _set_aside(path: Path, kept: Path) -> None:
    """Keep a damaged or foreign file as it is, with the journals that belong to it."""
    with errors_as_sentences(path):
        for ending in ("-journal", "-wal", "-shm"):
            with suppress(FileNotFoundError):
                os.rename(f"{path}{ending}", f"{kept}{ending}")
        os.rename(path, kept)


def _write_over(backup_path: Path, path: Path, kept: Path | None = None, state: str | None = None) -> None:
    """Replace through SQLite, so that nobody who has the file open goes on writing to one that is gone."""
    with ExitStack() as stack, errors_as_sentences(path), alone(path) as connection:
        if state is not None and state_of(connection) != state:
            raise TrackerError(f"{path} has been changed meanwhile; nothing was restored.")
        if kept is not None:
            copy(connection, kept)
        with errors_as_sentences(backup_path), closing(bare(backup_path)) as source:
            put_back = stack.enter_context(closing(sqlite3.connect(":memory:", isolation_level=None)))
            with at_one_instant(source):
                source.backup(put_back)
        _raise_revisions(put_back, past=_largest_revision(connection))
        put_over(connection, put_back)


def put_over(connection: Connection, source: sqlite3.Connection) -> None:
    """Have a file hold all that another one holds, and nothing else; what is said when the disk fails is true."""
    try:
        source.backup(connection)
    except sqlite3.Error as error:
        tell_what_is_there(connection.path, lambda: _is_older_copy(connection, source), error)
        raise


def _is_older_copy(connection: sqlite3.Connection, of: sqlite3.Connection) -> bool:
    """Whether all of a file is the other's; the version of its tables, by which others see the change, is its own."""
    one, other = bytearray(all_bytes_of(connection)), bytearray(all_bytes_of(of))
    one[40:44] = other[40:44]
    return one == other


def _raise_revisions(connection: sqlite3.Connection, past: int) -> None:
    """Have no revision that a window may still hold from before mean another content now.

    Records that are added later begin with the plan's revision, so they are past it too.
    """
    for table in _revised_tables(connection):
        connection.execute(f"UPDATE {table} SET revision = revision + ?", (past,))


def _largest_revision(connection: sqlite3.Connection) -> int:
    largest = (f"SELECT max(revision) AS most FROM {table}" for table in _revised_tables(connection))
    (most,) = connection.execute(f"SELECT max(most) FROM ({' UNION ALL '.join(largest)})").fetchone()
    return most or 0


def _revised_tables(connection: sqlite3.Connection) -> list[str]:
    revised = "t.type = 'table' AND c.name = 'revision'"
    sql = f"SELECT t.name FROM sqlite_master t, pragma_table_info(t.name) c WHERE {revised}"
    return [name for (name,) in connection.execute(sql).fetchall()]


@contextmanager
def alone(path: Path) -> Iterator[Connection]:
    """A connection that nobody can write or read beside, from one transaction to the next."""
    with closed_after(connect(path)) as connection:
        connection.execute("PRAGMA locking_mode = EXCLUSIVE").fetchall()
        with immediate(connection, path, "EXCLUSIVE"):
            pass  # the lock stays
        yield connection


def check(path: str | Path) -> list[str]:
    """What is wrong with a file, in sentences; nothing when it is sound. A file that is not ours is only looked at."""
    try:
        return _examined(Path(path))
    except TrackerError as error:
        return [str(error)]


def _examined(path: Path) -> list[str]:
    _look(path)
    with errors_as_sentences(path), closing(bare(path)) as connection:
        return [*_faults(connection, path)]


def _is_sound(path: Path) -> bool:
    """Whether the file can be written over through SQLite; what is only busy or out of reach is told."""
    try:
        return not _examined(path)
    except TrackerError as error:
        cause = error.__cause__
        code = cause.sqlite_errorcode & 0xFF if isinstance(cause, sqlite3.Error) else None
        if cause is not None and code not in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
            raise
        return False


def _faults(connection: sqlite3.Connection, path: Path) -> Iterator[str]:
    yield from (f"{path} {fault}." for fault in _damage(connection))
    tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()}
    if not {"plan", "action_update"} <= tables:
        yield f"{path} holds no tables of this program."
        return
    if migrations.applied(connection) == migrations.names():  # an older file is brought up to date when it is opened
        yield from (f"{path} {fault}." for fault in look_at_schema(connection).faults)
    (plans,) = connection.execute("SELECT count(*) FROM plan").fetchone()
    if plans > 1:
        yield f"{path} holds {plans} plans, where a file holds one."


def _damage(connection: sqlite3.Connection) -> Iterator[str]:
    """What is wrong with the pages and the rows of a file, in words that follow its name."""
    for (fault,) in connection.execute("PRAGMA integrity_check(20)").fetchall():
        if fault != "ok":
            yield f"is damaged ({' '.join(str(fault).split())})"
    for table, row, parent, _ in connection.execute("PRAGMA foreign_key_check").fetchall():
        yield f"is damaged: row {row} of {table} belongs to a {parent} that is not there"
