"""What of a plan goes on in next year's: open actions with their last words, themes, measures, people."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal, TypeVar

from tracker.domain.actions.register import Line, register
from tracker.domain.actions.state import in_order
from tracker.domain.measure import Comparator, Group, Measure, Reading
from tracker.domain.merging.remembered import SETTING
from tracker.domain.next_year.naming import period_or_title
from tracker.domain.plan import Action, Lead, Person, Plan, PromiseAnswer, Status, Theme, Update, there_on
from tracker.domain.when import When, show_day, shown

_OF_DOCUMENTS = (SETTING, "read_from")  # what documents said of this plan, they have not said of the next
_LAST_WORDS = ("text", "status", "stated_rag", "review")
_Series = TypeVar("_Series", Group, Comparator)
Fate = Literal["carried", "complete", "stopped", "removed", "not yet there", "left"]


@dataclass(frozen=True, slots=True)
class NextYear:
    """What was asked for: the new plan's title and period, whether refs count anew, which actions are left (uuids)."""

    title: str
    period: When
    renumber: bool = False
    leave: Collection[str] = ()


@dataclass(frozen=True, slots=True)
class ActionFate:
    """What became of one action: its ref in the old plan and in the new one, which of the fates, and why."""

    theme: str
    old_ref: str
    new_ref: str
    text: str
    lead: Lead
    fate: Fate
    why: str = ""
    uuid: str = ""


@dataclass(frozen=True, slots=True)
class Carried:
    """Next year's plan, and what became of each action of the old one, in its order."""

    plan: Plan
    fates: tuple[ActionFate, ...]


def next_year(plan: Plan, as_at: date, wanted: NextYear, new_uuid: Callable[[], str]) -> Carried:
    """Next year's plan as this one stands on a day; what was said after it is not carried.

    What is live or awaits its sign-off goes on with the last word on each of commentary, status, rating and review,
    of the day and by the author that it was: a past day shows no more than was known, and nothing is made up. Measures
    go on with every reading and remark known by the day; the history of edits, meetings and reports stay behind.
    """
    lines = {id(line.action): line for line in register(plan, as_at)}
    carrying = _Carrying(period_or_title(plan), as_at, wanted, new_uuid)
    told = [(theme, carrying.theme(theme, lines)) for theme in plan.themes]
    themes = tuple(new for theme, new in told if theme.stands_on(as_at))
    settings = {name: value for name, value in plan.settings.items() if name not in _OF_DOCUMENTS}
    new = Plan(
        wanted.title,
        plan.organisation,
        wanted.period,
        plan.theme_word,
        settings=settings,
        people=tuple(_person(one) for one in plan.people if there_on(one, as_at)),
        themes=themes,
        scales=plan.scales,
    )
    return Carried(new, tuple(carrying.fates))


def _person(person: Person) -> Person:
    return replace(person, id=None, plan_id=None, revision=1, edits=(), removed_on=None)


