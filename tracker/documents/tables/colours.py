"""The rating colours of a table that no field reads: each column of them is said, for no colour goes in silence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from tracker.documents.grid import Cell
from tracker.documents.problem_log import ProblemLog, place_of
from tracker.documents.ratings.statuses import rag_of
from tracker.documents.tables.heading_like import FEWEST_CELLS, cells_in
from tracker.documents.tables.mapping import Understood
from tracker.documents.vocabulary.fill_colours import rating_of

_READ_BY_COLOUR = {"rag", "status", "progress rag"}


def say_colours(table: Understood, problems: ProblemLog) -> None:
    """Say which columns of a table that is read have fills of ratings that nothing reads."""
    headings = table.headings
    if headings is None or headings.turned:
        return
    read = {column for field, column in headings.columns.items() if field in _READ_BY_COLOUR}
    read |= {head.rated for head in headings.heads if head.rated is not None}
    for column, cells in _coloured(table, read).items():
        counts = Counter(rating for _, rating in cells)
        told = ", ".join(f"{count} {rating}" for rating, count in counts.most_common())
        name = table.paths.get(column, f"Column {column + 1}")
        sentence = (
            f'Cells under "{name}" have colours of ratings ({told}), and nothing was read of these: if they are '
            "ratings, say so of a column in the preview, or give them a column of their own."
        )
        place = place_of(table.region.grid, cells[0][0])
        problems.add("skipped", place, name, None, told, sentence, cause="Colours of ratings were not read")


def _coloured(table: Understood, read: set[int]) -> Mapping[int, list[tuple[Cell, str]]]:
    """The cells with a colour of a rating, by column; of a row that is coloured as a whole the first stands for all."""
    found: dict[int, list[tuple[Cell, str]]] = {}
    for row in _rows(table):
        seen = {cell.fill for column, cell in row.items() if column in read}
        worded = {rag_of(cell.text) for column, cell in row.items() if column in read}
        for column, cell in row.items():
            rating = rating_of(cell.fill) if cell.fill and column not in read else None
            if rating is None or not rating.sure or cell.fill in seen or rating.rag in worded:
                continue
            seen.add(cell.fill)
            found.setdefault(column, []).append((cell, rating.rag))
    return found


def _rows(table: Understood) -> Iterator[dict[int, Cell]]:
    """The rows below the headings that are no titles, each with its cells by column."""
    grid, region = table.region.grid, table.region
    bare: dict[int, list[int]] = {}
    for row, column in grid.bare:
        bare.setdefault(row, []).append(column)
    for row in range(region.first + region.height, region.after):
        written = grid.rows[row]
        if len(cells_in(grid, row)) < FEWEST_CELLS:
            continue
        if row in bare or any(cell and cell.fill for cell in written):
            columns = {*range(len(written)), *bare.get(row, ())}
            yield {column: cell for column in sorted(columns) if (cell := grid.seen(row, column))}
