"""Finds the heading rows of a grid by their wording, wherever they are."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Literal

from tracker.documents.grid import Cell, Grid, folded
from tracker.documents.headings.action_column import answers_risks, is_calendar, with_action, without_periods
from tracker.documents.headings.colour_bands import has_bands, with_colour_bands, without_colours
from tracker.documents.headings.grouped_headings import beside_direction, is_nested, part_named_in_full
from tracker.documents.headings.heading_parts import (
    field_in_row,
    our_value,
    precisely,
    settled_by_content,
    stood_in,
    with_areas,
)
from tracker.documents.headings.latest_column import with_latest_rating
from tracker.documents.headings.period_columns import (
    fields_beside,
    is_so_far,
    named_by_words,
    period_fields,
    with_label,
    with_ratings,
)
from tracker.documents.headings.period_heading import PeriodHead
from tracker.documents.headings.periods import PeriodHeads, period_heads, turned
from tracker.documents.vocabulary.heading_ends import parted, with_whole_years
from tracker.documents.vocabulary.roles import role_named, role_of
from tracker.documents.vocabulary.wording import close_field_of, field_of
from tracker.domain.dates.reading import read_when
from tracker.domain.pattern import pattern_of

_ROWS_TO_LOOK_AT = 12
_OVER_BANDS = pattern_of(r"[^\w%]*(?:(?:(?:performance|b?rag)[^\w%]+)?thresholds?|targets)[^\w%]*", re.I)
_LONGEST_BESIDE_PERIODS = 80  # letters of a heading; a longer one stands over the measures of a plan
OUR_VALUES = {"value", "current", "previous", "published", "baseline"}
RowKind = Literal["actions", "measures", "readings", "series", "evidence"]  # how its rows are read


@dataclass(frozen=True, slots=True)
class Headings:
    """A heading row: the kind of table it opens, the column of each field, and how many rows it takes."""

    kind: RowKind
    columns: dict[str, int]
    evidence: tuple[tuple[int, str], ...]
    printed: tuple[tuple[str, str | None], ...]
    row: int
    height: int
    places: tuple[str, ...]
    heads: tuple[PeriodHead, ...] = ()  # of a series: the columns that have a period
    turned: Grid | None = None  # of a series with periods down the side: the table with its rows made columns


def headings_at(grid: Grid, row: int) -> Headings | None:
    """The headings that begin at a row (one or two rows high), or None."""
    cells = _cells(grid, row)
    texts = [cell.text for _, cell in cells]
    longest = max(map(len, texts), default=121)
    if longest > 120:
        return None
    heads = period_heads(grid, row) if longest <= _LONGEST_BESIDE_PERIODS else None
    if heads and (series := series_over(grid, row, heads)):
        return series
    if row + 1 < len(grid.rows) and (any(map(_OVER_BANDS.fullmatch, texts)) or is_nested(grid, row)):
        found = _two_rows(grid, row)
        if found or not any(map(role_named, texts)):
            return found
    found = headings_over(grid, row, 1, cells)
    if found and found.kind == "measures" and not found.columns.keys() & OUR_VALUES:
        return _of_one_period(grid, row, texts) or found
    if found or longest > _LONGEST_BESIDE_PERIODS:
        return found
    return _turned(grid, row) or _of_one_period(grid, row, texts)


def _two_rows(grid: Grid, row: int) -> Headings | None:
    """A row with "Thresholds" over the bands: what the second row leaves empty is named by the first."""
    below = dict(_cells(grid, row + 1))
    above = {c: cell for c, cell in _cells(grid, row) if c not in below}
    below = {c: part_named_in_full(grid, row, c, cell) for c, cell in below.items()}
    found = headings_over(grid, row, 2, sorted({**above, **below}.items()))
    spanning = [(folded(cell.text), None) for c, cell in _cells(grid, row) if c in below]
    if found is None:
        return None
    columns = beside_direction(grid, row, found.columns) if found.kind == "measures" else found.columns
    return replace(found, columns=columns, printed=(*spanning, *found.printed))


def _cells(grid: Grid, row: int) -> list[tuple[int, Cell]]:
    return [(column, cell) for column, cell in enumerate(grid.rows[row]) if cell]


def headings_over(grid: Grid, row: int, height: int, cells: list[tuple[int, Cell]]) -> Headings | None:
    plain = without_colours(cells)
    words = without_periods(grid, row + height, plain)
    if not words or not (_half_known(words) or _nearly_known(words)):
        return None
    columns, evidence, printed = named_fields(cells)
    printed = with_colour_bands(grid, row + height, cells, columns, printed)
    printed = with_action(grid, row + height, cells, columns, printed)
    again = [cell for _, cell in cells if field_of(cell.text) == "rag"][1:]  # one for each month, of which one is read
    kind = _kind(set(columns), len(evidence), len(cells) - len(plain) + len(words) - len(again))
    if kind is None or (kind == "actions" and _A_REF.fullmatch(cells[0][1].text.strip())):
        return None
    if kind == "measures" and "theme" not in columns:
        columns = _with_group(grid, row + height, cells[0][0], columns)
    if kind == "readings":
        columns, printed = with_areas(grid, row + height, cells, columns, printed)
    if kind == "actions":
        printed = stood_in(columns, printed)
        printed = settled_by_content(grid, row + height, cells, columns, printed)
        printed = with_latest_rating(grid, row + height, cells, columns, printed)
        if is_calendar(cells, columns) or answers_risks(cells, columns):
            return None
    return Headings(kind, columns, tuple(evidence), tuple(printed), row, height, places_of(grid, row, height))


_A_REF = pattern_of(r"[A-Z]{0,3}\d+(?:[.\-/]\w+)*[a-z]?[.)]?")  # a row that begins with one is no heading


def _with_group(grid: Grid, first: int, left: int, columns: dict[str, int]) -> dict[str, int]:
    """The columns with that of the groups, which may have no heading: text left of all that have one."""
    rows = range(first, min(first + _ROWS_TO_LOOK_AT, len(grid.rows)))
    group = next((column for column in range(left) if any(grid.at(row, column) for row in rows)), None)
    return columns if group is None else {**columns, "theme": group}


def places_of(grid: Grid, row: int, height: int) -> tuple[str, ...]:
    return tuple(cell.place for r in range(row, row + height) for cell in grid.rows[r] if cell)


def named_fields(
    cells: list[tuple[int, Cell]],
) -> tuple[dict[str, int], list[tuple[int, str]], list[tuple[str, str | None]]]:
    """The column of each field, those of evidence, and the field of each printed heading: exact first, then close."""
    texts = with_whole_years([cell.text for _, cell in cells])
    fields = [field_of(text) for text in texts]
    if len(set(fields) - {None}) >= 2:
        close = [field or close_field_of(text) for field, text in zip(fields, texts, strict=True)]
        fields = [field or (one if one not in fields else None) for field, one in zip(fields, close, strict=True)]
    fields = precisely(fields, texts)
    columns, evidence, printed = dict[str, int](), list[tuple[int, str]](), list[tuple[str, str | None]]()
    compared = "measure" in fields
    fields = our_value(fields, texts) if compared and not OUR_VALUES & {*fields} else fields
    for field, text, (column, cell) in zip(fields, texts, cells, strict=True):
        if compared:
            field = _in_its_role(field, text, columns)
        if compared and (field is None or field.startswith("comparator ")):
            field = _dated(field, text)
        if field == "evidence":
            evidence.append((column, folded(cell.text)))
        elif field:
            field = field_in_row(field, cell.text, columns)
            if field:
                columns[field] = column
        printed.append((folded(cell.text), field))
    return columns, evidence, printed


def _in_its_role(field: str | None, heading: str, columns: dict[str, int]) -> str | None:
    """A target or plan, of which a table may have several: all but the first target bear their heading."""
    if field is None and (said := role_of(folded(heading))).role in ("target", "planned") and _is_period(said.rest):
        field = said.role
    if field == "planned" or (field == "target" and "target" in columns):
        return f"{field} {folded(heading)}"
    return field


def _is_period(text: str) -> bool:
    return len(text) <= _LONGEST_BESIDE_PERIODS and read_when(text)[0].first is not None


def _dated(field: str | None, heading: str) -> str | None:
    """The values of one organisation in one period: a comparator's field ends with the period of its heading."""
    name, period = parted(heading)
    if not period or not name.strip() or is_so_far(heading):
        return field
    return f"{field or f'comparator {folded(name)}'} {period}"


