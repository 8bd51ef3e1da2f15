"""Series of which a measure has several rows: its plan, what came of it, their difference."""

from decimal import Decimal

import pytest

from tests.documents.books import read_book, said

MONTHS = ["Apr 2024", "May 2024", "Jun 2024"]


def held(tmp_path, *rows):
    """Each measure of a sheet: the values of each role, and what is noted; and the draft."""
    draft = read_book(tmp_path, [list(row) for row in rows])
    found = {}
    for _, measure in draft.plan.measures():
        roles = found[measure.name] = {}
        for one in measure.readings:
            roles.setdefault(one.role, []).append(one.value)
        notes = "\n".join(remark.comment for remark in measure.remarks if remark.comment)
        found[measure.name] |= {"note": notes} if notes else {}
    return found, draft


@pytest.mark.parametrize(
    ("heading", "plan", "role"),
    [
        ("", "Plan", "planned"),
        ("Type", "Target", "target"),
        ("Series", "Trajectory", "planned"),
        ("Data", "Stretch target", "target"),
    ],
)
def test_a_row_of_a_plan_is_no_actual_value(tmp_path, heading, plan, role):
    rows = ["Waits", plan, 120, 80, 40], ["", "Actual", 131, 99, 61], ["", "Variance", 11, 19, 21]
    found, draft = held(
        tmp_path, ["Metric", heading, *MONTHS], *rows, ["Falls", plan, 7, 7, 7], ["", "Actual", 6, 5, 4]
    )
    assert found == {
        "Waits": {
            role: [120, 80, 40],
            "actual": [131, 99, 61],
            "note": "Variance: Apr 2024 11; May 2024 19; Jun 2024 21",
        },
        "Falls": {role: [7, 7, 7], "actual": [6, 5, 4]},
    }
    assert said(draft) == []


def test_the_name_of_a_measure_may_stand_in_each_row_and_its_rows_apart(tmp_path):
    rows = (
        ["Plan", "Waits", 1, 2, 3],
        ["Plan", "Falls", 4, 5, 6],
        ["Actual", "Waits", 7, 8, 9],
        ["Actual", "Falls", 1, 1, 1],
    )
    found, draft = held(tmp_path, ["Type", "Indicator", *MONTHS], *rows)
    assert found == {
        "Waits": {"planned": [1, 2, 3], "actual": [7, 8, 9]},
        "Falls": {"planned": [4, 5, 6], "actual": [1, 1, 1]},
    }
    assert said(draft) == []


def test_rows_without_names_are_of_the_measure_over_them(tmp_path):
    found, _ = held(tmp_path, ["Waits over 65 weeks"], ["", *MONTHS], ["Plan", 120, 80, 40], ["Actual", 131, 99, 61])
    assert found == {"Waits over 65 weeks": {"planned": [120, 80, 40], "actual": [131, 99, 61]}}
    found, _ = held(tmp_path, ["Falls", *MONTHS], ["Plan", 120, 80, 40], ["Actual", 131, 99, 61])
    assert found == {"Falls": {"planned": [120, 80, 40], "actual": [131, 99, 61]}}


def test_teams_with_a_plan_each_have_it_of_what_the_title_says(tmp_path):
    rows = ["North", "Target", 9, 9, 9], ["", "Actual", 8, 8, 8], ["South", "Target", 9, 9, 9], ["", "Actual", 7, 7, 7]
    found, _ = held(tmp_path, ["Visits in time"], ["Team", "Type", *MONTHS], *rows)
    assert found == {
        "Visits in time: North": {"target": [9, 9, 9], "actual": [8, 8, 8]},
        "Visits in time: South": {"target": [9, 9, 9], "actual": [7, 7, 7]},
    }


def test_plans_that_stand_twice_under_no_name_are_not_put_together(tmp_path):
    rows = ["Plan", 1, 2, 3], ["Actual", 4, 5, 6], ["Plan", 7, 8, 9], ["Actual", 1, 1, 1]
    found, _ = held(tmp_path, ["", *MONTHS], *rows)
    assert "planned" not in found.get("Sheet 1", {})


def test_a_second_plan_and_the_values_of_another_year_are_notes(tmp_path):
    rows = ["Waits", "Minimum target", 1, 2, 3], ["", "Stretch target", 4, 5, 6], ["", "2023/24 actual", 9, 9, 9]
    found, _ = held(tmp_path, ["KPI", "", *MONTHS], *rows, ["", "2024/25 actual", 7, 8, 9])
    note = "Stretch target: Apr 2024 4; May 2024 5; Jun 2024 6\n2023/24 actual: Apr 2024 9; May 2024 9; Jun 2024 9"
    assert found == {"Waits": {"target": [1, 2, 3], "actual": [7, 8, 9], "note": note}}


def test_values_of_others_and_ratings_may_have_rows_too(tmp_path):
    rows = ["Visits", "Actual", "88%", "91%", "90%"], ["", "Target", "90%", "90%", "90%"], ["", "England", 1, 2, 3]
    _, draft = held(tmp_path, ["KPI", "Type", *MONTHS], *rows, ["", "RAG", "A", "G", "G"])
    ((_, measure),) = draft.plan.measures()
    assert [one.value for one in measure.comparators[0].readings] == [Decimal(n) for n in (1, 2, 3)]
    assert [(remark.day.month, remark.stated_rating) for remark in measure.remarks] == [(4, "A"), (5, "G"), (6, "G")]
    assert said(draft) == []


def test_a_measure_called_target_beside_others_is_as_it_was(tmp_path):
    found, _ = held(tmp_path, ["KPI", *MONTHS], ["Visits", 1, 2, 3], ["Target", 4, 5, 6], ["Falls", 7, 8, 9])
    assert found == {"Visits": {"actual": [1, 2, 3], "target": [4, 5, 6]}, "Falls": {"actual": [7, 8, 9]}}
