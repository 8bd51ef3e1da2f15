"""Who a printed lead is: persons by name, roles whole, two of either."""

import pytest

from tests.documents.books import read_book
from tracker.documents.vocabulary.people import people_of, read_lead


@pytest.mark.parametrize(
    "role",
    ["Designated Clinical Officer", "Joint commissioner", "Performance lead", "Company Secretary", "Chief Paramedic",
     "Head of Service", "Director of Quality", "Team Manager", "Training Officer", "MASH Manager", "DCO", "Lead Member",
     "Designated Nurse for Safeguarding", "Social Work Academy Lead", "Independent Reviewing Officers", "Headteacher",
     "Principal Social Worker", "Associate Director of Nursing", "Monitoring Officer", "Public Health Consultant"],
)  # fmt: skip
def test_a_role_is_no_name(role):
    assert (read_lead(role).name, read_lead(role).role) == (None, role)


@pytest.mark.parametrize("mark", [" / ", "/", "; ", "\n"])
@pytest.mark.parametrize(
    "roles", [("DCO", "Head of SEND"), ("Team Manager", "Head of Service"), ("Chief Nurse", "Medical Director")]
)
def test_two_roles_are_two(roles, mark):
    assert (read_lead(mark.join(roles)).name, read_lead(mark.join(roles)).role) == (None, " and ".join(roles))


@pytest.mark.parametrize(
    ("printed", "name", "role"),
    [
        ("Vera Brook, Head of Service", "Vera Brook", "Head of Service"),
        ("Vera Brook Head of Service", "Vera Brook", "Head of Service"),
        ("Vera Brook / Head of Service", "Vera Brook", "Head of Service"),
        ("Vera Brook (Team Manager)", "Vera Brook", "Team Manager"),
        ("Vera Brook", "Vera Brook", None),
        ("Vera Leader", "Vera Leader", None),
        ("Vera Brook / Owen Marsh", "Vera Brook and Owen Marsh", None),
        ("Vera Brook Clinical Lead", "Vera Brook", "Clinical Lead"),
    ],
)
def test_a_name_is_told_from_the_role_behind_it(printed, name, role):
    assert (read_lead(printed).name, read_lead(printed).role) == (name, role)


@pytest.mark.parametrize(
    "printed",
    [
        "Designated Clinical Officer",
        "Designated Social Care Officer",
        "Independent Reviewing Officer",
        "Principal Educational Psychologist",
        "Joint commissioner",
        "Performance lead",
        "Deputy DCS",
        "Named GP",
        "DCO",
        "Parent Forum",
        "Early Help & Safeguarding Manager",
        "Quality Assurance & Performance Manager",
        "Head of SEND and Inclusion",
        "Assistant Director, Education and Skills",
        "Service Manager (Fostering)",
    ],
)
def test_a_role_stays_whole_and_is_nobody_by_name(printed):
    assert (read_lead(printed).name, read_lead(printed).role) == (None, printed)


@pytest.mark.parametrize(
    ("printed", "role"),
    [
        ("DCO / Head of SEND", "DCO and Head of SEND"),
        ("Head of Service / Team Manager", "Head of Service and Team Manager"),
        ("Head of Service\nTeam Manager", "Head of Service and Team Manager"),
        ("NHS / LA", "NHS and LA"),
    ],
)
def test_roles_of_any_kind_are_two(printed, role):
    assert (read_lead(printed).name, read_lead(printed).role) == (None, role)


@pytest.mark.parametrize(
    ("printed", "names"),
    [
        ("T. Rowe / P. Lane", "T. Rowe and P. Lane"),
        ("Mary Stone, Ben Ash", "Mary Stone and Ben Ash"),
        ("Mary Stone & Ben Ash", "Mary Stone and Ben Ash"),
        ("Mary Stone and Ben Ash", "Mary Stone and Ben Ash"),
        ("Mary Stone\nBen Ash", "Mary Stone and Ben Ash"),
        ("MS / TW", "MS and TW"),
    ],
)
def test_two_people_are_two(printed, names):
    assert (read_lead(printed).name, read_lead(printed).role) == (names, None)


@pytest.mark.parametrize(
    "printed",
    ["Mary Stone, Head of Service", "Mary Stone\nHead of Service", "Mary Stone (Head of Service)",
     "Mary Stone - Head of Service"],
)  # fmt: skip
def test_a_role_behind_a_name_is_that_persons(printed):
    assert (read_lead(printed).name, read_lead(printed).role) == ("Mary Stone", "Head of Service")


def test_a_role_of_a_word_for_care_is_no_part_of_a_name():
    lead = read_lead("Ann Young Social Worker")
    assert (lead.name, lead.role) == ("Ann Young", "Social Worker")


def test_people_without_name_and_role_are_none():
    assert people_of([read_lead("")]) == ()


def test_the_people_of_a_joint_lead_are_people_each_by_themselves():
    people = people_of([read_lead("T. Rowe, Team Manager"), read_lead("T. Rowe / P. Lane"), read_lead("P. Lane")])
    assert [(person.name, person.role) for person in people] == [("T. Rowe", "Team Manager"), ("P. Lane", None)]


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("@Asha Venn", "Asha Venn"),
        ("Tarn, Rob; Venn, Asha", "Tarn, Rob and Venn, Asha"),
        ("asha@example.org; rob@example.org", "asha@example.org and rob@example.org"),
        ("12;#Asha Venn;#14;#Rob Tarn", "Asha Venn and Rob Tarn"),
        ("Asha Venn;", "Asha Venn"),
        ("Asha Venn\nAsha Venn", "Asha Venn"),
        ("Marlow Vale\nYouth Club", "Marlow Vale Youth Club"),
    ],
)
def test_leads_as_programs_list_them_are_each_one(printed, name):
    lead = read_lead(printed)
    assert (lead.name, lead.role, lead.as_printed) == (name, None, printed)


def test_a_role_that_somebody_was_told_of_is_no_person():
    assert (read_lead("@QA Manager").name, read_lead("@QA Manager").role) == (None, "QA Manager")


@pytest.mark.parametrize("cell", ["18%", "1.2", "31/03/2025", "£500"])
def test_a_number_where_a_lead_should_be_is_nobody_and_asked(tmp_path, cell):
    head = ["Ref", "Action", "Lead", "Due date"]
    rows = [head, ["1", "Build", "Ann Young", "May 2025"], ["2", "Turnover", cell, "May 2025"]]
    draft = read_book(tmp_path, rows)
    assert [person.name for person in draft.plan.people] == ["Ann Young"]
    assert [(one.kind, one.field, one.as_printed) for one in draft.problems] == [("unread", "lead", cell)]
