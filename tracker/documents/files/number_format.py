"""What a cell of a sheet shows: a date or a number under its number format."""

from __future__ import annotations

import re
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

from tracker.domain.pattern import pattern_of
from tracker.domain.when import MONTH_NAMES

_FILLING = pattern_of(r"_.|\*.|\[(?!\$)[^\]]*\]")  # what only aligns or fills, colours and conditions
_CURRENCY = pattern_of(r"\[\$([^\]-]*)[^\]]*\]")
_SYSTEM_DAY = "mm-dd-yy"  # what openpyxl calls the short date of the system, which is day-first in this country


@lru_cache(maxsize=256)
def date_code(number_format: str) -> str:
    """The date part of a number format: without colours, locales, quoted text and the time of day."""
    if number_format == _SYSTEM_DAY or number_format.startswith("m/d/yy"):
        return "dd/mm/yyyy"
    if number_format.upper().startswith("[$-F800]"):  # the long date of the system
        return "dd mmmm yyyy"
    first = re.sub(r'"([^"]*)"', lambda quoted: re.sub(r"\w", "", quoted[1]), number_format.split(";")[0])
    plain = re.sub(r"\[[^\]]*\]|\\(.)|_.|\*.", r"\1", first).lower()
    plain = re.sub(r"\s*h+[:.]?m*[:.]?s*(\s*am/pm)?", "", plain).strip()
    return plain if re.search(r"[dmy]", plain) else "d mmm yyyy"


@lru_cache(maxsize=20_000)
def shown_date(day: date, code: str) -> str:
    """What a date cell shows under a date code: "Oct 2017" under mmm yyyy."""
    return re.sub(r"d+|m+|y+", lambda found: _part(day, found[0]), code)


def _part(day: date, code: str) -> str:
    letter, size = code[0], len(code)
    if letter == "y":
        return str(day.year) if size > 2 else f"{day.year % 100:02d}"
    if letter == "m":
        return day.strftime("%B") if size == 4 else MONTH_NAMES[day.month] if size == 3 else f"{day.month:0{size}d}"
    return day.strftime("%A") if size == 4 else day.strftime("%a") if size == 3 else f"{day.day:0{size}d}"


def shown_cell_number(value: float, number_format: str) -> str:
    """What a number cell shows: 0.764 under 0.0% is "76.4%", 84.6 under 0 is "85", 2.1 under General is "2.1"."""
    before, code, after = _number_code(number_format)
    percent = "%" in code
    number = Decimal(f"{value:.15g}") * (100 if percent else 1)  # a sheet keeps and shows 15 digits
    places = re.search(r"0\.(0+)", code)
    if places or (percent and "0" in code) or re.fullmatch(r"(?:#,##)?0+", code):
        number = number.quantize(Decimal(1).scaleb(-len(places[1]) if places else 0), ROUND_HALF_UP)
    elif number == number.to_integral_value():
        number = number.quantize(Decimal(1))
    text = f"{number:,f}" if "#,##0" in code else f"{number:f}"
    if re.fullmatch("0{2,}", code):
        text = text.zfill(len(code))
    return f"{before}{text}{'%' if percent else ''}{after}"


@lru_cache(maxsize=256)
def _number_code(number_format: str) -> tuple[str, str, str]:
    """The words before a number, the code of the number itself, and the words after it: '0" days"'."""
    first = _FILLING.sub("", _CURRENCY.sub(r'"\1"', number_format.split(";")[0]))
    pieces = re.findall(r'"[^"]*"|\\.|[^"\\]+', first)
    at = [n for n, piece in enumerate(pieces) if piece[0] not in '"\\' and re.search("[#0?]", piece)]
    if not at:
        return "", "", ""
    before = "".join(piece.strip('"\\') for piece in pieces[: at[0]])
    after = "".join(piece.strip('"\\') for piece in pieces[at[-1] + 1 :])
    code = "".join(piece for piece in pieces[at[0] : at[-1] + 1] if piece[0] not in '"\\')
    sign = re.match("[£$€]?", code)
    return before + (sign[0] if sign else ""), code.strip(" £$€"), after
