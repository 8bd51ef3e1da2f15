"""The order of a table's rows: in groups with their headings, or by one column."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Hashable, Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import Any, Protocol, TypeVar

from tracker.columns.words import Column, Kind
from tracker.domain.pattern import pattern_of
from tracker.domain.plan import Theme
from tracker.domain.when import When

# Worst first: what a sorted rating column shows from the top.
_RATINGS = {
    name: at
    for at, name in enumerate(("red", "amber", "green", "grey", "awaiting_sign_off", "blue", "complete", "stopped"))
}


_NUMBER = pattern_of(r"(\d+)")


@dataclass(slots=True, eq=False)
class Group:
    """A heading among the rows. `key` tells the group again after a reload."""

    key: Hashable
    heading: str
    says: str | Callable[[], str]
    folded: bool = False
    _counted: str | None = field(default=None, init=False)

    @property
    def words(self) -> str:
        """What stands beside the heading. Counted when it is first seen: of hundreds of groups most are not."""
        if isinstance(self.says, str):
            return self.says
        if self._counted is None:
            self._counted = self.says()
        return self._counted

    def count_again(self) -> None:
        """Another day may make something else of its rows."""
        self._counted = None


def places_of_groups(rows: Iterable[Any]) -> list[int]:
    """Where the headings stand among rows; most of thousands are none, and passed over at once."""
    kinds, places = list(map(type, rows)), list[int]()
    for _ in range(kinds.count(Group)):
        places.append(kinds.index(Group, places[-1] + 1 if places else 0))
    return places


class Placed(Protocol):
    """A row of a theme."""

    @property
    def theme(self) -> Theme:
        """The theme under whose heading it stands."""
        ...


_Placed = TypeVar("_Placed", bound=Placed)
_Row = TypeVar("_Row")


def in_groups(
    rows: Iterable[_Placed], folded: Collection[Hashable], words: Callable[[list[_Placed]], str]
) -> list[Group | _Placed]:
    """The rows under the headings of their themes; a folded one keeps its own to itself.

    `words` says what stands beside a heading, of the rows under it.
    """
    themes: defaultdict[int | None, list[_Placed]] = defaultdict(list)
    for row in rows:
        themes[row.theme.id].append(row)
    grouped: list[Group | _Placed] = []
    for key, inside in themes.items():
        grouped.append(Group(key, inside[0].theme.heading, words(inside), key in folded))
        if key not in folded:
            grouped += inside
    return grouped


def in_order_of(rows: Iterable[_Row], column: Column[_Row], descending: bool) -> list[_Row]:
    """The rows by a column; those with nothing in it come last either way."""
    rows, key_of = list(rows), _KEYS[column.kind]
    if column.order is not None:
        keys: list[Any] = list(map(column.order, rows))
    else:
        keys = [None if value is None or value == "" else key_of(value) for value in map(column.value, rows)]
    full = [at for at, key in enumerate(keys) if key is not None]
    full.sort(key=keys.__getitem__, reverse=descending)
    return [rows[at] for at in full] + [row for row, key in zip(rows, keys, strict=True) if key is None]


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
