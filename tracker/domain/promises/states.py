"""The promises of a plan as at a day: who made each, for when, and what became of it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from operator import attrgetter
from typing import Literal, NamedTuple

from tracker.domain.actions.state import in_order, state_at, withdrawn_by
from tracker.domain.pattern import pattern_of
from tracker.domain.plan import Action, Plan, PromiseAnswer, Theme, Update
from tracker.domain.promises.day_words import names_a_day
from tracker.domain.promises.finding import Entry, FoundPromise, entries_in, sentences
from tracker.domain.promises.same_thing import is_about_the_same, says_it_happened, says_something
from tracker.domain.when import When, shown

PromiseState = Literal["open", "kept", "passed", "dropped", "none"]


@dataclass(frozen=True, slots=True)
class Promise:
    """A sentence of commentary that names a later day: the update that says it, who is to do it, and when.

    `number` counts the promises of an action as they were said, from 1; `kept_by` are the words that say it was kept.
    """

    theme: Theme
    action: Action
    update: Update
    number: int
    said_on: date | None
    who: str
    text: str
    when: When
    state: PromiseState
    kept_by: str | None = None


class Share(NamedTuple):
    """How many promises whose day has passed were kept; of nobody: of the whole plan."""

    who: str | None
    kept: int
    due: int


def promises(
    plan: Plan, as_at: date, *, placed: Iterable[tuple[Theme, Action]] | None = None, and_none: bool = False
) -> list[Promise]:
    """Every promise that was made by the day, in the plan's order, also those of actions that are complete.

    `placed`: of these actions, and not of all those of the plan.

    One that is said again for the same day is one promise, from the day it was first said; said again for a later day,
    it is dropped and another one stands in its place. What an answer calls no promise is none: it is there only
    where it is asked for, so that it can be called back, with the state "none".
    """
    initials = _initials(plan)
    return [
        promise
        for theme, action in (plan.actions() if placed is None else placed)
        if action.removed_on is None or action.removed_on > as_at
        for promise in _of_action(plan, theme, action, as_at, initials)
        if and_none or promise.state != "none"
    ]


def promises_of(plan: Plan, theme: Theme, action: Action, as_at: date) -> list[Promise]:
    """The promises of one action that were made by the day."""
    return [one for one in _of_action(plan, theme, action, as_at, _initials(plan)) if one.state != "none"]


def _of_action(plan: Plan, theme: Theme, action: Action, as_at: date, initials: dict[str, str]) -> Iterator[Promise]:
    if not any(names_a_day(update.text) for update in action.updates if update.text):
        return  # most actions of a large plan: nothing of them is kept
    updates = {update.uuid: update for update in in_order(action.updates, as_at) if update.text}
    said = tuple((uuid, one.text or "", one.day, one.kind == "decision") for uuid, one in updates.items())
    for one in _became(said, action.answers, plan.period, as_at):
        who, found = _who(action, one.found.text, initials), one.found
        yield Promise(
            theme, action, updates[one.update], one.number, one.said_on, who, found.text, found.when,
            one.state, one.kept_by,
        )  # fmt: skip


class _Became(NamedTuple):
    """A promise that stands in the update with this uuid, and what became of it."""

    update: str
    number: int
    said_on: date | None
    found: FoundPromise
    state: PromiseState
    kept_by: str | None


@lru_cache(maxsize=1 << 13)  # after an update all other actions are as they were
def _became(
    texts: tuple[tuple[str, str, date | None, bool], ...], answers: tuple[PromiseAnswer, ...], period: When, as_at: date
) -> tuple[_Became, ...]:
    """What became of the promises in texts: each with its update, the day it was said and whether a meeting did."""
    said = [
        (uuid, decided, entry)
        for uuid, text, day, decided in texts
        for entry in entries_in(text, day, period)
        if entry.day is None or entry.day <= as_at
    ]
    made: list[_Became] = []
    for at, (uuid, _, entry) in enumerate(said):
        for found in entry.promised:
            if not any(_is_repeated(found, earlier) for _, _, earlier in said[:at]):
                answer = _answer(answers, uuid, found.text, as_at)
                state, kept_by = _stands(
                    found, [(decided, later) for _, decided, later in said[at + 1 :]], as_at, answer
                )
                made.append(_Became(uuid, len(made) + 1, entry.day, found, state, kept_by))
    return tuple(made)


def _is_repeated(found: FoundPromise, earlier: Entry) -> bool:
    return any(
        (one.when.first, one.when.last) == (found.when.first, found.when.last)
        and is_about_the_same(one.text, found.text)
        for one in earlier.promised
    )


def _answer(answers: Iterable[PromiseAnswer], uuid: str, text: str, as_at: date) -> PromiseAnswer | None:
    """The latest answer about a sentence that counts on the day."""
    about = [one for one in answers if (one.of_update, one.text) == (uuid, text)]
    gone = withdrawn_by(about)
    given = (one for one in about if not one.withdraws and one.uuid not in gone)
    return max((one for one in given if one.day is None or one.day <= as_at), key=attrgetter("age"), default=None)


def _stands(
    found: FoundPromise, later: Sequence[tuple[bool, Entry]], as_at: date, answer: PromiseAnswer | None
) -> tuple[PromiseState, str | None]:
    """Its state, and what says that it was kept.

    Commentary leaves a promise out when it speaks for its first day or a later one, and of something else; what is
    said before that day need not speak of it yet. A few words leave nothing out, nor does what a meeting decided.
    """
    if answer is not None and answer.says != "open":
        return answer.says, (answer.reason or "Said to be kept") if answer.says == "kept" else None
    if answer is not None:  # still to come: what was said before is answered by it
        later = [one for one in later if answer.day and one[1].day and one[1].day > answer.day]
    if (ended := _ended(found, later)) is not None:
        return ended
    assert found.when.first is not None and found.when.last is not None
    if as_at <= found.when.last or (answer is not None and (answer.day or date.max) > found.when.last):
        return "open", None
    since = [(decided, entry) for decided, entry in later if entry.day is not None and entry.day >= found.when.first]
    if any(is_about_the_same(found.text, one) for _, entry in since for one in sentences(entry.text)):
        return "passed", None
    left_out = any(not decided and says_something(entry.text) for decided, entry in since)
    return "dropped" if left_out else "passed", None


def _ended(found: FoundPromise, later: Sequence[tuple[bool, Entry]]) -> tuple[PromiseState, str | None] | None:
    """That it was kept or moved to a later day, as the first says that speaks of it; None where none does."""
    for _, entry in later:
        if not is_about_the_same(found.text, entry.text):
            continue
        if kept_by := next((one for one in sentences(entry.text) if says_it_happened(one, found.text)), None):
            return "kept", kept_by
        if any(_is_moved(found, again) for again in entry.promised):
            return "dropped", None
    return None


def _is_moved(found: FoundPromise, again: FoundPromise) -> bool:
    assert found.when.last is not None and again.when.last is not None
    return again.when.last > found.when.last and is_about_the_same(found.text, again.text)


# Who promised

_NAMED = pattern_of(r"\b([A-Z]{2,3}(?:\s*(?:/|&|,|and)\s*[A-Z]{2,3})*)\s+(?:to|will|shall|should)\b")
_AT_THE_START = pattern_of(r"\A\W*([A-Z]{2,3}(?:\s*(?:/|&|,|and)\s*[A-Z]{2,3})*)\s+[a-z]")


def _initials(plan: Plan) -> dict[str, str]:
    """The names of the plan's people by their initials; initials of two people name nobody."""
    names = [person.name for person in plan.people if person.name]
    written = {name: "".join(word[0] for word in name.split() if word[0].isupper()) for name in names}
    counts = Counter(written.values())
    return {letters: name for name, letters in written.items() if counts[letters] == 1}


