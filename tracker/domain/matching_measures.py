"""Incoming measures and their values against those held in a theme."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import count
from typing import Any

from tracker.domain.changes import Changes
from tracker.domain.measure import Comparator, Measure, Reading
from tracker.domain.plan import Plan, Theme
from tracker.domain.when import When

WORDS = ("name", "shows", "unit", "thresholds", "stated_rating", "stated_direction", "frequency", "rolling")
WORDS_BESIDE = ("comment", "action")


def compare_measures(held: Theme, incoming: Sequence[Measure], changes: Changes) -> None:
    """The measures of a document that defines them: new ones are added under a ref that is free."""
    pairs = pair_measures(held.measures, incoming)
    refs = {measure.ref for measure in held.measures}
    for measure in incoming:
        before = pairs.get(id(measure))
        if before is not None:
            _compare(before, measure, changes, with_words=True)
            continue
        new = replace(measure, ref=_free_ref(measure.ref, refs), theme_id=held.id, plan_id=held.plan_id)
        changes.new.append(new.ref)
        changes.additions.append(replace(new, place=len(refs) + 1))
        refs.add(new.ref)


def compare_values(held: Plan, incoming: Sequence[Measure], changes: Changes) -> None:
    """The values of a document that defines no measures: found in the whole plan by ref and name, else lost."""
    known = [measure for _, measure in held.measures()]
    pairs = pair_measures(known, incoming)
    for measure in incoming:
        before = pairs.get(id(measure))
        if before is None:
            changes.lost.append(measure)
        else:
            _compare(before, measure, changes, with_words=False)


def pair_measures(held: Sequence[Measure], incoming: Sequence[Measure]) -> dict[int, Measure]:
    """The held measure of each incoming one, by its id(): same ref and name, else same name, else same ref.

    None is held by two: a list may have been cut, sorted or added to since it was read.
    """
    pairs: dict[int, Measure] = {}
    taken: set[int] = set()
    ways: tuple[Callable[[Measure], Any], ...] = (
        lambda measure: (measure.ref, measure.name.casefold()) if measure.name else None,
        lambda measure: measure.name.casefold() or None,
        lambda measure: measure.ref or None,
    )
    for way in ways:
        for measure in incoming:
            if id(measure) in pairs or way(measure) is None:
                continue
            found = next((one for one in held if id(one) not in taken and way(one) == way(measure)), None)
            if found is not None:
                pairs[id(measure)] = found
                taken.add(id(found))
    return pairs


def _free_ref(ref: str, refs: set[str]) -> str:
    front = ref.rpartition("-M")[0] or ref
    return ref if ref not in refs else next(f for n in count(1) if (f := f"{front}-M{n:02d}") not in refs)


def _compare(held: Measure, incoming: Measure, changes: Changes, *, with_words: bool) -> None:
    before = len(changes.changed)
    if with_words:
        _compare_words(held, incoming, changes)
    _compare_readings(held, held.readings, incoming.readings, changes, "reading")
    _compare_comparators(held, incoming, changes)
    changes.same += len(changes.changed) == before


def _compare_words(held: Measure, incoming: Measure, changes: Changes) -> None:
    given = {name: getattr(incoming, name) for name in (*WORDS, *WORDS_BESIDE)}
    new = {name: value for name, value in given.items() if value not in (None, ())}
    for name, value in new.items():
        changes.note(held.ref, name, getattr(held, name), value)
    wanted = replace(held, **new)
    if wanted != held:
        changes.records.append(replace(wanted, readings=(), comparators=()))


def _compare_comparators(held: Measure, incoming: Measure, changes: Changes) -> None:
    known = {comparator.name.casefold(): comparator for comparator in held.comparators}
    for comparator in incoming.comparators:
        before = known.get(comparator.name.casefold())
        if before is not None:
            _compare_readings(held, before.readings, comparator.readings, changes, comparator.name, before)
            continue
        printed = "; ".join(reading.as_printed for reading in comparator.readings)
        changes.note(held.ref, comparator.name, None, printed)
        place = len(held.comparators) + 1
        changes.additions.append(replace(comparator, measure_id=held.id, plan_id=held.plan_id, place=place))


def _compare_readings(
    measure: Measure,
    held: Sequence[Reading],
    incoming: Sequence[Reading],
    changes: Changes,
    label: str,
    comparator: Comparator | None = None,
) -> None:
    """Readings of a measure, or of its comparator: new periods are added, other values of a known one mended."""
    known = {_of(reading): reading for reading in held}
    parent: dict[str, Any] = {"plan_id": measure.plan_id, "measure_id": measure.id}
    if comparator:
        parent |= {"measure_id": None, "comparator_id": comparator.id}
    for number, reading in enumerate(incoming, 1):
        name = f"{label} {reading.period.as_printed}".strip()
        before = known.get(_of(reading))
        if before is None:
            changes.note(measure.ref, name, None, reading.as_printed)
            changes.additions.append(replace(reading, **parent, place=len(held) + number))
        elif _value(before) != _value(reading):
            changes.note(measure.ref, name, before.as_printed, reading.as_printed)
            kept: dict[str, Any] = {"id": before.id, "place": before.place, "revision": before.revision}
            changes.records.append(replace(reading, **parent, **kept))


def days_of(when: When | None) -> tuple[Any, ...]:
    """What makes two dates the same, however they were written; None: not said."""
    if when is None:
        return ()
    return when.kind, when.first, when.last, when.as_printed if when.kind == "unread" else ""


def _of(reading: Reading) -> tuple[Any, ...]:
    return (*days_of(reading.period), reading.source)


def _value(reading: Reading) -> tuple[Any, ...]:
    return reading.value, reading.numerator, reading.denominator, reading.suppressed, reading.note
