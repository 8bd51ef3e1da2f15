"""What was edited on the sheet of readings: a corrected value is a further reading, a row that was added a new one."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Any, NamedTuple, get_args

from tracker.documents.dump.edited_cell import EMPTIED, NotTaken
from tracker.documents.grid import Cell
from tracker.documents.headings.period_heading import head_of
from tracker.domain.dates.reading import read_when
from tracker.domain.measure import Comparator, Group, Measure, Reading, Role, known_by
from tracker.domain.measures.value import read_count, read_value
from tracker.domain.plan import Plan
from tracker.domain.when import When

OURS = "Ours"
_UNSIGNED: dict[str, Any] = {"uuid": "", "recorded_at": None, "recorded_by": None, "known": None, "read_from": None}
_Series = Group | Comparator
_Fields = dict[str, Any]


class _Place(NamedTuple):
    """A series of a measure, None for what is ours, and its readings."""

    measure: Measure
    series: _Series | None
    readings: tuple[Reading, ...]

    @property
    def name(self) -> str:
        """What the series is called on the sheet."""
        return self.series.label if self.series else OURS


def corrected(plan: Plan, reading: str, before: Reading | None, column: str, text: str) -> tuple[Plan, Reading]:
    """The plan with a further reading beside the one of a uuid, and that reading.

    `before` is the further one that another cell of the same row has made already. NotTaken where the cell says no
    value.
    """
    place, old = _found(plan, reading)
    if old not in known_by(place.readings, date.max):
        raise NotTaken("where that value had been corrected already")
    now = before or replace(old, **_UNSIGNED)
    new = replace(now, **_fields(plan, place.measure, column, text, touched=before is not None))
    readings = tuple(one for one in place.readings if one is not before)
    return _with_readings(plan, place, (*readings, new)), new


def _found(plan: Plan, uuid: str) -> tuple[_Place, Reading]:
    pairs = ((place, one) for place in _places(plan) for one in place.readings if one.uuid == uuid)
    if (found := next(pairs, None)) is None:
        raise NotTaken("where edits are not read back")
    return found


def _fields(plan: Plan, measure: Measure, column: str, text: str, *, touched: bool) -> _Fields:
    """The fields of a reading that a cell says; `touched`: another cell of its row says a value already."""
    if column == "note":
        return {"note": text or None}
    if touched and column == "printed" and text:
        return {"as_printed": text}
    if touched and column in ("word", "suppressed") and not text:
        return {}  # the value that was written instead has taken its place
    read = _READ.get(column)
    if read is None:
        raise NotTaken("where only values and notes are read back")
    if not text:
        raise NotTaken(EMPTIED)
    return read(plan, measure, text)


def _value(plan: Plan, measure: Measure, text: str) -> _Fields:
    said, doubts = read_value(text)
    if doubts or not (said.says or said.suppressed):
        raise NotTaken("and is not a number")
    return {"value": said.value, "word": None, "as_printed": text, "suppressed": said.suppressed}


def _word(plan: Plan, measure: Measure, text: str) -> _Fields:
    words = next((scale.words for scale in plan.scales if scale.name == measure.scale), ())
    word = next((one for one in words if one.casefold() == text.casefold()), None)
    if word is None:
        raise NotTaken("and is not a word of the measure's scale")
    return {"value": None, "word": word, "as_printed": text, "suppressed": False}


def _suppressed(plan: Plan, measure: Measure, text: str) -> _Fields:
    return {"value": None, "word": None, "as_printed": "c", "suppressed": True}


def _count(field: str) -> Callable[[Plan, Measure, str], _Fields]:
    def read(plan: Plan, measure: Measure, text: str) -> _Fields:
        count = read_count(text)
        if count is None:
            raise NotTaken("and is not a number")
        return {field: count}

    return read


_READ: Mapping[str, Callable[[Plan, Measure, str], _Fields]] = {
    "value": _value, "word": _word, "suppressed": _suppressed,
    "numerator": _count("numerator"), "denominator": _count("denominator"),
}  # fmt: skip


# A row that was added


def added(plan: Plan, row: Mapping[str, str]) -> Plan:
    """The plan with a new reading of the measure and series that a row names; NotTaken where it says no such."""
    place = _named(plan, row)
    role = row.get("role", "").lower() or "actual"
    if role not in get_args(Role):
        raise NotTaken(f"and its role is none of {', '.join(get_args(Role))}")
    fields: _Fields = {}
    for column in ("value", "word", "suppressed", "printed", "numerator", "denominator", "note"):
        if text := row.get(column):
            fields |= _fields(plan, place.measure, column, text, touched=True)
    if not {"value", "suppressed"} & fields.keys():
        raise NotTaken("and has no value")
    place_in = max((one.place for one in place.readings), default=0) + 1
    known = _day(row["known"], "it is known from") if row.get("known") else None
    new = Reading(_period(place, row), place=place_in, source=row.get("source"), known=known, role=role, **fields)  # type: ignore[arg-type]
    return _with_readings(plan, place, (*place.readings, new))


def _named(plan: Plan, row: Mapping[str, str]) -> _Place:
    """The series that a row names: of the measure of its ref, or of its name where it has no ref."""
    ref, name, series = row.get("ref"), row.get("measure"), row.get("series") or OURS
    standing = [place for place in _places(plan) if place.measure.removed_on is None]
    found = [one for one in standing if one.measure.ref == ref] if ref else standing
    found = [one for one in found if not name or _plain(one.measure.name) == _plain(name)]
    if not (ref or name) or not found:
        raise NotTaken("and the plan has no measure of its ref and name")
    found = [one for one in found if _plain(one.name) == _plain(series)]
    if len(found) != 1:
        raise NotTaken("and its measure has no series of that name, or several")
    return found[0]


def _period(place: _Place, row: Mapping[str, str]) -> When:
    """The period of a row: as the measure has it already, else as it reads; its days may not say otherwise."""
    printed = row.get("period", "")
    days = {field: _day(row[field], "its period") for field in ("first", "last") if row.get(field)}
    held = [one.period for one in place.readings if _plain(one.period.as_printed) == _plain(printed) and printed]
    head = head_of(0, Cell(printed, "")) if printed else None
    periods: list[When] = [*held, *([head.period] if head else [])]
    for period in periods:
        if all(getattr(period, field) == day for field, day in days.items()):
            return period
    if periods:
        raise NotTaken("and its first and last day are not those of its period")
    raise NotTaken("and its period could not be read")


def _day(text: str, what: str) -> date:
    when = read_when(text)[0]
    if when.kind != "day" or when.first is None:
        raise NotTaken(f'and "{text}" is no day of {what}')
    return when.first


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()


# The series of a plan


def _places(plan: Plan) -> Iterator[_Place]:
    for measure in plan.measure_records():
        yield _Place(measure, None, measure.readings)
        series: tuple[_Series, ...] = (*measure.groups, *measure.comparators)
        yield from (_Place(measure, one, one.readings) for one in series)


def _with_readings(plan: Plan, place: _Place, readings: tuple[Reading, ...]) -> Plan:
    measure, series = place.measure, place.series
    if series is None:
        edited = replace(measure, readings=readings)
    else:
        groups = tuple(replace(one, readings=readings) if one is series else one for one in measure.groups)
        others = tuple(replace(one, readings=readings) if one is series else one for one in measure.comparators)
        edited = replace(measure, groups=groups, comparators=others)
    return with_measure(plan, measure, edited)


def with_measure(plan: Plan, measure: Measure, edited: Measure) -> Plan:
    """The plan with another record in a measure's place."""
    themes = tuple(
        replace(theme, measures=tuple(edited if one is measure else one for one in theme.measures))
        if any(one is measure for one in theme.measures)
        else theme
        for theme in plan.themes
    )
    return replace(plan, themes=themes)
