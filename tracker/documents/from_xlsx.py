"""Reads a workbook into grids of what its cells show, with openpyxl."""

from __future__ import annotations

import re
import zipfile
from datetime import date, datetime, time
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from pathlib import Path
from typing import Any

from tracker.documents.grid import Cell, Grid
from tracker.domain.when import MONTH_NAMES
from tracker.errors import TrackerError

LARGEST_PART = 200_000_000  # bytes of one sheet when unpacked; a 10,000-row plan has about 10 million
LARGEST_RATIO = 400


def read_xlsx(path: Path) -> list[Grid]:
    """Every sheet of a workbook as a grid.

    Raises TrackerError in one sentence for a file that is no workbook, is protected, damaged or far too large.
    """
    _look_inside(path)
    import openpyxl

    try:
        workbook = openpyxl.load_workbook(path, data_only=True)
    except Exception as error:  # openpyxl raises whatever its XML parser and zip reader raise
        raise TrackerError(f"{path.name} is damaged and could not be read: open it in Excel, save it anew.") from error
    return [_emptied(path.name, sheet) for sheet in workbook.worksheets]


def _emptied(source: str, sheet: Any) -> Grid:
    """The grid of a sheet, which lets its cells go.

    WORKAROUND: a sheet of openpyxl and its cells hold each other, and the collector takes long to find that out.
    """
    grid = _grid(source, sheet)
    sheet._cells.clear()
    return grid


def _look_inside(path: Path) -> None:
    """Refuse what would take the program down, before openpyxl opens it."""
    try:
        with path.open("rb") as file:
            start = file.read(8)
        if start.startswith(b"\xd0\xcf\x11\xe0"):
            raise TrackerError(
                f"{path.name} is an old .xls or a password-protected workbook: save it as .xlsx without a password."
            )
        with zipfile.ZipFile(path) as parts:
            infos = parts.infolist()
    except OSError as error:
        raise TrackerError(f"{path} could not be opened: {error.strerror}.") from error
    except zipfile.BadZipFile as error:
        raise TrackerError(f"{path.name} is not an Excel workbook, or is cut short: save it anew as .xlsx.") from error
    if not any(info.filename == "xl/workbook.xml" for info in infos):
        raise TrackerError(f"{path.name} holds no Excel workbook: choose an .xlsx file.")
    for info in infos:
        ratio = info.file_size / max(info.compress_size, 1)
        if info.file_size > LARGEST_PART or (ratio > LARGEST_RATIO and info.file_size > 5_000_000):
            raise TrackerError(f"{path.name} unpacks to far more than a plan holds, and was not opened.")


def _grid(source: str, sheet: Any) -> Grid:
    if sheet.max_row * sheet.max_column > 20_000_000:
        raise TrackerError(
            f'{source}, sheet "{sheet.title}" has a cell far outside its table: delete it and save anew.'
        )
    rows = [[_cell(cell) for cell in row] for row in sheet.iter_rows()]
    return Grid(source, sheet.title, rows, _covered(sheet), sheet.sheet_state != "visible")


def _covered(sheet: Any) -> dict[tuple[int, int], tuple[int, int]]:
    covered = {}
    for merge in sheet.merged_cells.ranges:
        first = (merge.min_row - 1, merge.min_col - 1)
        for row in range(merge.min_row - 1, min(merge.max_row, sheet.max_row)):
            for column in range(merge.min_col - 1, min(merge.max_col, sheet.max_column)):
                if (row, column) != first:
                    covered[row, column] = first
    return covered


def _cell(cell: Any) -> Cell | None:
    value = cell.value
    if value is None:
        return None
    if type(value) is str:
        return Cell(value, cell.coordinate) if value and not value.isspace() else None
    if isinstance(value, (datetime, date)):
        return _date_cell(value, cell)
    if isinstance(value, bool):
        return Cell("TRUE" if value else "FALSE", cell.coordinate)
    if isinstance(value, (int, float)):
        return Cell(shown_number(value, cell.number_format), cell.coordinate, number=float(value))
    return Cell(value.isoformat() if isinstance(value, time) else str(value), cell.coordinate)


def _date_cell(value: datetime | date, cell: Any) -> Cell:
    day = value.date() if isinstance(value, datetime) else value
    code = _date_code(cell.number_format)
    return Cell(shown_date(day, code), cell.coordinate, day, "d" in code)


@lru_cache(maxsize=256)
def _date_code(number_format: str) -> str:
    """The date part of a number format: without colours, locales, quoted text and the time of day."""
    first = re.sub(r'"([^"]*)"', lambda quoted: re.sub(r"\w", "", quoted[1]), number_format.split(";")[0])
    plain = re.sub(r"\[[^\]]*\]|\\(.)|_.|\*.", r"\1", first).lower()
    plain = re.sub(r"\s*h+[:.]?m*[:.]?s*(\s*am/pm)?", "", plain).strip()
    return plain if re.search(r"[dmy]", plain) else "d mmm yyyy"


@lru_cache(maxsize=20_000)
def shown_date(day: date, code: str) -> str:
    """What a date cell shows under a date code: "Oct 2017" under mmm yyyy."""
    return re.sub(r"d+|m+|y+", lambda found: _part(day, found[0]), code)


def _part(day: date, code: str) -> str:
    letter, size = code[0], len(code)
    if letter == "y":
        return str(day.year) if size > 2 else f"{day.year % 100:02d}"
    if letter == "m":
        return day.strftime("%B") if size == 4 else MONTH_NAMES[day.month] if size == 3 else f"{day.month:0{size}d}"
    return day.strftime("%A") if size == 4 else day.strftime("%a") if size == 3 else f"{day.day:0{size}d}"


def shown_number(value: float, number_format: str) -> str:
    """What a number cell shows: 0.764 under 0.0% is "76.4%", 84.6 under 0 is "85", 2.1 under General is "2.1"."""
    percent = "%" in number_format
    number = Decimal(f"{value:.15g}") * (100 if percent else 1)  # a sheet keeps and shows 15 digits
    places = re.search(r"0\.(0+)", number_format)
    if places or (percent and "0" in number_format) or re.fullmatch(r"(?:#,##)?0", number_format):
        number = number.quantize(Decimal(1).scaleb(-len(places[1]) if places else 0), ROUND_HALF_UP)
    elif number == number.to_integral_value():
        number = number.quantize(Decimal(1))
    text = f"{number:,f}" if "#,##0" in number_format else f"{number:f}"
    return f"{text}%" if percent else text