class _Carrying:
    """The way through a plan, theme by theme; `fates` grows with it."""

    def __init__(self, old: str, as_at: date, wanted: NextYear, new_uuid: Callable[[], str]) -> None:
        self._old, self._as_at, self._wanted, self._new_uuid = old, as_at, wanted, new_uuid
        self.fates: list[ActionFate] = []

    def theme(self, theme: Theme, lines: dict[int, Line]) -> Theme:
        """The theme with what goes on of it; also one in which nothing is open."""
        kept: list[Action] = []
        for action in theme.actions:
            fate, why = self._fate(action, lines.get(id(action)))
            ref = ""
            if fate == "carried":
                kept.append(self._action(theme, action, len(kept) + 1))
                ref = kept[-1].ref or ""
            told = ActionFate(theme.heading, action.ref or "", ref, action.text, action.lead, fate, why)
            self.fates.append(replace(told, uuid=action.uuid or ""))
        measures = tuple(self._measure(one) for one in theme.measures if there_on(one, self._as_at))
        bare = replace(theme, id=None, plan_id=None, revision=1, edits=(), removed_on=None)
        return replace(bare, actions=tuple(kept), measures=measures)

    def _fate(self, action: Action, line: Line | None) -> tuple[Fate, str]:
        if action.removed_on is not None and not there_on(action, self._as_at):
            return "removed", f"removed on {show_day(action.removed_on)}"
        if line is None:
            return "not yet there", f"not in the plan yet on {show_day(self._as_at)}"
        if line.state.status == Status.COMPLETE:
            return "complete", ended_words(line, "complete")
        if line.state.status == Status.STOPPED:
            return "stopped", ended_words(line, "stopped")
        if action.uuid in self._wanted.leave:
            return "left", "left out of next year's plan"
        return "carried", "awaiting sign-off" if line.awaiting_sign_off else line.state.status.value

    def _action(self, theme: Theme, action: Action, number: int) -> Action:
        """The action as it goes on: the same promise, so with the same uuid; its old ref is kept in a note."""
        ref, printed = action.ref, action.ref_as_printed
        if self._wanted.renumber:
            ref = printed = f"{theme.ref}.{number}" if theme.ref else str(number)
        was = f"Was {action.ref} in {self._old}." if action.ref else f"Carried over from {self._old}."
        updates, answers = self._last_words(action)
        return Action(
            ref,
            action.text,
            action.lead,
            updates,
            printed,
            action.measures,
            action.evidence_links,
            (*action.notes, was),
            place=number,
            uuid=action.uuid,
            answers=answers,
        )

    def _last_words(self, action: Action) -> tuple[tuple[Update, ...], tuple[PromiseAnswer, ...]]:
        """The updates that go on, each with no more than is still the last word, and answers to what they promise."""
        updates: list[Update] = []
        answers: list[PromiseAnswer] = []
        for update, fields in last_words(action, self._as_at):
            made = replace(_alone(update, fields), uuid=self._new_uuid())
            updates.append(made)
            if "text" in fields:
                told = [one for one in action.answers if one.of_update == update.uuid and self._by_now(one.day)]
                answers += [replace(one, uuid=self._new_uuid(), of_update=made.uuid, action_id=None) for one in told]
        return tuple(updates), tuple(answers)

    def _by_now(self, day: date | None) -> bool:
        return day is None or day <= self._as_at

    # Measures

    def _measure(self, measure: Measure) -> Measure:
        """The measure with all that was known of it by the day: what is the same reading keeps its uuid."""
        return replace(
            measure,
            removed_on=None,
            remarks=tuple(replace(one, measure_id=None) for one in measure.remarks if self._by_now(one.day)),
            readings=self._readings(measure.readings),
            groups=tuple(map(self._series, measure.groups)),
            comparators=tuple(map(self._series, measure.comparators)),
            id=None,
            plan_id=None,
            theme_id=None,
            revision=1,
            edits=(),
        )

    def _series(self, series: _Series) -> _Series:
        readings = self._readings(series.readings)
        return replace(series, readings=readings, id=None, plan_id=None, measure_id=None, revision=1, edits=())

    def _readings(self, readings: Iterable[Reading]) -> tuple[Reading, ...]:
        known = (one for one in readings if self._by_now(one.known))
        return tuple(replace(one, measure_id=None, group_id=None, comparator_id=None) for one in known)


def last_words(action: Action, as_at: date) -> list[tuple[Update, frozenset[str]]]:
    """The updates that said last what stands on a day, the oldest first, each with the fields that it said last.

    A stated rating that was given with a reason is judged by the reviews since: these are among them.
    """
    counting = in_order(action.updates, as_at)
    last = {name: at for at, one in enumerate(counting) for name in _LAST_WORDS if getattr(one, name) is not None}
    said: dict[int, set[str]] = {}
    for name, at in last.items():
        said.setdefault(at, set()).add(name)
    stated = last.get("stated_rag")
    if stated is not None and counting[stated].reason:
        moves = [at for at, one in enumerate(counting) if one.review is not None]
        before = [at for at in moves if at <= stated][-1:]
        for at in (*before, *(at for at in moves if at > stated)):
            said.setdefault(at, set()).add("review")
    if counting and not said:
        said[0] = set()  # an action that nothing is said of is there all the same
    return [(counting[at], frozenset(fields)) for at, fields in sorted(said.items())]


def _alone(update: Update, fields: Collection[str]) -> Update:
    """An update without what was said otherwise since; the meeting that decided it stays with the old plan."""
    gone = {name: None for name in _LAST_WORDS if name not in fields}
    kind = "update" if update.kind == "decision" else update.kind
    reason = update.reason if set(fields) - {"text"} else None
    evidence = update.evidence if "status" in fields else ()
    said = replace(update, kind=kind, reason=reason, evidence=evidence, meeting=None, decided=None, withdraws=None)
    return replace(said, action_id=None, **gone)  # type: ignore[arg-type]


def ended_words(line: Line, what: str) -> str:
    """ "complete, 2 Nov 2017", "stopped on 3 Jan 2018: no money": since when, and why where that was said."""
    state = line.state
    when = show_day(state.status_since) if state.status_since else ""
    if not when and state.review.kind == "completed" and state.review.first:
        when = shown(state.review).removeprefix("Completed ")
    why = _why_stopped(line.action, line) if what == "stopped" else ""
    told = f"{what} on {when}" if state.status_since else f"{what}, {when}" if when else what
    return f"{told}: {why}" if why else told


def _why_stopped(action: Action, line: Line) -> str:
    said = [one for one in action.updates if one.status == Status.STOPPED and one.day == line.state.status_since]
    return next((" ".join(words.split()) for one in reversed(said) if (words := one.reason or one.text)), "")
