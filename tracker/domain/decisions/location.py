"""Where in a plan the printed text of a problem stands, so that a correction can be put there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from tracker.domain.measure import Measure
from tracker.domain.measures.word_scales import words_of_scale
from tracker.domain.plan import Action, Person, Plan, Theme, Update
from tracker.domain.problem import Field, Problem
from tracker.domain.when import shown

if TYPE_CHECKING:
    from tracker.domain.draft import Draft

Record = Action | Measure | Theme | Person


class FieldLocation(NamedTuple):
    """One field of one record of a plan, and the text that stands there. `at` is the place among updates or texts."""

    field: Field
    record: Record
    text: str
    at: int = 0


def record_about(plan: Plan, problem: Problem) -> Record | None:
    """The record that holds the problem's text, or that it names; the theme where it names what is not there.

    None where it is about the plan as a whole, or about text that belongs to no record.
    """
    if problem.kind == "skipped" or problem.about == "plan":
        return None
    if found := location_of(plan, problem):
        return found.record
    names = {problem.about, (problem.decision == "corrected" and problem.read_as) or problem.about}
    over = problem.about.split(",")[0].rpartition(".")[0]  # of a ref that is missing, that of its theme
    of_over = (theme for theme in plan.themes if theme.ref and theme.ref == over)
    return next(_named(plan, names), None) or next(of_over, None)


def location_in(draft: Draft, problem: Problem) -> FieldLocation | None:
    """Where the text of a problem stands in the draft's plan, also when the record's ref was corrected meanwhile."""
    return location_of(draft.plan, problem, names_since(draft).get(problem.about, ()))


def names_since(draft: Draft) -> Mapping[str, Collection[str]]:
    """By what a problem is about: what the record may be called by now, where its ref, or its words, were put right."""
    names: defaultdict[str, set[str]] = defaultdict(set)
    for one in draft.problems:
        if one.field in ("ref", "action") and one.read_as:
            names[one.about].add(one.read_as[:60])
    return names


def location_of(plan: Plan, problem: Problem, other_names: Collection[str] = ()) -> FieldLocation | None:
    """Where the text of a problem stands; None where it went into no record, or does not stand there any more.

    `other_names` are the refs that the problem's record was given since the document was read.
    """
    if problem.field is None:
        return None
    records = _named(plan, {problem.about, *other_names})
    if problem.kind == "duplicate":
        next(records, None)  # the first of them keeps its ref
    return next(filter(None, (_location_in(record, problem.field, problem) for record in records)), None)


def _named(plan: Plan, names: Collection[str]) -> Iterator[Record]:
    yield from (action for _, action in plan.actions() if action.ref in names or action.text[:60] in names)
    yield from (measure for measure in plan.measure_records() if measure.ref in names or measure.name in names)
    yield from (theme for theme in plan.themes if theme.ref in names or theme.title in names)
    yield from (person for person in plan.people if person.name in names)


def _location_in(record: Record, field: Field, problem: Problem) -> FieldLocation | None:
    spellings = _spellings(record, field)
    at = _place_among(spellings, field, problem)
    if at is None:
        return None
    text = next(iter(spellings[at]), "")
    if field == "reason" and isinstance(record, Action):  # it is found by the date, and stands beside it
        text = record.updates[at].reason or ""
    return FieldLocation(field, record, problem.read_as or text if field == "people" else text, at)


def _place_among(spellings: Sequence[Collection[str]], field: Field, problem: Problem) -> int | None:
    """Where the problem's text stands, as printed, as it was read or as it was corrected; what is missing stands last.

    A status and a rating are kept as words of our own, which need not be those that were printed.
    """
    meant = {in_one_line(problem.as_printed), in_one_line(problem.read_as or "")} - {""}
    stands = (at for at, said in enumerate(spellings) if not meant.isdisjoint(map(in_one_line, said)))
    if (at := next(stands, None)) is not None or not spellings:
        return at
    if field in ("status", "rating"):
        return 0
    return max((at for at, said in enumerate(spellings) if said), default=0) if problem.kind == "missing" else None


def _spellings(record: Record, field: Field) -> Sequence[Collection[str]]:
    """What stands in a field, and how else it was written: once for each update or text, () where that says nothing.

    Nothing at all for a field that the record does not have, or that cannot be corrected.
    """
    if isinstance(record, Action):
        return _in_updates(record.updates, field) or _of_action(record).get(field, ())
    if isinstance(record, Measure):
        texts = {"thresholds": thresholds_text(record), "measure": record.name, "shows": record.shows or ""}
        if record.scale:  # of the values themselves nothing is put right here, but the order of their words
            texts["value"] = " / ".join(words_of_scale(record.scale))
        return [(texts[field],)] if field in texts else ()
    if isinstance(record, Theme):
        return [(text,) for text in record.ambition] if field == "ambition" else ()
    return [record.also_written] if field == "people" else ()


def _of_action(action: Action) -> Mapping[str, Sequence[Collection[str]]]:
    return {
        "ref": [(action.ref or "", action.ref_as_printed)],
        "action": [(action.text,)],
        "lead": [(action.lead.as_printed,)],
    }


def _in_updates(updates: Sequence[Update], field: Field) -> Sequence[Collection[str]]:
    if field in ("review", "reason"):
        return [(shown(one.review), one.review.as_printed) if one.review else () for one in updates]
    said = {"commentary": "text", "status": "status", "rating": "stated_rag"}.get(field)
    return [(text,) if (text := getattr(one, said)) else () for one in updates] if said else ()


def thresholds_text(measure: Measure) -> str:
    """The cuts as printed, worst band first: "65-75 / 75-84 / 85+"."""
    return " / ".join(printed for _, printed in measure.thresholds if printed)


def in_one_line(text: str) -> str:
    """A text without its line breaks and double spaces, to compare it by."""
    return " ".join(text.split())
