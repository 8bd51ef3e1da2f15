"""Which reading of a period counts on a day: the last that was known by then; earlier ones stay."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.builders import a_measure, a_reading, on
from tracker.domain.measure import Reading, known_by, latest, previous, readings_that_count
from tracker.domain.measures.scorecard_day import before_period
from tracker.domain.when import month_when

MAY, JUNE = month_when(2022, 5), month_when(2022, 6)


def values(readings, day):
    return [str(reading.value) for reading in readings_that_count(readings, on(day))]


def test_a_correction_counts_from_the_day_from_which_it_was_known():
    readings = [a_reading("May 2022", 58), a_reading("May 2022", 58.5, known=on("30 Jun 2022"))]
    assert values(readings, "31 May 2022") == ["58"]
    assert values(readings, "30 Jun 2022") == ["58.5"]


def test_of_two_that_were_known_on_one_day_the_later_recorded_counts():
    clock = datetime(2022, 6, 30, 9, tzinfo=UTC)
    one = a_reading("May 2022", 58, known=on("30 Jun 2022"), recorded_at=clock + timedelta(minutes=1))
    other = a_reading("May 2022", 59, known=on("30 Jun 2022"), recorded_at=clock)
    assert values([one, other], "30 Jun 2022") == ["58"]


def test_an_actual_value_takes_the_place_of_an_estimate_whichever_came_first():
    actual, estimate = a_reading("May 2022", 58), a_reading("May 2022", 60, role="estimate", known=on("1 Jul 2022"))
    assert values([estimate, actual], "1 Aug 2022") == ["58"]
    assert values([estimate], "1 Aug 2022") == ["60"]


@pytest.mark.parametrize("role", ["target", "planned"])
def test_what_was_only_aimed_at_is_no_value(role):
    readings = [a_reading("May 2022", 58), a_reading("May 2022", 80, role=role), a_reading("2023", 90, role=role)]
    assert values(readings, "1 Aug 2022") == ["58"]
    assert sorted(reading.role for reading in known_by(readings, on("1 Aug 2022"))) == sorted(["actual", role, role])


def test_a_blank_takes_a_value_back():
    readings = (
        a_reading("Apr 2022", 50),
        a_reading("May 2022", 58),
        a_reading("May 2022", None, known=on("1 Jul 2022")),
    )
    measure = a_measure(readings=readings)
    assert latest(measure, on("30 Jun 2022")).value == 58 and latest(measure, on("1 Jul 2022")).value == 50


def test_a_value_of_before_is_the_previous_one_while_its_period_is_not_held():
    before = before_period(MAY)
    assert (before.as_printed, before.last) == ("before May 2022", on("30 Apr 2022"))
    unnamed, may = Reading(before, a_reading("", 70).value, "70.1"), a_reading("May 2022", 72)
    assert previous(a_measure(readings=(unnamed, may)), on("31 May 2022")) == unnamed
    april = a_reading("Apr 2022", 71)
    assert previous(a_measure(readings=(april, unnamed, may)), on("31 May 2022")) == april


PERIODS = st.sampled_from([MAY, JUNE, before_period(MAY)])
READINGS = st.builds(
    Reading,
    PERIODS,
    st.none() | st.decimals(0, 100, places=0),
    role=st.sampled_from(["actual", "estimate", "target"]),
    known=st.none() | st.dates(date(2022, 5, 30), date(2022, 7, 2)),
    recorded_at=st.none() | st.datetimes(datetime(2022, 7, 1), datetime(2022, 7, 2), timezones=st.just(UTC)),
    uuid=st.uuids().map(str),
)
SOME = st.lists(READINGS, max_size=8, unique_by=lambda reading: reading.uuid)


@given(readings=SOME, order=st.randoms(use_true_random=False), day=st.dates(date(2022, 5, 29), date(2022, 7, 3)))
def test_the_order_of_storing_says_nothing(readings, order, day):
    mixed = list(readings)
    order.shuffle(mixed)
    assert known_by(mixed, day) == known_by(readings, day)


@given(readings=SOME, day=st.dates(date(2022, 5, 29), date(2022, 7, 3)))
def test_nothing_that_was_known_later_counts(readings, day):
    known = [reading for reading in readings if reading.known is None or reading.known <= day]
    assert known_by(readings, day) == known_by(known, day)
