"""Sets tables that stand side by side on a sheet one below the other, for tables are read from top to bottom."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from itertools import groupby

from tracker.documents.grid import Cell, Grid, GridRow
from tracker.documents.headings.headings import headings_at
from tracker.documents.ratings.statuses import rag_of
from tracker.documents.tables.kinds import kind_worded
from tracker.documents.tables.printed_keys import key_in, read_keys
from tracker.documents.tables.themes import HEADING
from tracker.documents.vocabulary.wording import field_of

Columns = tuple[int, int]  # the first, and the one after the last
_Place = tuple[int, int]  # row and column
_MOST_ROWS_OF_TITLES = 3
_LEAST = 3  # headings that say a kind
_LONGEST_KEY = 12  # rows
_OF_NO_RECORD = {None, "note", "aside"}  # what a heading names that every table may have


def one_below_the_other(grid: Grid) -> Grid:
    """The same sheet with what stands right of an empty column moved below, where both sides have headings.

    Cells keep their names; only a grid without such tables comes back as it is.
    """
    grid = _with_key_below(grid)
    columns = _parts(grid)
    if len(columns) < 2:
        return grid
    heads = {row: parts for row, cells in enumerate(grid.rows) if any(cells) and (parts := _tables(grid, row, columns))}
    if not heads:
        return grid
    heads = {_first_title(grid, row, parts): parts for row, parts in heads.items()}
    order: list[tuple[int, Columns]] = [(row, (0, _width(grid))) for row in range(min(heads))]
    parts = [(0, _width(grid))]
    for first, after in _blocks(grid, heads):
        parts = heads.get(first, parts)
        order += [(row, part) for part in parts for row in range(first, after)]
    return _rearranged(grid, order)


def _with_key_below(grid: Grid) -> Grid:
    """The same sheet with a key that stands right of all else moved below it: its letters are no ratings of rows."""
    part = next(iter(_parts(grid)[1:][-1:]), None)
    rows = [row for row, cells in enumerate(grid.rows) if part and any(cells[slice(*part)])]
    if part is None or len(rows) > _LONGEST_KEY or not _is_key(grid, rows, part):
        return grid
    left, key = (0, part[0]), (part[0], _width(grid))
    apart = (rows[0], (0, 0))  # a row without cells
    return _rearranged(grid, [*((row, left) for row in range(len(grid.rows))), apart, *((row, key) for row in rows)])


def _is_key(grid: Grid, rows: Sequence[int], part: Columns) -> bool:
    """Whether some columns hold a key and nothing else; under a heading of a column stand ratings of the rows."""
    if part[1] - part[0] == 1 and not all(key_in(grid.rows[row][part[0]].text) for row in rows[1:]):  # type: ignore[union-attr]
        return False
    alone = replace(grid, rows=[_cut(cells, part) for cells in grid.rows])
    found = read_keys([alone], [grid])
    words = [word for scale in found.scales for word, _ in scale.key]
    return {row for _, row in found.rows} == set(rows) and not any(
        field_of(word) and not rag_of(word) for word in words
    )


def _width(grid: Grid) -> int:
    return max(map(len, grid.rows), default=0)


def _parts(grid: Grid) -> list[Columns]:
    """The stretches of columns that stand between columns without any cell."""
    filled = {column for row in grid.rows for column, cell in enumerate(row) if cell}
    runs = [[column for _, column in run] for _, run in groupby(enumerate(sorted(filled)), lambda at: at[0] - at[1])]
    return [(run[0], run[-1] + 1) for run in runs]


def _cut(row: GridRow, part: Columns) -> list[Cell | None]:
    """A row with the cells of other columns left out."""
    first, after = part
    return [None] * min(first, len(row)) + list(row[first:after])


def _tables(grid: Grid, row: int, columns: list[Columns]) -> list[Columns]:
    """The columns of each table that has its headings in this row; [] where there are not two.

    An empty column within a table does not cut it: what has no headings of its own belongs to what stands left of it.
    """
    heads: list[Columns] = []
    for part in columns:
        cells = grid.rows[row][slice(*part)]
        another = _are_of_another(grid, row, heads[-1][0], part) if heads else _say_another_kind(cells)
        if another or _are_headings(grid, row, part):
            heads.append(part)
    if len(heads) < 2:
        return []
    starts = [0, *(first for first, _ in heads[1:])]
    return list(zip(starts, [*starts[1:], _width(grid)], strict=True))


def _are_headings(grid: Grid, row: int, part: Columns) -> bool:
    alone = replace(grid, rows=[_cut(cells, part) for cells in grid.rows[row : row + 2]])
    return any(alone.rows[0]) and headings_at(alone, 0) is not None


def _say_another_kind(row: GridRow) -> bool:
    """Whether headings say what table they are of, though not one of a plan: a risk register beside the actions."""
    texts = [cell.text for cell in row if cell]
    return len(texts) >= _LEAST and kind_worded(texts) is not None


def _are_of_another(grid: Grid, row: int, left: int, part: Columns) -> bool:
    """Whether the wording of headings is that of no plan, and they name no field that those left of them have not.

    A plan may have its risks beside each action, with its status behind them.
    """
    cells = [cell for cell in grid.rows[row][slice(*part)] if cell]
    if len(cells) == 1 and row + 1 < len(grid.rows) and not any(grid.rows[row + 1][left : part[0]]):
        cells = [cell for cell in grid.rows[row + 1][slice(*part)] if cell]  # below a title of their own
    kind = kind_worded([cell.text for cell in cells]) if len(cells) > 1 else None
    if kind is None or kind == "key":  # a key is found wherever it stands
        return False
    before = {field_of(cell.text) for cell in grid.rows[row][left : part[0]] if cell}
    return {field_of(cell.text) for cell in cells} - before <= _OF_NO_RECORD


def _first_title(grid: Grid, row: int, parts: Sequence[Columns]) -> int:
    """The row of the titles of tables that have their headings in a row, or that row: each has one text at most, and
    another than the left one has a title too.
    """
    for above in (at for at in range(row - 1, max(row - 1 - _MOST_ROWS_OF_TITLES, -1), -1) if any(grid.rows[at])):
        titles = [sum(cell is not None for cell in grid.rows[above][slice(*part)]) for part in parts]
        if max(titles) > 1 or not any(titles[1:]):
            break
        row = above
    return row


def _blocks(grid: Grid, heads: Collection[int]) -> list[tuple[int, int]]:
    """From each heading row on, up to the next one, the title of the next theme, or a lone text after an empty row."""
    rows = grid.rows
    starts = [row for row in range(min(heads), len(rows)) if rows[row] and (row in heads or _stands_apart(rows, row))]
    return list(zip(starts, [*starts[1:], len(grid.rows)], strict=True))


def _stands_apart(rows: Sequence[GridRow], row: int) -> bool:
    cells = [cell for cell in rows[row] if cell]
    return len(cells) == 1 and (not any(rows[row - 1]) or HEADING.fullmatch(cells[0].text.strip()) is not None)


def _rearranged(grid: Grid, order: list[tuple[int, Columns]]) -> Grid:
    parts_of: dict[int, list[tuple[Columns, int]]] = {}
    width = _width(grid)
    asked_for = {row for row, _ in (*grid.covered, *grid.covered.values(), *grid.bare)}  # few of a million rows
    for at, (row, part) in enumerate(order):
        if row in asked_for:
            parts_of.setdefault(row, []).append((part, at))

    def moved(place: _Place) -> _Place:
        row, column = place
        for (first, after), at in parts_of.get(row, ()):
            if first <= column < after or (after == width and column >= after):
                return at, column
        return len(order) + row, column  # below all rows

    return replace(
        grid,
        rows=[_cut(cells, part) if (cells := grid.rows[row]) else cells for row, part in order],
        covered={moved(place): moved(first) for place, first in grid.covered.items()},
        bare={moved(place): cell for place, cell in grid.bare.items()},
        hidden_rows=frozenset(at for at, (row, _) in enumerate(order) if row in grid.hidden_rows),
    )
