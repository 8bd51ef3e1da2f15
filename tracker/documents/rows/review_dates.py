"""Reads the review dates of action tables: by their columns, each row from its first date to the one that stands."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from tracker.documents.grid import Cell, Grid, folded, serial_day
from tracker.documents.problem_log import ProblemLog, place_of
from tracker.documents.rows.date_columns import DateColumns
from tracker.documents.rows.struck_out import StruckOut
from tracker.domain.dates.column_order import DateOrder, as_ordered
from tracker.domain.dates.moved import DatesInTurn, read_in_turn
from tracker.domain.long_text import to_match
from tracker.domain.pattern import pattern_of
from tracker.domain.problem import Diagnostic, Field
from tracker.domain.when import NO_DATE, When, day_when, days_of, month_when, shown

_Cells = Mapping[str, Cell | None]


def date_fields(columns: Mapping[str, int], printed: Mapping[str, str]) -> list[str]:
    """The fields of a table that are review dates, from the first that was given to the last that was moved to."""
    fields = [name for kind in ("original", "review", "revised") for name in columns if name.split(" ")[0] == kind]
    return sorted(fields, key=lambda name: _turn(printed.get(name, name)))


def _turn(heading: str) -> int:
    """Which one of several a heading speaks of: "Second revised date" is the second, wherever it stands."""
    words = set(re.findall(r"[a-z]+|\d", heading.lower()))
    if words & _FIRST:
        return -1
    if "previous" in words or not words & _MOVED:
        return 0
    return next((number for number, names in enumerate(_TURNS, 2) if words & names), 1)


_FIRST = {"original", "originally", "initial", "initially", "old"}
_MOVED = {"revised", "extended", "extension", "amended", "new", "forecast", "rescheduled", "slipped", "moved"}
_MOVED |= {"current", "latest", "updated", "second", "third"}
_TURNS = ({"second", "2", "further"}, {"third", "3"}, {"fourth", "4"}, {"current", "latest", "final"})


class RowDates(NamedTuple):
    """The reviews of a row, the first one first, the cell of the last, and why that was moved, where it is printed."""

    reviews: tuple[When, ...]
    cell: Cell | None
    reason: str | None
    notes: tuple[str, ...]  # what stands in a column of dates and is none

    @property
    def review(self) -> When:
        """The one that stands."""
        return self.reviews[-1]


@lru_cache(maxsize=10_000)
def _dated(text: str, order: DateOrder, period: When) -> DatesInTurn:
    """Each different text is read once: the rows of a plan share their dates."""
    meant = as_ordered(text, order)
    found = read_in_turn(meant, period)
    if found.dates[-1].kind == "unread" and (label := _LABEL.match(to_match(text))):
        behind = _dated(text[label.end() :], order, period)
        if behind.dates[-1].first is not None:
            meant, found = text[label.end() :], behind
    if found.dates[-1].kind == "unread" and (front := _without_brackets(to_match(text))):
        before = _dated(front, order, period)
        if len(before.dates) == 1 and before.dates[0].first is not None and before.dates[0].kind != "completed":
            meant, found = front, before
    if meant == text or len(found.dates) > 1:
        return found
    return found._replace(dates=(replace(found.dates[0], as_printed=text),))


# What a cell may say behind its date, of which it is no other: "31 May 2027 (board)".
_BEHIND = pattern_of(r"(?P<date>.*\d.*?)\s*[(\[](?P<words>[^()\[\]\d]{2,40})[)\]]\s*", re.S)
_SAYS_OTHERWISE = pattern_of(
    r"\b(?:complet|done|finish|clos|achiev|deliver|met\b|missed|was\b|were\b|original|revis|extend|moved?\b|slip|cancel"
    r"|delay|not\b|start|first|last|previous|old\b|new\b|now\b|before|after|ongoing|from\b)",
    re.I,
)


def _without_brackets(text: str) -> str:
    """The date of a cell before words in brackets that say nothing of how it stands; "" for others."""
    found = _BEHIND.fullmatch(text)
    return found["date"] if found and not _SAYS_OTHERWISE.search(found["words"]) else ""


# What a cell may say before its date, as a heading does: "Deadline May 2027", "Target: 31/03/2027".
_LABEL = pattern_of(
    r"(?:(?:(?:target|due|deadline|review(?:ed)?|completion|delivery|implementation|expected|planned|agreed|forecast"
    r"|estimated|anticipated|scheduled|proposed|aim(?:ing)?|complete|finish|dates?|by|for|(?:no|not) later than"
    r"|on or before|with(?: a)? target(?: of)?)\b|eta\b)[\s:=–—-]*)+(?=\S)",
    re.I,
)


@lru_cache(maxsize=10_000)
def _real_date(day: date, shows_day: bool, text: str, period: When) -> DatesInTurn:
    """A date cell whose format shows no day is a month; a year outside the plan's period is flagged."""
    when = day_when(day, text) if shows_day else month_when(day.year, day.month, text)
    doubts = _dated(shown(when), "day first", period).doubts
    return DatesInTurn((when,), tuple(doubt for doubt in doubts if doubt.kind == "doubtful"))


