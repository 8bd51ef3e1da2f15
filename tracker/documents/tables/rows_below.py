"""The rows that stand together below a row, and whether what they hold shows it to be one of headings."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import takewhile
from typing import NamedTuple

from tracker.documents.grid import Cell, Grid
from tracker.documents.headings.flattened import flat_cells
from tracker.documents.headings.headings import Headings, headings_at, headings_over
from tracker.documents.headings.paths import paths_of
from tracker.documents.headings.period_heading import is_part, is_period
from tracker.documents.ratings.status_words import status_of
from tracker.documents.ratings.statuses import rag_of
from tracker.documents.tables.fitting import DATES, is_ref, refs_above, shape_of
from tracker.documents.tables.heading_like import (
    FEWEST_CELLS,
    cells_in,
    columns_in,
    is_typed,
    known_words,
    may_head,
    may_head_below,
    merges,
)
from tracker.documents.vocabulary.other_columns import names_other_column
from tracker.documents.vocabulary.people import is_who
from tracker.documents.vocabulary.wording import field_of
from tracker.domain.dates.reading import read_when
from tracker.domain.pattern import pattern_of

_ROWS_BELOW, _FEWEST_PERIODS, _MOST_ROWS_OF_PARTS = 4, 3, 3
_ROWS_ABOVE, _ROWS_ON = 12, 40  # of actions and of another table, that are held against each other
_LONGEST_NAME, _MOST_WORDS = 40, 5  # of a column
_MONTH, _WEEK = (
    r"(?:month|quarter|year|term|phase|sprint) ?\d{1,2}",
    r"(?:w(?:ee)?k? ?\d{1,2}|w/c .{1,16}|\d{1,2}|[jfmasond])",
)
_PART, _WEEKS = pattern_of(f"{_MONTH}|{_WEEK}", re.I), pattern_of(_WEEK, re.I)
_TELLING = ("ref", *DATES, "rag", "status")
_MARKS = {"x", "xx", "*", "•", "●", "■", "◆", "▲", "✓", "✔", "→", "<", ">"}  # of a calendar, which name no value


def rows_below(grid: Grid, row: int) -> Iterator[int]:
    """The first rows that stand together below a row, as wide as it or as the first of them."""
    head = _texts(grid, row)
    held = columns_in(grid, row) | (columns_in(grid, row + 1) if row + 1 < len(grid.rows) else set())
    for at in range(row + 1, min(row + 1 + _ROWS_BELOW, len(grid.rows))):
        here = columns_in(grid, at)
        if len(here) < FEWEST_CELLS or not here <= held or headings_at(grid, at) or _texts(grid, at) == head:
            return
        if (here != columns_in(grid, row + 1) and may_head(cells_in(grid, at))) or begins_values(grid, at):
            return  # the headings of a further table
        yield at


def _texts(grid: Grid, row: int) -> list[str | None]:
    return [cell.text if cell else None for cell in grid.rows[row]]


def begins_values(grid: Grid, row: int) -> bool:
    """Whether a row of words has values right below it, and none above: the headings of a further table."""
    cells = cells_in(grid, row)
    if row + 1 >= len(grid.rows) or row == 0 or not may_head(cells) or leaves_blank(grid, row):
        return False
    above, here, below = ([grid.at(at, c) for c in columns_in(grid, row)] for at in (row - 1, row, row + 1))
    began = [holds_value(b) and not is_typed(a) and not is_typed(h) for a, h, b in zip(above, here, below, strict=True)]
    return any(began)


def holds_value(cell: Cell | None) -> bool:
    """Whether a cell holds a value: "n/a" among words is none."""
    return cell is not None and is_typed(cell) and (cell.day is not None or any(map(str.isdigit, cell.text)))


def leaves_blank(grid: Grid, row: int) -> bool:
    """Whether a row has nothing where those above and below it have something, behind its first cell: headings name
    every column, but that of the labels.
    """
    if not 0 < row < len(grid.rows) - 1:
        return False
    here = columns_in(grid, row)
    blank = (columns_in(grid, row - 1) & columns_in(grid, row + 1)) - here
    return any(column > min(here, default=0) for column in blank)


def changes_shape(grid: Grid, row: int, below: Sequence[int]) -> bool:
    """Whether several rows have the columns of this one, and the row above has others."""
    alike = [at for at in below if columns_in(grid, at) == columns_in(grid, row)]
    return len(alike) >= 2 and row > 0 and columns_in(grid, row - 1) != columns_in(grid, row)


def words_over_values(grid: Grid, row: int, below: Sequence[int]) -> bool:
    """Whether most of what stands below one of a row's cells is values."""
    typed = (sum(is_typed(grid.at(at, column)) for at in below) for column in columns_in(grid, row))
    return any(values * 2 > len(below) for values in typed)


def stands_over_headings(grid: Grid, row: int) -> bool:
    """Whether a row names groups that are not merged: right of two names stand blanks over headings of their own."""
    if row + 2 >= len(grid.rows) or merges(grid, row) or not may_head_below(cells_in(grid, row + 1)):
        return False
    here, below = columns_in(grid, row), columns_in(grid, row + 1)
    if not here < below or len({column + 1 for column in here} & (below - here)) < 2:
        return False
    rows = list(rows_below(grid, row + 1))
    return bool(rows) and (words_over_values(grid, row + 1, rows) or known_words(cells_in(grid, row + 1)))


