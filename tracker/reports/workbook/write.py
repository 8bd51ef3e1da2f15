"""Writes a plan as it stood on a day as an Excel workbook."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime, time
from io import BytesIO
from pathlib import Path
from typing import Any

from tracker.columns.derived import PROPERTY, SAVED, derived_texts
from tracker.columns.sheets.cells import TableSheet
from tracker.columns.sheets.saved import saved_rows
from tracker.columns.sheets.whole import Sheets
from tracker.columns.words import counted
from tracker.put_in_place import WORKBOOK, put_in_place
from tracker.reports.workbook.book import Book, on_one_line
from tracker.reports.workbook.charts import CHART_WIDTH, DATA, ChartData, measure_chart, points_of
from tracker.reports.workbook.styles import SheetStyles
from tracker.reports.workbook.summary_sheet import write_summary
from tracker.reports.workbook.table_sheet import HEADING_ROW, NO_LINKS, PrintedPage, RowLinks, write_table_sheet

_READ_BACK: Mapping[str, set[str]] = {  # by a program that finds no saved plan in the workbook
    "Actions": {"theme", "ref", "action", "lead", "review", "status", "stated_rating", "commentary"},
    "Measures": {"theme", "measure", "shows"},
}
_CHARTS_A_ROW, _ROWS_A_CHART, _TOP = 2, 18, 3  # charts side by side, rows of cells
_A_PAGE = 2  # rows of charts
_SCALE = 80  # in percent, at which two charts stand beside each other on a page


def write_workbook(path: str | Path, sheets: Sheets, saved: str | None = None, *, overwrite: bool = False) -> None:
    """Write the workbook to `path`, whole or not at all; TrackerError where the file cannot be written.

    `saved` is the plan's dump, packed, to be read back from the workbook. What stands at `path` is replaced only with
    `overwrite`.
    """
    with put_in_place(Path(path), WORKBOOK, overwrite=overwrite) as part:
        made = _made(sheets, saved)
        with open(part, "wb") as file:
            file.write(made)


def _made(sheets: Sheets, saved: str | None) -> memoryview:
    """The bytes of the workbook."""
    made = BytesIO()
    book = Book(made)
    _fill(book, sheets, saved)
    book.close()
    return made.getbuffer()


def _fill(book: Book, sheets: Sheets, saved: str | None) -> None:
    page = PrintedPage(on_one_line(sheets.plan.title) or "Improvement plan", sheets.said, sheets.part)
    looks, tables, data = SheetStyles(book), list(sheets.tables()), ChartData(book)
    _describe(book, sheets, page, tables)
    if sheets.has("Summary"):
        write_summary(book, looks, page, sheets.plan, sheets.lines, saved is not None)
    marks: dict[str, str] = {}
    for table in tables:
        marks[table.name] = write_table_sheet(book, looks, page, table, _links_from(table, tables))
        if table.name == "Measures":
            _write_charts(book, looks, page, table, sheets, data)
    if saved is not None:
        _write_saved(book, saved_rows(sheets, saved, marks))


def _write_saved(book: Book, rows: Iterable[tuple[str, str]]) -> None:
    """The plan as it is dumped, on a sheet that Excel shows only when it is asked for."""
    sheet = book.add_worksheet(SAVED)
    sheet.hide()
    for at, (name, text) in enumerate(rows):
        sheet.write_string(at, 0, name)
        sheet.write_string(at, 1, text)


def _links_from(table: TableSheet[Any], tables: list[TableSheet[Any]]) -> RowLinks:
    """From each action to its commentary, where both have a sheet."""
    said = next((one for one in tables if one.name == "Commentary"), None)
    if said is None or table.name not in ("Actions", "Overdue"):
        return NO_LINKS
    rows: dict[str, int] = {}
    for at, (_, action, _update) in enumerate(said.rows, start=HEADING_ROW + 1):
        rows.setdefault(action.uuid or action.ref or action.text, at)
    return RowLinks(said.name, rows)


def _write_charts(
    book: Book, looks: SheetStyles, page: PrintedPage, measures: TableSheet[Any], sheets: Sheets, data: ChartData
) -> None:
    """A chart of each measure that has two values to draw."""
    drawn = [(row, points) for row in measures.rows if (points := points_of(row, sheets.as_at))]
    if not drawn:
        return
    sheet = book.add_page("Charts", page.plan, page.as_at)
    sheet.put(0, 0, f"{page.short}: charts of measures", looks.title)
    whose = f"{len(drawn):,} of {counted(len(measures.rows), 'measure')}"
    sheet.put(1, 0, f"{whose}: each with two values or more of one kind of period. {page.said}.", looks.subtitle)
    sheet.set_default_row(15.75)
    sheet.set_print_scale(_SCALE)
    pages = range(_A_PAGE, -(-len(drawn) // _CHARTS_A_ROW), _A_PAGE)
    sheet.set_h_pagebreaks([_TOP + down * _ROWS_A_CHART for down in pages])
    for n, (row, points) in enumerate(drawn):
        down, across = divmod(n, _CHARTS_A_ROW)
        words = f"{row.measure.ref} {row.measure.name}: {row.finding.sentence}"
        where = {"description": on_one_line(words), "x_offset": 4 + across * (CHART_WIDTH + 12), "y_offset": 4}
        sheet.insert_chart(_TOP + down * _ROWS_A_CHART, 0, measure_chart(book, data, row, points), where)


def _describe(book: Book, sheets: Sheets, page: PrintedPage, tables: list[TableSheet[Any]]) -> None:
    """Whose document it is; nothing about the computer that made it."""
    whose = on_one_line(sheets.plan.organisation or "")
    made = datetime.combine(sheets.today, time())
    book.set_properties({"title": page.plan, "subject": page.as_at, "author": whose, "created": made})
    for name, text in derived_texts(PROPERTY, _derived(tables)).items():
        book.set_custom_property(name, text)


def _derived(tables: list[TableSheet[Any]]) -> dict[str, tuple[str, ...]]:
    """What reading the workbook back leaves alone: what is worked out, and what stands on another sheet too."""
    whole: dict[str, tuple[str, ...]] = dict.fromkeys(("Summary", "Charts", DATA, SAVED), ())
    for table in tables:
        read = _READ_BACK.get(table.name)
        columns = [c for c in table.columns if read and c.name not in read and not c.name.startswith("band:")]
        whole[table.name] = tuple(column.heading for column in columns)
    return whole
