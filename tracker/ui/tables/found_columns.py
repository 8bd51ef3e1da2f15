"""What was found in a document, as rows: the themes with their counts, and the tables."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from tracker.columns import Column, counted
from tracker.domain.draft import Table
from tracker.domain.plan import Plan
from tracker.ui.field_words import kind_of


class Found(NamedTuple):
    """How much of each kind a theme holds."""

    heading: str
    actions: int
    measures: int
    ambition: int
    evidence: int


def found_in(plan: Plan) -> list[Found]:
    """A row for each theme, and their sum where there are several."""
    rows = [
        Found(one.heading or "Plan", len(one.actions), len(one.measures), len(one.ambition), len(one.evidence))
        for one in plan.themes
    ]
    sums = [sum(counts) for counts in list(zip(*rows, strict=True))[1:]]
    return [*rows, Found("All", *sums)] if len(rows) > 1 else rows


def empty_columns(rows: Sequence[Found]) -> list[str]:
    """The kinds of which there is nothing."""
    return [name for name in ("measures", "ambition", "evidence") if not any(getattr(row, name) for row in rows)]


def found_columns(theme_word: str) -> list[Column[Found]]:
    """The columns, with what the plan calls its themes."""
    return [
        Column("heading", theme_word, lambda row: row.heading, "text", 30),
        Column("actions", "Actions", lambda row: row.actions, "number", 6),
        Column("measures", "Measures", lambda row: row.measures, "number", 6),
        Column("ambition", "Ambition", lambda row: row.ambition, "number", 6),
        Column("evidence", "Evidence", lambda row: row.evidence, "number", 6),
    ]


def columns_read(table: Table) -> str:
    """How many columns have a field: "5 of 6 columns read"."""
    return f"{sum(field is not None for _, field in table.fields)} of {counted(len(table.fields), 'column')} read"


TABLE_COLUMNS: tuple[Column[Table], ...] = (
    Column("place", "Where", lambda table: table.place, "text", 22),
    Column("title", "Title", lambda table: " ".join(table.title.split()) or None, "text", 30, empty="–"),
    Column("kind", "Read as", kind_of, "text", 10),
)
