"""What a person decides about the problems of a draft, and the draft that follows from it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import replace

from tracker.domain.decisions.correction import ReadLead, corrected_plan
from tracker.domain.decisions.location import FieldLocation, folded, location_of
from tracker.domain.draft import Draft
from tracker.domain.plan import Person
from tracker.domain.problem import Decision, Problem
from tracker.errors import TrackerError

_KEPT_AS_PRINTED = ("action", "commentary", "measure", "shows", "ambition", "lead", "people")


def decide(draft: Draft, problems: Iterable[Problem], decision: Decision, read_lead: ReadLead) -> Draft:
    """The draft with these problems accepted or ignored.

    Accepted: what stands under "read as" holds, and goes into a text that was kept as printed. Ignored: all stays.
    """
    keys = {problem.key for problem in problems}
    if decision == "accepted":
        for problem in draft.problems:
            if problem.key in keys:
                draft = _with_suggestion(draft, problem, read_lead)
    return _marked(draft, lambda problem: problem.key in keys, decision)


def correct(draft: Draft, problem: Problem, text: str, read_lead: ReadLead) -> Draft:
    """The draft with a text put where the problem's stands, and the problem marked as corrected.

    Raises TrackerError, in one sentence, for a text that cannot stand there, and where there is no such place.
    """
    location = location_in(draft, problem)
    if location is None:
        raise TrackerError("This text is in no record, so there is nothing to correct: accept it or ignore it.")
    plan, read_as = corrected_plan(draft.plan, location, text, read_lead)
    changed = replace(draft, plan=plan)
    same = (problem.about, problem.as_printed)

    def is_meant(other: Problem) -> bool:
        """Several sentences about one printed text: what replaces it answers them all."""
        return other.key == problem.key or (bool(same[1]) and (other.about, other.as_printed) == same)

    return _marked(changed, is_meant, "corrected", read_as)


def can_correct(draft: Draft, problem: Problem) -> bool:
    """Whether a correction of the problem has a record to go into."""
    return location_in(draft, problem) is not None


def location_in(draft: Draft, problem: Problem) -> FieldLocation | None:
    """Where the text of a problem stands in the draft's plan, also when the record's ref was corrected meanwhile."""
    return location_of(draft.plan, problem, _also_called(draft, problem.about))


def carried_over(draft: Draft, known: Iterable[Problem], read_lead: ReadLead) -> Draft:
    """The draft with what was decided before about the same problems: at an import, or before it was read again."""
    settled = {problem.key: problem for problem in known if problem.decision}
    for problem in draft.problems if settled else ():
        if problem.decision is None and (before := settled.get(problem.key)) is not None:
            draft = _as_before(draft, problem, before, read_lead)
    return draft


def _as_before(draft: Draft, problem: Problem, before: Problem, read_lead: ReadLead) -> Draft:
    if before.decision != "corrected":
        return decide(draft, [problem], before.decision or "ignored", read_lead)
    try:
        return correct(draft, problem, before.read_as or "", read_lead)
    except TrackerError:
        return draft  # what it was corrected to no longer fits: it is asked again


def _with_suggestion(draft: Draft, problem: Problem, read_lead: ReadLead) -> Draft:
    """The suggested reading in the place of a text that was kept as printed; of a lead, its role."""
    location = location_in(draft, problem) if problem.read_as else None
    if location is None or location.field not in _KEPT_AS_PRINTED:
        return draft
    if folded(location.text) != folded(problem.as_printed) and location.field != "people":
        return draft
    wanted = problem.read_as or ""
    if location.field == "lead":
        name = read_lead(location.text).name
        wanted = f"{name}, {wanted}" if name else wanted
    if isinstance(location.record, Person):
        return _one_person(draft, location.record, wanted, read_lead)
    return replace(draft, plan=corrected_plan(draft.plan, location, wanted, read_lead)[0])


def _one_person(draft: Draft, person: Person, usual: str, read_lead: ReadLead) -> Draft:
    return replace(draft, plan=corrected_plan(draft.plan, FieldLocation("people", person, usual), usual, read_lead)[0])


def _also_called(draft: Draft, about: str) -> Collection[str]:
    return {
        problem.read_as
        for problem in draft.problems
        if problem.about == about and problem.decision == "corrected" and problem.read_as
    }


def _marked(draft: Draft, meant: Callable[[Problem], bool], decision: Decision, read_as: str | None = None) -> Draft:
    problems = tuple(
        replace(problem, decision=decision, read_as=read_as or problem.read_as) if meant(problem) else problem
        for problem in draft.problems
    )
    return replace(draft, problems=problems)
