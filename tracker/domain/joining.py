"""Measures that are one under several names, seen as one: nothing of what was said of either is moved."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TypeVar

from tracker.domain.measure import Comparator, Group, Measure, Reading

_BEHIND = 1_000_000
_Series = TypeVar("_Series", Group, Comparator)


def as_joined(measures: Sequence[Measure]) -> list[Measure | None]:
    """The measures, each with what was said under its other names; None in the place of one joined into another."""
    if not any(measure.joined_into for measure in measures):
        return list(measures)
    by_ref = _by_ref(measures)
    parts = defaultdict[int, list[Measure]](list)
    for at, measure in enumerate(measures):
        end = _end_of_chain(at, measures, by_ref)
        parts[end] += [measure] if end != at else []
    joined = {id(measure) for group in parts.values() for measure in group}
    return [None if id(one) in joined else _as_one(one, parts.get(at, [])) for at, one in enumerate(measures)]


def homes_of(measures: Sequence[Measure]) -> list[str]:
    """For each measure the ref of the one that it was joined into in the end; its own where it stands by itself."""
    by_ref = _by_ref(measures)
    return [measures[_end_of_chain(at, measures, by_ref)].ref for at in range(len(measures))]


def _by_ref(measures: Sequence[Measure]) -> dict[str, int]:
    return {measure.ref: at for at, measure in reversed(list(enumerate(measures)))}


def _end_of_chain(at: int, measures: Sequence[Measure], by_ref: dict[str, int]) -> int:
    """What a measure was joined into in the end; itself where that is not there, or leads back to it."""
    seen = [at]
    while (ref := measures[seen[-1]].joined_into) and (after := by_ref.get(ref)) is not None:
        if after in seen:
            return at
        seen.append(after)
    return seen[-1]


def _as_one(measure: Measure, others: Sequence[Measure]) -> Measure:
    if not others:
        return measure
    every = (measure, *others)
    return replace(
        measure,
        remarks=tuple(remark for one in every for remark in one.remarks),
        readings=(*measure.readings, *_behind(others)),
        groups=_series([(one.name, one) for part in every for one in part.groups]),
        comparators=_series([(one.label, one) for part in every for one in part.comparators]),
    )


def _behind(others: Sequence[Measure | Group | Comparator]) -> Iterator[Reading]:
    """Readings under other names: where both were told at once, those of the measure itself count."""
    return (replace(reading, place=reading.place - _BEHIND) for one in others for reading in one.readings)


def _series(named: Sequence[tuple[str, _Series]]) -> tuple[_Series, ...]:
    """Series of one name as one, under the first."""
    same = defaultdict[str, list[_Series]](list)
    for name, one in named:
        same[name.casefold()].append(one)
    return tuple(replace(alike[0], readings=_readings(alike)) for alike in same.values())


def _readings(series: Sequence[Group | Comparator]) -> tuple[Reading, ...]:
    return (*series[0].readings, *_behind(series[1:]))
