"""Writes a plan as it stood on a day as an Excel workbook: summary, actions, measures, scorecard, commentary."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import date, datetime, time
from io import BytesIO
from pathlib import Path
from typing import Any

from openpyxl.packaging.custom import StringProperty

from tracker.columns.actions import ACTION_COLUMNS, OVERDUE_COLUMNS
from tracker.columns.commentary import COMMENTARY_COLUMNS, update_rows, withdrawn
from tracker.columns.derived import NO_ACTION, NO_MEASURE, PROPERTY, derived_text
from tracker.columns.measures import band_names, measure_columns, measure_rows
from tracker.columns.scorecard import scorecard_columns
from tracker.columns.scorecard_rows import card_rows, count_words
from tracker.columns.words import as_at_words, counted, share_words
from tracker.domain.actions.register import Line, register, worst_first
from tracker.domain.plan import Plan
from tracker.domain.when import show_day
from tracker.put_in_place import WORKBOOK, put_in_place
from tracker.reports.workbook.styles import SheetStyles, new_book, writable
from tracker.reports.workbook.summary_sheet import write_summary
from tracker.reports.workbook.table_sheet import PrintedPage, TableSheet, add_sheet, write_table_sheet


def write_workbook(path: str | Path, plan: Plan, as_at: date, today: date, *, overwrite: bool = False) -> None:
    """Write the workbook to `path`, whole or not at all; TrackerError where the file cannot be written.

    What stands there is replaced only with `overwrite`.
    """
    with put_in_place(Path(path), WORKBOOK, overwrite=overwrite) as part:
        made = _made(plan, as_at, today)
        with open(part, "wb") as file:
            file.write(made)


def _made(plan: Plan, as_at: date, today: date) -> memoryview:
    """The bytes of the workbook. In memory first, for openpyxl leaves its archive open when the disk is full."""
    made = BytesIO()
    with _new_book() as book:
        _fill(book, plan, as_at, today)
        book.save(made)
    return made.getbuffer()


def _fill(book: Any, plan: Plan, as_at: date, today: date) -> None:
    page = PrintedPage(_line(plan.title) or "Improvement plan", as_at_words(as_at, today))
    _describe(book, plan, page, today)
    lines = register(plan, as_at)
    summary = add_sheet(book, "Summary", page)
    looks = SheetStyles(summary)
    write_summary(summary, looks, page, plan, lines)
    _write_actions_and_overdue(book, looks, page, lines, as_at)
    _write_measures(book, looks, page, plan, as_at)
    _write_scorecard(book, looks, page, plan, as_at)
    _write_commentary(book, looks, page, plan, as_at)


_DERIVED = {"days_late", "rating", "commentary_day", "polarity", "latest", "unit", "period", "band"}
_DERIVED |= {"distance", "cases", "travel", "finding"}


def _derived() -> dict[str, tuple[str, ...]]:
    """What reading the workbook back leaves alone: what is worked out, and what stands on another sheet too."""
    actions = tuple(column.heading for column in ACTION_COLUMNS if column.name in _DERIVED)
    measures = tuple(column.heading for column in measure_columns() if column.name in _DERIVED | {"ref"})
    whole: dict[str, tuple[str, ...]] = dict.fromkeys(("Summary", "Overdue", "Scorecard", "Commentary"), ())
    return {**whole, "Actions": actions, "Measures": measures}


def _describe(book: Any, plan: Plan, page: PrintedPage, today: date) -> None:
    """Whose document it is; nothing about the computer or the program that made it."""
    book.properties.title = page.plan
    book.properties.subject = page.as_at
    book.properties.creator = book.properties.lastModifiedBy = _line(plan.organisation or "")
    book.properties.created = datetime.combine(today, time())
    book.custom_doc_props.append(StringProperty(name=PROPERTY, value=derived_text(_derived())))


def _write_actions_and_overdue(
    book: Any, looks: SheetStyles, page: PrintedPage, lines: Sequence[Line], as_at: date
) -> None:
    overdue = worst_first(line for line in lines if line.overdue)
    none, none_late = f"{NO_ACTION} {show_day(as_at)}", f"No action is overdue as at {show_day(as_at)}"
    said = f"{counted(len(lines), 'action')}. {page.as_at}."
    said_late = f"{share_words(len(overdue), len(lines))} actions, worst first. {page.as_at}."
    write_table_sheet(book, looks, page, TableSheet("Actions", said, ACTION_COLUMNS, lines, none))
    write_table_sheet(book, looks, page, TableSheet("Overdue", said_late, OVERDUE_COLUMNS, overdue, none_late))


def _write_measures(book: Any, looks: SheetStyles, page: PrintedPage, plan: Plan, as_at: date) -> None:
    rows = measure_rows(plan, as_at)
    said = f"{counted(len(rows), 'measure')}, each by its latest reading. {page.as_at}."
    columns = measure_columns(band_names(plan))
    write_table_sheet(book, looks, page, TableSheet("Measures", said, columns, rows, NO_MEASURE))


def _write_scorecard(book: Any, looks: SheetStyles, page: PrintedPage, plan: Plan, as_at: date) -> None:
    rows = card_rows(plan, as_at)
    said = f"{count_words(rows)}. {page.as_at}."
    sheet = TableSheet("Scorecard", said, scorecard_columns(rows), rows, NO_MEASURE, frozen="measure")
    write_table_sheet(book, looks, page, sheet)


def _write_commentary(book: Any, looks: SheetStyles, page: PrintedPage, plan: Plan, as_at: date) -> None:
    rows = update_rows(plan, as_at)
    said = f"{counted(len(rows), 'update')}; what was withdrawn is struck through. {page.as_at}."
    none = f"No update as at {show_day(as_at)}"
    write_table_sheet(book, looks, page, TableSheet("Commentary", said, COMMENTARY_COLUMNS, rows, none, withdrawn))


def _line(text: str) -> str:
    """A text on one line, as titles and properties need it."""
    return " ".join(writable(text).split())


@contextmanager
def _new_book() -> Iterator[Any]:
    """A book whose half-written sheets are closed when something fails: each holds a file that it writes to."""
    book = new_book()
    try:
        yield book
    except BaseException:
        for sheet in book.worksheets:
            with suppress(Exception):
                sheet.close()
        raise
