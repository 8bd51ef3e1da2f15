"""In which order a column of dates gives day, month and year: asked of the column, as one cell may not say."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Literal, NamedTuple

from tracker.domain.dates.moved import read_in_turn
from tracker.domain.pattern import pattern_of
from tracker.domain.when import MONTH_NAMES

DateOrder = Literal["day first", "month first", "month and year", "mixed"]
_DAY = pattern_of(r"(?<![\d./-])(\d{1,2})(\s*[./-]\s*)(\d{1,2})\2(\d{4}|\d\d)(?![\d/-]|\.\d)")
_SHORT = pattern_of(r"\s*(\d{1,2})\s*[./-]\s*(\d\d)\s*")
_HEADED_MONTH_FIRST = pattern_of(r"(?i)\bmm?\s*[./-]\s*dd?\s*[./-]\s*y{2,4}\b")
_HEADED_DAY_FIRST = pattern_of(r"(?i)\bdd?\s*[./-]\s*mm?\s*[./-]\s*y{2,4}\b")
_HEADED_MONTH = pattern_of(r"(?i)(?<![./-])\bmm?\s*[./-]\s*y{2,4}\b")


class ColumnOrder(NamedTuple):
    """How the dates of a column are meant, and the texts that say so; `asked`: whether somebody should look at it."""

    order: DateOrder
    telling: tuple[str, ...] = ()
    asked: bool = False


def may_be_a_date(text: str, *, short: bool = False) -> bool:
    """Whether a text is a date, or may be one in the order of its column; `short`: also one like "03/25"."""
    if _DAY.fullmatch(text.strip()) or (short and _SHORT.fullmatch(text)):
        return True
    return read_in_turn(text).dates[-1].first is not None


def column_order(heading: str, texts: Iterable[str]) -> ColumnOrder:
    """What the heading of a column and its texts say together; day first where neither says anything else."""
    texts = list(texts)
    day_first, month_first = _telling(texts)
    if day_first and month_first:
        return ColumnOrder("mixed", (day_first, month_first), asked=True)
    if month_first or _HEADED_MONTH_FIRST.search(heading):
        first = month_first or next(filter(_DAY.search, texts), "")
        return ColumnOrder("month first", (first,), asked=bool(first)) if not day_first else ColumnOrder("day first")
    if short := _month_and_year(heading, texts):
        return ColumnOrder("month and year", (short,), asked=True)
    sure = bool(day_first or _HEADED_DAY_FIRST.search(heading))
    return ColumnOrder("day first", (day_first,) if sure else ())


def _telling(texts: Iterable[str]) -> tuple[str, str]:
    """The first text that can only be day first, and the first that can only be month first."""
    day_first = month_first = ""
    for text in texts:
        for found in _DAY.finditer(text):
            one, other = int(found[1]), int(found[3])
            if one > 12 >= other > 0:
                day_first = day_first or text
            elif other > 12 >= one > 0 and other <= 31:
                month_first = month_first or text
    return day_first, month_first


def _month_and_year(heading: str, texts: Iterable[str]) -> str:
    """The first of texts such as "03/25", where the heading or one that can be no day and month says what they are."""
    short = [found for found in map(_SHORT.fullmatch, texts) if found]
    if not short or not all(0 < int(found[1]) <= 12 for found in short):
        return ""
    telling = [found for found in short if int(found[2]) > 12]
    if _HEADED_MONTH.search(heading):
        telling = short
    return telling[0][0] if telling else ""


def as_ordered(text: str, order: DateOrder) -> str:
    """A text of such a column with its dates in words, where they are not day first."""
    if order == "month and year" and (found := _SHORT.fullmatch(text)):
        return f"{MONTH_NAMES[int(found[1])]} 20{found[2]}"
    if order in ("month first", "mixed"):
        return _DAY.sub(lambda found: _in_words(found, order), text)
    return text


def _in_words(found: re.Match[str], order: DateOrder) -> str:
    month, day = int(found[1]), int(found[3])
    if not 0 < month <= 12 or not 0 < day <= 31 or (order == "mixed" and day <= 12):
        return found[0]
    return f"{day} {MONTH_NAMES[month]} {found[4] if len(found[4]) == 4 else '20' + found[4]}"
