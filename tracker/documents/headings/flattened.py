"""Headings in up to three rows read as one: each column by its own heading and the names of its groups."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from tracker.documents.grid import Cell, Grid, folded
from tracker.documents.headings.fields_of_rows import known_fields
from tracker.documents.headings.grouped_headings import is_bare_period, named_in_full
from tracker.documents.headings.heading_parts import settled_by_content, stood_in
from tracker.documents.headings.headings import (
    OUR_VALUES,
    Headings,
    RowKind,
    headings_over,
    named_fields,
    places_of,
    series_over,
)
from tracker.documents.headings.paths import BETWEEN, paths_of
from tracker.documents.headings.period_heading import is_value
from tracker.documents.headings.periods import period_heads
from tracker.documents.ratings.rating_columns import are_ratings
from tracker.documents.vocabulary.families import family_of, is_unit
from tracker.documents.vocabulary.heading_ends import with_whole_years
from tracker.documents.vocabulary.people import is_role
from tracker.documents.vocabulary.roles import role_named, role_of
from tracker.documents.vocabulary.wording import field_of
from tracker.domain.measures.our_area import is_ours
from tracker.domain.pattern import pattern_of

_ROWS_TO_LOOK_AT = 12
_SMALL = {"of", "for", "and", "the", "in", "to", "&", "/"}  # words within a title
_REF = pattern_of(r"[A-Z]{1,4}[ ._-]?\d{1,4}(?:\.\d+)*[a-z]?")
_IN_UNITS = pattern_of(r"\W*(?:£?\s*(?:000s?|k|m|bn)|%|£|no\.?|number|rate|days)?\W*", re.I)
_Cells = list[tuple[int, Cell]]


def flattened(grid: Grid, row: int, height: int) -> Headings | None:
    """The headings of a table that has `height` rows of them, where their wording says what they are."""
    return headings_over(grid, row, height, flat_cells(grid, row, height))


def with_groups(grid: Grid, row: int, below: Headings) -> Headings:
    """Headings with the rows of groups that begin at a row above them: what these add to a column is read with it."""
    height = below.row - row + below.height
    found = flattened(grid, row, height)
    if found and found.kind == below.kind and len(found.columns) > len(below.columns):
        return found
    return replace(below, row=row, height=height, places=places_of(grid, row, height))


def with_parts(grid: Grid, height: int, above: Headings) -> Headings:
    """Headings with the names of their parts in the row below, where these leave no column unknown that was known."""
    found = flattened(grid, above.row, height)
    if found is None or len(_fields(found)) < len(_fields(above)):
        found = periods_over(grid, above.row, height, 1)
    return found if found and len(_fields(found)) >= len(_fields(above)) else above


def _fields(headings: Headings) -> list[object]:
    return [*headings.columns, *headings.heads]


def flat_cells(grid: Grid, row: int, height: int) -> _Cells:
    """One heading for each column, with as much of its groups' names as it needs to say something."""
    first = {column: cell for at in range(row, row + height) for column, cell in enumerate(grid.rows[at]) if cell}
    paths = {column: path.split(BETWEEN) for column, path in paths_of(grid, row, height).items()}
    paths = {column: _without_unit(path, list(paths.values())) for column, path in paths.items()}
    by_group = _named_by_group(list(paths.values()))
    blank = Cell("", "")
    return [
        (column, first.get(column, blank)._replace(text=_in_full(parts, parts[-1] in by_group)))
        for column, parts in paths.items()
    ]


def _without_unit(path: list[str], every: Sequence[Sequence[str]]) -> list[str]:
    """A path without the unit below its period, where the period has no other: "Ours / 2023" for "Ours / 2023 / %".

    It says nothing behind "Council" either.
    """
    if len(path) > 1 and path[-1].endswith("%") and is_ours(None, path[-1][:-1]):
        return [*path[:-1], path[-1][:-1].strip()]
    alone = len(path) > 2 and is_unit(path[-1]) and is_bare_period(path[-2])
    return path[:-1] if alone and sum(one[:-1] == path[:-1] for one in every) == 1 else path


def _named_by_group(paths: Sequence[Sequence[str]]) -> set[str]:
    """The headings that stand under several groups and mean something else in each: "date" under "Start" and "End"."""
    counts = Counter(parts[-1] for parts in paths)
    return {parts[-1] for parts in paths if len(parts) > 1 and counts[parts[-1]] > 1 and field_of(" ".join(parts[-2:]))}


def _in_full(parts: Sequence[str], by_group: bool) -> str:
    text = parts[-1]
    if by_group and len(parts) > 1:
        text, parts = " ".join(parts[-2:]), parts[:-1]
    for above in reversed(parts[:-1]):
        text = named_in_full(above, text)
    whose = next((above for above in reversed(parts[:-1]) if family_of(above) or is_ours(None, above)), None)
    return f"{folded(whose)} {text}" if whose and is_bare_period(text) else text


