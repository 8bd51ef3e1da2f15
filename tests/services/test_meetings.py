"""A meeting that is closed stays as it was: its minutes, register, scorecard and words, to the byte."""

import random
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from uuid import uuid4

import pytest

from tests.domain.builders import on
from tests.services.builders import a_draft, a_measure, a_row, a_value, action_of, plan_of, save
from tracker.domain.actions.new_update import NewUpdate, make_update
from tracker.domain.edit import json_value
from tracker.domain.measure import Remark
from tracker.domain.meeting import Meeting
from tracker.domain.meetings.agenda import agenda, decisions_of
from tracker.domain.meetings.deciding import DecisionStamp, NewDecision
from tracker.domain.meetings.told import told_meeting
from tracker.domain.plan import Lead, PromiseAnswer, Status
from tracker.domain.when import month_when
from tracker.errors import TrackerError
from tracker.reports.blocks import Heading, Table
from tracker.reports.minutes.report import lasted_words
from tracker.reports.typeset.write import pdf_bytes
from tracker.reports.word.write import docx_bytes
from tracker.services.meetings import close_meeting, minutes_of, take_back
from tracker.services.meetings import decide as decide_in
from tracker.store.sqlite import open_store

DAY = date(2017, 11, 14)
BEGAN = datetime(2017, 11, 14, 9, tzinfo=UTC)
CLOSED = datetime(2017, 11, 14, 10, 5, tzinfo=UTC)
MEETING = Meeting("m1", "SMT review", DAY, BEGAN, ("Director", "Vera Brook"), "Vera Brook", plan_id=1)


def begun(file, meeting=MEETING):
    """A plan file with a meeting that was begun and has decided nothing."""
    rows = [
        a_row("1.1", "Train all staff", "Begun.", month_when(2017, 9)),
        a_row("1.2", "Agree the policy", "Drafted.", month_when(2017, 8)),
        a_row("1.3", "Write to families", "", month_when(2018, 1)),
        a_row("1.4", "Publish the offer", "Late.", month_when(2017, 10)),
    ]
    value = a_value(60, month_when(2017, 10))
    save(file, a_draft(*rows, measures=(replace(a_measure("Visits"), readings=(value,)),)), dated=date(2017, 7, 1))
    with open_store(file) as store:
        store.save(meeting)
    return file


def decide(file, ref, kind, text="", of="", by="", meeting=MEETING, at=20, **said):
    with open_store(file) as store:
        return decide_in(store, meeting, action_of(file, ref), a_decision(kind, text, of, by, **said), a_stamp(at))


def a_decision(kind, text="", of="", by="", **said):
    return NewDecision(kind, text, asked_of=Lead(of), asked_by=by, **said)


def a_stamp(minutes, meeting=MEETING):
    return DecisionStamp(meeting.began_at + timedelta(minutes=minutes), "Vera Brook", lambda: str(uuid4()))


def close(file, meeting=MEETING, now=CLOSED, **how):
    with open_store(file) as store:
        return close_meeting(store, meeting, now=now, **{"by": "Vera Brook"} | how)


@pytest.fixture(scope="module")
def held_once(tmp_path_factory):
    file = begun(tmp_path_factory.mktemp("held") / "plan.db")
    decide(file, "1.2", "new date", "Agreed with the head.", review="Dec 2017", reason="Staff left")
    decide(file, "1.1", "escalated", of="Director", by="21 Nov 2017", reason="No money")
    return file.read_bytes()


@pytest.fixture
def held(held_once, tmp_path):
    """A file with a meeting that has decided about two of three actions and goes on."""
    (tmp_path / "plan.db").write_bytes(held_once)
    return tmp_path / "plan.db"


def headings(report):
    return [block.text for block in report.blocks if isinstance(block, Heading)]


def tables(report):
    return {
        block.caption: [["".join(run.text for run in cell) for cell in row] for row in block.rows]
        for block in report.blocks
        if isinstance(block, Table)
    }


def facts(report):
    return {label: "".join(run.text for run in words) for label, words in report.front.facts}


