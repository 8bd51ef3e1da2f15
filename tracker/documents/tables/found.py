"""A table as it is told to the user: its kind, the first of its rows as they show, and why it was left aside."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from tracker.documents.grid import Cell, Grid, folded
from tracker.documents.headings.fields_of_rows import naming_fields
from tracker.documents.problem_log import ProblemLog, place_in, place_of
from tracker.documents.tables.colours import colours_aside
from tracker.documents.tables.fitting import width_of
from tracker.documents.tables.kinds import ROW_KINDS
from tracker.documents.tables.mapping import Understood
from tracker.documents.tables.regions import Region
from tracker.domain.draft import FoundColumn, FoundTable, TableKind

_ROWS_ABOVE, _ROWS_BELOW, _COLUMNS, _LETTERS = 2, 5, 12, 600  # of the picture
_LONGEST_SAID = 80  # letters of a row
_CALLED: dict[TableKind, str] = {
    "risk register": "a risk register", "decisions": "a table of decisions", "calendar": "a calendar or work programme",
    "key": "a key", "choices": "a list of choices", "contents": "a list of contents", "notes": "notes",
    "summary": "a summary that counts actions by status or rating",
    "evidence": "a table of evidence", "ambition": "a table of ambition",
}  # fmt: skip


def as_found(found: FoundTable, table: Understood) -> FoundTable:
    """The table with its kind, its key, its columns and its picture, which begins at the first column that it has."""
    region = table.region
    top = region.first
    while top > max(0, region.first - _ROWS_ABOVE) and any(region.grid.rows[top - 1]):
        top -= 1
    below = range(region.first + region.height, region.after)
    rows = range(top, min(region.first + region.height + _ROWS_BELOW, max(region.after, region.first + 1)))
    shown = [region.grid.rows[row] for row in rows]
    left = min((at for cells in shown for at, cell in enumerate(cells) if cell), default=0)
    return replace(
        found,
        kind=table.kind.kind,
        sure=table.kind.sure,
        why=table.kind.why,
        key=table.key,
        nth=table.nth,
        picture=tuple(tuple(_shown(cell) for cell in cells[left : left + _COLUMNS]) for cells in shown),
        head=(region.first - top, region.height),
        rows=sum(any(region.grid.rows[row]) for row in below),
        columns=tuple(_column(region.grid, column, below, left) for column in table.paths),
        first_row=top + 1,
        last_row=max(region.after, region.first + 1),
        like=table.like,
        chosen_rows=table.rows.found,
        again=table.again,
        fills=tuple(_fills(region.grid, row, left, row >= below.start) for row in rows),
    )


def _column(grid: Grid, column: int, rows: range, left: int) -> FoundColumn:
    cells = (grid.rows[row][column] for row in rows if column < len(grid.rows[row]))
    first = next((cell for cell in cells if cell and cell.text), None)
    return FoundColumn(column - left, _shown(first), place_of(grid, first) if first else "")


def _fills(grid: Grid, row: int, left: int, is_row: bool) -> tuple[str, ...]:
    """The fills of a row below the headings; of one that is filled as a whole the first stands for all."""
    cells = [grid.seen(row, column) for column in range(left, min(width_of(grid), left + _COLUMNS))] if is_row else []
    fills = [(cell.fill if cell else None) or "" for cell in cells]
    if len(fills) > 1 and fills[0] and len(set(fills)) == 1:
        return (fills[0],)
    return tuple(fills) if any(fills) else ()


def _shown(cell: Cell | None) -> str:
    return folded(cell.text)[:_LETTERS] if cell else ""


def cells_of(region: Region) -> list[Cell]:
    """The cells of a table that show something."""
    return [cell for row in range(region.first, region.after) for cell in region.grid.rows[row] if cell]


def say_unsure(table: Understood, problems: ProblemLog) -> None:
    """Say of a table whose headings are not known what its rows were taken for."""
    if table.kind.sure != "unsure" or table.headings is None:
        return
    where = place_in(table.region.grid, table.headings.places[0])
    printed, cause = " / ".join(table.paths.values()), "The headings of a table are not known"
    sentence = (
        f"The headings of this table are not known; its rows were read as {table.kind.kind}, for "
        f"{table.kind.why}: look at its columns in the preview."
    )
    problems.add("doubtful", where, printed[:60], None, printed, sentence, table.kind.kind, cause=cause)


def say_lost_rows(table: Understood, problems: ProblemLog) -> None:
    """One problem for the rows that were chosen for a table and stand in it no more."""
    if not table.rows.lost:
        return
    printed = " / ".join(f'"{words[:_LONGEST_SAID]}"' for words in table.rows.lost)
    sentence = (
        f"No row of this table says {printed} any more, where it was cut or had its headings before: this was not "
        "done. Say it again in the preview."
    )
    place, cause = place_of(table.region.grid, cells_of(table.region)[0]), "A row that was chosen for a table is gone"
    problems.add("doubtful", place, "plan", None, printed, sentence, cause=cause)


def say_empty(
    tables: Sequence[Sequence[Understood]],
    grids: Sequence[Grid],
    read_rows: Mapping[int, Collection[int]],
    problems: ProblemLog,
) -> None:
    """One problem for each table that has headings and no row under them, up to those of the next.

    `read_rows` are those of each grid, by its id().
    """
    found = [(at, table) for at, here in enumerate(tables) for table in here]
    read = sorted((at, row) for at, grid in enumerate(grids) for row in read_rows.get(id(grid), ()))
    for number, (at, table) in enumerate(found):
        behind = found[number + 1] if number + 1 < len(found) else None
        end = (behind[0], behind[1].region.first) if behind else (len(grids), 0)
        below = range(table.region.first + table.region.height, table.region.after)
        if table.headings is None or table.headings.turned or table.goes_on or (behind and behind[1].again):
            continue
        first = bisect_left(read, (at, below.start))
        if any(map(any, table.region.grid.rows[below.start : below.stop])) or (first < len(read) and read[first] < end):
            continue
        _say_empty(table, problems)


def _say_empty(table: Understood, problems: ProblemLog) -> None:
    assert table.headings is not None
    printed = " / ".join(table.paths.values())
    sentence = f"This table has headings ({printed}) and no row under them: nothing was read of it."
    place, cause = place_in(table.region.grid, table.headings.places[0]), "A table has headings and no row under them"
    problems.add("missing", place, "plan", None, printed, sentence, cause=cause)


def left_aside(table: Understood) -> str:
    """Why nothing of a table was read, and which colours of ratings its cells have."""
    region = table.region
    told = colours_aside(region.grid, range(region.first + region.height, region.after))
    return f"{_why_left(table)} Cells in it have colours of ratings ({told})." if told else _why_left(table)


def _why_left(table: Understood) -> str:
    rows = table.region.after - table.region.first - table.region.height
    size = f"one table of {rows} row{'' if rows == 1 else 's'}"
    if as_rows := ROW_KINDS.get(table.kind.kind):
        named = naming_fields(as_rows)[0]
        return f"No column of this table is read as its {named}: it was left aside as {size}. Say which one is."
    if table.kind.sure == "chosen":
        return f"This table was left aside as you chose, as {size}."
    called = _CALLED.get(table.kind.kind)
    if called:
        return f"This seems to be {called}: it was left aside as {size}. Say what it is, where the plan is to keep it."
    named = ", ".join(f'"{path}"' for path in list(table.paths.values())[:4])
    return f"Nothing says what this table is ({named}): it was left aside as {size}. Say what it is, or leave it."


def as_settings(table: FoundTable) -> dict[str, object]:
    """What a plan remembers of a table that it was read from."""
    return {"source": table.source, "place": table.place, "title": table.title, "headings": dict(table.fields)}