def headings_as(grid: Grid, row: int, height: int, kind: RowKind) -> Headings:
    """The headings of a table of which it is known what its rows are, whatever its wording: what they leave open is
    taken from what stands below.
    """
    cells = flat_cells(grid, row, height)
    if kind == "series" and (found := periods_over(grid, row, height, 1)):
        return found
    places = places_of(grid, row, max(height, 1))
    if kind == "evidence":
        names = tuple((column, cell.text) for column, cell in cells)
        return Headings(kind, {}, names, tuple((cell.text, "evidence") for _, cell in cells), row, height, places)
    columns, evidence, printed = named_fields(cells)
    if kind == "measures" and not columns.keys() & OUR_VALUES and (found := periods_over(grid, row, height, 1)):
        return found
    if kind == "actions":
        printed = stood_in(columns, printed)
        printed = settled_by_content(grid, row + height, cells, columns, printed)
    headings = Headings(kind, columns, tuple(evidence), tuple(printed), row, height, places)
    known = known_fields(headings)
    headings = replace(headings, columns={field: column for field, column in columns.items() if field in known})
    if kind == "actions" and "lead" not in headings.columns:
        headings = _with_leads(grid, headings, cells)
    named = "action" if kind == "actions" else "measure"
    if named not in columns and not (kind == "readings" and "measure_ref" in columns):
        headings = _with_names(grid, headings, cells, named)
    return headings if kind == "actions" else _with_values(grid, headings, cells)


def periods_over(grid: Grid, row: int, height: int, fewest: int = 2) -> Headings | None:
    """The headings of a series where so many of them are periods, though none names what its rows are."""
    heads = period_heads(grid, row, fewest)
    return series_over(grid, row, heads) if heads and heads.height == height else None


def _with_leads(grid: Grid, headings: Headings, cells: _Cells) -> Headings:
    """The headings of actions with the first free column of which most is roles, and nothing else."""
    for column in (column for column, _ in cells if column not in headings.columns.values()):
        below = _below(grid, headings, column)
        if below and sum(_is_title(folded(cell.text)) for cell in below) * 3 >= len(below) * 2:
            return _with_field(headings, cells, column, "lead")
    return headings


def _is_title(text: str) -> bool:
    """Whether a text is a role as titles are written: "Train managers" is none."""
    return is_role(text) and all(word[:1].isupper() for word in text.split() if word not in _SMALL)


def _with_names(grid: Grid, headings: Headings, cells: _Cells, field: str) -> Headings:
    """The headings with the column that names each row: of actions the one with most words, else the first of words."""
    taken = set(headings.columns.values()) if field == "action" else set()
    last = max((column for column, _ in cells), default=-1)
    merged = {column for row, column in grid.covered if headings.row <= row < headings.row + headings.height}
    columns = set(range(last + 1)) - merged | {column for column, _ in cells}  # with those whose heading is blank
    words = {c: length for c in sorted(columns - taken) if (length := _length(grid, headings, c))}
    named = {c: length for c, length in words.items() if not _are_refs(_below(grid, headings, c))}
    words = named or words  # "S1" beside "Fewer agency staff" names nothing
    if not words:
        return headings
    column = max(words, key=lambda at: words[at]) if field == "action" else min(words)
    return _with_field(headings, cells, column, field)


def _are_refs(below: Sequence[Cell]) -> bool:
    return all(_REF.fullmatch(cell.text.strip()) for cell in below)


def _length(grid: Grid, headings: Headings, column: int) -> int:
    """The letters of a column's words; 0 where most of it are values, or all of it ratings."""
    below = _below(grid, headings, column)
    texts = [cell.text for cell in below if not are_ratings(below)]
    words = [text for text in texts if not is_value(text)]
    return sum(map(len, words)) if len(words) * 2 > len(texts) else 0


def _with_values(grid: Grid, headings: Headings, cells: _Cells) -> Headings:
    """The headings with each further column of values as the values of whoever it is called after."""
    texts = with_whole_years([cell.text for _, cell in cells])
    paths = paths_of(grid, headings.row, headings.height)
    texts = [_with_group(paths[column], text) for (column, _), text in zip(cells, texts, strict=True)]
    for (column, cell), text in zip(cells, texts, strict=True):
        if column in headings.columns.values() or not cell.text:
            continue
        below = _below(grid, headings, column)
        if below and sum(is_value(one.text) for one in below) * 2 > len(below):
            field = _of_ours(text, headings.columns) or f"comparator {folded(text)}"
            if field in headings.columns:  # "England" under two groups: the second bears the name of its own
                field = f"comparator {paths[column]}"
            headings = _with_field(headings, cells, column, field)
    return headings


def _of_ours(text: str, columns: Mapping[str, int]) -> str | None:
    """The field of our values that a heading names by their role, with a unit at most: "Achieved £000"."""
    said = role_of(folded(text))
    role = role_named(text) or (said.role if said.rest != folded(text) and _IN_UNITS.fullmatch(said.rest) else None)
    if role == "planned":
        return f"planned {folded(text)}"
    field = {"target": "target", "actual": "value"}.get(role or "")
    return field if field and field not in columns else None


def _with_group(path: str, text: str) -> str:
    """A period behind the name of whose it is: "Girls 2023" for "2023" under "Girls"."""
    parts = path.split(BETWEEN)
    return f"{parts[-2]} {text}" if len(parts) > 1 and is_bare_period(text) else text


def _below(grid: Grid, headings: Headings, column: int) -> list[Cell]:
    first = headings.row + headings.height
    rows = range(first, min(first + _ROWS_TO_LOOK_AT, len(grid.rows)))
    end = next((row for row in rows if not any(grid.rows[row])), rows.stop)
    return [cell for row in range(first, end) if (cell := grid.at(row, column))]


def _with_field(headings: Headings, cells: _Cells, column: int, field: str) -> Headings:
    text = next((cell.text for at, cell in cells if at == column), None)
    columns = {name: at for name, at in headings.columns.items() if at != column}
    printed = tuple((one, field if text and one == folded(text) else name) for one, name in headings.printed)
    return replace(headings, columns={**columns, field: column}, printed=printed)
