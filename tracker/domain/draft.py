"""What a document was read as, before saving: records and the problems met on the way."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from tracker.domain.doubt import ProblemKind
from tracker.domain.plan import Plan

Decision = Literal["accepted", "corrected", "ignored"]
# What a user chose: by `Table.place` and by the text of a heading, its field (None: left aside).
Fields = Mapping[str, Mapping[str, str | None]]


@dataclass(frozen=True, slots=True)
class Problem:
    """Something repaired, doubtful, unread or left aside: its place, its printed text, a sentence for a person."""

    kind: ProblemKind
    source: str
    place: str
    about: str
    as_printed: str
    read_as: str | None
    message: str
    decision: Decision | None = None
    id: int | None = None
    plan_id: int | None = None
    revision: int = 1

    @property
    def key(self) -> tuple[str, str, str]:
        """What a decision is kept against, so that the same problem stays settled at the next import."""
        return self.kind, self.about, self.as_printed


@dataclass(frozen=True, slots=True)
class FoundTable:
    """One table found in a document and the field that each of its headings was read as (None: left aside)."""

    source: str
    place: str
    title: str
    fields: tuple[tuple[str, str | None], ...]


@dataclass(frozen=True, slots=True)
class Draft:
    """A document as read. `cells` counts its non-empty cells, `used` those that went into a record."""

    plan: Plan
    problems: tuple[Problem, ...] = ()
    tables: tuple[FoundTable, ...] = ()
    cells: int = 0
    used: int = 0
