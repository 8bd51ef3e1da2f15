"""Reads the values of a workbook in the forms before .xlsx (.xls) and beside it (.xlsb), with python-calamine."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tracker.documents.files.number_format import shown_cell_number, shown_date
from tracker.documents.files.sheet_grid import Area, Sheet, column_letters, sheet_grid, too_many
from tracker.documents.files.zip_guard import EXCEL, EXCEL_BINARY, look_inside, refuse_locked
from tracker.documents.grid import Cell, Grid
from tracker.errors import TrackerError

if TYPE_CHECKING:
    from python_calamine import CalamineSheet

_LARGEST_FILE = 60_000_000  # bytes; 10,000 actions have about four million
LEFT_OUT = (
    "Of this workbook its values were read, and not its colours, comments, errors, number formats and what is "
    "hidden in it (76.4% stands as 0.764): save it as .xlsx and import that to have them."
)
_MOST_PLACES = 20_000_000  # that the cells of a sheet span: a stray cell in the last corner of an .xls spans so many
_MOST_CELLS = 1_500_000  # that hold something
_MOST_LETTERS = 30_000_000


def read_old_excel(path: Path) -> list[Grid]:
    """Every sheet of a workbook as a grid of its values.

    A file that was made to do so may end the whole process: read it in one that may end.
    Raises TrackerError in one sentence for a file that is no workbook, is protected, damaged or far too large.
    """
    try:
        with path.open("rb") as file:
            zipped, size = file.read(2) == b"PK", file.seek(0, 2)
    except OSError as error:
        raise TrackerError(f"{path} could not be opened: {error.strerror}.") from error
    if size > _LARGEST_FILE:
        raise TrackerError(f"{path.name} is larger than any plan, and was not opened.")
    if zipped:
        look_inside(path, EXCEL_BINARY)
    else:
        refuse_locked(path, EXCEL)
    budget = _Budget(path.name)
    return [sheet_grid(_sheet(path.name, read, hidden, budget)) for read, hidden in _opened(path)]


def _opened(path: Path) -> list[tuple[CalamineSheet, bool]]:
    """Each sheet, and whether it is hidden."""
    from python_calamine import CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

    with _told(path.name):
        book = CalamineWorkbook.from_path(path)
        return [
            (book.get_sheet_by_name(one.name), one.visible != SheetVisibleEnum.Visible)
            for one in book.sheets_metadata
            if one.typ == SheetTypeEnum.WorkSheet
        ]


@contextmanager
def _told(name: str) -> Iterator[None]:
    """Calamine raises errors of its own kinds; where it stops itself, that is no Exception, but a BaseException."""
    try:
        yield
    except (TrackerError, MemoryError, KeyboardInterrupt, SystemExit):
        raise
    except BaseException as error:
        if type(error).__name__ == "PasswordError":
            raise TrackerError(
                f"{name} is protected with a password: open it in Excel, take the password off, save it anew."
            ) from error
        raise TrackerError(
            f"{name} is an old .xls file or a binary workbook, damaged or too old to be read: open it in Excel and "
            "save it as .xlsx."
        ) from error


class _Budget:
    """How much all sheets of a file may hold."""

    def __init__(self, name: str) -> None:
        self.name, self.cells, self.letters = name, 0, 0

    def count(self, cell: Cell) -> None:
        """Count one more; TrackerError as soon as there is too much."""
        self.cells += 1
        self.letters += len(cell.text)
        if self.cells > _MOST_CELLS:
            raise too_many(self.name, f"{_MOST_CELLS:,} cells")
        if self.letters > _MOST_LETTERS:
            raise too_many(self.name, f"{_MOST_LETTERS:,} letters in its cells")


def _sheet(source: str, read: CalamineSheet, hidden: bool, budget: _Budget) -> Sheet:
    sheet = Sheet(source, read.name, hidden=hidden)
    if read.start is None:
        return sheet
    if read.height * read.width > _MOST_PLACES:
        raise too_many(source, f"{_MOST_PLACES:,} places from its first cell to its last")
    sheet.merges = [
        Area(top + 1, left + 1, down + 1, right + 1) for (top, left), (down, right) in read.merged_cell_ranges or ()
    ]
    days = defaultdict[int, list[tuple[int, date]]](list)
    first_row, first_column = read.start[0] + 1, read.start[1] + 1
    for row, values in enumerate(read.iter_rows(), first_row):
        for column, value in enumerate(values, first_column):
            if value == "" or (cell := _cell(value, f"{column_letters(column)}{row}")) is None:
                continue
            if cell.day is not None:
                days[column].append((row, cell.day))
            budget.count(cell)
            sheet.cells[row, column] = cell
    _say_months(sheet, days)
    return sheet


def _cell(value: Any, place: str) -> Cell | None:
    """A value as a cell without any format shows it; None for blanks."""
    if isinstance(value, str):
        return Cell(value, place) if not value.isspace() else None
    if isinstance(value, bool):
        return Cell("TRUE" if value else "FALSE", place)
    if isinstance(value, (int, float)):
        return Cell(shown_cell_number(float(value), "General"), place, number=float(value))
    if isinstance(value, (datetime, date)):
        day = value.date() if isinstance(value, datetime) else value
        return Cell(shown_date(day, "d mmm yyyy"), place, day)
    return Cell(value.isoformat() if isinstance(value, time) else str(value), place)


def _say_months(sheet: Sheet, days: dict[int, list[tuple[int, date]]]) -> None:
    """A column whose dates are all the first of a month shows months, as far as can be told without its format."""
    for column, found in days.items():
        if all(day.day == 1 for _, day in found):
            for row, day in found:
                cell = sheet.cells[row, column]
                sheet.cells[row, column] = cell._replace(text=shown_date(day, "mmm yyyy"), shows_day=False)
