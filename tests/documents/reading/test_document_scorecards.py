"""Scorecards and comparisons: groups, rows cut or moved, directions, periods in headings, positions."""

from datetime import date
from decimal import Decimal

import pytest

from tests.documents.books import read_book
from tests.domain.builders import said_of
from tracker.documents.rows.comparators import moved_of

HEADS = ["Status", "Metric", "Previous", "Current", "Direction of travel", "Comment", "Action"]


def themes_of(draft):
    return [(theme.title, [measure.name for measure in theme.measures]) for theme in draft.plan.themes]


def only(draft):
    (measure,) = [measure for _, measure in draft.plan.measures()]
    return measure


def test_a_column_of_groups_needs_no_heading_and_no_repetition(tmp_path):
    rows = [[None, *HEADS], ["Demand", 2, "Contacts", 1, 2], [None, 3, "Referrals", 3, 4], ["Time", 1, "Visits", 5, 6]]
    assert themes_of(read_book(tmp_path, rows)) == [("Demand", ["Contacts", "Referrals"]), ("Time", ["Visits"])]


def test_rows_moved_one_column_to_the_right_are_read_by_what_they_hold_and_said(tmp_path):
    rows = [
        HEADS,
        [2, "Contacts", 1, 2, "▲"],
        ["Time", 3, "Visits in time", 5, 6, "▼", "Late."],
        [None, 1, "Plans made", 7, 8],
    ]
    draft = read_book(tmp_path, rows)
    assert themes_of(draft) == [("Sheet 1", ["Contacts"]), ("Time", ["Visits in time", "Plans made"])]
    visits = draft.plan.themes[1].measures[0]
    assert (said_of(visits).stated_rating, said_of(visits).stated_direction, said_of(visits).comment) == (
        "3",
        ("▼", "down"),
        "Late.",
    )
    assert [reading.value for reading in visits.readings] == [5, 6]
    assert [(p.kind, p.as_printed, p.read_as) for p in draft.problems] == [
        ("doubtful", "Time", "Visits in time"),
        ("doubtful", "1", "Plans made"),
    ]


def test_a_row_cut_by_a_page_goes_on_below_the_repeated_header_and_below_empty_rows(tmp_path):
    cut = [None, None, None, None, None, "similar councils."]
    rows = [HEADS, [2, "Contacts", 1, 2, "▲", "Far above"], [], HEADS, cut, [1, "Visits", 3, 4]]
    draft = read_book(tmp_path, rows)
    contacts, visits = (measure for _, measure in draft.plan.measures())
    assert (said_of(contacts).comment, visits.name) == ("Far above\nsimilar councils.", "Visits")
    assert [(p.kind, p.as_printed, p.read_as) for p in draft.problems] == [
        ("doubtful", "similar councils.", "Contacts")
    ]


@pytest.mark.parametrize(
    ("printed", "moved"),
    [("▲", "up"), ("↓", "down"), ("►", "none"), ("No change", "none"), ("Up", "up"), ("▲ 1.2", "up"), ("–", "none")],
)
def test_a_direction_is_known_by_its_arrow_or_word(printed, moved):
    assert moved_of(printed) == moved


def test_a_direction_that_points_nowhere_is_kept_in_the_comment(tmp_path):
    measure = only(read_book(tmp_path, [HEADS, [2, "Contacts", 1, 2, "Improving", "Well."]]))
    assert said_of(measure).stated_direction is None
    assert said_of(measure).comment == "Well.\nDirection of travel: Improving"


def test_a_rating_by_its_letter_is_a_stated_rating(tmp_path):
    assert (
        said_of(only(read_book(tmp_path, [["Measure", "Current", "RAG"], ["Contacts", 1, "A"]]))).stated_rating == "A"
    )


def test_a_period_in_a_heading_is_that_of_its_column(tmp_path):
    heads = ["Measure", "Previous (Q1 2017/18)", "Latest Sept 2017", "England 2015/16", "England 2016/17"]
    measure = only(read_book(tmp_path, [heads, ["Contacts", 1, 2, 3, 4]]))
    assert [reading.period.last for reading in measure.readings] == [date(2017, 6, 30), date(2017, 9, 30)]
    (england,) = measure.comparators
    assert [(r.period.as_printed, r.value) for r in england.readings] == [("2015/16", 3), ("2016/17", 4)]


def test_a_year_is_that_of_the_published_value_and_of_the_others(tmp_path):
    heads = ["Measure", "Latest", "Published", "Year", "Neighbours", "England", "Position against others"]
    measure = only(read_book(tmp_path, [heads, ["Contacts", 9, 8, "2016/17", "7", "6", "12th of 152"]]))
    assert [(r.period.as_printed, r.value) for r in measure.readings] == [("2016/17", 8), ("Current", 9)]
    assert [(one.name, one.position, one.readings[0].period.as_printed) for one in measure.comparators] == [
        ("Statistical neighbours", None, "2016/17"),
        ("England", "12th of 152", "2016/17"),
    ]


def test_a_per_cent_sign_says_the_unit_where_the_name_does_not(tmp_path):
    measure = only(read_book(tmp_path, [["Measure", "Current"], ["Sickness", (Decimal("0.0422"), "0.00%")]]))
    assert (measure.unit, measure.readings[0].value) == ("percent", Decimal("4.22"))


@pytest.mark.parametrize(
    ("name", "rolling"),
    [
        ("Contacts in last 12 months", "rolling 12 months"),
        ("Contacts, rolling 3 months", "rolling 3 months"),
        ("Contacts (cumulative)", "cumulative"),
        ("Contacts YTD", "cumulative"),
        ("Contacts", None),
    ],
)
def test_a_name_says_that_values_overlap(tmp_path, name, rolling):
    assert only(read_book(tmp_path, [["Measure", "Current"], [name, 1]])).rolling == rolling
