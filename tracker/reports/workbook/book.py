"""An empty workbook of ours, as XlsxWriter makes it, with what that leaves out: the language, rows that stay free."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.chart import Chart
from xlsxwriter.core import Core
from xlsxwriter.packager import Packager
from xlsxwriter.worksheet import RowInfo, Worksheet

from tracker.columns.sheets.cells import writable
from tracker.domain.long_text import shortened

_FONT = "Arial"  # on every Windows and Mac, and LibreOffice has one of the same widths
LANGUAGE = "en-GB"
LONGEST_FOOT = 60  # signs of a title, which leave room for the page's number beside them
A4 = 9
_POINTS = 0.75  # in a pixel
_OURS = {
    "in_memory": True,  # what the plan says lies in no folder for temporary files
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "default_format_properties": {"font_name": _FONT, "font_size": 10},
}


class _Core(Core):  # type: ignore[misc]
    """WORKAROUND: the library writes no language."""

    def _write_cp_category(self) -> None:
        super()._write_cp_category()
        self._xml_data_element("dc:language", LANGUAGE)


class _Packager(Packager):  # type: ignore[misc]
    def _write_core_file(self) -> None:
        core = _Core()
        core._set_properties(self.workbook.doc_properties)
        core._set_xml_writer(self._filename("docProps/core.xml"))
        core._assemble_xml_file()


class _Forgotten(dict[Any, Any]):
    """WORKAROUND: the library notes each cell of a table, to find tables that overlap, in as much room as it takes."""

    def __setitem__(self, place: Any, table: Any) -> None:
        pass


@lru_cache(maxsize=2_000)
def _of_height(pixels: int) -> RowInfo:
    return RowInfo(pixels)


class PageSheet(Worksheet):  # type: ignore[misc]
    """A sheet whose rows have a height and are fitted anew when somebody edits them."""

    def __init__(self) -> None:
        super().__init__()
        self.table_cells = _Forgotten()

    def set_height(self, row: int, points: float) -> None:
        """Give a row below which no chart stands a height; far lighter than `set_row` is."""
        self.row_info[row] = _of_height(round(points / _POINTS))

    def _write_row(self, row: int, spans: str | None, row_info: Any = None, empty_row: bool = False) -> None:
        # WORKAROUND: the library adds customHeight to each row that has a height, which fixes it for ever.
        attributes: list[tuple[str, Any]] = [("r", row + 1)]
        if spans:
            attributes.append(("spans", spans))
        if row_info and row_info.height is not None:
            attributes.append(("ht", f"{row_info.height * _POINTS:.16g}"))  # from pixels to points
        write = self._xml_empty_tag_unencoded if empty_row else self._xml_start_tag_unencoded
        write("row", attributes)

    def put(self, row: int, column: int, value: str | float | None, look: Any) -> None:
        """Write a text as a text, whatever it begins with, or a number, or nothing."""
        if value is None or value == "":
            self.write_blank(row, column, None, look)
        elif not isinstance(value, str):
            self.write_number(row, column, value, look)
        elif value.startswith("<r>"):
            # WORKAROUND: of a text in these marks the library believes that it is its own XML.
            self.write_rich_string(row, column, value[:2], look, writable(value[2:]), look)
        else:
            self.write_string(row, column, writable(value), look)


class Book(Workbook):  # type: ignore[misc]
    """A workbook whose plain font is ours, and that says in which language it is."""

    worksheet_class = PageSheet

    def __init__(self, to: Any) -> None:
        super().__init__(to, _OURS)

    def _get_packager(self) -> Packager:
        return _Packager()

    def add_chart(self, options: dict[str, Any]) -> Chart:
        """A chart whose words are in our language."""
        chart = super().add_chart(options)
        chart._write_lang = lambda: chart._xml_empty_tag("c:lang", [("val", LANGUAGE)])
        return chart

    def add_page(self, name: str, title: str, as_at: str) -> PageSheet:
        """A new sheet that prints landscape, one page wide, with page number and as-at day at the foot."""
        sheet: PageSheet = self.add_worksheet(name)
        sheet.hide_gridlines(2)
        sheet.set_landscape()
        sheet.set_paper(A4)
        sheet.fit_to_pages(1, 0)
        sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.7)
        # All three together may have 255 characters. A text of its own could hold a code: & is doubled; and a G
        # stands off it, or XlsxWriter takes the two for the place of a picture and writes no foot at all.
        plan = shortened(title, LONGEST_FOOT).replace("&", "&&").replace("&G", "& G")
        sheet.set_footer(f"&L{plan}&C&A, page &P of &N&R{as_at}", {"margin": 0.3})
        sheet.set_header("", {"margin": 0.3})
        return sheet


def on_one_line(text: str) -> str:
    """A text on one line, as titles and properties need it."""
    return " ".join(writable(text).split())
