"""Incoming measures and their values against those held in a theme."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import count
from operator import attrgetter
from typing import Any

from tracker.domain.measure import Comparator, Group, Measure, Reading
from tracker.domain.measures.scorecard_day import is_before
from tracker.domain.merging.asked import FieldConflict
from tracker.domain.merging.changes import Changes, told
from tracker.domain.merging.measure_remarks import compare_remarks
from tracker.domain.merging.pairing import Pairs
from tracker.domain.merging.remembered import MEASURE_FIELDS, Marks, marks_of, verdict
from tracker.domain.plan import Plan, Theme
from tracker.domain.when import days_of

_AllMarks = Mapping[str, Marks]


def compare_measures(
    held: Theme, incoming: Sequence[Measure], pairs: Pairs, changes: Changes, marks: _AllMarks
) -> None:
    """The measures of a theme of a document that defines them: new ones are added under a ref that is free."""
    place = len(held.measures)
    for measure in incoming:
        before = pairs.same.get(id(measure))
        if before is not None:
            _compare_whole(before, pairs.as_called(measure, before), changes, marks)
            continue
        new = replace(measure, ref=_free_ref(measure.ref, pairs.refs), theme_id=held.id, plan_id=held.plan_id)
        place += 1
        changes.new.append(new.ref)
        changes.additions.append(replace(new, place=place))
        pairs.refs.add(new.ref)
        pairs.tell_close(measure, new, changes)


def new_measures(theme: Theme, place: int, pairs: Pairs, changes: Changes, marks: _AllMarks) -> tuple[Measure, ...]:
    """The measures of a new theme that are not held elsewhere; a group without a ref counts them by its place."""
    new: list[Measure] = []
    for measure in theme.measures:
        if (known := pairs.same.get(id(measure))) is not None:
            _compare_whole(known, pairs.as_called(measure, known), changes, marks)
            continue
        ref = _free_ref(measure.ref if theme.ref else f"G{place}-M{len(new) + 1:02d}", pairs.refs)
        pairs.refs.add(ref)
        new.append(replace(measure, ref=ref, place=len(new) + 1))
        pairs.tell_close(measure, new[-1], changes)
    return tuple(new)


def compare_values(held: Plan, incoming: Plan, pairs: Pairs, changes: Changes) -> None:
    """The values of a document that defines no measures: found in the whole plan by ref and name, else lost."""
    for measure in incoming.measure_records():
        before = pairs.same.get(id(measure))
        if before is None:
            changes.lost.append(measure)
            pairs.tell_close(measure, measure, changes)
        else:
            known = changes.differences
            _compare_values(before, measure, changes)
            changes.same += changes.differences == known


def _free_ref(ref: str, refs: set[str]) -> str:
    front = ref.rpartition("-M")[0] or ref
    return ref if ref not in refs else next(f for n in count(1) if (f := f"{front}-M{n:02d}") not in refs)


def _compare_whole(held: Measure, incoming: Measure, changes: Changes, marks: _AllMarks) -> None:
    before = changes.differences
    _compare_words(held, incoming, changes, marks.get(held.ref, {}))
    compare_remarks(held, incoming, changes)
    _compare_values(held, incoming, changes)
    changes.same += changes.differences == before


def _compare_values(held: Measure, incoming: Measure, changes: Changes) -> None:
    _compare_readings(held, held.readings, incoming.readings, changes, "reading")
    _compare_series(held, held.groups, incoming.groups, changes)
    _compare_series(held, held.comparators, incoming.comparators, changes)


def _compare_words(held: Measure, incoming: Measure, changes: Changes, marks: Marks) -> None:
    bare = wanted = replace(held, remarks=(), readings=(), groups=(), comparators=())
    for name in MEASURE_FIELDS:
        ours, theirs = getattr(held, name), getattr(incoming, name)
        found = verdict(marks, name, ours, theirs) if theirs not in (None, ()) else "same"
        if found == "repeated":
            changes.note_repeated(held.ref, name, ours, theirs)
        elif found == "conflict":
            words = told(ours), told(theirs)
            changes.conflicts.append(FieldConflict(held.ref, name, *words, bare, name, theirs))
        elif found == "news":
            changes.note(held.ref, name, ours, theirs)
            wanted = replace(wanted, **{name: theirs})
    if held.name and wanted.name.casefold() != held.name.casefold():
        wanted = replace(wanted, also_written=tuple(dict.fromkeys((*held.also_written, held.name))))
    if wanted != bare:
        changes.records.append(wanted)
    changes.said[held.ref] = marks_of(incoming)


def _compare_series(
    measure: Measure,
    held: Sequence[Group] | Sequence[Comparator],
    incoming: Sequence[Group] | Sequence[Comparator],
    changes: Changes,
) -> None:
    """The groups or comparators of a measure: new ones are added, a known one gets its new readings."""
    known: dict[str, list[Group | Comparator]] = {}
    for one in held:
        known.setdefault(one.label.casefold(), []).append(one)
    for one in incoming:
        if same := known.get(one.label.casefold()):
            before = same.pop(0)  # where a name stands twice, each is compared with its own
            _compare_readings(measure, before.readings, one.readings, changes, one.label, before)
            continue
        changes.note(measure.ref, one.label, None, "; ".join(reading.as_printed for reading in one.readings))
        place = len(held) + 1
        changes.additions.append(replace(one, measure_id=measure.id, plan_id=measure.plan_id, place=place))


def _compare_readings(
    measure: Measure,
    held: Sequence[Reading],
    incoming: Sequence[Reading],
    changes: Changes,
    label: str,
    series: Group | Comparator | None = None,
) -> None:
    """Readings of a measure, of its group or comparator: what is otherwise than was known by then, is added."""
    parent, incoming = _parent(measure, series), _with_held_periods(measure, held, incoming, changes)
    known, last = {reading.uuid for reading in held}, max((reading.place for reading in held), default=0)
    seen = {one.uuid for one in incoming if one.uuid}  # by whoever edited a workbook of the plan
    several = Counter(_of(one) for one in incoming if not one.uuid)
    said = {(_of(one), _value(one)) for one in held}
    for number, reading in enumerate(incoming, 1):
        before = _last_said(held, reading)
        same = before is not None and _value(before) == _value(reading)
        # Where a document gives a period several values, all those it gave before count, or it would never end.
        again = several[_of(reading)] > 1 and (_of(reading), _value(reading)) in said
        if (reading.uuid and reading.uuid in known) or same or again:
            continue
        name = f"{label} {reading.period.as_printed}".strip()
        open_ = None if before and before.uuid in seen else before
        if _is_asked(measure, held, open_, replace(reading, **parent), changes, name):
            continue
        changes.note(measure.ref, name, *_told_values(before, reading))
        known_from = changes.day if before is not None and reading.known is None else reading.known
        changes.additions.append(replace(reading, **parent, known=known_from, place=last + number))
        if before is None:
            _tell_revised(measure, held, reading, changes)


def _parent(measure: Measure, series: Group | Comparator | None) -> dict[str, Any]:
    of = {"measure_id": measure.id, "group_id": None, "comparator_id": None}
    return of | {"measure_id": None, _PARENTS[type(series)]: series.id} if series else of


def _is_asked(
    measure: Measure, held: Sequence[Reading], ours: Reading | None, reading: Reading, changes: Changes, name: str
) -> bool:
    """Whether somebody has put another value into the plan since a document gave one; that is told."""
    if ours is None or not ours.recorded_by or reading.uuid:
        return False
    base = _last_said([one for one in held if not one.recorded_by], reading)
    if base is not None and _value(base) == _value(reading):
        changes.note_repeated(measure.ref, name, ours.as_printed, reading.as_printed)
        return True
    if base is not None and _value(base) == _value(ours):
        return False
    said = replace(reading, known=reading.known or changes.day, place=ours.place)
    words = ours.as_printed or None, reading.as_printed or None
    changes.conflicts.append(
        FieldConflict(measure.ref, name, *words, said=said, stands=ours, on=ours.known, by=ours.recorded_by)
    )
    return True


def _with_held_periods(
    measure: Measure, held: Sequence[Reading], incoming: Sequence[Reading], changes: Changes
) -> list[Reading]:
    """A Previous is of the period before where that is held; where it says otherwise than was held, that is told."""
    found: list[Reading] = []
    for reading in incoming:
        before = _of_period_before(held, reading) if is_before(reading.period) else None
        if before is None:
            found.append(reading)
            continue
        reading = replace(reading, period=before.period)
        last = _last_said(held, reading)
        if last is not None and _value(last) != _value(reading):
            changes.revised.append((measure, last, reading))
        found.append(reading)
    return found


def _of_period_before(held: Sequence[Reading], reading: Reading) -> Reading | None:
    ended = [one for one in held if one.period.first and one.period.last == reading.period.last]
    return max(ended, key=lambda one: (one.period.first or date.min, one.recency), default=None)


def _told_values(before: Reading | None, now: Reading) -> tuple[str | None, str]:
    """A value before and now; where both are printed alike, with the cases and the note that are not."""
    if before is None or before.as_printed != now.as_printed:
        return before.as_printed if before else None, now.as_printed
    old, new = (f"{one.as_printed} ({one.numerator}/{one.denominator}) {one.note or ''}" for one in (before, now))
    return old.strip(), new.strip()


def _tell_revised(measure: Measure, held: Sequence[Reading], reading: Reading, changes: Changes) -> None:
    """What a later document said of a period, before the document of that period was read, is said of it again."""
    for later in (one for one in held if _spoke_of(one, reading)):
        changes.revised.append((measure, reading, replace(later, period=reading.period)))
        changes.additions.append(replace(later, period=reading.period, uuid="", recorded_at=None, recorded_by=None))


def _spoke_of(held: Reading, reading: Reading) -> bool:
    """Whether a Previous, held while its period was not, gave that period another value after the document of it."""
    same_day = is_before(held.period) and held.period.last == reading.period.last and reading.role == "actual"
    told_later = held.known is not None and (reading.known is None or held.known > reading.known)
    return same_day and told_later and _value(held) != _value(reading)


def _last_said(held: Sequence[Reading], reading: Reading) -> Reading | None:
    """What was known of the period by the day of the reading."""
    day = reading.known or date.max
    known = [one for one in held if _of(one) == _of(reading) and (one.known is None or one.known <= day)]
    return max(known, key=attrgetter("recency"), default=None)


_PARENTS = {Group: "group_id", Comparator: "comparator_id"}


def _of(reading: Reading) -> tuple[Any, ...]:
    return *days_of(reading.period), reading.role


def _value(reading: Reading) -> tuple[Any, ...]:
    return reading.value, reading.word, reading.numerator, reading.denominator, reading.suppressed, reading.note
