"""The rating colours of a table that no field reads: each column of them is said, for no colour goes in silence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from tracker.documents.grid import Cell, Grid
from tracker.documents.problem_log import ProblemLog, place_of
from tracker.documents.ratings.painted_rows import are_bands, row_paint
from tracker.documents.ratings.statuses import rag_of, status_alone
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
        if table.headings is not None:
            grid = table.region.grid
            alike.setdefault((grid.name if grid.sheet else "", table.key), []).append(table)
    for group in alike.values():
        _say(group, rows, problems)


def say_colours_outside(
    grid: Grid, tables: Iterable[Understood], read: Container[int], keys: Container[int], problems: ProblemLog
) -> None:
    """Say that cells outside the tables have fills of ratings, of which nothing was said with their texts.

    `read` are the rows that were read, those of tables among them, and `keys` those of keys. A table that is left
    aside is said as one.
    """
    tables = list(tables)
    said = {row for table in tables for row in _rows_said(table)}
    told = {row for table in tables if table.headings for row in range(table.region.first, table.region.after)}
    last = max((row for row, _ in grid.bare), default=-1)  # below the last words too
    others = [row for row in range(max(len(grid.rows), last + 1)) if row not in said and row not in keys]
    rows = (row for row in others if not (row in read and row in told))
    found = (cells for _, cells in _filled(grid, rows) if not _is_banner(cells))
    cells = [cell for cells in found for cell in _coloured(cells) if not _is_known(grid, cell, problems)]
    if cells:
        told_as = told_ratings(cells)
        sentence = (
            f"Cells outside the rows that were read have colours of ratings ({told_as}): nothing was read of these."
        )
        cause = "Colours of ratings stand outside the tables"
        problems.add("skipped", place_of(grid, cells[0]), "plan", None, told_as, sentence, cause=cause)


def _is_known(grid: Grid, cell: Cell, problems: ProblemLog) -> bool:
    """Whether the fill of a cell was read, is said with its text, or says what its text does."""
    return (
        problems.is_rated(grid, cell) or problems.is_settled(grid, cell) or _in_words(cell.text) == rating_meant(cell)
    )


def _rows_said(table: Understood) -> range:
    """The heading rows of a table, or all of one whose rows are not read one by one."""
    region = table.region
    whole = table.headings is None or table.headings.turned is not None
    return range(region.first, region.after if whole else region.first + region.height)


def _coloured(cells: Mapping[int, Cell]) -> list[Cell]:
    """The cells of a row with the colour of a rating; a strip of one colour is one, and without words only a line."""
    found = [cell for cell in cells.values() if rating_meant(cell)]
    return [cell for cell in found if cell.text][:1] if _is_strip(cells) else found


def _is_strip(cells: Mapping[int, Cell]) -> bool:
    """Whether several cells of a row all have one fill."""
    return len(cells) > 1 and len({cell.fill for cell in cells.values()}) == 1


def _is_banner(cells: Mapping[int, Cell]) -> bool:
    """Whether one text stands in a strip of one colour, as titles do."""
    return _is_strip(cells) and sum(cell.text != "" for cell in cells.values()) == 1


def colours_aside(grid: Grid, rows: Iterable[int]) -> str:
    """The ratings of the cells of rows that are left aside, by their colours alone: "3 green, 1 amber"; "" for none.

    A strip of one colour counts once. Labels that are all in one blue are decoration.
    """
    rows = [row for row in rows if any(grid.rows[row])]
    labels = [next(cell for cell in grid.rows[row] if cell) for row in rows]
    in_blue = len(rows) > 1 and {rating_meant(label) for label in labels} == {"blue"}
    found = [cell for _, cells in _filled(grid, rows) for cell in _coloured(cells)]
    return told_ratings(cell for cell in found if not (in_blue and cell in labels))


def rating_meant(cell: Cell) -> Rag | None:
    """The rating that the fill of a cell is meant as."""
    rating = rating_of(cell.fill) if cell.fill else None
    return rating.rag if rating and rating.meant else None


def told_ratings(cells: Iterable[Cell]) -> str:
    """The ratings that the fills of cells are meant as: "2 red, 1 green"."""
    return _told(rag for cell in cells if (rag := rating_meant(cell)))


def told_of_texts(cells: Sequence[Cell]) -> str:
    """A sentence on texts that are left aside and stand in colours of ratings; "" for others."""
    rated = [cell for cell in cells if (rag := rating_meant(cell)) and rag != _in_words(cell.text)]
    if not rated:
        return ""
    if len(cells) == 1:
        return f"It stands in a colour of ratings ({rating_meant(rated[0])}), of which nothing was read either."
    return f"Of their colours of ratings ({told_ratings(rated)}) nothing was read either."


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
        if not _are_labels(painted, count):
            _say_column(tables[0], column, painted, problems)


def _are_labels(painted: Sequence[_Painted], rows: int) -> bool:
    """Whether words in one blue stand in every row: they are labels."""
    looks = {(one.rag, one.cell.fill, one.cell.text != "") for one in painted}
    return len(painted) >= rows > 1 and looks == {("blue", painted[0].cell.fill, True)}


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
    if table.headings.turned:
        return set()
    fields = table.headings.columns.items()
    read = {column for field, column in fields if field in _READ_BY_COLOUR or field.startswith("rag ")}
    return read | {head.rated for head in table.headings.heads if head.rated is not None}


def _rows_below(table: Understood, rows: RowsRead) -> list[int]:
    """The rows of a table that were read; all of one that has its headings down the side."""
    grid, region = table.region.grid, table.region
    below = range(region.first + region.height, region.after)
    if table.headings and table.headings.turned:
        return [*range(region.first + 1, region.after)]
    return [row for row in below if row in rows.get(id(grid), ())]


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
            whole = cell.fill == paints[row]
            seen |= {cell.fill} if whole else set()
            yield column, _Painted(grid, cell, rating.rag, whole)


def _in_words(text: str) -> Rag | None:
    """The colour that a word of a rating or a status stands for: Complete is blue."""
    return rag_of(text) or ("blue" if status_alone(text) == Status.COMPLETE else None)


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
