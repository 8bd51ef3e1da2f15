"""The readings of a series as they are shown, each with what it took the place of, and as typed ones are added."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from tracker.domain.edit import Stamp
from tracker.domain.measure import Reading, known_by, told_by
from tracker.domain.when import days_of


class ReadingLine(NamedTuple):
    """A reading that stands, or one that another has taken the place of."""

    reading: Reading
    replaced_by: Reading | None = None


def reading_lines(readings: Iterable[Reading], as_at: date) -> list[ReadingLine]:
    """What was known by a day, of any role, newest first; under each what stood before it.

    Of a period to come there is what was planned, and a value that had been saved by then: it counts later.
    A reading that says nothing at all and took the place of another one is no line: what it replaced shows it.
    """
    told = {id(one[-1]): one for one in told_by((one for one in readings if not came_later(one, as_at)), as_at)}
    standing = known_by((one[-1] for one in told.values()), as_at)
    return [line for reading in reversed(standing) for line in _lines(told[id(reading)])]


def _lines(told: list[Reading]) -> Iterator[ReadingLine]:
    if len(told) == 1 or not says_nothing(told[-1]):
        yield ReadingLine(told[-1])
    for before, after in reversed(list(pairwise(told))):
        if not says_nothing(before):
            yield ReadingLine(before, after)


def came_later(reading: Reading, as_at: date) -> bool:
    """Whether it became known after a day, or is a value of a period to come that nobody had saved by then."""
    if reading.known is not None:
        return reading.known > as_at
    to_come = reading.period.last is not None and reading.period.last > as_at and reading.role in ("actual", "estimate")
    return to_come and (day_known(reading) or as_at) > as_at


def says_nothing(reading: Reading) -> bool:
    """Whether it is a mere blank: no value, no cases, no words of any kind."""
    said = (reading.as_printed.strip(), reading.source, reading.note, reading.suppressed, reading.says)
    return not any(said) and reading.numerator is None and reading.denominator is None


def day_known(reading: Reading) -> date | None:
    """The day from which it was known, that of its clock where it holds from the beginning; None: nobody said."""
    return reading.known or (reading.recorded_at.date() if reading.recorded_at else None)


def further_readings(held: Iterable[Reading], edited: Iterable[Reading], stamp: Stamp) -> Iterator[Reading]:
    """The readings to add: those edited have the uuid of the one that was shown, new ones have none.

    Where a period was put right, a blank takes the place of the reading under the other one.
    """
    shown = {reading.uuid: reading for reading in held}
    for reading in edited:
        before = shown.get(reading.uuid)
        if before is not None and days_of(before.period) != days_of(reading.period):
            yield stamped(blank_of(before), stamp)
        yield stamped(reading, stamp)


def blank_of(reading: Reading) -> Reading:
    """A reading of the same period and series that says nothing."""
    nothing = Reading(reading.period, None, role=reading.role, place=reading.place, measure_id=reading.measure_id)
    return replace(nothing, group_id=reading.group_id, comparator_id=reading.comparator_id)


def stamped(reading: Reading, stamp: Stamp) -> Reading:
    """A reading as it is saved."""
    # Never known before what it takes the place of: it would not count.
    known = max(stamp.day, reading.known or date.min)
    said = replace(reading, known=known, recorded_at=stamp.now, recorded_by=stamp.by, read_from=None)
    return replace(said, uuid=stamp.number())
