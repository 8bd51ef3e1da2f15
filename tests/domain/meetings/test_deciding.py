"""What a meeting decides: the update that says it, the action that it asks for, what is refused, what is taken back."""

from dataclasses import replace

import pytest

from tests.domain.builders import (
    a_meeting,
    a_plan,
    a_stamp,
    an_action,
    an_update,
    closed,
    decided,
    on,
    state_of,
    taken_back,
    with_saved,
)
from tracker.domain.meetings.agenda import decisions_of
from tracker.domain.meetings.deciding import NewDecision, asked_ref, make_decision, without_decision
from tracker.domain.plan import Lead, Status
from tracker.errors import TrackerError

DAY = "14 Nov 2017"


@pytest.fixture
def meeting():
    return a_meeting(DAY)


@pytest.fixture
def plan(meeting):
    actions = an_action("2.4", "Oct 2017", id=1, uuid="a1", measures=("2-M01",)), an_action("2.5", id=2, uuid="a2")
    return a_plan(*actions, meetings=(meeting,))


def action(plan, ref="2.4"):
    return next(one for _, one in plan.actions() if one.ref == ref)


def last_said(plan, ref="2.4"):
    return action(plan, ref).updates[-1]


def test_a_note_is_an_update_of_the_meeting_signed_smt(plan, meeting):
    update = last_said(decided(plan, meeting, "2.4", "note", " Looked at. "))
    assert (update.kind, update.decided, update.meeting, update.day) == ("decision", "note", meeting.uuid, on(DAY))
    assert (update.author, update.recorded_by, update.text) == ("SMT", "Ann Young", "Looked at.")
    assert (update.status, update.review) == (None, None)


def test_a_new_date_is_a_slip_with_its_reason(plan, meeting):
    plan = decided(plan, meeting, "2.4", "new date", "", review="Dec 2017", reason="Staff left")
    assert last_said(plan).reason == "Staff left"
    state = state_of(action(plan), DAY)
    assert (state.slips, str(state.review), str(state.original_review)) == (1, "Dec 2017", "Oct 2017")


def test_a_new_date_said_with_words_is_a_slip_all_the_same(plan, meeting):
    plan = decided(plan, meeting, "2.4", "new date", "Agreed with the head.", review="Dec 2017", reason="Staff left")
    assert state_of(action(plan), DAY).slips == 1


def test_what_is_proposed_complete_awaits_sign_off(plan, meeting):
    plan = decided(plan, meeting, "2.4", "proposed complete", "All done.")
    state = state_of(action(plan), DAY)
    assert (state.status, state.status_since) == (Status.REPORTED_COMPLETE, on(DAY))


def test_an_escalation_asks_for_an_action_of_its_own(plan, meeting):
    plan = decided(plan, meeting, "2.4", "escalated", "Twice late.", of="Director", by="21/11/2017", reason="No money")
    update, asked = last_said(plan), action(plan, "2.4-A1")
    assert update.text == "Escalated to Director, by 21 Nov 2017. Twice late."
    assert (asked.origin, asked.lead, asked.measures) == (update.uuid, Lead("Director"), ("2-M01",))
    assert asked.text == "Take up 2.4 (Do what was promised), escalated on 14 Nov 2017: No money"
    (first,) = asked.updates
    assert (first.kind, first.decided, first.meeting, first.author) == ("decision", None, meeting.uuid, "SMT")
    state = state_of(asked, DAY)
    assert (str(state.review), state.status, state.slips) == ("21 Nov 2017", Status.NOT_STARTED, 0)
    assert state_of(asked, "13 Nov 2017") is None


@pytest.mark.parametrize("kind", ["note", "new date", "proposed complete"])
def test_any_decision_may_ask_for_something(plan, meeting, kind):
    other = {"review": "Dec 2017", "reason": "Ill"} if kind == "new date" else {}
    plan = decided(plan, meeting, "2.4", kind, asked="Bring figures", of="Ann Young", by="Dec 2017", **other)
    assert action(plan, "2.4-A1").text == "Bring figures"


REFUSED = [
    ({"kind": "note", "text": " "}, r"The note about 2\.4 is empty: write what was said\."),
    ({"kind": "new date", "reason": "Ill"}, r"The new review date of 2\.4 is missing"),
    ({"kind": "new date", "review": "Dec 2017"}, r"The review of 2\.4 moves from Oct 2017 to Dec 2017: give the rea"),
    ({"kind": "new date", "review": "soonish", "reason": "Ill"}, r'The review date "soonish" of 2\.4 could not be re'),
    (
        {"kind": "new date", "review": "Sep 2017"},
        r"The new review date of 2\.4 is over by 14 Nov 2017: give a later one",
    ),
    (
        {"kind": "new date", "review": "13/11/2017", "reason": "Ill"},
        r"The new review date of 2\.4 is over by 14 Nov 2017",
    ),
    ({"kind": "escalated", "by": "Dec 2017"}, r"Who is asked about 2\.4 is missing"),
    ({"kind": "escalated", "of": "Director"}, r"By when it is asked of Director is missing"),
    ({"kind": "escalated", "of": "Director", "by": "Ongoing"}, r'"Ongoing" is no day by which'),
    ({"kind": "escalated", "of": "Director", "by": "soonish"}, r'"soonish" is no day by which'),
    ({"kind": "escalated", "of": "Director", "by": "Completed Dec 2017"}, r'"Completed Dec 2017" is no day by which'),
    ({"kind": "escalated", "of": "Director", "by": "Oct 2017"}, r"Oct 2017 is over by 14 Nov 2017: ask Director for"),
    ({"kind": "note", "asked": "Bring figures"}, r"Who is asked about 2\.4 is missing"),
    ({"kind": "note", "by": "Dec 2017"}, r"Who is asked about 2\.4 is missing"),
    ({"kind": "note", "of": "Director"}, r"What is asked of Director about 2\.4 is missing"),
]


