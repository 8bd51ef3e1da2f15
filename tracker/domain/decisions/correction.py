"""Puts a corrected text into the record that it belongs to."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any, get_args

from tracker.domain.dates.reading import read_when
from tracker.domain.decisions.location import FieldLocation, thresholds_text
from tracker.domain.measure import Measure
from tracker.domain.measures.joins import joined
from tracker.domain.measures.word_scales import name_of_scale, words_of_scale
from tracker.domain.plan import Action, Lead, Person, Plan, StatedRag, Status, Theme, Update
from tracker.domain.when import When, shown
from tracker.errors import TrackerError

ReadLead = Callable[[str], Lead]
PlanRecord = Theme | Measure | Action


def corrected_plan(plan: Plan, location: FieldLocation, text: str, read_lead: ReadLead) -> tuple[Plan, str]:
    """The plan with a text at a location, and the text as it is now read; TrackerError where it cannot stand there."""
    text = text.strip()
    if not text:
        raise TrackerError("Write what it is to be; to leave it as it is, choose Ignore.")
    if location.field in ("lead", "people"):
        return _with_lead(plan, location, text, read_lead), text
    if isinstance(location.record, Action):
        return _with_action(plan, location.record, location, text)
    if isinstance(location.record, Measure):
        return _with_measure(plan, location.record, location, text)
    assert isinstance(location.record, Theme)
    return with_record(
        plan,
        location.record,
        replace(location.record, ambition=exchanged(location.record.ambition, location.at, text)),
    ), text


# Actions


def _with_action(plan: Plan, action: Action, location: FieldLocation, text: str) -> tuple[Plan, str]:
    if location.field == "ref":
        if any(other.ref == text and other is not action for _, other in plan.actions()):
            raise TrackerError(f"There is an action {text} already: choose another ref.")
        return with_record(plan, action, replace(action, ref=text)), text
    if location.field == "action":
        return with_record(plan, action, replace(action, text=text)), text
    changes, read_as = _said(plan, action, location, text)
    updates = exchanged(action.updates, location.at, replace(action.updates[location.at], **changes))
    return with_record(plan, action, replace(action, updates=updates)), read_as


def _said(plan: Plan, action: Action, location: FieldLocation, text: str) -> tuple[dict[str, Any], str]:
    """What an update is to say instead, and how that reads."""
    if location.field == "review":
        review = _review(plan, action.updates[location.at], text)
        return {"review": review}, shown(review)
    if location.field == "status":
        return {"status": Status(_one_of(text, [status.value for status in Status], "status"))}, text.lower()
    if location.field == "rating":
        return {"stated_rag": _one_of(text, get_args(StatedRag), "rating")}, text.lower()
    return {"reason" if location.field == "reason" else "text": text}, text


def _review(plan: Plan, update: Update, text: str) -> When:
    """What is complete stays so: "Oct 2017" instead of "Completed" is when."""
    when, _ = read_when(text, period=plan.period)
    if update.review and update.review.kind == "completed" and when.first and when.kind != "completed":
        when, _ = read_when(f"Completed {text}", period=plan.period)
    if when.kind == "unread":
        raise TrackerError(f'"{text}" could not be read as a date: write "Dec 2017", 14/11/2017 or Ongoing.')
    return when


def _one_of(text: str, known: list[str] | tuple[str, ...], what: str) -> str:
    if text.lower() not in known:
        raise TrackerError(f'"{text}" is no {what}: write {", ".join(known[:-1])} or {known[-1]}.')
    return text.lower()


def _with_lead(plan: Plan, location: FieldLocation, text: str, read_lead: ReadLead) -> Plan:
    """One action's lead, or for a person that of every action the person leads; the people follow."""
    lead = read_lead(text)
    for _, action in plan.actions():
        if action is location.record or (
            isinstance(location.record, Person) and action.lead.name == location.record.name
        ):
            plan = with_record(plan, action, replace(action, lead=lead))
    known = {person.key for person in plan.people}
    led = {one.key for _, action in plan.actions() if action.lead.as_printed for one in action.lead.each}
    new = tuple(Person(one.name, one.role) for one in lead.each if one.key not in known)
    return replace(plan, people=(*(person for person in plan.people if person.key in led), *new))


