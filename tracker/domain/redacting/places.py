"""Where in a plan the words stand that are to go, and which of these places go with them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple

from tracker.domain.actions.state import numbered_updates
from tracker.domain.edit import Edit
from tracker.domain.fields import AddedRecord, StoredRecord
from tracker.domain.measure import Comparator, Group, Measure, Reading, Remark
from tracker.domain.meeting import Meeting
from tracker.domain.pack import Pack, PackEntry
from tracker.domain.plan import Action, Person, Plan, PromiseAnswer, Redaction, Theme, Update
from tracker.domain.problem import Problem
from tracker.domain.redacting.record_texts import text_fields, texts_of
from tracker.domain.redacting.taught_tables import settings_without
from tracker.domain.redacting.words import Words, left_of
from tracker.domain.report import RememberedReport
from tracker.domain.when import show_day
from tracker.errors import TrackerError

# What can be taken out of a record, as people call it, and the field.
REMOVABLE: dict[type, dict[str, str]] = {
    Update: {
        "commentary": "text", "reason": "reason", "author": "author", "recorded by": "recorded_by", "review": "review",
        "evidence": "evidence",
    },
    PromiseAnswer: {"promise": "text", "reason": "reason", "author": "author"},
    Meeting: {"name": "name", "present": "present"},
    Action: {"action": "text", "lead": "lead", "notes": "notes", "links": "evidence_links"},
    Theme: {"title": "title", "ambition": "ambition", "evidence": "evidence"},
    Measure: {"measure": "name", "shows": "shows"},
    Remark: {"comment": "comment", "action": "action", "reason": "reason", "author": "author"},
    Reading: {"note": "note", "source": "source"},
    Problem: {"printed text": "as_printed"},
    Edit: {"older words": "old", "newer words": "new"},
    RememberedReport: {"what it said": "said"},
    Pack: {"what was sent": "sent"},
    PackEntry: {"what came back": "came", "file": "file"},
}  # fmt: skip
_PEOPLES = {  # the fields in which a name stands as such; everywhere else it is mentioned
    Person: ("name", "email", "also_written"),
    Action: ("lead",),
    Update: ("author", "recorded_by"),
    Redaction: ("recorded_by",),
    Reading: ("recorded_by",),
    Remark: ("author", "recorded_by"),
    Edit: ("edited_by",),
    RememberedReport: ("made_by",),
    PromiseAnswer: ("author", "recorded_by"),
    Meeting: ("present", "begun_by"),
    Pack: ("lead", "made_by"),
    PackEntry: ("recorded_by",),
}
# The field that a problem says it is about, for each field that can be taken out.
_OF_PROBLEMS = {
    (Update, "text"): "commentary", (Update, "review"): "review", (Action, "text"): "action", (Action, "lead"): "lead",
    (Theme, "ambition"): "ambition", (Theme, "evidence"): "evidence", (Measure, "name"): "measure",
    (Measure, "shows"): "shows", (Remark, "comment"): "comment",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Target:
    """What is to go: fields of one record, as it was shown; without a record, words or a name wherever they stand."""

    words: Words
    record: StoredRecord | None = None
    fields: tuple[str, ...] = ()

    @property
    def known(self) -> Words:
        """Those that are the same words wherever they stand."""
        return self.words if self.record is None else self.words.long

    @property
    def of_problems(self) -> set[str]:
        """The fields that problems about the record name when they are about these."""
        return {name for field in self.fields if (name := _OF_PROBLEMS.get((type(self.record), field)))}


class Place(NamedTuple):
    """One field of one record that holds the words. `sure`: they go from there in any case.

    `offered`: they are the same words without doubt. `whole`: all of the field goes, whatever it says beside them.
    """

    record: StoredRecord
    field: str
    where: str
    excerpt: str
    sure: bool
    offered: bool = True
    whole: bool = False

    @property
    def key(self) -> tuple[type, str | int | None, str]:
        """What it is known by, in this file and its copies."""
        return *identity(self.record), self.field


class HeldRecord(NamedTuple):
    """A record, where it stands in words, and the action to which it belongs; of an edit, what was edited."""

    record: StoredRecord
    where: str
    action: Action | None = None
    edited: StoredRecord | None = None


def identity(record: StoredRecord) -> tuple[type, str | int | None]:
    """What a record is known by, whatever it says."""
    uuid = record.uuid if isinstance(record, AddedRecord | Action | Plan) else None
    return type(record), uuid or getattr(record, "id", None)


def target_of(record: StoredRecord, fields: Sequence[str]) -> Target:
    """Fields of a record; TrackerError where they hold nothing that could go."""
    names = all((type(record), field) in {(kind, one) for kind, own in _PEOPLES.items() for one in own}
                for field in fields)  # fmt: skip
    texts = left_of(text for field in fields for text in texts_of(record, field))
    if not texts:
        if any(text.strip() for field in fields for text in texts_of(record, field)):
            raise TrackerError("These words were removed already; a copy that may hold them still can be deleted.")
        raise TrackerError(f"Nothing is written there that could be removed: {' and '.join(fields)} is empty.")
    return Target(Words(texts, names), record, tuple(fields))


def find_places(plan: Plan, problems: Iterable[Problem], target: Target) -> list[Place]:
    """Every place that holds the words, those first from where they go in any case."""
    found = [place for held in all_held(plan, problems) for place in _places_of(held, target, plan)]
    return sorted(found, key=lambda place: not place.sure)


def _places_of(held: HeldRecord, target: Target, plan: Plan) -> Iterator[Place]:
    record, words = held.record, target.words
    named = isinstance(record, Problem) and target.record is not None and record.about in _names_of(target.record, plan)
    if isinstance(record, Problem) and named and _prints_it(record, target):
        yield Place(record, "as_printed", held.where, words.excerpt(record.as_printed), True, whole=True)
        return
    is_it = target.record is not None and identity(record) == identity(target.record)
    was_it = _edited_it(held, target)
    for field in text_fields(record):
        texts = texts_of(record, field)
        if is_it and field in target.fields:
            if any(map(words.stand_in, texts)):
                yield Place(record, field, where_held(held, field), " ".join(texts)[:120], True, whole=True)
        elif (text := next(filter(words.stand_in, texts), None)) is not None:
            known = target.record is None or words.long.stand_in(text)
            sure = named or was_it or (known and _goes_along(record, field, target))
            yield Place(record, field, where_held(held, field), words.excerpt(text), sure, known or was_it)
        elif isinstance(record, Plan) and field == "settings" and _is_taught(record, target.known):
            yield Place(record, field, where_held(held, field), "what was taught about tables", True)
        elif (text := next(filter(words.partly_in, texts), None)) is not None:
            where = f"{where_held(held, field)}, in part"
            yield Place(record, field, where, words.excerpt(text), named or was_it, was_it)


def _edited_it(held: HeldRecord, target: Target) -> bool:
    """Whether it is what an edit left of the fields that are to go."""
    edited, record = held.edited, held.record
    if edited is None or target.record is None or not isinstance(record, Edit):
        return False
    return identity(edited) == identity(target.record) and record.field in target.fields


def _is_taught(plan: Plan, words: Words) -> bool:
    return settings_without(plan.settings, words) != plan.settings


def _goes_along(record: StoredRecord, field: str, target: Target) -> bool:
    """Whether words go from where they are only kept beside what is said; a name, from where it stands as such."""
    if isinstance(record, Problem | Redaction | Edit | RememberedReport | PromiseAnswer | Pack | PackEntry) or (
        isinstance(record, Plan) and field == "settings"
    ):
        return True
    return target.record is None and field in _PEOPLES.get(type(record), ())


def _prints_it(problem: Problem, target: Target) -> bool:
    """Whether a problem about the record prints what is to go, or a part of it."""
    texts = [text for text in (problem.as_printed, problem.read_as) if text]
    it_is = problem.field is None or problem.field in target.of_problems
    return it_is and any(target.words.stand_in(text) or target.words.hold(text) for text in texts)


def _names_of(record: StoredRecord, plan: Plan) -> set[str | None]:
    """What problems call a record."""
    if isinstance(record, Update):
        return {name for _, one in plan.actions() if one.id == record.action_id for name in _names_of(one, plan)}
    if isinstance(record, Remark | Reading):
        return {one.ref for _, one in plan.all_measures() if one.id == record.measure_id}
    if isinstance(record, Action):
        return {record.ref, record.text[:60]}
    if isinstance(record, Theme):
        return {record.ref, record.title}
    return {record.ref, record.name} if isinstance(record, Measure) else set()


def where_held(held: HeldRecord, field: str) -> str:
    """Where a field of a record stands, in words."""
    called = {own: name for name, own in REMOVABLE.get(type(held.record), {}).items()}
    return f"{held.where}: {called.get(field, field.replace('_', ' '))}"


def all_held(plan: Plan, problems: Iterable[Problem]) -> Iterator[HeldRecord]:
    """Every record of a file without those beneath it."""
    for held in _records_held(plan, problems):
        record = held.record
        if isinstance(record, AddedRecord) or not record.edits:
            yield held
            continue
        yield held._replace(record=replace(record, edits=()))
        for edit in record.edits:
            yield HeldRecord(edit, f"{held.where}, edit of {edit.field.replace('_', ' ')}", held.action, record)


def _records_held(plan: Plan, problems: Iterable[Problem]) -> Iterator[HeldRecord]:
    yield HeldRecord(
        replace(plan, people=(), themes=(), redactions=(), reports=(), meetings=(), packs=(), pack_entries=()),
        "the plan",
    )
    yield from (HeldRecord(person, "people") for person in plan.people)
    yield from (HeldRecord(one, "what was removed before") for one in plan.redactions)
    yield from (HeldRecord(one, f"the report as at {show_day(one.as_at)}") for one in plan.reports)
    yield from (HeldRecord(one, f"the meeting of {show_day(one.day)}") for one in plan.meetings)
    yield from (HeldRecord(one, f"the pack sent on {show_day(one.day)}") for one in plan.packs)
    yield from (HeldRecord(one, f"what became of a pack on {show_day(one.day)}") for one in plan.pack_entries)
    for theme in plan.themes:
        yield HeldRecord(replace(theme, actions=(), measures=()), f"theme {theme.ref}" if theme.ref else "a theme")
        for action in theme.actions:
            yield from _of_action(action)
        for measure in theme.measures:
            yield from _of_measure(measure)
    yield from (HeldRecord(one, f"problem {number}") for number, one in enumerate(problems, 1))


def _of_action(action: Action) -> Iterator[HeldRecord]:
    ref = action.ref or "an action without a ref"
    yield HeldRecord(replace(action, updates=(), redactions=(), answers=()), ref, action)
    for number, update in enumerate(numbered_updates(action), 1):
        yield HeldRecord(update, f"{ref}, {update_words(number, update)}", action)
    yield from (HeldRecord(one, f"{ref}, what was removed before", action) for one in action.redactions)
    yield from (HeldRecord(one, f"{ref}, an answer about a promise", action) for one in action.answers)


def update_words(number: int, update: Update) -> str:
    """An update by its number and day: "update 2 of 14 Nov 2017"."""
    return f"update {number} of {day_words(update.day)}"


def day_words(day: date | None) -> str:
    """The day that an update speaks for; one without is from the plan as it was first read."""
    return show_day(day) if day else "the first plan"


def _of_measure(measure: Measure) -> Iterator[HeldRecord]:
    yield HeldRecord(replace(measure, remarks=(), readings=(), groups=(), comparators=()), measure.ref)
    for remark in measure.remarks:
        yield HeldRecord(remark, f"{measure.ref}, remark of {day_words(remark.day)}")
    yield from (HeldRecord(reading, f"{measure.ref}, a reading") for reading in measure.readings)
    yield from _of_series(measure.ref, measure.groups, "group")
    yield from _of_series(measure.ref, measure.comparators, "comparator")


def _of_series(ref: str, series: Iterable[Group | Comparator], kind: str) -> Iterator[HeldRecord]:
    for one in series:
        yield HeldRecord(replace(one, readings=()), f"{ref}, a {kind}")
        yield from (HeldRecord(reading, f"{ref}, a {kind}'s reading") for reading in one.readings)
