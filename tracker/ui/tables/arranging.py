"""The order of a table's rows: in groups with their headings, or by one column."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from tracker.columns import Column, counted
from tracker.domain.plan import Theme
from tracker.domain.register import Line
from tracker.domain.when import When

# Worst first: what a sorted rating column shows from the top.
_RATINGS = ("red", "amber", "green", "grey", "awaiting_sign_off", "blue", "complete", "stopped")


@dataclass(slots=True, eq=False)
class Group:
    """A heading among the rows. `key` tells the group again after a reload."""

    key: Any
    heading: str
    words: str
    folded: bool = False


def in_groups(lines: Iterable[Line], folded: set[Any], totals: dict[Any, int]) -> list[Group | Line]:
    """The lines under the headings of their themes; a folded one keeps its own to itself.

    `totals`: how many actions each theme has, shown or not.
    """
    themes: dict[Any, tuple[Theme, list[Line]]] = {}
    for line in lines:
        themes.setdefault(line.theme.id, (line.theme, []))[1].append(line)
    rows: list[Group | Line] = []
    for key, (theme, inside) in themes.items():
        rows.append(Group(key, theme.heading, _words(inside, totals.get(key, 0)), key in folded))
        if key not in folded:
            rows += inside
    return rows


def _words(lines: list[Line], total: int) -> str:
    late = sum(line.overdue for line in lines)
    shown = counted(total, "action") if total <= len(lines) else f"{len(lines)} of {counted(total, 'action')}"
    return f"{shown} · {late} overdue" if late else shown


def in_order_of(lines: Iterable[Line], column: Column[Line], descending: bool) -> list[Line]:
    """The lines by a column; those with nothing in it come last either way."""
    keyed = [(sort_key(column, line), line) for line in lines]
    full = sorted((pair for pair in keyed if pair[0] is not None), key=lambda pair: pair[0], reverse=descending)
    return [line for _, line in full] + [line for key, line in keyed if key is None]


def sort_key(column: Column[Line], line: Line) -> Any:
    """What a line is sorted by: a number for dates and ratings, numbers inside refs as numbers; None for nothing."""
    value = column.value(line)
    if value is None or value == "":
        return None
    if isinstance(value, When):
        return value.last.toordinal() if value.last else None
    if isinstance(value, date):
        return value.toordinal()
    if column.kind == "rating":
        return _RATINGS.index(str(value)) if value in _RATINGS else len(_RATINGS)
    if isinstance(value, str):
        return natural(value) if column.kind == "ref" else value.casefold()
    return value


def natural(text: str) -> list[tuple[int, int, str]]:
    """A key that puts 1.2.10 after 1.2.9."""
    parts = re.findall(r"\d+|\D+", text.casefold())
    return [(0, int(part), "") if part.isdigit() else (1, 0, part) for part in parts]
