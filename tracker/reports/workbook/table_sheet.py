"""Writes one sheet of the workbook: a heading, and below it an Excel table of columns and rows."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import count
from typing import Any, Generic, TypeVar
from warnings import catch_warnings, simplefilter

from openpyxl.cell import WriteOnlyCell
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.table import Table, TableStyleInfo

from tracker.columns.words import Column, Value, words_of
from tracker.domain.when import When
from tracker.palette import LIGHT
from tracker.reports.workbook.styles import LIKE_A_FORMULA, CellLook, SheetStyles, height, writable

_Row = TypeVar("_Row")
HEADING_ROW = 3
TITLE_HEIGHT, SUBTITLE_HEIGHT, HEADING_HEIGHT = 24, 19, 28.5  # points; a heading may take two lines
LONGEST_HEADING = 200  # Excel refuses 256
FIRST_YEAR = 1901  # Excel counts days from 1900, and has that year wrong
A4 = 9


@dataclass(frozen=True, slots=True)
class PrintedPage:
    """What stands on every sheet: the plan's title and the as-at day in words."""

    plan: str
    as_at: str


@dataclass(frozen=True, slots=True)
class TableSheet(Generic[_Row]):
    """A sheet with one table: its name, what stands above, columns and rows, and what is said when there are none."""

    name: str
    subtitle: str
    columns: Sequence[Column[_Row]]
    rows: Sequence[_Row]
    when_empty: str
    struck: Callable[[_Row], bool] = lambda row: False
    frozen: str = "ref"  # the column that stays in sight, with those before it


def add_sheet(book: Any, name: str, page: PrintedPage) -> Any:
    """A new sheet that prints landscape, one page wide, with page number and as-at day at the foot."""
    sheet = book.create_sheet(name)
    sheet.sheet_view.showGridLines = False
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.page_margins.left = sheet.page_margins.right = 0.4
    sheet.page_margins.top, sheet.page_margins.bottom = 0.5, 0.7
    sheet.page_margins.header = sheet.page_margins.footer = 0.3
    # All three together may have 255 characters. A text of its own could hold a code: & is doubled.
    sheet.oddFooter.left.text = page.plan[:80].replace("&", "&&")
    sheet.oddFooter.center.text = "&A, page &P of &N"
    sheet.oddFooter.right.text = page.as_at
    return sheet


def write_table_sheet(book: Any, looks: SheetStyles, page: PrintedPage, what: TableSheet[_Row]) -> None:
    """One sheet with one table; a table without rows says so in its only row (Excel wants one)."""
    sheet, headings = add_sheet(book, what.name, page), table_headings(column.heading for column in what.columns)
    for at, column in enumerate(what.columns, start=1):
        sheet.column_dimensions[get_column_letter(at)].width = column.width
    frozen = next(at for at, column in enumerate(what.columns, start=1) if column.name == what.frozen)
    sheet.freeze_panes = f"{get_column_letter(frozen + 1)}{HEADING_ROW + 1}"
    sheet.print_title_rows = f"{HEADING_ROW}:{HEADING_ROW}"
    set_height(sheet, 1, TITLE_HEIGHT)
    set_height(sheet, 2, SUBTITLE_HEIGHT)
    sheet.append([styled(sheet, f"{page.plan}: {what.name.lower()}", looks.title)])
    sheet.append([styled(sheet, what.subtitle, looks.subtitle)])
    set_height(sheet, HEADING_ROW, HEADING_HEIGHT)
    sheet.append([styled(sheet, heading, looks.heading) for heading in headings])
    write_rows(sheet, looks, what)
    if not what.rows:
        set_height(sheet, HEADING_ROW + 1, HEADING_HEIGHT)
        sheet.append(_only_row(sheet, looks, what))
    add_table(sheet, what.name, headings, HEADING_ROW, max(1, len(what.rows)))


def write_rows(sheet: Any, looks: SheetStyles, what: TableSheet[_Row]) -> None:
    """One row of cells for each row; the cells are used again, for each row is written when it is appended."""
    cells = [WriteOnlyCell(sheet) for _ in what.columns]
    columns = list(zip(what.columns, cells, strict=True))
    wrapped = [(cell, column.width) for column, cell in columns if column.wrap or column.kind == "rating"]
    for at, row in enumerate(what.rows, start=HEADING_ROW + 1):
        out = what.struck(row)
        for column, cell in columns:
            fill(cell, looks, column, column.value(row), out, column.look and column.look(row))
        set_height(sheet, at, height((cell._value, width) for cell, width in wrapped if cell._value is not None))
        sheet.append(cells)


