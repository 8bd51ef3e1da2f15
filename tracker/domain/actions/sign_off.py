"""Signing off: somebody else accepts what was reported complete, or says why not yet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime

from tracker.domain.actions.filters import my_names, name_within
from tracker.domain.actions.free_day import check_free_day
from tracker.domain.actions.state import State, state_at
from tracker.domain.actions.written_names import in_one_case, is_called, names_of
from tracker.domain.plan import Action, Lead, Person, Plan, SignOffEvidence, Status, Update
from tracker.domain.when import show_day
from tracker.errors import TrackerError


def make_sign_off(
    plan: Plan,
    action: Action,
    accepted: bool,
    *,
    by: str | None,
    text: str = "",
    reason: str = "",
    evidence: Sequence[SignOffEvidence] = (),
    uuid: str,
    day: date,
    recorded_at: datetime,
) -> Update:
    """The update that accepts an action, or says that it is not complete yet, and why; TrackerError where it cannot."""
    ref = action.ref or "the action"
    check_free_day(action, day)
    if why := sign_off_refused(plan, action, state_at(action.updates, day), by):
        raise TrackerError(why)
    if not accepted and not reason.strip():
        raise TrackerError(f"{ref} is not accepted yet: give the reason.")
    status, said, why = Status.COMPLETE if accepted else Status.IN_PROGRESS, text.strip(), reason.strip()
    return Update(
        uuid, "sign-off", day, recorded_at, said or None, status, reason=why or None,
        author=by, recorded_by=by, evidence=tuple(evidence), action_id=action.id,
    )  # fmt: skip


def sign_off_refused(plan: Plan, action: Action, state: State | None, by: str | None) -> str | None:
    """Why somebody cannot sign off an action as it stands, in a sentence; None where they can."""
    ref = action.ref or "the action"
    if state is None or state.status != Status.REPORTED_COMPLETE:
        return _nothing_to_sign_off(ref, state or State())
    if not by or not by.strip():
        return f"Nobody is named: say who signs {ref} off."
    if leads(plan, action, by):
        return f"{by} leads {ref}: somebody else has to sign it off."
    if state.reported_by and same_person(plan.people, by, state.reported_by):
        return f"{by} reported {ref} complete: somebody else has to sign it off."
    return None


def _nothing_to_sign_off(ref: str, state: State) -> str:
    on = f" on {show_day(state.signed_off_on)}" if state.signed_off_on else ""
    if state.signed_off_by:
        return f"{ref} was accepted already, by {state.signed_off_by}{on}."
    return f"{ref} is {state.status}: only what was reported complete can be signed off."


def completed_alone(plan: Plan, action: Action, state: State, by: str | None) -> str | None:
    """Who completes an action without somebody else, in words: "by A, who leads it"; None where somebody else does."""
    if not by or not by.strip():
        return "and nobody is named"
    if leads(plan, action, by):
        return f"by {by}, who leads it"
    if state.reported_by and same_person(plan.people, by, state.reported_by):
        return f"by {by}, who reported it complete"
    return None


# Who is who


def leads(plan: Plan, action: Action, who: str) -> bool:
    """Whether somebody leads an action, or is one of two who do, however their name is written or only their role."""
    printed, said = in_one_case(action.lead.as_printed), in_one_case(who)
    if any(name_within(name, printed) for name in my_names(who, plan.people)):
        return True
    called = [_names(plan.people, lead) for lead in action.lead.each]
    if any(name_within(in_one_case(name), said) for names in called for name in names):
        return True
    if action.lead.name is not None:
        return any(is_called(who, names, plan.people) for names in called)
    roles = {in_one_case(person.role or "") for person in _meant(plan.people, who)} - {""}
    return any(name_within(role, printed) for role in roles)


def same_person(people: Sequence[Person], one: str, other: str) -> bool:
    """Whether two names are one person's, however they are written."""
    if {*my_names(one, people)} & {*my_names(other, people)}:
        return True
    return is_called(one, _all_names(people, other), people)


def _meant(people: Sequence[Person], who: str) -> Iterator[Person]:
    """The people of the plan that a name may mean."""
    names = my_names(who, people)
    return (person for person in people if person.name and in_one_case(person.name) in names)


def _names(people: Sequence[Person], lead: Lead) -> list[str]:
    """What a lead is called; of a lone role that."""
    return _all_names(people, lead.name) if lead.name else [lead.role] if lead.role else []


def _all_names(people: Sequence[Person], name: str) -> list[str]:
    """A name, and the others of the person who has it."""
    others = (names_of(person) for person in people if in_one_case(name) in map(in_one_case, names_of(person)))
    return [name, *(one for names in others for one in names)]
