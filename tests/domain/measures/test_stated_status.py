"""The stated status beside the band."""

from fractions import Fraction

import pytest

from tests.domain.builders import a_scale
from tracker.domain.measures.bands import zone_of
from tracker.domain.measures.stated_status import colour_of_band, status_colour, status_disagreement
from tracker.domain.measures.thresholds import read_scale

SCALE = a_scale("65-75 / 76-85 / 86-100")
BELOW, REQUIRES, GOOD, OUTSTANDING = 50, 70, 80, 90


def said(stated, value, scale=SCALE):
    return status_disagreement(stated, zone_of(scale, Fraction(value)), scale)


def test_a_red_status_of_a_measure_in_the_good_band_disagrees():
    assert said("3", GOOD) == "stated 3, band good"


def test_a_status_better_than_its_band_disagrees():
    assert said("1", REQUIRES) == "stated 1, band requires improvement"
    assert said("Amber", BELOW) == "stated Amber, band below requires improvement"
    assert said("G", BELOW) == "stated G, band below requires improvement"


@pytest.mark.parametrize(("stated", "value"), [("3", REQUIRES), ("2", GOOD), ("2", OUTSTANDING), ("A", GOOD)])
def test_a_status_one_colour_worse_is_caution(stated, value):
    assert said(stated, value) == ""


@pytest.mark.parametrize(
    ("stated", "value"), [("3", BELOW), ("2", REQUIRES), ("1", GOOD), ("1", OUTSTANDING), ("Red", BELOW)]
)
def test_a_status_of_the_colour_of_its_band_agrees(stated, value):
    assert said(stated, value) == ""


def test_a_status_that_names_a_band_names_that_one():
    assert said("Good", GOOD) == "" and said("good", OUTSTANDING) == "stated good, band outstanding"
    assert said("Below requires improvement", BELOW) == ""
    assert said("Requires improvement", GOOD) == "stated Requires improvement, band good"


def test_nothing_disagrees_without_a_status_without_a_band_or_with_a_word_that_is_no_colour():
    assert said(None, GOOD) == said("", GOOD) == said("on hold", GOOD) == said("Blue", BELOW) == ""
    assert status_disagreement("3", None, SCALE) == ""


def test_bands_of_any_names_have_colours_by_their_place():
    scale = read_scale((("Basic", "50-60"), ("Secure", "61-80"), ("Leading", "81+")), "", "percent")
    colours = [colour_of_band(zone_of(scale, Fraction(value)), scale) for value in (40, 55, 70, 90)]
    assert colours == ["red", "amber", "green", "green"]
    assert said("3", 90, scale) == "stated 3, band leading"


def test_the_status_has_the_colour_that_is_stated_else_that_of_the_band():
    zone = zone_of(SCALE, Fraction(GOOD))
    assert status_colour("3", zone, SCALE) == "red" and status_colour(None, zone, SCALE) == "green"
    assert status_colour("on hold", zone, SCALE) == status_colour(None, None, SCALE) == "grey"
