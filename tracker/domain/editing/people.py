"""Edits of the people of a plan: what is known of somebody, and two that are one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from tracker.domain.plan import Action, Lead, Person, Plan
from tracker.errors import TrackerError


def known_person(plan: Plan, person: Person, name: str, role: str, email: str, also: Iterable[str]) -> Person:
    """A person as they are known now; a name that was changed is remembered as another way of writing it.

    TrackerError where neither name nor role is there, or where another person is called so.
    """
    name, role, email = (" ".join(text.split()) for text in (name, role, email))
    if not (name or role):
        raise TrackerError("Write a name or a role.")
    if email and ("@" not in email[1:-1] or " " in email):
        raise TrackerError(f"“{email}” is no e-mail address: it is written like name@council.example.")
    others = [*also, *([person.name] if person.name and person.name != name else [])]
    written = dict.fromkeys(text for one in others if (text := " ".join(one.split())) and text != name)
    known = replace(person, name=name or None, role=role or None, email=email or None, also_written=tuple(written))
    if any(one.key == known.key and one.id != person.id and one.removed_on is None for one in plan.people):
        raise TrackerError(f"There is a person {name or role} already: choose them and say that two are one.")
    return known


def renamed_leads(plan: Plan, before: Person, after: Person) -> list[Action]:
    """The actions to save so that those that a person leads are led under the new name and role.

    What was printed stays.
    """
    if (before.name, before.role) == (after.name, after.role):
        return []
    return [
        replace(action, lead=lead)
        for _, action in plan.actions()
        if (lead := _led_by(action.lead, before, after)) != action.lead
    ]


def made_one(plan: Plan, person: Person, other: Person, day: date) -> list[Person | Action]:
    """The records to save so that `other` is only another way in which a person is written.

    The other one is gone from the day on; what they led is led by the person, as printed.
    """
    if person.id == other.id:
        raise TrackerError("Choose somebody else: a person is one with themselves already.")
    written = [*person.also_written, *filter(None, (other.name or other.role, *other.also_written))]
    one = replace(
        person,
        role=person.role or (other.role if other.name else None),
        email=person.email or other.email,
        also_written=tuple(text for text in dict.fromkeys(written) if text != person.name),
    )
    return [one, replace(other, removed_on=day), *renamed_leads(plan, other, one)]


def _led_by(lead: Lead, before: Person, after: Person) -> Lead:
    """A lead in which one person is written as another; of a joint lead, that part of it."""
    names = (lead.name or "").split(" and ")
    if not before.name:
        same = lead.name is None and before.role is not None and lead.role == before.role
        return replace(lead, name=after.name, role=after.role) if same else lead
    if before.name not in names:
        return lead
    joint = list(dict.fromkeys(after.name or after.role or "" if one == before.name else one for one in names))
    if len(names) > 1:
        return replace(lead, name=" and ".join(joint))
    return replace(lead, name=after.name, role=after.role or lead.role)