def _half_known(cells: list[tuple[int, Cell]]) -> bool:
    """Whether half of the cells are known wordings: most rows are not, and soon show it by their shortest texts."""
    unknown = 0
    for text in sorted((cell.text for _, cell in cells), key=len):
        unknown += field_of(text) is None
        if unknown * 2 > len(cells):
            return False
    return True


def _nearly_known(cells: list[tuple[int, Cell]]) -> bool:
    """Whether half are known when misspelt ones count too; asked only of short texts of which two are exact."""
    if (
        max([len(cell.text) for _, cell in cells]) > 60
        or sum([field_of(cell.text) is not None for _, cell in cells]) < 2
    ):
        return False
    return 2 * sum((field_of(cell.text) or close_field_of(cell.text)) is not None for _, cell in cells) >= len(cells)


def series_over(grid: Grid, row: int, heads: PeriodHeads) -> Headings | None:
    """A table with periods across the top, as found; "label" is a column of which only its content says what it is."""
    below = dict(_cells(grid, row + heads.height - 1))
    above = {column: cell for column, cell in _cells(grid, row) if column not in below}
    periods = {head.column: head for head in heads.columns}
    named = [(column, cell) for column, cell in sorted({**above, **below}.items()) if column not in periods]
    heads = with_ratings(grid, row, heads, [(column, cell.text) for column, cell in named])
    rated = [(column, cell) for column, cell in named if column in {head.rated for head in heads.columns}]
    beside = fields_beside(heads, [one for one in named if one not in rated])
    named = [one for one in named if one not in rated and one[0] not in beside]
    columns, _, printed = named_fields(named)
    body = row + heads.height
    columns = named_by_words(grid, body, with_label(grid, body, named, columns, min(periods)))
    with_colour_bands(grid, body, named, columns, printed)
    if not columns.keys() & {"measure", "area", "label", "line"}:
        if "shows" not in columns:
            return None
        columns = {"measure" if field == "shows" else field: column for field, column in columns.items()}
    field_at = {column: field for field, column in columns.items()}
    fields = [(text, field_at.get(column)) for (column, _), (text, _) in zip(named, printed, strict=True)]
    columns |= {field: column for column, (_, field) in beside.items()}
    fields += beside.values()
    fields += [(folded(cell.text), None) for column, cell in _cells(grid, row) if column in below and heads.height > 1]
    fields += period_fields(heads)
    fields += [(folded(cell.text), "rag") for _, cell in rated]
    places = places_of(grid, row, heads.height)
    return Headings("series", columns, (), tuple(fields), row, heads.height, places, heads.columns)


