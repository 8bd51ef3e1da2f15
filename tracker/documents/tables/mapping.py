"""What a person chose for the tables of a document, and the tables as they are read by it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from tracker.documents.headings.fields_of_rows import has_field, name_rows
from tracker.documents.headings.flattened import flattened, headings_as, periods_over
from tracker.documents.headings.headings import Headings, RowKind, headings_at
from tracker.documents.headings.paths import Paths, paths_of, with_unnamed
from tracker.documents.headings.unnamed_columns import RowsBelow, with_unnamed_columns
from tracker.documents.tables.kinds import ROW_KINDS, KindFound, kind_by_shape, kind_by_wording
from tracker.documents.tables.regions import Region
from tracker.documents.tables.rows_below import programme_at
from tracker.documents.tables.taught import (
    Known,
    TaughtTables,
    fields_here,
    fingerprint,
    name_of_column,
    row_with_words,
    with_chosen_fields,
    words_in_row,
)
from tracker.domain.draft import Choices, Sure, TableChoice, TableKind

_ROWS_ABOVE = 100  # of a table, in which the row of headings is looked for that was moved up
_KINDS_OF: dict[RowKind, TableKind] = {"actions": "actions", "measures": "measures", "readings": "readings"}
_NOTHING = TableChoice()


class ChosenRows(NamedTuple):
    """Rows that were chosen for a table, counted from its first heading row as it was found.

    `found` are those that stand in it: as it was chosen, where it stands now, and its words; `lost` are the words of
    those that do not.
    """

    head: int | None = None
    cut: tuple[int, ...] = ()
    found: tuple[tuple[int, int, str], ...] = ()
    lost: tuple[str, ...] = ()


class Understood(NamedTuple):
    """A table of a document: where it stands, what its rows are, and its headings; None where no row is read."""

    region: Region
    kind: KindFound
    key: str
    nth: int
    paths: Paths
    headings: Headings | None
    joined: bool = False
    above: int = 0  # the first row that was found to be its: down to its headings, moved since, stand texts
    chosen: bool = False  # whether anything was chosen for how it is read
    unfit: tuple[tuple[int, str], ...] = ()  # columns with the field that was chosen, which such rows do not have
    like: str = ""  # the key under which it was taught, where that is not its own
    rows: ChosenRows = ChosenRows()
    again: bool = False  # whether it is the one above, whose headings are repeated

    @property
    def goes_on(self) -> bool:
        """Whether it has no heading row of its own."""
        return self.region.height == 0 and self.headings is not None

    def called(self, column: int) -> str:
        """What problems call a column."""
        return name_of_column(self.paths, column)

    def resumed(self, row: int) -> Understood:
        """The rest of it, from a row on."""
        return self._replace(region=self.region._replace(first=row, height=0), above=row)


def tables_of(regions: Sequence[Sequence[Region]], choices: Choices | None) -> list[list[Understood]]:
    """The tables of each grid, read as they were chosen, where somebody chose."""
    seen: Counter[str] = Counter()
    keys = {_key(region) for here in regions for region in here} if choices else set()
    taught = TaughtTables(choices or {}, keys)
    below = RowsBelow()
    for region in (one for here in regions for one in here):
        if region.headings:
            below.add(region.grid, region.headings, _below(region))
    return _with_repeated([_in_grid(here, taught, seen, below) for here in regions])


def _below(region: Region) -> range:
    return range(region.first + region.height, region.after)


def by_row(tables: Sequence[Understood]) -> dict[int, Understood]:
    """The tables by the rows at which they begin, and at which they go on behind what stands between."""
    found = {row: table.resumed(row) for table in tables for row in table.region.resumes if table.headings}
    return {**found, **{table.region.first: table for table in tables}}


def _with_repeated(tables: list[list[Understood]]) -> list[list[Understood]]:
    """The tables, with those marked that a page has cut off the one above: only its headings stand between."""
    above: Understood | None = None
    for here in tables:
        for at, table in enumerate(here):
            if above and table.key == above.key and table.region.height and _follows(table.region, above.region):
                here[at] = table._replace(again=True)
            above = table
        above = above if here else None
    return tables


def _follows(region: Region, above: Region) -> bool:
    """Whether nothing stands between two tables, not even a row of one text."""
    if region.grid is above.grid:
        last = region.first - 1
    elif region.grid.goes_on and not any(map(any, region.grid.rows[: region.first])):
        last = max((row for row, cells in enumerate(above.grid.rows) if any(cells)), default=-1)
    else:
        return False
    return above.first <= last and sum(cell is not None for cell in above.grid.rows[last]) > 1


def _key(region: Region) -> str:
    return fingerprint(paths_of(region.grid, region.first, region.height))


def _in_grid(regions: Sequence[Region], taught: TaughtTables, seen: Counter[str], below: RowsBelow) -> list[Understood]:
    """The tables of a grid; one whose headings were moved up takes rows from the one above, but not its headings."""
    found: list[Understood] = []
    left = [*reversed(regions)]
    while left:
        region = left.pop()
        paths = paths_of(region.grid, region.first, region.height)
        key = fingerprint(paths)
        seen[key] += 1
        known = taught.of(key, seen[key])
        rows = _rows_of(region, known.chosen)
        region, *others = _cut(region, rows.cut)
        left += reversed(others)  # each may be cut again
        above = found[-1].region if found else None
        top = region.first
        if known.chosen.head and rows.head is not None:
            region = _moved(region, rows.head, known.chosen.head[1], above)
            paths = paths_of(region.grid, region.first, region.height)
        if above and above.after > region.first:
            found[-1] = found[-1]._replace(region=above._replace(after=region.first))
        table = _table(region, known, key, seen[key], paths, below)
        found.append(table._replace(above=min(top, region.first), like=known.like, rows=rows))
    return found


def _cut(region: Region, rows: Sequence[int]) -> list[Region]:
    """The region up to the first of the rows, counted from its first, and the tables that begin at each of them."""
    starts = sorted({region.first + row for row in rows if region.height <= row < region.after - region.first})
    ends = [*starts, region.after]
    parts = [_begun_at(region, start, end) for start, end in zip(starts, ends[1:], strict=True)]
    return [region._replace(after=ends[0]), *parts]


def _begun_at(region: Region, row: int, after: int) -> Region:
    found = headings_at(region.grid, row)
    headings = found if found and row + found.height <= after else None
    return region._replace(first=row, height=headings.height if headings else 1, after=after, headings=headings)


def _rows_of(region: Region, chosen: TableChoice) -> ChosenRows:
    """Where the rows stand that were chosen: found by the words that they had, where these are known."""
    now: dict[int, int] = {}
    lost: list[str] = []
    for row in (*chosen.cut, *([chosen.head[0]] if chosen.head else [])):
        words, at = chosen.row_words.get(row), region.first + row
        if row and words:
            rows = range(max(0, region.first - _ROWS_ABOVE) if row < 0 else region.first, region.after)
            there = row_with_words(region.grid, rows, words, at)
            if there is None:
                lost.append(words)
                continue
            at = there
        now[row] = at - region.first
    found = tuple((row, at, _words_at(region, at)) for row, at in now.items() if row)
    cut = tuple(now[row] for row in chosen.cut if row in now)
    return ChosenRows(now.get(chosen.head[0]) if chosen.head else None, cut, found, tuple(dict.fromkeys(lost)))


def _words_at(region: Region, row: int) -> str:
    at = region.first + row
    return words_in_row(region.grid.rows[at]) if 0 <= at < len(region.grid.rows) else ""


def _table(region: Region, known: Known, key: str, nth: int, paths: Paths, below: RowsBelow) -> Understood:
    chosen = known.chosen
    if chosen.left_out:
        return Understood(region, KindFound("notes", "chosen", "it was left out"), key, nth, paths, None)
    if chosen.joined:
        return Understood(
            region, KindFound("unknown", "chosen", "it goes on the table above"), key, nth, paths, None, True
        )
    headings, kind = _understood(region, chosen, fields_here(paths.values(), chosen.fields))
    if headings:
        near = below.of(region.grid, headings, _below(region))
        headings = with_unnamed_columns(region.grid, headings, near)
    named, paths = paths, with_unnamed(paths, region.grid, _below(region))
    fields = fields_here((paths if known.is_own else named).values(), chosen.fields)
    unfit: tuple[tuple[int, str], ...] = ()
    if headings and fields:
        headings, unfit = with_chosen_fields(headings, paths, fields)
    if known.is_alike and (fields or chosen.kind):
        kind = _as_alike(kind, *known.share)
    if headings and chosen != _NOTHING and not name_rows(headings):
        headings = None
    return Understood(region, kind, key, nth, paths, headings, chosen=chosen != _NOTHING, unfit=unfit)


def _as_alike(kind: KindFound, same: int, most: int) -> KindFound:
    """A kind that follows from what was taught for a table with other headings too."""
    sure: Sure = "unsure" if kind.sure == "unsure" else "likely"
    return KindFound(kind.kind, sure, f"{same} of {most} headings are those of a table that was taught")


def _moved(region: Region, by: int, height: int, above: Region | None) -> Region:
    highest = above.first + max(above.height, 1) if above else 0
    first = max(highest, min(region.first + by, region.after - 1))
    first = next((row for row in range(first, region.after) if any(region.grid.rows[row])), first)
    height = min(height, region.after - first)
    found = headings_at(region.grid, first)
    headings = found if found and found.height == height else None
    return region._replace(first=first, height=height, headings=headings)


def _understood(
    region: Region, chosen: TableChoice, fields: Mapping[str, str | None]
) -> tuple[Headings | None, KindFound]:
    if chosen.kind:
        as_rows = ROW_KINDS.get(chosen.kind)
        kind = KindFound(chosen.kind, "chosen", "you said so")
        if as_rows is None:
            return None, kind
        if region.headings and region.headings.kind == as_rows:
            return region.headings, kind
        return headings_as(region.grid, region.first, region.height, as_rows), kind
    if region.headings:
        return region.headings, kind_by_wording(region.headings)
    if taught := _by_taught_fields(region, [field for field in fields.values() if field]):
        return taught, KindFound(_KINDS_OF[taught.kind], "likely", "its columns were taught as such")
    grid = replace(region.grid, rows=region.grid.rows[: region.after])  # what stands below it says nothing of it
    if region.height > 1 and programme_at(grid, region.first):
        return None, KindFound("calendar", "likely", "its headings are months, weeks or quarters, with no values below")
    if region.height and (found := flattened(grid, region.first, region.height)):
        return found, kind_by_wording(found)
    if region.height and (found := periods_over(grid, region.first, region.height)):
        return found, KindFound("series", "likely", "periods stand over values")
    kind = kind_by_shape(grid, region.first, region.height, region.after)
    if kind.kind in ("actions", "measures"):
        return headings_as(grid, region.first, region.height, ROW_KINDS[kind.kind]), kind
    return None, kind


def _by_taught_fields(region: Region, fields: Sequence[str]) -> Headings | None:
    """Headings of the one kind of rows that has all these fields."""
    if not fields or not region.height:
        return None
    ways = [headings_as(region.grid, region.first, region.height, rows) for rows in _KINDS_OF]
    fitting = [one for one in ways if all(has_field(one, field) for field in fields)]
    return fitting[0] if len(fitting) == 1 else None
