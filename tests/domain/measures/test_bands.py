"""Thresholds as printed: which way is good, where the cuts lie, which band a value is in and how far to the next."""

from decimal import Decimal
from fractions import Fraction

import pytest

from sample_plans.source_measures import ASSESSMENT, LOOKED_AFTER, OVERSIGHT, RESOURCES, VOICE
from tests.domain.builders import a_scale
from tracker.domain.measure import Measure
from tracker.domain.measures.bands import BELOW, next_band, zone_of
from tracker.domain.measures.thresholds import read_scale, scale_of

PUBLISHED = [*ASSESSMENT, *VOICE, *LOOKED_AFTER, *OVERSIGHT, *RESOURCES]


def band(printed, value, unit="percent"):
    """The name of the zone a value ("84.5") falls in."""
    zone = zone_of(a_scale(printed, unit), Fraction(value))
    return zone and zone.name


def doubts(printed, unit="percent", name=""):
    return [doubt.kind for doubt in a_scale(printed, unit, name).doubts]


def cuts(printed, unit="percent"):
    scale = a_scale(printed, unit)
    return [band.cut and (str(band.cut.value), band.cut.inclusive) for band in scale.bands]


def to_next(printed, value, unit="percent", numerator=None, denominator=None):
    parts = [None if part is None else Decimal(part) for part in (numerator, denominator)]
    return next_band(a_scale(printed, unit), Fraction(value), unit, *parts)


def test_over_the_published_plan_34_are_higher_9_lower_and_4_a_direction_only():
    names = ("Requires improvement", "Good", "Outstanding")
    found = [
        scale_of(Measure("1", name, unit="percent", thresholds=tuple(zip(names, bands, strict=False)))).polarity
        for name, _, bands in PUBLISHED
    ]
    assert {word: found.count(word) for word in found} == {"higher": 34, "lower": 9, "direction": 4}


@pytest.mark.parametrize(
    ("value", "name"),
    [
        ("64.9", "Below requires improvement"),
        ("0", "Below requires improvement"),
        ("65", "Requires improvement"),
        ("74.9", "Requires improvement"),
        ("75", "Good"),
        ("84.5", "Good"),
        ("84.99", "Good"),
        ("85", "Outstanding"),
        ("100", "Outstanding"),
    ],
)
def test_high_is_good_65_75_and_75_84_and_85_or_more(value, name):
    assert band("65-75 / 75-84 / 85+", value) == name


def test_a_cut_lies_at_the_better_bands_worst_printed_edge():
    assert cuts("65-75 / 75-84 / 85+") == [("65", True), ("75", True), ("85", True)]
    assert cuts("25-20 / 19-15 / <14") == [("25", True), ("19", True), ("14", False)]


@pytest.mark.parametrize(
    ("value", "name"),
    [
        ("25.1", "Below requires improvement"),
        ("25", "Requires improvement"),
        ("19.5", "Requires improvement"),
        ("19", "Good"),
        ("14.5", "Good"),
        ("14", "Good"),
        ("13.9", "Outstanding"),
        ("0", "Outstanding"),
    ],
)
def test_low_is_good_25_20_and_19_15_and_less_than_14(value, name):
    assert band("25-20 / 19-15 / <14", value) == name


def test_more_than_24_after_falling_bands_is_read_as_24_or_less_and_flagged():
    printed = "40-50 / 49-25 / >24"
    assert a_scale(printed).polarity == "lower"
    assert cuts(printed)[-1] == ("24", True)
    assert (band(printed, "24"), band(printed, "24.5"), band(printed, "3")) == ("Outstanding", "Good", "Outstanding")
    assert "contradiction" in doubts(printed)


def test_less_than_a_number_after_climbing_bands_is_read_as_that_number_or_more_and_flagged():
    printed = "50-60 / 61-80 / <81"
    assert (a_scale(printed).polarity, cuts(printed)[-1]) == ("higher", ("81", True))
    assert "contradiction" in doubts(printed)


