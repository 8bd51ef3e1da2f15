"""What was measured and remarked of a measure between two days, and which band it crossed into."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from tracker.domain.actions.state import withdrawn_by
from tracker.domain.changes.told import DaySpan, PlanChange
from tracker.domain.measure import Comparator, Group, Measure, Reading, Remark, told_by
from tracker.domain.measures.finding import Finding, find, said_word
from tracker.domain.measures.remarks import said_at
from tracker.domain.measures.word_scales import step_of
from tracker.domain.plan import WordScale
from tracker.domain.when import shown


def readings_told(of: PlanChange, measure: Measure, span: DaySpan) -> Iterator[PlanChange]:
    """Each value that came, and each that took the place of another one."""
    for name, readings in _series(measure):
        for told in told_by(readings, span.as_at):
            yield from _of_period(of, name, told, span)


def _series(measure: Measure) -> Iterator[tuple[str, tuple[Reading, ...]]]:
    yield "", measure.readings
    every: tuple[Group | Comparator, ...] = (*measure.groups, *measure.comparators)
    yield from ((one.label, one.readings) for one in every)


def _of_period(of: PlanChange, series: str, told: list[Reading], span: DaySpan) -> Iterator[PlanChange]:
    last = told[-1]
    if last.known is None and last.role == "actual" and span.holds(last.period.last):
        yield _value(of, series, last, None)  # known from the beginning: it counts from the end of its period
        return
    for before, reading in zip([None, *told], told, strict=False):
        if span.holds(reading.known):
            yield _value(of, series, reading, before)


def _value(of: PlanChange, series: str, reading: Reading, before: Reading | None) -> PlanChange:
    """A value of the same role in the place of another one is a correction."""
    corrects = before is not None and before.role == reading.role and (before.says or before.suppressed)
    named = [series, shown(reading.period), "" if reading.role == "actual" else reading.role]
    return replace(
        of,
        what="correction" if corrects else "reading",
        of=", ".join(filter(None, named)),
        old=_printed(before) if before else None,
        new=_printed(reading),
        day=reading.known or reading.period.last,
        by=reading.recorded_by,
        reason=reading.note,
    )


def _printed(reading: Reading) -> str:
    return reading.as_printed or said_word(reading) or "no value"


def band_told(of: PlanChange, measure: Measure, span: DaySpan, scales: Iterable[WordScale]) -> Iterator[PlanChange]:
    """The band, or step of its scale, that its latest value is in now, where it was in another one."""
    scales = tuple(scales)
    then, now = (find(measure, day, scales) for day in span)
    old, new = _band(then), _band(now)
    if old and new and old[1] != new[1] and now.latest is not None:
        better = None if old[0] is None or new[0] is None else new[0] > old[0]
        day = _day_of_band(measure, new, span, scales)
        yield replace(of, what="band", old=old[1], new=new[1], day=day, better=better)


def _day_of_band(
    measure: Measure, band: tuple[int | None, str], span: DaySpan, scales: Iterable[WordScale]
) -> date | None:
    """From which of the days on it was in that band and in no other; None where none of them made it so."""
    told = {day for one in measure.readings for day in (one.known, one.period.last) if day and span.holds(day)}
    since = None
    for day in sorted(told, reverse=True):
        if _band(find(measure, day, scales)) != band:
            break
        since = day
    return since


def _band(found: Finding) -> tuple[int | None, str] | None:
    """How high the band is, and its name."""
    if found.zone:
        return found.zone.place, found.zone.name
    if found.words and found.latest is not None:
        return step_of(found.latest, found.words), said_word(found.latest)
    return None


def remarks_told(of: PlanChange, measure: Measure, span: DaySpan) -> Iterator[PlanChange]:
    """What was said of it, each part with what was said before; and what was taken back."""
    gone, known = withdrawn_by(measure.remarks), {one.uuid: one for one in measure.remarks}
    every = sorted(measure.remarks, key=lambda one: one.age)
    for at, remark in enumerate(every):
        if not span.holds(remark.day) or remark.uuid in gone:
            continue
        signed = replace(of, day=remark.day, by=remark.author or remark.recorded_by or remark.source)
        if remark.withdraws is None:
            before = [one for one in every[:at] if one.uuid not in gone and not one.withdraws]
            yield from _parts(signed, remark, before)
        elif target := known.get(remark.withdraws):
            back = known.get(target.withdraws or "")
            said = _said(back or target)
            old, new = (None, said) if back else (said, None)
            yield replace(signed, what="put back" if back else "withdrawn", old=old, new=new, reason=remark.reason)


def _parts(of: PlanChange, remark: Remark, before: list[Remark]) -> Iterator[PlanChange]:
    was = said_at(before, remark.day or remark.age[0])
    pointed = (one[0] if one else None for one in (was.stated_direction, remark.stated_direction))
    old_way, new_way = pointed
    parts = (
        ("stated rating", was.stated_rating, remark.stated_rating),
        ("stated direction", old_way, new_way),
        ("comment", was.comment, remark.comment),
        ("action", was.action, remark.action),
    )
    for name, old, new in parts:
        if new is not None:
            yield replace(of, what="remark", of=name, old=old, new=new or None, reason=remark.reason)


def _said(remark: Remark) -> str:
    return "; ".join(filter(None, [remark.stated_rating, remark.comment, remark.action]))
