"""Reads what a measure is to reach: its target, or what is planned, for a period or for all of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from tracker.documents.grid import Cell, Grid, folded
from tracker.documents.problem_log import ProblemLog, place_of
from tracker.documents.tables.periods import PeriodHead
from tracker.domain.measure import Reading, Role
from tracker.domain.measures.value import read_value
from tracker.domain.when import NO_DATE, When

ROLES: dict[str, Role] = {"target": "target", "planned": "planned"}
# Signs and words around the number that is to be reached: "<20%", "at least 85%", "85% or more".
_AROUND = re.compile(
    r"(?:[<>≤≥]=?|at least|at most|up to|no more than|more than|less than|fewer than|below|under|over|above)?\s*"
    r"(?P<number>\S.*?)\s*(?:\+|or (?:more|less|above|below|under|over|better))?",
    re.I,
)


def role_of_field(field: str) -> Role | None:
    """The role of the readings of a column: "target", or "planned Plan 2018/19"; None where it is another field."""
    return ROLES.get(field.partition(" ")[0])


def targets_in(
    problems: ProblemLog, grid: Grid, cells: Mapping[str, Cell | None], periods: Mapping[str, When], ref: str
) -> Iterator[Reading]:
    """The targets and plans in the columns of a row that have no values of ours."""
    for field, cell in cells.items():
        if cell is not None and (role := role_of_field(field)):
            yield from target_in(problems, grid, cell, periods.get(field, NO_DATE), role, ref)


def target_in(problems: ProblemLog, grid: Grid, cell: Cell, period: When, role: Role, ref: str) -> Iterator[Reading]:
    """The target in a cell as printed; a dash is none, and words are kept as printed, and said."""
    printed = folded(cell.text)
    found = _AROUND.fullmatch(printed)
    reading, doubts = read_value(found["number"] if found else printed, period)
    if doubts:
        reading, doubts = read_value(printed, period)
    if reading.says or doubts:
        problems.doubts(doubts, place_of(grid, cell), ref, "value", printed, None)
        yield replace(reading, as_printed=printed, role=role)


def targets_of_headings(heads: tuple[PeriodHead, ...]) -> Iterator[Reading]:
    """The targets that the headings of periods print: "17/18 (Target 30%)"."""
    for head in heads:
        if head.target:
            reading, _ = read_value(head.target.lstrip("<>≤≥ "), head.period)
            yield replace(reading, as_printed=head.target, role="target")
