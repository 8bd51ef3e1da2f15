"""How the cells of a workbook look, by their numbers: the colour behind them, and what shows a value as what."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from tracker.documents.files.number_format import date_code
from tracker.documents.files.picture_fonts import is_picture_font
from tracker.documents.files.workbook.package import Package
from tracker.documents.files.workbook.texts import MAIN, strikes
from tracker.documents.vocabulary.fill_colours import FillColour, Fills
from tracker.domain.pattern import pattern_of

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
_NO_CODE = pattern_of(r'".*?"|\[(?!hh?\]|mm?\]|ss?\])[^\]]*\]')  # words, and brackets but those of hours and minutes
_OF_DATES = pattern_of(r"(?<![_\\])[dmhysDMHYS]")
_OF_DURATIONS = pattern_of(r"\[hh?\]|\[mm?\]|\[ss?\]", re.I)


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
_NO_COLOUR = "00000000"
_USUAL = ("#000000", "#FFFFFF")  # the colours of letters that say nothing


class RuleLook(NamedTuple):
    """What a rule changes of the look of a cell; None where it leaves that."""

    fill: str | None = None  # be it white
    ink: str | None = None


class BookLooks:
    """The looks of a workbook: `cells` in their order, one plain one where there are none; and those of rules."""

    def __init__(self, package: Package) -> None:
        part = package.first("styles")
        root = package.root(part) if part else None
        theme = package.first("theme") if part else None
        palette = () if root is None else root.iterfind(f"{MAIN}colors/{MAIN}indexedColors/{MAIN}rgbColor")
        self._fills = Fills(
            [_fill(one) for one in _inside(root, "fills")],
            [one.get("rgb") or "" for one in palette],
            package.bytes_of(theme) if theme else None,
        )
        self.cells = list(self._of_cells(root)) or [_PLAIN]
        self._of_rules = list(_inside(root, "dxfs"))

    def _of_cells(self, root: Any) -> Iterator[Look]:
        formats = {**_BUILT_IN}
        formats |= {int(one.get("numFmtId")): one.get("formatCode") or _GENERAL for one in _inside(root, "numFmts")}
        struck = {at for at, font in enumerate(_inside(root, "fonts")) if strikes(font)}
        fonts = [_font(one, self._fills) for one in _inside(root, "fonts")]
        for one in _inside(root, "cellXfs"):
            fill, format_, font = (int(one.get(name) or 0) for name in ("fillId", "numFmtId", "fontId"))
            look = _look(self._fills[fill], formats.get(format_, _GENERAL))
            ink, name = fonts[font] if font < len(fonts) else (None, "")
            yield look._replace(struck=font in struck, ink=ink, font=name)

    def of_rule(self, rule: Any) -> RuleLook:
        """What a rule makes of a cell that it is true of: by its number among those of all rules, or written in it."""
        number = rule.get("dxfId") or ""
        own = next(rule.iterchildren("{*}dxf"), None)
        if number.isdecimal() and int(number) < len(self._of_rules):
            own = self._of_rules[int(number)]
        if own is None:
            return RuleLook()
        fill, font = own.find(f"{MAIN}fill"), own.find(f"{MAIN}font")
        colour = None if fill is None else _fill_of_rule(fill)
        return RuleLook(
            self._fills.colour(colour) if colour else None, None if font is None else _font(font, self._fills)[0]
        )


def _inside(root: Any, name: str) -> Any:
    found = None if root is None else root.find(f"{MAIN}{name}")
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


def _fill_of_rule(fill: Any) -> FillColour | None:
    """The colour of a fill of a rule, where a plain one is the colour behind its pattern, but not as some write it."""
    pattern = fill.find(f"{MAIN}patternFill")
    if pattern is None:
        return _fill(fill)
    if pattern.get("patternType") not in (None, "solid"):
        return None
    colours = [one for name in ("bgColor", "fgColor") if (one := pattern.find(f"{MAIN}{name}")) is not None]
    return next((_colour(one) for one in colours if one.get("rgb") != _NO_COLOUR), None)


def _colour(colour: Any) -> FillColour:
    kind = next((name for name in ("indexed", "theme", "auto") if colour.get(name) is not None), "rgb")
    return FillColour(kind, colour.get(kind) or "000000", float(colour.get("tint") or 0))


def _font(font: Any, fills: Fills) -> tuple[str | None, str]:
    """The colour of a font, and its name where it is one of pictures."""
    colour, name = font.find(f"{MAIN}color"), font.find(f"{MAIN}name")
    called = "" if name is None else name.get("val") or ""
    ink = None if colour is None else fills.colour(_colour(colour))
    return None if ink in _USUAL else ink, called if is_picture_font(called) else ""
