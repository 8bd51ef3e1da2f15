"""Reads .csv, .tsv and .txt tables, whatever their encoding and delimiter, into a grid."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from tracker.documents.grid import Cell, Grid
from tracker.errors import TrackerError

LARGEST_FILE = 100_000_000  # bytes


def read_text_table(path: Path) -> list[Grid]:
    """The one table of a text file; TrackerError for a file that cannot be opened or is no text."""
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise TrackerError(f"{path.name} is larger than any plan, and was not opened.")
        text = _decoded(path.read_bytes(), path.name)
    except OSError as error:
        raise TrackerError(f"{path} could not be opened: {error.strerror}.") from error
    csv.field_size_limit(2**31 - 1)
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text))
    try:
        rows = [[_cell(value, row, column) for column, value in enumerate(line)] for row, line in enumerate(lines)]
    except csv.Error as error:
        raise TrackerError(f"{path.name} could not be read as a table: {error}.") from error
    return [Grid(path.name, "", rows, {})]


def _decoded(data: bytes, name: str) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace")
    if b"\0" in data[:4096]:
        raise TrackerError(f"{name} is not a text file: choose the .csv that the system exported.")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def _delimiter(text: str) -> str:
    """The one of comma, semicolon and tab that cuts the first rows most evenly into most cells."""
    start = text[:20_000]

    def evenness(delimiter: str) -> int:
        widths = [len(row) for row in csv.reader(io.StringIO(start, newline=""), delimiter=delimiter) if row]
        common = max(set(widths), key=widths.count) if widths else 0
        # Cuts are counted, not rows alone: a comma in each line of a long quoted cell makes many rows of two.
        return widths.count(common) * (common - 1)

    return max(",;\t", key=evenness)


def _cell(value: str, row: int, column: int) -> Cell | None:
    return Cell(value, f"row {row + 1}, column {column + 1}") if value.strip() else None
