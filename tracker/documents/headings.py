"""Finds the heading rows of a grid by their wording, wherever they are."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Literal

from tracker.documents.grid import Cell, Grid, folded
from tracker.documents.wording import field_of

TableKind = Literal["actions", "measures", "readings", "evidence"]


@dataclass(frozen=True, slots=True)
class Headings:
    """A heading row: the kind of table it opens, the column of each field, and how many rows it takes."""

    kind: TableKind
    columns: dict[str, int]
    evidence: tuple[tuple[int, str], ...]
    printed: tuple[tuple[str, str | None], ...]
    row: int
    height: int
    places: tuple[str, ...]


def headings_at(grid: Grid, row: int) -> Headings | None:
    """The headings that begin at a row (one or two rows high), or None."""
    cells = _cells(grid, row)
    texts = [cell.text for _, cell in cells]
    if not texts or max(map(len, texts)) > 120:
        return None
    if _opens_two_rows(texts) and row + 1 < len(grid.rows):
        return _two_rows(grid, row)
    return _headings(grid, row, 1, cells)


def _opens_two_rows(texts: list[str]) -> bool:
    return any(map(_OVER_BANDS.fullmatch, texts))


_OVER_BANDS = re.compile(r"[^\w%]*(?:thresholds?|targets|performance[^\w%]+thresholds)[^\w%]*", re.I)


def _two_rows(grid: Grid, row: int) -> Headings | None:
    """A row with "Thresholds" over the bands: what the second row leaves empty is named by the first."""
    below = dict(_cells(grid, row + 1))
    above = {c: cell for c, cell in _cells(grid, row) if c not in below}
    found = _headings(grid, row, 2, sorted({**above, **below}.items()))
    spanning = [(folded(cell.text), None) for c, cell in _cells(grid, row) if c in below]
    return replace(found, printed=(*spanning, *found.printed)) if found else None


def _cells(grid: Grid, row: int) -> list[tuple[int, Cell]]:
    return [(column, cell) for column, cell in enumerate(grid.rows[row]) if cell]


def _headings(grid: Grid, row: int, height: int, cells: list[tuple[int, Cell]]) -> Headings | None:
    if not _half_known(cells):
        return None
    columns: dict[str, int] = {}
    evidence: list[tuple[int, str]] = []
    printed: list[tuple[str, str | None]] = []
    for column, cell in cells:
        field = field_of(cell.text)
        if field == "evidence":
            evidence.append((column, folded(cell.text)))
        elif field and field in columns:
            field = None
        elif field:
            columns[field] = column
        printed.append((folded(cell.text), field))
    kind = _kind(columns, len(evidence), len(cells))
    if kind is None:
        return None
    places = tuple(cell.place for r in range(row, row + height) for cell in grid.rows[r] if cell)
    return Headings(kind, columns, tuple(evidence), tuple(printed), row, height, places)


def _half_known(cells: list[tuple[int, Cell]]) -> bool:
    """Whether half of the cells are known wordings: most rows are not, and soon show it by their shortest texts."""
    unknown = 0
    for text in sorted((cell.text for _, cell in cells), key=len):
        unknown += field_of(text) is None
        if unknown * 2 > len(cells):
            return False
    return True


def _kind(columns: dict[str, int], evidence: int, cells: int) -> TableKind | None:
    """What the headings are headings of; half of a row's cells must be known wordings."""
    fields = set(columns)
    if evidence >= 2 and evidence * 2 >= cells:
        return "evidence"
    if len(fields) * 2 < cells:
        return None
    if fields & {"measure", "measure_ref"}:
        if {"period", "value"} <= fields:
            return "readings"
        numbers = {"value", "current", "previous", "shows", "band Good", "band Outstanding"}
        return "measures" if fields & numbers else None
    return "actions" if "action" in fields and fields & {"ref", "lead", "review", "status", "commentary"} else None
