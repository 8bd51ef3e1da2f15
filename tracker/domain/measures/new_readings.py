"""Readings that were typed, as they are added: what stood there before stays."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime

from tracker.domain.measure import Reading
from tracker.domain.when import days_of


@dataclass(frozen=True, slots=True)
class ReadingStamp:
    """From which day it is known, at what clock time and by whom it was saved; `number` gives each its uuid."""

    known: date
    now: datetime
    by: str | None
    number: Callable[[], str]


def further_readings(held: Iterable[Reading], edited: Iterable[Reading], stamp: ReadingStamp) -> Iterator[Reading]:
    """The readings to add: those edited have the uuid of the one that was shown, new ones have none.

    Where a period was put right, a blank takes the place of the reading under the other one.
    """
    shown = {reading.uuid: reading for reading in held}
    for reading in edited:
        before = shown.get(reading.uuid)
        if before is not None and days_of(before.period) != days_of(reading.period):
            yield _stamped(_blank(before), stamp)
        yield _stamped(reading, stamp)


def _blank(reading: Reading) -> Reading:
    nothing = Reading(reading.period, None, role=reading.role, place=reading.place, measure_id=reading.measure_id)
    return replace(nothing, group_id=reading.group_id, comparator_id=reading.comparator_id)


def _stamped(reading: Reading, stamp: ReadingStamp) -> Reading:
    # Never known before what it takes the place of: it would not count.
    known = max(stamp.known, reading.known or date.min)
    return replace(reading, uuid=stamp.number(), known=known, recorded_at=stamp.now, recorded_by=stamp.by)
