"""Targets, baselines and what is planned: readings in their role, for a period or for all."""

from datetime import date

import pytest

from tests.documents.books import read_book
from tests.domain.builders import said_of
from tracker.domain.measure import last_two


def only(draft):
    (measure,) = [measure for _, measure in draft.plan.measures()]
    return measure


def readings_of(tmp_path, heads, *values):
    """The role, period as printed and printed value of each reading of a measure with these values."""
    measure = only(read_book(tmp_path, [["Measure", *heads], ["Visits in time (%)", *values]]))
    return [(one.role, one.period.as_printed, one.as_printed) for one in measure.readings]


@pytest.mark.parametrize("heading", ["Target", "Threshold", "Year end target", "Target (%)"])
def test_a_target_is_for_all_periods_and_no_comment(tmp_path, heading):
    rows = [["Measure", heading, "Previous", "Current", "Comment"], ["Visits", "85%", "70%", "72%", "Weekly."]]
    measure = only(read_book(tmp_path, rows))
    assert [(one.role, one.period.kind, one.as_printed) for one in measure.readings] == [
        ("actual", "unread", "70%"),
        ("actual", "unread", "72%"),
        ("target", "none", "85%"),
    ]
    assert said_of(measure).comment == "Weekly."


def test_targets_are_for_the_years_of_their_headings(tmp_path):
    heads = ["Baseline 2021/22", "Current", "Target 2022/23", "Target 2023/24"]
    assert readings_of(tmp_path, heads, "70%", "74%", "85%", "90%") == [
        ("actual", "2021/22", "70%"),
        ("actual", "Current", "74%"),
        ("target", "2022/23", "85%"),
        ("target", "2023/24", "90%"),
    ]


def test_a_heading_may_print_the_target_of_its_year(tmp_path):
    heads = ["16/17 (Target 28%)", "17/18 (Target 30%)"]
    assert readings_of(tmp_path, heads, "26.1%", "31.0%") == [
        ("actual", "16/17", "26.1%"),
        ("actual", "17/18", "31.0%"),
        ("target", "16/17", "28%"),
        ("target", "17/18", "30%"),
    ]


def test_what_is_planned_stands_beside_what_was(tmp_path):
    heads = ["Q1 18/19 (Actual)", "Q2 18/19 (Current)", "Q2 18/19 (Planned)", "Q3 18/19 (Planned)"]
    assert readings_of(tmp_path, heads, 1, 2, 3, 4) == [
        ("actual", "Q1 18/19", "1"),
        ("actual", "Q2 18/19", "2"),
        ("planned", "Q2 18/19", "3"),
        ("planned", "Q3 18/19", "4"),
    ]


def test_a_plan_beside_a_current_value_is_no_value_of_others(tmp_path):
    measure = only(read_book(tmp_path, [["Measure", "Previous", "Current", "Plan 2018/19"], ["Visits", 1, 2, 3]]))
    assert [(one.role, one.period.as_printed) for one in measure.readings][2] == ("planned", "2018/19")
    assert measure.comparators == ()


def test_a_bare_baseline_keeps_its_name_and_is_where_the_measure_began(tmp_path):
    assert readings_of(tmp_path, ["Baseline", "Previous", "Current"], 1, 2, 3) == [
        ("baseline", "Baseline", "1"),
        ("actual", "Previous", "2"),
        ("actual", "Current", "3"),
    ]


@pytest.mark.parametrize("heads", [["Baseline", "Target", "Actual"], ["Target", "Starting point", "Actual"]])
def test_a_baseline_beside_a_blank_is_not_how_the_measure_stands(tmp_path, heads):
    rows = [["KPI", *heads], ["Visits in time", "60%", "60%", None], ["Plans reviewed", "50%", "50%", "70%"]]
    visits, plans = (measure for _, measure in read_book(tmp_path, rows).plan.measures())
    assert last_two(visits, date(2027, 1, 1)) == (None, None)
    last, before = last_two(plans, date(2027, 1, 1))
    assert (last.as_printed, last.role, before.as_printed, before.role) == ("70%", "actual", "50%", "baseline")


@pytest.mark.parametrize(
    ("printed", "value"),
    [("<20%", 20), ("at least 85%", 85), ("85% or more", 85), ("≥ 90", 90), ("14 days", 14), ("85%+", 85)],
)
def test_a_target_is_the_number_that_its_words_stand_around(tmp_path, printed, value):
    measure = only(read_book(tmp_path, [["Measure", "Target", "Previous", "Current"], ["Visits", printed, 1, 2]]))
    assert (measure.readings[2].value, measure.readings[2].as_printed) == (value, printed)


