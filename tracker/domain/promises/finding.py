"""Finds the promises in one text: sentences that look ahead and name a day."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from tracker.domain.dates.dated_entries import dated_entries
from tracker.domain.promises.day_words import days_named, names_a_day
from tracker.domain.promises.tense import looks_ahead
from tracker.domain.when import MONTHS, NO_DATE, When

_MONTH = "(?:" + "|".join(sorted(MONTHS, key=len, reverse=True)) + ")"
_BULLET = r"(?:[•▪●–*-]|\(?\d{1,2}[.)]|\(?[a-z]\))"
_SHORT = "jan|feb|mar|apr|jun|jul|aug|sep|oct|nov|dec"
# A line that goes on: the one before ends with such a word or sign, or it begins with a month itself.
_GOES_ON = r"(?<![,&/])(?<!\b(?:in|by|of|to|on|at))(?<!\b(?:the|and|for|end))"
_NO_MONTH = rf"(?!(?i:{_MONTH}\b|(?:spring|summer|autumn|winter)\b))"
_NOTE = r"Review progress|Look (?:at|again)|Next (?:review|audit|survey|report|meeting|step)s?|To be"
_ABBREVIATED = r"(?<!\b[A-Za-z][.])(?<!\b(?:[Mm]r|[Dd]r|[Ss]t|[Nn]o)[.])"
_ENDS = re.compile(
    rf"\s*\n\s*{_BULLET}\s+|\s*[•▪●]\s*|;\s*|[ \t]{{2,}}(?=[A-Z]){_NO_MONTH}"
    rf"|(?<=[.!?]){_ABBREVIATED}(?i:(?<!\bsept[.])(?<!\b(?:{_SHORT})[.]))\s+(?=\S)"
    rf"|(?<=[.!?]){_ABBREVIATED}\s+(?=[A-Z])"
    rf"|{_GOES_ON}\n\s*(?=[A-Z]){_NO_MONTH}|\s(?=(?:{_NOTE})\b)"
    r"|,?\s+and\s+(?=[A-Z]{2,3}(?:\s*(?:/|&|and)\s*[A-Z]{2,3})*\s+(?:to|will)\b)"
)
_BEFORE_A_BREAK = re.compile(r"[ \t]+(?=\n)")
_LONGEST = 1500  # letters of a sentence; what is longer is no sentence of commentary


class FoundPromise(NamedTuple):
    """A promise as it stands in a text: its sentence with blanks folded, the day it names, the day it was said.

    `entry` counts the entries of a text that is a log of them.
    """

    text: str
    when: When
    said_on: date | None
    entry: int


def promises_in(text: str, said_on: date | None, period: When = NO_DATE) -> list[FoundPromise]:
    """The promises of a text said on a day; None: from the plan's beginning, so days count from its first one.

    Where the text is a log of dated entries each is said on its own day.
    """
    if not names_a_day(text):
        return []
    return [
        FoundPromise(clause, words.when, day, n)
        for n, (part, day) in enumerate(entries_said(text, said_on, period))
        for clause in sentences(part)
        if names_a_day(clause)
        for words in days_named(clause, day or period.first, day)
        if looks_ahead(clause, words.start, words.end)
    ]


def sentences(text: str) -> Iterator[str]:
    """The sentences of a text, and what stands like one: list items, lines, what follows a semicolon."""
    for part in _ENDS.split(_BEFORE_A_BREAK.sub("", text)):
        clause = " ".join(part.split())
        if clause and len(clause) <= _LONGEST:
            yield clause


def entries_said(text: str, said_on: date | None, period: When) -> Iterator[tuple[str, date | None]]:
    """The entries of a log with their days; a text that is none, or dates what is to come, is one."""
    entries = dated_entries(text, period)
    days = [entry.when.first for entry in entries if entry.when]
    if not days or any(day is None or (said_on is not None and day > said_on) for day in days):
        yield text, said_on
        return
    for entry in entries:
        if entry.when is None:
            yield entry.text, said_on
        else:
            _, _, words = entry.text.partition(entry.when.as_printed)
            yield words.lstrip(" \t\n:])–-"), entry.when.first
