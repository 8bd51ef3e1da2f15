"""Strict tables, and the columns that fields fill."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sqlite_utils import Database


def create_table(
    db: Database, name: str, columns: Mapping[str, Any], needed: str, parents: Mapping[str, str], revised: bool = True
) -> None:
    """Make one strict table: `needed` columns take no null, `parents` are (column: table) and get an index."""
    db.create_table(
        name,
        {"id": int, **columns, **({"revision": int} if revised else {})},
        pk="id",
        not_null=[*needed.split(), *(["revision"] if revised else [])],
        foreign_keys=[(column, table, "id") for column, table in parents.items()],
        strict=True,
    )
    for column in parents:
        db.table(name).create_index([column])


def texts(names: str) -> dict[str, Any]:
    """Columns of text, by their names."""
    return dict.fromkeys(names.split(), str)


def when(field: str) -> dict[str, Any]:
    """The columns of a date as written."""
    return texts(f"{field}_as_printed {field}_kind {field}_first {field}_last")


def numbers(names: str) -> dict[str, Any]:
    """Columns of whole numbers, by their names."""
    return dict.fromkeys(names.split(), int)
