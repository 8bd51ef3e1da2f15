"""Dated entries inside one text ("14/10/17: Met the board. 21/10/17: Agreed."): each with its day, nothing lost."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from operator import itemgetter
from typing import NamedTuple

from tracker.domain.dates.reading import read_when
from tracker.domain.pattern import pattern_of
from tracker.domain.plan import Action, Plan, Update
from tracker.domain.when import MONTHS, NO_DATE, When

ABOUT = "dated entries"  # what the problem is about that a document holds some

_MONTH = "(?:" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")\b\.?"
_YEAR = r"(?:\d{4}|\d{2})\b"


def _date(mark: str) -> str:
    """The pattern of a date; `mark` names the group of its sign, as a pattern may use a name only once."""
    return (
        r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,?\s+)?"
        rf"(?:\d{{4}}-\d\d?-\d\d?\b|\d{{1,2}}(?P<{mark}>[./-])\d{{1,2}}(?P={mark}){_YEAR}"
        rf"|\d{{1,2}}(?:st|nd|rd|th)?(?:\s+of)?[\s-]{{0,2}}{_MONTH}[\s,-]{{0,2}}{_YEAR}"
        rf"|{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+\d{{4}}\b|{_MONTH}[\s,'’-]{{0,2}}{_YEAR})"
    )


def _dash(mark: str) -> str:
    """A dash that leads to no figure and no other date, as in "Oct 2017 - Dec 2017"."""
    return rf"[-–—](?=\s*[^\s\d])(?!\s*{_date(mark)})"


_AT_A_LINE = rf"(?:(?<=\n)|\A)[ \t]*[\[(]?(?P<here>{_date('a')})(?:[\])]|\s?:|\s?{_dash('b')}|(?=[ \t]*(?:\n|\Z)))"
_IN_A_LINE = rf"(?<=[.!?;])[ \t]+(?P<there>{_date('c')})(?::|\s{_dash('d')}\s)"
_ENTRY = pattern_of(f"{_AT_A_LINE}|{_IN_A_LINE}", re.I)
_FIGURE = pattern_of("[0-9]")
_LIKE_A_REF = pattern_of(r"\d\.\d\.\d\d")


class DatedEntry(NamedTuple):
    """One entry as printed, with its date; only the first may have none: what stands before the first date."""

    when: When | None
    text: str


def dated_entries(text: str, period: When = NO_DATE) -> list[DatedEntry]:
    """The entries of a text, in its order; none when it holds no date that begins one."""
    if not _FIGURE.search(text):  # as in most commentary, which is then done with
        return []
    found = [(start, when) for start, printed in _starts(text) if (when := _read(printed, period))]
    if not found:
        return []
    ends = [start for start, _ in found[1:]] + [len(text)]
    entries = [DatedEntry(when, text[start:end].strip()) for (start, when), end in zip(found, ends, strict=True)]
    before = text[: found[0][0]].strip()
    return [DatedEntry(None, before), *entries] if before else entries


def _starts(text: str) -> Iterator[tuple[int, str]]:
    return ((at.start(), at["here"] or at["there"]) for at in _ENTRY.finditer(text))


def _read(printed: str, period: When) -> When | None:
    """The date; None for no day of the calendar, for "March 18", and for a ref ("1.2.17") outside the plan's days."""
    when, doubts = read_when(printed)
    if when.kind not in ("day", "month") or when.first is None or any(doubt.kind == "doubtful" for doubt in doubts):
        return None
    return when if _inside(when.first, period) or not _LIKE_A_REF.fullmatch(printed) else None


def _inside(day: date, period: When) -> bool:
    return period.first is not None and period.last is not None and period.first <= day <= period.last


def entries_offered(plan: Plan) -> list[tuple[Action, list[DatedEntry]]]:
    """The actions of a plan as read whose commentary holds dated entries: each could be an update of its own."""
    found = [
        (action, [entry for said in _said(action) for entry in dated_entries(said, plan.period)])
        for _, action in plan.actions()
    ]
    return [(action, entries) for action, entries in found if entries]


def _said(action: Action) -> list[str]:
    return [update.text for update in action.updates if update.text and not update.uuid]


def split_update(update: Update, period: When = NO_DATE, latest: date | None = None) -> list[Update]:
    """An update as one for each dated entry of its text, by their days; first what has no date, with all it changed.

    An entry of a month speaks for the month's last day, or for `latest` when that lies within the month.
    """
    entries = dated_entries(update.text or "", period)
    dated = [(_day(entry.when, latest), entry.text) for entry in entries if entry.when]
    if not dated:
        return [update]
    if dated[0][0] > dated[-1][0]:  # the newest stands first, also among those of one day
        dated.reverse()
    undated = entries[0].text if entries[0].when is None else None
    bare = Update(
        update.uuid, update.kind, update.day, update.recorded_at, author=update.author, action_id=update.action_id
    )
    parts = [replace(bare, day=day, text=text) for day, text in sorted(dated, key=itemgetter(0))]
    return [replace(update, text=undated), *parts]


def _day(when: When, latest: date | None) -> date:
    assert when.first is not None and when.last is not None
    return latest if latest and when.first <= latest <= when.last else when.last


def was_split(updates: Iterable[Update], period: When = NO_DATE) -> bool:
    """Whether an entry that a document dates was saved with its own day before."""
    return any(_is_of_its_day(update, period) for update in updates if update.kind == "plan" and update.day)


def _is_of_its_day(update: Update, period: When) -> bool:
    entries = dated_entries(update.text or "", period)
    if len(entries) != 1 or update.day is None:
        return False
    when = entries[0].when
    return (
        when is not None and when.first is not None and when.last is not None and when.first <= update.day <= when.last
    )
