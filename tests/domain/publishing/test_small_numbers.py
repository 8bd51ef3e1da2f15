"""Numbers under 6 that count people or cases, and what would give them back."""

import pytest

from tests.domain.builders import a_measure, a_reading
from tracker.domain.measure import Comparator, Group
from tracker.domain.publishing.small_numbers import text_without_small_numbers, without_small_numbers


def shown(*readings, **fields):
    """The values of a measure as anybody may see them."""
    measure = without_small_numbers(a_measure(readings=readings, **fields))
    return [one.as_printed for one in measure.readings]


@pytest.mark.parametrize(
    ("numerator", "denominator", "hidden"),
    [(3, 40, True), (37, 40, True), (3, 5, True), (6, 12, False), (0, 12, False), (12, 12, False), (540, 717, False)],
)
def test_a_small_part_or_its_complement_hides_the_value(numerator, denominator, hidden):
    reading = a_reading("Sep 2017", "50", numerator=numerator, denominator=denominator)
    (made,) = without_small_numbers(a_measure(readings=[reading])).readings
    assert made.suppressed == hidden
    if hidden:
        assert (made.value, made.numerator, made.denominator, made.word, made.as_printed) == (
            None,
            None,
            None,
            None,
            "c",
        )


def test_a_small_count_is_hidden_and_a_small_percentage_is_not():
    assert shown(("Sep 2017", "4"), unit="number") == ["c"]
    assert shown(("Sep 2017", "0"), unit="number") == ["0"]
    assert shown(("Sep 2017", "4"), unit="percent") == ["4"]
    assert shown(("Sep 2017", "4"), unit="days") == ["4"]
    assert shown(("Sep 2017", "4"), unit="number", name="Average caseload") == ["4"]


def test_a_target_counts_nobody():
    assert shown(a_reading("2017/18", "4", role="target"), unit="number") == ["4"]


def test_the_whole_and_the_other_parts_do_not_give_it_back():
    year = [("Q1 2017/18", "20"), ("Q2 2017/18", "3"), ("Q3 2017/18", "12"), ("Q4 2017/18", "15"), ("2017/18", "50")]
    assert shown(*year, unit="number") == ["20", "c", "c", "15", "50"]


def test_a_correction_does_not_give_it_back():
    first, second = (a_reading("Sep 2017", value, uuid=value) for value in ("3", "7"))
    assert shown(first, second, unit="number") == ["c", "c"]


def test_groups_are_left_out_and_others_are_hidden_too():
    three = (a_reading("Sep 2017", "3"),)
    measure = a_measure(
        unit="number", groups=(Group("Girls", three),), comparators=(Comparator("Next door", readings=three),)
    )
    made = without_small_numbers(measure)
    assert made.groups == () and made.comparators[0].readings[0].suppressed


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("3 children moved", "c children moved"),
        ("Three looked after children moved", "c looked after children moved"),
        ("one family complained", "c family complained"),
        ("6 children moved", "6 children moved"),
        ("13 children moved", "13 children moved"),
        ("3 of 12 (25%) were late", "c of c were late"),
        ("9 out of the 12 were late", "c of c were late"),
        ("540 of 717 in time (75.3%)", "540 of 717 in time (75.3%)"),
        ("within 5 days most children are seen", "within 5 days most children are seen"),
        ("children aged 5 and over", "children aged 5 and over"),
        ("1.3 children", "1.3 children"),
        ("Q3 cases", "Q3 cases"),
        ("on 5 October children met", "on 5 October children met"),
    ],
)
def test_running_text_says_c(text, told):
    assert text_without_small_numbers(text) == told
