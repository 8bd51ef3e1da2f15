"""The year that a date outside the plan's period is likely to mean is offered where only one fits."""

import pytest

from tests.domain.builders import a_when
from tracker.domain.dates.reading import NO_DAY, OUTSIDE
from tracker.domain.decisions.year_meant import year_meant
from tracker.domain.problem import Problem


def outside(read_as, cause=OUTSIDE):
    return Problem("doubtful", "plan.docx", "A1", "1.1.1", read_as or "", read_as, "…", field="review", cause=cause)


@pytest.mark.parametrize(
    ("read_as", "meant"),
    [
        ("Jan 2017", ("2018", "Jan 2018")),
        ("9 Dec 2016", ("2017", "9 Dec 2017")),
        ("31 Mar 2019", ("2018", "31 Mar 2018")),
        ("1 Apr 2020", ("2017", "1 Apr 2017")),
        ("Q3 2019/20", None),  # two years stand in it
        ("Ongoing", None),
        (None, None),
    ],
)
def test_the_one_year_in_which_the_date_lies_in_the_period(read_as, meant):
    assert year_meant(outside(read_as), a_when("2017/18")) == meant


def test_no_year_is_offered_where_two_would_fit_or_the_period_has_no_days():
    two_years = a_when("2016/17").__class__("2016-18", "year", a_when("2016/17").first, a_when("2017/18").last)
    assert year_meant(outside("Dec 2019"), two_years) is None
    assert year_meant(outside("Jan 2017"), a_when("Ongoing")) is None


def test_another_problem_about_a_date_is_offered_none():
    assert year_meant(outside("Jan 2017", NO_DAY), a_when("2017/18")) is None
