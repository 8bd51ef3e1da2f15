"""Whether a row begins another table, though no gap and no title stands above it."""

from __future__ import annotations

from collections.abc import Sequence

from tracker.documents.grid import Cell, Grid
from tracker.documents.headings.headings import Headings
from tracker.documents.tables.fitting import (
    held_as_headed,
    holds_as_headed,
    stands_under,
    tells_otherwise,
    words_for_refs,
)
from tracker.documents.tables.heading_like import (
    FEWEST_CELLS,
    cells_in,
    columns_in,
    has_groups,
    is_word_of_scale,
    known_words,
    may_group,
    may_head,
)
from tracker.documents.tables.rows_below import changes_shape, heads_groups, rows_below, words_over_values


def begins_another(grid: Grid, row: int, above: Headings, refs: Sequence[str]) -> bool:
    """Whether a row under known headings is the heading row of another table: words over numbers or dates, in
    columns that hold something else above, or rows that stand under these headings in no way.
    """
    cells = cells_in(grid, row)
    if may_group(cells) and row + 1 < len(grid.rows) and has_groups(grid, row):
        following = cells_in(grid, row + 1)
        if len(following) >= FEWEST_CELLS and begins_another(grid, row + 1, above, refs):
            return True
        held = any(holds_as_headed(grid, at, above) for at in (row, row + 1))
        if heads_groups(grid, row) and known_words(following) and not held:
            return True
    below = list(rows_below(grid, row)) if may_head(cells) else []
    if not below:
        return False
    if above.kind != "actions" and len(below) > 1 and _is_other_than_values(grid, row, below, cells):
        return True
    if above.kind != "actions" and _ends_values(grid, row, below, above):
        return True
    if any(stands_under(grid, at, above, refs) for at in (row, *below)):
        return False
    if words_over_values(grid, row, below) or known_words(cells):
        return True
    apart = row == 0 or len(columns_in(grid, row - 1)) < FEWEST_CELLS  # else a gap
    fewest = 1 if apart or words_for_refs(grid, (row, *below), above, refs) else 2
    words = [cell for at in (row, *below) for cell in cells_in(grid, at)]
    values = not apart or any(map(is_word_of_scale, words))  # the values of a measure may be words
    return all(tells_otherwise(grid, at, above, fewest, values=values) for at in (row, *below))


def _ends_values(grid: Grid, row: int, below: Sequence[int], above: Headings) -> bool:
    """Whether words stand where the row right above has nothing but values: several, or one with words below it."""
    if row == 0 or any(map(is_word_of_scale, cells_in(grid, row))):
        return False
    before, here = held_as_headed(grid, row - 1, above), held_as_headed(grid, row, above)
    if not before or not all(before) or not here or any(here):
        return False
    return len(here) > 1 or not any(any(held_as_headed(grid, at, above)) for at in below)


def _is_other_than_values(grid: Grid, row: int, below: Sequence[int], cells: Sequence[Cell]) -> bool:
    """Whether a row under a table of measures heads other values: no words of a scale, or in other columns."""
    unfamiliar = not any(map(is_word_of_scale, cells))
    return words_over_values(grid, row, below) and (unfamiliar or changes_shape(grid, row, below))
