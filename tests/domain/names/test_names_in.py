"""The names and the roles in a text that says who somebody is, however it is written."""

import pytest

from tracker.domain.names.names_in import is_name, names_in

ROLES = {"service manager", "head of service", "youth offending lead"}


@pytest.mark.parametrize(
    ("text", "names", "a_role"),
    [
        ("Clara Wynn", ["Clara Wynn"], False),
        ("Clara Wynn. Service Manager", ["Clara Wynn"], True),
        ("Clara Wynn, Interim Service Manager", ["Clara Wynn"], True),
        ("Clara Wynn Service Manager", ["Clara Wynn"], True),
        ("Clara Wynn Senior Officer", ["Clara Wynn"], True),
        ("Service Manager Clara Wynn", ["Clara Wynn"], True),
        ("Wynn, Clara (Service Manager)", ["Clara Wynn"], True),
        ("C Wynn - Head of Service", ["C Wynn"], True),
        ("Clara Wynn \u2013 Youth Offending Lead", ["Clara Wynn"], True),
        ("Clara Wynn/Tom Hale", ["Clara Wynn", "Tom Hale"], False),
        ("Clara Wynn and Tom Hale", ["Clara Wynn", "Tom Hale"], False),
        ("Director: C. Wynn", ["C. Wynn"], True),
        ("Cllr. Wynn", ["Wynn"], False),
        ("Dr Clara Wynn-Jones", ["Clara Wynn-Jones"], False),
        ("Clara O'Wynn", ["Clara O'Wynn"], False),
        ("Service Manager", [], True),
        ("Deputy Head of Service", [], True),
        ("Designated Clinical Lead/Vera Brook", ["Vera Brook"], True),
        ("Clara Wynn & Tom Hale Service Manager", ["Clara Wynn", "Tom Hale"], True),
        ("June West", ["June West"], False),
        ("June West (Safeguarding)", ["June West", "Safeguarding"], False),
        ("Clara Wynn (Safeguarding)", ["Clara Wynn"], True),
        ("van der Berg, Jan", ["Jan van der Berg"], False),
        ("Clara Wynn c/o Tom Hale", ["Clara Wynn", "Tom Hale"], False),
        ("Clara Wynn Interim Head of Early Help and Safeguarding", ["Clara Wynn"], True),
        ("Clara Wynn Young People's Officer", ["Clara Wynn"], True),
        ("CLARA WYNN, HEAD OF SERVICE", ["CLARA WYNN"], True),
        ("Clara Wynn\nService Manager", ["Clara Wynn"], True),
        ("Lead: Clara Wynn; Board", ["Clara Wynn"], True),
        ("Michael Head", ["Michael Head"], False),
        ("Michael Head, Director", ["Michael Head"], True),
        ("Michael Head Director", ["Michael Head"], True),
        ("Grace May (Head of Service)", ["Grace May"], True),
        ("Mark Banks", ["Mark Banks"], False),
        ("Wynn", ["Wynn"], False),
        ("", [], False),
    ],
)  # fmt: skip
def test_who_is_written_in_any_way_is_name_and_role(text, names, a_role):
    assert names_in(text, ROLES) == (names, a_role)


@pytest.mark.parametrize(
    ("text", "it_is"),
    [("Ann van der Young", True), ("C. Wynn", True), ("Ann", False), ("the house", False), ("Ann has gone", False)],
)
def test_two_words_with_capitals_are_a_name_and_a_sentence_is_none(text, it_is):
    assert is_name(text.split()) == it_is
