"""Takes back what a step said: updates, remarks and answers are withdrawn, a reading gives way to what stood before."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime
from itertools import groupby
from typing import Any

from tracker.domain.actions.state import in_order, withdrawn_by
from tracker.domain.edit import Stamp
from tracker.domain.measure import Comparator, Group, Measure, Reading, Remark, told_by
from tracker.domain.measures.readings import blank_of, stamped
from tracker.domain.measures.remarks import make_withdrawal, remarks_in_order
from tracker.domain.plan import Action, PromiseAnswer, Update
from tracker.domain.report import RememberedReport
from tracker.domain.undoing.step import CannotUndo, Find, called, the_held
from tracker.domain.when import shown

Spoken = Update | Remark | PromiseAnswer
_FIELDS: dict[type, tuple[tuple[str, str], ...]] = {
    Update: (("status", "status"), ("stated_rag", "rating"), ("review", "review")),
    Remark: (("comment", "comment"), ("action", "action"), ("stated_rating", "status")),
}  # what a later word of somebody else may have made of it; commentary stands beside commentary


def words_taken_back(said: Spoken, find: Find, own: Sequence[Any], since: datetime, stamp: Stamp) -> Spoken:
    """What withdraws it; CannotUndo where it is withdrawn, or somebody has said otherwise since."""
    kind = Measure if isinstance(said, Remark) else Action
    held = the_held(find, kind, said.measure_id if isinstance(said, Remark) else said.action_id)
    every = _of_kind(held, said)
    if said.uuid in withdrawn_by(every):
        raise CannotUndo(f"What was said of {called(held)} has been taken back already. Nothing was saved.")
    _check_last_word(held, _first_said(said, every), own, since)
    day = max(stamp.day, said.day or stamp.day)
    if isinstance(said, Remark):
        return make_withdrawal(said, "", uuid=stamp.number(), day=day, recorded_at=stamp.now, by=stamp.by)
    if isinstance(said, PromiseAnswer):
        return replace(said, uuid=stamp.number(), day=day, recorded_at=stamp.now, author=stamp.by,
                       recorded_by=stamp.by, withdraws=said.uuid)  # fmt: skip
    return _undo_of(said, find, day, stamp)


def _undo_of(said: Update, find: Find, day: date, stamp: Stamp) -> Update:
    """What a meeting decided is taken back by the meeting, as long as that goes on."""
    if said.meeting and find(RememberedReport, meeting=said.meeting):
        raise CannotUndo("The meeting that decided this is closed: it stays as it was. Nothing was saved.")
    author, day = (said.author, said.day or day) if said.meeting else (stamp.by, day)
    undo = Update(stamp.number(), "undo", day, stamp.now, author=author, recorded_by=stamp.by)
    return replace(undo, withdraws=said.uuid, meeting=said.meeting, action_id=said.action_id)


def _of_kind(held: Action | Measure, said: Spoken) -> Any:
    if isinstance(held, Measure):
        return held.remarks
    return held.answers if isinstance(said, PromiseAnswer) else held.updates


def _first_said(said: Any, every: Iterable[Any]) -> Any:
    """What a chain of withdrawals is about."""
    known = {one.uuid: one for one in every}
    while said.withdraws in known:
        said = known[said.withdraws]
    return said


def _check_last_word(held: Action | Measure, said: Any, own: Sequence[Any], since: datetime) -> None:
    mine = {one.uuid for one in own if isinstance(one, Spoken)}
    for later in _standing(held, said):
        if later.uuid in mine or later.uuid == said.uuid or (later.recorded_at or since) <= since:
            continue
        if isinstance(said, PromiseAnswer) and (later.of_update, later.text) == (said.of_update, said.text):
            raise CannotUndo(_later_words(held, "answer about this promise", later))
        for name, words in _FIELDS.get(type(said), ()):
            if getattr(said, name) is not None and getattr(later, name) is not None:
                raise CannotUndo(_later_words(held, words, later))


def _standing(held: Action | Measure, said: Spoken) -> Sequence[Any]:
    if isinstance(held, Measure):
        return remarks_in_order(held.remarks, date.max)
    if isinstance(said, PromiseAnswer):
        gone = withdrawn_by(held.answers)
        return [one for one in held.answers if not one.withdraws and one.uuid not in gone]
    return in_order(held.updates, date.max)


def _later_words(held: Action | Measure, what: str, later: Spoken) -> str:
    by = f" by {later.recorded_by}" if later.recorded_by else ""
    return f"The {what} of {called(held)} has been given again since{by}: that stands. Nothing was saved."


# Readings


def readings_taken_back(readings: Sequence[Reading], find: Find, stamp: Stamp) -> Iterator[Reading]:
    """For each period a further reading with what stood before, a blank where nothing did.

    CannotUndo where somebody has given the value again since, or a value would have to stand over a better one.
    """
    for (kind, number), of_series in groupby(sorted(readings, key=_series_key), key=_series):
        own = {one.uuid for one in of_series}
        series = the_held(find, kind, number)
        for told in told_by(series.readings, date.max):
            if any(one.uuid in own for one in told):
                yield _before(series, told, own, stamp)


def _series(reading: Reading) -> tuple[type[Any], int | None]:
    if reading.group_id is not None:
        return Group, reading.group_id
    return (Comparator, reading.comparator_id) if reading.comparator_id is not None else (Measure, reading.measure_id)


def _series_key(reading: Reading) -> tuple[str, int]:
    kind, number = _series(reading)
    return kind.__name__, number or 0


def _says(reading: Reading) -> Reading:
    """What it says, without when and by whom."""
    return replace(reading, known=None, recorded_at=None, recorded_by=None, read_from=None, uuid="")


def _before(series: Measure | Group | Comparator, told: list[Reading], own: set[str], stamp: Stamp) -> Reading:
    mine = [at for at, one in enumerate(told) if one.uuid in own]
    last, period = told[-1], shown(told[-1].period) or "one period"
    if _says(last) != _says(told[mine[-1]]):  # an undo says again, under another uuid, what it puts back
        raise CannotUndo(f"The reading of {called(series)} for {period} has been given again since: that stands.")
    before = told[mine[0] - 1] if mine[0] else None
    if before is not None and (before.role == "actual") != (last.role == "actual"):
        raise CannotUndo(
            f"An estimate of {called(series)} for {period} stood before the value: it cannot stand in its place again. "
            "Nothing was saved."
        )
    return stamped(replace(before or blank_of(last), known=last.known), stamp)
