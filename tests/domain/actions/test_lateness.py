"""Late, due soon, silent; which moves of a review are slips, and what a correction does."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sample_plans.source_actions import ASSESSMENT, LOOKED_AFTER, OVERSIGHT, RESOURCES, VOICE
from tests.domain.builders import a_line, a_plan, a_when, an_action, an_update, on, state_of
from tracker.domain.actions.lateness import days_late, due_soon, is_slip, moves_later, silent
from tracker.domain.actions.register import register, tally

PUBLISHED = [*ASSESSMENT, *VOICE, *LOOKED_AFTER, *OVERSIGHT, *RESOURCES]


def late(review, as_at):
    return days_late(a_when(review), on(as_at))


def test_an_action_due_today_is_not_late():
    assert late("15 Oct 2017", "15 Oct 2017") == 0
    assert late("15 Oct 2017", "16 Oct 2017") == 1


def test_a_thing_due_in_a_month_is_late_only_after_its_last_day():
    assert late("Oct 2017", "31 Oct 2017") == 0
    assert late("Oct 2017", "1 Nov 2017") == 1
    assert late("Sept 2017", "15 Oct 2017") == 15


def test_a_thing_due_in_a_quarter_a_season_or_a_year_is_late_only_after_its_last_day():
    assert (late("Q3 2017/18", "31 Dec 2017"), late("Q3 2017/18", "1 Jan 2018")) == (0, 1)
    assert (late("Winter 2017", "28 Feb 2018"), late("Winter 2017", "1 Mar 2018")) == (0, 1)
    assert (late("2017/18", "31 Mar 2018"), late("2017/18", "1 Apr 2018")) == (0, 1)


@pytest.mark.parametrize("review", ["Ongoing", "", "soon", "Completed", "Completed Oct 2017"])
def test_what_has_no_last_day_to_meet_is_never_late_or_due_soon(review):
    assert late(review, "31 Dec 2030") == 0
    assert not due_soon(a_when(review), on("31 Oct 2017"))


def test_the_published_plan_has_one_action_late_on_15_october():
    actions = [an_action(ref, review) for ref, _, review, _, _ in PUBLISHED]
    counts = tally(register(a_plan(*actions), on("15 Oct 2017")))
    assert (counts["total"], counts["overdue"]) == (48, 1)


def test_by_the_first_of_the_month_it_would_be_twenty_six():
    firsts = [a_when(review).first for _, _, review, _, _ in PUBLISHED]
    assert sum(first is not None and first < on("15 Oct 2017") for first in firsts) == 26


@pytest.mark.parametrize(
    ("as_at", "soon"),
    [("2 Oct 2017", False), ("3 Oct 2017", True), ("31 Oct 2017", True), ("1 Nov 2017", False)],
)
def test_due_soon_is_0_to_28_days_before_the_last_day(as_at, soon):
    assert due_soon(a_when("Oct 2017"), on(as_at)) == soon


def test_silent_is_no_commentary_in_the_last_90_days():
    assert not silent(on("1 Jul 2017"), on("29 Sep 2017"))
    assert silent(on("1 Jul 2017"), on("30 Sep 2017"))
    assert silent(None, on("30 Sep 2017"))


def test_silent_and_late_are_separate_flags():
    line = a_line(an_action(review="Oct 2017", updates=[an_update("1 Nov 2017", "Under way")]), "15 Nov 2017")
    assert (line.overdue, line.silent) == (True, False)
    line = a_line(an_action(review="Mar 2018", text="Under way"), "15 Nov 2017")
    assert (line.overdue, line.silent) == (False, True)


def test_an_ongoing_action_may_be_silent():
    line = a_line(an_action(review="Ongoing", updates=[an_update("1 May 2017", "Under way")]), "31 Dec 2017")
    assert (line.overdue, line.silent) == (False, True)


def test_undated_commentary_counts_from_the_first_day_of_the_plans_period():
    action = an_action(review="Ongoing", text="Under way")
    assert not a_line(action, "30 Jun 2017", period="2017/18").silent
    assert a_line(action, "1 Jul 2017", period="2017/18").silent


def test_an_update_without_commentary_does_not_end_the_silence():
    action = an_action(review="Ongoing", text="Under way", updates=[an_update("1 Jul 2017", status="in progress")])
    assert a_line(action, "2 Jul 2017").silent


def test_an_action_typed_today_is_not_silent():
    assert not a_line(an_action(day="1 Nov 2017", review="Mar 2018"), "2 Nov 2017").silent


def slips(*updates, review="Oct 2017", as_at="31 Mar 2018", **first):
    return state_of(an_action(review=review, updates=updates, **first), as_at).slips


@pytest.mark.parametrize("day", ["3 Oct 2017", "31 Oct 2017"])
def test_the_review_held_sets_the_next_date_freely(day):
    assert slips(an_update(day, "Talked through", review="Jan 2018")) == 0


@pytest.mark.parametrize(
    ("day", "text"),
    [("2 Oct 2017", "Too early"), ("1 Nov 2017", "Too late"), ("31 Oct 2017", None), (None, "Undated")],
)
def test_every_other_move_to_a_later_day_is_a_slip(day, text):
    assert slips(an_update(day, text, review="Jan 2018")) == 1


@pytest.mark.parametrize("review", ["Nov 2017", "Ongoing", "TBC", "when we can"])
def test_a_move_later_or_to_ongoing_or_to_no_date_is_a_slip(review):
    assert slips(an_update("1 Sep 2017", "Moved", review=review)) == 1


@pytest.mark.parametrize("review", ["Oct 2017", "31 Oct 2017", "Sep 2017", "Completed"])
def test_a_move_that_is_not_later_is_no_slip(review):
    assert slips(an_update("1 Sep 2017", "Moved", review=review)) == 0


@pytest.mark.parametrize("review", ["Ongoing", "", "soon"])
def test_giving_a_date_where_there_was_none_is_no_slip(review):
    assert slips(an_update("1 Sep 2017", "Dated", review="Mar 2018"), review=review) == 0


def test_the_same_month_written_as_its_quarter_is_later_only_by_its_last_day():
    assert moves_later(a_when("Oct 2017"), a_when("Q3 2017/18"))
    assert not moves_later(a_when("Dec 2017"), a_when("Q3 2017/18"))
    assert is_slip(a_when("Oct 2017"), a_when("Q3 2017/18"), on("1 Sep 2017"), held=True)


def test_re_dating_a_stopped_action_is_no_slip():
    assert slips(an_update("1 Sep 2017", status="stopped"), an_update("2 Sep 2017", review="Jan 2018")) == 0


@pytest.mark.parametrize("ended", ["stopped", "complete", "reported complete"])
def test_an_action_that_comes_back_with_a_later_review_has_slipped(ended):
    end, dated = an_update("1 Sep 2017", status=ended), an_update("2 Sep 2017", review="Jan 2018")
    back = an_update("3 Sep 2017", status="in progress", reason="Not done")
    assert slips(end, dated, back) == 1
    assert slips(end, an_update("2 Sep 2017", status="in progress", review="Jan 2018")) == 1
    assert slips(end, back) == 0 == slips(end, an_update("2 Sep 2017", review="Sep 2017"), back)
    assert slips(end, dated, an_update("4 Oct 2017", "Looked at again", status="in progress")) == 0  # the review held
    assert slips(end, dated, back, an_update("4 Sep 2017", review="Mar 2018")) == 2


def test_a_slip_that_was_counted_as_the_action_ended_is_not_counted_again():
    end = an_update("1 Sep 2017", status="complete", review="Jan 2018")
    assert slips(end, an_update("2 Sep 2017", status="in progress")) == 1


def test_a_slip_leaves_the_original_review():
    action = an_action(review="Oct 2017", updates=[an_update("5 Nov 2017", review="Jan 2018", reason="Staff left")])
    state = state_of(action, "6 Nov 2017")
    assert (str(state.original_review), str(state.review), state.slips) == ("Oct 2017", "Jan 2018", 1)


def test_a_correction_is_no_slip_and_moves_the_original_review():
    action = an_action(review="Oct 2017", updates=[an_update("5 Nov 2017", review="Dec 2017", kind="correction")])
    state = state_of(action, "6 Nov 2017")
    assert (str(state.original_review), str(state.review), state.slips) == ("Dec 2017", "Dec 2017", 0)


def test_the_first_review_given_later_is_the_original_one():
    action = an_action(updates=[an_update("5 Nov 2017", review="Dec 2017")])
    state = state_of(action, "6 Nov 2017")
    assert (str(state.original_review), state.slips) == ("Dec 2017", 0)


REVIEWS = st.sampled_from(["14 Nov 2017", "Oct 2017", "Q3 2017/18", "Winter 2017", "Ongoing", "", "soon", "2017/18"])
AS_AT = st.dates(on("1 Jan 2017"), on("31 Dec 2019"))


@given(REVIEWS, AS_AT, st.integers(0, 1000))
def test_a_later_as_at_never_makes_a_review_less_late(review, as_at, days):
    assert days_late(a_when(review), as_at) <= days_late(a_when(review), as_at + timedelta(days=days))


@given(REVIEWS, AS_AT)
def test_late_and_due_soon_exclude_each_other(review, as_at):
    assert not (days_late(a_when(review), as_at) and due_soon(a_when(review), as_at))


@given(REVIEWS, REVIEWS)
def test_a_move_and_its_reverse_are_not_both_later(one, other):
    assert not (moves_later(a_when(one), a_when(other)) and moves_later(a_when(other), a_when(one)))
