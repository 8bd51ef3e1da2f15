"""The readings of a series as a table shows them: each with the earlier words whose place it took."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from tracker.domain.measure import Reading, known_by, told_by


@dataclass(frozen=True, slots=True)
class ReadingLine:
    """A reading that stands, or one that another has taken the place of."""

    reading: Reading
    replaced_by: Reading | None = None


def reading_lines(readings: Iterable[Reading], as_at: date) -> list[ReadingLine]:
    """What was known by a day, of any role and of periods to come too, newest first; under each what stood before it.

    A reading that says nothing at all and took the place of another one is no line: what it replaced shows it.
    """
    told = {id(one[-1]): one for one in told_by(readings, as_at)}
    standing = known_by((one[-1] for one in told.values()), as_at)
    return [line for reading in reversed(standing) for line in _lines(told[id(reading)])]


def _lines(told: list[Reading]) -> Iterator[ReadingLine]:
    if len(told) == 1 or not says_nothing(told[-1]):
        yield ReadingLine(told[-1])
    for before, after in reversed(list(pairwise(told))):
        if not says_nothing(before):
            yield ReadingLine(before, after)


def says_nothing(reading: Reading) -> bool:
    """Whether it is a mere blank: no value, no cases, no words of any kind."""
    said = (reading.as_printed.strip(), reading.source, reading.note, reading.suppressed, reading.says)
    return not any(said) and reading.numerator is None and reading.denominator is None


def day_known(reading: Reading) -> date | None:
    """The day from which it was known, that of its clock where it holds from the beginning; None: nobody said."""
    return reading.known or (reading.recorded_at.date() if reading.recorded_at else None)
