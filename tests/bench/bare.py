"""The least that each job takes: a few plain lines with the library alone. Run as a program, it opens a workbook."""

from __future__ import annotations

import sqlite3
import sys
from collections.abc import Iterable, Sequence
from copy import copy
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import xlsxwriter
from openpyxl.cell import WriteOnlyCell

TABLES = ("theme", "action", "action_update", "measure")
PRAGMAS = ("synchronous = FULL", "journal_mode = TRUNCATE", "foreign_keys = ON", "trusted_schema = OFF")
LOOKS = ("font", "fill", "alignment", "border")

Cells = list[list[tuple[Any, int]]]  # of each row, each cell's value and the number of its looks
Looks = dict[int, tuple[Any, ...]]


def touch_every_cell(path: str) -> None:
    """Open a workbook with openpyxl, and look at the value and the fill of every cell."""
    for sheet in openpyxl.load_workbook(path, data_only=True).worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                _ = cell.value, cell.fill


def fetch_rows(path: Path) -> list[list[Any]]:
    """Every column of every row that the register is made of."""
    connection = sqlite3.connect(path)
    rows = [connection.execute(f"SELECT * FROM {table}").fetchall() for table in TABLES]
    connection.close()
    return rows


def plain_table(path: Path) -> sqlite3.Connection:
    """A table of texts, in a file that is as durable as the program's."""
    connection = sqlite3.connect(path, isolation_level=None)
    for pragma in PRAGMAS:
        connection.execute(f"PRAGMA {pragma}").fetchall()
    connection.execute("CREATE TABLE said (id INTEGER PRIMARY KEY, action INTEGER, day TEXT, text TEXT)")
    return connection


def insert_one(connection: sqlite3.Connection, row: Sequence[Any]) -> None:
    """Save one row durably."""
    connection.execute("BEGIN IMMEDIATE")
    connection.execute("INSERT INTO said (action, day, text) VALUES (?, ?, ?)", row)
    connection.execute("COMMIT")


def cells_of(path: Path) -> tuple[dict[str, Cells], Looks]:
    """The cells of every sheet of a workbook, and every look that they have, with equal parts made one."""
    sheets: dict[str, Cells] = {}
    looks: Looks = {}
    parts: dict[Any, Any] = {}
    for sheet in openpyxl.load_workbook(path).worksheets:
        sheets[sheet.title] = [[(cell.value, cell.style_id) for cell in row] for row in sheet.iter_rows()]
        for cell in (cell for row in sheet.iter_rows() for cell in row if cell.style_id not in looks):
            found = [copy(getattr(cell, name)) for name in LOOKS]
            looks[cell.style_id] = tuple(parts.setdefault(part, part) for part in found)
    return sheets, looks


def write_cell_by_cell(path: Path, sheets: dict[str, Cells], looks: Looks) -> None:
    """Write a workbook of the same cells, setting the font, fill, alignment and border of each."""
    book = openpyxl.Workbook(write_only=True)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(_styled(sheet, row, looks))
    book.save(path)


def write_by_xlsxwriter(path: Path, sheets: dict[str, Cells]) -> None:
    """Write a workbook of the same cells with XlsxWriter and nothing around it, in memory as ours is."""
    with xlsxwriter.Workbook(path, {"in_memory": True}) as book:
        looks = [book.add_format({"font_name": "Arial", "bottom": 1, "text_wrap": True}) for _ in range(20)]
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for at, row in enumerate(rows):
                for place, (value, look) in enumerate(row):
                    _put(sheet, at, place, value, looks[look % 20])


def _put(sheet: Any, row: int, column: int, value: Any, look: Any) -> None:
    if isinstance(value, str):
        sheet.write_string(row, column, value, look)
    elif value is None:
        sheet.write_blank(row, column, None, look)
    elif isinstance(value, date):
        sheet.write_datetime(row, column, value, look)
    else:
        sheet.write_number(row, column, value, look)


def _styled(sheet: Any, row: Iterable[tuple[Any, int]], looks: Looks) -> list[Any]:
    cells = []
    for value, look in row:
        cell = WriteOnlyCell(sheet, value)
        cell.font, cell.fill, cell.alignment, cell.border = looks[look]
        cells.append(cell)
    return cells


if __name__ == "__main__":
    touch_every_cell(sys.argv[1])
