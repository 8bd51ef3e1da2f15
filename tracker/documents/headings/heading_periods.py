"""The periods that the headings of a table of measures say: "Current (Q1 23/24)", "Previous Q4", "Target 2022/23"."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import NamedTuple

from tracker.documents.vocabulary.heading_ends import part_behind, parted
from tracker.documents.vocabulary.roles import role_of
from tracker.domain.dates.reading import read_when
from tracker.domain.problem import Diagnostic
from tracker.domain.when import When, shown

_VALUES = ("published", "baseline", "previous", "current", "value")
_NO_YEAR = "A heading says no year"  # a cause
_Printed = tuple[tuple[str, str | None], ...]


class HeadingDoubt(NamedTuple):
    """What is doubted of the period of a heading."""

    heading: str
    read_as: str
    doubt: Diagnostic


class HeadingPeriods(NamedTuple):
    """The period of each field whose heading says one, and what is doubted."""

    of: Mapping[str, When]
    doubts: tuple[HeadingDoubt, ...]


@lru_cache(maxsize=200)
def heading_periods(printed: _Printed) -> HeadingPeriods:
    """The periods in the headings of our values, targets and plans, by field."""
    heads = {field: text for text, field in printed if field and field.split(" ")[0] in (*_VALUES, "target", "planned")}
    found = {field: when for field, text in heads.items() if (when := _period(text)).first}
    parts = {field: part for field, text in heads.items() if field not in found and (part := part_behind(text)[1])}
    doubts = []
    for field in sorted(parts, key=_current_first):
        if (meant := _beside(field, parts[field], found)) is not None:
            found[field], read_as = meant, shown(meant)
            sentence = f'"{heads[field]}" says no year; by the other headings it was read as {read_as}.'
            doubts.append(HeadingDoubt(heads[field], read_as, Diagnostic("doubtful", sentence, _NO_YEAR)))
    return HeadingPeriods(found, tuple(doubts))


def _period(heading: str) -> When:
    when = read_when(parted(heading)[1])[0]
    return when if when.first else read_when(role_of(heading).rest)[0]


def _current_first(field: str) -> bool:
    return field != "current"


def _beside(field: str, part: str, known: Mapping[str, When]) -> When | None:
    """A month or quarter of the year that other headings say: the last before the current one, the next behind."""
    base = known.get("current") or known.get("previous") or next(iter(known.values()), None)
    if base is None or base.first is None or base.last is None:
        return None
    year = base.first.year if base.first.month >= 4 else base.first.year - 1
    found = [read_when(f"{part} {at}/{(at + 1) % 100:02d}")[0] for at in (year - 1, year, year + 1)]
    if field == "previous" and "current" in known and base.kind != "year":
        return _last(when for when in found if when.last and when.last < base.first)
    if field == "current" and base is known.get("previous"):
        return next((when for when in found if when.first and when.first > base.last), None)
    return found[1] if found[1].first else None


def _last(periods: Iterable[When]) -> When | None:
    found = list(periods)
    return found[-1] if found else None
