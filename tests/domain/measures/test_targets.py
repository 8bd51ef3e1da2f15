"""Which target a reading has, how far it is from it, and what was planned when."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.builders import a_measure, a_reading, on
from tracker.domain.measures.finding import find
from tracker.domain.measures.targets import target_for, target_for_all, trajectory

AS_AT = on("31 Mar 2018")
HIGHER, LOWER = "65-75 / 75-84 / 85+", "25-20 / 19-15 / <14"


def aim(period, value, role="target", **fields):
    return a_reading(period, value, role=role, **fields)


def with_aims(*aims, value="80.4", period="Q2 2017/18", printed=HIGHER, **fields):
    return a_measure(printed, [a_reading(period, value), *aims], **fields)


def value_of_target(*aims, as_at=AS_AT):
    of = with_aims(*aims)
    found = target_for(of, of.readings[0], as_at)
    return None if found is None else found.value


def test_a_target_for_the_same_period_comes_before_one_that_holds_it_and_one_for_all():
    same, holds, every = aim("Q2 2017/18", 81), aim("2017/18", 82), aim("", 83)
    assert value_of_target(every, holds, same) == 81
    assert value_of_target(every, holds) == 82
    assert value_of_target(every) == 83
    assert value_of_target() is None


def test_of_two_periods_that_hold_it_the_shorter_counts():
    assert value_of_target(aim("Apr 2015 - Mar 2020", 90), aim("2017/18", 82)) == 82


def test_a_target_for_another_period_is_none():
    assert value_of_target(aim("Q3 2017/18", 85), aim("2016/17", 70)) is None


def test_a_target_comes_before_what_was_merely_planned():
    planned, target = aim("Q2 2017/18", 81, "planned"), aim("Q2 2017/18", 82)
    assert value_of_target(planned, target) == value_of_target(target, planned) == 82
    assert value_of_target(planned) == 81


def test_a_target_given_anew_counts_from_the_day_it_was_known():
    first, anew = aim("", 85), aim("", 80, known=AS_AT)
    assert value_of_target(first, anew) == 80
    assert value_of_target(first, anew, as_at=AS_AT - timedelta(days=1)) == 85


def test_the_trajectory_is_in_order_and_reaches_past_the_day():
    of = with_aims(
        aim("Q4 2017/18", 90, "planned"), aim("Q3 2017/18", 85, "planned"), aim("Q1 2018/19", 95), aim("", 7)
    )
    assert [one.value for one in trajectory(of, AS_AT)] == [85, 90, 95]
    assert target_for_all(of, AS_AT).value == 7


def test_the_trajectory_has_one_value_for_a_period():
    of = with_aims(aim("Q3 2017/18", 85, "planned"), aim("Q3 2017/18", 86))
    assert [one.value for one in trajectory(of, AS_AT)] == [86]


@pytest.mark.parametrize(
    ("printed", "target", "words"),
    [
        (
            HIGHER,
            85,
            "80.4% in Q2 2017/18: good, 4.6 points short of outstanding, 4.6 points short of the target of 85",
        ),
        (HIGHER, 80, "80.4% in Q2 2017/18: good, 4.6 points short of outstanding, target met"),
        ("", 85, "80.4% in Q2 2017/18: 4.6 points below the target of 85"),
        ("", "80.4", "80.4% in Q2 2017/18: on the target of 80.4"),
        ("Decrease", 79, "80.4% in Q2 2017/18: a decrease is wanted, 1.4 points above the target of 79"),
    ],
)
def test_the_gap_stands_in_the_finding(printed, target, words):
    assert find(with_aims(aim("", target), printed=printed), AS_AT).sentence == words


def test_where_low_is_good_more_than_the_target_is_too_much():
    over = with_aims(aim("", 14), printed=LOWER, value=17, unit="days")
    assert find(over, AS_AT).sentence.endswith("3 days above the target of 14")
    assert find(with_aims(aim("", 18), printed=LOWER, value=17), AS_AT).sentence.endswith("target met")


def test_whose_target_it_is_is_said_where_the_period_is_another():
    found = find(with_aims(aim("2017/18", 90)), AS_AT)
    assert found.sentence.endswith("9.6 points short of the target of 90 for 2017/18")
    assert (found.gap.target.value, round(float(found.gap.distance), 1), found.gap.met) == (90, -9.6, False)


def test_a_value_is_not_shown_rounded_onto_its_target():
    found = find(with_aims(aim("", 82), value="81.96"), AS_AT)
    assert found.sentence.startswith("81.96% in") and found.sentence.endswith("0.04 points short of the target of 82")


def test_a_target_is_no_reading():
    of = a_measure(HIGHER, [aim("Q2 2017/18", 85), aim("Q1 2018/19", 90)])
    found = find(of, AS_AT)
    assert (found.sentence, found.gap, found.latest) == ("No reading yet", None, None)


@given(st.permutations(["Q1 2017/18", "Q2 2017/18", "Q3 2017/18", "", "2017/18"]))
def test_the_target_does_not_hang_on_the_order_of_storing(periods):
    of = with_aims(*(aim(period, 70 + len(period)) for period in periods))
    assert target_for(of, of.readings[0], AS_AT).value == 80
    assert len(trajectory(of, AS_AT)) == 4
