"""Contradictions of measures: with the ratings of their theme, with their stated status, with their own cases."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

from tracker.domain.actions.register import Line, Where
from tracker.domain.contradictions.contradiction import Contradiction, joined_words, of_measure, ref_and_name
from tracker.domain.measure import Measure, readings_that_count
from tracker.domain.measures.bands import BELOW
from tracker.domain.measures.finding import Finding, find, in_period, value_words
from tracker.domain.measures.remarks import said_at
from tracker.domain.measures.stated_status import status_disagreement
from tracker.domain.measures.value import denied_by_its_cases, exact_value, printed_cases
from tracker.domain.plan import Plan, Theme

_MOST = 3  # measures that are named in the sentence about a theme


def green_theme(plan: Plan, where: Where, as_at: date) -> Iterator[Contradiction]:
    """A theme whose live actions are all green while a measure of it is below all bands, or worsening."""
    measures = dict[int, list[Measure]]()
    for theme, measure in plan.measures_on(as_at):
        measures.setdefault(id(theme), []).append(measure)
    lines = where(_is_live) if measures else []
    green = Counter([id(line.theme) for line in lines if line.turned.standing == "green"])
    other = {id(line.theme) for line in lines if line.turned.standing != "green"}
    for theme in plan.themes:
        if green[id(theme)] and id(theme) not in other and id(theme) in measures:
            yield from _not_green(plan, theme, green[id(theme)], measures[id(theme)], as_at)


def _is_live(line: Line) -> bool:
    return line.state.status.live


def _not_green(
    plan: Plan, theme: Theme, actions: int, measures: Sequence[Measure], as_at: date
) -> Iterator[Contradiction]:
    told = [(one, words) for one in measures if (words := bad_news(find(one, as_at, plan.scales)))]
    if not told:
        return
    told.sort(key=lambda one: not one[1].startswith("below"))  # the worst are named first
    named = [f"{ref_and_name(one)} is {words}" for one, words in told[:_MOST]]
    more = len(told) - len(named)
    named += [f"{more:,} more of its measures say the like"] if more else []
    all_of = "The one live action" if actions == 1 else f"All {actions:,} live actions"
    are = "is" if actions == 1 else "are"
    sentence = f"{all_of} of {theme.heading} {are} green, but {joined_words(named)}."
    facts = "; ".join(f"{one.ref} {words}" for one, words in sorted(told, key=lambda one: one[0].place))
    about = theme.ref or theme.title
    yield Contradiction("green theme", about, None, sentence, theme.heading, f"all green; {facts}")


def bad_news(found: Finding) -> str:
    """ "below requires improvement", "worsening in Q2 2017/18", or both; "" for a measure that may go with green."""
    assert found.latest is not None or found.zone is None
    below = [found.zone.name.lower()] if found.zone and found.zone.place == BELOW else []
    worse = found.latest is not None and found.direction_of_travel == "worsening"
    return " and ".join([*below, *([f"worsening{in_period(found.latest)}"] if found.latest and worse else [])])


def stated_status(plan: Plan, where: Where, as_at: date) -> Iterator[Contradiction]:
    """A measure whose stated status cannot be true beside the band that its latest value lies in."""
    for theme, measure in plan.measures_on(as_at):
        stated = said_at(measure.remarks, as_at).stated_rating if measure.remarks else None
        found = find(measure, as_at, plan.scales) if stated else None
        apart = status_disagreement(stated, found.zone, found.scale) if found else ""
        if not found or not apart or found.latest is None or found.zone is None:
            continue
        value = exact_value(found.latest, measure.unit)
        assert value is not None  # there is a zone
        shows = f"{value_words(value, found.scale, measure.unit)}{in_period(found.latest)}"
        said = f' is stated "{stated}", but {shows} is {found.zone.name.lower()}.'
        yield of_measure("stated status", theme, measure, said, apart)


def denied_by_cases(plan: Plan, where: Where, as_at: date) -> Iterator[Contradiction]:
    """A value that is not what its numerator and denominator make."""
    for theme, measure in plan.measures_on(as_at):
        if all(reading.numerator is None for reading in measure.readings):
            continue  # of most measures no cases are printed
        for reading in readings_that_count(measure.readings, as_at):
            if denied := denied_by_its_cases(reading, measure.unit):
                printed = printed_cases(reading)
                yield of_measure("cases", theme, measure, f": {denied.message}", printed, "value")
