"""How many measures are in each band."""

from tests.domain.builders import a_reading, on
from tracker.domain.measure import Measure
from tracker.domain.plan import Plan, Theme
from tracker.domain.summary.of_measures import band_place, measures_by_band

NAMES = ("Requires improvement", "Good", "Outstanding")
CUTS = (("Requires improvement", "50-60"), ("Good", "61-75"), ("Outstanding", "76+"))


def a_measure(ref, *readings, removed_on=None, thresholds=CUTS):
    return Measure(
        ref, f"Measure {ref}", unit="percent", thresholds=thresholds, readings=readings, removed_on=removed_on
    )


def counts(*measures, as_at="31 Dec 2017"):
    told = measures_by_band(Plan("A plan", themes=(Theme("1", "One", measures=measures),)), on(as_at), NAMES)
    return {band.name: band.measures for band in told.bands}, told.read, told.unread


def test_bands_stand_the_best_first_and_what_is_in_none_last():
    measures = [
        a_measure("1-M01", a_reading("Oct 2017", 10)), a_measure("1-M02", a_reading("Oct 2017", 80)),
        a_measure("1-M03", a_reading("Oct 2017", 70)), a_measure("1-M04", a_reading("Oct 2017", 71)),
        a_measure("1-M05", a_reading("Oct 2017", 5), thresholds=()), a_measure("1-M06"),
    ]  # fmt: skip
    bands, read, unread = counts(*measures)
    assert list(bands.items()) == [
        ("Outstanding", 1), ("Good", 2), ("Below requires improvement", 1), ("no bands", 1),
    ]  # fmt: skip
    assert (read, unread) == (5, 1)


def test_a_reading_of_later_and_a_measure_that_is_gone_do_not_count():
    later = a_measure("1-M01", a_reading("Oct 2017", 80))
    gone = a_measure("1-M02", a_reading("Sep 2017", 80), removed_on=on("1 Oct 2017"))
    assert counts(later, gone, as_at="15 Oct 2017") == ({}, 0, 1)


def test_a_band_stands_after_what_lies_beneath_it():
    order = ["below requires improvement", "Requires improvement", "good", "Outstanding", "other", "no bands"]
    order += ["no reading"]
    assert sorted(set(order), key=lambda band: band_place(band, NAMES)) == order
