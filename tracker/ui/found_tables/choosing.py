"""What a person chooses for a table, added to what was chosen so far; and a table with what was chosen for it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from tracker.documents.tables.taught import fields_here
from tracker.domain.draft import Choices, FoundTable, TableChoice, TableKind, key_of_one
from tracker.ui.found_tables.table_words import READ_KINDS

_NOTHING = TableChoice()


class ShownTable(NamedTuple):
    """A table with what was chosen for it alone, how many more have its headings, and whether it can go on the one
    above.
    """

    table: FoundTable
    of_one: TableChoice = _NOTHING
    of_all: TableChoice = _NOTHING
    alike: int = 0
    can_join: bool = False
    further: tuple[FoundTable, ...] = ()  # its parts on the pages behind

    @property
    def parts(self) -> tuple[FoundTable, ...]:
        """The table, page by page."""
        return (self.table, *self.further)

    @property
    def rows(self) -> int:
        """The rows below its headings, of all parts."""
        return sum(part.rows for part in self.parts)

    def part_with(self, row: int) -> FoundTable:
        """The part that holds a row of the document, counted as its first one counts."""
        holding = (part for part in self.parts if part.first_row + part.head[0] <= row <= part.last_row)
        return next(holding, self.table)

    @property
    def can_be_chosen(self) -> bool:
        """Whether it is a table of cells; other texts are told as tables too, and nothing is chosen for them."""
        return bool(self.table.picture)

    @property
    def to_look_at(self) -> bool:
        """Whether it needs a decision: it is not understood, or what it is was taken from what stands in it."""
        return self.table.sure == "unsure" or (self.table.kind == "unknown" and self.table.sure != "chosen")

    @property
    def is_chosen(self) -> bool:
        """Whether anything was chosen for it, or for one like it."""
        return self.of_one != _NOTHING or self.of_all != _NOTHING

    def is_unknown(self, at: int) -> bool:
        """Whether a column holds something, and nothing says what; it was not chosen to be left aside either."""
        heading, field = self.table.fields[at]
        chosen = heading in fields_chosen(self.table, self.of_all, self.of_one)
        return field is None and not chosen and bool(self.table.columns[at].example)


def shown_tables(tables: Sequence[FoundTable], choices: Choices) -> list[ShownTable]:
    """The tables of a draft that was read by these choices."""
    found: list[ShownTable] = []
    for table in tables:
        of_all = _of_all(choices, table) if table.key else _NOTHING
        of_one = choices.get(key_of_one(table), _NOTHING) if table.picture else _NOTHING
        above = found[-1] if found else None
        if (
            above
            and table.again
            and (table.key, table.kind, of_one) == (above.table.key, above.table.kind, above.of_one)
        ):
            found[-1] = above._replace(further=(*above.further, table))
            continue
        can_join = above is not None and (above.of_one.joined or above.table.kind in READ_KINDS)
        found.append(ShownTable(table, of_one, of_all, 0, can_join))
    alike = Counter(shown.table.key for shown in found if shown.table.key)
    return [shown._replace(alike=max(0, alike[shown.table.key] - 1)) for shown in found]


def fields_chosen(table: FoundTable, *chosen: TableChoice) -> dict[str, str | None]:
    """The fields of its headings that were chosen."""
    taught = {heading: field for one in chosen for heading, field in one.fields.items()}
    return fields_here([heading for heading, _ in table.fields], taught) if taught else {}


def _of_all(choices: Choices, table: FoundTable) -> TableChoice:
    """What was chosen for all tables with its headings; before that, what was taught for one like it."""
    like = choices.get(table.like, _NOTHING) if table.like else _NOTHING
    return choices.get(_key_of_all(table), like)


def with_kind(choices: Choices, table: FoundTable, kind: TableKind) -> Choices:
    """What the rows of all tables with these headings are; this one is taken in, should it have been left out."""
    taken = _with(choices, key_of_one(table), left_out=False, joined=False)
    return _with_all(taken, table, kind=kind)


def with_field(choices: Choices, table: FoundTable, heading: str, field: str | None) -> Choices:
    """The field of a heading, in all tables with these headings (None: left aside)."""
    fields = {**fields_chosen(table, _of_all(choices, table)), heading: field}
    return _with_all(choices, table, fields=fields)


def with_head(choices: Choices, table: FoundTable, row: int, height: int) -> Choices:
    """The heading rows of this table: the first one, as a row of the document, and how many there are."""
    return _with(choices, key_of_one(table), head=(_from_head(choices, table, row), height))


def with_cut(choices: Choices, table: FoundTable, row: int) -> Choices:
    """Another table begins at this row of the document; at the headings of a further page nothing can."""
    key, at = key_of_one(table), _from_head(choices, table, row)
    cut = {*choices.get(key, _NOTHING).cut, *([at] if at > 0 else [])}
    return _with(choices, key, cut=tuple(sorted(cut)))


def with_left_out(choices: Choices, table: FoundTable, left_out: bool) -> Choices:
    """Nothing of this table is read, or it is again."""
    return _with(choices, key_of_one(table), left_out=left_out, joined=False)


def with_joined(choices: Choices, table: FoundTable, joined: bool) -> Choices:
    """This table goes on the one above, or is one of its own again."""
    return _with(choices, key_of_one(table), joined=joined, left_out=False)


def as_it_was_found(choices: Choices, table: FoundTable) -> Choices:
    """Without anything that was chosen for this table, or for all with these headings."""
    gone = (table.key, key_of_one(table))
    others = {key: chosen for key, chosen in choices.items() if key not in gone}
    return {**others, table.key: _NOTHING} if table.like else others


def _key_of_all(table: FoundTable) -> str:
    return table.key or key_of_one(table)  # tables without headings have nothing in common


def _with_all(choices: Choices, table: FoundTable, **chosen: Any) -> Choices:
    key = _key_of_all(table)
    return _with({**choices, key: _of_all(choices, table)}, key, **chosen)


def _with(choices: Choices, key: str, **chosen: Any) -> Choices:
    now = replace(choices.get(key, _NOTHING), **chosen)
    others = {other: choice for other, choice in choices.items() if other != key}
    return others if now == _NOTHING else {**others, key: now}


def _from_head(choices: Choices, table: FoundTable, row: int) -> int:
    """A row of the document, counted from the first heading row that was found, which may have been moved since."""
    moved = choices.get(key_of_one(table), _NOTHING).head or (0, 0)
    return row - table.first_row - table.head[0] + moved[0]