@pytest.mark.parametrize(
    ("printed", "polarity"),
    [
        ("50-60 / 61-75 / 75+", "higher"),
        ("8-15 / 7-5 / <5", "lower"),
        ("25-21 / 20-16 / <15%", "lower"),
        ("16-25 / 6-15 / 0-5", "lower"),
        ("35-26 / 25-20 / 19-10", "lower"),
        ("20-24 / 19-16 / <16", "lower"),
        ("40-20 / 20-10 / <10", "lower"),
        ("80-89 / 90-99 / 100", "higher"),
        ("65–75 / 76 – 84 / 85 +", "higher"),
        ("60-70 / 80-71", "higher"),
        ("<65 / 65-84 / 85+", "higher"),
        (">25 / 25-15 / <15", "lower"),
        ("<65 / 65+", "higher"),
        (">10 / <10", "lower"),
        ("less than 65 / at least 65", "higher"),
    ],
)
def test_polarity_comes_from_comparing_bands_and_never_the_edges_of_one_cell(printed, polarity):
    assert a_scale(printed).polarity == polarity


@pytest.mark.parametrize(
    ("printed", "low", "high", "inclusive"),
    [
        ("65–75", "65", "75", True),
        ("7-5", "5", "7", True),
        (" 65 - 75 ", "65", "75", True),
        ("75 to 84", "75", "84", True),
        ("85+", "85", None, True),
        (">84", "84", None, False),
        (">= 85", "85", None, True),
        ("100", "100", "100", True),
        ("1,200+", "1200", None, True),
        ("76.4%-80%", "76.4", "80", True),
    ],
)
def test_every_printed_form_is_read(printed, low, high, inclusive):
    read = a_scale(f"1-2 / {printed}").bands[1]
    assert (str(read.low), read.high and str(read.high), read.cut.inclusive) == (low, high, inclusive)
    assert read.as_printed == printed


def test_bands_keep_the_plans_names():
    scale = read_scale((("Weak", "50-60"), ("Strong", "61+")))
    assert [zone_of(scale, Fraction(value)).name for value in (40, 55, 70)] == ["Below weak", "Weak", "Strong"]


def test_the_zone_beneath_the_worst_band_has_its_own_place():
    assert zone_of(a_scale("65-75 / 75-84 / 85+"), Fraction(10)).place == BELOW


def test_beyond_the_worst_band_printed_as_open_is_still_that_band():
    assert band("<65 / 65-84 / 85+", "3") == band(">25 / 25-15 / <15", "90") == "Requires improvement"


def test_a_measure_with_one_band_has_no_polarity_and_that_is_a_problem():
    assert (a_scale("85+").polarity, doubts("85+")) == ("unknown", ["doubtful"])
    assert band("85+", "90") is None


def test_bands_that_are_all_the_same_have_no_polarity_and_that_is_a_problem():
    assert (a_scale("80-90 / 80-90").polarity, doubts("80-90 / 80-90")) == ("unknown", ["doubtful"])


def test_a_measure_without_thresholds_has_no_bands_and_no_problem():
    for printed in ("", "- / – / -"):
        scale = a_scale(printed)
        assert (scale.polarity, scale.bands, scale.doubts) == ("unknown", (), ())
        assert zone_of(scale, Fraction(1)) is None


@pytest.mark.parametrize("printed", ["Increase", "Increase ", "increase / Increase / increase", "An increase"])
def test_increase_alone_is_a_direction_without_cuts(printed):
    scale = a_scale(printed, "number")
    assert (scale.polarity, scale.direction, scale.bands, scale.doubts) == ("direction", "increase", (), ())
    assert zone_of(scale, Fraction(1)) is next_band(scale, Fraction(1), "number") is None


def test_decrease_alone_is_a_direction():
    assert a_scale("Reduction", "number").direction == "decrease"


def test_increase_on_a_measure_of_time_is_unknown_and_a_problem():
    for unit, name in (("days", ""), (None, "Average days to a decision"), (None, "Length of time waited")):
        assert a_scale("Increase", unit, name).polarity == "unknown"
        assert doubts("Increase", unit, name) == ["doubtful"]


def test_increase_of_timeliness_is_a_direction_and_a_problem():
    name = "Timeliness of writing up assessments"
    assert (a_scale("Increase", None, name).polarity, doubts("Increase", None, name)) == ("direction", ["doubtful"])


