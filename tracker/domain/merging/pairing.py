"""Which of the measures held each incoming one is: by theme, ref and name, and which names are only close."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from typing import Any, NamedTuple

from tracker.domain.joining import homes_of
from tracker.domain.measure import Measure
from tracker.domain.merging.changes import Changes
from tracker.domain.merging.remembered import Marks, marks_of, remembered
from tracker.domain.merging.same_actions import same_words
from tracker.domain.plan import Plan, Theme

CLOSE, SOMEWHAT = 78, 50  # of 100
MOST_PAIRS = 250_000  # to compare letter by letter: two other plans altogether would take many seconds
Alike = Callable[[str, str], float]
_Placed = tuple[Theme | None, Measure]
Way = Callable[[Theme | None, Measure], Any]


class Pairs(NamedTuple):
    """The held measure of each incoming one, by its id(): surely the same, and only close by name.

    `by_other_names` are the id()s of those that were found by another name of the held one; `refs` are those that are
    given, in whatever theme.
    """

    same: dict[int, Measure]
    close: dict[int, Measure]
    by_other_names: set[int]
    refs: set[str]

    def as_called(self, measure: Measure, held: Measure) -> Measure:
        """An incoming measure by the name of the held one, where it bears another name of it."""
        return replace(measure, name=held.name) if id(measure) in self.by_other_names else measure

    def tell_close(self, measure: Measure, as_kept: Measure, changes: Changes) -> None:
        """A close name is told with both, and never merged."""
        if (other := self.close.get(id(measure))) is not None:
            changes.close.append((as_kept, other))


def pair_measures(held: Plan, incoming: Plan, themes: dict[int, Theme], alike: Alike, *, values_only: bool) -> Pairs:
    """Pair measures by theme, ref and name, then by a name that stands once in both plans, then by ref.

    In a copy of the plan itself a ref is its measure's, which may have been renamed there.
    A ref that a document of values prints is its measure's; in one that defines measures it only tells their places,
    and counts where the theme lists as many as before, the names are somewhat alike, and no other that is left is more
    so. None is held by two.
    """
    pairing = _Pairing(list(held.all_measures()), [(themes.get(id(t)), m) for t in incoming.themes for m in t.measures])
    if values_only:
        pairing.by(lambda theme, measure: (measure.ref, _words(measure)) if measure.ref and measure.name else None)
    if held.uuid and held.uuid == incoming.uuid:
        marks = remembered(incoming)
        pairing.by(lambda theme, one: one.ref or None, lambda one, other: _was_called(one, marks.get(other.ref, {})))
    # Where a name stands twice in a theme, what else is the same tells which is which.
    pairing.by(lambda theme, one: (id(theme), _words(one), one.ref, one.shows) if theme and one.name else None)
    pairing.by(lambda theme, one: (id(theme), _words(one), one.shows) if theme and one.name and one.shows else None)
    pairing.by(lambda theme, one: (id(theme), _words(one), one.ref) if theme and one.name else None)
    pairing.by(lambda theme, one: (id(theme), _words(one)) if theme and one.name else None)
    pairing.by(pairing.name_that_stands_once)
    pairing.by_other_names(held)
    if values_only:
        pairing.by(lambda theme, measure: measure.ref or None)
    else:
        as_many = {id(themes[id(t)]) for t in incoming.themes if id(t) in themes and _as_many(themes[id(t)], t)}
        pairing.by(
            lambda theme, measure: (id(theme), measure.ref) if theme and id(theme) in as_many else None,
            lambda one, other: not (one.name and other.name) or pairing.is_likest(one, other, alike),
        )
    return pairing.found(held, alike)


def _was_called(held: Measure, marks: Marks) -> bool:
    """Whether a copy of the plan remembers that its measure bore a name of the held one before it was edited."""
    return any(marks.get("name") == marks_of(replace(held, name=name))["name"] for name in _names(held))


def _names(measure: Measure) -> list[str]:
    return [name for name in (measure.name, *measure.also_written) if name]


def _as_many(held: Theme, incoming: Theme) -> bool:
    return len(held.measures) == len(incoming.measures)


class _Pairing:
    """Two lists of measures, each with its theme in the held plan, while they are paired."""

    def __init__(self, here: list[_Placed], there: list[_Placed]) -> None:
        self.here = here
        self.there = there
        self.pairs: dict[int, Measure] = {}
        self.by_other_name: set[int] = set()
        counts = [Counter(_words(measure) for _, measure in side) for side in (here, there)]
        self.once = {words for words in counts[0] if words and all(count[words] == 1 for count in counts)}

    def name_that_stands_once(self, theme: Theme | None, measure: Measure) -> str | None:
        """The key of a measure whose name says enough."""
        return words if (words := _words(measure)) in self.once else None

    def by(self, way: Way, fits: Callable[[Measure, Measure], bool] = lambda one, other: True) -> None:
        """Pair what is left on both sides and goes by the same key; None is no key."""
        free: dict[Any, list[Measure]] = {}
        for theme, measure in self._left_here():
            free.setdefault(way(theme, measure), []).append(measure)
        for theme, measure in self._left_there():
            key = way(theme, measure)
            if key is not None and free.get(key) and fits(free[key][0], measure):
                self.pairs[id(measure)] = free[key].pop(0)

    def by_other_names(self, held: Plan) -> None:
        """Pair what is left by the other names of the measures held, and by those of what was joined into them."""
        homes, names = {measure.ref: measure for _, measure in self.here}, dict[str, list[tuple[Measure, Measure]]]()
        raw = list(held.measure_records())
        for measure, ref in zip(raw, homes_of(raw), strict=True):
            own = [] if ref == measure.ref else [measure.name]
            for name in {*map(same_words, (*own, *measure.also_written))}:
                names.setdefault(name, []).append((homes[ref], measure))
        taken = {id(measure) for measure in self.pairs.values()}
        for _, measure in self._left_there():
            known = names.get(_words(measure), []) if measure.name else []
            # Where the document has the measure by its own name too, each name goes on with what was said under it.
            fitting = [home if id(home) not in taken else part for home, part in known if id(part) not in taken]
            if len(known) == 1 and fitting:
                self.pairs[id(measure)] = fitting[0]
                self.by_other_name.add(id(measure))
                taken.add(id(fitting[0]))

    def found(self, held: Plan, alike: Alike) -> Pairs:
        """What was paired, and which of the rest are close."""
        refs = {measure.ref for measure in held.measure_records()}
        return Pairs(self.pairs, self.close(alike), self.by_other_name, refs)

    def is_likest(self, held: Measure, incoming: Measure, alike: Alike) -> bool:
        """Whether two names are somewhat alike, and none that is left is more like either of them."""
        likeness = alike(held.name, incoming.name)
        here, there = ([measure.name for _, measure in side] for side in (self._left_here(), self._left_there()))
        if likeness < SOMEWHAT or len(here) * len(there) > MOST_PAIRS:
            return likeness >= SOMEWHAT
        others = [alike(name, incoming.name) for name in here] + [alike(held.name, name) for name in there]
        return likeness >= max(others, default=0)

    def close(self, alike: Alike) -> dict[int, Measure]:
        """The held measure, of those left, whose name is closest to each incoming one's, where it is close."""
        names, others = [measure for _, measure in self._left_here() if measure.name], self._left_there()
        found: dict[int, Measure] = {}
        if len(names) * len(others) > MOST_PAIRS:
            return found
        for _, measure in others:
            likeness, other = max(((alike(measure.name, o.name), o) for o in names), key=_first, default=(0, None))
            if measure.name and other is not None and likeness >= CLOSE:
                found[id(measure)] = other
        return found

    def _left_here(self) -> list[_Placed]:
        taken = {id(measure) for measure in self.pairs.values()}
        return [(theme, measure) for theme, measure in self.here if id(measure) not in taken]

    def _left_there(self) -> list[_Placed]:
        return [(theme, measure) for theme, measure in self.there if id(measure) not in self.pairs]


def _first(pair: tuple[float, Measure]) -> float:
    return pair[0]


def _words(measure: Measure) -> str:
    """A measure's name without case and punctuation: what makes two names the same."""
    return same_words(measure.name)
