"""The periods that headings of previous and current values say."""

from datetime import date

import pytest

from tests.documents.books import read_book


def periods_of(draft):
    ((_, measure),) = draft.plan.measures()
    return [(one.period.as_printed, one.period.kind, one.period.last) for one in measure.readings]


@pytest.mark.parametrize(
    ("previous", "current", "printed", "last"),
    [
        ("Previous (Q4 22/23)", "Current (Q1 23/24)", ("Q4 22/23", "Q1 23/24"), (date(2023, 3, 31), date(2023, 6, 30))),
        ("Previous Apr 2023", "Current May 2023", ("Apr 2023", "May 2023"), (date(2023, 4, 30), date(2023, 5, 31))),
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
