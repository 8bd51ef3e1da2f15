"""The order of themes, actions, measures and texts, changed one step at a time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

from tracker.domain.measure import Measure
from tracker.domain.plan import Action, Theme

_Placed = TypeVar("_Placed", Theme, Action, Measure)
_Any = TypeVar("_Any")


def swapped(items: Sequence[_Any], at: int, by: int) -> tuple[_Any, ...]:
    """The items with the one at a place moved by so many; () where it would leave them."""
    if not (0 <= at < len(items) and 0 <= at + by < len(items)):
        return ()
    moved = list(items)
    moved.insert(at + by, moved.pop(at))
    return tuple(moved)


def place_by_now(before: Sequence[_Any], now: Sequence[_Any], at: int) -> int:
    """The place of what stood at a place before: of itself, or of what was written over it.

    It is the end where it is new, or is gone: nobody else's words stand there.
    """
    if at < len(before) and before[at] in now[at : at + 1]:
        return at
    if at < len(before) and before[at] in now:
        return now.index(before[at])
    return at if at < len(before) == len(now) else len(now)


def moved_records(records: Sequence[_Placed], shown: Sequence[_Placed], record: _Placed, by: int) -> list[_Placed]:
    """The records to save so that one stands so many further on among those that are `shown`; [] at the end.

    `records` are all of its kind in their order, those that are not shown among them, which stay where they are. Only
    what gets another place is saved.
    """
    at = [one.id for one in shown].index(record.id)
    if not 0 <= at + by < len(shown):
        return []
    ids = [one.id for one in records]
    moved = swapped(records, ids.index(record.id), ids.index(shown[at + by].id) - ids.index(record.id))
    places = sorted({one.place for one in records})
    if len(places) < len(records):
        places = list(range(len(records)))
    return [replace(one, place=place) for one, place in zip(moved, places, strict=True) if one.place != place]


def last_place(records: Sequence[Theme] | Sequence[Action] | Sequence[Measure]) -> int:
    """The place after all of these."""
    return max((one.place for one in records), default=-1) + 1
