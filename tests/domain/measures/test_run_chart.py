"""The run chart: from twelve readings of one kind their median, shifts and runs; else how many are needed."""

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.builders import a_measure, a_reading, on
from tracker.domain.measure import Reading
from tracker.domain.measures.run_chart import run_chart
from tracker.domain.when import When, month_when, unknown_period

DAY = on("31 Dec 2020")
HIGH, LOW = "65-75 / 75-84 / 85+", "25-20 / 19-15 / <14"


def monthly(*values):
    """Readings month by month; None is a month without a value."""
    months = (2016 * 12 + at for at in range(len(values)))
    return [
        Reading(month_when(month // 12, month % 12 + 1), None if value is None else Decimal(str(value)), place=at)
        for at, (month, value) in enumerate(zip(months, values, strict=True))
    ]


def of(*values, bands=HIGH, as_at=DAY, unit="percent", **rest):
    return run_chart(a_measure(bands, monthly(*values), unit=unit, **rest), as_at)


def signals(chart):
    """(kind, way, first value, last value, how many) of each."""
    return [
        (s.kind, s.way, int(s.readings[0].value), int(s.readings[-1].value), len(s.readings)) for s in chart.signals
    ]


FLAT = (70, 71) * 6


def test_twelve_readings_have_a_median():
    chart = of(*FLAT)
    assert chart.median == Fraction(141, 2)
    assert chart.sentence == "Run chart: median 70.5% of 12 readings; no shift of 6 and no run of 5."


@pytest.mark.parametrize(("count", "words"), [(11, "there are 11"), (1, "there is 1")])
def test_fewer_are_too_few_and_it_says_so(count, words):
    chart = of(*FLAT[:count])
    assert chart.median is None and chart.signals == ()
    assert chart.sentence == f"A run chart needs 12 readings of one kind; {words}."


def test_a_measure_without_a_reading_says_nothing_of_run_charts():
    assert of().sentence == ""


@pytest.mark.parametrize("rolling", ["cumulative", "rolling 12 months"])
def test_cumulative_and_rolling_series_get_none(rolling):
    chart = of(*FLAT, rolling=rolling)
    assert (chart.median, chart.signals, chart.sentence) == (None, (), "")


def test_periods_that_overlap_are_a_rolling_series_whatever_it_is_called():
    year_to = [Reading(twelve_months_from(month), Decimal(70 + month % 2), place=month) for month in range(14)]
    chart = run_chart(a_measure(HIGH, year_to), DAY)
    assert (len(chart.readings), chart.median, chart.sentence) == (14, None, "")


def twelve_months_from(month):
    first = date(2015 + month // 12, month % 12 + 1, 1)
    last = date(first.year + 1, first.month, 1) - timedelta(days=1)
    return When(f"12 months to {last:%b %Y}", "month", first, last)


def test_of_several_readings_for_one_month_the_last_counts_alone():
    january = [Reading(month_when(2016, 1), Decimal(at), place=at) for at in range(14)]
    chart = run_chart(a_measure(HIGH, january), DAY)
    assert [reading.value for reading in chart.readings] == [13]


def test_readings_without_a_day_have_no_order_to_go_by():
    undated = [Reading(unknown_period(f"Visit {at}"), Decimal(at), place=at) for at in range(14)]
    assert run_chart(a_measure(HIGH, undated), DAY).sentence == ""


def test_a_reading_after_the_day_does_not_count():
    assert of(*FLAT, as_at=on("30 Nov 2016")).sentence.endswith("there are 11.")


def test_only_readings_of_the_kind_that_most_have_are_counted():
    years = [a_reading(f"{year}/{year - 1999:02}", 99, place=50 + year) for year in range(2010, 2016)]
    chart = run_chart(a_measure(HIGH, [*years, *monthly(*FLAT)]), DAY)
    assert (len(chart.readings), chart.median) == (12, Fraction(141, 2))


def test_a_month_without_a_value_is_no_point():
    assert of(*FLAT[:6], None, *FLAT[6:]).median == Fraction(141, 2)


def test_six_on_one_side_of_the_median_are_a_shift():
    chart = of(*(60, 50, 60, 50, 60, 50), *(80, 90, 80, 90, 80, 90))
    assert signals(chart) == [("shift", "below", 60, 50, 6), ("shift", "above", 80, 90, 6)]
    assert chart.sentence == (
        "Run chart: median 70% of 12 readings; a shift for the worse: 6 in a row below the median, Jan 2016 to "
        "Jun 2016; a shift for the better: 6 in a row above the median, Jul 2016 to Dec 2016."
    )


def test_five_on_one_side_are_none():
    chart = of(*(60, 50, 60, 50, 60), 90, 50, *(80, 90, 80, 90, 80))
    assert chart.median == Fraction(70) and signals(chart) == []


def test_a_point_on_the_median_is_skipped_it_neither_counts_nor_breaks_a_shift():
    chart = of(*(60, 50, 60), 70, *(50, 60, 50), *(80, 90, 80, 90, 80, 90))
    assert chart.median == 70
    assert signals(chart) == [("shift", "below", 60, 50, 6), ("shift", "above", 80, 90, 6)]
    assert 70 not in [int(reading.value) for reading in chart.signals[0].readings]


def test_a_point_on_the_median_does_not_make_five_six():
    chart = of(*(60, 50, 60), 70, *(50, 60), *(80, 60, 90, 80, 90, 80, 60))
    assert [s for s in signals(chart) if s[1] == "below"] == []


def test_five_rising_are_a_run():
    chart = of(70, 71, 70, 69, 70, 71, 72, 73, 70, 71, 70, 71)
    assert signals(chart) == [("run", "rising", 69, 73, 5)]
    assert chart.sentence.endswith("; a run for the better: 5 in a row rising, Apr 2016 to Aug 2016.")


def test_four_rising_are_none():
    assert signals(of(70, 71, 70, 69, 70, 71, 72, 70, 70, 71, 70, 71)) == []


def test_equal_neighbours_count_once_in_a_run():
    assert signals(of(70, 71, 70, 69, 70, 70, 71, 72, 70, 71, 70, 71)) == []
    chart = of(70, 71, 70, 69, 70, 70, 71, 72, 73, 70, 71, 70)
    assert signals(chart) == [("run", "rising", 69, 73, 5)]


def test_five_falling_are_a_run_and_for_the_better_where_low_is_good():
    chart = of(20, 21, 20, 22, 21, 20, 19, 18, 21, 20, 21, 20, bands=LOW)
    assert signals(chart) == [("run", "falling", 22, 18, 5)]
    assert "a run for the better: 5 in a row falling" in chart.sentence


def test_where_nobody_said_which_is_good_it_is_neither_better_nor_worse():
    chart = of(20, 21, 20, 22, 21, 20, 19, 18, 21, 20, 21, 20, bands="", unit="number")
    assert chart.sentence.endswith("; a run: 5 in a row falling, Apr 2016 to Aug 2016.")


def test_a_wanted_increase_says_which_is_good():
    chart = of(20, 21, 20, 22, 21, 20, 19, 18, 21, 20, 21, 20, bands="Increase", unit="number")
    assert "a run for the worse: 5 in a row falling" in chart.sentence


def test_all_equal_is_neither_shift_nor_run():
    assert signals(of(*[70] * 20)) == []


VALUES = st.lists(st.integers(0, 30), min_size=12, max_size=40)


@given(VALUES)
def test_every_signal_holds_what_it_says(values):
    chart = of(*values, bands="", unit="number")
    for signal in chart.signals:
        found = [reading.value for reading in signal.readings]
        if signal.kind == "shift":
            assert len(found) >= 6
            assert all(v > chart.median for v in found) or all(v < chart.median for v in found)
        else:
            assert len(found) >= 5
            assert found == sorted(set(found), reverse=signal.way == "falling")


@given(VALUES)
def test_upside_down_it_says_the_opposite(values):
    opposite = {"above": "below", "below": "above", "rising": "falling", "falling": "rising"}
    one = of(*values, bands="", unit="number")
    other = of(*(30 - value for value in values), bands="", unit="number")
    assert [(s.kind, s.way) for s in one.signals] == [(s.kind, opposite[s.way]) for s in other.signals]


@given(VALUES, st.randoms())
def test_the_order_in_which_readings_are_stored_does_not_matter(values, random):
    readings = monthly(*values)
    shuffled = random.sample(readings, len(readings))
    told = [run_chart(a_measure(HIGH, some), DAY) for some in (readings, shuffled)]
    assert told[0] == told[1]


@given(VALUES)
def test_what_lies_after_the_day_changes_nothing(values):
    day = date(2016, 12, 31)
    assert of(*values, as_at=day) == of(*values[:12], as_at=day)


@given(VALUES)
def test_half_of_the_readings_at_most_lie_on_either_side_of_the_median(values):
    chart = of(*values, bands="", unit="number")
    assert sum(value > chart.median for value in values) * 2 <= len(values)
    assert sum(value < chart.median for value in values) * 2 <= len(values)
