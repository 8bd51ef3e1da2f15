"""Who a printed lead is: persons by name, roles whole, two of either."""

import pytest

from tracker.documents.vocabulary.people import read_lead


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
