"""The store: one SQLite file that holds one plan."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import replace
from itertools import count
from operator import attrgetter
from pathlib import Path
from types import TracebackType
from typing import Any, cast

from tracker.domain.edit import Edit
from tracker.domain.fields import AddedRecord, E, EditedRecord, R, StoredRecord
from tracker.domain.plan import Plan, Theme
from tracker.domain.problem import Problem
from tracker.domain.undoing.step import Saved
from tracker.errors import TrackerError
from tracker.no_gc import no_gc
from tracker.put_in_place import NEW_PLAN, put_in_place
from tracker.store.adding import Batch, ReadBack, last_id
from tracker.store.connection import Connection, at_one_instant, close, errors_as_sentences, immediate, state_of, step
from tracker.store.history import Signed, edits_of
from tracker.store.kept_copies import clear_left_over
from tracker.store.opening import new_connection, open_connection
from tracker.store.rows import TABLES, Child, RecordsOfRows, SqlRow, StoredTable, as_kept, by_parent, to_rows
from tracker.store.schema import look_at_schema

_AT_ONCE = 1000  # rows: they lie in the processor's cache, and are gone when records were made of them


class Conflict(TrackerError):
    """Somebody else has saved the same record since it was read: `mine` was to be saved, `theirs` is the file's."""

    def __init__(self, sentence: str, mine: StoredRecord, theirs: StoredRecord) -> None:
        super().__init__(sentence)
        self.mine = mine
        self.theirs = theirs


def open_store(path: str | Path, *, as_it_is: bool = False) -> Store:
    """Open a plan file; one of an earlier version is brought up to date, or Older with `as_it_is`.

    What has no use beside it, goes. Raises TrackerError, with the file untouched, when it is missing, damaged, newer,
    locked or not ours.
    """
    connection = open_connection(Path(path), as_it_is=as_it_is)
    try:
        store = Store(Path(path), connection)
    except BaseException:
        close(connection)
        raise
    clear_left_over(store.path, store.state)
    return store


@contextmanager
def new_store(path: str | Path) -> Iterator[Store]:
    """A store for a new plan file, which stands at `path`, whole, when the block has ended well, and else not at all.

    Raises TrackerError, with what is there untouched, when something stands at `path` by then.
    """
    path = Path(path)
    with put_in_place(path, NEW_PLAN) as part, Store(path, new_connection(part, path), stays=False) as store:
        yield store


