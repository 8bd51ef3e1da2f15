"""What the plan itself says needs a decision on a day: actions without lead or date, thresholds that do not agree."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from datetime import date

from tracker.domain.actions.register import Line
from tracker.domain.dates.reading import UNREAD_DATE
from tracker.domain.decisions.location import thresholds_text
from tracker.domain.measure import known_by
from tracker.domain.measures.joins import homes
from tracker.domain.measures.thresholds import scale_of
from tracker.domain.measures.value import denied_by_its_cases, printed_cases
from tracker.domain.plan import Plan
from tracker.domain.problem import Key, Problem
from tracker.domain.when import days_of, shown

SOURCE = "The plan"
NO_DATE_PRINTED = "–"  # a printed text of its own, or a lead that is missing would be the same problem


def standing_problems(plan: Plan, lines: Iterable[Line], known: Collection[Key] = ()) -> list[Problem]:
    """The problems of a plan and its register as at a day, in the plan's order.

    Those whose keys are `known` are held already, decided or not, and are left out; of one key there is one problem.
    """
    found: dict[Key, Problem] = {}
    for problem in (*_of_actions(lines), *_of_measures(plan), *_of_joins(plan)):
        if problem.key not in known:
            found.setdefault(problem.key, problem)
    return list(found.values())


def _of_actions(lines: Iterable[Line]) -> Iterator[Problem]:
    """What a live action lacks; of one that is complete or stopped nobody asks any more."""
    for line in lines:
        if not line.state.status.live:
            continue
        about, place = line.action.ref or line.action.text[:60], line.theme.heading
        if not line.action.lead.as_printed.strip():
            sentence, cause = f"{about} names no lead.", "An action names no lead"
            yield Problem("missing", SOURCE, place, about, "", None, sentence, field="lead", cause=cause)
        review = line.state.review
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
    """What is doubted of thresholds, all in one way of one measure as one problem, and values that their cases deny."""
    for theme, measure in plan.measures():
        about, place = measure.ref, theme.heading
        for reading in known_by(measure.readings, date.max):
            if (denied := denied_by_its_cases(reading, measure.unit)) is not None:
                printed = printed_cases(reading)
                kind, sentence, cause = denied
                yield Problem(kind, SOURCE, place, about, printed, None, sentence, field="value", cause=cause)
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
