"""What is saved when a problem of a held plan is decided: nothing that was said is rewritten."""

from dataclasses import replace
from datetime import UTC, datetime
from itertools import count

import pytest

from tests.domain.builders import a_measure, a_plan, an_action, an_update, on, state_of
from tests.domain.decisions.test_decide import a_problem, read_lead
from tracker.domain.actions.register import among, register
from tracker.domain.decisions.decide import correct, decide
from tracker.domain.decisions.location import record_about
from tracker.domain.decisions.plan_checks import standing_problems
from tracker.domain.decisions.records_to_save import records_to_save
from tracker.domain.decisions.undo import undone, withdrawals
from tracker.domain.draft import Draft
from tracker.domain.edit import Stamp
from tracker.domain.plan import Action, Lead, Person, Update
from tracker.domain.when import shown
from tracker.errors import TrackerError

DAY = on("14 Nov 2017")
MISREAD = a_problem("repaired", "1.1.6", "Dec 202017", "Dec 2017", field="review")


def a_stamp(day="14 Nov 2017"):
    numbers = count(1)
    return Stamp(on(day), datetime(2017, 11, 14, tzinfo=UTC), "QA Manager", lambda: f"new{next(numbers)}")


def corrected(plan, problem, text, day="14 Nov 2017"):
    draft = correct(Draft(plan, (problem,)), problem, text, read_lead)
    return records_to_save(plan, draft.plan, a_stamp(day), {7: "why"}), draft.problems[0]


def with_updates(action, *updates):
    return replace(action, updates=(*action.updates, *updates))


# ---- updates


def test_a_misread_date_is_corrected_by_an_update_that_counts_from_the_same_day():
    action = an_action("1.1.6", "Dec 202017", id=7)
    (update,), _ = corrected(a_plan(action), MISREAD, "Jan 2018")
    assert (update.kind, update.day, update.action_id, update.author) == ("correction", None, 7, "QA Manager")
    assert (update.text, update.status, update.reason) == (None, None, "why")
    state = state_of(with_updates(action, update), "1 Oct 2017")
    assert (shown(state.review), shown(state.original_review), state.slips) == ("Jan 2018", "Jan 2018", 0)


def test_a_date_that_was_moved_since_stays_when_the_misread_one_is_corrected():
    action = an_action("1.1.6", "Dec 202017", [an_update("14 Nov 2017", review="Mar 2018", reason="Delayed")])
    (update,), _ = corrected(a_plan(action), MISREAD, "Jan 2018")
    state = state_of(with_updates(action, update), "14 Nov 2017")
    assert (shown(state.review), shown(state.original_review)) == ("Mar 2018", "Jan 2018")


def test_a_date_where_there_was_none_is_said_on_the_as_at_day():
    plan = a_plan(an_action("1.1.6", lead=Lead("Vera Brook")))
    (problem,) = standing_problems(plan, among(register(plan, DAY)), DAY)
    (update,), _ = corrected(plan, problem, "Jan 2018")
    assert (update.kind, update.day, shown(update.review)) == ("correction", on("14 Nov 2017"), "Jan 2018")


def test_nothing_is_said_before_what_an_action_already_says():
    plan = a_plan(an_action("1.1.6", updates=[an_update("20 Nov 2017", "Begun")], lead=Lead("Vera Brook")))
    (problem,) = standing_problems(plan, among(register(plan, DAY)), DAY)
    with pytest.raises(TrackerError, match="already has an update of 20 Nov 2017"):
        corrected(plan, problem, "Jan 2018")


def test_corrected_commentary_leaves_the_old_words_in_the_timeline():
    action = an_action("1.1.6", text="Agreed in 202017", id=7)
    problem = a_problem("doubtful", "1.1.6", "Agreed in 202017", "Agreed in 2017", field="commentary")
    draft = decide(Draft(a_plan(action), (problem,)), [problem], "accepted", read_lead)
    (update,) = records_to_save(a_plan(action), draft.plan, a_stamp())
    assert (update.text, update.reason) == ("Agreed in 2017", None)
    assert state_of(with_updates(action, update), "14 Nov 2017").text == "Agreed in 2017"


