"""What the plan itself says needs a decision on a day: what is missing, and what cannot both be true."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from tracker.domain.actions.register import Line, Where
from tracker.domain.contradictions.contradiction import CAUSES
from tracker.domain.contradictions.every import contradictions
from tracker.domain.dates.reading import UNREAD_DATE
from tracker.domain.decisions.location import thresholds_text
from tracker.domain.measure import known_by
from tracker.domain.measures.joins import homes
from tracker.domain.measures.thresholds import scale_of
from tracker.domain.plan import Plan
from tracker.domain.problem import Key, Problem
from tracker.domain.when import days_of, shown

SOURCE = "The plan"
NO_DATE_PRINTED = "–"  # a printed text of its own, or a lead that is missing would be the same problem


def problems_as_at(plan: Plan, where: Where, as_at: date, held: Sequence[Problem]) -> list[Problem]:
    """What needs a decision on the day, or needed one: what is held, then what only the plan itself says.

    What it says and a decision was taken back of is held too: it is left out where it does not stand on the day.
    `where` asks the plan's register as at the day.
    """
    standing = {one.key: one for one in standing_problems(plan, where, as_at)}
    found = [one for one in held if one.source != SOURCE or one.decision or one.key in standing]
    known = {one.key for one in found}
    return [*found, *(one for key, one in standing.items() if key not in known)]


def standing_problems(plan: Plan, where: Where, as_at: date) -> list[Problem]:
    """The problems of a plan and its register as at the day, in the plan's order; then what contradicts itself.

    Of one key there is one problem.
    """
    found: dict[Key, Problem] = {}
    for problem in (
        *_of_actions(where),
        *_of_measures(plan),
        *_of_joins(plan),
        *_contradicting(plan, where, as_at),
    ):
        found.setdefault(problem.key, problem)
    return list(found.values())


def _lacks_something(line: Line) -> bool:
    """Whether it lacks a lead or a review; of one that is complete or stopped nobody asks any more."""
    lacks = not line.action.lead.as_printed.strip() or line.state.review.kind in ("none", "unread")
    return lacks and line.state.status.live


def _of_actions(where: Where) -> Iterator[Problem]:
    """What a live action lacks."""
    for line in where(_lacks_something):
        led, review = line.action.lead.as_printed.strip(), line.state.review
        about, place = line.action.ref or line.action.text[:60], line.theme.heading
        if not led:
            sentence, cause = f"{about} names no lead.", "An action names no lead"
            yield Problem("missing", SOURCE, place, about, "", None, sentence, field="lead", cause=cause)
        if review.kind == "none":
            printed = review.as_printed.strip() or NO_DATE_PRINTED
            sentence = f"{about} has no review date."
            cause = "An action has no review date"
            yield Problem("missing", SOURCE, place, about, printed, None, sentence, field="review", cause=cause)
        elif review.kind == "unread":
            sentence = f'The date "{review.as_printed}" could not be read.'
            printed, cause = review.as_printed, UNREAD_DATE
            yield Problem("unread", SOURCE, place, about, printed, None, sentence, field="review", cause=cause)


def _of_measures(plan: Plan) -> Iterator[Problem]:
    """What is doubted of thresholds, all in one way of one measure as one problem."""
    for theme, measure in plan.measures():
        about, place = measure.ref, theme.heading
        doubts = scale_of(measure).doubts
        for kind in dict.fromkeys(doubt.kind for doubt in doubts):
            of_kind = [doubt for doubt in doubts if doubt.kind == kind]
            sentence, cause = " ".join(doubt.message for doubt in of_kind), of_kind[0].cause
            printed = thresholds_text(measure)
            yield Problem(kind, SOURCE, place, about, printed, None, sentence, field="thresholds", cause=cause)


def _of_joins(plan: Plan) -> Iterator[Problem]:
    """Measures that are one, and of which each gives another value for the same period."""
    kept = {measure.ref: measure for measure in plan.measure_records()}
    for ref, home in homes(plan).items():
        if ref == home or home not in kept:
            continue
        counts = {days_of(one.period): one for one in known_by(kept[home].readings, date.max) if one.role == "actual"}
        for one in known_by(kept[ref].readings, date.max):
            held = counts.get(days_of(one.period))
            if held and one.role == "actual" and one.value is not None and held.value not in (None, one.value):
                both = f"{held.as_printed} in {home} and {one.as_printed} in {ref}"
                sentence = f"{home} and {ref} are one measure, and {shown(one.period)} is {both}."
                cause = "Two measures that are one give different values"
                yield Problem(
                    "contradiction", SOURCE, home, home, one.as_printed, None, sentence, field="value", cause=cause
                )
                break


def _contradicting(plan: Plan, where: Where, as_at: date) -> Iterator[Problem]:
    """What cannot both be true; decided about its facts, so that it comes back only when these are others."""
    for one in contradictions(plan, where, as_at):
        yield Problem(
            "contradiction", SOURCE, one.theme, one.about, one.facts, None, one.sentence,
            field=one.field, cause=CAUSES[one.kind],
        )  # fmt: skip
