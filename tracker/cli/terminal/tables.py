"""Rows as columns of text that fit the terminal, however narrow it is and however wide its letters are."""

from __future__ import annotations

import shutil
import textwrap
from collections.abc import Sequence

import click

from tracker.domain.pattern import pattern_of

GAP = 2
MOST_LINES = 3  # of one cell in a table on a terminal; CSV, JSON and the workbook hold the whole text
NARROWEST = 30  # columns of a terminal; what says less than that says nothing
LEAST = (10, 8)  # letters that a column is cut down to, first the wide ones, then all


def print_table(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """The widest columns wrap first; where the terminal has no room for all of them, each row is a block of lines."""
    room = max(NARROWEST, shutil.get_terminal_size((120, 24)).columns)
    widths = _widths(headings, rows, room)
    if _all_of(widths) > room:
        click.echo("\n\n".join(_block(headings, row, room) for row in rows))
        return
    click.echo(_row_text(headings, widths))
    click.echo("  ".join("-" * width for width in widths))
    for row in rows:
        click.echo(_row_text(row, widths))


def _all_of(widths: Sequence[int]) -> int:
    return sum(widths) + GAP * (len(widths) - 1)


def _widths(headings: Sequence[str], rows: Sequence[Sequence[str]], room: int) -> list[int]:
    """As wide as what stands in them; where that is too much the widest give way, and where all are narrow, all do."""
    wide = [max(_wide(line) for row in (headings, *rows) for line in row[n].split("\n")) for n in range(len(headings))]
    for least in LEAST:
        while _all_of(wide) > room and max(wide) > least:
            wide[wide.index(max(wide))] -= 1
    return wide


def _row_text(row: Sequence[str], widths: Sequence[int]) -> str:
    cells = [_cell_lines(text, width) for text, width in zip(row, widths, strict=True)]
    lines = []
    for n in range(max(len(cell) for cell in cells)):
        parts = [_filled(cell[n] if n < len(cell) else "", width) for cell, width in zip(cells, widths, strict=True)]
        lines.append((" " * GAP).join(parts).rstrip())
    return "\n".join(lines)


def _block(headings: Sequence[str], row: Sequence[str], room: int) -> str:
    """A row as lines of "Heading  what it says", without what says nothing."""
    named = [(" ".join(heading.split()), text) for heading, text in zip(headings, row, strict=True) if text]
    width = max((_wide(name) for name, _ in named), default=0)
    lines = [_row_text((name, text), (width, max(room - width - GAP, LEAST[1]))) for name, text in named]
    return "\n".join(lines)


def _cell_lines(text: str, width: int) -> list[str]:
    lines = [part for line in text.split("\n") for part in _wrapped(line, width) or [""]]
    if len(lines) <= MOST_LINES:
        return lines
    return [*lines[: MOST_LINES - 1], _cut(lines[MOST_LINES - 1], width - 1).rstrip() + "…"]


# Letters of East Asia take two columns, marks above another letter none. wcwidth is only asked about texts that may
# have any such: it takes long to import.
OF_ONE_COLUMN = pattern_of(r"[ -~\u00a1-\u00ac\u00ae-\u02ff\u2010-\u2015\u2018-\u2027]*")


def _wide(text: str) -> int:
    if text.isascii() or OF_ONE_COLUMN.fullmatch(text):
        return len(text)
    from wcwidth import width

    return int(width(text, control_codes="ignore"))


def _filled(text: str, width: int) -> str:
    return text + " " * (width - _wide(text))


def _wrapped(text: str, width: int) -> list[str]:
    if text.isascii():
        if len(text) <= width and text.isprintable() and text == text.strip():
            return [text]  # as most cells: to ask the library takes ten times as long
        if "  " not in text:
            text = text[: (MOST_LINES + 2) * (width + 1)]  # the lines behind are not shown
        return textwrap.wrap(text, width)
    from wcwidth import wrap

    return list(wrap(text, width, control_codes="ignore", propagate_sgr=False))


def _cut(text: str, width: int) -> str:
    if text.isascii():
        return text[:width]
    from wcwidth import clip

    return str(clip(text, 0, width, propagate_sgr=False))
