"""What a document was read as, before saving: records, the tables they stood in, and the problems met on the way."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from tracker.domain.plan import Action, Plan, Theme
from tracker.domain.problem import Problem
from tracker.domain.when import When

# What the rows of a table are. Those of the first line become records, those of the second are left aside.
TableKind = Literal[
    "actions", "measures", "scorecard", "comparison", "series", "readings", "evidence", "ambition",
    "risk register", "decisions", "calendar", "key", "choices", "contents", "notes", "summary", "unknown",
]  # fmt: skip
Sure = Literal["chosen", "sure", "likely", "unsure"]


class FoundColumn(NamedTuple):
    """A column of a table: where it stands in the picture, the first of what stands under its heading, and where."""

    at: int
    example: str
    place: str


@dataclass(frozen=True, slots=True)
class FoundTable:
    """One table found in a document, and the field that each of its headings was read as (None: left aside).

    A heading is the path through the groups above it: "Latest published / SNs". `kind` is what its rows are, with how
    `sure` that is and `why`. `key` is the fingerprint of the headings and `nth` which one this is of the tables that
    share it: under these a choice is remembered. `picture` are its first rows as they show, with their `fills`
    ("#C6EFCE" or ""), from the one that `head` counts from: which of them is the first heading row, and how many are.
    `rows` counts those below its headings. `columns` tells of each of the `fields` what stands under it. `first_row` is
    the number of the picture's first row, as sheets count, and `last_row` that of the table's last. `like` is the key
    under which it was taught, where most of its headings are those of another table. `chosen_rows` are the rows that
    were chosen: as they were, as they stand now, and their words. `again` says that it is the one above, whose headings
    a page has repeated.
    """

    source: str
    place: str
    title: str
    fields: tuple[tuple[str, str | None], ...]
    kind: TableKind = "unknown"
    sure: Sure = "sure"
    why: str = ""
    key: str = ""
    nth: int = 1
    picture: tuple[tuple[str, ...], ...] = ()
    head: tuple[int, int] = (0, 1)
    rows: int = 0
    columns: tuple[FoundColumn, ...] = ()
    first_row: int = 1
    last_row: int = 1
    like: str = ""
    chosen_rows: tuple[tuple[int, int, str], ...] = ()
    again: bool = False
    fills: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class TableChoice:
    """What a person chose for a table; what is None or empty stays as it was found.

    `head` is its first heading row, counted from the one that was found, and how many rows there are of them; `fields`
    goes by heading (None: left aside); `cut` are rows, counted likewise, at which another table begins; `joined` says
    that it goes on the table above, `left_out` that nothing of it is read. `row_words` are the words of the rows in
    `head` and `cut`, by which they are found in a later document; a row without words is counted.
    """

    kind: TableKind | None = None
    head: tuple[int, int] | None = None
    fields: Mapping[str, str | None] = field(default_factory=dict)
    cut: tuple[int, ...] = ()
    joined: bool = False
    left_out: bool = False
    row_words: Mapping[int, str] = field(default_factory=dict)


# What was chosen, by the key of the tables, or by "KEY #2" for the second one of them alone.
Choices = Mapping[str, TableChoice]


def key_of_one(table: FoundTable) -> str:
    """The key under which a choice is kept that is about this table alone."""
    return f"{table.key} #{table.nth}"


@dataclass(frozen=True, slots=True)
class Offer:
    """An action or decision that stands in a list of the document, not in a table: it is taken only when asked for.

    `key` is the fingerprint of its words, `heading` that of its list, `action` what it would be. `theme` is where it
    would go, without what stands in it: None for a theme of the name of the heading.
    """

    key: str
    place: str
    kind: Literal["action", "decision"]
    heading: str
    action: Action
    theme: Theme | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """A document as read. `cells` counts its non-empty cells, `used` those that went into a record.

    `dated` is the day, month or quarter that the document itself says that it is of. `offers` are in its order.
    """

    plan: Plan
    problems: tuple[Problem, ...] = ()
    tables: tuple[FoundTable, ...] = ()
    cells: int = 0
    used: int = 0
    dated: When | None = None
    offers: tuple[Offer, ...] = ()
