"""Prints rows for the command line: as a table for people, as CSV, as JSON."""

from __future__ import annotations

import csv
import io
import json
import sys
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

import click

from tracker.cli.terminal.tables import print_table
from tracker.domain.pattern import pattern_of

if TYPE_CHECKING:
    from tracker.columns.words import Column, Row


def print_json(value: Any) -> None:
    """One JSON object on stdout, and nothing else; laid out only for people, for that takes six times as long."""
    indent = 1 if sys.stdout and sys.stdout.isatty() else None
    _as_utf8(json.dumps(value, ensure_ascii=False, indent=indent, check_circular=False) + "\n")


def print_csv(headings: Sequence[str], rows: Sequence[Sequence[str]], *, for_excel: bool = False) -> None:
    """Rows with their headings as CSV, for another program.

    `for_excel`: with the mark by which Excel knows UTF-8, and an apostrophe before what it would take for a formula.
    """
    text = io.StringIO()
    # A lone carriage return would end the row, for csv does not quote it.
    told = [[cell.replace("\r\n", "\n").replace("\r", "\n") for cell in row] for row in (headings, *rows)]
    if for_excel:
        text.write("\ufeff")
        told = [[_guarded(cell) for cell in row] for row in told]
    csv.writer(text, lineterminator="\n").writerows(told)
    _as_utf8(text.getvalue())


# Behind blanks that show nothing, too; wide and small letters, and one that looks like "=", are read like these.
_LIKE_A_FORMULA = pattern_of(
    r"[\s\u200b-\u200f\u2060\ufeff]*[-=+@\ua78a\uff0b\uff0d\uff1d\uff20\ufe62\ufe63\ufe66\ufe6b]|[\t\n]"
)
_NUMBER = pattern_of(r"[+-]?[0-9]+(?:[.][0-9]+)?%?")


def _guarded(cell: str) -> str:
    """A text that Excel computes nothing from; a plain number stays one."""
    return f"'{cell}" if _LIKE_A_FORMULA.match(cell) and not _NUMBER.fullmatch(cell) else cell


def _as_utf8(text: str) -> None:
    """For other programs always UTF-8: Windows gives a redirected output the few letters of its old code page."""
    click.echo(text.encode(errors="replace"), nl=False)


def print_rows(columns: Sequence[Column[Row]], rows: Iterable[Row], shape: str) -> None:
    """Rows through a column list, as a table or as CSV."""
    from tracker.columns.words import text_of  # not needed to import into no file

    texts = [[text_of(column, row) for column in columns] for row in rows]
    headings = [column.heading if shape == "table" else " ".join(column.heading.split()) for column in columns]
    if shape == "table":
        print_table(headings, texts)
    else:
        print_csv(headings, texts, for_excel=shape == "csv-excel")