def end_of_calendar(grid: Grid, row: int) -> int | None:
    """The row behind a table that has periods over fills, and in each row no more than its name; None for another."""
    cells = grid.rows[row]
    may_have_fills = grid.bare or grid.sheet or grid.goes_on  # a text file has none
    if not may_have_fills or sum(map(bool, cells)) < _FEWEST_PERIODS:
        return None
    periods = {at for at, cell in enumerate(cells) if cell and (is_part(cell.text) or is_period(cell))}
    if len(periods) < _FEWEST_PERIODS or len(columns_in(grid, row)) - len(periods) > len(periods):
        return None
    after, filled = row + 1, False
    while after < len(grid.rows) and (cells_in(grid, after) or _fills(grid, after, periods)):
        if headings_at(grid, after) or not _only_marks(grid, after, periods):
            break
        filled = filled or _fills(grid, after, columns_in(grid, after) | periods)
        after += 1
    return after if filled else None


def _only_marks(grid: Grid, row: int, columns: set[int]) -> bool:
    """Whether no more than a mark, such as a cross, stands in any of these columns of a row."""
    return _are_marks(cell for column, cell in enumerate(grid.rows[row]) if cell and column in columns)


def _are_marks(cells: Iterable[Cell]) -> bool:
    return all(cell.text.strip().lower() in _MARKS for cell in cells)


def _fills(grid: Grid, row: int, columns: set[int]) -> bool:
    return any((cell := grid.seen(row, column)) and cell.fill for column in columns)


class Programme(NamedTuple):
    """A work programme with months over weeks, or the like: its heading rows, the row behind its last, and its headings
    where they are those of actions beside crosses or words.
    """

    height: int
    after: int
    headings: Headings | None


def programme_at(grid: Grid, row: int) -> Programme | None:
    """The work programme that begins at a row: periods over their parts in two or three rows, and below these no
    numbers but marks or fills, or words where the parts are weeks.
    """
    height = _height_of_parts(grid, row)
    if not height:
        return None
    parts = {at for at, cell in enumerate(grid.rows[row + height - 1]) if cell and _names_part(cell)}
    weeks = all(_WEEKS.fullmatch(cell.text.strip()) for at in parts if (cell := grid.own(row + height - 1, at)))
    after, filled, said = row + height, False, 0
    while after < len(grid.rows) and (cells_in(grid, after) or _fills(grid, after, parts)):
        cells = [cell for at in parts if (cell := grid.own(after, at))]
        if headings_at(grid, after) or not (_are_marks(cells) or (weeks and not any(map(holds_value, cells)))):
            break
        filled, said, after = filled or _fills(grid, after, parts), said + len(cells), after + 1
    if not (filled or said) or (
        after < len(grid.rows) and len(cells_in(grid, after)) > 1 and not headings_at(grid, after)
    ):
        return None
    return Programme(height, after, _headings_beside(grid, row, height, parts) if said else None)


def _headings_beside(grid: Grid, row: int, height: int, parts: set[int]) -> Headings | None:
    """The headings of actions beside the periods of a programme, below which their notes stand."""
    cells = flat_cells(grid, row, height)
    found = headings_over(grid, row, height, [(column, cell) for column, cell in cells if column not in parts])
    if found is None or found.kind != "actions" or "lead" not in found.columns:
        return None
    columns, printed = dict(found.columns), dict(found.printed)
    for column, path in ((at, path) for at, path in paths_of(grid, row, height).items() if at in parts):
        used = any(grid.own(at, column) for at in range(row + height, len(grid.rows)))
        printed[path] = f"note {path}" if used else None
        columns |= {f"note {path}": column} if used else {}
    return replace(found, columns=columns, printed=tuple(printed.items()))


def _height_of_parts(grid: Grid, row: int) -> int:
    """How many rows of periods over their parts stand at a row: 0 for less than two."""
    height, above = 1, {at for at, cell in enumerate(grid.rows[row]) if cell and _names_part(cell)}
    while above and height < _MOST_ROWS_OF_PARTS and row + height < len(grid.rows):
        below = {at for at in columns_in(grid, row + height) if at >= min(above)}
        cells = [cell for at in below if (cell := grid.own(row + height, at))]
        if len(below) <= len(above) or not all(map(_names_part, cells)):
            break
        height, above = height + 1, below
    return height if height > 1 and len(above) >= _FEWEST_PERIODS else 0


def _names_part(cell: Cell) -> bool:
    return is_period(cell) or is_part(cell.text) or _PART.fullmatch(cell.text.strip()) is not None


