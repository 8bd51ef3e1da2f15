"""The timeline of a measure in words: its remarks and its readings, the newest first, the corrected ones among them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from operator import attrgetter
from typing import ClassVar

from tracker.domain.actions.state import withdrawn_by
from tracker.domain.measure import Measure, Reading, Remark, known_by
from tracker.domain.measures.remarks import remarks_in_order
from tracker.domain.when import show_day, shown

_Age = tuple[date, datetime, str]


@dataclass(frozen=True, slots=True)
class CardEntry:
    """One entry: a remark, or readings that came to be known together."""

    noun: str
    day: str
    who: str
    text: str
    age: tuple[object, ...]
    changes: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    counts: bool = True
    latest: bool = False
    remark: Remark | None = None
    undo: Remark | None = None
    number: ClassVar[int] = 0

    @property
    def can_return(self) -> bool:
        """Whether it is a remark that can be put back."""
        return self.undo is not None


def card_story(measure: Measure, as_at: date) -> list[CardEntry]:
    """All that was known and said of a measure by a day."""
    entries = [*_remarks(measure, as_at), *_readings(measure, as_at)]
    return sorted(entries, key=attrgetter("age"), reverse=True)


def _remarks(measure: Measure, as_at: date) -> Iterator[CardEntry]:
    gone = withdrawn_by(measure.remarks)
    counting = remarks_in_order(measure.remarks, date.max)
    last = counting[-1].uuid if counting else ""
    for remark in measure.remarks:
        if remark.withdraws or (remark.day and remark.day > as_at):
            continue
        undo = gone.get(remark.uuid)
        yield CardEntry(
            "remark",
            _day(remark.day),
            _who(remark),
            remark.comment or "",
            (*remark.age, 1),
            tuple(_said(remark)),
            (_withdrawn(undo),) if undo else (),
            undo is None,
            remark.uuid == last,
            remark,
            undo,
        )


def _said(remark: Remark) -> Iterator[str]:
    if remark.comment == "":
        yield "comment taken away"
    if remark.action is not None:
        yield f"action: {remark.action}" if remark.action else "action taken away"
    if remark.stated_rating is not None:
        yield f"status {remark.stated_rating}" if remark.stated_rating else "status taken away"
    if remark.stated_direction and remark.stated_direction[0]:
        yield f"direction {remark.stated_direction[0]}"
    if remark.reason:
        yield f"reason: {remark.reason}"


def _withdrawn(undo: Remark) -> str:
    day = f" on {show_day(undo.day)}" if undo.day else ""
    by = f" by {undo.recorded_by}" if undo.recorded_by else ""
    return f"Withdrawn{day}{by}" + (f": {undo.reason}" if undo.reason else "")


def _who(remark: Remark) -> str:
    author = remark.author or remark.recorded_by or ""
    recorded = f"recorded by {remark.recorded_by}" if remark.recorded_by not in (None, author) else ""
    return ", ".join(part for part in (author, recorded, remark.source or "") if part)


def _day(day: date | None) -> str:
    return show_day(day) if day else "From the beginning"


def _readings(measure: Measure, as_at: date) -> Iterator[CardEntry]:
    series = [("", measure.readings)]
    series += [(one.label, one.readings) for one in measure.groups]
    series += [(one.label, one.readings) for one in measure.comparators]
    together = defaultdict[tuple[object, ...], list[tuple[str, Reading]]](list)
    for name, readings in series:
        counting = {id(reading) for reading in known_by(readings, as_at)}
        for reading in readings:
            if (reading.known or date.min) > as_at or _is_to_come(reading, as_at):
                continue
            if id(reading) in counting:
                key = (reading.known, _minute(reading), reading.recorded_by, name)
                together[key].append((name, reading))
            elif reading.says:
                yield _corrected(name, reading)
    for inside in together.values():
        yield _together(inside)


def _is_to_come(reading: Reading, as_at: date) -> bool:
    """A value that does not count yet; what is planned and aimed at is for a time to come."""
    ended = reading.period.last is None or reading.period.last <= as_at
    return reading.role in ("actual", "estimate") and not ended


def _minute(reading: Reading) -> datetime | None:
    return reading.recorded_at.replace(second=0, microsecond=0) if reading.recorded_at else None


def _corrected(name: str, reading: Reading) -> CardEntry:
    text = _named(name, _value(reading))
    return CardEntry(
        "reading", _day(reading.known), reading.recorded_by or "", text, (*reading.recency[:2], reading.uuid, 0),
        notes=("Corrected by a later reading.",), counts=False,
    )  # fmt: skip


def _together(inside: list[tuple[str, Reading]]) -> CardEntry:
    name, first = inside[0]
    by_period = sorted(inside, key=lambda one: one[1].period.last or date.min, reverse=True)
    text = _named(name, " · ".join(_value(reading) for _, reading in by_period))
    sources = dict.fromkeys(reading.source for _, reading in inside if reading.source)
    who = ", ".join(part for part in (first.recorded_by or "", *list(sources)[:1]) if part)
    return CardEntry("reading", _day(first.known), who, text, (*first.recency[:2], first.uuid, 0))


def _named(name: str, values: str) -> str:
    return f"{name}: {values}" if name else values


def _value(reading: Reading) -> str:
    role = "" if reading.role == "actual" else f" ({reading.role})"
    value = reading.as_printed or reading.word or ("–" if reading.value is None else str(reading.value))
    return f"{shown(reading.period)} {value}{role}".strip()


def later_remarks(remarks: Iterable[Remark], as_at: date) -> int:
    """How many remarks that count speak for days after the as-at day."""
    return sum(1 for remark in remarks_in_order(remarks, date.max) if remark.day and remark.day > as_at)
