"""The order of a table's rows: in groups with their headings, or by one column."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Hashable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from tracker.columns.words import Column, Kind, counted
from tracker.domain.actions.register import Line
from tracker.domain.when import When

# Worst first: what a sorted rating column shows from the top.
_RATINGS = {
    name: at
    for at, name in enumerate(("red", "amber", "green", "grey", "awaiting_sign_off", "blue", "complete", "stopped"))
}


_NUMBER = re.compile(r"(\d+)")


@dataclass(slots=True, eq=False)
class Group:
    """A heading among the rows. `key` tells the group again after a reload."""

    key: Hashable
    heading: str
    words: str
    folded: bool = False


def in_groups(
    lines: Iterable[Line], folded: Collection[Hashable], totals: Mapping[int | None, int]
) -> list[Group | Line]:
    """The lines under the headings of their themes; a folded one keeps its own to itself.

    `totals`: how many actions each theme has, shown or not.
    """
    themes: defaultdict[int | None, list[Line]] = defaultdict(list)
    for line in lines:
        themes[line.theme.id].append(line)
    rows: list[Group | Line] = []
    for key, inside in themes.items():
        rows.append(Group(key, inside[0].theme.heading, _words(inside, totals.get(key, 0)), key in folded))
        if key not in folded:
            rows += inside
    return rows


def _words(lines: list[Line], total: int) -> str:
    late = sum([line.days_late > 0 for line in lines])
    shown = counted(total, "action") if total <= len(lines) else f"{len(lines)} of {counted(total, 'action')}"
    return f"{shown} · {late} overdue" if late else shown


def in_order_of(lines: Iterable[Line], column: Column[Line], descending: bool) -> list[Line]:
    """The lines by a column; those with nothing in it come last either way."""
    lines, key_of = list(lines), _KEYS[column.kind]
    keys: list[Any] = [None if value is None or value == "" else key_of(value) for value in map(column.value, lines)]
    full = [at for at, key in enumerate(keys) if key is not None]
    full.sort(key=keys.__getitem__, reverse=descending)
    return [lines[at] for at in full] + [line for line, key in zip(lines, keys, strict=True) if key is None]


def _last_day(when: When) -> int | None:
    return when.last.toordinal() if when.last else None


@lru_cache(maxsize=100_000)  # a sorted table is sorted again whenever a filter changes
def natural(text: str) -> tuple[str | int, ...]:
    """A key that puts 1.2.10 after 1.2.9: texts and numbers by turns, a text first."""
    parts: list[str | int] = list(_NUMBER.split(text.casefold()))
    parts[1::2] = map(int, parts[1::2])
    return tuple(parts)


# What a value is sorted by, by the kind of its column: a number for dates and ratings; None for nothing.
_KEYS: dict[Kind, Callable[[Any], Any]] = {
    "text": str.casefold,
    "ref": natural,
    "day": date.toordinal,
    "when": _last_day,
    "number": lambda number: number,
    "rating": lambda rating: _RATINGS.get(rating, len(_RATINGS)),
}
