"""What a person chose for the tables of a document, and the tables as they are read by it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from tracker.documents.headings.fields_of_rows import fields_by_column, shown_field
from tracker.documents.headings.flattened import flattened, headings_as, periods_over
from tracker.documents.headings.headings import Headings, headings_at
from tracker.documents.headings.paths import Paths, paths_of, with_unnamed
from tracker.documents.headings.unnamed_columns import with_unnamed_columns
from tracker.documents.tables.kinds import ROW_KINDS, KindFound, kind_by_shape, kind_by_wording
from tracker.documents.tables.regions import Region
from tracker.documents.vocabulary.wording import plain
from tracker.domain.draft import Choices, TableChoice
from tracker.domain.when import MONTHS

_LONGEST_KEY = 300  # letters
_OF_A_DAY = re.compile(rf"\d+|\b(?:{'|'.join(sorted(MONTHS, key=len, reverse=True))})\b")
_NOTHING = TableChoice()


class Understood(NamedTuple):
    """A table of a document: where it stands, what its rows are, and its headings; None where no row is read."""

    region: Region
    kind: KindFound
    key: str
    nth: int
    paths: Paths
    headings: Headings | None
    joined: bool = False

    @property
    def goes_on(self) -> bool:
        """Whether it has no heading row of its own."""
        return self.region.height == 0 and self.headings is not None


def fingerprint(paths: Paths) -> str:
    """What tables with the same headings share, whatever months and years they name: the next month's are the same."""
    return " | ".join(_OF_A_DAY.sub("#", plain(path)) for path in paths.values())[:_LONGEST_KEY]


def tables_of(regions: Sequence[Sequence[Region]], choices: Choices | None) -> list[list[Understood]]:
    """The tables of each grid, read as they were chosen, where somebody chose."""
    seen: Counter[str] = Counter()
    return [[table for region in here for table in _tables(region, choices or {}, seen)] for here in regions]


def _tables(region: Region, choices: Choices, seen: Counter[str]) -> list[Understood]:
    paths = paths_of(region.grid, region.first, region.height)
    key = fingerprint(paths)
    seen[key] += 1
    chosen = _chosen(choices, key, seen[key])
    if not chosen.cut:
        return [_table(region, chosen, key, seen[key], paths)]
    starts = [region.first, *sorted(region.first + row for row in chosen.cut if 0 < row < region.after - region.first)]
    ends = [*starts[1:], region.after]
    first = region._replace(after=ends[0])
    found = [_table(first, replace(chosen, cut=()), key, seen[key], paths)]
    for start, end in zip(starts[1:], ends[1:], strict=True):
        found += _tables(_begun_at(region, start, end), choices, seen)
    return found


def _begun_at(region: Region, row: int, after: int) -> Region:
    headings = headings_at(region.grid, row)
    return region._replace(first=row, height=headings.height if headings else 1, after=after, headings=headings)


def _chosen(choices: Choices, key: str, nth: int) -> TableChoice:
    """What was chosen for all tables with these headings, and for this one of them."""
    of_all, of_one = choices.get(key, _NOTHING), choices.get(f"{key} #{nth}", _NOTHING)
    return TableChoice(
        of_one.kind or of_all.kind,
        of_one.head or of_all.head,
        {**of_all.fields, **of_one.fields},
        of_one.cut or of_all.cut,
        of_one.joined or of_all.joined,
        of_one.left_out or of_all.left_out,
    )


def _table(region: Region, chosen: TableChoice, key: str, nth: int, paths: Paths) -> Understood:
    if chosen.head:
        region = _moved(region, *chosen.head)
        paths = paths_of(region.grid, region.first, region.height)
    if chosen.left_out:
        return Understood(region, KindFound("notes", "chosen", "it was left out"), key, nth, paths, None)
    if chosen.joined:
        return Understood(
            region, KindFound("unknown", "chosen", "it goes on the table above"), key, nth, paths, None, True
        )
    headings, kind = _understood(region, chosen)
    if headings:
        headings = with_unnamed_columns(region.grid, headings, region.after)
    paths = with_unnamed(paths, region.grid, range(region.first + region.height, region.after))
    if headings and chosen.fields:
        headings = with_chosen_fields(headings, paths, chosen.fields)
    return Understood(region, kind, key, nth, paths, headings)


def _moved(region: Region, by: int, height: int) -> Region:
    first = max(0, min(region.first + by, len(region.grid.rows) - 1))
    found = headings_at(region.grid, first)
    headings = found if found and found.height == height else None
    return region._replace(first=first, height=height, headings=headings, after=max(region.after, first + height))


def _understood(region: Region, chosen: TableChoice) -> tuple[Headings | None, KindFound]:
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
    if region.height and (found := flattened(region.grid, region.first, region.height)):
        return found, kind_by_wording(found)
    if region.height and (found := periods_over(region.grid, region.first, region.height)):
        return found, KindFound("series", "likely", "periods stand over values")
    kind = kind_by_shape(region.grid, region.first, region.height, region.after)
    if kind.kind in ("actions", "measures"):
        return headings_as(region.grid, region.first, region.height, ROW_KINDS[kind.kind]), kind
    return None, kind


def with_chosen_fields(headings: Headings, paths: Paths, chosen: Mapping[str, str | None]) -> Headings:
    """The headings with each column read as it was chosen; the others stay, unless their field is taken."""
    if headings.turned:
        return headings
    now = fields_by_column(headings)
    new = {
        column: (path, chosen[path])
        for column, path in paths.items()
        if path in chosen and chosen[path] != shown_field(now.get(column))
    }
    taken = {field for _, field in new.values() if field not in ("evidence", "note", None)}
    columns = {field: c for field, c in headings.columns.items() if c not in new and field not in taken}
    named = headings.kind in ("measures", "series")  # notes of a measure go into its comment, behind their heading
    for column, (heading, field) in new.items():
        if field and field != "evidence":
            one_more = field == "note" and (named or "note" in columns)
            columns.setdefault(f"note {heading}" if one_more else field, column)
    evidence = [one for one in headings.evidence if one[0] not in new]
    evidence += [(column, heading) for column, (heading, field) in new.items() if field == "evidence"]
    gone = {name for name, column in headings.columns.items() if column in new or name in taken}
    printed = [(text, field) for text, field in headings.printed if field not in gone]
    printed += [(paths[column], name) for name, column in columns.items() if column in new]
    return replace(
        headings,
        columns=columns,
        evidence=tuple(sorted(evidence)),
        printed=tuple(printed),
        heads=tuple(head for head in headings.heads if head.column not in new),
    )
