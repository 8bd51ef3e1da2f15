"""The rating colours of a table that no field reads: each column of them is said, for no colour goes in silence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

from tracker.documents.grid import Cell, Grid
from tracker.documents.problem_log import ProblemLog, place_of
from tracker.documents.ratings.statuses import rag_of
from tracker.documents.tables.heading_like import FEWEST_CELLS, cells_in
from tracker.documents.tables.mapping import Understood
from tracker.documents.vocabulary.fill_colours import rating_of
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
    others = (row for row in range(len(grid.rows)) if row not in said and row not in rows)
    cells = [cell for cells in _filled(grid, others) for cell in _coloured_outside(cells)]
    if cells:
        told = _told(rating.rag for cell in cells if cell.fill and (rating := rating_of(cell.fill)))
        sentence = f"Cells outside the tables have colours of ratings ({told}), and nothing was read of these."
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
    if len({cell.fill for cell in filled}) == 1 and all(cell.fill for cell in cells.values()):
        return []
    return [cell for cell in filled if not cell.text and (rating := rating_of(cell.fill or "")) and rating.sure]


def colours_alone(grid: Grid, rows: Iterable[int]) -> str:
    """The ratings of the cells that show nothing but their colour, counted: "3 green, 1 amber"; "" for none."""
    cells = (cell for cells in _filled(grid, rows) for cell in _coloured_outside(cells))
    return _told(rating.rag for cell in cells if cell.fill and (rating := rating_of(cell.fill)))


def _told(ratings: Iterable[str]) -> str:
    return ", ".join(f"{count} {rating}" for rating, count in Counter(ratings).most_common())


def _say(tables: Sequence[Understood], rows: RowsRead, problems: ProblemLog) -> None:
    found: dict[int, list[tuple[str, str]]] = {}  # the place and the rating of each cell, by column
    for table in tables:
        for column, cells in _coloured(table, _read_by_colour(table), rows).items():
            found.setdefault(column, []).extend((place_of(table.region.grid, cell), rag) for cell, rag in cells)
    for column, places in found.items():
        told = _told(rating for _, rating in places)
        more = f"Nothing was read of their colours of ratings either ({told})."
        if problems.says_more(tables[0].called(column), A_COLUMN, more):
            continue
        name = tables[0].paths.get(column, f"Column {column + 1}")
        sentence = (
            f'Cells under "{name}" have colours of ratings ({told}), and nothing was read of these: if they are '
            "ratings, say so of a column in the preview, or give them a column of their own."
        )
        cause = "Colours of ratings were not read"
        problems.add("skipped", places[0][0], name, None, told, sentence, cause=cause)


def _read_by_colour(table: Understood) -> set[int]:
    assert table.headings is not None
    read = {column for field, column in table.headings.columns.items() if field in _READ_BY_COLOUR}
    return read | {head.rated for head in table.headings.heads if head.rated is not None}


def _coloured(table: Understood, read: set[int], rows: RowsRead) -> Mapping[int, list[tuple[Cell, str]]]:
    """The cells with a colour of a rating, by column; of a row that is coloured as a whole the first stands for all."""
    found: dict[int, list[tuple[Cell, str]]] = {}
    grid, region = table.region.grid, table.region
    of_it = rows.get(id(grid), ())
    below = range(region.first + region.height, region.after)
    for row in _filled(grid, (row for row in below if row in of_it and len(cells_in(grid, row)) >= FEWEST_CELLS)):
        seen = {cell.fill for column, cell in row.items() if column in read}
        worded = {rag_of(cell.text) for column, cell in row.items() if column in read}
        whole = len({cell.fill for cell in row.values() if cell.text}) == 1
        for column, cell in row.items():
            rating = rating_of(cell.fill) if cell.fill and column not in read else None
            if rating is None or not rating.sure or cell.fill in seen or rating.rag in worded:
                continue
            if whole:
                seen.add(cell.fill)
            found.setdefault(column, []).append((cell, rating.rag))
    return found


def _filled(grid: Grid, rows: Iterable[int]) -> Iterator[dict[int, Cell]]:
    """The rows that have a fill or a comment in them, each with its cells by column."""
    bare: dict[int, list[int]] = {}
    for row, column in grid.bare:
        bare.setdefault(row, []).append(column)
    for row in rows:
        written = grid.rows[row]
        if row in bare or any(cell and cell.fill for cell in written):
            columns = {*range(len(written)), *bare.get(row, ())}
            yield {column: cell for column in sorted(columns) if (cell := grid.seen(row, column))}
