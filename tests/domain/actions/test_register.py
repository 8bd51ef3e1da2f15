"""The register: which actions are there on a day, how each stands, and the counts."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.builders import a_line, a_plan, an_action, an_update, on
from tracker.domain.actions.register import COUNTED_AS, Register, default_as_at, register, tally, worst_first
from tracker.domain.plan import Status


def counts(*actions, as_at="15 Nov 2017"):
    return tally(register(a_plan(*actions), on(as_at)))


def refs(lines):
    return [line.action.ref for line in lines]


def test_the_register_keeps_the_plans_order():
    plan = a_plan(an_action("1.1.2"), an_action("1.1.10"), an_action("1.1.1"))
    assert refs(register(plan, on("1 Nov 2017"))) == ["1.1.2", "1.1.10", "1.1.1"]


def test_an_action_is_there_from_its_first_day_until_it_is_removed():
    action = an_action(day="1 Oct 2017", removed_on=on("1 Dec 2017"))
    there = [a_line(action, day) is not None for day in ("30 Sep 2017", "1 Oct 2017", "30 Nov 2017", "1 Dec 2017")]
    assert there == [False, True, True, False]


def test_an_action_removed_and_brought_back_is_there():
    assert a_line(an_action(removed_on=None), "1 Dec 2017") is not None


@pytest.mark.parametrize("status", ["reported complete", "complete", "stopped"])
def test_what_is_not_live_is_not_late_due_soon_or_silent(status):
    for as_at in ("20 Oct 2017", "31 Dec 2018"):
        line = a_line(an_action(review="Oct 2017", status=status), as_at)
        assert (line.days_late, line.overdue, line.due_soon, line.silent) == (0, False, False, False)


def test_reported_complete_awaits_sign_off_since_its_day():
    line = a_line(an_action(updates=[an_update("1 Nov 2017", status="reported complete")]), "24 Nov 2017")
    assert line.awaiting_sign_off
    assert (on("24 Nov 2017") - line.state.status_since).days == 23


def test_the_tally_counts_the_live_by_rating_and_the_others_apart():
    tallied = counts(
        an_action(review="Sep 2017"),
        an_action(review="Oct 2017"),
        an_action(review="Nov 2017"),
        an_action(review="Ongoing"),
        an_action(review="TBC"),
        an_action(review="Sep 2017", status="complete"),
        an_action(review="Sep 2017", status="reported complete"),
        an_action(review="Sep 2017", status="stopped"),
    )
    assert {name: tallied[name] for name in COUNTED_AS} == {
        "red": 1,
        "amber": 1,
        "green": 2,
        "grey": 1,
        "complete": 1,
        "awaiting_sign_off": 1,
        "stopped": 1,
    }
    assert (tallied["total"], tallied["overdue"], tallied["due_soon"]) == (8, 2, 1)


@pytest.mark.parametrize("status", ["stopped", "reported complete", "complete"])
def test_stopping_or_reporting_does_not_turn_red_into_green(status):
    stopped = an_action(review="Sep 2017", updates=[an_update("14 Nov 2017", status=status)])
    assert counts(stopped, as_at="13 Nov 2017")["red"] == 1
    assert counts(stopped)["red"] == counts(stopped)["green"] == 0


def test_re_dating_turns_green_but_is_seen_as_a_slip():
    moved = an_action(review="Sep 2017", updates=[an_update("14 Nov 2017", "Moved", review="Jan 2018")])
    assert counts(moved)["green"] == 1
    assert a_line(moved, "14 Nov 2017").state.slips == 1


def test_a_rating_that_was_stated_is_the_one_counted():
    assert counts(an_action(review="Jan 2018", rag="red"))["red"] == 1


def test_worst_first_puts_the_latest_first_and_keeps_the_plans_order_among_equals():
    plan = a_plan(
        an_action("a", "Nov 2017"), an_action("b", "Oct 2017"), an_action("c", "Sep 2017"), an_action("d", "Ongoing")
    )
    assert refs(worst_first(register(plan, on("15 Nov 2017")))) == ["c", "b", "a", "d"]


def test_the_settings_of_the_plan_are_used():
    action = an_action(review="Oct 2017")
    assert a_line(action, "15 Nov 2017", settings={"amber_days": 14}).rating == "red"
    assert not a_line(action, "20 Oct 2017", settings={"due_soon_days": 7}).due_soon
    assert a_line(action, "20 Apr 2017", settings={"silent_days": 14}).silent


def test_a_plan_opens_as_at_its_own_day_else_today_or_the_end_of_its_period():
    today = on("1 Nov 2026")
    assert default_as_at(a_plan(opens_as_at=on("15 Oct 2017")), today) == on("15 Oct 2017")
    assert default_as_at(a_plan(), today) == on("31 Mar 2018")
    assert default_as_at(a_plan(), on("1 Nov 2017")) == on("1 Nov 2017")
    assert default_as_at(a_plan(period=None), today) == today


ACTIONS = st.builds(
    an_action,
    review=st.none() | st.sampled_from(["Sep 2017", "Oct 2017", "Nov 2017", "Ongoing", "soon"]),
    status=st.none() | st.sampled_from(list(Status)),
    rag=st.none() | st.sampled_from(["red", "amber", "green", "none"]),
    day=st.none() | st.just("14 Nov 2017"),
    removed_on=st.none() | st.just(on("1 Nov 2017")),
)


@given(st.lists(ACTIONS, max_size=8), st.dates(on("1 Sep 2017"), on("31 Jan 2018")))
def test_every_action_stands_under_exactly_one_count(actions, as_at):
    lines = register(a_plan(*actions), as_at)
    tallied = tally(lines)
    assert sum(tallied[name] for name in COUNTED_AS) == tallied["total"] == len(lines)
    live = sum(line.state.status.live for line in lines)
    assert sum(tallied[name] for name in ("red", "amber", "green", "grey")) == live


DAYS = st.dates(on("20 Sep 2017"), on("10 Nov 2017"))
UPDATES = st.lists(
    st.builds(
        an_update,
        st.none() | DAYS,
        st.sampled_from([None, "Said"]),
        status=st.sampled_from([None, "in progress", "reported complete", "complete"]),
        rag=st.sampled_from([None, "red", "green", "none"]),
        review=st.sampled_from([None, "Oct 2017", "3 Nov 2017", "Ongoing"]),
        reason=st.sampled_from([None, "Agreed by the board"]),
    ),
    max_size=4,
)


FACTS = ("action", "state", "days_late", "due_soon", "silent", "computed_rag", "rating", "standing")


def facts(lines):
    return [tuple(getattr(line, name) for name in FACTS) for line in lines]


@given(st.lists(st.tuples(UPDATES, st.none() | DAYS), max_size=3), st.lists(DAYS, min_size=1, max_size=6))
def test_a_register_that_is_asked_again_and_again_says_the_same_as_a_new_one(actions, days):
    plan = a_plan(*(an_action("1", "Oct 2017", updates, removed_on=gone) for updates, gone in actions))
    kept = Register(plan)
    for day in days:
        lines, anew = kept.as_at(day), register(plan, day)
        assert (facts(lines), kept.tally()) == (facts(anew), tally(anew))


def test_a_withdrawn_update_counts_on_no_day_however_often_the_register_is_asked():
    first = an_update("1 Oct 2017", status="complete", uuid="a")
    undo = an_update("5 Oct 2017", kind="undo", withdraws="a")
    kept = Register(a_plan(an_action(review="Sep 2017", updates=[first, undo])))
    assert [kept.as_at(on(day))[0].standing for day in ("30 Sep 2017", "3 Oct 2017", "9 Oct 2017")] == [
        "green",
        "amber",
        "amber",
    ]


@given(st.lists(ACTIONS, max_size=8), st.lists(st.dates(on("1 Sep 2017"), on("31 Jan 2018")), min_size=1, max_size=6))
def test_actions_that_share_a_review_stand_as_they_would_alone(actions, days):
    kept = Register(a_plan(*actions))
    for day in days:
        alone = [line for action in actions if (line := a_line(action, day)) is not None]
        assert [facts([line])[0][1:] for line in kept.as_at(day)] == [facts([line])[0][1:] for line in alone]


def test_the_lines_of_a_register_go_with_it_to_another_day_and_those_of_another_register_do_not():
    plan = a_plan(an_action("1", review="Oct 2017"), an_action("2", review="Mar 2018"))
    moving, staying = Register(plan), register(plan, on("9 Nov 2017"))
    before, after = moving.as_at(on("9 Nov 2017")), moving.as_at(on("10 Nov 2017"))
    assert [one is other for one, other in zip(before, after, strict=True)] == [True, True]
    assert [line.days_late for line in after] == [10, 0]
    assert [line.days_late for line in staying] == [9, 0]


def test_an_action_of_which_something_is_said_has_a_line_of_its_own_from_that_day_on():
    told = an_action("1", review="Mar 2018", updates=[an_update("10 Nov 2017", "Said")])
    kept = Register(a_plan(told, an_action("2", review="Oct 2017", status="complete")))
    before, after = kept.as_at(on("9 Nov 2017")), kept.as_at(on("10 Nov 2017"))
    assert [one is other for one, other in zip(before, after, strict=True)] == [False, True]
    assert [line.state.text for line in (*before, *after)] == [None, None, "Said", None]


def test_the_states_of_a_register_are_the_very_same_list_until_something_is_said_or_removed():
    told = an_action("1", review="Mar 2018", updates=[an_update("10 Nov 2017", "Said")])
    kept = Register(a_plan(told, an_action("2", review="Mar 2018", removed_on=on("20 Nov 2017"))))
    found = []
    for day in ("1 Nov 2017", "9 Nov 2017", "10 Nov 2017", "19 Nov 2017", "20 Nov 2017"):
        lines = kept.as_at(on(day))
        found.append(kept.states)
        assert [line.state for line in lines] == kept.states
    assert [one is other for one, other in pairwise(found)] == [True, False, True, False]


def test_only_actions_of_which_something_is_said_between_two_days_are_folded_again():
    said = an_action("1", review="Mar 2018", updates=[an_update("10 Nov 2017", "Said"), an_update("20 Nov 2017", "Or")])
    silent, gone = an_action("2", review="Mar 2018"), an_action("3", review="Mar 2018", removed_on=on("15 Nov 2017"))
    kept = Register(a_plan(said, silent, gone))
    states = {}
    for day in ("9 Nov 2017", "10 Nov 2017", "19 Nov 2017", "9 Nov 2017"):
        states[day] = [line.state for line in kept.as_at(on(day))]
    assert [state.text for _, (state, *_) in states.items()] == [None, "Said", "Said"]
    assert states["10 Nov 2017"][0] is states["19 Nov 2017"][0]
    assert states["9 Nov 2017"][1] is states["19 Nov 2017"][1]
    assert [len(found) for found in states.values()] == [3, 3, 2]
