"""A search over everything that a plan says by a day: actions, commentary, measures, remarks, evidence, people."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import compress
from typing import NamedTuple

from tracker.domain.actions.register import Line
from tracker.domain.actions.state import in_order
from tracker.domain.measure import Measure
from tracker.domain.measures.remarks import remarks_in_order
from tracker.domain.plan import Action, Person, Plan, Theme, there_on
from tracker.domain.searching.words_around import without_accents
from tracker.domain.when import show_day

KINDS_OF_TEXT = ("Actions", "Commentary", "Measures", "Remarks", "Evidence", "People")


class FoundText(NamedTuple):
    """One text of a plan: what kind it is, where it stands in words, and the record that it is shown with."""

    kind: str
    where: str
    text: str
    record: Action | Measure | Theme | Person


class Everything:
    """All texts of a plan as at a day, each folded once: a key pressed costs one look through them."""

    def __init__(self, plan: Plan, lines: Sequence[Line], as_at: date) -> None:
        entries = [
            *_of_actions(lines),
            *_of_commentary(lines, as_at),
            *_of_measures(plan, as_at),
            *_of_remarks(plan, as_at),
            *_of_evidence(plan, lines, as_at),
            *_of_people(plan.people, as_at),
        ]
        self._whole = _Found(entries, [without_accents(f"{entry.where}\n{entry.text}") for entry in entries])
        self._last: tuple[list[str], _Found] = ([], self._whole)

    def find(self, search: str) -> dict[str, list[FoundText]]:
        """What has all the words somewhere, by kind and in the plan's order; nothing for no words."""
        words = without_accents(search).split()
        if not words:
            return {}
        before, found = self._last
        if not all(any(old in word for word in words) for old in before):
            found = self._whole
        for word in words:
            found = found.with_(word)
        self._last = (words, found)
        return {
            kind: inside for kind in KINDS_OF_TEXT if (inside := [one for one in found.entries if one.kind == kind])
        }


class _Found(NamedTuple):
    """Entries, each with its text beside it."""

    entries: list[FoundText]
    texts: list[str]

    def with_(self, word: str) -> _Found:
        has = [word in text for text in self.texts]
        return _Found(list(compress(self.entries, has)), list(compress(self.texts, has)))


def _joined(*parts: str | None) -> str:
    return " · ".join(" ".join(part.split()) for part in parts if part and part.strip())


def _day(day: date | None) -> str:
    return show_day(day) if day else "undated"


def _of_actions(lines: Iterable[Line]) -> Iterator[FoundText]:
    for line in lines:
        yield FoundText("Actions", _joined(line.action.ref, line.action.lead.as_printed), line.action.text, line.action)


def _of_commentary(lines: Iterable[Line], as_at: date) -> Iterator[FoundText]:
    """What was said by the day and not withdrawn, the latest first."""
    for line in lines:
        for update in reversed(in_order(line.action.updates, as_at)):
            if said := _joined(update.text, update.reason):
                where = _joined(line.action.ref, _day(update.day), update.author)
                yield FoundText("Commentary", where, said, line.action)


def _of_measures(plan: Plan, as_at: date) -> Iterator[FoundText]:
    for _, measure in plan.measures_on(as_at):
        also = ", ".join(measure.also_written)
        yield FoundText("Measures", measure.ref, _joined(measure.name, measure.shows, also), measure)


def _of_remarks(plan: Plan, as_at: date) -> Iterator[FoundText]:
    for _, measure in plan.measures_on(as_at):
        for remark in reversed(remarks_in_order(measure.remarks, as_at)):
            if said := _joined(remark.comment, remark.action):
                yield FoundText("Remarks", _joined(measure.ref, _day(remark.day), remark.author), said, measure)


def _of_evidence(plan: Plan, lines: Iterable[Line], as_at: date) -> Iterator[FoundText]:
    """What a theme aims at and what people say of it; what signed-off actions were accepted on."""
    for theme in plan.themes_on(as_at):
        for text in theme.ambition:
            yield FoundText("Evidence", _joined(theme.heading, "What good looks like"), text, theme)
        for one in theme.evidence:
            yield FoundText("Evidence", _joined(theme.heading, one.heading), one.text, theme)
    for line in lines:
        for link in line.state.evidence:
            yield FoundText("Evidence", _joined(line.action.ref, "accepted on"), link.link, line.action)


def _of_people(people: Iterable[Person], as_at: date) -> Iterator[FoundText]:
    for person in people:
        if not there_on(person, as_at):
            continue
        said = _joined(person.role if person.name else None, person.email, *person.also_written)
        yield FoundText("People", person.name or person.role or "", said or "Leads actions of this plan", person)
