"""How an import is saved, and what each of its records is given by it: uuid, clock and day."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import NamedTuple, TypeVar

from tracker.domain.dates.dated_entries import split_update, was_split
from tracker.domain.fields import StoredRecord
from tracker.domain.measure import Comparator, Group, Measure, Reading, Remark
from tracker.domain.merging.asked import NO_ANSWERS, Answers, FieldConflict
from tracker.domain.plan import Action, Theme, Update
from tracker.domain.when import When
from tracker.new_uuid import new_uuid

_Series = TypeVar("_Series", Group, Comparator)
_Said = TypeVar("_Said", Reading, Remark)

_STANDS = "What was said in the plan since stands."


class ImportHow(NamedTuple):
    """How an import is saved: its clock, the day it speaks for, and what was chosen in the preview."""

    now: datetime
    dated: date | None
    split_dated: bool
    remove_missing: Collection[str]
    answers: Answers = NO_ANSWERS

    @property
    def day(self) -> date:
        """The day that a later import speaks for."""
        return self.dated or self.now.date()


class ImportStamp(NamedTuple):
    """Gives what a document says its uuid, clock and day (None: from the beginning), split by its dates if chosen."""

    how: ImportHow
    day: date | None
    period: When

    def record(self, record: StoredRecord) -> StoredRecord:
        """A new record with the updates beneath it."""
        if isinstance(record, Action):
            return self._action(record)
        if isinstance(record, Reading):
            return self._said(record)
        if isinstance(record, Remark):
            return self._said(record)
        if isinstance(record, Group):
            return self._series(record)
        if isinstance(record, Comparator):
            return self._series(record)
        if isinstance(record, Measure):
            return self._measure(record)
        return self.theme(record) if isinstance(record, Theme) else record

    def theme(self, theme: Theme) -> Theme:
        """A new theme with the updates beneath it."""
        actions, measures = map(self._action, theme.actions), map(self._measure, theme.measures)
        return replace(theme, actions=tuple(actions), measures=tuple(measures))

    def _measure(self, measure: Measure) -> Measure:
        return replace(
            measure,
            remarks=tuple(map(self._said, measure.remarks)),
            readings=self._readings(measure.readings),
            groups=tuple(map(self._series, measure.groups)),
            comparators=tuple(map(self._series, measure.comparators)),
        )

    def _series(self, series: _Series) -> _Series:
        return replace(series, readings=self._readings(series.readings))

    def _readings(self, readings: Sequence[Reading]) -> tuple[Reading, ...]:
        """Readings with their clocks; one that corrects another of a saved plan is known from the day of the import."""
        told = {(one.period, one.role) for one in readings if one.uuid}
        return tuple(
            replace(self._said(one), known=one.known or self.day)
            if not one.uuid and (one.period, one.role) in told
            else self._said(one)
            for one in readings
        )

    def _said(self, record: _Said) -> _Said:
        """A reading or remark with its clock; one from a dump is stamped already."""
        return record if record.uuid else replace(record, recorded_at=self.how.now)

    def _action(self, action: Action) -> Action:
        return replace(action, uuid=action.uuid or new_uuid(), updates=tuple(self._all(action.updates)))

    def _all(self, updates: Iterable[Update]) -> Iterator[Update]:
        count = 0
        for update in updates:
            stamped = self.updates(update, after=count)
            count += len(stamped)
            yield from stamped

    def refused(self, conflict: FieldConflict) -> list[StoredRecord]:
        """What a document says and is not to count: kept, and withdrawn by what stands, or followed by it."""
        said, later = conflict.said, self.how.now + timedelta(microseconds=1)
        if isinstance(said, Update):
            (kept,) = self.updates(said)
            undo = Update(new_uuid(), "undo", kept.day, later, reason=_STANDS, withdraws=kept.uuid)
            return [kept, replace(undo, action_id=kept.action_id)]
        if isinstance(said, Remark):
            told = replace(self._said(said), uuid=new_uuid())
            undone = Remark(new_uuid(), told.day, later, reason=_STANDS, withdraws=told.uuid)
            return [told, replace(undone, measure_id=told.measure_id)]
        if said is None or conflict.stands is None:
            return []  # a field of an edited record is simply left
        known = max(said.known or self.how.day, conflict.stands.known or self.how.day)
        return [self._said(said), replace(conflict.stands, uuid="", known=known, recorded_at=later)]

    def updates(self, update: Update, before: Sequence[Update] = (), after: int = 0) -> list[Update]:
        """An update of an action that has some already, as one or as several; one from a dump is stamped already.

        `after` others of the same action were stamped right before it.
        """
        if update.uuid:
            return [update]
        parts = [update]
        if self.how.split_dated or was_split(before, self.period):
            parts = split_update(update, self.period, self.how.day)
        read = {one.text for one in before if one.kind == "plan"} if len(parts) > 1 else set()
        kept = [part for part in parts if _says(part) and part.text not in read - {None}]
        # A clock that goes on by a hair keeps the entries of one day in their order.
        clock = [self.how.now + timedelta(microseconds=after + n) for n in range(len(kept))]
        return [
            replace(part, uuid=new_uuid(), day=part.day or self.day, recorded_at=at)
            for part, at in zip(kept, clock, strict=True)
        ]


def _says(update: Update) -> bool:
    return bool(update.text or update.status or update.stated_rag or update.review)