def _of_one_period(grid: Grid, row: int, texts: list[str]) -> Headings | None:
    """A table whose measures have a value for one period alone, which only their own heading tells from other rows."""
    heads = period_heads(grid, row, 1) if any(field_of(text) == "measure" for text in texts) else None
    return series_over(grid, row, heads) if heads else None


def _turned(grid: Grid, row: int) -> Headings | None:
    """A table with periods down the side, read with its rows made columns."""
    across = turned(grid, row)
    heads = period_heads(across, 0) if across else None
    found = series_over(across, 0, heads) if across and heads and heads.height == 1 else None
    if across is None or found is None or _names_people(across):
        return None
    return replace(found, row=row, height=len(across.rows[0]), places=places_of(grid, row, 1), turned=across)


def _names_people(across: Grid) -> bool:
    """Whether a row of a turned table holds the words of leads: months with people beside them are a calendar."""
    leads = [cells[1:] for cells in across.rows if cells and cells[0] and field_of(cells[0].text) == "lead"]
    said = [cell.text for cells in leads for cell in cells if cell]
    return bool(said) and not any(letter.isdigit() for text in said for letter in text)


def _are_actions(fields: set[str]) -> bool:
    """Whether the headings are those of actions, beside each of which stands what is to be measured."""
    values = {"value", "current", "previous", "published", "direction", "position"}
    return {"action", "lead", "review"} <= fields and not fields & values and not has_bands(fields)


def _kind(fields: set[str], evidence: int, cells: int) -> RowKind | None:
    """What the headings are headings of; half of a row's cells must be known wordings."""
    if evidence >= 2 and evidence * 2 >= cells:
        return "evidence"
    if len(fields) * 2 < cells:
        return None
    if fields & {"measure", "measure_ref"} and not _are_actions(fields):
        compared = any(field.startswith("comparator ") for field in fields)
        if {"period", "value"} <= fields and not compared and "position" not in fields:
            return "readings"
        return "measures" if compared or fields & {*OUR_VALUES, "shows"} or has_bands(fields) else None
    if not fields & {"action", "initiative", "milestone"}:
        return None
    beside = {"lead", "review", "status", "commentary", "original", "revised"} & fields
    if not fields & {"action", "milestone"}:  # "Strategy agreed" may stand in a row of values
        return "actions" if beside and not any(field.startswith("aside") for field in fields) else None
    return "actions" if beside or "ref" in fields or (len(fields) == cells and cells > 2) else None
