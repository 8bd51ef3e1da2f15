"""The readings of a series as a table shows them, with what each took the place of."""

from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from tests.domain.builders import a_reading, on
from tracker.domain.edit import Stamp
from tracker.domain.measures.readings import further_readings, reading_lines, says_nothing

DAY = on("14 Nov 2017")
CLOCK = datetime(2017, 11, 14, tzinfo=UTC)


def shown(readings, as_at=DAY):
    """(value, value of what replaced it) of each line."""
    lines = reading_lines(readings, as_at)
    return [(one.reading.as_printed, one.replaced_by and one.replaced_by.as_printed) for one in lines]


def known(period, value, day, **fields):
    return a_reading(period, value, known=on(day), uuid=f"{period} {value} {day}", **fields)


def test_the_newest_stands_first_and_under_it_what_it_replaced():
    readings = [
        a_reading("Q1 2017/18", 60),
        known("Q1 2017/18", 61, "1 Aug 2017"),
        known("Q1 2017/18", 62, "1 Sep 2017"),
        a_reading("Q2 2017/18", 70),
    ]
    assert shown(readings) == [("70", None), ("62", None), ("61", "62"), ("60", "61")]


def test_a_mere_blank_is_no_line_of_its_own():
    readings = [a_reading("Q1 2017/18", 60), known("Q1 2017/18", None, "1 Aug 2017")]
    assert shown(readings) == [("60", "")]
    assert shown([*readings, known("Q1 2017/18", 64, "1 Sep 2017")]) == [("64", None), ("60", "")]
    assert shown([a_reading("Q1 2017/18", None)]) == [("", None)]


def test_what_became_known_later_is_no_line_on_a_day_before():
    readings = [a_reading("Q1 2017/18", 60), known("Q1 2017/18", 61, "1 Dec 2017")]
    assert shown(readings) == [("60", None)]
    assert shown(readings, on("1 Dec 2017")) == [("61", None), ("60", "61")]


def test_a_value_of_a_period_to_come_is_a_line_from_the_day_on_which_it_was_saved():
    early = a_reading("Q3 2017/18", 70, recorded_at=CLOCK)
    assert shown([early]) == [("70", None)]
    assert shown([early], on("13 Nov 2017")) == []
    assert shown([a_reading("Q3 2017/18", 70, recorded_at=CLOCK, role="target")], on("13 Nov 2017")) == [("70", None)]


def test_a_target_and_a_value_of_one_period_are_two_lines():
    assert len(shown([a_reading("Q1 2017/18", 60), a_reading("Q1 2017/18", 80, role="target")])) == 2


days = st.sampled_from(["1 Aug 2017", "1 Sep 2017", "1 Dec 2017"])
some_readings = st.lists(
    st.builds(
        lambda period, value, day, role, number: known(period, value, day, role=role, place=number, recorded_at=CLOCK),
        st.sampled_from(["Q1 2017/18", "Q2 2017/18", "Jul 2017"]),
        st.sampled_from([None, 1, 2, 3]),
        days,
        st.sampled_from(["actual", "estimate", "target"]),
        st.integers(0, 9),
    ),
    unique_by=lambda one: (one.uuid, one.place, one.role),
)


@given(some_readings, st.randoms())
def test_the_order_in_which_readings_are_stored_shows_nowhere(readings, chance):
    shuffled = list(readings)
    chance.shuffle(shuffled)
    assert reading_lines(shuffled, DAY) == reading_lines(readings, DAY)


@given(some_readings)
def test_everything_known_that_says_something_is_shown_once(readings):
    shown_here = [line.reading for line in reading_lines(readings, DAY)]
    said = [one for one in readings if one.known <= DAY and not says_nothing(one)]
    assert sorted(map(id, said)) == sorted(id(one) for one in shown_here if not says_nothing(one))


def test_what_somebody_typed_stood_in_no_cell():
    read = a_reading("Q1 2017/18", 60, read_from="plan.xlsx, Scorecard, D14", uuid="a")
    (typed,) = further_readings([read], [read], Stamp(DAY, CLOCK, "QA", lambda: "b"))
    assert (typed.uuid, typed.recorded_by, typed.read_from) == ("b", "QA", None)
