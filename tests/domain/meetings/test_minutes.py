"""The minutes of a meeting: its decisions in the order of the agenda, counts, what is left for next time."""

from dataclasses import replace

import pytest

from tests.domain.builders import a_meeting, a_plan, an_action, decided, on, taken_back, with_saved
from tracker.domain.meetings.minutes import OUTCOMES, minutes
from tracker.domain.plan import Lead

DAY = "14 Nov 2017"


@pytest.fixture
def meeting():
    return a_meeting(DAY)


@pytest.fixture
def plan(meeting):
    lead = Lead("Ann Young, Head", "Ann Young", "Head")
    refs = [("1.1", "Oct 2017"), ("1.2", "Aug 2017"), ("1.3", "Sep 2017"), ("1.4", "Dec 2017"), ("1.5", "Sep 2017")]
    actions = (an_action(ref, day, id=at, uuid=f"a{at}", lead=lead) for at, (ref, day) in enumerate(refs, 1))
    return a_plan(*actions, meetings=(meeting,))


def rows(plan, meeting):
    return [(line.action.ref, line.decision, line.because, line.who_by_when) for line in minutes(plan, meeting).lines]


def test_decisions_stand_in_the_order_of_the_agenda_with_why_who_and_by_when(plan, meeting):
    plan = decided(plan, meeting, "1.1", "note", "Looked at.")
    plan = decided(plan, meeting, "1.3", "proposed complete", "All are trained.")
    plan = decided(plan, meeting, "1.2", "new date", "Agreed.", review="Jan 2018", reason="Staff left")
    plan = decided(plan, meeting, "1.5", "escalated", "Twice late.", of="Director", by="21/11/2017", reason="No money")
    assert rows(plan, meeting) == [
        ("1.2", "Aug 2017 → Jan 2018", "Staff left. Agreed.", "Ann Young, Head, Jan 2018"),
        ("1.3", "Proposed complete", "All are trained.", "sign-off by somebody else"),
        ("1.5", "Escalated to Director, by 21 Nov 2017. Twice late.", "No money", "Director, 21 Nov 2017"),
        ("1.1", "Looked at.", "", ""),
    ]


def test_what_a_note_asks_for_says_who_and_by_when(plan, meeting):
    plan = decided(plan, meeting, "1.1", "note", "No figures.", asked="Bring figures", of="Director", by="Dec 2017")
    assert rows(plan, meeting) == [("1.1", "No figures.", "", "Director, Dec 2017")]


def test_several_decisions_about_an_action_each_say_from_where_to_where(plan, meeting):
    plan = decided(plan, meeting, "1.2", "new date", "", review="Dec 2017", reason="Ill")
    plan = decided(plan, meeting, "1.2", "new date", "", review="Jan 2018", reason="Holidays")
    assert [decision for _, decision, _, _ in rows(plan, meeting)] == ["Aug 2017 → Dec 2017", "Dec 2017 → Jan 2018"]


def test_a_decision_about_what_is_not_on_the_agenda_stands_at_the_end(plan, meeting):
    plan = decided(plan, meeting, "1.4", "note", "Goes well.")
    plan = decided(plan, meeting, "1.1", "note", "Looked at.")
    assert [ref for ref, *_ in rows(plan, meeting)] == ["1.1", "1.4"]


def test_each_action_counts_once_by_its_last_decision_and_the_rest_is_left(plan, meeting):
    plan = decided(plan, meeting, "1.1", "note", "Looked at.")
    plan = decided(plan, meeting, "1.1", "proposed complete")
    plan = decided(plan, meeting, "1.2", "escalated", of="Director", by="Dec 2017")
    found = minutes(plan, meeting)
    assert found.counts == {"new date": 0, "escalated": 1, "proposed complete": 1, "note": 0, "left": 2}
    assert [item.line.action.ref for item in found.left] == ["1.3", "1.5"]
    assert found.looked_at == 4


@pytest.mark.parametrize("removed", ["1.1", "1.2"])
@pytest.mark.parametrize("day", ["13 Nov 2017", DAY, "15 Nov 2017"])
def test_what_was_looked_at_is_what_was_decided_and_left_when_an_action_is_removed(plan, meeting, removed, day):
    plan = decided(decided(plan, meeting, "1.1", "note", "Looked at."), meeting, "1.4", "note", "Not late.")
    (action,) = [one for _, one in plan.actions() if one.ref == removed]
    found = minutes(with_saved(plan, replace(action, removed_on=on(day))), meeting)
    assert [line.action.ref for line in found.lines] == ["1.1", "1.4"]
    assert found.looked_at == sum(found.counts.values()) == 2 + len(found.left)
    assert len(found.left) == (2 if removed == "1.2" and day != "15 Nov 2017" else 3)


def test_what_is_taken_back_is_not_in_them(plan, meeting):
    before = minutes(plan, meeting)
    made = decided(plan, meeting, "1.2", "escalated", of="Director", by="Dec 2017")
    update = minutes(made, meeting).lines[0].update
    after = minutes(taken_back(made, "1.2", update), meeting)
    assert after.lines == () and after.counts == before.counts


def test_a_meeting_that_decided_nothing_leaves_everything(plan, meeting):
    assert minutes(plan, meeting).counts == dict.fromkeys(OUTCOMES, 0) | {"left": 4}
