"""Headings in two rows: groups of columns ("Published") over what they hold ("Council", "S.N.", "England")."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tracker.documents.grid import Cell, Grid, folded
from tracker.documents.headings.period_heading import PeriodHead
from tracker.documents.vocabulary.families import family_of, is_area
from tracker.documents.vocabulary.heading_ends import parted
from tracker.documents.vocabulary.roles import is_beside_role, role_named
from tracker.documents.vocabulary.wording import field_of
from tracker.domain.measures.our_area import is_ours
from tracker.domain.pattern import pattern_of

_LONGEST_PART = 40
_ONE_UNIT = r"%|no\.?|nos\.?|num\.?|n|#|number|count|cases|volume|rate(?: per [\d,]+)?|per ?cent(?:age)?"
_UNIT_ALONE = pattern_of(_ONE_UNIT, re.I)
UNIT = pattern_of(rf"{_ONE_UNIT}|value|actual", re.I)
_BESIDE_VALUES = ("rag", "status", "comment", "commentary", "direction")  # fields
_OF_OURS = ("current", "previous", "published", "value")


def is_nested(grid: Grid, row: int) -> bool:
    """Whether a row has headings merged over parts of their own ("Timescale" over "Start" and "End").

    Below the other headings the second row is empty; a title merged over the whole table has no headings beside it.
    """
    if not grid.covered or row + 1 >= len(grid.rows):
        return False
    heads = [column for column, cell in enumerate(grid.rows[row]) if cell]
    merged = [column for column in heads if grid.covered.get((row, column + 1)) == (row, column)]
    parts = [(column, cell) for column, cell in enumerate(grid.rows[row + 1]) if cell]
    if not merged or len(merged) == len(heads) or len(parts) < 2:
        return False
    return all(
        len(cell.text) <= _LONGEST_PART
        and (column in merged or grid.covered.get((row, column)) in {(row, m) for m in merged})
        for column, cell in parts
    )


def compares_under(grid: Grid, row: int) -> bool:
    """Whether a row has headings merged over ours and others: then they are no periods of one series."""
    return is_nested(grid, row) and any(cell and family_of(cell.text) for cell in grid.rows[row + 1])


def parts_under(grid: Grid, row: int, heads: Sequence[int]) -> dict[int, list[tuple[int, Cell]]]:
    """What stands in the row below under each group whose heading is in one of these columns.

    A group takes what its heading is merged over, or the columns to its right in which no other heading stands, as
    far as they are called as those of the first group are; its heading may be repeated over each of them.
    """
    found: dict[int, list[tuple[int, Cell]]] = {}
    before = ""
    for at in heads:
        text = folded(cell.text) if (cell := grid.own(row, at)) else ""
        under = _part_cells(grid, row, at, [folded(cell.text) for _, cell in next(iter(found.values()), [])])
        if text == before:
            found[next(reversed(found))] += under
        else:
            found[at] = under
        before = text
    return found


def _part_cells(grid: Grid, row: int, at: int, first: Sequence[str]) -> list[tuple[int, Cell]]:
    merged = [column for place, column in grid.covered if place == row and grid.covered[place, column] == (row, at)]
    if merged:
        return [(column, cell) for column in (at, *sorted(merged)) if (cell := grid.own(row + 1, column))]
    found: list[tuple[int, Cell]] = []
    for column in range(at, len(grid.rows[row + 1])):
        cell = grid.own(row + 1, column)
        if cell is None or (column > at and (grid.own(row, column) or (first and folded(cell.text) not in first))):
            break
        found.append((column, cell))
    return found


def is_part_word(text: str) -> bool:
    """Whether a text may stand under a period: a unit, a role, others with whom we compare, what is said of a value."""
    known = UNIT.fullmatch(text) or role_named(text) or is_beside_role(text) or family_of(text)
    return bool(known) or field_of(text) in _BESIDE_VALUES


def values_under(head: PeriodHead, under: Sequence[tuple[int, Cell]]) -> list[PeriodHead]:
    """The columns of a period that hold its values, in one unit or in several, and its targets and plans.

    Beside "Denominator" a number is no value of its own.
    """
    words = {at: folded(cell.text).lower() for at, cell in under}
    units = [at for at, text in words.items() if _UNIT_ALONE.fullmatch(text)]
    if any(text.startswith("denom") for text in words.values()):
        units = [at for at in units if not words[at].startswith("n")]
    actual = [at for at, text in words.items() if role_named(text) == "actual" or text == "value"]
    ours = actual[:1] or units
    found = [head._replace(column=at, unit=folded(cell.text) if ours[1:] else "") for at, cell in under if at in ours]
    seen = {"actual"}
    for at, text in words.items():
        if (role := role_named(text)) and role not in seen:
            seen.add(role)
            found.append(head._replace(column=at, role=role, doubts=()))
    return found


def part_named_in_full(grid: Grid, row: int, column: int, part: Cell) -> Cell:
    """A part of a merged heading, with the words above it where it says nothing alone."""
    above = _above(grid, row, column)
    if above is None:
        return part
    if is_bare_period(part.text) and is_ours(None, above.text):
        return part._replace(text=f"{folded(above.text)} {part.text}")
    return part._replace(text=named_in_full(above.text, part.text))


def is_bare_period(text: str) -> bool:
    """Whether a heading is a period and says nothing else."""
    name, period = parted(text)
    return bool(period) and not name.strip()


def named_in_full(above: str, part: str) -> str:
    """A part with the words of its group where it says nothing alone: "Target date" for "Date" under "Target".

    "Council" is ours: under "Published" it is what was published of ours, and under a year it is ours of that year,
    as England there is England of that year.
    """
    if is_area(part) and field_of(above) in _OF_OURS:
        return folded(above)
    period = parted(above)[1]
    if period and not parted(part)[1] and (is_area(part) or family_of(part)):
        return f"{folded(part)} {period}"
    if field_of(part) or part.strip().lower() == "from":  # "To" beside it is the day of the group
        return part
    return f"{folded(above)} {part}" if field_of(f"{above} {part}") else part


def beside_direction(grid: Grid, row: int, columns: dict[str, int]) -> dict[str, int]:
    """The columns with the sign beside a direction in words: it stands under the same group and has no heading."""
    at = columns.get("direction", -1) + 1
    if not at or "direction_note" in columns or at in columns.values():
        return columns
    group = grid.covered.get((row, at))
    named = at < len(grid.rows[row + 1]) and grid.rows[row + 1][at]
    if named or group is None or group[0] != row or group not in ((row, at - 1), grid.covered.get((row, at - 1))):
        return columns
    return {**columns, "direction_note": at}


def _above(grid: Grid, row: int, column: int) -> Cell | None:
    """The heading that is merged over a part of it."""
    first_row, first_column = grid.covered.get((row, column), (row, column))
    cells = grid.rows[row]
    return cells[first_column] if first_row == row and first_column < len(cells) else None