def test_the_minutes_say_what_was_decided_what_is_left_and_how_the_plan_stood(held):
    close(held)
    report = minutes_of(plan_of(held), MEETING)
    assert (report.front.title, report.front.subtitle) == ("SMT review", "Minutes")
    assert facts(report) == {
        "Plan": "Our plan",
        "As at": "14 Nov 2017",
        "Present": "Director, Vera Brook",
        "Lasted": "1 hour 5 minutes",
        "Closed": "14 Nov 2017 by Vera Brook",
    }
    assert headings(report) == [
        "What was decided", "What is left for next time", "The register as at 14 Nov 2017", "The scorecard"
    ]  # fmt: skip
    told = tables(report)
    assert told["Decisions of 14 Nov 2017"] == [
        ["1.2", "Agree the policy", "Aug 2017 → Dec 2017", "Staff left. Agreed with the head.", "Ann Young, Head",
         "Dec 2017"],
        ["1.1", "Train all staff", "Escalated to Director, by 21 Nov 2017.", "No money", "Director", "21 Nov 2017"],
    ]  # fmt: skip
    assert [row[0] for row in told["Actions about which nothing was decided"]] == ["1.4"]
    register = {row[0]: row for row in told["Actions of 1 Homes"]}
    assert list(register) == ["1.1", "1.2", "1.3", "1.4", "1.1-A1"]
    assert register["1.2"][3:] == ["Dec 2017", "Green", "14 Nov 2017: Agreed with the head."]
    assert register["1.1-A1"][2:4] == ["Director", "21 Nov 2017"]


def test_the_minutes_of_a_meeting_that_goes_on_say_so(held):
    report = minutes_of(plan_of(held), MEETING)
    assert report.front.subtitle == "Minutes so far, not closed" and report.foot.endswith("not closed")
    assert facts(report)["Closed"].startswith("not closed")
    assert len(tables(report)["Decisions of 14 Nov 2017"]) == 2


def test_the_next_meeting_tells_what_became_of_what_was_asked(held):
    close(held)
    again = replace(MEETING, uuid="m2", day=date(2017, 12, 12), began_at=BEGAN + timedelta(days=28))
    with open_store(held) as store:
        store.save(again)
    report = minutes_of(plan_of(held), again)
    assert [row[0] for row in tables(report)["Actions that the last meeting asked for"]] == ["1.1-A1"]
    assert [item.line.action.ref for item in agenda(plan_of(held), again)] == ["1.1-A1", "1.1", "1.4"]


def test_a_closed_meeting_exports_the_same_bytes_after_a_hundred_further_edits(held):
    close(held, present=["Director"])
    before = exported(held)
    told = told_meeting(plan_of(held), MEETING)
    with open_store(held) as store:
        for number in range(100):
            _EDITS[number % len(_EDITS)](store, number)
    assert exported(held) == before
    assert told_meeting(plan_of(held), MEETING) == told and told.present == ("Director",)
    assert minutes_of(plan_of(held), MEETING) == before[2]


def exported(file):
    report = minutes_of(plan_of(file), MEETING)
    return docx_bytes(report), pdf_bytes(report), report


def _say(store, number):
    said = NewUpdate(f"Said {number}.", random.Random(number).choice([None, Status.IN_PROGRESS]))
    _update(store, said)


def _move(store, number):
    _update(store, NewUpdate("", review=f"{number % 28 + 1}/2/2018", reason=f"Reason {number}"))


def _update(store, said):
    plan = store.plan()
    action = next(plan.actions())[1]
    later = CLOSED + timedelta(days=len(action.updates))
    store.save(make_update(plan, action, said, uuid=str(uuid4()), day=later.date(), recorded_at=later, by="Ann"))


def _reword(store, number):
    plan = store.plan()
    _, action = list(plan.actions())[number % 3]
    store.save(replace(action, text=f"Otherwise {number}", lead=Lead(f"Somebody {number}")))
    store.save(replace(plan.themes[0], title=f"Homes {number}"))
    store.save(replace(plan, title=f"Plan {number}"))


def _measure(store, number):
    (_, measure) = next(store.plan().measures())
    later = CLOSED + timedelta(minutes=number)
    reading = replace(a_value(Decimal(number), month_when(2017, 10)), known=DAY, recorded_at=later)
    store.save(replace(reading, measure_id=measure.id, uuid=str(uuid4())))
    store.save(Remark(str(uuid4()), DAY, later, f"Remark {number}", measure_id=measure.id))
    store.save(replace(next(store.plan().measures())[1], name=f"Visits {number}"))


def _withdraw(store, number):
    _, action = next(store.plan().actions())
    target = [one for one in action.updates if one.decided or one.text][-1]
    later = CLOSED + timedelta(minutes=number)
    undo = replace(target, uuid=str(uuid4()), kind="undo", text=None, withdraws=target.uuid, recorded_at=later)
    store.save(replace(undo, status=None, review=None, reason=None, decided=None, meeting=None))


def _answer_and_remove(store, number):
    _, action = list(store.plan().actions())[-1]
    of, later = action.updates[0].uuid, CLOSED + timedelta(minutes=number)
    store.save(PromiseAnswer(str(uuid4()), of, f"Promise {number}", "kept", DAY, later, action_id=action.id))
    store.save(replace(action, removed_on=None if action.removed_on else DAY))


_EDITS = [_say, _move, _reword, _measure, _withdraw, _answer_and_remove]


