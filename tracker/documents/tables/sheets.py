"""Which sheets of a workbook are read, what is hidden in them, and which are left alone: all of it is said."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tracker.columns.derived import says_none
from tracker.documents.grid import Cell, Grid, folded
from tracker.documents.headings.headings import headings_at
from tracker.documents.problem_log import ProblemLog, place_of
from tracker.documents.ratings.status_words import status_of
from tracker.documents.ratings.statuses import rag_of
from tracker.documents.tables.colours import told_of_texts
from tracker.documents.tables.printed_keys import read_keys
from tracker.documents.tables.side_by_side import one_below_the_other
from tracker.domain.pattern import pattern_of
from tracker.domain.problem import ProblemKind

_LIST_NAME = pattern_of(
    r"(?i)(?<![a-z])(?:lists?|look[-_ ]?ups?|drop[-_ ]?downs?|pick[-_ ]?lists?|options|choices|validations?|"
    r"valid values|ref(?:erence)?[-_ ]?data)(?![a-z])"
)
_HIDDEN = "What is hidden in a workbook was read"  # a cause
_LONGEST_LIST, _LONGEST_CHOICE = 500, 80  # cells of a list sheet, letters of a choice


def sheets_to_read(grids: Sequence[Grid], problems: ProblemLog) -> tuple[list[Grid], int]:
    """The sheets with something to read, and how many cells were left aside with the others."""
    kept = [_read_of(grid, grids, problems) if grid.sheet else _of_text(grid) for grid in grids]
    left = sum(len(_cells(grid)) for grid in grids) - sum(len(_cells(grid)) for grid in kept if grid)
    return [grid for grid in kept if grid], left


def _read_of(grid: Grid, grids: Sequence[Grid], problems: ProblemLog) -> Grid | None:
    """What is read of a sheet, as it is to be read; None for nothing."""
    if (why := _left_alone(grid, grids)) and not read_keys([grid], grids).scales:
        printed, sentence = why
        if grid.derived is None:
            sentence = " ".join(filter(None, (sentence, told_of_texts([*_cells(grid), *grid.bare.values()]))))
        _say(problems, "skipped", grid.name, printed, sentence, "A sheet was left alone")
        return _title_rows(grid) if grid is grids[0] and grid.derived == () else None
    _say_hidden(grid, problems)
    return one_below_the_other(_without_derived(grid, problems))


def _of_text(grid: Grid) -> Grid:
    """A text file may be a saved sheet; tables of pages and documents stand by themselves."""
    return grid if grid.goes_on else one_below_the_other(grid)


def _title_rows(grid: Grid) -> Grid:
    """The rows above the first empty one."""
    end = next((row for row, cells in enumerate(grid.rows) if not any(cells)), len(grid.rows))
    return replace(grid, rows=grid.rows[:end])


def _without_derived(grid: Grid, problems: ProblemLog) -> Grid:
    """The sheet without what our export worked out: columns, which is said, its title, and that it has no rows."""
    headings = next((row for row in range(len(grid.rows)) if grid.derived and headings_at(grid, row)), None)
    if headings is None:
        return grid
    gone = {n: cell for n, cell in enumerate(grid.rows[headings]) if cell and cell.text in (grid.derived or ())}
    names = ", ".join(cell.text for cell in gone.values())
    sentence = f'{names} of the sheet "{grid.name}" are worked out anew whenever they are shown, and were left alone.'
    _say(problems, "skipped", grid.name, f"derived columns: {names}", sentence, "Columns are worked out anew")
    rows = [[None if n in gone else cell for n, cell in enumerate(cells)] for cells in grid.rows]
    written = [[cell for cell in cells if cell] for cells in rows]
    none = {row for row, cells in enumerate(written) if len(cells) == 1 and says_none(cells[0].text)}
    return replace(grid, rows=[[] if row < headings or row in none else cells for row, cells in enumerate(rows)])


def _say(problems: ProblemLog, kind: ProblemKind, place: str, printed: str, message: str, cause: str) -> None:
    problems.add(kind, place, place, None, printed, message, cause=cause)


def _cells(grid: Grid) -> list[Cell]:
    return [cell for row in grid.rows for cell in row if cell]


def _left_alone(grid: Grid, sheets: Sequence[Grid]) -> tuple[str, str] | None:
    """What is said of a sheet that is not read, as printed and in a sentence; None for one to read."""
    if not any(grid.rows):
        return ("empty sheet", f'The sheet "{grid.name}" is empty.') if len(sheets) > 1 else None
    if grid.derived == ():
        sentence = f'The sheet "{grid.name}" repeats what other sheets of this export say, and was left alone.'
        return "derived sheet", sentence
    if _is_list(grid, sheets):
        printed = "list sheet: " + " / ".join(folded(cell.text) for cell in _cells(grid))
        return printed, f'The sheet "{grid.name}" only lists choices for other cells, and was left alone.'
    return None


def _is_list(grid: Grid, sheets: Sequence[Grid]) -> bool:
    """A sheet of short texts without any table, that is called a list, gives choices, or holds mostly known words."""
    cells = _cells(grid)
    if len(cells) > _LONGEST_LIST or any(len(cell.text) > _LONGEST_CHOICE for cell in cells):
        return False
    called = _LIST_NAME.search(grid.name) is not None
    if called and grid.chosen_from:
        return True  # though the names of its lists may read like headings
    headed = any(any(grid.rows[row]) and headings_at(grid, row) for row in range(len(grid.rows)))
    if headed or read_keys([grid], sheets).scales:
        return False
    known = [folded(cell.text).casefold() for cell in cells if _may_be_chosen(cell.text)]
    once = len({*known}) * 2 > len(known)  # what stands again and again is a value of a table
    return called or grid.chosen_from or (len(cells) > 2 and len(known) * 2 > len(cells) and once)


def _may_be_chosen(text: str) -> bool:
    """Whether a text is a status or a rating; a share ("88%") is what somebody counted."""
    return not any(map(str.isdigit, text)) and bool(status_of(text) or rag_of(text))


def _say_hidden(grid: Grid, problems: ProblemLog) -> None:
    """What is hidden was read like the rest, and whoever hid it may not have meant that."""
    sheet = f'of the sheet "{grid.name}"'
    if grid.hidden:
        said = f'The sheet "{grid.name}" is hidden; it was read all the same.'
        _say(problems, "doubtful", grid.name, "hidden sheet", said, _HIDDEN)
    rows = [row + 1 for row in sorted(grid.hidden_rows) if row < len(grid.rows) and any(grid.rows[row])]
    if rows and grid.filtered:
        said = f"A filter hides {len(rows)} row{'s' * (len(rows) > 1)} {sheet}; what it hides was read all the same."
        _say(problems, "doubtful", grid.name, f"filtered rows: {len(rows)}", said, _HIDDEN)
    for row in rows if not grid.filtered else ():
        said = f"Row {row} {sheet} is hidden; it was read all the same."
        _say(problems, "doubtful", f"{grid.name}, row {row}", "hidden row", said, _HIDDEN)
    places = {n: cell.place for row in grid.rows for n, cell in enumerate(row) if cell} if grid.hidden_columns else {}
    for column in sorted(grid.hidden_columns):
        if column in places:
            letters = places[column].rstrip("0123456789")
            said = f"Column {letters} {sheet} is hidden; it was read all the same."
            _say(problems, "doubtful", f"{grid.name}, column {letters}", "hidden column", said, _HIDDEN)


def say_the_rest(grids: Sequence[Grid], problems: ProblemLog) -> None:
    """What no record took in and no reader mentioned: comments, and cells whose value cannot be told."""
    for grid in grids:
        cells = [*_cells(grid), *grid.bare.values()]
        for cell in cells:
            if cell.unread:
                problems.unread(grid, cell, place_of(grid, cell))
            if cell.note and (grid.name, cell.place) not in problems.said:
                sentence = "This comment hangs on no action, and was left aside."
                _say(
                    problems,
                    "skipped",
                    place_of(grid, cell),
                    folded(cell.note),
                    sentence,
                    "A comment hangs on no action",
                )
