"""Contradictions of an action: with its rating, its silence, its slips, its measures, and what was promised of it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from tracker.domain.actions.rag import Limits
from tracker.domain.actions.register import Line, Where
from tracker.domain.actions.state import last_heard
from tracker.domain.contradictions.contradiction import Contradiction, joined_words, of_action, ref_and_name
from tracker.domain.long_text import shortened
from tracker.domain.measure import Measure
from tracker.domain.measures.finding import find
from tracker.domain.measures.linked_actions import BandSince, band_since, measures_named_by
from tracker.domain.measures.word_scales import step_of
from tracker.domain.plan import Plan, Status
from tracker.domain.promises.day_words import names_a_day
from tracker.domain.promises.states import Promise, promises
from tracker.domain.when import show_day, shown

MANY_SLIPS = 3


def stated_green_and_late(plan: Plan, where: Where, as_at: date) -> Iterator[Contradiction]:
    """Somebody says green while the review passed so long ago that the key says red, whatever the reason."""
    limit = Limits.of(plan.settings).amber_days
    for line in where(_is_stated_green):
        if line.days_late > limit:
            review, days = shown(line.state.review), f"{line.days_late:,} days ago"
            why = line.state.stated_reason
            reason = f' The reason given: "{shortened(why)}".' if why else " No reason is given."
            said = f"is stated green, but its review of {review} passed {days}.{reason}"
            yield of_action("stated green and late", line, said, f"stated green; review {review}")


def _is_stated_green(line: Line) -> bool:
    return line.state.stated_rag == "green"


def ongoing_and_silent(plan: Plan, where: Where, as_at: date) -> Iterator[Contradiction]:
    """Work that is said to go on, and of which nobody has said anything for long."""
    for line in where(_is_ongoing):
        if line.turned.silent:
            said, facts = _silence(plan, line, as_at)
            yield of_action("ongoing and silent", line, f"is Ongoing, but {said}.", f"Ongoing; {facts}")


def _is_ongoing(line: Line) -> bool:
    return line.state.review.kind == "ongoing" and line.state.status.live


def _silence(plan: Plan, line: Line, as_at: date) -> tuple[str, str]:
    """How long nothing was written, and what of that is no matter of the day."""
    state, heard = line.state, last_heard(line.state, plan.period)
    days = f": {(as_at - heard).days:,} days" if heard else ""
    if state.text and state.text_day:
        last = show_day(state.text_day)
        return f"nothing was written about it after {last}{days}", f"last written {last}"
    if state.text:
        since = f" since the plan began on {show_day(heard)}{days}" if heard else ""
        return f"its commentary has no date, and none with a date was written{since}", "nothing dated"
    since = f" since {show_day(heard)}{days}" if heard else ""
    return f"nothing was written about it{since}", "nothing written"


def re_dated(plan: Plan, where: Where, as_at: date) -> Iterator[Contradiction]:
    """A live action whose review slipped three times or more."""
    for line in where(_is_re_dated):
        unexplained = line.state.unexplained
        reasons = f"; for {unexplained} of them no reason is given" if unexplained else ""
        to = shown(line.state.review) or "no date"
        count = f"{line.state.slips} times"
        said = f"was re-dated {count}, from {shown(line.state.original_review)} to {to}{reasons}."
        yield of_action("re-dated again and again", line, said, f"re-dated {count}, to {to}")


def _is_re_dated(line: Line) -> bool:
    return line.state.slips >= MANY_SLIPS and line.state.status.live


def complete_without_effect(plan: Plan, where: Where, as_at: date) -> Iterator[Contradiction]:
    """A completed action whose measure, by a reading since, is still in the band in which it was; the best is good."""
    named = measures_named_by(plan, as_at)
    for line in where(_is_complete_and_measured):
        day = line.state.status_since
        if day is None:
            continue
        still = [(one, since) for one in named(line.action) if (since := _unmoved(plan, one, day, as_at))]
        if still:
            told = joined_words([_still_words(measure, since) for measure, since in still])
            facts = "; ".join(f"{measure.ref} still {since.band.lower()}" for measure, since in still)
            done = show_day(day)
            said = f"was completed on {done}, but {told}."
            yield of_action("complete without effect", line, said, f"complete {done}; {facts}")


def _is_complete_and_measured(line: Line) -> bool:
    return line.state.status == Status.COMPLETE and bool(line.action.measures)


def _unmoved(plan: Plan, measure: Measure, day: date, as_at: date) -> BandSince | None:
    """The band since the day, where it is the one of before and there is a better one."""
    since = band_since(measure, day, as_at)
    if since is None or not since.band or since.band != since.before:
        return None
    found = find(measure, as_at, plan.scales)
    if found.words:
        return None if step_of(since.reading, found.words) == len(found.words) - 1 else since
    return since if found.next else None


def _still_words(measure: Measure, since: BandSince) -> str:
    return f"{ref_and_name(measure)} is still {since.band.lower()} in {shown(since.reading.period)}"


def complete_with_an_open_promise(plan: Plan, where: Where, as_at: date) -> Iterator[Contradiction]:
    """A completed action of whose commentary a promise stands open."""
    complete = {id(line.action): line for line in where(_is_complete_and_promised)}
    still: dict[int, list[Promise]] = {}
    for promise in promises(plan, as_at, placed=[(line.theme, line.action) for line in complete.values()]):
        if promise.state == "open":
            still.setdefault(id(promise.action), []).append(promise)
    for action, made in still.items():
        line = complete[action]
        since = f" since {show_day(line.state.status_since)}" if line.state.status_since else ""
        told = f"what was promised for {shown(made[0].when)} is still to come"
        more = f" ({len(made)} promises stand open)" if len(made) > 1 else ""
        said = f'is complete{since}, but {told}{more}: "{shortened(made[0].text)}".'
        facts = "; ".join(f"{shown(one.when)}: {one.text}" for one in made)
        yield of_action("complete with an open promise", line, said, f"complete; promised {facts}")


def _is_complete_and_promised(line: Line) -> bool:
    """Whether it is complete, and any commentary may name a day at all."""
    return line.state.status == Status.COMPLETE and any(
        names_a_day(one.text) for one in line.action.updates if one.text
    )