_NOTHING = DatesInTurn((NO_DATE,), ())
_NO_DATES = RowDates((NO_DATE,), None, None, ())


class ReviewDates:
    """The review dates of one document, read against the plan's period."""

    def __init__(self, problems: ProblemLog, struck: StruckOut) -> None:
        self.problems = problems
        self.struck = struck
        self.period = NO_DATE
        self.columns = DateColumns(problems)

    def read(
        self, grid: Grid, cells: _Cells, fields: Sequence[str], printed: Mapping[str, str], about: str
    ) -> RowDates:
        """The dates of a row in the columns of its table that have some; `printed` are their headings."""
        named = [(field, cell) for field in fields if (cell := cells.get(field)) and cell.text and not cell.unread]
        filled = [(field, self.columns.dated(field, cell)) for field, cell in named]
        if not filled:
            return _NO_DATES
        told = [self._in_cell(cell, self.columns.order(field)) for field, cell in filled]
        if len(told) == 1 and len(told[0].dates) == 1 and not told[0].doubts and not filled[0][1].struck:
            return RowDates(told[0].dates, filled[0][1], None, ())  # as in nearly every row
        dated = [at for at, one in enumerate(told) if one.dates[-1].kind not in ("none", "unread")]
        stands = dated[-1] if dated else 0  # "n/a" behind a date: that date stands
        for at, (_, cell) in enumerate(filled):
            self._say(grid, cell, told[at], about, "review" if at >= stands else None)
            if cell.struck and at <= stands and told[at].dates[0].first:
                self.struck.used(cell)
        notes = [
            f"{printed.get(field, field)}: {folded(cell.text)}"
            for (field, cell), one in list(zip(filled, told, strict=True))[stands + 1 :]
            if one.dates[-1].kind == "none" and not cell.gone
        ]
        before = [when for one in told[:stands] for when in one.dates if when.first or when.kind == "ongoing"]
        reviews = tuple(_moves([*before, *told[stands].dates]))
        return RowDates(reviews, filled[stands][1], told[stands].reason if len(reviews) > 1 else None, tuple(notes))

    def _in_cell(self, cell: Cell, order: DateOrder) -> DatesInTurn:
        """What a cell says, with what was repaired or doubted of it: a date that is struck out stood before."""
        if not cell.struck:
            return self._left_in_cell(cell, order)
        if cell.day is None:
            before = _dated(cell.struck, order, self.period)
        else:
            before = _real_date(cell.day, cell.shows_day, cell.text, self.period)
        if before.dates[-1].first is None:
            return _NOTHING if cell.gone else self._left_in_cell(cell, order)
        now = _NOTHING if cell.gone else self._left_in_cell(cell, order)
        return now._replace(dates=(*before.dates, *now.dates))

    def _left_in_cell(self, cell: Cell, order: DateOrder) -> DatesInTurn:
        if cell.day is not None:
            return _real_date(cell.day, cell.shows_day, cell.text, self.period)
        if (day := serial_day(cell)) is not None:
            return _serial(cell, day)
        typed = cell.text.strip()
        found = _dated(typed.removeprefix("'"), order, self.period)
        when = found.dates[-1]
        if not typed.startswith("'") or when.kind == "unread":
            return found
        sentence = f"The apostrophe of {typed}, which makes a date a text, was left out."
        dates = (*found.dates[:-1], replace(when, as_printed=typed))
        repaired = Diagnostic("repaired", sentence, "An apostrophe makes a date a text")
        return DatesInTurn(dates, (repaired, *found.doubts), found.reason)

    def _say(self, grid: Grid, cell: Cell, said: DatesInTurn, about: str, field: Field | None) -> None:
        if not said.doubts:
            return
        when = said.dates[-1]
        read_as = None if when.kind == "unread" else shown(when) or None
        printed = cell.text.strip() if cell.day is None else folded(cell.text)
        self.problems.doubts(said.doubts, place_of(grid, cell), about, field, printed, read_as)


def _serial(cell: Cell, day: date) -> DatesInTurn:
    """A date that lost its format: Excel's day number, a month when it is the first of one."""
    when = month_when(day.year, day.month, cell.text) if day.day == 1 else day_when(day, cell.text)
    sentence = f"The number {cell.text} in a date column was read as {shown(when)}."
    return DatesInTurn((when,), (Diagnostic("repaired", sentence, "A date lost its format"),))


def _moves(dates: Sequence[When]) -> Iterator[When]:
    """The dates without those that only say again what the one before said."""
    for number, when in enumerate(dates):
        if number == len(dates) - 1 or days_of(when) != days_of(dates[number + 1]):
            yield when
