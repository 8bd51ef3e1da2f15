"""The rows that stand together below a row, and whether what they hold shows it to be one of headings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile

from tracker.documents.grid import Cell, Grid
from tracker.documents.headings.headings import Headings, headings_at
from tracker.documents.headings.period_heading import is_part, is_period
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

_ROWS_BELOW, _FEWEST_PERIODS = 4, 3
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
    cells = (cell for column, cell in enumerate(grid.rows[row]) if cell and column in columns)
    return all(cell.text.strip().lower() in _MARKS for cell in cells)


def _fills(grid: Grid, row: int, columns: set[int]) -> bool:
    return any((cell := grid.seen(row, column)) and cell.fill for column in columns)


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
