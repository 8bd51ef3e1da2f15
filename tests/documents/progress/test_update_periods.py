"""Columns of commentary that speak for a period are updates of its last day."""

from datetime import date

import pytest

from tests.documents.books import actions_of, read_book

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
