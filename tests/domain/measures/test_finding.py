"""The sentence that says it, and numbers that are never shown rounded across a cut."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.domain.builders import a_measure, a_reading, a_scale, on
from tests.domain.measures.test_bands_laws import CUT_SCALES
from tracker.domain.measures.bands import zone_of
from tracker.domain.measures.finding import find, shown_number, shown_value

AS_AT = on("31 Mar 2018")


def sentence(printed, *readings, **fields):
    return find(a_measure(printed, readings, **fields), AS_AT).sentence


def test_82_requires_improvement_and_is_3_points_short_of_good():
    assert sentence("65-84 / 85-89 / 90+", ("", 82)) == "82%: requires improvement, 3 points short of good"


def test_82_is_good_and_3_points_short_of_outstanding():
    assert sentence("65-75 / 75-84 / 85+", ("", 82)) == "82%: good, 3 points short of outstanding"


def test_the_sentence_names_the_period_and_the_direction():
    found = sentence("65-75 / 83-84 / 85+", ("Q2 2017/18", 79), ("Q3 2017/18", 82))
    assert found == "82% in Q3 2017/18: requires improvement, 1 point short of good; improving"


def test_low_is_good_is_said_as_above():
    assert sentence("25-20 / 19-15 / <14", ("", "20.5")) == "20.5%: requires improvement, 1.5 points above good"
    assert sentence("25-20 / 19-15 / <14", ("", 14)) == "14%: good, on the edge of outstanding"


def test_the_best_band_has_no_next_one():
    assert sentence("65-75 / 75-84 / 85+", ("", 90)) == "90%: outstanding"


def test_below_the_worst_band_is_said():
    assert sentence("65-75 / 75-84 / 85+", ("", 60)).startswith("60%: below requires improvement, 5 points short of")


def test_past_the_printed_edge_is_said():
    assert sentence("1-2 / 3-4 / 5-6", ("", 7), unit="number") == "7: outstanding (past its printed edge)"


def test_a_direction_is_said():
    assert sentence("Increase", ("", 7), unit="number") == "7: an increase is wanted"
    assert sentence("Reduction", ("Apr 2017", 7), ("May 2017", 6), unit="number").endswith(
        "a decrease is wanted; improving"
    )


def test_without_a_reading_there_is_nothing_to_say():
    found = find(a_measure("65-75 / 75-84 / 85+", [("Mar 2018", None)]), AS_AT)
    assert (found.sentence, found.zone, found.next, found.latest) == ("No reading yet", None, None, None)
    assert found.scale.polarity == "higher"


def test_where_readings_come_only_later_the_day_is_said():
    assert sentence("65-75 / 75-84 / 85+", ("Apr 2018", 82)) == "None by 31 Mar 2018"
    assert sentence("65-75 / 75-84 / 85+", ("Apr 2018", None)) == "No reading yet"


def test_a_measure_without_thresholds_still_says_its_value():
    assert sentence("", ("Apr 2017", 7), unit="days") == "7 days in Apr 2017"


def test_the_finding_holds_what_the_sentence_says():
    reading = a_reading("Mar 2018", "81", numerator=81, denominator=100)
    found = find(a_measure("65-75 / 75-84 / 85+", [("Feb 2018", 79), reading]), AS_AT)
    assert (found.zone.name, found.next.name, found.next.cases) == ("Good", "Outstanding", 4)
    assert (found.latest.value, found.previous.value, found.direction_of_travel) == (81, 79, "improving")


def test_the_exact_value_decides_the_band_and_not_the_printed_one():
    reading = a_reading("", "85.0", numerator=8496, denominator=9996)
    found = find(a_measure("65-75 / 75-84 / 85+", [reading]), AS_AT)
    assert found.zone.name == "Good"
    assert found.sentence == "84.99%: good, 0.01 points (1 case) short of outstanding"


@pytest.mark.parametrize(
    ("value", "text"),
    [("84.96", "84.96"), ("84.94", "84.9"), ("84.9996", "84.9996"), ("85.04", "85"), ("80.0", "80"), ("0", "0")],
)
def test_a_value_is_shown_to_one_decimal_unless_that_would_cross_a_cut(value, text):
    assert shown_value(Fraction(value), a_scale("65-75 / 75-84 / 85+")) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [("0.04", "0.04"), ("2.45", "2.5"), ("-2.45", "-2.5"), ("-0.04", "-0.04"), ("0", "0"), ("1/3", "0.3")],
)
def test_a_number_is_rounded_half_up_and_never_to_nothing(value, text):
    assert shown_number(Fraction(value), 1) == text


NEAR = st.builds(
    lambda band, sign, power: Fraction(band) + sign * Fraction(1, 10**power),
    st.integers(0, 100),
    st.sampled_from([-1, 0, 1]),
    st.integers(0, 30),
)


@given(CUT_SCALES, NEAR | st.fractions(-5, 205, max_denominator=10**9), st.integers(0, 30))
@example(a_scale("65-75 / 75-84 / 85+"), 85 - Fraction(1, 10**20), 0)
def test_a_shown_value_is_never_rounded_across_a_cut(scale, value, power):
    hair = Fraction(1, 10**power)
    for cut in (Fraction(band.cut.value) for band in scale.bands if band.cut):
        for near in (value, cut - hair, cut, cut + hair):
            assert zone_of(scale, Fraction(shown_value(near, scale))) == zone_of(scale, near)


@given(st.fractions(-1000, 1000), st.integers(1, 6))
def test_a_shown_number_is_near_the_number_and_zero_only_for_nothing(value, places):
    text = shown_number(value, places)
    assert abs(Fraction(text) - value) <= Fraction(1, 2 * 10**places)
    assert (text == "0") <= (abs(value) < Fraction(1, 10**7))
    assert Decimal(text) == Decimal(text).normalize()