def heads_no_actions(grid: Grid, row: int, above: Headings) -> bool:
    """Whether a row under those of actions heads a table of something else: numbers stand where these have their words
    or their lead, below words, or periods stand there themselves.
    """
    cells, below = cells_in(grid, row), range(row + 1, min(row + 4, len(grid.rows)))
    if above.kind != "actions" or row == 0 or not FEWEST_CELLS <= len(cells) == len({cell.text for cell in cells}):
        return False
    timed = [cell for cell in cells if is_period(cell) or is_part(cell.text)]
    if any(is_typed(cell) and cell not in timed for cell in cells) or max(len(cell.text) for cell in cells) > 80:
        return False
    rows = list(takewhile(lambda at: len(columns_in(grid, at)) >= FEWEST_CELLS, below))
    for column in (above.columns[field] for field in ("action", "lead") if field in above.columns):
        last, head = grid.at(row - 1, column), grid.at(row, column)
        under = [cell for at in rows if (cell := grid.at(at, column))]
        if last is None or head is None or not rows or is_typed(last) or is_part(last.text):
            continue
        numbered = len(under) == len(rows) and all(map(_is_number, under))
        if numbered or (len(timed) > 1 and timed == cells[1:] and head in timed):
            return True
    return False


def _is_number(cell: Cell) -> bool:
    return cell.day is None and is_typed(cell) and any(map(str.isdigit, cell.text))


def heads_words(grid: Grid, row: int, above: Headings) -> bool:
    """Whether a row of short words under actions heads words that are none: down to their end no ref, date or rating
    stands where those above have theirs, and they have other words there, another shape, or names of other columns.
    """
    if above.kind != "actions" or above.turned or row == 0 or not _may_name_columns(grid, row, above):
        return False
    on = range(row + 1, min(row + 1 + _ROWS_ON, len(grid.rows)))
    rows = [row, *takewhile(lambda at: _stands_below(grid, row, at), on)]
    up = range(row - 1, max(row - 1 - _ROWS_ABOVE, above.row + above.height - 1), -1)
    before = [at for at in up if len(columns_in(grid, at)) >= FEWEST_CELLS]
    cells = cells_in(grid, row)
    named = sum(names_other_column(cell.text) for cell in cells)
    if len(rows) == 1 or not before or named == len(cells):
        return len(rows) > 1 and bool(before)
    telling = [field for field in _TELLING if field in above.columns and _is_held(grid, before, field, above)]
    held = {field: [_as_headed(grid, at, field, above) for at in rows] for field in telling}
    if any(map(any, held.values())) or _repeats_one(grid, row, (before[0], rows[1])):
        return False
    if any(all(one is False for one in said) for said in held.values()):
        return True
    shaped = all(columns_in(grid, at) != columns_in(grid, row) for at in before)
    who = grid.at(row, above.columns["lead"]) if "lead" in above.columns else None
    return (shaped and bool(named or who)) or (named > 1 and named * 3 >= len(cells) * 2)


def _repeats_one(grid: Grid, row: int, others: Sequence[int]) -> bool:
    """Whether a text stands in another row in its column too, as a theme does in each of its rows and no heading."""
    texts = {(at, cell.text) for at in columns_in(grid, row) if (cell := grid.at(row, at))}
    return any(
        (at, cell.text) in texts for other in others for at in columns_in(grid, other) if (cell := grid.at(other, at))
    )


def _may_name_columns(grid: Grid, row: int, above: Headings) -> bool:
    """Whether the cells of a row are a few words each, begun with capitals, and nobody who leads."""
    cells = cells_in(grid, row)
    if len(cells) < FEWEST_CELLS or max(len(cell.text) for cell in cells) > _LONGEST_NAME or not may_head(cells):
        return False
    if any(cell.text.count(" ") >= _MOST_WORDS or not cell.text[:1].isupper() for cell in cells):
        return False
    if any(sign.isdigit() for cell in cells for sign in cell.text):
        return False
    lead = grid.at(row, above.columns["lead"]) if "lead" in above.columns else None
    return lead is None or bool(field_of(lead.text)) or names_other_column(lead.text) or not is_who(lead.text)


def _stands_below(grid: Grid, head: int, row: int) -> bool:
    here = columns_in(grid, row)
    return len(here) >= FEWEST_CELLS and here <= columns_in(grid, head) and headings_at(grid, row) is None


def _is_held(grid: Grid, rows: Sequence[int], field: str, above: Headings) -> bool:
    """Whether most of some rows of actions have in a column what its heading says."""
    return sum(_as_headed(grid, row, field, above) or False for row in rows) * 3 >= len(rows) * 2


def _as_headed(grid: Grid, row: int, field: str, above: Headings) -> bool | None:
    """Whether a cell is what its heading says; None where there is none."""
    cell = grid.seen(row, above.columns[field])
    if cell is None or not (cell.text or cell.fill):
        return None
    if field == "ref":
        refs = [ref for ref in refs_above(grid, row, above) if any(map(str.isdigit, ref))]
        return is_ref(cell.text.strip()) and (not refs or shape_of(cell.text) in map(shape_of, refs))
    if field in DATES:
        when, doubts = read_when(cell.text)
        return cell.day is not None or not (when.kind in ("none", "unread") or (when.kind == "ongoing" and doubts))
    return bool(rag_of(cell.text) or status_of(cell.text) or (cell.fill and not cell.text))