# ---- records


def test_a_corrected_lead_edits_the_action_and_adds_the_person():
    action = an_action("1.1.6", lead=Lead("Vera Brok", None, "Vera Brok"), id=7)
    plan = replace(a_plan(action), id=1, people=(Person(None, "Vera Brok", id=1),))
    records, _ = corrected(plan, a_problem("doubtful", "1.1.6", "Vera Brok", field="lead"), "Vera Brook, Manager")
    assert [type(record) for record in records] == [Action, Person]
    assert (records[0].lead.name, records[0].updates, records[1].plan_id) == ("Vera Brook", (), 1)


def test_corrected_thresholds_edit_the_measure():
    plan = a_plan()
    plan = replace(plan, themes=(replace(plan.themes[0], measures=(a_measure("65-75 / 75-84 / 85+", id=3),)),))
    problem = standing_problems(plan, among([]), DAY)[0]
    (record,), settled = corrected(plan, problem, "65-74 / 75-84 / 85+")
    assert (record.id, record.thresholds[0][1]) == (3, "65-74")
    assert (settled.decision, settled.key) == ("corrected", problem.key)


def test_a_decision_that_changes_no_record_saves_none():
    plan = a_plan(an_action("1.1.6", "Dec 202017"))
    draft = decide(Draft(plan, (MISREAD,)), [MISREAD], "accepted", read_lead)
    assert records_to_save(plan, draft.plan, a_stamp()) == []


# ---- taking back


def test_a_correction_is_taken_back_by_withdrawing_it():
    action = an_action("1.1.6", "Dec 202017", id=7)
    (update,), problem = corrected(a_plan(action), MISREAD, "Jan 2018")
    plan = a_plan(with_updates(action, update))
    (undo,) = withdrawals(plan, [problem], a_stamp())
    assert isinstance(undo, Update) and (undo.kind, undo.withdraws, undo.action_id) == ("undo", "new1", 7)
    assert undone(Draft(plan, (problem,)), [problem]).problems == (MISREAD,)
    withdrawn = with_updates(action, update, replace(undo, uuid="later"))
    assert shown(state_of(withdrawn, "14 Nov 2017").review) == "Dec 2017"
    assert withdrawals(a_plan(withdrawn), [problem], a_stamp()) == []


def test_what_was_accepted_or_ignored_withdraws_nothing():
    plan = a_plan(an_action("1.1.6", "Dec 202017", [an_update("14 Nov 2017", review="Dec 2017")]))
    for decision in ("accepted", "ignored"):
        (problem,) = decide(Draft(plan, (MISREAD,)), [MISREAD], decision, read_lead).problems
        assert problem.decision == decision and withdrawals(plan, [problem], a_stamp()) == []


# ---- what a problem is about


def about(problem, *actions, **plan):
    record = record_about(a_plan(*actions, **plan), problem)
    return getattr(record, "ref", None) or getattr(record, "name", None)


def test_a_problem_is_about_the_record_that_it_names():
    assert about(MISREAD, an_action("1.1.5"), an_action("1.1.6")) == "1.1.6"
    assert about(a_problem("doubtful", "1.1", "Nothing of the sort")) == "1.1"
    assert about(a_problem("doubtful", "Vera Brook", "V Brook"), people=(Person("Vera Brook", None),)) == "Vera Brook"


def test_a_ref_that_is_missing_is_about_its_theme():
    assert about(a_problem("missing", "1.1.3, 1.1.4", ""), an_action("1.1.2")) == "1.1"


def test_text_of_no_record_is_about_none():
    assert about(a_problem("skipped", "plan", "Foreword")) is None
    assert about(a_problem("repaired", "plan", "202017-18", "2017/18")) is None
    assert about(a_problem("doubtful", "9.9", "gone")) is None
