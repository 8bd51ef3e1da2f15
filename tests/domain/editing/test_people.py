"""What is known of the people of a plan, and two that are one."""

from dataclasses import replace

import pytest

from tests.domain.builders import a_plan, an_action, on
from tracker.domain.editing.people import known_person, made_one, renamed_leads
from tracker.domain.plan import Lead, Person
from tracker.errors import TrackerError

ANN = Person("Ann Young", "Head of Service", also_written=("A. Young",), id=1)
UNA = Person("Una Holt", None, "una@council.example", id=2)
ROLE = Person(None, "Team Manager", id=3)


def led(ref, printed, name=None, role=None):
    return an_action(ref, lead=Lead(printed, name, role))


PLAN = a_plan(
    led("1.1.1", "Ann Young, HoS", "Ann Young", "Head of Service"),
    led("1.1.2", "Una / Ann", "Una Holt and Ann Young"),
    led("1.1.3", "TM", None, "Team Manager"),
    people=(ANN, UNA, ROLE),
)


def test_another_name_is_remembered_and_leads_follow_it():
    known = known_person(PLAN, ANN, " Ann  Young-Hale", "Head of Service", "ann@council.example", ["A. Young"])
    assert (known.name, known.also_written) == ("Ann Young-Hale", ("A. Young", "Ann Young"))
    changed = renamed_leads(PLAN, ANN, known)
    assert [(one.ref, one.lead.as_printed, one.lead.name) for one in changed] == [
        ("1.1.1", "Ann Young, HoS", "Ann Young-Hale"),
        ("1.1.2", "Una / Ann", "Una Holt and Ann Young-Hale"),
    ]


def test_only_an_address_changes_no_lead():
    assert renamed_leads(PLAN, ANN, replace(ANN, email="a@b.example")) == []


def test_a_person_without_a_name_leads_by_the_role():
    (changed,) = renamed_leads(PLAN, ROLE, replace(ROLE, name="Kay Marsh"))
    assert (changed.ref, changed.lead) == ("1.1.3", Lead("TM", "Kay Marsh", "Team Manager"))


def test_what_cannot_be_is_refused_in_a_sentence():
    for name, role, email, said in (
        ("", " ", "", "Write a name or a role"),
        ("Ann Young", "", "at home", "is no e-mail address"),
        ("Una Holt", "", "", "There is a person Una Holt already"),
    ):
        with pytest.raises(TrackerError, match=said):
            known_person(PLAN, ANN, name, role, email, [])


def test_two_people_are_made_one():
    one, other, *actions = made_one(PLAN, ANN, UNA, on("14 Nov 2017"))
    assert (one.name, one.email) == ("Ann Young", "una@council.example")
    assert one.also_written == ("A. Young", "Una Holt") and other.removed_on == on("14 Nov 2017")
    assert [(action.ref, action.lead.name) for action in actions] == [("1.1.2", "Ann Young")]
    with pytest.raises(TrackerError, match="one with themselves"):
        made_one(PLAN, ANN, ANN, on("14 Nov 2017"))
