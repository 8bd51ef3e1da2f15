"""Whether a row begins another table, though no gap and no title stands above it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tracker.documents.grid import Cell, Grid
from tracker.documents.headings.headings import Headings, headings_at
from tracker.documents.headings.period_heading import is_period
from tracker.documents.tables.fitting import (
    DATES,
    cells_as_headed,
    held_as_headed,
    holds_as_headed,
    is_ref,
    refs_above,
    stands_under,
    tells_otherwise,
    words_for_refs,
)
from tracker.documents.tables.heading_like import (
    FEWEST_CELLS,
    cells_in,
    columns_in,
    has_groups,
    is_typed,
    is_word_of_scale,
    known_words,
    may_group,
    may_head,
    merges,
)
from tracker.documents.tables.kinds import kind_worded
from tracker.documents.tables.rows_below import (
    changes_shape,
    heads_no_actions,
    heads_words,
    holds_value,
    leaves_blank,
    rows_below,
    stands_over_headings,
    words_over_values,
)
from tracker.documents.vocabulary.heading_ends import parted
from tracker.documents.vocabulary.ref_words import ref_in
from tracker.documents.vocabulary.wording import field_of, is_wording, plain
from tracker.domain.dates.forms import MONTH
from tracker.domain.pattern import pattern_of

_MOST_ALIKE = 3  # fields that stand where they stand in other headings: from so many on it is headings too

_IN_BRACKETS = pattern_of(r"\s*\([^)]*\)$")  # "Likelihood (1-5)"
_MONTH = pattern_of(rf"\b{MONTH}\b", re.I)


def begins_another(grid: Grid, row: int, above: Headings, refs: Sequence[str], *, groups: int | None = None) -> bool:
    """Whether a row under known headings is the heading row of another table: words over numbers or dates, in
    columns that hold something else above, or rows that stand under these headings in no way.

    `groups` is the first row of groups right above it.
    """
    cells = cells_in(grid, row)
    if above.kind != "actions" and _are_odd_values(cells[1:]):
        return False
    heads = may_head(cells) or may_group(cells)
    if heads_no_actions(grid, row, above) or heads_words(grid, row, above):
        return True
    return heads and _heads_another(grid, row, above, refs, groups)


_LONGEST_ODD = 40  # letters
_ODD_VALUE = pattern_of(
    r"[~<>≤≥£c.]*\s*\d[\d.,]*\s*(?:(?:[:/]|in|of|out of)\s*\d[\d.,]*|(?:m|k|bn|%|million|weeks?|days?|months?|years?)?"
    r"(?:\s*\([^()]*\))?)",
    re.I,
)


def _are_odd_values(cells: Sequence[Cell]) -> bool:
    """Whether cells are numbers that nobody can reckon with: "3:1", "1 in 4", "28 (2 cases)"; periods are headings."""
    odd = [cell for cell in cells if len(cell.text) <= _LONGEST_ODD and _ODD_VALUE.fullmatch(cell.text.strip())]
    if not odd or any(map(is_period, cells)):
        return False
    said = [cell for cell in cells if any(map(str.isalnum, cell.text)) and not is_word_of_scale(cell)]
    return sum(cell in odd for cell in said) * 2 >= len(said) > 0


def _heads_another(grid: Grid, row: int, above: Headings, refs: Sequence[str], groups: int | None) -> bool:
    cells = cells_in(grid, row)
    if may_head(cells) and _is_worded(cells, behind_gap=row > 0 and not cells_in(grid, row - 1)):
        return True
    if may_group(cells) and row + 1 < len(grid.rows) and has_groups(grid, row) and not _is_as_above(grid, row):
        following = cells_in(grid, row + 1)
        top = row if groups is None else groups
        if len(following) >= FEWEST_CELLS and begins_another(grid, row + 1, above, refs, groups=top):
            return True
        held = any(holds_as_headed(grid, at, above) for at in (row, row + 1))
        if stands_over_headings(grid, row) and known_words(following) and not held:
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
    return _stand_apart(grid, range(row, below[-1] + 1), above, refs, row if groups is None else groups)


def _stand_apart(grid: Grid, rows: range, above: Headings, refs: Sequence[str], top: int) -> bool:
    """Whether each of some rows, with groups from `top` on, is plainly none of the table above."""
    apart = top == 0 or len(columns_in(grid, top - 1)) < FEWEST_CELLS  # else a gap
    fewest = 1 if apart or words_for_refs(grid, rows, above, refs) else 2
    words = [cell for at in rows for cell in cells_in(grid, at)]
    values = not apart or any(map(is_word_of_scale, words))  # the values of a measure may be words
    return all(tells_otherwise(grid, at, above, fewest, values=values) for at in rows)


def _is_worded(cells: Sequence[Cell], *, behind_gap: bool) -> bool:
    """Whether a row is the headings of a table that is none of a plan, half of them headings to the word.

    Behind a gap it is enough that they read like headings: refs of risks look like those of actions.
    """
    known = sum(
        is_wording(cell.text) or (behind_gap and field_of(_IN_BRACKETS.sub("", cell.text)) is not None)
        for cell in cells
    )
    return known * 2 >= len(cells) and kind_worded([cell.text for cell in cells]) is not None


def _is_as_above(grid: Grid, row: int) -> bool:
    """Whether a row without merges fills the columns of the row right above it: one of its table."""
    return row > 0 and columns_in(grid, row - 1) == columns_in(grid, row) and not merges(grid, row)


def is_row_of(grid: Grid, row: int, found: Headings | None, above: Headings | None) -> bool:
    """Whether what reads like headings of actions is a row of the actions above: "Train the leads | TM | Oct 2027".

    A cell of it is what its heading says and no heading; right below another row it is enough that few are to the word,
    and few stand where they do above.
    """
    if found is None or above is None or not found.kind == above.kind == "actions" or found.printed == above.printed:
        return False
    action = grid.at(row, above.columns["action"]) if "action" in above.columns else None
    if action is None or is_wording(action.text) or _heads_groups(grid, row, found, above):
        return False
    return _tells(grid, row, above) or _may_be_row_of(grid, row, found, above)


def heads_groups_again(grid: Grid, row: int, above: Headings | None) -> bool:
    """Whether a row above repeated headings names groups of these, and is no rest of the row above it: it is merged, or
    has words where those above have refs.
    """
    return above is None or merges(grid, row) or _words_for_ref(grid, row, above)


def _words_for_ref(grid: Grid, row: int, above: Headings) -> bool:
    """Whether a row has words where those above have refs, and not merely "New"."""
    column = above.columns.get("ref")
    cell = grid.at(row, column) if column is not None else None
    refs = refs_above(grid, row, above)
    if cell is None or not refs or not all(map(is_ref, refs)):
        return False
    return ref_in(cell.text) is not None and not is_ref(cell.text.strip())


def _heads_groups(grid: Grid, row: int, found: Headings, above: Headings) -> bool:
    """Whether the first of several heading rows names groups as no row of a table does: merged over several columns,
    one name twice, or words where those above have refs.
    """
    texts = [cell.text.strip() for cell in cells_in(grid, row)]
    if found.height == 1 or any(map(is_ref, texts)):
        return False
    return merges(grid, row) or len({*texts}) < len(texts) or _words_for_ref(grid, row, above)


def may_head_actions(grid: Grid, row: int, above: Headings) -> bool:
    """Whether a row that is read as an action may be headings as well: its table would lose an action else."""
    found = headings_at(grid, row)
    return is_row_of(grid, row, found, above) and not _tells(grid, row, above)


def _tells(grid: Grid, row: int, above: Headings) -> bool:
    """Whether a cell is what its heading says, and can be no heading."""
    told = _told(grid, row, above)
    return any(field_of(cell.text) is None or (is_period(cell) and not parted(cell.text)[0].strip()) for cell in told)


def _told(grid: Grid, row: int, above: Headings) -> list[Cell]:
    return [cell for cell in cells_as_headed(grid, row, above) if not is_wording(cell.text)]


def _may_be_row_of(grid: Grid, row: int, found: Headings, above: Headings) -> bool:
    """Whether such a row stands right below another, and more speaks for an action than for headings."""
    below_row = row > 0 and len(columns_in(grid, row - 1)) >= FEWEST_CELLS
    if not below_row or _says_refs(grid, row):
        return False
    if _names_month(grid, row, above):
        return True
    if _repeats_heading(grid, row, above):
        return False
    cells = cells_in(grid, row)
    few = sum(is_wording(cell.text) for cell in cells) * 2 < len(cells)
    alike = [field for field, column in found.columns.items() if above.columns.get(field) == column]
    stands = ("action" in alike and len(alike) < _MOST_ALIKE) or _stands_between(grid, row, found, above)
    return bool(_told(grid, row, above)) or (few and stands)


def _names_month(grid: Grid, row: int, above: Headings) -> bool:
    """Whether a cell under a heading of dates names a month: "Deadline May 2027"; a year may stand in a heading."""
    dates = [
        cell for field in DATES if (column := above.columns.get(field)) is not None and (cell := grid.at(row, column))
    ]
    return any(_MONTH.search(cell.text) for cell in dates)


def _stands_between(grid: Grid, row: int, found: Headings, above: Headings) -> bool:
    """Whether the row below is no narrower and holds what those above are headed by, or there is none."""
    if row + 1 >= len(grid.rows) or not any(grid.rows[row + 1]):
        return True
    here, elsewhere = columns_in(grid, row), found.columns["action"] != above.columns["action"]
    return elsewhere and here <= columns_in(grid, row + 1) and bool(cells_as_headed(grid, row + 1, above))


def _says_refs(grid: Grid, row: int) -> bool:
    """Whether a cell says that refs follow: so does a heading, and no row."""
    return any(is_wording(cell.text) and field_of(cell.text) == "ref" for cell in cells_in(grid, row))


def _repeats_heading(grid: Grid, row: int, above: Headings) -> bool:
    """Whether a cell says what stands over it once more: so does a heading, and no row."""
    cells = {field: cell for field, column in above.columns.items() if (cell := grid.at(row, column))}
    heads = {field: plain(text) for text, field in above.printed if field}
    return any(plain(cell.text) == heads.get(field) for field, cell in cells.items())


def _ends_values(grid: Grid, row: int, below: Sequence[int], above: Headings) -> bool:
    """Whether words stand where the last row above has nothing but values: several, or one with
    words below it or rows as narrow.
    """
    last = _last_above(grid, row)
    if last is None or any(map(is_word_of_scale, cells_in(grid, row))) or _repeats_below(grid, row, below):
        return False
    before, here = held_as_headed(grid, last, above), held_as_headed(grid, row, above)
    if not before or not all(before) or not here or any(here):
        return False
    narrow = columns_in(grid, row) != columns_in(grid, last)
    alike = narrow and all(columns_in(grid, at) == columns_in(grid, row) for at in below)
    return len(here) > 1 or alike or not any(any(held_as_headed(grid, at, above)) for at in below)


def _last_above(grid: Grid, row: int) -> int | None:
    """The last row above that may be one of a table, and no title and no row of groups; none behind a lone period."""
    if row > 0 and len(alone := cells_in(grid, row - 1)) == 1 and is_period(alone[0]):
        return None
    above = (at for at in range(row - 1, -1, -1) if len(columns_in(grid, at)) >= FEWEST_CELLS)
    return next((at for at in above if not (may_group(cells_in(grid, at)) and has_groups(grid, at))), None)


def _repeats_below(grid: Grid, row: int, below: Sequence[int]) -> bool:
    """Whether a text stands again right below itself, as "Not collected yet" may and no heading does."""
    here = {column: cell.text for column in columns_in(grid, row) if (cell := grid.at(row, column))}
    return any((cell := grid.at(at, column)) and cell.text == text for column, text in here.items() for at in below)


def _is_other_than_values(grid: Grid, row: int, below: Sequence[int], cells: Sequence[Cell]) -> bool:
    """Whether a row under a table of measures heads other values: no words of a scale, or in other columns."""
    unfamiliar = not any(map(is_word_of_scale, cells))
    return words_over_values(grid, row, below) and (unfamiliar or changes_shape(grid, row, below))


def ends_unknown(grid: Grid, first: int, row: int) -> bool:
    """Whether a row is the heading row of another table than the one, of unknown headings, whose rows begin at `first`.

    It has words where all those rows have values, or is of another shape with all that follows and says what it heads.
    """
    cells, here = cells_in(grid, row), columns_in(grid, row)
    below = list(rows_below(grid, row)) if row > first and may_head(cells) else []
    if not below or leaves_blank(grid, row):
        return False
    valued = here & _valued(grid, range(first, row))
    if valued and (len(valued) > 1 or not any(is_typed(grid.at(at, column)) for at in below for column in valued)):
        return True
    alike = here != columns_in(grid, row - 1) and all(columns_in(grid, at) == here for at in below)
    return alike and kind_worded([cell.text for cell in cells]) is not None


def _valued(grid: Grid, rows: range) -> set[int]:
    """The columns that hold nothing but values and marks for none in some rows."""
    held = {column: [cell for row in rows if (cell := grid.at(row, column))] for column in _filled(grid, rows)}
    return {at for at, cells in held.items() if all(map(is_typed, cells)) and any(map(holds_value, cells))}


def _filled(grid: Grid, rows: range) -> set[int]:
    return set().union(*(columns_in(grid, row) for row in rows))
