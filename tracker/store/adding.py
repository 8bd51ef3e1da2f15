"""New records with all that lies beneath them, given their ids and laid out by kind; what was saved, read back."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from dataclasses import replace
from itertools import count
from typing import Any

from tracker.domain.changes.edits import first_edit
from tracker.domain.fields import AddedRecord, R, StoredRecord
from tracker.domain.measure import Reading, Remark
from tracker.domain.plan import Action, Plan
from tracker.domain.undoing.step import Saved
from tracker.new_uuid import new_uuid
from tracker.store.history import Signed, edit_of
from tracker.store.rows import TABLES, StoredTable

_Mark = tuple[tuple[str, int | None, list[Any]] | None, int]


class Batch:
    """Records taken one after the other; `taken` holds each with its id, by kind, in the order of their ids.

    The plan's revision is the first of each: an id given again, after a restore, must not bring a revision back.
    `signed` is for the history of a plan that is there, which tells what came into it.
    """

    def __init__(self, connection: sqlite3.Connection, signed: Signed) -> None:
        self.taken: dict[type, list[StoredRecord]] = {kind: [] for kind in TABLES}
        # The plan's own, which a restore raises past all that was there.
        (self._revision,) = connection.execute("SELECT coalesce(max(revision), 1) FROM plan").fetchone()
        self._signed, self._in_new_plan = signed, False
        self._ids = {kind: count(last_id(connection, table) + 1) for kind, table in TABLES.items()}

    def take(self, record: R) -> R:
        """The record with new ids in all of its tree; one that has an id already is a mistake of the caller."""
        if not isinstance(record, AddedRecord) and record.id is not None:
            raise ValueError(f"This {type(record).__name__} has an id: save() it instead of adding it again")
        self._in_new_plan = isinstance(record, Plan)
        return self._take(record, {})

    def _take(self, record: R, links: Mapping[str, Any]) -> R:
        kind = type(record)
        if issubclass(kind, AddedRecord):
            given: dict[str, Any] = {**links}
            if isinstance(record, Reading | Remark) and not record.uuid:
                given["uuid"] = new_uuid()
            taken = replace(record, **given) if given else record
            self.taken[kind].append(taken)
            return taken
        if not self._in_new_plan and (found := first_edit(record)):
            first: dict[str, Any] = {"edits": (edit_of(found, self._signed),)}
            record = replace(record, **first)
        number = next(self._ids[kind])
        plan_id = number if kind is Plan else links.get("plan_id", getattr(record, "plan_id", None))
        nested = {
            field: tuple(self._take(one, _links(child.kind, child.parent, number, plan_id)) for one in inside)
            for field, child in TABLES[kind].children.items()
            if (inside := getattr(record, field))
        }
        given = {"id": number, "revision": self._revision, **links, **nested}
        if isinstance(record, Plan | Action) and record.uuid is None:
            given["uuid"] = new_uuid()
        taken = replace(record, **given)
        self.taken[kind].append(taken)
        return taken


def last_id(connection: sqlite3.Connection, table: StoredTable) -> int:
    """The last id that was given in a table; 0 where it is empty."""
    (last,) = connection.execute(f"SELECT coalesce(max(id), 0) FROM {table.name}").fetchone()
    return int(last)


def _links(kind: type[StoredRecord], parent: str, number: int, plan_id: int | None) -> dict[str, Any]:
    """What a nested record is told of where it belongs."""
    if kind is Reading:  # it has one parent, whichever it had
        return {"measure_id": None, "group_id": None, "comparator_id": None, parent: number}
    return {parent: number} if issubclass(kind, AddedRecord) else {"plan_id": plan_id, parent: number}


class ReadBack:
    """What a transaction saved last, read back before its commit; if that is there afterwards, all of it is.

    A file that does not stay when something fails (`stays`) holds nothing then.
    """

    def __init__(self, connection: sqlite3.Connection, stays: bool) -> None:
        self._connection, self._stays = connection, stays
        self.last: tuple[str, int | None, list[Any]] | None = None  # a SELECT, its number, its rows
        self.saved: list[Saved] = []

    def back_to(self, mark: _Mark = (None, 0)) -> None:
        """What was saved since is not; without a mark, nothing is saved yet."""
        self.last, count = mark
        del self.saved[count:]

    @property
    def mark(self) -> _Mark:
        """How far the transaction has come."""
        return self.last, len(self.saved)

    def rows(self, sql: str, number: int | None) -> list[Any]:
        """The rows that a SELECT gives for a number."""
        found = self._connection.execute(sql, (number,)).fetchall()
        if found:  # an update that is saved again adds nothing
            self.last = sql, number, found
        return found

    def is_there(self) -> bool:
        """Whether the file gives them again."""
        if self.last is None or not self._stays:
            return False
        sql, number, rows = self.last
        return self._connection.execute(sql, (number,)).fetchall()[: len(rows)] == rows
