"""Measures that are one under several names: joined they are seen as one, and apart they are as they were."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.builders import a_reading, a_remark, on
from tracker.domain.measure import Comparator, Group, Measure, known_by, latest
from tracker.domain.measures.joins import apart, homes, joined, joined_into, measure_as_kept
from tracker.domain.measures.remarks import said_at
from tracker.domain.plan import Plan, Theme
from tracker.errors import TrackerError


def a_measure(number, *readings, **fields):
    return Measure(f"1-M{number:02}", f"Visits {number}", readings=readings, **fields)


def a_plan(*measures):
    return Plan("Plan", themes=(Theme("1", "Visits", measures=measures),))


def saved(plan, record):
    """The plan with a measure as it would be saved: its own fields, and what lies beneath it as before."""

    def now(measure):
        own = {"remarks": measure.remarks, "readings": measure.readings, "groups": measure.groups}
        return replace(record, **own, comparators=measure.comparators) if measure.ref == record.ref else measure

    themes = (replace(theme, measures=tuple(map(now, theme.measures))) for theme in plan.themes)
    return replace(plan, themes=tuple(themes))


def test_a_joined_measure_is_part_of_the_other_one():
    england, team = Comparator("England", readings=(a_reading("2020", 3),)), Group("North", (a_reading("2020", 4),))
    one = a_measure(1, a_reading("Apr 2022", 70), comparators=(england,), remarks=(a_remark("Old."),))
    two = a_measure(
        *(2, a_reading("May 2022", 72)),
        comparators=(replace(england, name="england", readings=(a_reading("2021", 5),)),),
        groups=(team,),
        remarks=(a_remark("New.", "31 May 2022"),),
    )
    plan = saved(a_plan(one, two), joined(a_plan(one, two), "1-M02", "1-M01"))
    ((_, whole),) = plan.measures()
    assert (whole.ref, latest(whole, on("31 May 2022")).value) == ("1-M01", 72)
    assert said_at(whole.remarks, on("31 May 2022")).comment == "New."
    assert [(c.name, len(c.readings)) for c in whole.comparators] == [("England", 2)] and whole.groups == (team,)
    assert [one.name for one in joined_into(plan, "1-M01")] == ["Visits 2"]
    assert homes(plan) == {"1-M01": "1-M01", "1-M02": "1-M01"}


def test_where_both_series_of_a_name_were_told_at_once_that_of_the_measure_itself_counts():
    for ours, other in (("a", "b"), ("b", "a")):
        one, two = (Comparator("England", readings=(a_reading("2020", n, uuid=u),)) for n, u in ((3, ours), (4, other)))
        plan = a_plan(a_measure(1, comparators=(one,)), a_measure(2, comparators=(two,), joined_into="1-M01"))
        ((_, whole),) = plan.measures()
        assert [reading.value for reading in known_by(whole.comparators[0].readings, on("1 Jan 2022"))] == [3]


def test_a_measure_may_be_joined_into_one_that_is_joined_itself():
    plan = a_plan(a_measure(1), a_measure(2), a_measure(3, a_reading("May 2022", 72)))
    plan = saved(plan, joined(plan, "1-M03", "1-M02"))
    plan = saved(plan, joined(plan, "1-M02", "1-M01"))
    assert [(measure.ref, len(measure.readings)) for _, measure in plan.measures()] == [("1-M01", 1)]


@pytest.mark.parametrize(
    ("ref", "into", "says"),
    [
        ("1-M01", "1-M01", "1-M01 is that measure"),
        ("1-M02", "1-M01", "1-M02 are one already"),
        ("1-M01", "1-M02", "1-M01 are one already"),
        ("1-M03", "1-M04", "counts in percent and 1-M04 in days"),
        ("1-M03", "1-M05", "was removed from the plan"),
        ("1-M09", "1-M01", "no measure 1-M09"),
    ],
)
def test_what_cannot_be_joined_is_told(ref, into, says):
    plan = a_plan(
        *(a_measure(1), a_measure(2, joined_into="1-M01"), a_measure(3, unit="percent"), a_measure(4, unit="days")),
        a_measure(5, removed_on=on("1 Jan 2022")),
    )
    with pytest.raises(TrackerError, match=says):
        joined(plan, ref, into)


def test_only_what_was_joined_can_be_taken_apart():
    with pytest.raises(TrackerError, match="was not joined"):
        apart(a_plan(a_measure(1)), "1-M01")


def test_refs_that_lead_in_a_ring_or_nowhere_hide_nothing():
    plan = a_plan(a_measure(1, joined_into="1-M02"), a_measure(2, joined_into="1-M01"), a_measure(3, joined_into="9"))
    assert [measure.ref for _, measure in plan.measures()] == ["1-M01", "1-M02", "1-M03"]


def test_a_removed_measure_is_not_seen_and_stays():
    plan = a_plan(a_measure(1, removed_on=on("1 Jan 2022")), a_measure(2))
    assert [measure.ref for _, measure in plan.measures()] == ["1-M02"]
    assert [measure.ref for _, measure in plan.all_measures()] == ["1-M01", "1-M02"]


@given(st.data())
def test_join_then_undo_is_the_same_plan(data):
    number = data.draw(st.integers(2, 5))
    plan = a_plan(*(a_measure(n, a_reading("May 2022", n)) for n in range(1, number + 1)))
    for measure in plan.measure_records():
        others = [one.ref for one in plan.measure_records() if homes(plan)[one.ref] != homes(plan)[measure.ref]]
        if others and data.draw(st.booleans()):
            plan = saved(plan, joined(plan, measure.ref, data.draw(st.sampled_from(others))))
    standing = [measure.ref for _, measure in plan.measures()]
    if len(standing) > 1:
        one, other = data.draw(st.permutations(standing))[:2]
        after = saved(saved(plan, joined(plan, one, other)), measure_as_kept(plan, one))
        assert after == plan and apart(saved(plan, joined(plan, one, other)), one) == measure_as_kept(plan, one)
        assert len(list(saved(plan, joined(plan, one, other)).measures())) == len(standing) - 1
