"""Reads a workbook of ours back: the plan from its hidden sheet, and what was edited by hand on the others."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from tracker.columns.derived import SAVED
from tracker.columns.sheets.cells import TableSheet, checksum, comparable, printed_rows, row_mark, table_headings
from tracker.columns.sheets.saved import SavedPlan, read_saved
from tracker.columns.sheets.whole import Sheets, WorkbookChoice
from tracker.documents.dump.edited_cell import EditedCell
from tracker.documents.dump.edits import with_edits
from tracker.documents.dump.read import dump_draft
from tracker.documents.grid import Cell, Grid
from tracker.domain.draft import Draft
from tracker.errors import TrackerError

_READ_LIKE_ANY = {"Actions", "Measures"}  # the sheets that say as much to the reader of any document
_Row = dict[str, Cell | None]  # the cells of a row by the heading of their column


class _Printed(NamedTuple):
    """A row as it was written: about what, of which record (a text may go on in a further row), what it showed."""

    key: str
    record: int
    shown: list[str]


def saved_draft(source: str, grids: Sequence[Grid]) -> Draft | None:
    """The plan that a workbook of ours holds, with what was edited in it since.

    None for any other workbook, and for one that another version made and whose actions or measures somebody has
    edited: that is read like any document.
    """
    hidden = next((grid for grid in grids if grid.name == SAVED and grid.sheet), None)
    saved = read_saved(_pairs(hidden)) if hidden is not None else None
    if saved is None:
        return None
    try:
        draft = dump_draft(saved.dump, source)
    except TrackerError:
        return None
    edited = [grid for grid in grids if _differs(grid, saved)]
    if not edited:
        return draft
    sheets = Sheets(draft.plan, draft.problems, saved.as_at, saved.as_at, WorkbookChoice(since=saved.since))
    tables = {table.name: table for table in sheets.tables()}
    found: list[EditedCell] = []
    for grid in edited:
        table, written = tables.get(grid.name), saved.checksums[grid.name]
        edits = list(_edits(table, grid))
        if table is None or _written(table) != written:
            edits, all_told = _sure_edits(table, grid, written, edits)
            if not all_told and grid.name in _READ_LIKE_ANY:
                return None
        found += edits
    return with_edits(draft, source, found)


def _pairs(grid: Grid) -> Iterator[tuple[str, str]]:
    for row in grid.rows:
        name, text = (*row, None, None)[:2]
        if name is not None:
            yield name.text, text.text if text else ""


def _headings(table: TableSheet[Any]) -> list[str]:
    return table_headings(column.heading for column in table.columns)


def _printed(table: TableSheet[Any]) -> list[_Printed]:
    return [
        _Printed(table.key(row), record, shown)
        for record, row in enumerate(table.rows)
        for cells in printed_rows(table, row)
        if any(shown := [cell.shown for cell in cells])
    ]


def _written(table: TableSheet[Any] | None) -> str:
    """The checksum that a sheet of this program has; "" where it makes no such sheet."""
    return checksum(_headings(table), (row_mark(one.shown) for one in _printed(table))) if table else ""


# What a sheet shows now


def _differs(grid: Grid, saved: SavedPlan) -> bool:
    """Whether a sheet shows something else than what was written."""
    if (written := saved.checksums.get(grid.name)) is None:
        return False
    headings, marks = _marks(grid)
    if written == checksum(headings, ()):  # a table without rows says so in one cell
        return [sum(map(bool, row)) for row in _body(grid, _heading_row(grid, None)) if any(row)] != [1]
    return written != checksum(headings, marks)


def _marks(grid: Grid, before: Mapping[str, str] | None = None) -> tuple[list[str], list[int]]:
    """The headings of a sheet and a mark for each of its rows; `before`: what the cells at some places showed."""
    told = before or {}
    at = _heading_row(grid, None)
    headings = [cell.text if cell else "" for cell in grid.rows[at]] if grid.rows else []
    rows = [[told.get(cell.place, comparable(cell.text)) if cell else "" for cell in row] for row in _body(grid, at)]
    return headings, [row_mark(_filled(row, len(headings))) for row in rows if any(row)]


def _heading_row(grid: Grid, headings: Sequence[str] | None) -> int:
    """The row with the most of the headings; without any given, the one where they were written."""
    if headings is None:
        return min(2, max(0, len(grid.rows) - 1))
    known = set(headings)
    counts = [sum(cell is not None and cell.text in known for cell in row) for row in grid.rows[:20]]
    return counts.index(max(counts)) if counts else 0


def _body(grid: Grid, heading_row: int) -> Sequence[Sequence[Cell | None]]:
    return grid.rows[heading_row + 1 :]


def _shown(row: Sequence[Cell | None]) -> list[str]:
    return [comparable(cell.text) if cell else "" for cell in row]


def _filled(row: list[str], wide: int) -> list[str]:
    return [*row[:wide], *[""] * (wide - len(row))]


# What was edited


def _edits(table: TableSheet[Any] | None, grid: Grid) -> Iterator[EditedCell]:
    """Each cell that shows something else than what was written, each new row, and how many rows are gone."""
    if table is None:
        return
    headings = _headings(table)
    at = _heading_row(grid, headings)
    places = {cell.text: n for n, cell in enumerate(grid.rows[at]) if cell} if grid.rows else {}
    rows = [
        {heading: (row[places[heading]] if places.get(heading, len(row)) < len(row) else None) for heading in headings}
        for row in _body(grid, at)
    ]
    none = None if table.rows else comparable(table.when_empty)
    rows = [{h: None if c and comparable(c.text) == none else c for h, c in row.items()} for row in rows]
    rows = [row for row in rows if any(row.values())]
    written = _printed(table)
    pairs = _paired(written, [_shown(list(row.values())) for row in rows])
    yield from _changed(table, headings, written, rows, pairs)
    taken = set(pairs.values())
    for n, row in enumerate(rows):
        if n not in taken:
            texts = {c.name: cell.text for c, cell in zip(table.columns, row.values(), strict=True) if cell}
            yield EditedCell(table.name, "", "", next(cell.place for cell in row.values() if cell), "", "", texts)
    gone = [one.key for n, one in enumerate(written) if n not in pairs]
    if gone:
        yield EditedCell(table.name, "", "", f"{len(gone)} rows", "", "", {})


def _sure_edits(
    table: TableSheet[Any] | None, grid: Grid, written: str, edits: Sequence[EditedCell]
) -> tuple[list[EditedCell], bool]:
    """The edits of a sheet that another version wrote, of which not every cell is known as it was written.

    Those of columns that are read back count, and whether they are all: without them the sheet is as it was written.
    """
    sure = [edit for edit in edits if table is not None and edit.key and edit.column in table.edited]
    if sure and checksum(*_marks(grid, {edit.place: edit.before for edit in sure})) == written:
        return sure, True
    sure = [edit for edit in sure if edit.key.startswith(("ambition ", "evidence "))]
    return [*sure, EditedCell(grid.name, "", "", "", "", "", {})], False


def _changed(
    table: TableSheet[Any], headings: Sequence[str], written: Sequence[_Printed], rows: Sequence[_Row],
    pairs: Mapping[int, int],
) -> Iterator[EditedCell]:  # fmt: skip
    """The cells that differ; a text that went on below is put together again."""
    told: set[tuple[int, str]] = set()
    for n, at in pairs.items():
        one, row = written[n], rows[at]
        for place, (column, heading) in enumerate(zip(table.columns, headings, strict=True)):
            cell = row[heading]
            text = cell.text if cell else ""
            if comparable(text) == one.shown[place] or (one.record, column.name) in told:
                continue
            told.add((one.record, column.name))
            parts = [
                rows[pairs[m]][heading] for m, other in enumerate(written) if other.record == one.record and m in pairs
            ]
            whole = "".join(part.text for part in parts if part) if len(parts) > 1 and column.kind != "ref" else text
            where = cell.place if cell else f"{column.heading} of {next((c.place for c in row.values() if c), '')}"
            yield EditedCell(table.name, one.key, column.name, where, one.shown[place], whole, {})


def _paired(written: Sequence[_Printed], shown: Sequence[list[str]]) -> dict[int, int]:
    """Which row is which: the same, else the one of the same place and key cells, else the most alike of the rest."""
    pairs: dict[int, int] = {}
    free: dict[tuple[str, ...], list[int]] = {}
    for at, row in enumerate(shown):
        free.setdefault(tuple(row), []).append(at)
    for n, one in enumerate(written):
        if same := free.get(tuple(one.shown)):
            pairs[n] = same.pop(0)
    left = {at for places in free.values() for at in places}
    for n, one in enumerate(written):
        if n in pairs or not left:
            continue
        likeness = {at: _alike(one.shown, shown[at]) for at in left}
        best = max(sorted(left), key=lambda at: likeness[at])
        if likeness[best] * 2 >= sum(1 for text in one.shown if text):
            pairs[n] = best
            left.discard(best)
    return pairs


def _alike(one: Sequence[str], other: Sequence[str]) -> int:
    return sum(1 for mine, theirs in zip(one, other, strict=True) if mine and mine == theirs)
