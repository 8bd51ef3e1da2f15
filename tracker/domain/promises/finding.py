"""Finds the promises in one text: sentences that look ahead and name a day."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from tracker.domain.pattern import pattern_of
from tracker.domain.promises.day_words import days_named, names_a_day
from tracker.domain.promises.tense import looks_ahead
from tracker.domain.when import MONTHS, NO_DATE, When

_MONTH = "(?:" + "|".join(sorted(MONTHS, key=len, reverse=True)) + ")"
_BULLET = pattern_of(r"(?:[•▪●–*-]|\(?\d{1,2}[.)]|\(?[a-z]\))\s+")
_PLACES = pattern_of(r"[.!?]\s+|;\s*|\s*\n\s*|[ \t]{2,}|\s*[•▪●]\s*")
_ABBREVIATED = pattern_of(r"(?:\b[A-Za-z]|\b(?:mr|dr|st|no))\Z", re.I)
_SHORT_MONTH = pattern_of(r"\b(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\Z", re.I)
# A line that goes on: the one before ends with such a word or sign, or it begins with a month itself.
_GOES_ON = pattern_of(r"(?:[,&/]|\b(?:in|by|of|to|on|at|the|and|for|end))\Z")
_A_DATE = pattern_of(rf"(?:{_MONTH}|spring|summer|autumn|winter)\b", re.I)
_NOTE = r"Review progress|Look (?:at|again)|Next (?:review|audit|survey|report|meeting|step)s?|To be"
_WITHIN = pattern_of(
    rf"\s(?=(?:{_NOTE})\b)|,?\s+and\s+(?=[A-Z]{{2,3}}(?:\s*(?:/|&|and)\s*[A-Z]{{2,3}})*\s+(?:to|will)\b)"
)
_LONGEST = 1500  # letters of a sentence; what is longer is no sentence of commentary


class FoundPromise(NamedTuple):
    """A promise as it stands in a text: its sentence with blanks folded, and the day it names."""

    text: str
    when: When


class Entry(NamedTuple):
    """What a text says on a day (None: from the plan's beginning), and what it promises."""

    day: date | None
    text: str
    promised: tuple[FoundPromise, ...]


def entries_in(text: str, said_on: date | None, period: When = NO_DATE) -> tuple[Entry, ...]:
    """A text said on a day with its promises; None: from the plan's beginning, so days count from its first one.

    Where the text is a log of dated entries each is said on its own day.
    """
    return _entries_with_days(text, said_on, period) if names_a_day(text) else (Entry(said_on, text, ()),)


@lru_cache(maxsize=1 << 14)  # a plan is looked through again after every update
def _entries_with_days(text: str, said_on: date | None, period: When) -> tuple[Entry, ...]:
    return tuple(Entry(day, part, tuple(_promised(part, day, period))) for part, day in _entries(text, said_on, period))


def _promised(text: str, day: date | None, period: When) -> Iterator[FoundPromise]:
    for clause in sentences(text):
        if names_a_day(clause):
            for words in days_named(clause, day or period.first, day):
                if looks_ahead(clause, words.start, words.end):
                    yield FoundPromise(clause, words.when)


@lru_cache(maxsize=1 << 16)
def sentences(text: str) -> tuple[str, ...]:
    """The sentences of a text, and what stands like one: list items, lines, what follows a semicolon."""
    begins, parts = 0, []
    for place in _PLACES.finditer(text):
        if _ends(text, place):
            parts.append(text[begins : place.start() + (place[0][0] in ".!?")])
            begins = place.end()
    parts.append(text[begins:])
    folded = (" ".join(_unbulleted(part.strip()).split()) for whole in parts for part in _WITHIN.split(whole))
    return tuple(clause for clause in folded if clause and len(clause) <= _LONGEST)


def _unbulleted(text: str) -> str:
    bullet = _BULLET.match(text)
    return text[bullet.end() :] if bullet else text


def _ends(text: str, place: re.Match[str]) -> bool:
    """Whether a sentence ends at a full stop, a line, a bullet or a wide gap."""
    before, after = text[max(0, place.start() - 8) : place.start()], text[place.end() : place.end() + 12]
    sign = place[0].strip()[:1]
    if sign == ".":
        return not _ABBREVIATED.search(before) and (after[:1].isupper() or not _SHORT_MONTH.search(before))
    if sign:
        return True
    if "\n" in place[0] and _BULLET.match(after):
        return True
    goes_on = not after[:1].isupper() or _A_DATE.match(after) is not None
    return not goes_on and ("\n" not in place[0] or not _GOES_ON.search(before))


def _entries(text: str, said_on: date | None, period: When) -> Iterator[tuple[str, date | None]]:
    """The entries of a log with their days; a text that is none, or dates what is to come, is one."""
    from tracker.domain.dates.dated_entries import dated_entries  # many a text names no day

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
