"""Names of people in texts, however they are written, and what stands in their place."""

import pytest

from tests.domain.builders import a_plan, an_action
from tracker.domain.plan import Lead, Person
from tracker.domain.publishing.names import PeopleNames

PEOPLE = (
    Person("Vera Brook", "Head of Service", "vera.brook@northmere.example", ("Vera Brook Head of Service",)),
    Person("Paul Yarrow", "Service Manager", also_written=("Paul Yarrow, Service Manger",)),
    Person("Kate Hollis", "Service Manager"),
    Person("Will Marsh", None),
)
TEXTS = ("the new service for young people will be read in may", "a marsh")


@pytest.fixture(scope="module")
def names():
    return PeopleNames(a_plan(an_action(lead=Lead("Vera Brook", "Vera Brook")), people=PEOPLE), TEXTS)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Vera Brook has written.", "The Head of Service has written."),
        ("Ask VERA  BROOK about it", "Ask the Head of Service about it"),
        ("Done by Vera Brook, Head of Service.", "Done by the Head of Service."),
        ("Brook, Vera to report", "The Head of Service to report"),
        ("seen by V. Brook", "seen by the Head of Service"),
        ("VB to ask Paul", "The Head of Service to ask a Service Manager"),
        ("KH / PY to bring news", "A Service Manager / a Service Manager to bring news"),
        ("Mrs Hollis's report", "A Service Manager's report"),
        ("the new KH dashboard", "the new Service Manager dashboard"),
        ("Paul Yarrow, Service Manger, agreed", "A Service Manager, agreed"),
        ("Will Marsh agreed", "A lead officer agreed"),
        ("Will the marsh be dry?", "Will the marsh be dry?"),
        ("Mr Marsh agreed", "A lead officer agreed"),
        ("vera.brook@northmere.example or x@z.example", "(e-mail address taken out) or (e-mail address taken out)"),
        ("Call 0151 496 0000 today", "Call (telephone number taken out) today"),
        ("Cora Lindley has seen it; CL will write", "Somebody has seen it; somebody will write"),
        ("audit with N Wade", "audit with somebody"),
        ("Early Help, Private Fostering, Northmere Council", "Early Help, Private Fostering, Northmere Council"),
        ("VB's note and TM's", "The Head of Service's note and TM's"),
        ("in 2017/18, 12.10.2017, 548 of 717", "in 2017/18, 12.10.2017, 548 of 717"),
    ],
)  # fmt: skip
def test_roles_stand_in_the_place_of_names(names, text, told):
    assert names.taken_out(text) == told


def test_what_was_met_is_known():
    names = PeopleNames(a_plan(people=PEOPLE), TEXTS)
    names.taken_out("Kate Hollis met Cora Lindley (a@b.example)")
    assert names.met == {"Kate Hollis", "somebody", "e-mail"}


def test_who_signs_is_a_person_of_the_plan_too():
    action = an_action()
    signed = action.updates[0].__class__(
        "u9", "update", None, None, "Done", author="Nora Quill", recorded_by="QA Manager"
    )
    plan = a_plan(an_action(updates=(signed,)))
    names = PeopleNames(plan, ())
    assert names.signed("Nora Quill") == "Lead officer"
    assert names.signed("QA Manager") == "QA Manager"
    assert names.taken_out("Quill agreed") == "A lead officer agreed"


@pytest.mark.parametrize("name", ["A", "(", "", "Hope", "SH", "O'Neil", "Anne-Marie de la Cour", "x [y", "Ünal Öz"])
def test_any_name_leaves_other_words_alone(name):
    names = PeopleNames(a_plan(people=(Person(name, "Head of Service"),)), ())
    assert names.taken_out("a hope, the sh of it (so) x y") == "a hope, the sh of it (so) x y"
    if len(name) > 1:
        assert name not in names.taken_out(f"Seen by {name} today")
