"""What next year's plan is offered to be called."""

import pytest

from tests.domain.builders import a_plan, a_when
from tracker.domain.next_year.naming import next_period, next_title, period_or_title
from tracker.domain.when import NO_DATE, days_of


@pytest.mark.parametrize(
    ("title", "then"),
    [
        ("Improvement plan 2017-18", "Improvement plan 2018-19"),
        ("Plan 2017/2018", "Plan 2018/2019"),
        ("Plan 1999–00, for 2017 - 20", "Plan 2000–01, for 2020 - 23"),
        ("Plan of 40-50 actions", "Plan of 40-50 actions"),
        ("Plan", "Plan"),
    ],
)
def test_years_in_a_title_move_on(title, then):
    assert next_title(title) == then


@pytest.mark.parametrize(
    ("period", "then"),
    [
        ("2017/18", "2018-19"),
        ("2017", "2018"),
        ("Apr 2016 - Mar 2019", "2019-22"),
        ("Academic year 2017/18", "2018-19"),
    ],
)
def test_the_next_period_follows_the_one_before_and_is_as_long(period, then):
    before, found = a_when(period), next_period(a_when(period))
    assert found.as_printed == then and (found.first - before.last).days == 1
    assert found.last.year - before.last.year == found.first.year - before.first.year


def test_the_years_offered_are_read_again_as_they_are_meant():
    assert days_of(next_period(a_when("2017/18"))) == days_of(a_when("2018-19"))


def test_without_days_there_is_no_next_period():
    assert next_period(NO_DATE) == NO_DATE


def test_a_plan_is_called_by_its_period_else_by_its_title():
    assert period_or_title(a_plan()) == "2017/18" and period_or_title(a_plan(period=None)) == "Improvement plan"
