"""What the tables and rules of a file must be, and what stands there otherwise."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import MISSING, fields
from typing import NamedTuple

from tracker.store.rows import TABLES, StoredTable
from tracker.store.steps.guards import GUARDS, RULES_OF_BEFORE
from tracker.store.steps.views import VIEWS

_TABLES = {table.name: table for table in TABLES.values()}
_OURS = {*_TABLES, "_sqlite_migrations"}


class Schema(NamedTuple):
    """What is otherwise, in words that follow "it"; for each table what is to be read of it, where all can be read."""

    faults: tuple[str, ...]
    columns: dict[str, str]


def look_at_schema(connection: sqlite3.Connection) -> Schema:
    """Compare a file of today's steps with what they make. Indexes are looked at where saving stands on them."""
    there = {table: _columns(connection, table) for table in _named(connection, "table")}
    missing = {name: {*table.columns} - there.get(name, set()) for name, table in _TABLES.items()}
    faults = (*_other_tables(there, missing), *_other_rules(connection), *_other_indexes(connection))
    read_from = {name: _read_from(table, missing[name]) for name, table in _TABLES.items() if name in there}
    columns = {name: select for name, select in read_from.items() if select is not None}
    return Schema(faults, columns if columns.keys() == _TABLES.keys() else {})


def unknown_rules(connection: sqlite3.Connection) -> list[str]:
    """The triggers of a file of any step that are not of this program: they would act on whatever is saved."""
    known = RULES_OF_BEFORE | GUARDS
    return sorted(name for name, sql in _made_as(connection, "trigger").items() if known.get(name) != sql)


def _other_tables(there: dict[str, set[str]], missing: dict[str, set[str]]) -> Iterator[str]:
    for name in sorted(there.keys() - _OURS):
        yield f"has a table {name} that is not of this program"
    for name, columns in missing.items():
        if name not in there:
            yield f"has no {name} table"
        elif columns:
            yield f"has no {min(columns)} in its {name} table"


def _other_rules(connection: sqlite3.Connection) -> Iterator[str]:
    for name in unknown_rules(connection):
        yield f"has a trigger {name} that is not of this program"
    for name in sorted(GUARDS.keys() - _made_as(connection, "trigger").keys()):
        yield f"has lost the rule {name}, which guards what was said"
    for name, sql in sorted(_made_as(connection, "view").items()):
        if VIEWS.get(name) != sql:  # one of ours that was dropped is missed by nobody here
            yield f"has a view {name} that is not of this program"


def _other_indexes(connection: sqlite3.Connection) -> Iterator[str]:
    for name in [name for name, table in _TABLES.items() if "uuid" in table.columns]:
        sql = "SELECT count(*) FROM pragma_index_list(?) i, pragma_index_info(i.name) c "
        once = "WHERE i.\"unique\" AND NOT i.partial AND c.name = 'uuid'"
        (found,) = connection.execute(sql + once, [name]).fetchone()
        if not found:
            yield f"has lost the rule that no uuid of its {name} table is given twice"


def _named(connection: sqlite3.Connection, kind: str) -> set[str]:
    """The names of the tables, but for SQLite's own."""
    sql = "SELECT name FROM sqlite_master WHERE type = ? AND name NOT LIKE 'sqlite!_%' ESCAPE '!'"
    return {name for (name,) in connection.execute(sql, [kind]).fetchall()}


def _columns(connection: sqlite3.Connection, table: str) -> set[str]:
    return {name for (name,) in connection.execute("SELECT name FROM pragma_table_info(?)", [table]).fetchall()}


def _made_as(connection: sqlite3.Connection, kind: str) -> dict[str, str]:
    """The triggers or views by their names, each with its SQL."""
    return dict(connection.execute("SELECT name, sql FROM sqlite_master WHERE type = ?", [kind]).fetchall())


def _read_from(table: StoredTable, missing: set[str]) -> str | None:
    """The columns to select; what a new record holds stands for a missing one. None where it would hold nothing."""
    instead = {column: _by_itself(table, column) for column in missing}
    if None in instead.values():
        return None
    return ", ".join(f"{instead[column]} AS {column}" if column in instead else column for column in table.columns)


def _by_itself(table: StoredTable, column: str) -> str | None:
    """As SQL, what a new record has in a column; None for what is always given."""
    defaults = {field.name: field.default for field in fields(table.kind)}
    if (value := defaults.get(column, MISSING)) is MISSING or column == "id":
        return None
    encode = table.fields[column].encode
    kept = encode(value) if encode is not None and value is not None else value
    return "NULL" if kept is None else repr(kept)
