"""What takes a step back, and where a sentence refuses it: somebody has gone on, or a thing is there for good."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import count
from pathlib import Path

import pytest

from tests.domain.builders import a_measure, a_meeting, a_plan, a_reading, a_remark, an_action, an_update
from tests.store.builders import a_file
from tracker.domain.edit import Stamp
from tracker.domain.measure import Comparator, known_by
from tracker.domain.measures.remarks import remarks_in_order
from tracker.domain.plan import PromiseAnswer, Redaction, Theme
from tracker.domain.problem import Problem
from tracker.domain.report import RememberedReport, hash_of
from tracker.domain.undoing.step import CannotUndo, Step
from tracker.domain.undoing.steps import changes_something, records_to_undo
from tracker.store.sqlite import open_store

DAY = date(2017, 11, 14)
MEETING = a_meeting()
_numbers = count(1)


@pytest.fixture
def store(tmp_path: Path):
    estimate = a_reading("May 2017", 60, role="estimate")
    measure = a_measure("65-75 / 75-84 / 85+", [a_reading("Apr 2017", 70), estimate], remarks=(a_remark("Few."),))
    plan = a_plan(an_action("1.1.1", "Oct 2017", day="1 Sep 2017"), meetings=(MEETING,))
    plan = replace(plan, themes=(replace(plan.themes[0], measures=(measure,)),))
    with open_store(a_file(tmp_path / "plan.db", plan)) as store:
        yield store


def the_action(store):
    return store.plan().themes[0].actions[0]


def the_measure(store):
    return store.plan().themes[0].measures[0]


def step(store, *records, what="step"):
    """Save these together, as a step."""
    with store.transaction():
        for record in records:
            store.save(record)
    return Step(what, store.saved, datetime.now(UTC))


def taken_back(store, done, day=DAY):
    stamp = Stamp(day, datetime.now(UTC), "QA Manager", lambda: f"n-{next(_numbers):04}")
    return step(store, *records_to_undo(done, store.all, stamp))


def said(store, **fields):
    update = an_update("14 Nov 2017", uuid=f"u-{next(_numbers):04}", **fields)
    return replace(update, action_id=the_action(store).id, recorded_at=datetime.now(UTC))


def a_value(store, number, period="Apr 2017", **fields):
    reading = a_reading(period, number, known=DAY, recorded_at=datetime.now(UTC), **fields)
    return replace(reading, uuid=f"r-{next(_numbers):04}", measure_id=the_measure(store).id)


def values(store):
    return {one.period.as_printed: one.as_printed for one in known_by(the_measure(store).readings, DAY)}


def test_a_value_gives_way_to_the_one_before_and_comes_again(store):
    done = step(store, a_value(store, 80))
    undone = taken_back(store, done)
    assert values(store)["Apr 2017"] == "70"
    taken_back(store, undone)
    assert values(store)["Apr 2017"] == "80"
    assert [one.as_printed for one in the_measure(store).readings if one.period.as_printed == "Apr 2017"] == [
        "70", "80", "70", "80",
    ]  # fmt: skip


def test_a_value_where_there_was_none_gives_way_to_a_blank(store):
    taken_back(store, step(store, a_value(store, 80, "Jun 2017")))
    assert values(store)["Jun 2017"] == ""


def test_a_value_does_not_come_back_to_the_day_before_it_was_known(store):
    done = step(store, a_value(store, 80))
    taken_back(store, done, day=DAY - timedelta(days=30))
    assert values(store)["Apr 2017"] == "70"


def test_an_estimate_cannot_stand_over_a_value_again(store):
    done = step(store, a_value(store, 80, "May 2017"))
    with pytest.raises(CannotUndo, match=r"An estimate of 1\.1-M01 for May 2017 stood before the value"):
        taken_back(store, done)


def test_a_value_that_was_given_again_since_stands(store):
    done = step(store, a_value(store, 80))
    step(store, a_value(store, 81))
    with pytest.raises(CannotUndo, match=r"The reading of 1\.1-M01 for Apr 2017 has been given again since"):
        taken_back(store, done)


def test_commentary_beside_other_commentary_is_taken_back(store):
    done = step(store, said(store, text="First"))
    step(store, said(store, text="Second"))
    taken_back(store, done)
    assert [one.kind for one in the_action(store).updates] == ["plan", "update", "update", "undo"]


def test_what_was_taken_back_by_somebody_else_is_not_taken_back_twice(store):
    done = step(store, said(store, text="First"))
    taken_back(store, done)
    with pytest.raises(CannotUndo, match=r"What was said of 1\.1\.1 has been taken back already"):
        taken_back(store, done)


def test_a_comment_that_was_given_again_since_stands(store):
    measure = the_measure(store)
    one, two = (
        a_remark(text, "14 Nov 2017", measure_id=measure.id, recorded_at=datetime.now(UTC) + timedelta(seconds=late))
        for text, late in (("Mine.", 0), ("Theirs.", 60))
    )
    done = step(store, one)
    later = step(store, two)
    with pytest.raises(CannotUndo, match=r"The comment of 1\.1-M01 has been given again since"):
        taken_back(store, done)
    taken_back(store, later)
    assert [one.comment for one in remarks_in_order(the_measure(store).remarks, date.max)] == ["Few.", "Mine."]


def test_an_answer_about_a_promise_is_withdrawn(store):
    answer = PromiseAnswer(
        "w-1", the_action(store).updates[0].uuid, "By Dec.", "kept", DAY, datetime.now(UTC),
        action_id=the_action(store).id,
    )  # fmt: skip
    taken_back(store, step(store, answer))
    assert [(one.says, one.withdraws) for one in the_action(store).answers] == [("kept", None), ("kept", "w-1")]


def test_what_a_closed_meeting_decided_stays(store):
    done = step(store, said(store, text="Noted", kind="decision", meeting=MEETING.uuid, decided="note"))
    words = '{"report":null}'
    step(store, RememberedReport("r-1", "Minutes", DAY, None, datetime.now(UTC), words, hash_of(words),
                                 meeting=MEETING.uuid, plan_id=store.plan().id))  # fmt: skip
    with pytest.raises(CannotUndo, match="The meeting that decided this is closed"):
        taken_back(store, done)


def test_what_a_meeting_that_goes_on_decided_is_taken_back_as_part_of_it(store):
    done = step(store, said(store, text="Noted", kind="decision", meeting=MEETING.uuid, decided="note", author="SMT"))
    taken_back(store, done)
    undo = the_action(store).updates[-1]
    assert (undo.kind, undo.meeting, undo.author, undo.recorded_by) == ("undo", MEETING.uuid, "SMT", "QA Manager")


def test_an_action_that_was_added_was_never_there(store):
    theme = store.plan().themes[0]
    new = replace(an_action("1.1.2", "Dec 2017", day="1 Nov 2017"), theme_id=theme.id, plan_id=theme.plan_id)
    undone = taken_back(store, step(store, new))
    assert store.plan().themes[0].actions[-1].removed_on == date(2017, 11, 1)
    taken_back(store, undone)
    assert store.plan().themes[0].actions[-1].removed_on is None


def test_what_somebody_has_written_about_since_stays(store):
    theme = store.plan().themes[0]
    new = replace(an_action("1.1.2", "Dec 2017", day="1 Nov 2017"), theme_id=theme.id, plan_id=theme.plan_id)
    done = step(store, new)
    added = store.plan().themes[0].actions[-1]
    step(store, replace(said(store, text="Begun"), action_id=added.id))
    with pytest.raises(CannotUndo, match=r"Something has been said of 1\.1\.2 since: it stays in the plan"):
        taken_back(store, done)


def test_a_theme_in_which_something_stands_by_now_stays(store):
    plan = store.plan()
    done = step(store, Theme("1.2", "Decisions", plan_id=plan.id))
    theme = store.plan().themes[-1]
    step(store, replace(an_action("1.2.1"), theme_id=theme.id, plan_id=plan.id))
    with pytest.raises(CannotUndo, match=r"Something stands in 1\.2 Decisions by now: remove that first"):
        taken_back(store, done)


def test_a_series_that_was_added_stays(store):
    measure = the_measure(store)
    done = step(store, Comparator("England", plan_id=measure.plan_id, measure_id=measure.id))
    with pytest.raises(CannotUndo, match="England was added for good"):
        taken_back(store, done)


def test_a_problem_that_was_decided_is_open_again(store):
    problem = Problem(
        "doubtful", "a.docx", "row 2", "1.1.1", "H of S", None, "Who?", "ignored", plan_id=store.plan().id
    )
    taken_back(store, step(store, problem))
    assert [one.decision for one in store.problems()] == [None]


def test_nothing_from_before_words_were_removed_comes_back(store):
    done = step(store, replace(the_action(store), text="Said otherwise"))
    gone = Redaction("x-1", "the wording", DAY, datetime.now(UTC), "A child was named.", plan_id=store.plan().id)
    step(store, gone)
    with pytest.raises(CannotUndo, match="Words were removed from the plan for good since"):
        taken_back(store, done)


def test_a_record_that_is_saved_as_it_was_is_no_step(store):
    assert not changes_something(step(store, the_action(store)).saved)
    assert changes_something(step(store, replace(the_action(store), place=9)).saved)


def test_what_one_step_saved_twice_goes_back_to_what_was_before_both(store):
    with store.transaction():
        first = store.save(replace(the_action(store), text="One"))
        store.save(replace(first, text="Two"))
    taken_back(store, Step("step", store.saved, datetime.now(UTC)))
    assert the_action(store).text == "Do what was promised"