def _who(action: Action, text: str, initials: dict[str, str]) -> str:
    """The people of the plan whose initials are to do it, else the lead."""
    for found in reversed([*_AT_THE_START.finditer(text), *_NAMED.finditer(text)]):
        people = [initials.get(letters) for letters in re.findall(r"[A-Z]{2,3}", found[1])]
        if all(people):
            return " and ".join(filter(None, people))
    lead = action.lead
    return lead.name or lead.role or " ".join(lead.as_printed.split())


# What is told of them together


def kept_share(made: Iterable[Promise], as_at: date, who: str | None = None) -> Share:
    """How many of those whose day has passed were kept: of everybody, or of one who promised."""
    due = [
        one.state == "kept"
        for one in made
        if one.when.last is not None and one.when.last < as_at and one.state != "none" and who in (None, one.who)
    ]
    return Share(who, sum(due), len(due))


def kept_shares(made: Sequence[Promise], as_at: date) -> list[Share]:
    """The same for each who promised anything that has come due, by name."""
    each = (kept_share(made, as_at, who) for who in sorted({one.who for one in made}))
    return [share for share in each if share.due]


def later_than_review(promise: Promise, as_at: date) -> str | None:
    """That a promise is for later than its action is reviewed, as a sentence; None where it is not."""
    state = state_at(promise.action.updates, as_at)
    if state is None or state.review.last is None or promise.when.last is None:
        return None
    if promise.when.last <= state.review.last:
        return None
    ref, review, day = promise.action.ref or "An action", shown(state.review), shown(promise.when)
    return f'{ref} is reviewed by {review}, before what was promised for {day}: "{promise.text}"'