def test_a_target_in_words_is_kept_and_said_and_a_dash_is_none(tmp_path):
    rows = [["Measure", "Target", "Previous", "Current"], ["Visits", "Top quarter", 1, 2], ["Plans", "n/a", 3, 4]]
    draft = read_book(tmp_path, rows)
    visits, plans = (measure for _, measure in draft.plan.measures())
    assert [(one.value, one.as_printed) for one in visits.readings if one.role == "target"] == [(None, "Top quarter")]
    assert [one.role for one in plans.readings] == ["actual", "actual"]
    assert [(one.kind, one.field, one.as_printed) for one in draft.problems] == [("unread", "value", "Top quarter")]


def test_a_threshold_in_days_says_the_unit(tmp_path):
    rows = [["Measure", "Threshold (days)", "2013/14", "2014/15", "2015/16"], ["Care to moving in", 426, 561, 540, 502]]
    measure = only(read_book(tmp_path, rows))
    assert measure.unit == "days"
    assert [one.value for one in measure.readings if one.role == "target"] == [426]


def test_quarters_take_the_year_of_the_target_which_is_a_doubt(tmp_path):
    heads = ["Measure", "Baseline 2021/22", "Target 2022/23", "Q1", "Q2", "Year end"]
    draft = read_book(tmp_path, [heads, ["Visits in time (%)", 71, 85, 78, 81, 83]])
    assert [(one.role, one.period.as_printed, one.period.last, one.value) for one in only(draft).readings] == [
        ("actual", "2021/22", date(2022, 3, 31), 71),
        ("target", "2022/23", date(2023, 3, 31), 85),
        ("actual", "Q1 2022/23", date(2022, 6, 30), 78),
        ("actual", "Q2 2022/23", date(2022, 9, 30), 81),
        ("actual", "2022/23", date(2023, 3, 31), 83),
    ]
    (problem,) = draft.problems
    assert (problem.kind, problem.field) == ("doubtful", "period")
    assert problem.message == (
        'Q1, Q2 and Year end: their year stands only in "Target 2022/23", and they were read as of 2022/23.'
    )


def test_quarters_before_the_sum_of_their_year_are_of_it_and_those_behind_a_year_are_not_known(tmp_path):
    rows = [["Measure", "Q1", "Q2", "Q3", "2022/23"], ["Visits", 1, 2, 3, 6]]
    measure = only(read_book(tmp_path, rows))
    assert [one.period.as_printed for one in measure.readings] == ["Q1 2022/23", "Q2 2022/23", "Q3 2022/23", "2022/23"]
    behind = read_book(tmp_path, [["Measure", "2021/22", "Q1", "Q2", "Q3"], ["Visits", 6, 1, 2, 3]])
    assert [one.as_printed for one in behind.problems if one.kind == "unread"] == ["Q1 / Q2 / Q3"]


def test_one_period_is_enough_where_the_measures_are_headed_so(tmp_path):
    assert readings_of(tmp_path, ["Target", "Q1 2023/24"], "85%", "81%") == [
        ("actual", "Q1 2023/24", "81%"),
        ("target", "", "85%"),
    ]


def test_ratings_beside_their_periods_are_remarks_of_their_last_days(tmp_path):
    heads = ["Measure", "Q1 2022/23", "Q1 RAG", "Q2 2022/23", "Q2 RAG", "Q3 2022/23", "Q3 RAG", "Comment"]
    measure = only(read_book(tmp_path, [heads, ["Visits", 1, "A", 2, "G", None, None, "Better."]]))
    assert [(one.day, one.stated_rating, one.comment) for one in measure.remarks] == [
        (None, None, "Better."),
        (date(2022, 6, 30), "A", None),
        (date(2022, 9, 30), "G", None),
    ]


def test_one_rating_for_all_periods_is_of_the_row(tmp_path):
    heads = ["Measure", "Q1 2022/23", "Q2 2022/23", "RAG"]
    measure = only(read_book(tmp_path, [heads, ["Visits", 1, 2, "A"]]))
    assert [(one.day, one.stated_rating) for one in measure.remarks] == [(None, "A")]


def test_a_blank_comment_or_action_says_that_there_is_none_any_more(tmp_path):
    rows = [
        ["Status", "Measure", "Previous", "Current", "Comment", "Action"],
        [1, "Visits", 1, 2],
        [None, "Plans", 3, 4],
    ]
    visits, plans = (measure for _, measure in read_book(tmp_path, rows).plan.measures())
    assert [(one.comment, one.action, one.stated_rating) for one in visits.remarks] == [("", "", "1")]
    assert plans.remarks == ()


def test_without_a_column_for_it_nothing_is_said_of_comment_or_action(tmp_path):
    (remark,) = only(read_book(tmp_path, [["Status", "Measure", "Previous", "Current"], [1, "Visits", 1, 2]])).remarks
    assert (remark.comment, remark.action) == (None, None)