# Measures


def _with_measure(plan: Plan, measure: Measure, location: FieldLocation, text: str) -> tuple[Plan, str]:
    if location.field == "measure":
        return with_record(plan, measure, _named(plan, measure, text)), text
    if location.field == "shows":
        return with_record(plan, measure, replace(measure, shows=text)), text
    if location.field == "value":
        return _with_scale(plan, measure, location.text, text)
    printed = [part.strip() for part in text.split(" / ")]
    bands = [name for name, cut in measure.thresholds if cut]
    if len(printed) != len(bands):
        raise TrackerError(
            f'Write {len(bands)} bands with " / " between them, {bands[0]} first: {thresholds_text(measure)}.'
        )
    cuts = dict(zip(bands, printed, strict=True))
    changed = replace(measure, thresholds=tuple((name, cuts.get(name, cut)) for name, cut in measure.thresholds))
    return with_record(plan, measure, changed), thresholds_text(changed)


def _named(plan: Plan, measure: Measure, name: str) -> Measure:
    """The measure by another name; by the name of one that stands in the plan, it is that one."""
    same = (one.ref for _, one in plan.measures() if one.name.casefold() == name.casefold() and one.ref != measure.ref)
    if (ref := next(same, None)) is not None:
        return replace(measure, joined_into=joined(plan, measure.ref, ref).joined_into)
    return replace(measure, name=name)


def _with_scale(plan: Plan, measure: Measure, words: str, text: str) -> tuple[Plan, str]:
    """The words of a scale in another order, for all measures whose values are given by it."""
    order = [part.strip() for part in text.split("/")]
    known = words.split(" / ")
    if sorted(map(str.casefold, order)) != sorted(map(str.casefold, known)):
        raise TrackerError(f'Write the same words with " / " between them, the worst first: {words}.')
    spelled = {word.casefold(): word for word in known}
    scale = name_of_scale([spelled[word.casefold()] for word in order])
    for one in plan.measure_records():
        if one.scale == measure.scale:
            plan = with_record(plan, one, replace(one, scale=scale))
    return plan, " / ".join(words_of_scale(scale))


# Records in their plan


def with_record(plan: Plan, old: Action | Measure | Theme, new: Any) -> Plan:
    """The plan with one record in the place of another one, which is known by being the same object."""
    return replace(plan, themes=tuple(_in_theme(theme, old, new) for theme in plan.themes))


def _in_theme(theme: Theme, old: Action | Measure | Theme, new: Any) -> Theme:
    if theme is old:
        assert isinstance(new, Theme)
        return new
    if isinstance(old, Action) and any(action is old for action in theme.actions):
        return replace(theme, actions=tuple(new if action is old else action for action in theme.actions))
    if isinstance(old, Measure) and any(measure is old for measure in theme.measures):
        return replace(theme, measures=tuple(new if measure is old else measure for measure in theme.measures))
    return theme


def exchanged(records: tuple[Any, ...], at: int, record: Any) -> tuple[Any, ...]:
    """The records with another one in one place."""
    return (*records[:at], record, *records[at + 1 :])


def changed_records(before: Plan, after: Plan) -> Iterator[tuple[PlanRecord, PlanRecord]]:
    """Each theme, measure and action that is not the same object any more, as it was and as it is."""
    for was, now in zip(before.themes, after.themes, strict=True):
        if was is not now:
            yield was, now
            yield from (pair for pair in zip(was.measures, now.measures, strict=True) if pair[0] is not pair[1])
            yield from (pair for pair in zip(was.actions, now.actions, strict=True) if pair[0] is not pair[1])
