"""The sheets of an OpenDocument spreadsheet: what its cells show, their days, numbers, fills and comments."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from tracker.columns.derived import PROPERTY, Derived, read_derived
from tracker.documents.files.number_format import shown_cell_number, shown_date
from tracker.documents.files.open_document.rules import open_rules_of
from tracker.documents.files.open_document.styles import OFFICE, TABLE, OpenStyles
from tracker.documents.files.open_document.tables import (
    CELL,
    STYLE_NAME,
    TABLE_ELEMENT,
    spans,
    table_cells,
    table_columns,
    table_rows,
)
from tracker.documents.files.open_document.words import OpenWords, P
from tracker.documents.files.sheet_grid import Area, Sheet, column_letters, sheet_grid, too_many
from tracker.documents.files.sheet_rules import SheetRules
from tracker.documents.files.zip_guard import LAST_COLUMN, LAST_ROW, MOST_IN_A_ROW
from tracker.documents.grid import Cell, Grid
from tracker.domain.pattern import pattern_of

_ANNOTATION = f"{OFFICE}annotation"
_DEFAULT = f"{TABLE}default-cell-style-name"
_VISIBLE, _FORMULA = f"{TABLE}visibility", f"{TABLE}formula"
_VALUE_TYPE, _VALUE, _DAY = (f"{OFFICE}{name}" for name in ("value-type", "value", "date-value"))
_WHITE = "#FFFFFF"
_FIRST_DAY = date(1899, 12, 30)  # from which numbers count days
_TOO_NARROW = pattern_of("##+")
_SHEET_OF = pattern_of(r"\$?(?:'((?:[^']|'')+)'|([^\s'.,;()\[\]$]+))\.\$?[A-Z]")
_MOST_LIKE = 20  # empty rows or cells alike that are looked at: a fill may go on to the end of the sheet
_MOST_CELLS = 1_000_000  # that hold something
_MOST_LETTERS = 30_000_000


def ods_grids(source: str, spreadsheet: Any, styles: OpenStyles, meta: Any) -> list[Grid]:
    """Every sheet of a spreadsheet as a grid; TrackerError for more than any plan holds."""
    chosen, derived = _chosen_from(spreadsheet), _derived(meta)
    book = _Book(source, styles)
    found = []
    for table in spreadsheet.iterchildren(TABLE_ELEMENT):
        sheet = _Table(book, table).read()
        sheet.chosen_from, sheet.derived = sheet.name in chosen, derived.get(sheet.name)
        found.append(sheet_grid(sheet))
    return found


def _derived(meta: Any) -> Derived:
    told = "{urn:oasis:names:tc:opendocument:xmlns:meta:1.0}"
    properties = () if meta is None else meta.iter(f"{told}user-defined")
    named = (one for one in properties if (one.get(f"{told}name") or "").partition(" ")[0] == PROPERTY)
    return read_derived("; ".join(one.text or "" for one in named))


def _chosen_from(spreadsheet: Any) -> set[str]:
    """The names of the sheets that hold the choices which cells of other sheets offer."""
    ranges = {
        one.get(f"{TABLE}name"): one.get(f"{TABLE}cell-range-address") or ""
        for one in spreadsheet.iter(f"{TABLE}named-range")
    }
    found: set[str] = set()
    for rule in spreadsheet.iter(f"{TABLE}content-validation"):
        condition = rule.get(f"{TABLE}condition") or ""
        if "is-in-list(" in condition:
            asked = condition.partition("is-in-list(")[2].rstrip(")")
            found |= _sheets_of(ranges.get(asked, asked)) - _sheets_of(rule.get(f"{TABLE}base-cell-address") or "")
    return found


def _sheets_of(address: str) -> set[str]:
    return {(quoted or bare).replace("''", "'") for quoted, bare in _SHEET_OF.findall(address)}


class _Book:
    """What the sheets of one file share: its styles, and how much may be read of it."""

    def __init__(self, source: str, styles: OpenStyles) -> None:
        self.source, self.styles = source, styles
        self.words = OpenWords(styles)
        self._cells = self._letters = 0

    def count(self, cell: Cell, times: int) -> None:
        """Count what a cell holds, before it is repeated: one element may stand for a million cells."""
        self._cells += times
        self._letters += times * len(cell.text)
        if self._cells > _MOST_CELLS:
            raise too_many(self.source, f"{_MOST_CELLS:,} cells")
        if self._letters > _MOST_LETTERS:
            raise too_many(self.source, f"{_MOST_LETTERS:,} letters in its cells")


class _Table:
    """One sheet while its rows are read."""

    def __init__(self, book: _Book, table: Any) -> None:
        self.book, self.table = book, table
        self.sheet = Sheet(book.source, table.get(f"{TABLE}name") or "")
        self.looks: list[tuple[int, str | None]] = []  # of each stretch of columns: its last one, and its cells' style

    def read(self) -> Sheet:
        """The whole sheet."""
        self.sheet.hidden = self.book.styles.hides_table(self.table.get(STYLE_NAME))
        last = 0
        for column, alike in table_columns(self.table):
            first, last = last + 1, last + alike
            self.looks.append((last, column.get(_DEFAULT)))
            if column.get(_VISIBLE) in ("collapse", "filter"):
                self.sheet.hidden_columns.append((first, last))
        row = 1
        for element, alike in table_rows(self.table):
            self._rows(element, row, alike)
            row += alike
        SheetRules(self.sheet, _FIRST_DAY).apply(open_rules_of(self.table, self.book.styles))
        return self.sheet

    def _rows(self, element: Any, first: int, alike: int) -> None:
        cells = list(self._cells(element))
        if not any(cell.text for _, cell, _, _ in cells):
            alike_read = min(alike, _MOST_LIKE)  # what is empty is repeated to the end of the sheet
        elif first + alike - 1 > LAST_ROW:
            raise too_many(self.book.source, f"{LAST_ROW:,} rows")
        else:
            alike_read = alike
        if element.get(_VISIBLE) in ("collapse", "filter"):
            self.sheet.hidden_rows |= set(range(first, first + alike_read))
            self.sheet.filtered |= element.get(_VISIBLE) == "filter"
        for _, cell, _, _ in cells:
            self.book.count(cell, alike_read)
        for row in range(first, first + alike_read):
            for column, cell, rows, columns in cells:
                self.sheet.cells[row, column] = cell._replace(place=f"{column_letters(column)}{row}")
                if rows > 1 or columns > 1:
                    bottom, right = min(row + rows - 1, LAST_ROW), min(column + columns - 1, LAST_COLUMN)
                    self.sheet.merges.append(Area(row, column, bottom, right))

    def _cells(self, element: Any) -> Iterator[tuple[int, Cell, int, int]]:
        """The cells of a row that hold something: column, cell, and how many rows and columns each takes."""
        column, filled = 1, 0
        row_style = element.get(_DEFAULT)
        for one, alike in table_cells(element):
            if one.tag == CELL:
                style = one.get(STYLE_NAME) or row_style or self._style_of(column)
                cell = self._cell(one, style) if len(one) or style or one.get(_FORMULA) else None
                if cell is not None:
                    filled += alike if cell.text else 0
                    if filled > MOST_IN_A_ROW:
                        raise too_many(self.book.source, f"{MOST_IN_A_ROW:,} columns")
                    for at in range(alike if cell.text else min(alike, _MOST_LIKE)):
                        yield column + at, cell, *spans(one)
            column += alike

    def _style_of(self, column: int) -> str | None:
        return next((style for last, style in self.looks if column <= last), None)

    def _cell(self, element: Any, style: str | None) -> Cell | None:
        fill = self.book.styles.fill("table-cell", style)
        fill = None if fill == _WHITE else fill
        said = [self.book.words.paragraph(one) for one in element.iterchildren(P)]
        note = "\n".join(self.book.words.text_of(one) for one in element.iterchildren(_ANNOTATION))
        cell = self.book.words.cell(said, "", fill, note)
        if cell is not None and cell.text and self.book.styles.words("table-cell", style).struck:
            cell = cell._replace(struck=cell.text)
        kind = element.get(_VALUE_TYPE)
        if kind is None:
            formula = element.get(_FORMULA)  # that no program has computed
            if formula and (cell is None or not cell.text):
                return Cell("=" + formula.partition("=")[2], "", fill=fill, note=note or None, unread=True)
        elif cell is not None and kind != "string" and not cell.unread:
            return self._with_value(cell, element, kind, style)
        elif cell is not None and _TOO_NARROW.fullmatch(cell.text):
            return self._with_value(cell._replace(unread=kind == "string"), element, kind, style)
        return cell

    def _with_value(self, cell: Cell, element: Any, kind: str, style: str | None) -> Cell:
        """The cell with the day or the number behind what it shows, be its column too narrow to show it."""
        narrow = _TOO_NARROW.fullmatch(cell.text) is not None
        if kind == "date" and (day := _day(element.get(_DAY))):
            text = shown_date(day, "d mmm yyyy") if narrow else cell.text
            return cell._replace(text=text, day=day, shows_day=self.book.styles.shows_day(style))
        if kind in ("float", "percentage", "currency") and (number := _number(element.get(_VALUE))) is not None:
            code = "0.##########%" if kind == "percentage" else "General"
            return cell._replace(text=shown_cell_number(number, code) if narrow else cell.text, number=number)
        return cell


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat((text or "")[:10])
    except ValueError:
        return None


def _number(text: str | None) -> float | None:
    try:
        return float(text or "")
    except ValueError:
        return None
