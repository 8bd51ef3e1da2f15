"""Does a theme work? What its actions say beside what its measures say, in sentences."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from tracker.domain.actions.register import Line, among
from tracker.domain.contradictions.contradiction import joined_words
from tracker.domain.contradictions.of_actions import complete_without_effect
from tracker.domain.contradictions.of_measures import bad_news
from tracker.domain.long_text import shortened
from tracker.domain.measure import Measure
from tracker.domain.measures.finding import Finding, find
from tracker.domain.measures.joins import homes
from tracker.domain.measures.linked_actions import band_since
from tracker.domain.plan import Action, Plan, Status, Theme
from tracker.domain.when import show_day, shown

_MOST = 3  # measures that are named in one sentence


class EffectSentence(NamedTuple):
    """A sentence about whether a theme works; `named` are the words of it that name what it is about.

    `record` is that measure or action. `unlinked`: no action names the measure, so that one can be linked.
    """

    sentence: str
    named: str = ""
    record: Measure | Action | None = None
    unlinked: bool = False


def does_it_work(plan: Plan, theme: Theme, lines: Sequence[Line], as_at: date) -> list[EffectSentence]:
    """What speaks against a theme first, then what speaks for it; `lines` are the plan's register as at the day."""
    measures = [one for home, one in plan.measures_on(as_at) if home.id == theme.id]
    if not measures:
        return [EffectSentence("No measure says whether it works: add one under “How we will know”.")]
    own = [line for line in lines if line.theme.id == theme.id]
    found = [(one, find(one, as_at, plan.scales)) for one in measures]
    home = homes(plan)
    named = {home.get(ref, ref) for line in lines for ref in line.action.measures}
    return [
        *_no_reading(found, as_at),
        *_worse(found, own, named),
        *_not_moved(plan, own, as_at),
        *_moved(measures, own, home, as_at),
        *_unlinked(found, named),
    ]


def _no_reading(found: Sequence[tuple[Measure, Finding]], as_at: date) -> Iterator[EffectSentence]:
    if not any(finding.latest for _, finding in found):
        which = (
            "Its measure has no reading" if len(found) == 1 else f"None of its {len(found):,} measures has a reading"
        )
        yield EffectSentence(f"{which} by {show_day(as_at)}: nothing shows yet whether it works.")


def _worse(found: Sequence[tuple[Measure, Finding]], own: Sequence[Line], named: set[str]) -> Iterator[EffectSentence]:
    """Each measure that is below all bands or worsening, beside how the actions stand; that there is none."""
    told = [(one, words) for one, finding in found if (words := bad_news(finding))]
    told.sort(key=lambda one: not one[1].startswith("below"))
    for at, (measure, words) in enumerate(told):
        name, unlinked = shortened(measure.name), measure.ref not in named
        sentence = f"{name} is {words}{' too' if at else ''}."
        if not at:
            sentence = f"{_standing(own)} {sentence}"
        yield EffectSentence(sentence + (" No action names it." if unlinked else ""), name, measure, unlinked)
    if not told and any(finding.latest for _, finding in found):
        yield EffectSentence("No measure is below all bands or worsening.")


def _standing(own: Sequence[Line]) -> str:
    """ "3 of 8 actions are green and 1 complete, but", as the beginning of a sentence."""
    green, done = (sum(line.standing == name for line in own) for name in ("green", "complete"))
    total = "Its one action" if len(own) == 1 else f"of {len(own):,} actions"
    if not own:
        return "There is no action, and"
    if not green and not done:
        return f"{total} is not green, and" if len(own) == 1 else f"None {total} is green, and"
    if len(own) == 1:
        return f"{total} is {'green' if green else 'complete'}, but"
    counts = [f"{green:,} {total} {'is' if green == 1 else 'are'} green"] if green else []
    if done:
        counts += [f"{done:,} complete" if green else f"{done:,} {total} {'is' if done == 1 else 'are'} complete"]
    return f"{' and '.join(counts)}, but"


def _not_moved(plan: Plan, own: Sequence[Line], as_at: date) -> Iterator[EffectSentence]:
    """What was completed while its measure stays in its band."""
    by_name = {line.action.ref or line.action.text[:60]: line.action for line in own}
    for one in complete_without_effect(plan, among(own), as_at):
        action = by_name.get(one.about)
        yield EffectSentence(one.sentence, (action.ref or "") if action else "", action)


def _moved(
    measures: Sequence[Measure], own: Sequence[Line], home: dict[str, str], as_at: date
) -> Iterator[EffectSentence]:
    """What was completed and what became of its measure: another band, or no reading since."""
    for measure in measures:
        for line in own:
            day = line.state.status_since
            if line.state.status != Status.COMPLETE or day is None:
                continue
            if measure.ref not in {home.get(ref, ref) for ref in line.action.measures}:
                continue
            called = line.action.ref or f"“{shortened(line.action.text, 40)}”"
            if sentence := _after(measure, called, day, as_at):
                yield EffectSentence(sentence, shortened(measure.name), measure)


def _after(measure: Measure, called: str, day: date, as_at: date) -> str:
    name, done, since = shortened(measure.name), show_day(day), band_since(measure, day, as_at)
    if since is None:
        return f"{name} has no reading since {called} was completed on {done}."
    if not since.band or not since.before or since.band == since.before:
        return ""
    went = f"went from {since.before.lower()} to {since.band.lower()} in {shown(since.reading.period)}"
    return f"{name} {went}, after {called} was completed on {done}."


def _unlinked(found: Sequence[tuple[Measure, Finding]], named: set[str]) -> Iterator[EffectSentence]:
    """The other measures that no action names."""
    rest = [one for one, finding in found if one.ref not in named and not bad_news(finding)]
    if not rest:
        return
    names = [shortened(one.name) for one in rest[:_MOST]]
    names += [f"{len(rest) - _MOST:,} more"] if len(rest) > _MOST else []
    count = "one measure" if len(rest) == 1 else f"{len(rest):,} measures"
    yield EffectSentence(f"No action names {count}: {joined_words(names)}.", names[0], rest[0], unlinked=True)
