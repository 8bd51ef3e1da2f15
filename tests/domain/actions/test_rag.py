"""The rating of an action: what the printed rule computes, what somebody stated, and which of the two counts."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.builders import a_line, a_when, an_action, an_update, on
from tracker.domain.actions.rag import SEVERITY, Limits, computed_rag, rating, stated_counts
from tracker.domain.actions.state import State
from tracker.domain.plan import Status

LIMITS = Limits()
RANKED = ["green", "amber", "red"]


def computed(review, as_at, status="in progress", limits=LIMITS):
    return computed_rag(State(status=Status(status), review=a_when(review)), on(as_at), limits)


def rated(action, as_at):
    line = a_line(action, as_at)
    return line.computed_rag, line.rating


@pytest.mark.parametrize(
    ("as_at", "rag"),
    [
        ("1 Apr 2017", "green"),
        ("31 Oct 2017", "green"),
        ("1 Nov 2017", "amber"),
        ("1 Dec 2017", "amber"),
        ("2 Dec 2017", "red"),
    ],
)
def test_green_is_not_late_amber_up_to_31_days_and_red_later(as_at, rag):
    assert computed("Oct 2017", as_at) == rag


@pytest.mark.parametrize("review", ["", "TBC", "soon", "Q3"])
def test_an_action_without_a_date_is_grey(review):
    assert computed(review, "1 Nov 2017") == "grey"


def test_an_ongoing_action_is_green():
    assert computed("Ongoing", "31 Dec 2030") == "green"


@pytest.mark.parametrize(("status", "rag"), [("complete", "blue"), ("reported complete", None), ("stopped", None)])
def test_only_live_actions_are_rated(status, rag):
    assert computed("Oct 2017", "31 Dec 2030", status) == rag


def test_the_limits_are_settings_of_the_plan():
    assert Limits.of({}) == Limits(31, 28, 90)
    assert Limits.of({"amber_days": "14", "theme_word": "Priority"}) == Limits(amber_days=14)
    assert computed("Oct 2017", "15 Nov 2017", limits=Limits(amber_days=14)) == "red"


def test_the_key_names_the_limits():
    key = Limits(amber_days=14).key()
    assert set(key) == {"red", "amber", "green", "blue", "grey"}
    assert (key["red"], key["amber"]) == ("more than 14 days late", "1 to 14 days late")


@pytest.mark.parametrize(
    ("by_rule", "stated", "counts"),
    [
        ("green", "red", "red"),
        ("green", "green", "green"),
        ("amber", "red", "red"),
        ("red", "green", "red"),
        ("amber", "green", "amber"),
        ("grey", "red", "red"),
        ("grey", "green", "green"),
        ("green", None, "green"),
        ("grey", None, "grey"),
        ("blue", "red", "blue"),
        (None, "red", None),
    ],
)
def test_the_worse_of_computed_and_stated_counts_and_where_one_is_missing_the_other(by_rule, stated, counts):
    assert rating(by_rule, stated) == counts


def test_a_worse_stated_rating_counts_without_a_reason():
    action = an_action(review="Mar 2018", updates=[an_update("1 Nov 2017", rag="red")])
    assert rated(action, "1 Nov 2017") == ("green", "red")


def test_a_better_stated_rating_without_a_reason_does_not_count():
    action = an_action(review="Oct 2017", updates=[an_update("5 Nov 2017", rag="green")])
    assert rated(action, "5 Nov 2017") == ("amber", "amber")


def test_a_better_stated_rating_with_a_reason_counts_until_the_computed_one_is_worse_than_on_that_day():
    action = an_action(review="Oct 2017", updates=[an_update("5 Nov 2017", rag="green", reason="Report is printed")])
    assert rated(action, "4 Nov 2017") == ("amber", "amber")
    assert rated(action, "5 Nov 2017") == ("amber", "green")
    assert rated(action, "1 Dec 2017") == ("amber", "green")
    assert rated(action, "2 Dec 2017") == ("red", "red")


def test_a_better_rating_that_has_lapsed_does_not_come_back_when_the_review_is_moved():
    stated = an_update("5 Nov 2017", rag="green", reason="Report is printed")
    moved = an_update("5 Dec 2017", "Not yet out", review="Jan 2018")
    action = an_action(review="Oct 2017", updates=[stated, moved])
    assert rated(action, "4 Dec 2017") == ("red", "red")
    assert rated(action, "5 Feb 2018") == ("amber", "amber")


def test_a_better_rating_outlives_a_move_made_before_things_grew_worse():
    stated = an_update("5 Nov 2017", rag="green", reason="Report is printed")
    moved = an_update("20 Nov 2017", "Not yet out", review="Jan 2018")
    assert rated(an_action(review="Oct 2017", updates=[stated, moved]), "5 Feb 2018") == ("amber", "green")


def test_a_better_rating_stated_before_the_action_was_late_does_not_hide_that_it_is():
    action = an_action(review="Oct 2017", updates=[an_update("5 Oct 2017", rag="green", reason="All in hand")])
    assert rated(action, "1 Nov 2017") == ("amber", "amber")


def test_an_amber_stated_with_a_reason_counts_when_red_is_computed():
    action = an_action(review="Oct 2017", updates=[an_update("2 Dec 2017", rag="amber", reason="Nearly there")])
    assert rated(action, "31 Mar 2018") == ("red", "amber")


def test_an_undated_stated_rating_with_a_reason_is_never_better_than_the_computed_one():
    action = an_action(updates=[an_update(None, rag="green", reason="From the paper", review="Oct 2017")])
    assert rated(action, "5 Nov 2017") == ("amber", "amber")


def test_a_stated_none_withdraws():
    action = an_action(review="Mar 2018", rag="red", updates=[an_update("1 Nov 2017", rag="none")])
    assert rated(action, "31 Oct 2017") == ("green", "red")
    assert rated(action, "1 Nov 2017") == ("green", "green")


def test_a_later_stated_rating_without_a_reason_does_not_inherit_one():
    action = an_action(
        review="Oct 2017",
        updates=[an_update("5 Nov 2017", rag="green", reason="Printed"), an_update("6 Nov 2017", rag="green")],
    )
    assert rated(action, "5 Nov 2017") == ("amber", "green")
    assert rated(action, "6 Nov 2017") == ("amber", "amber")


def test_a_grey_action_takes_the_stated_rating():
    action = an_action(review="TBC", updates=[an_update("1 Nov 2017", rag="amber")])
    assert rated(action, "1 Nov 2017") == ("grey", "amber")


@pytest.mark.parametrize("status", ["complete", "reported complete", "stopped"])
def test_a_stated_rating_does_not_colour_what_is_not_live(status):
    line = a_line(an_action(review="Oct 2017", status=status, rag="red"), "31 Dec 2017")
    assert line.rating == ("blue" if status == "complete" else None)


STATED = st.none() | st.sampled_from(RANKED)
REVIEWS = st.sampled_from(["14 Nov 2017", "Oct 2017", "Q3 2017/18", "Ongoing", "", "soon"])
AS_AT = st.dates(on("1 Jan 2017"), on("31 Dec 2018"))


@given(st.sampled_from(RANKED), STATED)
def test_without_a_reason_a_rating_is_never_better_than_computed(by_rule, stated):
    assert SEVERITY[rating(by_rule, stated)] >= SEVERITY[by_rule]
    assert not stated_counts(State(stated_rag=stated), by_rule, by_rule)


@given(REVIEWS, AS_AT, st.integers(0, 700))
def test_with_the_same_state_a_later_as_at_never_makes_the_rating_better(review, as_at, days):
    state = State(status=Status.IN_PROGRESS, review=a_when(review))
    earlier, later = computed_rag(state, as_at), computed_rag(state, as_at + timedelta(days=days))
    assert SEVERITY.get(earlier, 0) <= SEVERITY.get(later, 0)


@given(REVIEWS, STATED, st.none() | st.just("") | st.just("Agreed at the board"), AS_AT, AS_AT)
def test_a_better_rating_needs_a_reason_and_a_day_on_which_things_were_no_better(review, rag, reason, day, as_at):
    action = an_action(review=review, updates=[an_update(day, rag=rag, reason=reason)])
    line, then = a_line(action, as_at), a_line(action, day)
    if SEVERITY.get(line.rating, 0) < SEVERITY.get(line.computed_rag, 0):
        assert reason and day <= as_at
        assert line.rating == rag
        assert SEVERITY[line.computed_rag] <= SEVERITY[then.computed_rag]
