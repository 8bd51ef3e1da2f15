"""What stands over each column of a table: its heading, behind the headings of the groups that it is part of."""

from __future__ import annotations

from collections import Counter

from tracker.documents.grid import Cell, Grid, folded

BETWEEN = " / "
_ROWS_TO_LOOK_AT = 12
Paths = dict[int, str]  # by column


def paths_of(grid: Grid, row: int, height: int) -> Paths:
    """The heading of each column under `height` heading rows, as a path: "Latest published / SNs".

    A group is merged over its columns, or stands over the first of them and leaves the others blank.
    """
    rows = range(row, min(row + height, len(grid.rows)))
    columns = {column for at in rows for column, cell in enumerate(grid.rows[at]) if cell}
    columns |= {column for at, column in grid.covered if at in rows and _over(grid, at, column)}
    found: Paths = {}
    for column in sorted(columns):
        if path := _path(grid, row, height, column):
            if found.get(column - 1) == path and any((at, column) in grid.covered for at in rows):
                continue  # one heading, merged over columns that have no names of their own
            found[column] = path
    return _told_apart(found)


def with_unnamed(paths: Paths, grid: Grid, rows: range) -> Paths:
    """The headings, with a name for each column that has none and in which something stands: "Column 3"."""
    near = [cells for row in rows[:_ROWS_TO_LOOK_AT] if sum(map(bool, cells := grid.rows[row])) > 1]  # and no titles
    held = {column for cells in near for column, cell in enumerate(cells) if cell}
    held |= {column for row, column in grid.bare if row in rows}
    unnamed = {column: f"Column {column + 1}" for column in held if column not in paths}
    return dict(sorted({**paths, **unnamed}.items()))


def _told_apart(paths: Paths) -> Paths:
    """Headings that stand twice are numbered, for each is chosen for by itself."""
    seen: Counter[str] = Counter()
    found: Paths = {}
    for column, path in paths.items():
        seen[path] += 1
        found[column] = path if seen[path] == 1 else f"{path} ({seen[path]})"
    return found


def _path(grid: Grid, row: int, height: int, column: int) -> str:
    parts: list[str] = []
    rows = range(row, min(row + height, len(grid.rows)))
    for at in rows:
        cell = _over(grid, at, column) or (_group_left(grid, rows, at, column) if at < rows[-1] else None)
        text = folded(cell.text).replace("\n", " ") if cell else ""
        if text and text not in parts:
            parts.append(text)
    return BETWEEN.join(parts)


def _over(grid: Grid, row: int, column: int) -> Cell | None:
    """The heading at a place, or the one that is merged over it, also from the left."""
    at, first = grid.covered.get((row, column), (row, column))
    cells = grid.rows[at]
    return cells[first] if first < len(cells) else None


def _group_left(grid: Grid, rows: range, row: int, column: int) -> Cell | None:
    """The group whose name stands over the first of its columns alone: each has a name of its own further down.

    A group ends where another begins, in its own row or above it.
    """
    if (row, column) in grid.covered or not _named_below(grid, rows, row, column):
        return None
    for left in range(column - 1, -1, -1):
        if any(grid.own(at, left + 1) for at in rows if at < row) or not _named_below(grid, rows, row, left):
            return None
        if (cell := _over(grid, row, left)) is not None:
            return cell if (row, left) not in grid.covered else None
    return None


def _named_below(grid: Grid, rows: range, row: int, column: int) -> bool:
    return any(grid.own(at, column) for at in rows if at > row)
