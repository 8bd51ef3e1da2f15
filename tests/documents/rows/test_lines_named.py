"""Rows that name their measure with what they hold of it: "Waits - Plan" and "Waits - Actual" are of "Waits"."""

import pytest

from tests.documents.books import read_book
from tests.documents.rows.test_series import measures_of, values
from tests.domain.builders import said_of

HEADS = ["KPI", "Apr-24", "May-24", "Jun-24"]
WAYS = [("{} - Plan", "{} - Actual", "planned"), ("{} (target)", "{} (actual)", "target")]
WAYS += [("{}: trajectory", "{}: actual", "planned"), ("Target - {}", "Actual - {}", "target")]


def roles(measure):
    return [one.role for one in measure.readings]


@pytest.mark.parametrize(("planned", "actual", "role"), WAYS)
def test_two_rows_that_name_one_measure_are_its_plan_and_its_values(tmp_path, planned, actual, role):
    rows = [[way.format(name), 1, 2, 3] for name in ("Waits", "Falls in homes") for way in (planned, actual)]
    found = measures_of(read_book(tmp_path, [HEADS, *rows]))
    assert list(found) == ["Waits", "Falls in homes"]
    assert [roles(one) for one in found.values()] == [[role] * 3 + ["actual"] * 3] * 2


def test_a_measure_without_a_plan_stands_beside_them(tmp_path):
    rows = [["Waits - Plan", 1, 2, 3], ["Waits - Actual", 4, 5, 6], ["Care plans", 7, 8, 9]]
    found = measures_of(read_book(tmp_path, [HEADS, *rows]))
    assert {name: values(one) for name, one in found.items()} == {"Waits": [1, 2, 3, 4, 5, 6], "Care plans": [7, 8, 9]}
    assert roles(found["Care plans"]) == ["actual"] * 3


def test_their_difference_is_a_note(tmp_path):
    rows = [["Waits - Plan", 1, 2, 3], ["Waits - Actual", 4, 5, 6], ["Waits - Variance", 3, 3, 3]]
    found = measures_of(read_book(tmp_path, [HEADS, *rows]))
    assert said_of(found["Waits"]).comment == "Waits - Variance: Apr-24 3; May-24 3; Jun-24 3"


def test_roles_of_several_measures_are_no_rows_of_one(tmp_path):
    rows = [["Plans - Actual", 1, 2, 3], ["Waits - Target", 4, 5, 6]]
    assert list(measures_of(read_book(tmp_path, [HEADS, *rows]))) == ["Plans - Actual", "Waits - Target"]
