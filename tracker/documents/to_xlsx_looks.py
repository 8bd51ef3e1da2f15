"""How cells of the workbook look, and which texts a cell can hold: shared styles, made once for a workbook."""

from __future__ import annotations

import re
from typing import Any

from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

from tracker.palette import LIGHT

FONT = "Arial"  # on every Windows and Mac, and LibreOffice has one of the same widths
LONGEST = 32_767  # of UTF-16's units, in one cell of Excel
MARKER_ROOM = 60
LIKE_A_FORMULA = ("=", "+", "-", "@", "'")
_UNWRITABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_LIKE_AN_ESCAPE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")

Style = Any  # openpyxl's StyleArray


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


class Looks:
    """The styles of one workbook by name. Sharing them takes half the time of setting each cell's font and fill."""

    def __init__(self, sheet: Any) -> None:
        self._sheet = sheet
        self._made: dict[tuple[str, bool, bool], Style] = {}
        self.title = self._style(Font(FONT, 16, bold=True, color=_rgb(LIGHT.text)), None, Alignment())
        self.subtitle = self._style(Font(FONT, 10, color=_rgb(LIGHT.quiet_text)), None, Alignment())
        self.section = self._style(Font(FONT, 12, bold=True, color=_rgb(LIGHT.text)), None, Alignment())
        self.bold = self._style(Font(FONT, 10, bold=True, color=_rgb(LIGHT.text)), None, Alignment(vertical="top"))
        self.heading = self._heading(LIGHT.background, LIGHT.text)

    def cell(self, kind: str, quoted: bool = False, struck: bool = False) -> Style:
        """The style of a cell in a table: text, ref, day, month, share, "number:2" (decimals), or a rating's name.

        `quoted`: a text that a spreadsheet could take for a formula. `struck`: it no longer counts.
        """
        key = (kind, quoted, struck)
        if key not in self._made:
            self._made[key] = self._cell_style(kind, quoted, struck)
        return self._made[key]

    def rating_heading(self, name: str) -> Style:
        """The style of a heading that names a rating."""
        rating = LIGHT.ratings[name]
        return self._heading(rating.fill, rating.ink)

    def _heading(self, fill: str, ink: str) -> Style:
        return self._style(
            Font(FONT, 10, bold=True, color=_rgb(ink)),
            PatternFill("solid", fgColor=_rgb(fill)),
            Alignment(vertical="center", wrap_text=True),
            Border(bottom=Side("medium", color=_rgb(LIGHT.control_edge))),
        )

    def _cell_style(self, kind: str, quoted: bool, struck: bool) -> Style:
        rating = LIGHT.ratings.get(kind)
        ink = rating.ink if rating else LIGHT.quiet_text if struck else LIGHT.text
        return self._style(
            Font(FONT, 10, color=_rgb(ink), strike=struck),
            PatternFill("solid", fgColor=_rgb(rating.fill)) if rating else None,
            Alignment(
                vertical="top",
                wrap_text=kind == "text" or rating is not None,
                horizontal="right" if kind.startswith(("number", "share")) else "left",
            ),
            Border(bottom=Side("thin", color=_rgb(LIGHT.line))),
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
    ) -> Style:
        cell = WriteOnlyCell(self._sheet)
        cell.font, cell.alignment, cell.number_format = font, alignment, number_format
        if fill:
            cell.fill = fill
        if border:
            cell.border = border
        cell._style.quotePrefix = int(quoted)
        return cell._style


def _number_format(kind: str) -> str:
    name, _, places = kind.partition(":")
    if name == "number":
        # Without a fixed number of decimals Excel rounds to the column's width, across a cut as it comes.
        return f"0.{'0' * int(places)}" if places else "0"
    formats = {"day": "dd mmm yyyy", "month": "mmm yyyy", "share": '[=0]0%;[<0.01]"under 1%";0%'}
    return formats.get(name, "@" if name in ("text", "ref") else "General")


def _rgb(colour: str) -> str:
    return f"FF{colour[1:]}"
