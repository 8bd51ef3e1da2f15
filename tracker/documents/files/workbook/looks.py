"""How the cells of a workbook look, by their numbers: the colour behind them, and what shows a value as what."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from tracker.documents.files.number_format import date_code
from tracker.documents.files.picture_fonts import is_picture_font
from tracker.documents.files.workbook.package import Package
from tracker.documents.files.workbook.texts import MAIN, strikes
from tracker.documents.vocabulary.fill_colours import FillColour, Fills

_GENERAL = "General"
# The formats that every workbook has and none writes down.
_BUILT_IN = {
    0: _GENERAL, 1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 5: '"$"#,##0_);("$"#,##0)',
    6: '"$"#,##0_);[Red]("$"#,##0)', 7: '"$"#,##0.00_);("$"#,##0.00)', 8: '"$"#,##0.00_);[Red]("$"#,##0.00)',
    9: "0%", 10: "0.00%", 11: "0.00E+00", 12: "# ?/?", 13: "# ??/??", 14: "mm-dd-yy", 15: "d-mmm-yy", 16: "d-mmm",
    17: "mmm-yy", 18: "h:mm AM/PM", 19: "h:mm:ss AM/PM", 20: "h:mm", 21: "h:mm:ss", 22: "m/d/yy h:mm",
    37: "#,##0_);(#,##0)", 38: "#,##0_);[Red](#,##0)", 39: "#,##0.00_);(#,##0.00)", 40: "#,##0.00_);[Red](#,##0.00)",
    41: r'_(* #,##0_);_(* \(#,##0\);_(* "-"_);_(@_)', 42: r'_("$"* #,##0_);_("$"* \(#,##0\);_("$"* "-"_);_(@_)',
    43: r'_(* #,##0.00_);_(* \(#,##0.00\);_(* "-"??_);_(@_)',
    44: r'_("$"* #,##0.00_)_("$"* \(#,##0.00\)_("$"* "-"??_)_(@_)', 45: "mm:ss", 46: "[h]:mm:ss", 47: "mmss.0",
    48: "##0.0E+0", 49: "@",
}  # fmt: skip
_NO_CODE = re.compile(r'".*?"|\[(?!hh?\]|mm?\]|ss?\])[^\]]*\]')  # words, and brackets but those of hours and minutes
_OF_DATES = re.compile(r"(?<![_\\])[dmhysDMHYS]")
_OF_DURATIONS = re.compile(r"\[hh?\]|\[mm?\]|\[ss?\]", re.I)


class Look(NamedTuple):
    """How a cell looks."""

    fill: str | None = None
    format: str = _GENERAL
    date: bool = False  # its numbers are days
    duration: bool = False  # its numbers are days, counted as hours
    date_code: str = ""
    struck: bool = False  # its words are struck out
    ink: str | None = None  # the colour of its font, None for black and white
    font: str = ""  # the name of a font of pictures


_PLAIN = Look()
_USUAL = ("#000000", "#FFFFFF")  # the colours of letters that say nothing


def read_looks(package: Package) -> list[Look]:
    """The looks of a workbook in their order; one plain one for a workbook without any."""
    part = package.first("styles")
    if part is None:
        return [_PLAIN]
    root = package.root(part)
    theme = package.first("theme")
    fills = Fills(
        [_fill(one) for one in _inside(root, "fills")],
        [one.get("rgb") or "" for one in root.iterfind(f"{MAIN}colors/{MAIN}indexedColors/{MAIN}rgbColor")],
        package.bytes_of(theme) if theme else None,
    )
    formats = {**_BUILT_IN}
    formats |= {int(one.get("numFmtId")): one.get("formatCode") or _GENERAL for one in _inside(root, "numFmts")}
    struck = {at for at, font in enumerate(_inside(root, "fonts")) if strikes(font)}
    fonts = [_font(one, fills) for one in _inside(root, "fonts")]
    found = []
    for one in _inside(root, "cellXfs"):
        fill, format_, font = (int(one.get(name) or 0) for name in ("fillId", "numFmtId", "fontId"))
        look = _look(fills[fill], formats.get(format_, _GENERAL))
        ink, name = fonts[font] if font < len(fonts) else (None, "")
        found.append(look._replace(struck=font in struck, ink=ink, font=name))
    return found or [_PLAIN]


def _inside(root: Any, name: str) -> Any:
    found = root.find(f"{MAIN}{name}")
    return () if found is None else found


def _look(fill: str | None, code: str) -> Look:
    first = code.split(";")[0]
    date = _OF_DATES.search(_NO_CODE.sub("", first)) is not None
    return Look(fill, code, date, _OF_DURATIONS.search(first) is not None, date_code(code) if date else "")


def _fill(fill: Any) -> FillColour | None:
    """The colour of a fill that is one, or the first one of a gradient."""
    for one in fill:
        if one.tag == f"{MAIN}gradientFill":
            colour = one.find(f"{MAIN}stop/{MAIN}color")
        elif one.tag == f"{MAIN}patternFill" and one.get("patternType") == "solid":
            colour = one.find(f"{MAIN}fgColor")
        else:
            continue
        return FillColour("rgb", "000000") if colour is None else _colour(colour)
    return None


def _colour(colour: Any) -> FillColour:
    kind = next((name for name in ("indexed", "theme", "auto") if colour.get(name) is not None), "rgb")
    return FillColour(kind, colour.get(kind) or "000000", float(colour.get("tint") or 0))


def _font(font: Any, fills: Fills) -> tuple[str | None, str]:
    """The colour of a font, and its name where it is one of pictures."""
    colour, name = font.find(f"{MAIN}color"), font.find(f"{MAIN}name")
    called = "" if name is None else name.get("val") or ""
    ink = None if colour is None else fills.colour(_colour(colour))
    return None if ink in _USUAL else ink, called if is_picture_font(called) else ""
