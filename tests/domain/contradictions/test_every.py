"""A register that goes from day to day and through saves: what contradicts itself is what each action alone says."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from tests.domain.builders import a_line, a_measure, a_plan, an_action, an_update, on
from tracker.domain.actions.register import Register, among, register
from tracker.domain.contradictions.contradiction import CAUSES
from tracker.domain.contradictions.every import contradictions

DAYS = st.dates(on("1 Jul 2017"), on("31 Jan 2018"))
UPDATES = st.builds(
    an_update,
    st.none() | DAYS,
    st.sampled_from([None, "Said", "An audit will be carried out in January 2018."]),
    status=st.sampled_from([None, None, "in progress", "reported complete", "complete", "stopped"]),
    rag=st.sampled_from([None, None, "red", "green", "none"]),
    review=st.sampled_from([None, "Aug 2017", "Oct 2017", "Mar 2018", "Ongoing"]),
)
ACTIONS = st.builds(
    lambda updates, *, linked, gone: an_action("", "Dec 2017", updates, measures=linked, removed_on=gone),
    st.lists(UPDATES, max_size=4),
    linked=st.sampled_from([(), ("1.1-M01",)]),
    gone=st.none() | DAYS,
)
BELOW = a_measure("65+ / 75+ / 85+", [("Q1 2017/18", 60), ("Q2 2017/18", 60)])


def planned(actions):
    plan = a_plan(*actions)
    return replace(plan, themes=(replace(plan.themes[0], measures=(BELOW,)),))


def of_each_alone(actions, day):
    alone = [planned([action]) for action in actions]
    found = [one for plan in alone for one in contradictions(plan, among(register(plan, day)), day)]
    found = [one for one in found if one.kind != "green theme"]
    return sorted(found, key=lambda one: list(CAUSES).index(one.kind))


def all_are_green(actions, day):
    lines = [line for action in actions if (line := a_line(action, day))]
    return {line.rating for line in lines if line.state.status.live} == {"green"}


@given(
    st.lists(ACTIONS, min_size=1, max_size=5),
    st.lists(st.tuples(DAYS, st.none() | st.tuples(st.integers(0, 4), UPDATES)), min_size=1, max_size=6),
)
def test_it_is_the_same_after_any_days_and_saves(actions, turns):
    actions = [replace(action, ref=f"1.1.{number}") for number, action in enumerate(actions)]
    kept = Register(planned(actions))
    for day, saved in turns:
        if saved:
            place = saved[0] % len(actions)
            actions[place] = replace(actions[place], updates=(*actions[place].updates, saved[1]))
            kept = kept.renewed(planned(actions))
        found = contradictions(kept.plan, among(kept.as_at(day)), day)
        assert [one for one in found if one.kind != "green theme"] == of_each_alone(actions, day)
        assert any(one.kind == "green theme" for one in found) == all_are_green(actions, day)
