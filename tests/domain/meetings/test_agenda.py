"""What a meeting looks at, in which order, whatever it decides meanwhile."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.builders import a_meeting, a_plan, an_action, an_update, closed, decided, on, taken_back
from tracker.domain.actions.register import register
from tracker.domain.meetings.agenda import (
    agenda,
    check_open,
    closing_report,
    decisions_of,
    in_order_held,
    last_closed,
    open_meeting,
)
from tracker.domain.plan import Status
from tracker.errors import TrackerError

DAY = "14 Nov 2017"


def the_plan(meeting, *further, **fields):
    actions = (
        an_action("1.1", "Oct 2017", id=1, uuid="a1"),
        an_action("1.2", "Aug 2017", id=2, uuid="a2"),
        an_action("1.3", "Dec 2017", id=3, uuid="a3"),
        an_action("1.4", "Aug 2017", id=4, uuid="a4"),
        an_action("1.5", "Aug 2017", id=5, uuid="a5", status="complete"),
        *further,
    )
    return a_plan(*actions, meetings=(meeting,), **fields)


def refs(plan, meeting):
    return [item.line.action.ref for item in agenda(plan, meeting)]


@pytest.fixture
def meeting():
    return a_meeting(DAY)


@pytest.fixture
def plan(meeting):
    return the_plan(meeting)


def test_it_is_what_is_overdue_the_worst_first_and_in_the_plans_order_among_equals(plan, meeting):
    assert refs(plan, meeting) == ["1.2", "1.4", "1.1"]
    assert not any(item.asked_last_time for item in agenda(plan, meeting))


def test_an_action_stays_on_it_as_it_stood_when_a_decision_makes_it_no_longer_overdue(plan, meeting):
    before = agenda(plan, meeting)
    plan = decided(plan, meeting, "1.2", "new date", review="Dec 2017", reason="Staff left")
    plan = decided(plan, meeting, "1.4", "proposed complete", "Done.")
    assert [register_line(plan, ref).overdue for ref in ("1.2", "1.4")] == [False, False]
    assert [told(item) for item in agenda(plan, meeting)] == [told(item) for item in before]


def test_a_meeting_that_is_resumed_has_the_agenda_with_which_it_began(plan, meeting):
    plan = decided(plan, meeting, "1.2", "escalated", of="Director", by="21 Nov 2017")
    assert open_meeting(plan) is meeting
    assert refs(plan, meeting) == ["1.2", "1.4", "1.1"]


def test_what_is_said_elsewhere_meanwhile_is_seen(plan, meeting):
    said = an_update(DAY, "Done.", status="reported complete")
    first, *others = plan.themes[0].actions
    theme = replace(plan.themes[0], actions=(replace(first, updates=(*first.updates, said)), *others))
    assert refs(replace(plan, themes=(theme,)), meeting) == ["1.2", "1.4"]


def test_the_next_one_begins_with_what_the_last_one_asked_for_whatever_became_of_it(meeting):
    plan = the_plan(meeting)
    plan = decided(plan, meeting, "1.1", "escalated", of="Director", by="1 Dec 2017")
    plan = decided(plan, meeting, "1.2", "escalated", of="Director", by="Jan 2018")
    again = a_meeting("12 Dec 2017")
    plan = replace(closed(plan, meeting), meetings=(meeting, again))
    items = agenda(plan, again)
    assert [(item.line.action.ref, item.asked_last_time) for item in items] == [
        ("1.1-A1", True), ("1.2-A1", True), ("1.2", False), ("1.4", False), ("1.1", False)
    ]  # fmt: skip
    assert [item.line.overdue for item in items[:2]] == [True, False]


def test_only_the_last_closed_meeting_is_asked_about(meeting):
    plan = decided(the_plan(meeting), meeting, "1.1", "escalated", of="Director", by="1 Dec 2017")
    second, third = a_meeting("5 Dec 2017", "Second"), a_meeting("12 Dec 2017", "Third")
    plan = replace(plan, meetings=(meeting, second, third))
    assert last_closed(plan, third) is None  # the first one goes on
    plan = closed(plan, meeting)
    assert last_closed(plan, third) is meeting and refs(plan, third)[0] == "1.1-A1"
    assert last_closed(plan, meeting) is None
    plan = closed(plan, second)
    assert last_closed(plan, third) is second and "1.1-A1" in refs(plan, third)[1:]


def test_what_was_asked_for_and_taken_back_is_not_asked_about(meeting):
    plan = decided(the_plan(meeting), meeting, "1.1", "escalated", of="Director", by="1 Dec 2017")
    (made,) = decisions_of(plan.themes[0].actions[0], meeting)
    plan = taken_back(plan, "1.1", made)
    again = a_meeting("12 Dec 2017")
    plan = replace(closed(plan, meeting), meetings=(meeting, again))
    assert refs(plan, again) == ["1.2", "1.4", "1.1"]


def test_the_open_meeting_is_the_one_that_was_begun_last_and_not_closed(plan, meeting):
    later = a_meeting(DAY, "Afternoon")
    both = replace(plan, meetings=(later, meeting))
    assert in_order_held(both.meetings) == [meeting, later]
    assert open_meeting(both) is later
    assert open_meeting(closed(both, later)) is meeting
    assert open_meeting(closed(closed(both, later), meeting)) is None
    assert closing_report(both, meeting) is None


def test_a_closed_meeting_says_by_whom_and_when(plan, meeting):
    check_open(plan, meeting)
    with pytest.raises(TrackerError, match=r"^SMT review was closed by Ann Young on 14 Nov 2017: "):
        check_open(closed(plan, meeting), meeting)
    with pytest.raises(TrackerError, match=r"^SMT review was closed on 14 Nov 2017: "):
        check_open(closed(plan, meeting, by=None), meeting)


def register_line(plan, ref, day=DAY):
    return next(line for line in register(plan, on(day)) if line.action.ref == ref)


def told(item):
    line = item.line
    return line.action.ref, line.state, line.days_late, line.rating, item.asked_last_time


KINDS = {
    "note": {},
    "new date": {"review": "Mar 2018", "reason": "Staff left"},
    "escalated": {"of": "Director", "by": "21 Nov 2017"},
    "proposed complete": {},
}
STEPS = st.lists(
    st.tuples(st.sampled_from(["1.1", "1.2", "1.4", "1.3"]), st.sampled_from([*KINDS, "take back"])), max_size=12
)


def as_registered(plan):
    return [told_line for line in register(plan, on("1 Dec 2017")) for told_line in [(line.action.ref, line.state)]]


@given(STEPS)
def test_decisions_in_any_order_leave_the_agenda_and_all_taken_back_the_register(steps):
    meeting = a_meeting(DAY)
    plan = before = the_plan(meeting)
    for ref, what in steps:
        action = next(one for _, one in plan.actions() if one.ref == ref)
        made = decisions_of(action, meeting)
        if what == "take back":
            plan = taken_back(plan, ref, made[-1]) if made else plan
        elif what != "proposed complete" or action_is_live(plan, ref):
            plan = decided(plan, meeting, ref, what, **KINDS[what])
        assert [told(item) for item in agenda(plan, meeting)] == [told(item) for item in agenda(before, meeting)]
    for _, action in list(plan.actions()):
        for update in decisions_of(action, meeting):
            plan = taken_back(plan, action.ref, update)
    assert as_registered(plan) == as_registered(before)


def action_is_live(plan, ref):
    return register_line(plan, ref).state.status in (Status.NOT_STARTED, Status.IN_PROGRESS)
