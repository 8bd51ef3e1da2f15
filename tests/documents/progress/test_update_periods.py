"""Columns of commentary that speak for a period are updates of its last day."""

from datetime import date

import pytest

from tests.documents.books import a_book, actions_of, read_book
from tracker.documents.reading.document import read_document

JUNE, SEPTEMBER = date(2021, 6, 30), date(2021, 9, 30)


def updates(tmp_path, headings, *, title=None, due="31/12/2021", said=("Begun.", "Half done.")):
    """The updates of an action with these columns of commentary, and the problems of the draft."""
    rows = [[title], []] if title else []
    rows += [["Ref", "Action", "Lead", "By when", *headings], ["1.1", "Build", "Ann Young", due, *said]]
    draft = read_book(tmp_path, rows)
    (action,) = actions_of(draft)
    return [(one.day, one.text) for one in action.updates], [one.kind for one in draft.problems]


@pytest.mark.parametrize(
    ("headings", "days"),
    [
        (["Q1 2021/22 update", "Q2 2021/22 update"], (JUNE, SEPTEMBER)),
        (["Update June 2021", "Update September 2021"], (JUNE, SEPTEMBER)),
        (["Progress (June 2021)", "Progress (Sept 2021)"], (JUNE, SEPTEMBER)),
        (["Commentary - Jun 2021", "Commentary - Sep 2021"], (JUNE, SEPTEMBER)),
        (["Update 30/06/2021", "Update 30/09/2021"], (JUNE, SEPTEMBER)),
    ],
)
def test_a_period_in_a_heading_dates_its_updates(tmp_path, headings, days):
    found, problems = updates(tmp_path, headings)
    assert found == [(None, None), (days[0], "Begun."), (days[1], "Half done.")]
    assert problems == []


def test_updates_are_added_in_the_order_of_their_days(tmp_path):
    found, _ = updates(tmp_path, ["Update September 2021", "Update June 2021"])
    assert [day for day, _ in found] == [None, JUNE, SEPTEMBER]


def test_a_quarter_without_a_year_is_of_the_year_in_which_all_is_due_and_that_is_a_doubt(tmp_path):
    found, problems = updates(tmp_path, ["Q1 update", "Q2 update"])
    assert [day for day, _ in found] == [None, JUNE, SEPTEMBER]
    assert problems == ["doubtful"]


def test_a_quarter_without_a_year_is_of_the_plan(tmp_path):
    found, problems = updates(tmp_path, ["Q1 update", "Q2 update"], title="Improvement plan 2021/22", due="Ongoing")
    assert [day for day, _ in found] == [None, JUNE, SEPTEMBER]
    assert problems == ["doubtful"]


def test_a_month_without_a_year_follows_the_heading_beside_it(tmp_path):
    found, _ = updates(tmp_path, ["Update December 2021", "January update"], due="Ongoing")
    assert [day for day, _ in found] == [None, date(2021, 12, 31), date(2022, 1, 31)]


def test_without_any_year_the_columns_stay_one_undated_update(tmp_path):
    found, problems = updates(tmp_path, ["Q1 update", "Q2 update"], due="Ongoing")
    assert found == [(None, "Q1 update: Begun.\nQ2 update: Half done.")]
    assert problems == []


def test_a_column_without_a_period_stays_undated_beside_others(tmp_path):
    found, _ = updates(tmp_path, ["Commentary", "Update June 2021"])
    assert found == [(None, "Commentary: Begun."), (JUNE, "Half done.")]


def test_an_empty_period_is_no_update(tmp_path):
    found, _ = updates(tmp_path, ["Update June 2021", "Update September 2021"], said=(None, "Half done."))
    assert found == [(None, None), (SEPTEMBER, "Half done.")]


def test_periods_alone_over_words_are_updates(tmp_path):
    found, _ = updates(tmp_path, ["June 2021", "September 2021"])
    assert found == [(None, None), (JUNE, "Begun."), (SEPTEMBER, "Half done.")]


def of_a_day(tmp_path, day, *headings, title="Action log", due="31/12/2026"):
    """The days of the updates under these headings, in a document that speaks for a day."""
    head, row = ["Ref", "Action", "Lead", "By when", *headings], ["1.1", "Build", "Ann Young", due]
    path = a_book(tmp_path / "plan.xlsx", [[title], [], head, row + ["Said."] * len(headings)])
    (action,) = actions_of(read_document(path, dated=day))
    return [one.day for one in action.updates[1:]]


NOVEMBER = date(2025, 11, 1)


def test_a_month_without_a_year_is_the_last_one_that_had_begun_by_the_day_of_the_document(tmp_path):
    assert of_a_day(tmp_path, NOVEMBER, "October update") == [date(2025, 10, 31)]
    assert of_a_day(tmp_path, NOVEMBER, "December update") == [date(2024, 12, 31)]
    assert of_a_day(tmp_path, NOVEMBER, "Q3 update") == [date(2025, 12, 31)]
    assert of_a_day(tmp_path, None, "October update", title="Action log, November 2025") == [date(2025, 10, 31)]


def test_months_in_a_row_go_over_the_end_of_a_year(tmp_path):
    last, first, second = date(2025, 12, 31), date(2026, 1, 31), date(2026, 2, 28)
    assert of_a_day(tmp_path, date(2026, 2, 3), "December", "January", "February") == [last, first, second]
    assert of_a_day(tmp_path, date(2026, 2, 3), "February", "January", "December") == [last, first, second]


def test_the_months_of_a_whole_year_follow_each_other_past_the_day(tmp_path):
    found = of_a_day(tmp_path, NOVEMBER, "April update", "July update", "October update", "January update")
    assert found == [date(2025, 4, 30), date(2025, 7, 31), date(2025, 10, 31), date(2026, 1, 31)]


def test_the_day_of_the_document_goes_before_the_year_of_the_plan(tmp_path):
    assert of_a_day(tmp_path, NOVEMBER, "October update", title="Improvement plan 2026/27") == [date(2025, 10, 31)]
