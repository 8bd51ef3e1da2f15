"""Rows as columns of text that fit the terminal, however narrow it is and however wide its letters are."""

from __future__ import annotations

from collections.abc import Sequence

from tracker.cli.terminal.letters import harmless, wide
from tracker.cli.terminal.saying import columns_of_terminal, cut, show

GAP = 2
MOST_LINES = 3  # of one cell in a table on a terminal; CSV, JSON and the workbook hold the whole text
_USUAL = 120  # columns, where no terminal says how many it has
LEAST = (10, 8)  # letters that a column is cut down to, first the wide ones, then all


def print_table(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """The widest columns wrap first; where the terminal has no room for all of them, each row is a block of lines."""
    room = columns_of_terminal() or _USUAL
    headings, *rows = [[harmless(cell) for cell in row] for row in (headings, *rows)]
    widths = _widths(headings, rows, room)
    if _all_of(widths) > room:
        show(["\n\n".join(_block(headings, row, room) for row in rows)])
        return
    rule = (" " * GAP).join("-" * width for width in widths)
    show([_row_text(headings, widths), rule, *(_row_text(row, widths) for row in rows)])


def _all_of(widths: Sequence[int]) -> int:
    return sum(widths) + GAP * (len(widths) - 1)


def _widths(headings: Sequence[str], rows: Sequence[Sequence[str]], room: int) -> list[int]:
    """As wide as what stands in them; where that is too much the widest give way, and where all are narrow, all do."""
    widths = [max(wide(line) for row in (headings, *rows) for line in row[n].split("\n")) for n in range(len(headings))]
    for least in LEAST:
        while _all_of(widths) > room and max(widths) > least:
            widths[widths.index(max(widths))] -= 1
    return widths


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
    width = max((wide(name) for name, _ in named), default=0)
    lines = [_row_text((name, text), (width, max(room - width - GAP, LEAST[1]))) for name, text in named]
    return "\n".join(lines)


def _cell_lines(text: str, width: int) -> list[str]:
    lines = [part for line in text.split("\n") for part in _wrapped(line, width) or [""]]
    if len(lines) <= MOST_LINES:
        return lines
    return [*lines[: MOST_LINES - 1], _cut(lines[MOST_LINES - 1], width - 1).rstrip() + "…"]


def _filled(text: str, width: int) -> str:
    return text + " " * (width - wide(text))


def _wrapped(text: str, width: int) -> list[str]:
    if text.isascii():
        if len(text) <= width and text.isprintable() and text == text.strip():
            return [text]  # as most cells: to ask the library takes ten times as long
        if "  " not in text:
            text = text[: (MOST_LINES + 2) * (width + 1)]  # the lines behind are not shown
    return cut(text, width)


def _cut(text: str, width: int) -> str:
    if text.isascii():
        return text[:width]
    from wcwidth import clip

    return str(clip(text, 0, width, propagate_sgr=False))
