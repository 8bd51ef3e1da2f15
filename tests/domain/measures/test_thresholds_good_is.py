"""What is printed beside the thresholds about which way is good."""

from tests.domain.builders import thresholds
from tracker.domain.measures.thresholds import read_scale


def scale(printed, good_is):
    return read_scale(thresholds(printed) if printed else (), "Visits", "percent", good_is)


def test_without_thresholds_it_is_what_counts():
    assert [scale("", good).polarity for good in ("high", "low", "neutral", None)] == [
        "higher",
        "lower",
        "direction",
        "unknown",
    ]


def test_one_band_alone_is_cut_by_it_and_not_doubted():
    found = scale(" / 75 / ", "high")
    assert (found.polarity, found.doubts, found.bands[0].cut.value) == ("higher", (), 75)


def test_thresholds_go_before_it_and_a_contradiction_is_said():
    climbing = "65-75% / 75-85% / 85%+"
    assert scale(climbing, "high") == scale(climbing, None)
    found = scale(climbing, "low")
    assert found.polarity == "higher"
    assert (found.doubts[0].kind, found.doubts[0].message) == (
        "contradiction",
        '"low" is printed as good, but the thresholds rise: they were followed.',
    )
