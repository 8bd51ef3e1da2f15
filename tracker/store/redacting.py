"""Rewrites a file without words that are to go for good, and looks whether a file holds them anywhere."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Collection, Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path

from tracker.domain.fields import AddedRecord, StoredRecord
from tracker.domain.plan import Plan
from tracker.domain.problem import Problem
from tracker.domain.redacting.rewriting import Rewrite
from tracker.errors import TrackerError
from tracker.plan_files import first_bytes
from tracker.store import migrations
from tracker.store.backup import alone, put_over
from tracker.store.connection import Connection, at_one_instant, bare, errors_as_sentences, immediate, in_memory
from tracker.store.header import look_at_header, newer
from tracker.store.kept_copies import journals_of
from tracker.store.rows import TABLES, to_rows
from tracker.store.sqlite import Store
from tracker.store.steps.guards import GUARDS

Make = Callable[[Plan, list[Problem]], Rewrite]
_LIFTED = [name for name in GUARDS if name.endswith("_refuses_update")]


def rewrite(path: Path, make: Make) -> Rewrite:
    """Have a file hold what `make` answers of what it holds; what goes is nowhere in it, nor in its journal.

    All is done in memory, the guards are lifted only there. The file goes in one transaction from what it was to what
    it is: without free pages, its journal emptied. It is brought up to today's tables where it is older.
    """
    with errors_as_sentences(path), alone(path) as connection, closing(_image(connection, path)) as image:
        store = Store(path, image)
        made = make(store.plan(), store.problems())
        with store.transaction(), _unguarded(image):
            for record in (*made.edited, *made.written_over):
                _write_over(image, record)
            store.add_all(made.added)
        image.execute("VACUUM")
        if faults := Store(path, image).look_through():
            raise TrackerError(f"{path} was not changed, for what was to stand in it {faults[0]}.")
        put_over(connection, image)
    return made


def _image(connection: Connection, path: Path) -> Connection:
    """A file in memory, with today's tables."""
    image = in_memory(path)
    try:
        with at_one_instant(connection):
            connection.backup(image)
        known, applied = migrations.names(), migrations.applied(image)
        if not set(applied) <= set(known):
            raise newer(path)
        if applied != known:
            with immediate(image, path):
                migrations.migrate(image)
    except BaseException:
        image.close()
        raise
    return image


@contextmanager
def _unguarded(image: sqlite3.Connection) -> Iterator[None]:
    """Lift the guards of what is only ever added; not in a file, where a kill could leave it without."""
    for name in _LIFTED:
        image.execute(f"DROP TRIGGER {name}")
    yield
    for name in _LIFTED:
        image.execute(GUARDS[name])


def _write_over(image: sqlite3.Connection, record: StoredRecord) -> None:
    """Without a trace in the history of edits, which would hold the words."""
    table = TABLES[type(record)]
    known_by = "uuid" if isinstance(record, AddedRecord) else "id"
    if not isinstance(record, AddedRecord):
        record = replace(record, revision=record.revision + 1)
    (row,) = to_rows(table, [record])
    columns = ", ".join(f"{column} = ?" for column in table.columns)
    image.execute(f"UPDATE {table.name} SET {columns} WHERE {known_by} = ?", (*row, getattr(record, known_by)))


# Looking


def would_be_rewritten(path: Path, make: Make) -> Rewrite:
    """What `rewrite` would do; TrackerError where it could not. The file is only read."""
    with errors_as_sentences(path):
        unfinished = look_at_header(path).wal or any(one.stat().st_size for one in journals_of(path))
    if unfinished:
        raise TrackerError(f"{path} was left in the midst of a change: it cannot be rewritten as it is.")
    with errors_as_sentences(path), closing(bare(path)) as connection, closing(_image(connection, path)) as image:
        store = Store(path, image)
        if faults := store.look_through():
            raise TrackerError(f"{path} {faults[0]}.")
        return make(store.plan(), store.problems())


def has_bytes(path: Path, forms: Collection[bytes]) -> bool:
    """Whether any of these stands in a file, or in a journal beside it: in its free pages too."""
    with errors_as_sentences(path):
        found = [_all_bytes(path), *(one.read_bytes() for one in journals_of(path))]
    return any(_holds_any(content, forms) for content in found)


def _holds_any(content: bytes, forms: Collection[bytes]) -> bool:
    """Whether any of these stands in it.

    What stands in it stands there without its zeros too, where a text in UTF-8 and in UTF-16 is mostly the same bytes,
    and a page of a file far shorter: that is looked through first.
    """
    dense = content.replace(b"\0", b"")
    return any(form in dense for form in {form.replace(b"\0", b"") for form in forms}) and any(
        form in content for form in forms
    )


def _all_bytes(path: Path) -> bytes:
    """All of a file; one that this process has open is asked through SQLite, as its locks must hold."""
    content = first_bytes(path, path.stat().st_size)
    if content is None:
        with closing(bare(path)) as connection:
            content = connection.serialize()
    return content