@pytest.mark.parametrize(("said", "sentence"), REFUSED)
def test_what_lacks_something_is_refused_by_its_name(plan, meeting, said, sentence):
    with pytest.raises(TrackerError, match=rf"^{sentence}"):
        decided(plan, meeting, "2.4", **{"text": ""} | said if said["kind"] != "note" else {"text": "x"} | said)


@pytest.mark.parametrize("status", ["complete", "reported complete", "stopped"])
def test_what_has_ended_is_not_proposed_complete(meeting, status):
    plan = a_plan(an_action("2.4", "Oct 2017", status=status, id=1, uuid="a1"), meetings=(meeting,))
    with pytest.raises(TrackerError, match=rf"^2\.4 is {status} already"):
        decided(plan, meeting, "2.4", "proposed complete")


def test_a_decision_before_an_update_that_was_written_for_a_later_day_is_refused(meeting):
    later = an_update("20 Nov 2017", "Begun.")
    plan = a_plan(an_action("2.4", "Oct 2017", [later], id=1, uuid="a1"), meetings=(meeting,))
    with pytest.raises(TrackerError, match=r"2\.4 already has an update of 20 Nov 2017"):
        decided(plan, meeting, "2.4")


def test_a_closed_meeting_decides_nothing_and_takes_nothing_back(plan, meeting):
    plan = decided(plan, meeting, "2.4")
    plan = closed(plan, meeting)
    with pytest.raises(TrackerError, match=r"^SMT review was closed by Ann Young on 14 Nov 2017"):
        decided(plan, meeting, "2.4")
    with pytest.raises(TrackerError, match=r"^SMT review was closed by Ann Young on 14 Nov 2017"):
        taken_back(plan, "2.4", last_said(plan))


# Refs of what is asked


def test_refs_of_what_is_asked_are_counted_and_never_given_again(plan, meeting):
    for _ in range(2):
        plan = decided(plan, meeting, "2.4", "escalated", of="Director", by="Dec 2017")
    assert {"2.4-A1", "2.4-A2"} <= {one.ref for _, one in plan.actions()}
    plan = taken_back(plan, "2.4", last_said(plan))
    assert action(plan, "2.4-A2").removed_on == on(DAY)
    assert asked_ref(plan.themes[0], action(plan)) == "2.4-A3"


def test_what_is_asked_about_something_asked_has_a_ref_of_its_own(plan, meeting):
    plan = decided(plan, meeting, "2.4", "escalated", of="Director", by="Dec 2017")
    plan = decided(plan, meeting, "2.4-A1", "escalated", of="Chief Executive", by="Dec 2017")
    assert asked_ref(plan.themes[0], action(plan)) == "2.4-A2"
    assert asked_ref(plan.themes[0], action(plan, "2.4-A1")) == "2.4-A1-A2"


def test_what_is_asked_about_an_action_without_a_ref_has_none(plan):
    assert asked_ref(plan.themes[0], replace(action(plan), ref=None)) is None


# Taking back


def test_a_decision_that_is_taken_back_counts_no_more_and_what_it_asked_for_is_removed(plan, meeting):
    before = state_of(action(plan), DAY)
    plan = decided(plan, meeting, "2.4", "escalated", of="Director", by="Dec 2017")
    made = last_said(plan)
    plan = taken_back(plan, "2.4", made)
    assert state_of(action(plan), DAY) == before and decisions_of(action(plan), meeting) == []
    assert made in action(plan).updates and last_said(plan).withdraws == made.uuid
    assert action(plan, "2.4-A1").removed_on == on(DAY)


def test_only_one_of_two_decisions_is_taken_back(plan, meeting):
    plan = decided(plan, meeting, "2.4", "new date", review="Dec 2017", reason="Ill")
    first = last_said(plan)
    plan = decided(plan, meeting, "2.4", "note", "And looked at.")
    plan = taken_back(plan, "2.4", first)
    assert [one.decided for one in decisions_of(action(plan), meeting)] == ["note"]
    assert str(state_of(action(plan), DAY).review) == "Oct 2017"


def test_a_decision_is_taken_back_once(plan, meeting):
    plan = decided(plan, meeting, "2.4")
    made = last_said(plan)
    with pytest.raises(TrackerError, match=r"^This decision about 2\.4 has been taken back already\."):
        taken_back(taken_back(plan, "2.4", made), "2.4", made)


def test_what_was_asked_for_and_worked_on_stays(plan, meeting):
    plan = decided(plan, meeting, "2.4", "escalated", of="Director", by="Dec 2017")
    asked = action(plan, "2.4-A1")
    worked_on = with_saved(plan, replace(an_update(DAY, "Begun."), action_id=asked.id))
    with pytest.raises(TrackerError, match=r"^2\.4-A1 was asked for by this decision and has updates of its own"):
        taken_back(worked_on, "2.4", last_said(plan))


def test_two_windows_decide_about_one_action_and_both_decisions_stand(plan, meeting):
    """Each made of the plan as its window shows it."""
    said = NewDecision("note", "Looked at."), NewDecision("new date", review="Dec 2017", reason="Ill")
    made = [make_decision(plan, meeting, plan.themes[0], action(plan), one, a_stamp()) for one in said]
    plan = with_saved(plan, *(update for update, _ in made))
    assert [one.decided for one in decisions_of(action(plan), meeting)] == ["note", "new date"]
    assert state_of(action(plan), DAY).slips == 1
    undo, *others = without_decision(plan, action(plan), made[0][0], a_stamp())
    assert others == [] and undo.withdraws == made[0][0].uuid
