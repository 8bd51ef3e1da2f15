"""A plan without what not everybody may read, and a list of what was taken out and why."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from tracker.domain.edit import Edit
from tracker.domain.fields import RECORD_FIELDS, R, StoredRecord
from tracker.domain.measure import Measure, Reading, Remark
from tracker.domain.plan import Action, Lead, Person, Plan, PromiseAnswer, Update
from tracker.domain.problem import Problem
from tracker.domain.publishing.names import SOMEBODY, PeopleNames
from tracker.domain.publishing.small_numbers import text_without_small_numbers, without_small_numbers
from tracker.domain.redacting.record_texts import text_fields, texts_of, with_texts
from tracker.errors import NotKnown

# What was said of the plan, and quoted of that; its own wording is published as it is.
_SAID_LATER = (Update, Remark, Reading, PromiseAnswer)


def without_actions(plan: Plan, refs: Sequence[str]) -> tuple[Plan, tuple[str, ...]]:
    """The plan without these actions, and a sentence that says how many there were; TrackerError for an unknown ref."""
    held = {action.ref for _, action in plan.actions()}
    for ref in refs:
        if ref not in held:
            sentence = f"There is no action {ref} to leave out: `actions FILE` lists those of the plan."
            raise NotKnown(sentence, ref, [one for one in held if one])
    if not refs:
        return plan, ()
    themes = [
        replace(theme, actions=tuple(action for action in theme.actions if action.ref not in refs))
        for theme in plan.themes
    ]
    gone = sum(1 for _, action in plan.actions() if action.ref in refs)
    was = "1 action was left out and is" if gone == 1 else f"{gone} actions were left out and are"
    named = [ref for ref in refs if re.search(r"\W|[A-Za-z]", ref)]  # a bare number stands for many things
    left = replace(plan, themes=tuple(themes), reports=(), meetings=(), packs=(), pack_entries=())
    if named:
        pattern = re.compile(rf"(?<![\w.])(?:{'|'.join(map(re.escape, named))})(?![\w]|[.]\w)")
        left = _changed(left, lambda text, _: pattern.sub("another action", text))
    return left, (f"{was} not counted either: that was chosen for this report.",)


class Published(NamedTuple):
    """A plan as anybody may read it, what was taken out and why, a sentence each, and texts that go out beside it."""

    plan: Plan
    taken_out: tuple[str, ...]
    beside: tuple[str, ...] = ()


def public_plan(plan: Plan, beside: Sequence[str] = ()) -> Published:
    """The plan, and texts beside it, with roles for names and small numbers suppressed."""
    names = PeopleNames(plan, (*beside, *_all_texts(plan)))
    before = plan
    themes = [
        replace(
            theme,
            actions=tuple(_with_role(action, names) for action in theme.actions),
            measures=tuple(without_small_numbers(measure) for measure in theme.measures),
        )
        for theme in plan.themes
    ]
    plan = replace(plan, people=(), themes=tuple(themes), reports=(), meetings=(), packs=(), pack_entries=())
    numbers_told = 0

    def change(text: str, record: object) -> str:
        nonlocal numbers_told
        if isinstance(record, _SAID_LATER):
            told = text_without_small_numbers(text)
            numbers_told += told != text and not isinstance(record, PromiseAnswer)
            text = told
        return names.taken_out(text)

    plan = _changed(plan, change)
    texts = tuple(map(names.taken_out, beside))
    return Published(plan, tuple(_taken_out(names, _count_suppressed(before, plan), numbers_told)), texts)


def without_names(plan: Plan, problems: Sequence[Problem] = ()) -> tuple[Plan, tuple[Problem, ...]]:
    """The plan with roles for the names of its people, wherever they stand, also in what its problems quote."""
    names = PeopleNames(plan, _all_texts(plan))
    themes = [replace(theme, actions=tuple(_with_role(one, names) for one in theme.actions)) for theme in plan.themes]

    def change(text: str, _: object) -> str:
        return names.taken_out(text)

    bare = _changed(
        replace(plan, people=(), themes=tuple(themes), reports=(), meetings=(), packs=(), pack_entries=()), change
    )
    return bare, tuple(_changed(replace(one, before=None), change) for one in problems)


def _with_role(action: Action, names: PeopleNames) -> Action:
    """The action with its lead as a role, and roles for who signed."""
    people = [one for lead in action.lead.each if (one := names.person(lead.name))]
    lead = action.lead
    if people:
        names.met |= {one.name or "" for one in people}
        role = " and ".join(dict.fromkeys(names.role_of(one) for one in people))
        lead = Lead(role, None, role)
    else:  # what was read as a role may be a name
        lead = Lead(names.as_role(lead.as_printed), lead.name, lead.role and names.as_role(lead.role))
    updates = tuple(
        replace(
            update,
            author=update.author and names.signed(update.author),
            recorded_by=update.recorded_by and names.signed(update.recorded_by),
            evidence=(),
        )
        for update in action.updates
    )
    # What became of a promise counts, who said so does not; and why may be told in words that nobody looked at.
    answers = tuple(replace(one, reason=None, author=None, recorded_by=None) for one in action.answers)
    return replace(action, lead=lead, updates=updates, evidence_links=(), answers=answers)


_Change = Callable[[str, object], str]


def _changed(record: R, change: _Change) -> R:
    """A record and all beneath it with every text changed."""
    for field in text_fields(record):
        if not (isinstance(record, Action) and field == "lead" and record.lead.name is None):
            record = with_texts(record, field, lambda text, of=record: change(text, of))  # type: ignore[misc]
    children: dict[str, Any] = {
        field.name: tuple(_changed(one, change) for one in getattr(record, field.name))
        for field in RECORD_FIELDS[type(record)]
        if field.child
    }
    return replace(record, **children)


def _all_texts(record: StoredRecord) -> Iterator[str]:
    """What is written in a record and beneath it by people, to tell words from names."""
    if isinstance(record, (Person, Edit)):
        return
    for field in text_fields(record):
        if field != "settings":
            yield from texts_of(record, field)
    for child in (one for one in RECORD_FIELDS[type(record)] if one.child):
        for one in getattr(record, child.name):
            yield from _all_texts(one)


def _count_suppressed(before: Plan, after: Plan) -> int:
    return _suppressed(after.measure_records()) - _suppressed(before.measure_records())


def _suppressed(measures: Iterable[Measure]) -> int:
    readings = (
        reading for measure in measures for own in (measure.readings, *(one.readings for one in measure.comparators))
        for reading in own
    )  # fmt: skip
    return sum(reading.suppressed for reading in readings)


def _taken_out(names: PeopleNames, numbers: int, texts: int) -> Iterator[str]:
    people = len(names.met - {SOMEBODY, "e-mail", "telephone"})
    if people:
        of = "name of 1 person" if people == 1 else f"names of {people} people"
        yield f"The {of} of the plan: roles stand in their place, for this report goes to everybody."
    if SOMEBODY in names.met:
        yield f'Names of others who are mentioned: "{SOMEBODY}" stands in their place.'
    for what, words in (("e-mail", "E-mail addresses"), ("telephone", "Telephone numbers")):
        if what in names.met:
            yield f"{words}, which are not needed to read this report."
    if numbers:
        were = "1 value is" if numbers == 1 else f"{numbers} values are"
        yield f"Numbers under 6 that count people or cases, and what would give them away: {were} shown as c."
    if texts:
        where = "1 text" if texts == 1 else f"{texts} texts"
        yield f"Such numbers in the words of {where}: c stands in their place, so that nobody can be recognised."
