"""Reads a workbook into grids of what its cells show, with openpyxl."""

from __future__ import annotations

import re
import warnings
from collections.abc import Container, Iterator, Mapping
from contextlib import contextmanager
from datetime import date, datetime, time
from pathlib import Path
from typing import Any, NamedTuple

from tracker.columns.derived import PROPERTY, Derived, read_derived
from tracker.documents.files.number_format import date_code, shown_cell_number, shown_date
from tracker.documents.files.xlsx_open import (
    UsedPlaces,
    chosen_from,
    covered_places,
    formulas_without_value,
    hidden_columns,
    hidden_rows,
    is_filtered,
    used_places,
)
from tracker.documents.files.xlsx_texts import StruckText
from tracker.documents.files.zip_guard import look_inside
from tracker.documents.grid import Cell, Grid, folded, with_struck
from tracker.documents.vocabulary.fill_colours import Fills
from tracker.errors import TrackerError

_Place = tuple[int, int]  # row and column, from 0

_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")
_BEFORE_THREAD = re.compile(r"\[Threaded comment\].*?\bComment:\s*", re.S)


def read_xlsx(path: Path) -> list[Grid]:
    """Every sheet of a workbook as a grid.

    Raises TrackerError in one sentence for a file that is no workbook, is protected, damaged or far too large.
    """
    look_inside(path)
    with path.open("rb") as file, _told(path.name):
        from tracker.documents.files.xlsx_open import open_workbook  # openpyxl takes long to import

        workbook = open_workbook(file, path.name)
        formulas = formulas_without_value(workbook, file, path.name)
        chosen, derived = chosen_from(workbook, file), _derived(workbook)
        fills = Fills(workbook)
        struck = frozenset(at for at, font in enumerate(workbook._fonts) if font.strike)
        readers = ((sheet, _Reader(fills, formulas.get(sheet.title, {}), struck)) for sheet in workbook.worksheets)
        return [_emptied(_grid(path.name, sheet, reader, chosen, derived), sheet) for sheet, reader in readers]


def _derived(workbook: Any) -> Derived:
    return read_derived(next((str(one.value) for one in workbook.custom_doc_props.props if one.name == PROPERTY), ""))


@contextmanager
def _told(name: str) -> Iterator[None]:
    """Openpyxl raises whatever its XML parser and zip reader raise, and warns of every part that it leaves out."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    except (TrackerError, MemoryError):
        raise
    except Exception as error:
        raise TrackerError(f"{name} is damaged and could not be read: open it in Excel, save it anew.") from error


def _emptied(grid: Grid, sheet: Any) -> Grid:
    """The grid of a sheet, which lets its cells go.

    WORKAROUND: a sheet of openpyxl and its cells hold each other, and the collector takes long to find that out.
    """
    sheet._cells.clear()
    return grid


def _grid(source: str, sheet: Any, reader: _Reader, chosen: set[str], derived: Derived) -> Grid:
    at = used_places(sheet)
    read = reader.read(sheet, at)
    width = max(map(len, read.rows), default=0)
    covered = covered_places(source, sheet, at, len(read.rows), width)
    for row, column in covered:
        if row < len(read.rows) and column < len(read.rows[row]):
            read.rows[row][column] = None  # a merge shows its first cell only, whatever lies below it
    return Grid(
        source,
        sheet.title,
        read.rows,
        covered,
        sheet=True,
        hidden=sheet.sheet_state != "visible",
        hidden_rows=hidden_rows(sheet, at, len(read.rows)),
        hidden_columns=hidden_columns(sheet, at, width),
        filtered=is_filtered(sheet),
        bare=read.bare,
        chosen_from=sheet.title in chosen,
        derived=derived.get(sheet.title),
    )


class _Read(NamedTuple):
    """The cells of a sheet: those that show something, and those that show nothing but have a fill or a comment."""

    rows: list[list[Cell | None]]
    bare: dict[_Place, Cell]


class _Reader:
    """Makes cells of one sheet; `formulas` has the text of those that Excel never computed."""

    def __init__(self, fills: Fills, formulas: Mapping[str, str], struck: Container[int]) -> None:
        self.fills = fills
        self.struck = struck  # the fonts that strike words out
        self.formulas = formulas

    def read(self, sheet: Any, at: UsedPlaces) -> _Read:
        """Goes through the cells that are in the file only: a sheet may claim to be far larger than its tables."""
        read = _Read([], {})
        rows, fills = read.rows, self.fills
        letters = _Letters()
        for (row, column), cell in sheet._cells.items():
            place = f"{letters[column]}{row}"
            fill = fills[cell._style.fillId]
            note = _note(comment) if (comment := cell.comment) is not None else None
            found = self._shown(cell, place, fill, note)
            if found is not None and cell._style.fontId in self.struck:
                found = found._replace(struck=found.struck or found.text)
            if found is None:
                if fill or note:
                    read.bare[at.rows[row], at.columns[column]] = Cell("", place, fill=fill, note=note)
                continue
            _put(rows, at.rows[row], at.columns[column], found)
        return read

    def _shown(self, cell: Any, place: str, fill: str | None, note: str | None) -> Cell | None:
        """The cell as it shows; None where it shows nothing."""
        value = cell._value
        if value is None:
            formula = self.formulas.get(place) if self.formulas else None
            return Cell(formula, place, fill=fill, note=note, unread=True) if formula else None
        if type(value) is str:
            text = _unescaped(value) if "_x" in value else value
            if cell.data_type == "e":
                return Cell(text, place, fill=fill, note=note, unread=True)
            return Cell(text, place, fill=fill, note=note) if text and not text.isspace() else None
        if isinstance(value, StruckText):
            left, struck = folded(_unescaped(value.left)), folded(_unescaped(value.struck))
            return with_struck(left, struck, Cell("", place, fill=fill, note=note)) if left or struck else None
        if isinstance(value, (datetime, date)):
            day = value.date() if isinstance(value, datetime) else value
            code = date_code(cell.number_format)
            return Cell(shown_date(day, code), place, day, "d" in code, fill=fill, note=note)
        if isinstance(value, bool):
            return Cell("TRUE" if value else "FALSE", place, fill=fill, note=note)
        if isinstance(value, (int, float)):
            return Cell(shown_cell_number(value, cell.number_format), place, number=float(value), fill=fill, note=note)
        return Cell(value.isoformat() if isinstance(value, time) else str(value), place, fill=fill, note=note)


def _put(rows: list[list[Cell | None]], row: int, column: int, cell: Cell) -> None:
    """Set a cell; rows end with their last cell, and the cells of a file need not be in order."""
    if len(rows) <= row:
        rows.extend([[]] * (row + 1 - len(rows)))  # until they have cells, rows are one list
    cells = rows[row] = rows[row] or []
    if len(cells) <= column:
        cells.extend([None] * (column + 1 - len(cells)))
    cells[column] = cell


class _Letters(dict[int, str]):
    """The letters of each column, made once."""

    def __missing__(self, column: int) -> str:
        from openpyxl.utils import get_column_letter

        self[column] = letters = get_column_letter(column)
        return str(letters)


def _unescaped(text: str) -> str:
    """Excel writes signs that XML cannot carry, and what looks like one of them, as _x000D_."""
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)


def _note(comment: Any) -> str | None:
    """The words of a comment, without the explanation that Excel sets before them for older programs."""
    return _BEFORE_THREAD.sub("", str(comment.text or "")).strip() or None
