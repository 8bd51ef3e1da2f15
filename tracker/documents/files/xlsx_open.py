"""Opens a workbook with openpyxl: its cells with their computed values, and what hangs on them, but no pictures."""

from __future__ import annotations

import html
import re
import zipfile
from collections.abc import Iterator
from typing import IO, Any, NamedTuple
from xml.etree.ElementTree import Element, SubElement

from openpyxl.comments.comment_sheet import CommentSheet
from openpyxl.packaging.relationship import RelationshipList, get_dependents, get_rels_path
from openpyxl.reader.excel import COMMENTS_NS, SHARED_STRINGS, ExcelReader
from openpyxl.worksheet._reader import WorkSheetParser, WorksheetReader
from openpyxl.worksheet.cell_range import CellRange, MultiCellRange
from openpyxl.worksheet.table import Table
from openpyxl.xml.constants import SHEET_MAIN_NS
from openpyxl.xml.functions import fromstring

from tracker.documents.files.xlsx_texts import joined_text, shared_texts
from tracker.documents.files.zip_guard import LAST_ROW, PartsLookedInto
from tracker.errors import TrackerError

_NOT_COMPUTED = re.compile(rb"(?:</(?:\w+:)?f>|<(?:\w+:)?f\s[^>]*/>)\s*(?:<v\s*/>|<v>\s*</v>)?\s*</(?:\w+:)?c>")
_NEWER_RULE = re.compile(rb'<x14:dataValidation [^>]*type="list".*?<xm:f>([^<]*)</xm:f>', re.S)
_SHEET_OF = re.compile(r"(?:'((?:[^']|'')+)'|([^\s'!,;(]+))!")

_Place = tuple[int, int]  # row and column, from 0
_MOST_NOT_COMPUTED = 5_000
_MOST_COVERED = 300_000
_MOST_LETTERS = 30_000_000  # in all cells together; a plan of 10,000 rows has about four million
_WIDEST_GAP = 20  # empty rows or columns; a wider gap says no more


class UsedPlaces(NamedTuple):
    """Of each row and column of a sheet, from 1, that is used or near one that is: its place in the grid, from 0."""

    rows: dict[int, int]
    columns: dict[int, int]


def used_places(sheet: Any) -> UsedPlaces:
    """Where the rows and columns of a sheet come to lie when wide gaps are left out.

    Many a workbook has a stray cell in its last corner, and nothing between the tables and that.
    """
    merges = sheet.merged_cells.ranges
    rows = {row for row, _ in sheet._cells} | {row for merge in merges for row in (merge.min_row, merge.max_row)}
    columns = {column for _, column in sheet._cells}
    columns |= {column for merge in merges for column in (merge.min_col, merge.max_col)}
    if max(rows, default=0) > LAST_ROW:
        raise ValueError(f"no sheet has a row {max(rows)}")
    return UsedPlaces(_without_gaps(rows), _without_gaps(columns))


def _without_gaps(used: set[int]) -> dict[int, int]:
    """Every number up to the last used one, but for those that are further than a table's gap behind a used one."""
    kept: list[int] = []
    for number in sorted(used):
        last = kept[-1] if kept else 0
        kept += [*range(last + 1, min(last + _WIDEST_GAP, number - 1) + 1), number]
    return {number: at for at, number in enumerate(kept)}


def covered_places(name: str, sheet: Any, at: UsedPlaces, height: int, width: int) -> dict[_Place, _Place]:
    """The places within the filled part of a sheet that merged cells cover, with the places of those cells."""
    covered: dict[_Place, _Place] = {}
    gone_through = 0
    for merge in sheet.merged_cells.ranges:
        top, left = first = (at.rows[merge.min_row], at.columns[merge.min_col])
        bottom, right = at.rows[merge.max_row], at.columns[merge.max_col]
        # A title may be merged wider than the table below it: a few columns are enough to see that it spans.
        rows = range(top, min(bottom + 1, max(height, top + 1)))
        columns = range(left, min(right + 1, max(width, left + 3)))
        gone_through += len(rows) * len(columns)
        if gone_through > _MOST_COVERED:
            raise _too_many(name, f"{_MOST_COVERED:,} cells under merges in a sheet")
        for row in rows:
            for column in columns:
                if (row, column) != first:
                    covered[row, column] = first
    return covered


