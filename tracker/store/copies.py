"""Other files that hold the same plan, and whether each has something that the other lacks."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable
from contextlib import closing, suppress
from pathlib import Path
from typing import Literal

from tracker.domain.fields import AddedRecord
from tracker.domain.plan import Update
from tracker.errors import TrackerError
from tracker.plan_files import PLAN_ENDINGS, is_plan
from tracker.store.busy import Busy
from tracker.store.connection import at_one_instant, bare, errors_as_sentences
from tracker.store.header import look_at_header
from tracker.store.rows import TABLES, StoredTable

Kinship = Literal["copy", "another", "unseen"]
_Saved = dict[object, tuple[int, object]]
_UPDATES = TABLES[Update]


def parted_copies(path: Path, others: Iterable[Path] = ()) -> list[Path]:
    """The files that are copies of a plan, beside it or among `others`, of which both were saved since they parted.

    Copies that this program keeps (`plan.replaced-….plan`) are meant to be so, and are not told.
    """
    beside = [one for one in path.parent.iterdir() if one.suffix.lower() in PLAN_ENDINGS]
    kept = f"{path.stem}."
    seen = {one.resolve() for one in [*beside, *others] if not one.stem.startswith(kept)} - {path.resolve()}
    return sorted(one for one in seen if _parted(path, one))


def parted_words(path: Path, other: Path) -> str:
    """The sentence about two such files, and the way to bring them together."""
    names = f"{path.name} and {other if other.parent != path.parent else other.name}"
    way = "Go on with one of them, and import a dump of the other into it."
    return f"{names} are copies of one plan, and each was saved since they parted: neither holds all. {way}"


def kinship(path: Path, other: Path) -> Kinship:
    """Whether another file holds the same plan; one of an older program is known by an update that both have.

    A plan file that cannot be asked now is "unseen": it is in use, damaged, or of another journal mode. The file
    itself by another name, a link perhaps, is no copy of it.
    """
    try:
        if path.samefile(other) or not is_plan(other):
            return "another"
        if look_at_header(other).wal:
            return "unseen"
        with errors_as_sentences(path), closing(bare(path)) as one, closing(bare(other)) as two:
            for connection in (one, two):
                connection.impatient()
            return "copy" if _is_one_plan(one, two) else "another"
    except (TrackerError, OSError, sqlite3.Error):
        return "unseen"


def _is_one_plan(one: sqlite3.Connection, two: sqlite3.Connection) -> bool:
    known = "SELECT count(*) FROM pragma_table_info('plan') WHERE name = 'uuid'"
    if all(connection.execute(known).fetchone()[0] for connection in (one, two)):
        return _uuid(one) == _uuid(two) is not None
    return bool(_saved(one, _UPDATES).keys() & _saved(two, _UPDATES).keys())


def holds_all_of(path: Path, other: Path, *, for_sure: bool = False) -> bool:
    """Whether everything that was ever saved in a copy was saved in the file too, or in what it came from.

    `for_sure`: Busy, and not no, where it cannot be asked now.
    """
    return _asked(path, other, lambda one, two: _uuid(one) == _uuid(two) is not None and not _lacks(one, two), for_sure)


def is_older_copy(path: Path, other: Path) -> bool:
    """Whether another file holds the same plan, and no update that the file lacks; either is waited for as usual.

    Revisions say nothing here: a backup that is written over has them raised past those of the plan.
    """
    with (
        suppress(sqlite3.OperationalError),
        errors_as_sentences(path),
        closing(bare(path)) as one,
        closing(bare(other)) as two,
        at_one_instant(one),
    ):
        added = [table for table in TABLES.values() if issubclass(table.kind, AddedRecord)]
        within = all(_uuids(two, table) <= _uuids(one, table) for table in added)
        return _uuid(one) == _uuid(two) is not None and within
    return False


def brings_back(path: Path, other: Path) -> bool:
    """Whether a copy is from before words were removed for good: put back, it brings them back."""
    return _asked(path, other, lambda one, two: bool(_redactions(one) - _redactions(two)))


def _redactions(connection: sqlite3.Connection) -> set[object]:
    """When words were removed from it: what is told of one removal has one clock, wherever the words stood."""
    known = connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'redaction'").fetchall()
    return set(connection.execute("SELECT DISTINCT recorded_at FROM redaction").fetchall()) if known else set()


def _parted(path: Path, other: Path) -> bool:
    """Whether it is a copy, and both have something that the other lacks."""
    return _asked(
        path,
        other,
        lambda one, two: _uuid(one) == _uuid(two) is not None and _lacks(one, two) and _lacks(two, one),
    )


def _asked(
    path: Path, other: Path, ask: Callable[[sqlite3.Connection, sqlite3.Connection], bool], for_sure: bool = False
) -> bool:
    """The answer about two files; no, where it cannot be asked now, or one is of an older program."""
    try:
        if look_at_header(other).wal:
            return False
        with errors_as_sentences(path), closing(bare(path)) as one, closing(bare(other)) as two:
            for connection in (one, two):
                connection.impatient()  # a copy that is being written is looked at another time
            return ask(one, two)
    except (TrackerError, OSError, sqlite3.OperationalError) as error:
        if for_sure and isinstance(error, Busy):
            raise
        return False


def _uuid(connection: sqlite3.Connection) -> str | None:
    found = connection.execute("SELECT uuid FROM plan").fetchall()
    return found[0][0] if len(found) == 1 else None


def _lacks(one: sqlite3.Connection, other: sqlite3.Connection) -> bool:
    """Whether a file lacks something that was saved in the other: an update, or a record as it was saved later."""
    return any(_is_behind(_saved(one, table), _saved(other, table)) for table in TABLES.values())


def _is_behind(mine: _Saved, theirs: _Saved) -> bool:
    nothing = (0, None)
    return any(
        revision > mine.get(key, nothing)[0] or (revision == mine[key][0] and row != mine[key][1])
        for key, (revision, row) in theirs.items()
    )


def _saved(connection: sqlite3.Connection, table: StoredTable) -> _Saved:
    """Each record by its number, with its revision and content; what is only ever added by its uuid."""
    if issubclass(table.kind, AddedRecord):
        return dict.fromkeys(_uuids(connection, table), (1, None))
    sql = f"SELECT id, revision, {', '.join(table.columns)} FROM {table.name}"
    return {number: (revision, row) for number, revision, *row in connection.execute(sql).fetchall()}


def _uuids(connection: sqlite3.Connection, table: StoredTable) -> set[str]:
    """The numbers of what is only ever added; none in a file of before that gave none."""
    columns = connection.execute("SELECT name FROM pragma_table_info(?)", [table.name]).fetchall()
    if ("uuid",) not in columns:
        return set()
    return {uuid for (uuid,) in connection.execute(f"SELECT uuid FROM {table.name}").fetchall()}