class Store:
    """One open file. It belongs to the thread that opened it. A new one does not stay when something fails.

    `faults` says what is wrong with the file, in words that follow "it"; such a file can only be read. It is None
    until the file was looked through, which is done before the first save at the latest.
    """

    def __init__(self, path: Path, connection: Connection, *, stays: bool = True) -> None:
        self.path = path
        self._connection = connection
        with errors_as_sentences(path):
            faults, self._columns = look_at_schema(connection)
        if not self._columns:
            raise TrackerError(f"{path} cannot be read: it {faults[0]}. Restore a backup of it.")
        self.faults: tuple[str, ...] | None = faults or None
        self._steps = count(1)
        self._read_back, self._signed = ReadBack(connection, stays), Signed()
        self._version, self._changed_before = self._data_version(), self.changed

    def __enter__(self) -> Store:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Close the file; what was not committed is undone."""
        close(self._connection)

    # Reading

    def all(self, kind: type[R], /, **where: object) -> list[R]:
        """Every record of a kind, with all that lies beneath it, whose columns have the given values (None: null)."""
        table = TABLES[kind]
        if unknown := where.keys() - set(table.columns):
            raise ValueError(f"{kind.__name__} has no column {min(unknown)}")
        with self.reading(), no_gc():
            found = self._load(table, " AND ".join(f"{column} IS ?" for column in where), as_kept(table, where))
        return cast("list[R]", found)

    def plan(self) -> Plan:
        """The plan of the file with its whole tree."""
        plans = self.all(Plan)
        if not plans:
            raise TrackerError(f"{self.path} holds no plan yet: import one first.")
        return plans[0]

    def problems(self) -> list[Problem]:
        """Every problem met at import, settled or not."""
        return self.all(Problem)

    def changed_elsewhere(self) -> bool:
        """Whether another connection has saved something since this was last asked, or since the store was opened."""
        before, self._version = self._version, self._data_version()
        return before != self._version

    def version(self) -> tuple[int, int]:
        """Two numbers of which any change of the file, by anybody, changes one: it is asked inside `reading`."""
        return self._data_version(), self.changed

    def version_before_saving(self) -> tuple[int, int]:
        """What `version` was before the last transaction, if nobody else has changed anything since then."""
        return self._data_version(), self._changed_before

    def _data_version(self) -> int:
        """A number of SQLite's that another connection's commit changes, and our own does not."""
        with errors_as_sentences(self.path):
            return int(self._rows("PRAGMA data_version")[0][0])

    @contextmanager
    def reading(self) -> Iterator[None]:
        """All that is read inside sees the file at one instant."""
        with errors_as_sentences(self.path):
            try:
                with at_one_instant(self._connection):
                    yield
            except (ValueError, ArithmeticError) as error:
                raise TrackerError(f"{self.path} holds a value that cannot be read: {error}.") from error

    def _load(self, table: StoredTable, condition: str, values: SqlRow, parent: str = "") -> list[StoredRecord]:
        """The records of a table that fit a condition, or all that have a parent in that column."""
        wanted = condition or (f"{parent} IS NOT NULL" if parent else "1")
        sql = f"SELECT {self._columns[table.name]} FROM {table.name} WHERE {wanted} ORDER BY id"
        with closing(self._connection.execute(sql, values)) as cursor:
            rows = cursor.fetchmany(_AT_ONCE)
            if not rows:
                return []
            below = {field: self._below(table, child, condition, values) for field, child in table.children.items()}
            found, records_of = list[StoredRecord](), RecordsOfRows(table, below)
            while rows:
                found += records_of(rows)
                rows = cursor.fetchmany(_AT_ONCE)
        return sorted(found, key=attrgetter("place")) if table.placed else found  # SQLite would carry each row about

    def _below(
        self, table: StoredTable, child: Child, condition: str, values: SqlRow
    ) -> dict[int, tuple[StoredRecord, ...]]:
        """What lies beneath the records of a table that fit a condition, or beneath all, by the id of its parent."""
        inside = f"{child.parent} IN (SELECT id FROM {table.name} WHERE {condition})" if condition else ""
        return by_parent(child, self._load(TABLES[child.kind], inside, values, child.parent))

    def _rows(self, sql: str, values: Sequence[Any] = ()) -> list[SqlRow]:
        """All the rows at once: a half-read SELECT blocks every writer."""
        return self._connection.execute(sql, values).fetchall()

    def only_read(self) -> str:
        """The sentence for a file that can only be read, and the way out."""
        way_out = "Restore a backup of it, or dump it and import the dump into a new file."
        return f"{self.path} can only be read: it {(self.faults or ('could not be looked through',))[0]}. {way_out}"

    # Saving

    def look_through(self) -> tuple[str, ...]:
        """What is wrong with the file, page by page: some hundredths of a second for 10,000 actions."""
        if self.faults is None:
            with errors_as_sentences(self.path):
                found = [" ".join(str(fault).split()) for (fault,) in self._rows("PRAGMA quick_check(3)")]
            self.faults = tuple(f"is damaged ({fault})" for fault in found if fault != "ok")
        return self.faults

    @contextmanager
    def transaction(self, signed: Signed | None = None) -> Iterator[None]:
        """All that is saved inside is saved together or not at all; inside another, it is part of that one.

        The history tells edits as `signed`, or as the transaction around this one. A file that something is wrong with
        is not written: TrackerError says what, and the way out.
        """
        before, self._signed = self._signed, signed or self._signed
        try:
            with self._saving():
                yield
        finally:
            self._signed = before

    @contextmanager
    def _saving(self) -> Iterator[None]:
        if not self._connection.in_transaction:
            if self.look_through():
                raise TrackerError(self.only_read())
            self._read_back.back_to()
            self._changed_before = self.changed
            with immediate(self._connection, self.path, is_there=self._read_back.is_there):
                yield
            return
        before = self._read_back.mark
        try:
            with step(self._connection, f"step_{next(self._steps)}"):
                yield
        except BaseException:
            self._read_back.back_to(before)
            raise

    def save(self, record: R) -> R:
        """Save one record and give it back with its id and new revision.

        A new one (and any update) is added with all that lies beneath it; of a known one only its own columns are
        saved. Raises Conflict when the file's is newer. An update saved twice is there once.
        """
        if isinstance(record, AddedRecord) or record.id is None:
            return self.add_all([record])[0]
        with self.transaction(), errors_as_sentences(self.path):
            before, saved = self._bare(record), self._change(record)
            edits = edits_of(before, saved, self._signed, lambda number: self.all(Theme, id=number)[0].heading)
            self._insert(TABLES[Edit], [*edits])
            self._read_back.saved.append(Saved(before, saved))
        return replace(saved, edits=(*record.edits, *edits))

    def _bare(self, record: E) -> E:
        """A record as the file holds it, without those beneath it; itself where it is not there."""
        table = TABLES[type(record)]
        with self.reading():
            rows = self._rows(f"SELECT {self._columns[table.name]} FROM {table.name} WHERE id = ?", [record.id])
            return cast("E", next(RecordsOfRows(table, {})(rows)) if rows else record)

    def _change(self, record: E) -> E:
        table = TABLES[type(record)]
        saved = replace(record, revision=record.revision + 1)
        (row,) = to_rows(table, [saved])
        columns = ", ".join(f"{column} = ?" for column in table.columns)
        sql = f"UPDATE {table.name} SET {columns} WHERE id = ? AND revision = ?"
        if not self._connection.execute(sql, (*row, saved.id, saved.revision - 1)).rowcount:
            raise self._conflict(table, record)
        self._same([row], self._read_back.rows(f"{table.select} WHERE id = ?", saved.id))
        return saved

    def _conflict(self, table: StoredTable, mine: EditedRecord) -> TrackerError:
        theirs = self._load(table, "id = ?", (mine.id,))
        what = table.name.replace("_", " ")
        if not theirs:
            return TrackerError(f"{self.path} does not hold this {what} any more; open the plan again.")
        sentence = f"Somebody else has changed this {what} in {self.path} since it was read; nothing was saved."
        return Conflict(sentence, mine, theirs[0])

    @property
    def saved(self) -> tuple[Saved, ...]:
        """What the last transaction saved, in its order."""
        return tuple(self._read_back.saved)

    @property
    def changed(self) -> int:
        """How many rows were changed through this store since it was opened."""
        return self._connection.total_changes

    def state(self) -> str:
        """A mark of all that the file holds: another one after any save, by anybody."""
        with errors_as_sentences(self.path):
            return state_of(self._connection)

    def add_plan(self, plan: Plan) -> Plan:
        """Save a whole plan with everything in it, in one transaction; gives it back with every id."""
        return self.add_all([replace(plan, id=None)])[0]

    def add_all(self, records: Iterable[R]) -> list[R]:
        """Add new records with all that lies beneath them; gives them back, in their order, with every id.

        An update whose uuid is there already with the same content is left as it is.
        """
        with self.transaction(), errors_as_sentences(self.path), no_gc():
            batch = Batch(self._connection, self._signed)
            added = [batch.take(record) for record in records]
            for table in TABLES.values():
                self._insert(table, batch.taken[table.kind])
            if len(self._rows("SELECT id FROM plan LIMIT 2")) > 1:
                raise TrackerError(f"{self.path} already holds a plan: choose another file for this one.")
            self._read_back.saved += (Saved(None, record) for record in added)
        return added

    def _insert(self, table: StoredTable, records: list[StoredRecord]) -> None:
        if not records:
            return
        last, rows = last_id(self._connection, table), to_rows(table, records)
        marks = ", ".join("?" * len(table.columns))
        retry = " ON CONFLICT (uuid) DO NOTHING" if issubclass(table.kind, AddedRecord) else ""
        self._connection.executemany(
            f"INSERT INTO {table.name} ({', '.join(table.columns)}) VALUES ({marks}){retry}", rows
        )
        stored = self._read_back.rows(f"{table.select} WHERE id > ? ORDER BY id", last)
        if issubclass(table.kind, AddedRecord):
            stored = self._by_uuid(table, rows, stored)
        self._same(rows, stored)

    def _by_uuid(self, table: StoredTable, rows: list[SqlRow], stored: list[SqlRow]) -> list[SqlRow]:
        """The stored row of each update; one that a first try has stored is looked up."""
        at = table.columns.index("uuid")
        found = {row[at]: row for row in stored}
        for uuid in {row[at] for row in rows} - found.keys():
            (found[uuid],) = self._rows(f"{table.select} WHERE uuid = ?", (uuid,))
            if found[uuid] not in rows:
                raise TrackerError(f"{self.path} already holds another update numbered {uuid}; nothing was saved.")
        return [found[row[at]] for row in rows]

    def _same(self, rows: list[SqlRow], stored: list[SqlRow]) -> None:
        """A save is read back before it is committed."""
        if rows != stored:
            raise TrackerError(f"{self.path} did not give back what was saved; nothing was changed. Check the disk.")