def hidden_rows(sheet: Any, at: UsedPlaces, height: int) -> frozenset[int]:
    """The hidden rows among the first `height`, from 0."""
    found = (at.rows.get(row) for row, look in sheet.row_dimensions.items() if look.hidden or look.ht == 0)
    return frozenset(row for row in found if row is not None and row < height)


def hidden_columns(sheet: Any, at: UsedPlaces, width: int) -> frozenset[int]:
    """The hidden columns among the first `width`, from 0; one entry of a sheet may speak for several columns."""
    looks = [(look.min, look.max or look.min) for look in sheet.column_dimensions.values() if look.hidden and look.min]
    return frozenset(
        place for column, place in at.columns.items() if place < width and any(a <= column <= z for a, z in looks)
    )


def is_filtered(sheet: Any) -> bool:
    """Whether a filter hides rows; a filter that only stands ready does not."""
    filters = [sheet.auto_filter, *(table.autoFilter for table in sheet.tables.values())]
    return bool(sheet.sheet_properties.filterMode) or any(one is not None and one.filterColumn for one in filters)


def chosen_from(workbook: Any, file: IO[bytes]) -> set[str]:
    """The names of the sheets that hold the choices which cells of other sheets offer."""
    found: set[str] = set()
    for sheet in workbook.worksheets:
        for rule in sheet.data_validations.dataValidation:
            source = str(rule.formula1 or "") if rule.type == "list" else ""
            named = workbook.defined_names.get(source) or sheet.defined_names.get(source)
            found |= _sheets_of(named.attr_text if named else source) - {sheet.title}
    # WORKAROUND: openpyxl leaves out the rules that point to other sheets, in the place where newer Excels keep them.
    for data in _sheet_parts(file):
        for rule in _NEWER_RULE.findall(data, data.rfind(b"</sheetData>")):
            found |= _sheets_of(html.unescape(rule.decode("utf-8", "replace")))
    return found


def _sheets_of(source: str) -> set[str]:
    return {(quoted or bare).replace("''", "'") for quoted, bare in _SHEET_OF.findall(source)}


def _sheet_parts(file: IO[bytes]) -> Iterator[bytes]:
    with zipfile.ZipFile(file) as parts:
        for name in parts.namelist():
            if name.endswith(".xml") and "/worksheets/" in name:
                yield parts.read(name)


def formulas_without_value(workbook: Any, file: IO[bytes], name: str) -> dict[str, dict[str, str]]:
    """By sheet and cell, the formulas that no program has computed yet: the file was written by another one."""
    suspects = {sheet.title: _suspects(sheet) for sheet in workbook.worksheets}
    if not any(suspects.values()) or not any(map(_NOT_COMPUTED.search, _sheet_parts(file))):
        return {}
    if sum(map(len, suspects.values())) > _MOST_NOT_COMPUTED:
        raise TrackerError(
            f"{name} has more than {_MOST_NOT_COMPUTED:,} formulas that no program has computed: "
            "open it in Excel and save it anew."
        )
    import openpyxl

    again = openpyxl.load_workbook(file, read_only=True, keep_links=False)
    found: dict[str, dict[str, str]] = {}
    for sheet in again.worksheets:
        sheet.reset_dimensions()
        # A row may claim any number, and openpyxl makes all those before it.
        rows = sheet.iter_rows(max_row=LAST_ROW)
        for cell in (cell for row in rows for cell in row if cell.data_type == "f"):
            if cell.coordinate in suspects[sheet.title]:
                found.setdefault(sheet.title, {})[cell.coordinate] = str(getattr(cell.value, "text", cell.value))
    return found


def _suspects(sheet: Any) -> set[str]:
    """The cells without a value, but for those whose formula was computed to an empty text."""
    return {cell.coordinate for cell in sheet._cells.values() if cell._value is None and cell.data_type == "n"}


_VALUE, _INLINE = (f"{{{SHEET_MAIN_NS}}}{name}" for name in ("v", "is"))


class _Shown:
    """How many letters the cells of a workbook show: far more than the file holds, where many share one long text."""

    def __init__(self, name: str) -> None:
        self.name, self.letters = name, 0

    def take(self, cells: list[dict[str, Any]]) -> None:
        """Count the cells of a row; TrackerError as soon as there are too many letters."""
        self.letters += sum(len(cell["value"]) for cell in cells if isinstance(cell["value"], str))
        if self.letters > _MOST_LETTERS:
            raise _too_many(self.name, f"{_MOST_LETTERS:,} letters in its cells")


