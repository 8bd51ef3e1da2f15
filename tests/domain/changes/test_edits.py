"""Which fields an edit changed, as the history keeps them."""

from dataclasses import replace
from datetime import date

import pytest

from tests.domain.builders import an_action, an_update
from tracker.domain.changes.edits import edited_fields, first_edit
from tracker.domain.edit import ADDED, Edit, json_text, json_value
from tracker.domain.measure import Measure
from tracker.domain.plan import Evidence, Lead, Person, Plan, Theme
from tracker.domain.problem import Problem
from tracker.domain.when import month_when

LEAD = Lead("Bo Grey, Head", "Bo Grey", "Head")
DOUBT = Problem("doubtful", "Plan.docx", "table 2", "1.1.1", "Oct", None, "It looks odd.")


def edits(record, /, **changed):
    """(field, old, new) with the values as any program reads them."""
    return [(one.field, json_value(one.old), json_value(one.new))
            for one in edited_fields(record, replace(record, **changed))]  # fmt: skip


@pytest.mark.parametrize(
    ("record", "changed", "told"),
    [
        (an_action(text="Train"), {"text": "Train all"}, [("text", "Do what was promised", "Train all")]),
        (an_action(text="Train"), {"lead": LEAD, "notes": ("One", "Two")},
         [("lead", {"as_printed": "", "name": None, "role": None}, {"as_printed": LEAD.as_printed, "name": "Bo Grey",
          "role": "Head"}), ("notes", [], ["One", "Two"])]),
        (an_action(), {"removed_on": date(2017, 11, 14)}, [("removed_on", None, "2017-11-14")]),
        (Theme("1", "Visits"), {"evidence": (Evidence("Audit", "Mixed."),)},
         [("evidence", [], [{"heading": "Audit", "text": "Mixed."}])]),
        (Measure("1-M01", "Visits", thresholds=(("Good", "75+"),)), {"thresholds": (("Good", "80+"),)},
         [("thresholds", [["Good", "75+"]], [["Good", "80+"]])]),
        (Person("Ann Young", "Head"), {"email": "ann@example.org"}, [("email", None, "ann@example.org")]),
    ],
)  # fmt: skip
def test_each_field_is_told_with_what_it_said_before(record, changed, told):
    assert edits(record, **changed) == told


def test_a_period_is_told_as_printed_and_with_its_days():
    ((field, old, new),) = edits(Plan("Ours"), period=month_when(2017, 10))
    assert field == "period" and old["kind"] == "none" and new["first"] == "2017-10-01"


def test_where_a_record_lies_and_what_lies_beneath_it_is_no_edit():
    theme = Theme("1", "Visits", actions=(an_action(),))
    assert edits(theme, actions=(), place=4, id=7, plan_id=1, revision=9) == []
    assert edits(an_action(), updates=(an_update("14 Nov 2017", "Said"),)) == []


def test_of_the_settings_those_that_differ_are_told_and_none_of_the_programs_own():
    plan = Plan("Ours", settings={"amber_days": 31, "silent_days": 90, "documents_said": {"a": {"text": "1"}}})
    after = {"amber_days": 40, "silent_days": 90, "documents_said": {}, "read_from": ["x"], "tables": []}
    assert edits(plan, settings=after) == [("settings", {"amber_days": 31}, {"amber_days": 40})]
    assert edits(plan, settings={**plan.settings, "read_from": ["x"]}) == []


def test_of_a_problem_its_decision_is_told():
    told = edits(DOUBT, decision="corrected", read_as="Oct 2017", before="{}")
    assert told == [("read_as", None, "Oct 2017"), ("decision", None, "corrected")]


def test_what_comes_into_a_plan_is_told_once():
    assert first_edit(Theme("1", "Visits")) == first_edit(Measure("1-M01", "Visits")) == (ADDED, None, None)
    assert first_edit(replace(DOUBT, decision="ignored")) == ("decision", None, '"ignored"')
    known = Edit("e", ADDED, None, None, None)
    assert [first_edit(one) for one in (an_action(), DOUBT, Theme("1", "Visits", edits=(known,)))] == [None] * 3


def test_the_same_content_is_the_same_text():
    assert json_text({"b": (1, 2), "a": "é"}) == json_text({"a": "é", "b": [1, 2]}) == '{"a":"é","b":[1,2]}'
