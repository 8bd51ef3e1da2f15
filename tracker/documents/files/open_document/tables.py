"""The rows and cells of tables in OpenDocument files, where one element may stand for many that are alike."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from tracker.documents.files.open_document.styles import TABLE
from tracker.documents.files.word.docx_numbering import whole_number

TABLE_ELEMENT = f"{TABLE}table"
CELL, COVERED = f"{TABLE}table-cell", f"{TABLE}covered-table-cell"
STYLE_NAME = f"{TABLE}style-name"
_ROW = f"{TABLE}table-row"
_COLUMN = f"{TABLE}table-column"
_AROUND_ROWS = {f"{TABLE}{name}" for name in ("table-header-rows", "table-rows", "table-row-group")}
_AROUND_COLUMNS = {f"{TABLE}{name}" for name in ("table-header-columns", "table-columns", "table-column-group")}


def table_rows(table: Any) -> Iterator[tuple[Any, int]]:
    """The rows of a table, each with how many alike it stands for."""
    return _inside(table, _ROW, _AROUND_ROWS, f"{TABLE}number-rows-repeated")


def table_columns(table: Any) -> Iterator[tuple[Any, int]]:
    """The columns of a table, each with how many alike it stands for."""
    return _inside(table, _COLUMN, _AROUND_COLUMNS, f"{TABLE}number-columns-repeated")


def table_cells(row: Any) -> Iterator[tuple[Any, int]]:
    """The cells of a row, covered ones included, each with how many alike it stands for."""
    for cell in row:
        if cell.tag in (CELL, COVERED):
            yield cell, whole_number(cell.get(f"{TABLE}number-columns-repeated"), 1)


def spans(cell: Any) -> tuple[int, int]:
    """How many rows and columns a cell takes."""
    rows, columns = (whole_number(cell.get(f"{TABLE}number-{name}-spanned"), 1) for name in ("rows", "columns"))
    return max(rows, 1), max(columns, 1)


def _inside(parent: Any, tag: str, around: set[str], repeated: str) -> Iterator[tuple[Any, int]]:
    for child in parent:
        if child.tag == tag:
            yield child, whole_number(child.get(repeated), 1)
        elif child.tag in around:
            yield from _inside(child, tag, around, repeated)
