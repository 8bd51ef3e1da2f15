"""What a document was read as, before saving: records and the problems met on the way."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from tracker.domain.plan import Plan
from tracker.domain.problem import Problem
from tracker.domain.when import When

# What a user chose: by `Table.place` and by the text of a heading, its field (None: left aside).
Fields = Mapping[str, Mapping[str, str | None]]


@dataclass(frozen=True, slots=True)
class FoundTable:
    """One table found in a document and the field that each of its headings was read as (None: left aside)."""

    source: str
    place: str
    title: str
    fields: tuple[tuple[str, str | None], ...]


@dataclass(frozen=True, slots=True)
class Draft:
    """A document as read. `cells` counts its non-empty cells, `used` those that went into a record.

    `dated` is the day, month or quarter that the document itself says that it is of.
    """

    plan: Plan
    problems: tuple[Problem, ...] = ()
    tables: tuple[FoundTable, ...] = ()
    cells: int = 0
    used: int = 0
    dated: When | None = None