@pytest.mark.parametrize(
    ("printed", "kind"),
    [
        ("65-75 / 75-84 / 85+", "contradiction"),
        ("65-74 / 75-80 / 85+", "doubtful"),
        ("65-74 / 75-84 / 85+", "doubtful"),
        ("25-20 / 20-16 / <15%", "doubtful"),
        ("30-39 / 40-49 / 39+", "contradiction"),
        ("50-60 / 61-75 / a lot", "unread"),
        ("65-75 / 75-84 / 85-95", "doubtful"),
    ],
)
def test_overlaps_gaps_signs_and_a_unit_on_one_band_are_problems(printed, kind):
    assert kind in doubts(printed)


@pytest.mark.parametrize("printed", ["<70 / 70-80 / >80", ">25 / 20-25 / <20", "below 85 / 85-94 / more than 94"])
def test_a_worst_band_that_ends_short_of_its_edge_does_not_overlap_the_next(printed):
    assert doubts(printed) == []


def test_an_edge_that_no_band_holds_is_a_gap():
    assert doubts("<70 / >70 / >80", "number") == ["doubtful"]


def test_whole_numbers_have_no_gap_between_34_and_35():
    assert doubts("10-34 / 35-50 / 51+", "number") == []
    assert doubts("10-34 / 36-50 / 51+", "number") == ["doubtful"]


def test_past_the_far_edge_of_the_best_band_is_that_band_and_flagged():
    scale = a_scale("65-75 / 76-84 / 85-95", "number")
    assert (zone_of(scale, Fraction(96)).name, zone_of(scale, Fraction(96)).beyond) == ("Outstanding", True)
    assert not zone_of(scale, Fraction(95)).beyond
    low = a_scale("35-26 / 25-20 / 19-10", "number")
    assert (zone_of(low, Fraction(9)).name, zone_of(low, Fraction(9)).beyond) == ("Outstanding", True)


def test_the_units_own_limit_is_not_flagged():
    assert [doubt for doubt in a_scale("65-80 / 80-90 / 90-100").doubts if "only to" in doubt.message] == []
    assert [doubt for doubt in a_scale("16-25 / 6-15 / 0-5").doubts if "only to" in doubt.message] == []


def test_the_distance_to_the_next_band_is_in_the_unit():
    better = to_next("65-75 / 75-84 / 85+", "82")
    assert (better.name, better.distance, better.cases) == ("Outstanding", 3, None)
    assert to_next("65-75 / 75-84 / 85+", "60").name == "Requires improvement"
    assert to_next("65-75 / 75-84 / 85+", "85") is None
    assert to_next("25-20 / 19-15 / <14", "20.5").distance == Fraction(3, 2)


def test_on_an_edge_that_belongs_to_the_worse_band_the_distance_is_nothing():
    better = to_next("25-20 / 19-15 / <14", "14", "percent", 14, 100)
    assert (better.name, better.distance, better.cases) == ("Outstanding", 0, 1)


def test_four_more_assessments_in_time():
    better = to_next("65-75 / 75-84 / 85+", Fraction(81, 100) * 100, "percent", 81, 100)
    assert (better.name, better.cases) == ("Outstanding", 4)


def test_cases_are_rounded_up_to_whole_ones():
    assert to_next("65-75 / 75-84 / 85+", Fraction(5, 7) * 100, "percent", 5, 7).cases == 1
    assert to_next("65-75 / 75-84 / 85+", Fraction(2, 7) * 100, "percent", 2, 7).cases == 3


def test_fewer_cases_are_wanted_where_low_is_good():
    assert to_next("25-20 / 19-15 / <14", "20", "percent", 20, 100).cases == 1


def test_more_cases_than_there_are_cannot_be_wanted():
    assert to_next("65-75 / 75-84 / >100", "90", "percent", 9, 10).cases is None
    assert to_next("65-75 / 75-84 / 85+", "70", "percent", 0, 0).cases is None


def test_the_next_band_is_the_nearest_better_one_where_cuts_contradict():
    better = to_next("50-60 / 80-90 / 70+", "60", "percent", 60, 100)
    assert (better.name, better.distance, better.cases) == ("Outstanding", 10, 10)
    assert to_next("50-60 / 75-80 / 75+", "70").name == "Outstanding"


def test_a_decimal_comma_is_no_thousand():
    scale = a_scale("65,5-75 / 1,200-1,300 / 1,301+")
    assert [band.low for band in scale.bands] == [1200, 1301]
    assert any('"65,5-75" for Requires improvement could not be read' in doubt.message for doubt in scale.doubts)
