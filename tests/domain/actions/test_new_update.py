"""What may be said of an action on a day, and what needs a reason."""

from datetime import UTC, datetime

import pytest

from tests.domain.builders import a_plan, an_action, an_update, on
from tracker.domain.actions.new_update import NewUpdate, make_update, reason_needed
from tracker.domain.plan import Status
from tracker.errors import TrackerError

CLOCK = datetime(2017, 11, 14, 9, tzinfo=UTC)


def say(action, day, **what):
    said = NewUpdate(**what)
    return make_update(a_plan(action), action, said, uuid="u-1", day=on(day), recorded_at=CLOCK, by="Ann Young")


def needs(action, day, **what):
    return reason_needed(a_plan(action), action, NewUpdate(**what), on(day))


def test_an_update_says_only_what_was_said():
    update = say(an_action(review="Dec 2017"), "14 Nov 2017", text="  Begun. ", status=Status.IN_PROGRESS)
    assert (update.text, update.status, update.review, update.stated_rag) == ("Begun.", Status.IN_PROGRESS, None, None)
    assert (update.day, update.recorded_at, update.kind) == (on("14 Nov 2017"), CLOCK, "update")
    assert (update.author, update.recorded_by, update.reason) == ("Ann Young", "Ann Young", None)


def test_nothing_is_said_of_an_action_from_the_day_on_which_it_was_removed():
    gone = an_action(review="Dec 2017", removed_on=on("14 Nov 2017"))
    with pytest.raises(TrackerError, match=r"1\.1\.1 was removed on 14 Nov 2017: bring it back"):
        say(gone, "14 Nov 2017", text="More.")
    assert say(gone, "13 Nov 2017", text="More.").text == "More."


@pytest.mark.parametrize("said", [{}, {"text": "  "}, {"reason": "Because."}])
def test_saying_nothing_is_refused(said):
    with pytest.raises(TrackerError, match=r"1\.1\.1"):
        say(an_action(review="Dec 2017"), "14 Nov 2017", **said)


@pytest.mark.parametrize("review", ["Jan 2018", "Ongoing", "TBC", "1/1/2018"])
def test_a_slip_asks_for_a_reason(review):
    action = an_action(review="Dec 2017", status="in progress")
    with pytest.raises(TrackerError, match="give the reason"):
        say(action, "14 Oct 2017", review=review)
    assert say(action, "14 Oct 2017", review=review, reason="No staff.").reason == "No staff."


def test_a_slip_is_asked_for_even_with_commentary_while_the_review_is_far_off():
    assert "Dec 2017" in needs(an_action(review="Dec 2017"), "14 Oct 2017", text="Held up.", review="Jan 2018")


def test_a_move_after_the_last_day_is_a_slip_although_something_is_said():
    assert needs(an_action(review="Oct 2017"), "14 Nov 2017", text="Late.", review="Dec 2017")


@pytest.mark.parametrize("day", ["4 Oct 2017", "15 Oct 2017", "31 Oct 2017"])
def test_the_review_held_sets_the_next_date_freely(day):
    action = an_action(review="Oct 2017")
    assert needs(action, day, text="Looked at in the meeting.", review="Mar 2018") is None
    assert needs(action, day, review="Mar 2018") is not None


@pytest.mark.parametrize("review", ["Oct 2017", "Dec 2017", "31/12/2017", "Completed"])
def test_an_earlier_date_the_same_one_or_completion_asks_for_nothing(review):
    assert needs(an_action(review="Dec 2017"), "14 Sep 2017", review=review) is None


def test_completion_is_no_date_of_an_action_that_goes_on():
    late = an_action("1.1.1", review="Sep 2017")
    with pytest.raises(TrackerError, match=r"1\.1\.1 goes on: say by its status"):
        say(late, "14 Nov 2017", review="Completed Oct 2017")
    with pytest.raises(TrackerError, match="goes on"):
        say(late, "14 Nov 2017", review="Completed", status=Status.IN_PROGRESS, text="Done")
    assert say(late, "14 Nov 2017", review="Completed Oct 2017", status=Status.COMPLETE, reason="Seen").review


def test_a_date_for_an_action_that_had_none_asks_for_nothing():
    assert needs(an_action(review="Ongoing"), "14 Nov 2017", review="Mar 2018") is None
    assert needs(an_action(), "14 Nov 2017", review="Mar 2018") is None


def test_a_stopped_or_complete_action_may_be_dated_anew_without_a_reason():
    for status in ("stopped", "complete", "reported complete"):
        assert needs(an_action(review="Oct 2017", status=status), "14 Nov 2017", review="Mar 2018") is None


@pytest.mark.parametrize(
    ("day", "rag", "asks"),
    [
        ("14 Nov 2017", "green", True),  # computed amber: 14 days late
        ("14 Nov 2017", "amber", False),
        ("14 Nov 2017", "red", False),
        ("14 Nov 2017", "none", False),
        ("14 Dec 2017", "amber", True),  # computed red
        ("14 Oct 2017", "green", False),
    ],
)
def test_a_rating_better_than_the_computed_one_asks_for_a_reason(day, rag, asks):
    assert bool(needs(an_action(review="Oct 2017"), day, stated_rag=rag)) is asks


def test_a_better_rating_is_compared_with_the_date_that_is_given_with_it():
    action = an_action(review="Oct 2017")
    update = say(action, "14 Nov 2017", stated_rag="green", review="Dec 2017", reason="New date agreed.")
    assert update.stated_rag == "green"
    assert needs(action, "14 Nov 2017", stated_rag="green", review="1/11/2017")


@pytest.mark.parametrize("review", ["soonish", "31/02/2018", "autumn term"])
def test_a_review_that_cannot_be_read_names_the_field_and_the_action(review):
    with pytest.raises(TrackerError, match=r"review date .* of 1\.1\.1") as caught:
        say(an_action(review="Dec 2017"), "14 Nov 2017", review=review)
    assert f'"{review}"' in str(caught.value)


def test_days_before_the_latest_update_are_refused():
    action = an_action(review="Dec 2017", updates=[an_update("14 Nov 2017", "Said.")])
    with pytest.raises(TrackerError, match="14 Nov 2017"):
        say(action, "13 Nov 2017", text="Too early.")
    assert say(action, "14 Nov 2017", text="The same day.").day == on("14 Nov 2017")


def test_a_withdrawn_update_does_not_hold_its_day():
    later = an_update("20 Nov 2017", "A mistake.")
    undo = an_update("14 Nov 2017", kind="undo", withdraws=later.uuid)
    action = an_action(review="Dec 2017", updates=[later, undo])
    assert say(action, "15 Nov 2017", text="Said.").text == "Said."


def test_an_action_without_a_ref_is_named_in_words():
    with pytest.raises(TrackerError) as caught:
        say(an_action(None, review="Dec 2017"), "14 Oct 2017", review="Mar 2018")
    assert "None" not in str(caught.value)
