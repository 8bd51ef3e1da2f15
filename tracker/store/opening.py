"""How a file becomes one that can be worked with: made, brought up to date, or refused untouched."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from tracker.errors import TrackerError
from tracker.store import migrations
from tracker.store.backup import copy, copy_while_open, free_name
from tracker.store.connection import (
    Connection,
    bare,
    close,
    connect,
    errors_as_sentences,
    immediate,
    is_local,
    with_our_settings,
)
from tracker.store.header import look_at_header, newer, refuse_left_journal
from tracker.store.schema import unknown_rules


class Older(TrackerError):
    """The file must first be copied and brought up to date, which takes a while; it was not touched."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path} is of an earlier version of this program, and was not brought up to date.")


def open_connection(path: Path, *, as_it_is: bool) -> Connection:
    """A connection to a file of today's tables; an older file is copied first, another program's is refused.

    With `as_it_is`, Older is raised of a file that would have to be changed.
    """
    header = look_at_header(path)
    if header.wal:
        if as_it_is:
            raise Older(path)
        _leave_wal(path)
    connection = connect(path)
    try:
        with errors_as_sentences(path):
            _bring_up_to_date(connection, path, as_it_is)
    except BaseException:
        close(connection)
        raise
    return connection


def new_connection(part: Path, path: Path) -> Connection:
    """A connection to the empty file `part`, with today's tables; errors are told of `path`, where it will stand."""
    refuse_left_journal(path)
    with errors_as_sentences(path):
        connection = with_our_settings(bare(part))
        try:
            _migrate(connection, path)
        except BaseException:
            close(connection)
            raise
    return connection


def _bring_up_to_date(connection: sqlite3.Connection, path: Path, as_it_is: bool) -> None:
    tables = _tables(connection)
    if not tables:
        raise TrackerError(f"{path} is empty: it holds no plan.")
    if pending := _pending(connection, path, tables):
        if as_it_is:
            raise Older(path)
        _migrate(connection, path, pending[0])


def _tables(connection: sqlite3.Connection) -> set[str]:
    found = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    return {name for (name,) in found}


def _pending(connection: sqlite3.Connection, path: Path, tables: set[str]) -> list[str]:
    """The steps still to be taken; a file with steps that are not known, or none at all, is refused."""
    if "_sqlite_migrations" not in tables:
        raise TrackerError(f"{path} belongs to another program; it was not touched.")
    known, applied = migrations.names(), migrations.applied(connection)
    if not set(applied) <= set(known):
        raise newer(path)
    return [name for name in known if name not in applied]


def _migrate(connection: sqlite3.Connection, path: Path, pending: str | None = None) -> None:
    """Take the pending steps in one transaction; `pending` names the first where there is a file to copy."""
    # Off, so that a step that rebuilds a table does not delete its children; checked before the commit.
    connection.execute("PRAGMA foreign_keys = OFF")
    with immediate(connection, path):
        if unknown := unknown_rules(connection):
            raise TrackerError(f"{path} has a trigger {unknown[0]} that is not of this program; it was not touched.")
        if pending:
            copy_while_open(path, free_name(path, f"before-{pending}"))
        migrations.migrate(connection)
        if connection.execute("PRAGMA foreign_key_check").fetchall():
            raise TrackerError(f"{path} could not be brought up to date: rows of it have lost what they belong to.")
    connection.execute("PRAGMA foreign_keys = ON")


def _leave_wal(path: Path) -> None:
    """Turn a file of another journal mode into ours, after a copy, when it is on this computer and nobody has it open.

    On a network share that mode loses acknowledged edits, and who else has the file open cannot be seen.
    """
    if not is_local(path):
        raise TrackerError(f"{path} is in WAL mode, which is not safe on a network: copy it to this computer first.")
    with errors_as_sentences(path), closing(bare(path)) as connection:
        connection.impatient(0.2)
        connection.execute("PRAGMA locking_mode = EXCLUSIVE").fetchall()
        try:
            connection.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError as error:
            raise TrackerError(f"{path} is in WAL mode and open in another program: close it there first.") from error
        connection.execute("COMMIT")  # the lock stays
        copy(connection, free_name(path, "before-leaving-wal"))
        (mode,) = connection.execute("PRAGMA journal_mode = TRUNCATE").fetchone()
        if mode != "truncate":
            raise TrackerError(f"{path} is in WAL mode and could not be taken out of it; nothing was changed.")
