"""Opens a workbook with openpyxl: its cells with their computed values, and what hangs on them, but no pictures."""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO, Any
from xml.etree.ElementTree import Element, SubElement, iterparse

from openpyxl.comments.comment_sheet import CommentSheet
from openpyxl.packaging.relationship import RelationshipList, get_dependents, get_rels_path
from openpyxl.reader.excel import COMMENTS_NS, SHARED_STRINGS, ExcelReader
from openpyxl.worksheet._reader import WorkSheetParser, WorksheetReader
from openpyxl.worksheet.cell_range import CellRange, MultiCellRange
from openpyxl.worksheet.table import Table
from openpyxl.xml.constants import SHEET_MAIN_NS
from openpyxl.xml.functions import fromstring

_ITEM, _TEXT, _RUN, _VALUE, _INLINE = (f"{{{SHEET_MAIN_NS}}}{name}" for name in ("si", "t", "r", "v", "is"))


def open_workbook(file: IO[bytes]) -> Any:
    """The workbook; raises whatever openpyxl and its parsers raise."""
    reader = _Reader(file, data_only=True, keep_links=False)
    reader.read()
    return reader.wb


class _Reader(ExcelReader):  # type: ignore[misc]
    """WORKAROUND: openpyxl makes an object with many fields of each text, which takes a fifth of all its time, and
    undoes half of what Excel escapes in it; and a chart or a pivot table that it cannot read ends the reading."""

    def read_strings(self) -> None:
        part = self.package.find(SHARED_STRINGS)
        if part is not None:
            with self.archive.open(part.PartName[1:]) as source:
                self.shared_strings = list(_texts(source))

    def read_worksheets(self) -> None:
        for entry, link in self.parser.find_sheets():
            if link.target in self.valid_files and "chartsheet" not in link.Type:
                sheet = self.wb.create_sheet(entry.name)
                sheet.sheet_state = entry.state
                self._fill(sheet, link.target)

    def _fill(self, sheet: Any, target: str) -> None:
        """Cells, comments and tables of one sheet."""
        links = get_rels_path(target)
        sheet._rels = get_dependents(self.archive, links) if links in self.valid_files else RelationshipList()
        with self.archive.open(target) as source:
            reader = _SheetReader(sheet, source, self.shared_strings, data_only=True, rich_text=False)
            reader.parser.__class__ = _Parser  # it cannot be given one
            reader.bind_all()
        for link in sheet._rels.find(COMMENTS_NS):
            comments = CommentSheet.from_tree(fromstring(self.archive.read(link.target)))
            for place, comment in comments.comments:
                if (cell := sheet[place]).comment is None and hasattr(cell, "_comment"):
                    cell.comment = comment
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
    def parse_cell(self, element: Element) -> Any:
        """A text that a cell holds itself is taken for the text of a formula, which costs far less."""
        if element.get("t") == "inlineStr" and (text := element.find(_INLINE)) is not None:
            element.set("t", "str")
            SubElement(element, _VALUE).text = _joined(text)
        return super().parse_cell(element)


def _texts(source: IO[bytes]) -> Iterator[str]:
    """The texts that cells share, in their order."""
    for _, item in iterparse(source):
        if item.tag == _ITEM:
            yield _joined(item)
            item.clear()


def _joined(item: Element) -> str:
    """A text, maybe in several looks; how it is spoken (Japanese) stands beside it and is no part of it."""
    if len(item) == 1 and item[0].tag == _TEXT:
        return item[0].text or ""
    parts = (part if part.tag == _TEXT else part.find(_TEXT) for part in item if part.tag in (_TEXT, _RUN))
    return "".join(part.text or "" for part in parts if part is not None)
