"""Which theme, action and measure of one plan is which of another."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Generic, TypeVar

from tracker.domain.actions.register import Line, register
from tracker.domain.measure import Measure
from tracker.domain.merging.same_actions import ALIKE, UNLIKE, AlikeTexts, pair_actions, pair_by, pair_in_turn
from tracker.domain.plan import Action, Plan, Theme

MOST_TO_COMPARE = 1_000_000  # to compare word by word, which takes a second
_Record = TypeVar("_Record", Theme, Action, Measure, Line)


@dataclass(frozen=True, slots=True)
class PlanAsAt:
    """A plan as it stands on a day, and what it is called beside another one."""

    plan: Plan
    as_at: date
    name: str

    @property
    def themes(self) -> tuple[Theme, ...]:
        """The themes that were there on the day."""
        return self.plan.themes_on(self.as_at)

    @property
    def measures(self) -> list[tuple[Theme, Measure]]:
        """The measures that were there on the day, each with its theme."""
        return list(self.plan.measures_on(self.as_at))


@dataclass(frozen=True)
class Matches(Generic[_Record]):
    """The records of both plans in their orders, and the older one of each newer by its id()."""

    older: Sequence[_Record]
    newer: Sequence[_Record]
    pairs: dict[int, _Record]

    def before(self, newer: _Record) -> _Record | None:
        """The older one of a newer one; None of what is new."""
        return self.pairs.get(id(newer))

    @property
    def dropped(self) -> list[_Record]:
        """The older ones that are no newer one any more."""
        kept = {id(one) for one in self.pairs.values()}
        return [one for one in self.older if id(one) not in kept]

    def keys(self) -> dict[int, int]:
        """For the id() of each record a number that only the two of a pair share."""
        found = {id(one): at for at, one in enumerate(self.older)}
        new = len(found)
        for at, one in enumerate(self.newer):
            before = self.before(one)
            found[id(one)] = new + at if before is None else found[id(before)]
        return found


@dataclass(frozen=True, slots=True)
class MatchedPlans:
    """Two plans with what is the same in them."""

    older: PlanAsAt
    newer: PlanAsAt
    themes: Matches[Theme]
    actions: Matches[Line]
    measures: Matches[Measure]


def match_plans(older: PlanAsAt, newer: PlanAsAt, alike: AlikeTexts) -> MatchedPlans:
    """Match actions by ref and words, then by words that are alike; themes and measures by ref and name."""
    themes = _matched(older.themes, newer.themes, (lambda one: one.ref, lambda one: one.title.casefold()))
    lines = [register(one.plan, one.as_at) for one in (older, newer)]
    there = [{id(line.action): line for line in side} for side in lines]
    held, other = (_only(one.plan, side) for one, side in zip((older, newer), there, strict=True))
    pairs = _by_words(held, other, pair_actions(held, other, alike), alike)
    actions = {id(line): there[0][id(pairs[id(line.action)])] for line in lines[1] if id(line.action) in pairs}
    return MatchedPlans(older, newer, themes, Matches(lines[0], lines[1], actions), _measures(older, newer))


def _only(plan: Plan, there: Iterable[int]) -> Plan:
    """The plan with the actions that were there on its day, and no others."""
    known = set(there)
    themes = (replace(one, actions=tuple(a for a in one.actions if id(a) in known)) for one in plan.themes)
    return replace(plan, themes=tuple(themes))


def _by_words(held: Plan, other: Plan, pairs: dict[int, Action], alike: AlikeTexts) -> dict[int, Action]:
    """The pairs, without those that share a ref and hardly a word, and with those left that are alike: best first."""
    here, there = ([action for _, action in plan.actions()] for plan in (held, other))
    kept = {}
    for action in there:
        before = pairs.get(id(action))
        if before is not None and (_same(before, action) or alike(before.text, action.text) >= UNLIKE):
            kept[id(action)] = before
    taken = {id(one) for one in kept.values()}
    old = [(at, one) for at, one in enumerate(here) if id(one) not in taken]
    new = [(at, one) for at, one in enumerate(there) if id(one) not in kept]
    if len(old) * len(new) > MOST_TO_COMPARE:
        return kept
    scored = ((alike(a.text, b.text), at, to, a, b) for at, a in old for to, b in new)
    # Among equals in an order that is the same from both sides.
    best = sorted((one for one in scored if one[0] >= ALIKE), key=lambda one: (-one[0], one[1] + one[2]))
    pair_in_turn(kept, ((before, action) for *_, before, action in best))
    return kept


def _same(one: Action, other: Action) -> bool:
    return one.uuid is not None and one.uuid == other.uuid


def _measures(older: PlanAsAt, newer: PlanAsAt) -> Matches[Measure]:
    here, there = ([one for _, one in side.measures] for side in (older, newer))
    ways = (
        lambda one: (one.ref, one.name.casefold()),
        lambda one: (one.name.casefold(), one.shows) if one.name else None,
        lambda one: one.name.casefold() or None,
    )
    return _matched(here, there, ways)


def _matched(
    older: Sequence[_Record], newer: Sequence[_Record], ways: Sequence[Callable[[_Record], Hashable]]
) -> Matches[_Record]:
    pairs: dict[int, _Record] = {}
    for way in ways:
        pair_by(pairs, older, newer, way)
    return Matches(older, newer, pairs)
