"""Dates that were moved, as one cell tells them: "Sept 2024 (was May 2024)", "May 2024, revised to Sept 2024"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from tracker.domain.dates.reading import read_when
from tracker.domain.long_text import to_match
from tracker.domain.pattern import pattern_of
from tracker.domain.problem import Diagnostic
from tracker.domain.when import MONTHS, NO_DATE, When

_MOVED = (
    r"(?:re-?)?(?:moved|extended|extension|revised|revision|changed|deferred|delayed|slipped|slippage|postponed"
    r"|rescheduled|re-scheduled|(?:re-?)?profiled|(?:re-?)?forecast|amended|(?:put|pushed) back|brought forward"
    r"|rolled (?:over|forward))"
)
_WHOSE = (
    r"(?:\s+(?:the|due|target|completion|review|end|dates?|deadline|timescale|planned|agreed|set|for|as|is|by|in))*"
)
_BEFORE = r"was|previous(?:ly)?|prev\.?|formerly|original(?:ly)?|orig\.?|initial(?:ly)?|instead of"
_OLD = rf"(?<!\w)(?:{_BEFORE}|{_MOVED}\s+from)(?!\w){_WHOSE}"
_ARROW = "[-=]+>|[→➔➡⇒]"
_NEW = rf"(?<!\w)(?:(?:(?:now|then|further)\s+)*{_MOVED}(?!\w|\s+from\b)|now|then|new)\b{_WHOSE}|{_ARROW}"
_DATE_AHEAD = (
    rf"(?=\W*(?:\Z|\d|(?:{'|'.join(MONTHS)})\b|q[1-4]|quarter|early|mid|late|(?:the )?(?:end|start|beginning)\b|spring"
    r"|summer|autumn|winter|week|w/c|on-?going|tb[acd]\b|n/a|complete|done|closed|mon|tue|wed|thu|fri|sat|sun))"
)
_MARK = pattern_of(rf"(?i)(?:(?P<old>{_OLD})|(?P<new>{_NEW}))\s*(?:\b(?:to|until|till)\b)?\s*:?{_DATE_AHEAD}")
_SURE = pattern_of(r"(?i)\b(?:to|until|till|now|then|forward)\b|[:>→➔➡⇒]")
_AROUND = " \t\n\r,;:.()[]-–—/"
_BEHIND = pattern_of(r"(?i)\s+[–—-]\s+|\s*[;:,(]\s*|\s+(?=(?:due to|owing to|because|as|following|pending|while)\b)")


class DatesInTurn(NamedTuple):
    """The dates that one text gives, the first one first; the last stands. `reason`: why it was moved, as printed."""

    dates: tuple[When, ...]
    doubts: tuple[Diagnostic, ...]
    reason: str | None = None


class _Part(NamedTuple):
    """A date of a text: before the one that the text begins with, or after it."""

    old: bool
    sure: bool
    when: When
    doubts: tuple[Diagnostic, ...]
    reason: str


def read_in_turn(text: str, period: When = NO_DATE) -> DatesInTurn:
    """The dates of a text in turn; of most it is the one that the whole text is read as, be it unread."""
    if (moved := _moved(to_match(text.strip()), period)) is not None:
        return moved
    when, doubts = read_when(text, period=period)
    return DatesInTurn((when,), doubts)


def _moved(text: str, period: When) -> DatesInTurn | None:
    if _MARK.search(text) is None:
        return None
    parts = [_part(words, old, sure, period) for words, old, sure in _pieces(text) if words]
    found = [part for part in parts if part is not None]
    if len(found) < len(parts) or not any(part.when.first for part in found):
        return None
    old, new = [part for part in found if part.old], [part for part in found if not part.old]
    if not all(part.sure or not _is_earlier(part.when, new[0].when) for part in new[1:]):
        return None  # "Sept 2024 (revised 12/05/2024)" says when it was revised
    if len(found) == 1:
        return DatesInTurn((replace(found[0].when, as_printed=text),), found[0].doubts, found[0].reason or None)
    in_turn = [*reversed(old), *new]
    doubts = tuple(doubt for part in found for doubt in part.doubts)
    reason = "; ".join(part.reason for part in found if part.reason)
    return DatesInTurn(tuple(part.when for part in in_turn), doubts, reason or None)


def _pieces(text: str) -> Iterator[tuple[str, bool, bool]]:
    """What stands before, between and behind the marks of a text: whether it is of old, and surely no other day."""
    marks = list(_MARK.finditer(text))
    yield _bare(text[: marks[0].start()]), False, True
    ends = [mark.start() for mark in marks[1:]] + [len(text)]
    for mark, end in zip(marks, ends, strict=True):
        yield _bare(text[mark.end() : end]), mark["old"] is not None, _SURE.search(mark[0]) is not None


def _bare(text: str) -> str:
    return " ".join(text.split()).strip(_AROUND)


def _part(text: str, old: bool, sure: bool, period: When) -> _Part | None:
    """The date of a piece, with the words behind it as the reason; None where it is none."""
    behind = _BEHIND.search(text)
    cuts = [(text, ""), (text[: behind.start()], text[behind.end() :])] if behind else [(text, "")]
    for dated, reason in cuts:
        when, doubts = read_when(dated, period=period)
        if when.kind != "unread":
            return _Part(old, sure, when, doubts, _bare(reason))
    return None


def _is_earlier(one: When, other: When) -> bool:
    return one.last is not None and other.last is not None and one.last < other.last
