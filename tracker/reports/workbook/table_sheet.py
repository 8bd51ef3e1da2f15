"""Writes one sheet of the workbook: a heading, and below it an Excel table of columns and rows."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from tracker.columns.sheets.cells import (
    LONGEST_HEADING,
    Content,
    TableSheet,
    checksum,
    printed_rows,
    row_mark,
    table_headings,
)
from tracker.columns.words import Column, Row, status_words
from tracker.domain.long_text import shortened
from tracker.domain.plan import Status
from tracker.palette import RATING_WORDS
from tracker.reports.workbook.book import Book, PageSheet, on_one_line
from tracker.reports.workbook.styles import LIKE_A_FORMULA, RATING_LOOKS, TALLEST, CellLook, SheetStyles, height

HEADING_ROW = 2  # counted from 0
TITLE_HEIGHT, SUBTITLE_HEIGHT, LEAST_HEADING = 24, 19, 28.5  # points
MOST_LINKS = 65_000  # of a sheet; Excel takes 65,530
LONGEST_TITLE = 80  # signs over a table
CUT = " Some texts are longer than a row can be: their cells hold them whole."
ROOM = 3  # characters at the edges of a cell
NARROW = 20  # characters
_STATED = ("red", "amber", "green")
_DAY_0 = date(1899, 12, 30)  # that Excel counts days of later years from


@dataclass(frozen=True, slots=True)
class PrintedPage:
    """What stands on every sheet: the plan's title, the as-at day in words, and what part of the plan is told."""

    plan: str
    as_at: str
    part: str = ""

    @property
    def said(self) -> str:
        """The day, and the part where there is one."""
        return f"{self.as_at}. {self.part}" if self.part else self.as_at

    @property
    def short(self) -> str:
        """The title where it stands over a table: what runs out of the page makes all that is printed smaller."""
        return shortened(self.plan, LONGEST_TITLE)


class RowLinks(NamedTuple):
    """Where the refs of a sheet lead: to the rows (counted from 0) of another one."""

    sheet: str
    rows: Mapping[str, int]


NO_LINKS = RowLinks("", {})


class _Drawer:
    """Writes the cells of one table, row by row, and notes how wide its narrow columns must be."""

    def __init__(self, sheet: PageSheet, looks: SheetStyles, what: TableSheet[Any], links: RowLinks) -> None:
        self.sheet, self.looks, self.what, self.links = sheet, looks, what, links
        self.marks: list[int] = []
        self.cut = False  # a text is longer than a row can be
        self.wide = [0] * len(what.columns)
        self.wrapped = [at for at, column in enumerate(what.columns) if column.wrap or column.kind == "rating"]
        self.fixed = [column.width + 1 if column.wrap else 0 for column in what.columns]
        self.narrow = [0 < width < NARROW for width in self.fixed]  # where a long word would be cut in two

    def row(self, at: int, row: Any) -> int:
        """Write a row of the table, in several rows where a text is longer than a cell; answer the next one."""
        struck, links = self.what.struck(row), self.links.rows
        link = links.get(self.what.key(row)) if links else None
        for cells in printed_rows(self.what, row):
            self._write(at, cells, struck, link)
            self.marks.append(row_mark([cell.shown for cell in cells]))
            at += 1
        return at

    def _write(self, at: int, cells: Sequence[Content], struck: bool, link: int | None) -> None:
        put, look_of = self.sheet._write_string, self.looks.cell
        for place, (kind, held) in enumerate(cells):
            if isinstance(held, str):
                if kind == "ref" and link is not None and held:
                    where = f"internal:'{self.links.sheet}'!A{link + 1}"
                    self.sheet.write_url(at, place, where, look_of("link", False, struck), held, "What was said of it")
                elif held.startswith("<r>") or not held:
                    self.sheet.put(at, place, held, look_of(kind, False, struck))
                else:
                    put(at, place, held, look_of(kind, held.startswith(LIKE_A_FORMULA), struck))
                if not self.fixed[place]:
                    self.wide[place] = max(self.wide[place], len(held))
                elif self.narrow[place] and len(held) >= self.wide[place]:
                    self.wide[place] = max(self.wide[place], *map(len, held.split()), 0)
            elif held is None:
                self.sheet._write_blank(at, place, None, look_of(kind, False, struck))
            elif isinstance(held, date):
                self.sheet._write_number(at, place, (held - _DAY_0).days, look_of(kind, False, struck))
                self.wide[place] = max(self.wide[place], 11 if kind == "day" else 9)
            else:
                self.sheet._write_number(at, place, float(held), look_of(kind, False, struck))
                self.wide[place] = max(self.wide[place], len(str(held)))
        texts = ((cells[n].held, (self.fixed[n] or 13) - 1) for n in self.wrapped)
        points = height((text, width) for text, width in texts if isinstance(text, str))
        self.cut = self.cut or points == TALLEST
        self.sheet.set_height(at, points)

    def widths(self, headings: Sequence[str]) -> list[int]:
        """The width of each column in characters: as wide as what stands in it and its heading's longest word."""
        found = []
        for column, wide, heading, fixed in zip(self.what.columns, self.wide, headings, self.fixed, strict=True):
            least = max(map(len, heading.split())) + ROOM + 1
            if fixed:
                found.append(max(fixed, least, min(wide + ROOM, NARROW)))
            else:
                found.append(max(min(wide + ROOM + (2 if column.kind == "rating" else 0), 40), least))
        return found


