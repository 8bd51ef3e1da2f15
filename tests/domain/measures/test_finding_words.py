"""What is said of a measure whose values are words of a scale."""

from datetime import timedelta

import pytest

from tests.domain.builders import a_measure, a_reading, on
from tracker.domain.measures.finding import direction_of_travel, find
from tracker.domain.plan import WordScale

AS_AT = on("31 Mar 2019")
MATURITY = "Not started / Plans in place / Established / Embedded"


def worded(*said, scale=MATURITY, **fields):
    """A measure whose readings are (period, word) or (period, word, role)."""
    readings = [a_reading(period, None, word=word, role=(*role, "actual")[0]) for period, word, *role in said]
    return a_measure(readings=readings, scale=scale, unit=None, **fields)


def sentence(*said, **fields):
    return find(worded(*said, **fields), AS_AT).sentence


def test_the_word_its_period_where_it_came_from_and_which_way_that_is():
    found = find(worded(("Q1 2018/19", "Plans in place"), ("Q2 2018/19", "Established")), AS_AT)
    assert found.sentence == "Established in Q2 2018/19, from plans in place; improving"
    assert (found.latest.word, found.previous.word, found.direction_of_travel) == (
        "Established",
        "Plans in place",
        "improving",
    )
    assert found.words == ("Not started", "Plans in place", "Established", "Embedded")


@pytest.mark.parametrize(
    ("before", "now", "travel"),
    [("Embedded", "Established", "worsening"), ("Established", "established", "no change"), ("Odd", "Embedded", None)],
)
def test_the_direction_goes_by_the_place_on_the_scale(before, now, travel):
    found = find(worded(("Q1 2018/19", before), ("Q2 2018/19", now)), AS_AT)
    assert found.direction_of_travel == travel
    assert found.sentence.endswith(f"; {travel}") == (travel is not None)


def test_letters_and_figures_are_words_too():
    assert sentence(("Apr 2018", "A"), ("May 2018", "R"), scale="R, A, G") == "R in May 2018, from A; worsening"
    of = a_measure(readings=[("Apr 2018", 3), ("May 2018", 1)], scale="3, 2, 1")
    assert find(of, AS_AT).sentence == "1 in May 2018, from 3; improving"


def test_the_plans_own_scale_is_asked_for_its_order():
    of = worded(("Apr 2018", "Sown"), ("May 2018", "In leaf"), scale="Growth")
    assert find(of, AS_AT).direction_of_travel is None
    found = find(of, AS_AT, (WordScale("Growth", ("Sown", "In leaf")),))
    assert (found.direction_of_travel, found.words) == ("improving", ("Sown", "In leaf"))


def test_words_without_a_known_order_are_said_all_the_same():
    assert sentence(("Apr 2018", "Sown"), ("May 2018", "In leaf"), scale=None) == "In leaf in May 2018, from sown"


def test_words_are_never_compared_as_numbers():
    of = worded(("Apr 2018", "Established"), ("May 2018", "Embedded"))
    assert direction_of_travel(of, "unknown", None, AS_AT) is None


def test_how_far_it_is_from_the_planned_word_is_said_in_steps():
    planned = ("Q2 2018/19", "Embedded", "planned")
    now = ("Q2 2018/19", "Plans in place")
    assert sentence(now, planned) == "Plans in place in Q2 2018/19: 2 steps short of the target of embedded"
    assert sentence(("Q2 2018/19", "Embedded"), planned) == "Embedded in Q2 2018/19: target met"
    assert sentence(("Q2 2018/19", "Established"), planned).endswith("1 step short of the target of embedded")


def test_a_correction_is_a_further_word_and_counts_from_the_day_it_was_known():
    first = a_reading("Q2 2018/19", None, word="Embedded")
    later = a_reading("Q2 2018/19", None, word="Established", known=AS_AT)
    of = a_measure(readings=[first, later], scale=MATURITY)
    assert find(of, AS_AT).sentence == "Established in Q2 2018/19"
    assert find(of, AS_AT - timedelta(days=1)).sentence == "Embedded in Q2 2018/19"


def test_a_word_that_comes_only_later_is_no_reading_yet():
    assert sentence(("Q1 2019/20", "Established")) == "None by 31 Mar 2019"
