"""Readings: which count on a day, which may be compared, and which way a measure went."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.builders import a_measure, a_reading, a_when, on
from tracker.domain.measure import latest, previous, readings_that_count, same_kind
from tracker.domain.measures.finding import direction_of_travel
from tracker.domain.when import unknown_period

APRIL_TO_JUNE = [("Apr 2017", 70), ("May 2017", 74), ("Jun 2017", 72)]


def travel(readings, polarity="higher", wanted=None, as_at="31 Mar 2019", **fields):
    return direction_of_travel(a_measure(readings=readings, **fields), polarity, wanted, on(as_at))


def pair(readings, as_at="31 Mar 2019", **fields):
    """The values of the previous and the latest reading."""
    measure = a_measure(readings=readings, **fields)
    found = previous(measure, on(as_at)), latest(measure, on(as_at))
    return tuple(reading and float(reading.value) for reading in found)


def test_a_reading_counts_when_its_period_had_ended():
    assert pair(APRIL_TO_JUNE, "29 Apr 2017") == (None, None)
    assert pair(APRIL_TO_JUNE, "30 Apr 2017") == (None, 70)
    assert pair(APRIL_TO_JUNE, "29 Jun 2017") == (70, 74)
    assert pair(APRIL_TO_JUNE, "30 Jun 2017") == (74, 72)


def test_readings_go_by_their_period_and_not_by_their_place():
    assert pair(list(reversed(APRIL_TO_JUNE))) == (74, 72)


def test_a_years_total_is_not_before_april():
    assert pair([("2016/17", 61), ("Apr 2017", 70)]) == (None, 70)
    assert pair([("Mar 2017", 66), ("2016/17", 61), ("Apr 2017", 70)]) == (66, 70)


def test_a_years_total_printed_as_a_span_of_months_is_not_before_april_either():
    assert pair([("Apr 2016 - Mar 2017", 61), ("Apr 2017", 70)]) == (None, 70)
    assert pair([("Apr-Jun 2017", 60), ("Jul-Sep 2017", 70)]) == (60, 70)


def test_a_week_is_not_compared_with_a_day():
    assert pair([("3 Apr 2017", 61), ("w/c 10 Apr 2017", 70)]) == (None, 70)


def test_the_last_quarter_is_the_later_word_than_the_year_that_ends_with_it():
    assert pair([("2016/17", 61), ("Q3 2016/17", 64), ("Q4 2016/17", 66)]) == (64, 66)


@pytest.mark.parametrize("printed", ["", "-", "---"])
def test_a_blank_is_not_zero(printed):
    blank = a_reading("May 2017", None)
    assert pair([("Apr 2017", 70), blank, ("Jun 2017", 72)]) == (70, 72)


def test_a_suppressed_value_is_not_zero():
    suppressed = a_reading("Jun 2017", None, suppressed=True)
    assert pair([("Apr 2017", 70), ("May 2017", 74), suppressed]) == (70, 74)


def test_zero_is_a_value():
    assert pair([("Apr 2017", 3), ("May 2017", 0)]) == (3, 0)
    assert travel([("Apr 2017", 3), ("May 2017", 0)], "lower") == "improving"


@pytest.mark.parametrize(
    ("old", "new", "polarity", "wanted", "word"),
    [
        (70, 74, "higher", None, "improving"),
        (74, 70, "higher", None, "worsening"),
        (70, 74, "lower", None, "worsening"),
        (74, 70, "lower", None, "improving"),
        (70, 70, "lower", None, "no change"),
        (70, 74, "direction", "increase", "improving"),
        (70, 74, "direction", "decrease", "worsening"),
        (70, 74, "unknown", None, "up"),
        (74, 70, "unknown", None, "down"),
        (70, 70, "unknown", None, "no change"),
    ],
)
def test_the_direction_of_travel_says_improving_or_worsening_by_polarity(old, new, polarity, wanted, word):
    assert travel([("Apr 2017", old), ("May 2017", new)], polarity, wanted) == word


def test_one_reading_has_no_direction():
    assert travel([("Apr 2017", 70)]) is travel([]) is None


def test_what_adds_up_within_a_year_is_held_only_against_as_much_of_another_year():
    assert travel([("Mar 2018", 70), ("Apr 2018", 10)], rolling="cumulative") is None
    assert travel([("Q4 2017/18", 70), ("Q1 2018/19", 20)], rolling="cumulative") is None
    assert travel([("Apr 2017", 5), ("Apr 2018", 10)], rolling="cumulative") == "improving"
    assert travel([("YTD Feb 2018", 70), ("YTD Apr 2018", 10)]) is None
    assert travel([("Mar 2018", 70), ("Apr 2018", 69)], rolling="rolling 12 months") == "worsening"


@pytest.mark.parametrize("rolling", ["cumulative", "rolling 12 months"])
def test_a_cumulative_or_rolling_series_has_no_direction_within_the_year(rolling):
    assert travel([("Q1 2017/18", 10), ("Q2 2017/18", 25)], rolling=rolling) is None
    assert travel([("Dec 2017", 10), ("Mar 2018", 25)], rolling=rolling) is None
    assert travel([("2016/17", 10), ("2017/18", 25)], rolling=rolling) == "improving"
    assert travel([("Q1 2017/18", 10), ("Q2 2017/18", 25)]) == "improving"


def test_previous_and_current_without_a_period_are_two_readings_in_that_order():
    assert pair([("", 70), ("", 74)]) == (70, 74)
    assert pair([("", 74), ("", 70)]) == (74, 70)
    assert pair([a_reading("Current", 74, place=1), a_reading("Previous", 70)]) == (70, 74)
    assert travel([("", 70), ("", 74)], as_at="1 Jan 1990") == "improving"


def test_an_unknown_period_keeps_its_printed_text():
    assert (unknown_period().kind, unknown_period("Previous").kind) == ("none", "unread")
    assert unknown_period("Previous").as_printed == "Previous"


PERIODS = st.sampled_from(
    ["Apr 2017", "May 2017", "Q1 2017/18", "Q2 2017/18", "2016/17", "2017", "2017/18", "Apr-Sep 2017", "", "1 May 2017"]
)
READINGS = st.lists(st.tuples(PERIODS, st.none() | st.integers(0, 100)), max_size=6)
AS_AT = st.dates(on("1 Jan 2017"), on("31 Dec 2018"))


@given(READINGS, AS_AT)
def test_only_readings_of_the_same_kind_of_period_are_compared(readings, as_at):
    measure = a_measure(readings=readings)
    last, before = latest(measure, as_at), previous(measure, as_at)
    if before is not None:
        assert before.period.kind == last.period.kind
        assert before.value is not None and before in readings_that_count(measure.readings, as_at)
        assert before.period.last is None or before.period.last <= last.period.last <= as_at


@given(READINGS, AS_AT, AS_AT)
def test_what_counted_once_counts_later(readings, one, other):
    measure = a_measure(readings=readings)
    early, late = sorted([one, other])
    assert set(readings_that_count(measure.readings, early)) <= set(readings_that_count(measure.readings, late))


@given(READINGS, AS_AT)
def test_reversing_the_polarity_reverses_the_direction(readings, as_at):
    words = {"improving": "worsening", "worsening": "improving", "no change": "no change", None: None}
    measure = a_measure(readings=readings)
    higher = direction_of_travel(measure, "higher", None, as_at)
    assert direction_of_travel(measure, "lower", None, as_at) == words[higher]


# ---- periods that are alike


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("2012-15", "2013-16", True),
        ("2012-15", "2014/15", False),
        ("2017/18", "Academic year 2018/19", True),
        ("Autumn 1 2021/22", "Spring 2 2021/22", True),
        ("Autumn 1 2021/22", "Autumn term 2021", False),
        ("Spring term 2022", "Summer term 2022", True),
        ("12 months to Mar 2023", "12 months to Apr 2023", True),
        ("12 months to Mar 2023", "2022/23", False),
        ("YTD Oct 2017", "YTD Nov 2017", True),
        ("YTD Nov 2017", "2016/17", False),
    ],
)
def test_periods_compare_only_with_their_like(one, other, alike):
    assert same_kind(a_when(one), a_when(other)) == alike


def test_a_year_to_date_has_no_direction_within_the_year():
    assert travel([("YTD Oct 2017", 70), ("YTD Nov 2017", 74)], as_at="1 Jan 2018") is None
    assert travel([("YTD Nov 2016", 70), ("YTD Nov 2017", 74)], as_at="1 Jan 2018") == "improving"