def write_table_sheet(
    book: Book, looks: SheetStyles, page: PrintedPage, what: TableSheet[Any], links: RowLinks = NO_LINKS
) -> str:
    """One sheet with one table; a table without rows says so in its only row (Excel wants one).

    The answer is the checksum of what was written.
    """
    sheet, headings = book.add_page(what.name, page.plan, page.as_at), table_headings(c.heading for c in what.columns)
    drawer = _Drawer(sheet, looks, what, links if len(what.rows) < MOST_LINKS else NO_LINKS)
    at = HEADING_ROW + 1
    for row in what.rows:
        at = drawer.row(at, row)
    if not what.rows:
        _write_only_row(sheet, looks, what, at)
        at += 1
    widths = drawer.widths(headings)
    for place, width in enumerate(widths):
        sheet.set_column(place, place, width)
    _write_heading(sheet, looks, page, what, list(zip(headings, widths, strict=True)), cut=drawer.cut)
    place = 1 + next(n for n, column in enumerate(what.columns) if column.name == what.frozen)
    sheet.freeze_panes(HEADING_ROW + 1, place)
    sheet.repeat_rows(HEADING_ROW)
    add_table(sheet, what.name, looks, headings, HEADING_ROW, at - 1, about=what.subtitle)
    _offer_and_colour(sheet, looks, what, at - 1)
    return checksum(headings, drawer.marks)


def _write_heading(
    sheet: PageSheet,
    looks: SheetStyles,
    page: PrintedPage,
    what: TableSheet[Any],
    headings: list[tuple[str, int]],
    *,
    cut: bool,
) -> None:
    sheet.set_row(0, TITLE_HEIGHT)
    sheet.set_row(1, SUBTITLE_HEIGHT)
    sheet.put(0, 0, f"{page.short}: {what.name.lower()}", looks.title)
    sheet.put(1, 0, f"{what.subtitle}{CUT if cut else ''}", looks.subtitle)
    room = [(heading, max(4, width - ROOM - 1)) for heading, width in headings]
    sheet.set_row(HEADING_ROW, height(room, LEAST_HEADING))


def _write_only_row(sheet: PageSheet, looks: SheetStyles, what: TableSheet[Any], at: int) -> None:
    """The row of an empty table: its sentence in the first column that is wide enough to read it in."""
    widest = next(at for at, column in enumerate(what.columns) if column.width >= 30)
    for place in range(len(what.columns)):
        sheet.put(at, place, what.when_empty if place == widest else None, looks.cell("text"))
    sheet.set_row(at, LEAST_HEADING)


def _offer_and_colour(sheet: PageSheet, looks: SheetStyles, what: TableSheet[Any], last: int) -> None:
    """Lists to choose a status or a rating from, and ratings in their colours whatever is chosen."""
    for place, column in enumerate(what.columns):
        if column.kind == "rating":
            for rating in RATING_LOOKS:
                when = {"type": "cell", "criteria": "==", "value": f'"{rating.word}"'}
                look = looks.in_its_colour(rating)
                sheet.conditional_format(HEADING_ROW + 1, place, last, place, {**when, "format": look})
        if offered := _offered(what, column):
            # A word of its own may be typed all the same.
            rule: dict[str, Any] = {
                "validate": "list",
                "source": offered,
                "error_type": "information",
                "ignore_blank": True,
            }
            rule |= {"error_title": "Another word", "error_message": "It is none of the words of the list."}
            sheet.data_validation(HEADING_ROW + 1, place, last, place, rule)


def _offered(what: TableSheet[Row], column: Column[Row]) -> list[str]:
    if column.name == "status" and what.name in ("Actions", "Commentary"):
        return [status_words(status) or "" for status in Status]
    if column.kind == "rating":
        return (
            [RATING_WORDS[name] for name in _STATED] if "stated" in column.name else [one.word for one in RATING_LOOKS]
        )
    return []


def add_table(
    sheet: PageSheet,
    name: str,
    looks: SheetStyles,
    headings: Sequence[str],
    heading_row: int,
    last_row: int,
    *,
    about: str,
    filtered: bool = True,
    look_of: Callable[[int], CellLook] | None = None,
) -> None:
    """Tell Excel that the rows below a heading row are a table, with a filter on each heading."""
    sheet.add_table(
        heading_row, 0, last_row, len(headings) - 1,
        {
            "name": name, "style": "Table Style Light 1", "banded_rows": False, "autofilter": filtered,
            "title": name, "description": on_one_line(about)[:LONGEST_HEADING],
            "columns": [
                {"header": heading, "header_format": look_of(n) if look_of else looks.heading}
                for n, heading in enumerate(headings)
            ],
        },
    )  # fmt: skip