def test_a_meeting_is_closed_once_and_the_second_window_is_told_by_whom_and_when(held):
    first = close(held)
    with pytest.raises(TrackerError, match=r"^SMT review was closed by Vera Brook on 14 Nov 2017"):
        close(held, by="Ann Young")
    assert plan_of(held).reports == (first,) and first.meeting == MEETING.uuid


def test_the_frozen_copy_holds_the_register_the_scorecard_and_the_decisions(held):
    said = json_value(close(held).said)
    assert [one["ref"] for one in said["register"]["actions"]] == ["1.1", "1.2", "1.3", "1.4", "1.1-A1"]
    assert said["scorecard"]["rows"][0]["measure"] == "Visits"
    assert said["meeting"]["counts"]["left"] == 1 and said["meeting"]["present"] == ["Director", "Vera Brook"]
    assert said["changes"] is None


def test_what_changed_since_the_meeting_before_is_frozen_with_it(held):
    close(held)
    again = replace(MEETING, uuid="m2", day=date(2017, 12, 12), began_at=BEGAN + timedelta(days=28))
    with open_store(held) as store:
        store.save(again)
    made = close(held, again, CLOSED + timedelta(days=28))
    assert made.since == DAY and json_value(made.said)["changes"]["since"] == "2017-11-14"


def test_a_closed_meeting_takes_no_more_decisions(held):
    close(held)
    with pytest.raises(TrackerError, match=r"^SMT review was closed by Vera Brook on 14 Nov 2017"):
        decide(held, "1.4", "note", "Late again.")


@pytest.mark.parametrize(
    ("minutes", "words"),
    [
        (0, "0 minutes"),
        (1, "1 minute"),
        (60, "1 hour"),
        (125, "2 hours 5 minutes"),
        (3000, "2 days"),
        (-5, "0 minutes"),
    ],
)
def test_how_long_it_took(minutes, words):
    assert lasted_words(BEGAN, BEGAN + timedelta(minutes=minutes)) == words


def test_a_meeting_that_looked_at_nothing_has_minutes(tmp_path):
    file = begun(tmp_path / "plan.db", replace(MEETING, day=on("1 Aug 2017")))
    report = minutes_of(plan_of(file), plan_of(file).meetings[0])
    assert "Decisions of 1 Aug 2017" not in tables(report) and docx_bytes(report)


# Two windows


def test_two_windows_give_no_ref_twice_whatever_each_shows(held):
    with open_store(held) as one, open_store(held) as two:
        shown = action_of(held, "1.4")
        new = a_decision("escalated", of="Una Holt, Director", by="Dec 2017")
        asked = [decide_in(store, MEETING, shown, new, a_stamp(at))[1] for at, store in enumerate((one, two), 30)]
    assert [one.ref for one in asked] == ["1.4-A1", "1.4-A2"]
    assert asked[0].lead == Lead("Una Holt, Director", "Una Holt", "Director")
    assert len(decisions_of(action_of(held, "1.4"), MEETING)) == 2


def test_what_one_window_took_back_the_other_one_is_told(held):
    action = action_of(held, "1.1")
    (made,) = decisions_of(action, MEETING)
    with open_store(held) as one, open_store(held) as two:
        take_back(one, action, made, a_stamp(30))
        with pytest.raises(TrackerError, match=r"^This decision about 1\.1 has been taken back already"):
            take_back(two, action, made, a_stamp(31))
    (edit,) = action_of(held, "1.1-A1").edits
    assert (edit.field, edit.edited_by) == ("removed_on", "Vera Brook")
    assert action_of(held, "1.1-A1").removed_on == DAY and decisions_of(action_of(held, "1.1"), MEETING) == []


def test_nothing_is_decided_about_what_was_removed_meanwhile(held):
    shown = action_of(held, "1.4")
    with open_store(held) as store:
        store.save(replace(shown, removed_on=DAY))
        with pytest.raises(TrackerError, match=r"^1\.4 was removed from the plan meanwhile: nothing was saved\."):
            decide_in(store, MEETING, shown, a_decision("note", "Late."), a_stamp(30))
    assert decisions_of(action_of(held, "1.4"), MEETING) == []


def test_what_a_meeting_asked_for_is_asked_about_although_its_decision_was_withdrawn_later(held):
    close(held)
    (made,) = decisions_of(action_of(held, "1.1"), MEETING)
    again = replace(MEETING, uuid="m2", day=date(2017, 12, 12), began_at=BEGAN + timedelta(days=28))
    undo = replace(made, uuid="w", kind="undo", withdraws=made.uuid, meeting=None, decided=None, text=None, reason=None)
    with open_store(held) as store:
        store.add_all([again, replace(undo, recorded_at=CLOSED)])
    assert agenda(plan_of(held), again)[0].line.action.ref == "1.1-A1"
