"""The rating colours of a table that no field reads: each column of them is said, for no colour goes in silence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from tracker.documents.grid import Cell, Grid
from tracker.documents.problem_log import ProblemLog, place_of
from tracker.documents.ratings.painted_rows import are_bands, row_paint
from tracker.documents.ratings.statuses import rag_of, status_alone
from tracker.documents.tables.heading_like import FEWEST_CELLS, cells_in
from tracker.documents.tables.mapping import Understood
from tracker.documents.vocabulary.fill_colours import rating_of
from tracker.domain.plan import Rag, Status
from tracker.domain.problem import A_COLUMN

RowsRead = Mapping[int, Container[int]]  # the rows of tables that were read, by the id() of their grid
_READ_BY_COLOUR = {"rag", "status", "progress rag"}


def say_colours(tables: Iterable[Understood], rows: RowsRead, problems: ProblemLog) -> None:
    """Say which columns of the tables that are read have fills of ratings that nothing reads.

    Tables with the same headings, as they are repeated at the top of pages, are one.
    """
    alike: dict[tuple[str, str], list[Understood]] = {}
    for table in tables:
        if table.headings is not None and not table.headings.turned:
            grid = table.region.grid
            alike.setdefault((grid.name if grid.sheet else "", table.key), []).append(table)
    for group in alike.values():
        _say(group, rows, problems)


def say_colours_outside(grid: Grid, tables: Iterable[Understood], rows: Container[int], problems: ProblemLog) -> None:
    """Say that cells without words outside the tables have fills of ratings; `rows` are those that are read or said.

    A table that is left aside is said as one.
    """
    said = {row for table in tables for row in _rows_said(table)}
    last = max((row for row, _ in grid.bare), default=-1)  # below the last words too
    others = (row for row in range(max(len(grid.rows), last + 1)) if row not in said and row not in rows)
    cells = [cell for _, cells in _filled(grid, others) for cell in _coloured_outside(cells)]
    if cells:
        told = _told(rag for cell in cells if (rag := _rated(cell)))
        sentence = f"Cells outside the rows that were read have colours of ratings ({told}): nothing was read of these."
        cause = "Colours of ratings stand outside the tables"
        problems.add("skipped", place_of(grid, cells[0]), "plan", None, told, sentence, cause=cause)


def _rows_said(table: Understood) -> range:
    """The heading rows of a table, or all of one whose rows are not read one by one."""
    region = table.region
    whole = table.headings is None or table.headings.turned is not None
    return range(region.first, region.after if whole else region.first + region.height)


def _coloured_outside(cells: Mapping[int, Cell]) -> list[Cell]:
    """The cells of a row that show nothing but a colour of a rating; a strip of one colour is a title or a line."""
    filled = [cell for cell in cells.values() if cell.fill]
    if len(cells) > 1 and len({cell.fill for cell in filled}) == 1 and len(filled) == len(cells):
        return []
    return [cell for cell in filled if not cell.text and _rated(cell)]


def colours_aside(grid: Grid, rows: Iterable[int]) -> str:
    """The ratings of the cells of rows that are left aside, by their colours alone: "3 green, 1 amber"; "" for none.

    Cells with words count too, a strip of one colour once, but for blue, which is decoration there.
    """
    found: list[Cell] = []
    for _, cells in _filled(grid, rows):
        strip = len(cells) > 1 and len({cell.fill for cell in cells.values()}) == 1
        found += _coloured_outside(cells)
        worded = [cell for cell in cells.values() if cell.text and _rated(cell) not in (None, "blue")]
        found += worded[:1] if strip else worded
    return _told(rag for cell in found if (rag := _rated(cell)))


def _rated(cell: Cell) -> Rag | None:
    """The rating that the fill of a cell is meant as."""
    rating = rating_of(cell.fill) if cell.fill else None
    return rating.rag if rating and rating.meant else None


def _told(ratings: Iterable[str]) -> str:
    return ", ".join(f"{count} {rating}" for rating, count in Counter(ratings).most_common())


class _Painted(NamedTuple):
    """A fill of a rating that nothing reads: its cell, its rating, and whether its row is painted so as a whole."""

    grid: Grid
    cell: Cell
    rag: str
    whole: bool


def _say(tables: Sequence[Understood], rows: RowsRead, problems: ProblemLog) -> None:
    found: dict[tuple[int, bool], list[_Painted]] = {}  # by column, those of whole rows apart
    below = [(table, _rows_below(table, rows)) for table in tables]
    for table, read in below:
        for column, one in _painted(table, read, problems):
            found.setdefault((column, one.whole), []).append(one)
    count = sum(len(read) for _, read in below)
    for (column, _), painted in found.items():
        if len(painted) < count or {(one.rag, one.cell.fill) for one in painted} != {("blue", painted[0].cell.fill)}:
            _say_column(tables[0], column, painted, problems)


def _say_column(table: Understood, column: int, painted: Sequence[_Painted], problems: ProblemLog) -> None:
    told = _told(one.rag for one in painted)
    more = f"Nothing was read of their colours of ratings either ({told})."
    if problems.says_more(table.called(column), A_COLUMN, more):
        return
    name = table.paths.get(column, f"Column {column + 1}")
    where, cause = f'Cells under "{name}" have', "Colours of ratings were not read"
    if painted[0].whole:
        where, cause = "Rows have as a whole the", "Colours of whole rows were not read"
    sentence = (
        f"{where} colours of ratings ({told}), and nothing was read of these: if they are ratings, say so of a column "
        "in the preview, or give them a column of their own."
    )
    place = place_of(painted[0].grid, painted[0].cell)
    problems.add("skipped", place, name, None, told, sentence, cause=cause)


def _read_by_colour(table: Understood) -> set[int]:
    assert table.headings is not None
    read = {column for field, column in table.headings.columns.items() if field in _READ_BY_COLOUR}
    return read | {head.rated for head in table.headings.heads if head.rated is not None}


def _rows_below(table: Understood, rows: RowsRead) -> list[int]:
    """The rows of a table that were read."""
    grid, region = table.region.grid, table.region
    of_it = rows.get(id(grid), ())
    below = range(region.first + region.height, region.after)
    return [row for row in below if row in of_it and len(cells_in(grid, row)) >= FEWEST_CELLS]


def _painted(table: Understood, below: Sequence[int], problems: ProblemLog) -> Iterator[tuple[int, _Painted]]:
    """The cells with a colour of a rating that says more than what was read of their row, by column.

    Of a row that is painted as a whole the first stands for all.
    """
    grid, read = table.region.grid, _read_by_colour(table)
    paints = {row: row_paint(grid.rows[row]) for row in below}
    bands = are_bands(paints)
    for row, cells in _filled(grid, below):
        seen = {cell.fill for column, cell in cells.items() if column in read and problems.is_rated(grid, cell)}
        seen |= {paints[row]} if bands else set()
        worded = {_in_words(cell.text) for column, cell in cells.items() if column in read}
        for column, cell in cells.items():
            rating = rating_of(cell.fill) if cell.fill and cell.fill not in seen else None
            if rating is None or not rating.meant or rating.rag in worded:
                continue
            if column in read and _is_word_of_measure(table, cell):
                continue
            whole = cell.fill == paints[row]
            seen |= {cell.fill} if whole else set()
            yield column, _Painted(grid, cell, rating.rag, whole)


def _in_words(text: str) -> Rag | None:
    """The colour that a word of a rating or a status stands for: Complete is blue."""
    return rag_of(text) or ("blue" if status_alone(text) == Status.COMPLETE else None)


def _is_word_of_measure(table: Understood, cell: Cell) -> bool:
    """Whether a cell is the stated rating of a measure in words of its own, which are kept as printed."""
    assert table.headings is not None
    return table.headings.kind != "actions" and bool(cell.text) and rag_of(cell.text) is None


def _filled(grid: Grid, rows: Iterable[int]) -> Iterator[tuple[int, dict[int, Cell]]]:
    """The rows that have a fill or a comment in them, each with its cells by column."""
    bare: dict[int, list[int]] = {}
    for row, column in grid.bare:
        bare.setdefault(row, []).append(column)
    for row in rows:
        if row >= len(grid.rows):
            yield row, {column: grid.bare[row, column] for column in sorted(bare.get(row, ()))}
        elif row in bare or any(cell and cell.fill for cell in grid.rows[row]):
            columns = {*range(len(grid.rows[row])), *bare.get(row, ())}
            yield row, {column: cell for column in sorted(columns) if (cell := grid.seen(row, column))}
