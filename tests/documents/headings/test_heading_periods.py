"""The periods that headings of previous and current values say."""

from datetime import date

import pytest

from tests.documents.books import read_book
from tests.domain.builders import said_of


def periods_of(draft):
    ((_, measure),) = draft.plan.measures()
    return [(one.period.as_printed, one.period.kind, one.period.last) for one in measure.readings]


@pytest.mark.parametrize(
    ("previous", "current", "printed", "last"),
    [
        ("Previous (Q4 22/23)", "Current (Q1 23/24)", ("Q4 22/23", "Q1 23/24"), (date(2023, 3, 31), date(2023, 6, 30))),
        ("Previous Apr 2023", "Current May 2023", ("Apr 2023", "May 2023"), (date(2023, 4, 30), date(2023, 5, 31))),
        ("Previous (Jun 24)", "Latest (Sep 24)", ("Jun 24", "Sep 24"), (date(2024, 6, 30), date(2024, 9, 30))),
        ("Q4 22/23", "Q1 23/24", ("Q4 22/23", "Q1 23/24"), (date(2023, 3, 31), date(2023, 6, 30))),
    ],
)
def test_a_heading_says_the_period(tmp_path, previous, current, printed, last):
    draft = read_book(tmp_path, [["Measure", previous, current, "Comment"], ["Visits", 1, 2]])
    assert [(period, day) for period, _, day in periods_of(draft)] == list(zip(printed, last, strict=True))
    assert draft.problems == ()


def test_a_quarter_without_a_year_is_the_one_before_the_current_and_a_doubt(tmp_path):
    draft = read_book(tmp_path, [["Measure", "Previous Q4", "Current Q1 23/24"], ["Visits", 1, 2]])
    assert [day for _, _, day in periods_of(draft)] == [date(2023, 3, 31), date(2023, 6, 30)]
    assert [(one.kind, one.field, one.as_printed, one.read_as) for one in draft.problems] == [
        ("doubtful", "period", "Previous Q4", "Q4 2022/23")
    ]


def test_where_no_heading_says_a_year_the_values_stay_previous_and_current(tmp_path):
    draft = read_book(tmp_path, [["Measure", "Previous Q4", "Current Q1"], ["Visits", 1, 2]])
    assert [(period, kind) for period, kind, _ in periods_of(draft)] == [("Previous", "unread"), ("Current", "unread")]


def test_quarters_with_their_role_and_no_year_are_a_series_and_a_question(tmp_path):
    heads = ["KPI", "Target Q1", "Actual Q1", "Target Q2", "Actual Q2"]
    draft = read_book(tmp_path, [heads, ["Visits", 1, 2, 3, 4], ["Calls", 5, 6, 7, 8]])
    readings = [[(one.role, int(one.value)) for one in m.readings] for _, m in draft.plan.measures()]
    assert readings[0] == [("target", 1), ("actual", 2), ("target", 3), ("actual", 4)]
    assert [(p.kind, p.as_printed) for p in draft.problems] == [("unread", " / ".join(heads[1:]))]


@pytest.mark.parametrize("ours", ["Us", "Ours", "Our value", "Our rate"])
def test_our_value_beside_others_is_ours(tmp_path, ours):
    draft = read_book(tmp_path, [["Indicator", ours, "England"], ["Visits", 1, 2], ["Calls", 3, 4]])
    found = [measure for _, measure in draft.plan.measures()]
    assert [int(one.readings[0].value) for one in found] == [1, 3]
    assert [one.name for one in found[0].comparators] == ["England"]


def test_words_name_a_measure_and_not_the_ref_beside_them(tmp_path):
    heads = ["Ref", "Saving", "Target £000", "Achieved £000", "Forecast £000"]
    draft = read_book(tmp_path, [heads, ["S1", "Fewer agency staff", 500, 210, 430], ["S2", "Own homes", 900, 1, 2]])
    found = [measure for _, measure in draft.plan.measures()]
    assert [one.name for one in found] == ["Fewer agency staff", "Own homes"]
    assert {(one.role, int(one.value)) for one in found[0].readings} == {
        ("actual", 210),
        ("target", 500),
        ("planned", 430),
    }
    assert found[0].comparators == ()


@pytest.mark.parametrize(
    "so_far", ["YTD", "Year to date", "Cumulative total", "YTD 25/26", "2025/26 YTD", "Cumulative 2025/26"]
)
def test_what_periods_come_to_so_far_is_a_note_and_none_of_their_values(tmp_path, so_far):
    draft = read_book(tmp_path, [["KPI", "Apr-24", "May-24", "Jun-24", so_far], ["Visits", 1, 2, 3, 6]])
    assert [last.day for _, _, last in periods_of(draft)] == [30, 31, 30]
    ((_, measure),) = draft.plan.measures()
    assert said_of(measure).comment == f"{so_far}: 6"
    assert draft.problems == ()
