"""The latest reading of a measure held against that of a year earlier."""

import pytest

from tests.domain.builders import a_measure, a_reading, on
from tracker.domain.measures.finding import year_earlier
from tracker.domain.measures.thresholds import scale_of

BANDS = "65-75 / 75-84 / 85+"
DAY = on("1 Jan 2020")


def earlier(readings, printed=BANDS, as_at=DAY, **fields):
    measure = a_measure(printed, readings, **fields)
    return year_earlier(measure, scale_of(measure), as_at)


@pytest.mark.parametrize(
    ("before", "now"),
    [
        ("Q2 2017/18", "Q2 2018/19"),
        ("Feb 2019", "Feb 2020"),
        ("2017/18", "2018/19"),
        ("Apr 2017 - Sep 2017", "Apr 2018 - Sep 2018"),
    ],
)
def test_the_like_period_one_year_before_is_found(before, now):
    found = earlier([(before, 70), (now, 80)], as_at=on("1 Jan 2021"))
    assert (found.reading.as_printed, found.travel) == ("70", "improving")


def test_it_is_said_with_its_period_and_value():
    found = earlier([("Q2 2017/18", 80), ("Q1 2018/19", 60), ("Q2 2018/19", 70)])
    assert found.sentence == "A year earlier, in Q2 2017/18, it was 80%: worsening."


@pytest.mark.parametrize(
    "readings",
    [
        [("Q1 2017/18", 70), ("Q2 2018/19", 80)],
        [("2017/18", 70), ("Q4 2018/19", 80)],
        [("Q2 2018/19", 80)],
        [("Q2 2017/18", None), ("Q2 2018/19", 80)],
        [("", 70), ("", 80)],
    ],
)
def test_without_a_like_period_a_year_before_nothing_is_said(readings):
    assert earlier(readings) is None


def test_a_cumulative_series_is_held_against_the_same_month_of_the_year_before():
    found = earlier([("Jun 2018", 12), ("Jun 2019", 15)], "Increase", unit="number", rolling="cumulative")
    assert found.travel == "improving"


def test_a_value_that_came_to_be_known_later_is_not_held_against_it():
    readings = [a_reading("Q2 2017/18", 70, known=on("1 Jan 2019"), place=1), a_reading("Q2 2018/19", 80, place=2)]
    assert earlier(readings, as_at=on("1 Dec 2018")) is None
    assert earlier(readings, as_at=on("1 Jan 2019")).travel == "improving"