def set_height(sheet: Any, row: int, points: float) -> None:
    """Set a row's height before it is appended; a spreadsheet still fits it anew when somebody edits the row."""
    # WORKAROUND: openpyxl's own RowDimension would add customHeight, which fixes the height for ever.
    sheet.row_dimensions[row] = {"ht": f"{points:g}"}


def fill(
    cell: Any, looks: SheetStyles, column: Column[_Row], value: Value, struck: bool, look: str | None = None
) -> None:
    """Put a value into a cell: dates and numbers as such, all else as text, whatever it begins with.

    With a `look` it is shown in a rating's colour, its shape before it.
    """
    kind, held = content(column, value)
    if look and isinstance(held, str):
        kind, held = look, f"{LIGHT.ratings[look].mark} {held}"
    if isinstance(held, str):
        # Setting cell.value would make a formula of "=...", and cut long texts without a word.
        cell._value, cell.data_type = held, "s"
        cell._style = looks.cell(kind, held.startswith(LIKE_A_FORMULA), struck)
    else:
        cell._value, cell.data_type = held, "d" if isinstance(held, date) else "n"
        cell._style = looks.cell(kind, False, struck)


def content(column: Column[_Row], value: Value) -> tuple[str, str | int | float | Decimal | date | None]:
    """The look of a cell and what it holds."""
    if value is None:
        return "text", column.empty or None
    if isinstance(value, str):
        if column.kind == "rating" and value in LIGHT.ratings:
            return value, rating_text(value)
        return "ref" if column.kind == "ref" else "text", writable(value)
    if isinstance(value, When):
        return _when_content(value)
    if isinstance(value, date):
        return ("day", value) if value.year >= FIRST_YEAR else ("text", words_of(value))
    places = len(str(value).partition(".")[2]) if isinstance(value, float | Decimal) else 0
    return f"number:{places}" if places else "number", value


def _when_content(when: When) -> tuple[str, str | date | None]:
    """A month and a single day as real dates that sort and filter; anything else as it was printed."""
    first = when.first
    if first is not None and first.year >= FIRST_YEAR:
        if when.kind == "month":
            return "month", first.replace(day=1)
        if when.kind == "day" and first == when.last:
            return "day", first
    return "text", writable(words_of(when)) or None


def rating_text(name: str) -> str:
    """A rating in shape, letter and word, so that it reads without colour: "◆ A Amber"."""
    rating = LIGHT.ratings[name]
    marks = (rating.mark, rating.letter) if rating.mark != rating.letter else (rating.mark,)
    return " ".join((*marks, rating.word))


def styled(sheet: Any, value: str | int | float | None, style: CellLook) -> Any:
    """A cell of its own, with a text as text."""
    cell = WriteOnlyCell(sheet)
    cell._style = style
    if isinstance(value, str):
        cell._value, cell.data_type = writable(value), "s"
    elif value is not None:
        cell.value = value
    return cell


def _only_row(sheet: Any, looks: SheetStyles, what: TableSheet[_Row]) -> list[Any]:
    """The row of an empty table: its sentence in the first column that is wide enough to read it in."""
    widest = next(at for at, column in enumerate(what.columns) if column.width >= 30)
    texts = [what.when_empty if at == widest else None for at in range(len(what.columns))]
    return [styled(sheet, text, looks.cell("text")) for text in texts]


def table_headings(texts: Iterable[str]) -> list[str]:
    """Headings as a table must have them: on one line, short, none empty, and no two that differ only by case."""
    headings: list[str] = []
    for text in texts:
        plain = heading = " ".join(writable(text).split())[:LONGEST_HEADING] or "Column"
        again = count(2)
        while heading.casefold() in (other.casefold() for other in headings):
            heading = f"{plain} {next(again)}"
        headings.append(heading)
    return headings


def add_table(
    sheet: Any, name: str, headings: Sequence[str], heading_row: int, count: int, filtered: bool = True
) -> None:
    """Tell Excel that the rows below a heading row are a table, with a filter on each heading."""
    table = Table(displayName=name, ref=f"A{heading_row}:{get_column_letter(len(headings))}{heading_row + count}")
    table._initialise_columns()  # a sheet that is written row by row cannot be asked for its headings
    for column, heading in zip(table.tableColumns, headings, strict=True):
        column.name = heading
    if not filtered:
        table.autoFilter = None
    table.tableStyleInfo = TableStyleInfo(name="TableStyleLight1", showRowStripes=False)
    with catch_warnings():
        simplefilter("ignore", UserWarning)  # "you must add table columns manually": that was done
        sheet.add_table(table)
