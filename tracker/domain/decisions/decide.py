"""What a person decides about the problems of a draft, and the draft that follows from it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from tracker.domain.decisions.correction import ReadLead, corrected_plan
from tracker.domain.decisions.location import in_one_line, location_in
from tracker.domain.decisions.undo import are_of_one_text, found_before
from tracker.domain.draft import Draft
from tracker.domain.plan import Plan
from tracker.domain.problem import Decision, Key, Problem
from tracker.errors import TrackerError

KEPT_AS_PRINTED = ("action", "commentary", "measure", "shows", "ambition", "lead", "people")
_Step = tuple[Plan, Plan]  # before and after one decision


def decide(draft: Draft, problems: Iterable[Problem], decision: Decision, read_lead: ReadLead) -> Draft:
    """The draft with these problems accepted or ignored.

    Accepted: what stands under "read as" holds, and goes into a text that was kept as printed. Ignored: all stays.
    """
    keys = {problem.key for problem in problems}
    plan, steps = draft.plan, dict[Key, _Step]()
    for problem in draft.problems:
        if problem.key in keys and problem.key not in steps:
            now = _with_suggestion(replace(draft, plan=plan), problem, read_lead) if decision == "accepted" else plan
            steps[problem.key] = (plan, now)
            plan = now
    return _marked(draft, plan, steps, decision)


def correct(draft: Draft, problem: Problem, text: str, read_lead: ReadLead) -> Draft:
    """The draft with a text put where the problem's stands, and the problem marked as corrected.

    Raises TrackerError, in one sentence, for a text that cannot stand there, and where there is no such place.
    """
    location = location_in(draft, problem)
    if location is None:
        raise TrackerError("This text is in no record, so there is nothing to correct: accept it or ignore it.")
    plan, read_as = corrected_plan(draft.plan, location, text, read_lead)
    steps = {other.key: (draft.plan, plan) for other in draft.problems if are_of_one_text(problem, other)}
    return _marked(draft, plan, steps, "corrected", read_as)


def correct_each(draft: Draft, texts: Iterable[tuple[Problem, str]], read_lead: ReadLead) -> Draft:
    """The draft with a text of its own put where each problem's stands, as one after the other would be.

    What another of these has answered by then is left. TrackerError as of one, and then nothing is corrected.
    """
    for problem, text in texts:
        now = next((one for one in draft.problems if one.key == problem.key), problem)
        if problem.decision or not now.decision:
            draft = correct(draft, problem if problem.decision else now, text, read_lead)
    return draft


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


def _with_suggestion(draft: Draft, problem: Problem, read_lead: ReadLead) -> Plan:
    """The plan with the suggested reading in the place of a text that was kept as printed; of a lead, its role."""
    location = location_in(draft, problem) if problem.read_as and problem.field in KEPT_AS_PRINTED else None
    if location is None:
        return draft.plan
    if in_one_line(location.text) != in_one_line(problem.as_printed) and location.field != "people":
        return draft.plan
    wanted = problem.read_as or ""
    if location.field == "lead":
        name = read_lead(location.text).name
        wanted = f"{name}, {wanted}" if name else wanted
    return corrected_plan(draft.plan, location, wanted, read_lead)[0]


def _marked(
    draft: Draft, plan: Plan, steps: Mapping[Key, _Step], decision: Decision, read_as: str | None = None
) -> Draft:
    """The draft with another plan, and the problems marked: each keeps what its own step found."""

    def marked(problem: Problem) -> Problem:
        read = read_as or problem.read_as
        before = found_before(problem, read, *steps[problem.key])
        return replace(problem, decision=decision, read_as=read, before=before)

    problems = tuple(marked(problem) if problem.key in steps else problem for problem in draft.problems)
    return replace(draft, plan=plan, problems=problems)
