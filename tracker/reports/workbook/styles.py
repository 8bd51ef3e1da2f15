"""How cells of the workbook look, and which texts a cell can hold: shared styles, made once for a workbook."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils.indexed_list import IndexedList

from tracker.palette import LIGHT

_FONT = "Arial"  # on every Windows and Mac, and LibreOffice has one of the same widths
LONGEST = 32_767  # of UTF-16's units, in one cell of Excel
MARKER_ROOM = 60
LINE, TALLEST = 12.75, 409.0  # points; Excel's rows cannot be taller
LETTERS_PER_WIDTH = 1.2  # of prose in Arial 10, for each character of a column's width
NARROW, WORDS_PER_WIDTH = 32, 1.12
LOST_PER_LINE = 3  # letters, where the next word goes to the next line
LIKE_A_FORMULA = ("=", "+", "-", "@", "'")
_UNWRITABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_LIKE_AN_ESCAPE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")

_THIN = Side("thin", color=f"FF{LIGHT.line[1:]}")

CellLook = Any  # openpyxl's StyleArray


def new_book() -> Any:
    """An empty workbook, to be written row by row, whose plain font is ours."""
    book = Workbook(write_only=True)
    # The widths of columns are counted in digits of the first font; openpyxl's is Calibri, which Linux has not.
    book._fonts = IndexedList([Font(_FONT, 10)])
    return book


def writable(text: str) -> str:
    """A text that a cell can hold: what XML cannot carry becomes a space, and what is too long is cut, visibly."""
    text = _UNWRITABLE.sub(" ", text.replace("\r\n", "\n").replace("\r", "\n"))
    if len(text) > LONGEST // 2:
        text = _cut(text)
    # Excel reads _x0041_ as "A"; an escaped underline in front keeps it as it was written.
    return _LIKE_AN_ESCAPE.sub("_x005F_", text) if "_x" in text else text


def _cut(text: str) -> str:
    units = text.encode("utf-16-le")
    if len(units) <= 2 * LONGEST:
        return text
    kept = units[: 2 * (LONGEST - MARKER_ROOM)].decode("utf-16-le", "ignore")
    return f"{kept} [… {len(text) - len(kept):,} more characters in the plan file]"


def height(texts: Iterable[tuple[str, int]], least: float = 0) -> float:
    """The height in points of a row that shows each (text, width of its column in characters) whole.

    Excel and LibreOffice would find it themselves, but previews, and LibreOffice when it prints unseen, do not.
    """
    lines = max((_lines(text, width) for text, width in texts), default=1)
    return min(TALLEST, max(least, LINE * lines + 3))


def _lines(text: str, width: int) -> int:
    if "\n" in text:
        return sum(_lines(part, width) for part in text.split("\n"))
    if width < NARROW:
        return _lines_by_word(text, width)
    return int(len(text) // (width * LETTERS_PER_WIDTH - LOST_PER_LINE)) + 1


@lru_cache(maxsize=10_000)
def _lines_by_word(text: str, width: int) -> int:
    """In a narrow column a word too many is a large part of a line; themes and leads come again and again."""
    fits, lines, used = int(width * WORDS_PER_WIDTH), 1, 0
    for word in text.split():
        if used and used + len(word) > fits:
            lines, used = lines + 1, 0
        lines += (len(word) - 1) // fits
        used += len(word) + 1
    return lines


class SheetStyles:
    """The styles of one workbook by name. Sharing them takes half the time of setting each cell's font and fill."""

    def __init__(self, sheet: Any) -> None:
        self._sheet = sheet
        self._made: dict[tuple[str, bool, bool], CellLook] = {}
        self.title = self._style(Font(_FONT, 16, bold=True, color=_rgb(LIGHT.text)), None, Alignment())
        self.subtitle = self._style(Font(_FONT, 10, color=_rgb(LIGHT.quiet_text)), None, Alignment())
        self.section = self._style(Font(_FONT, 12, bold=True, color=_rgb(LIGHT.text)), None, Alignment())
        self.bold = self._style(Font(_FONT, 10, bold=True, color=_rgb(LIGHT.text)), None, Alignment(vertical="top"))
        self.heading = self._heading(LIGHT.line, LIGHT.text)
        self.heading_right = self._heading(LIGHT.line, LIGHT.text, "right")
        self.heading_words = self._heading(LIGHT.line, LIGHT.text, wrap=False, indent=1)

    def cell(self, kind: str, quoted: bool = False, struck: bool = False) -> CellLook:
        """The style of a cell in a table: text, words (on one line), ref, day, month, share, "number:2" (decimals),
        sum, sum_label, or a rating's name.

        `quoted`: a text that a spreadsheet could take for a formula. `struck`: it no longer counts.
        """
        key = (kind, quoted, struck)
        if key not in self._made:
            self._made[key] = self._cell_style(kind, quoted, struck)
        return self._made[key]

    def rating_heading(self, name: str) -> CellLook:
        """The style of a heading that names a rating."""
        rating = LIGHT.ratings[name]
        return self._heading(rating.fill, rating.ink, "right")

    def _heading(self, fill: str, ink: str, side: str = "left", wrap: bool = True, indent: int = 0) -> CellLook:
        return self._style(
            Font(_FONT, 10, bold=True, color=_rgb(ink)),
            PatternFill("solid", fgColor=_rgb(fill)),
            # At the top, for Excel's filter button covers what stands at the bottom.
            Alignment(vertical="top", wrap_text=wrap, horizontal=side, indent=indent),
            Border(bottom=Side("medium", color=_rgb(LIGHT.control_edge))),
        )

    def _cell_style(self, kind: str, quoted: bool, struck: bool) -> CellLook:
        rating = None if struck else LIGHT.ratings.get(kind)  # what was withdrawn has no colour
        ink = rating.ink if rating else LIGHT.quiet_text if struck else LIGHT.text
        return self._style(
            Font(_FONT, 10, color=_rgb(ink), strike=struck, bold=kind.startswith("sum")),
            PatternFill("solid", fgColor=_rgb(rating.fill)) if rating else None,
            _alignment(kind, rated=kind in LIGHT.ratings),
            Border(bottom=_THIN, left=_THIN, right=_THIN) if kind != "words" else Border(bottom=_THIN),
            _number_format(kind),
            quoted,
        )

    def _style(
        self,
        font: Font,
        fill: PatternFill | None,
        alignment: Alignment,
        border: Border | None = None,
        number_format: str = "General",
        quoted: bool = False,
    ) -> CellLook:
        cell = WriteOnlyCell(self._sheet)
        cell.font, cell.alignment, cell.number_format = font, alignment, number_format
        if fill:
            cell.fill = fill
        if border:
            cell.border = border
        cell._style.quotePrefix = int(quoted)
        return cell._style


def _alignment(kind: str, rated: bool) -> Alignment:
    if kind.startswith(("number", "share")) or kind == "sum":
        return Alignment(vertical="top", horizontal="right", indent=1)
    return Alignment(
        vertical="top",
        horizontal="center" if rated else "left",
        wrap_text=kind == "text" or rated,
        indent=1 if kind == "words" else 0,
    )


def _number_format(kind: str) -> str:
    name, _, places = kind.partition(":")
    if name in ("number", "sum"):
        # Without a fixed number of decimals Excel rounds to the column's width, across a cut as it comes.
        return f"0.{'0' * int(places)}" if places else "0"
    formats = {"day": "dd mmm yyyy", "month": "mmm yyyy", "share": '[=0]0%;[<0.01]"under 1%";0%'}
    return formats.get(name, "@" if name in ("text", "ref") else "General")


def _rgb(colour: str) -> str:
    return f"FF{colour[1:]}"