def _too_many(name: str, what: str) -> TrackerError:
    return TrackerError(f"{name} has more than {what}: copy the tables into a new workbook and save that.")


def open_workbook(file: IO[bytes], name: str) -> Any:
    """The workbook, by its name; raises whatever openpyxl and its parsers raise."""
    reader = _Reader(file, data_only=True, keep_links=False)
    reader.shown = _Shown(name)
    with PartsLookedInto(file) as reader.archive:
        reader.read()
    return reader.wb


class _Reader(ExcelReader):  # type: ignore[misc]
    """WORKAROUND: openpyxl makes an object with many fields of each text, which takes a fifth of all its time, and
    undoes half of what Excel escapes in it; and a chart or a pivot table that it cannot read ends the reading."""

    shown: _Shown

    def read_strings(self) -> None:
        part = self.package.find(SHARED_STRINGS)
        if part is not None:
            with self.archive.open(part.PartName[1:]) as source:
                self.shared_strings = list(shared_texts(source))

    def read_worksheets(self) -> None:
        read = set[str]()
        for entry, link in self.parser.find_sheets():
            if link.target in self.valid_files and "chartsheet" not in link.Type:
                if link.target in read:
                    raise ValueError(f"{link.target} is two sheets")  # its cells were counted once
                read.add(link.target)
                sheet = self.wb.create_sheet(entry.name)
                sheet.sheet_state = entry.state
                self._fill(sheet, link.target)

    def _plain_looks(self) -> frozenset[str]:
        return frozenset(str(at) for at, look in enumerate(self.wb._cell_styles) if not look.fillId)

    def _fill(self, sheet: Any, target: str) -> None:
        """Cells, comments and tables of one sheet."""
        links = get_rels_path(target)
        sheet._rels = get_dependents(self.archive, links) if links in self.valid_files else RelationshipList()
        with self.archive.open(target) as source:
            reader = _SheetReader(sheet, source, self.shared_strings, data_only=True, rich_text=False)
            reader.parser.__class__ = _Parser  # it cannot be given one
            reader.parser.plain, reader.parser.shown = self._plain_looks(), self.shown
            reader.bind_all()
        for link in sheet._rels.find(COMMENTS_NS):
            comments = CommentSheet.from_tree(fromstring(self.archive.read(link.target)))
            for place, comment in comments.comments:
                if (cell := sheet[place]).comment is None and hasattr(cell, "_comment"):
                    cell.comment = comment
                    cell._style = cell._style or self.wb._cell_styles[0]
        for part in reader.tables:
            sheet.add_table(Table.from_tree(fromstring(self.archive.read(part))))


class _SheetReader(WorksheetReader):  # type: ignore[misc]
    """WORKAROUND: openpyxl makes and borders every cell that a merge or a link covers, be it a million."""

    def bind_merged_cells(self) -> None:
        merged = self.parser.merged_cells.mergeCell if self.parser.merged_cells else ()
        self.ws.merged_cells = MultiCellRange([CellRange(merge.ref) for merge in merged])

    def bind_hyperlinks(self) -> None:
        """Links are not read: what a cell shows is."""


class _Parser(WorkSheetParser):  # type: ignore[misc]
    """WORKAROUND: openpyxl makes an object of each row that has a height and of each cell that has a border, of which
    a sheet that was once coloured to its end has half a million."""

    plain: frozenset[str]  # the looks that show nothing in an empty cell
    shown: _Shown

    def parse_row(self, row: Element) -> Any:
        for cell in [cell for cell in row if not len(cell) and cell.get("s", "0") in self.plain and cell.get("r")]:
            row.remove(cell)
        if not len(row) and row.get("hidden") is None and row.get("ht") != "0" and row.get("r", "").isdecimal():
            self.row_counter = int(row.get("r", ""))
            return self.row_counter, []
        if row.get("hidden") is None and row.get("ht") not in ("0", None):
            del row.attrib["ht"]
        for name in ("customHeight", "customFormat", "s", "thickBot", "thickTop"):
            row.attrib.pop(name, None)
        number, cells = super().parse_row(row)
        self.shown.take(cells)
        return number, cells

    def parse_cell(self, element: Element) -> Any:
        """A text that a cell holds itself is taken for the text of a formula, which costs far less."""
        if element.get("t") == "inlineStr" and (text := element.find(_INLINE)) is not None:
            element.set("t", "str")
            SubElement(element, _VALUE).text = joined_text(text)
        return super().parse_cell(element)
