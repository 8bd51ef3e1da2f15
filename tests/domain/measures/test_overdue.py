"""Whether the next reading of a measure should have come by a day."""

import pytest

from tests.domain.builders import a_measure, a_reading, on
from tracker.domain.measures.overdue import frequency_of, late_words, reading_days_late


def days_late(frequency, period, as_at, value="5", **fields):
    return reading_days_late(a_measure(readings=[a_reading(period, value, **fields)], frequency=frequency), on(as_at))


@pytest.mark.parametrize(
    ("frequency", "period", "last_day"),
    [
        ("monthly", "Sep 2017", "28 Nov 2017"),
        ("quarterly", "Q2 2017/18", "28 Jan 2018"),
        ("yearly", "2016/17", "28 Apr 2018"),
        ("termly", "Summer term 2017", "28 Jan 2018"),
        ("Annual", "2016/17", "28 Apr 2018"),
        ("monthly", "15 Sep 2017", "12 Nov 2017"),
        ("monthly", "Jan 2017", "28 Mar 2017"),
    ],
)
def test_a_reading_is_awaited_for_28_days_after_its_period(frequency, period, last_day):
    day = on(last_day)
    assert days_late(frequency, period, day) == 0
    assert days_late(frequency, period, day.replace(day=day.day + 1) if day.day < 28 else _next(day)) == 1


def _next(day):
    from datetime import timedelta

    return day + timedelta(days=1)


def test_without_a_frequency_or_any_reading_nothing_is_late():
    assert days_late(None, "Sep 2010", "1 Jan 2018") == 0
    assert days_late("when asked", "Sep 2010", "1 Jan 2018") == 0
    assert reading_days_late(a_measure(frequency="monthly"), on("1 Jan 2018")) == 0


def test_a_suppressed_value_is_a_reading_and_a_blank_is_none():
    late, blank = a_reading("Sep 2017", "5"), a_reading("Dec 2017", None)
    assert reading_days_late(a_measure(readings=[late, blank], frequency="monthly"), on("1 Jan 2018")) == 34
    suppressed = a_reading("Nov 2017", None, suppressed=True)
    assert reading_days_late(a_measure(readings=[late, suppressed], frequency="monthly"), on("1 Jan 2018")) == 0


def test_a_target_for_a_period_is_no_reading_of_it():
    readings = [a_reading("Sep 2017", "5"), a_reading("Nov 2017", "90", role="target")]
    assert reading_days_late(a_measure(readings=readings, frequency="monthly"), on("1 Jan 2018")) == 34


def test_as_at_a_past_day_a_reading_that_came_later_does_not_count():
    readings = [a_reading("Sep 2017", "5"), a_reading("Nov 2017", "6", known=on("5 Jan 2018"))]
    measure = a_measure(readings=readings, frequency="monthly")
    assert reading_days_late(measure, on("4 Jan 2018")) == 37
    assert reading_days_late(measure, on("5 Jan 2018")) == 0


def test_the_frequency_is_known_by_more_than_one_word():
    assert [frequency_of(a_measure(frequency=said)) for said in ("Every month", " ANNUALLY ", "Weekly", None)] == [
        "monthly", "yearly", None, None,
    ]  # fmt: skip


def test_how_late_is_said_like_that_of_an_action():
    assert [late_words(days) for days in (0, 1, 1200)] == ["", "reading 1 day late", "reading 1,200 days late"]
