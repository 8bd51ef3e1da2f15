"""The records say themselves what they consist of."""

from collections.abc import Mapping
from dataclasses import fields
from decimal import Decimal
from typing import Any

import pytest

from tracker.domain.draft import Problem
from tracker.domain.edit import Edit
from tracker.domain.fields import RECORD_FIELDS, without_controls
from tracker.domain.measure import Comparator, Group, Measure, Reading, Remark
from tracker.domain.meeting import Meeting
from tracker.domain.pack import Pack, PackEntry
from tracker.domain.plan import Action, Lead, Person, Plan, PromiseAnswer, Redaction, Status, Theme, Update
from tracker.domain.report import RememberedReport
from tracker.domain.when import When


def field(kind, name):
    return next(field for field in RECORD_FIELDS[kind] if field.name == name)


def test_the_eighteen_records_that_are_kept():
    assert set(RECORD_FIELDS) == {
        Plan, Person, Theme, Action, Update, Redaction, Measure, Remark, Group, Comparator, Reading, Problem, Edit,
        RememberedReport, Meeting, PromiseAnswer, Pack, PackEntry,
    }  # fmt: skip


@pytest.mark.parametrize("kind", RECORD_FIELDS)
def test_every_field_stands_in_the_order_of_its_record(kind):
    assert [one.name for one in RECORD_FIELDS[kind]] == [one.name for one in fields(kind)]


@pytest.mark.parametrize(
    ("kind", "name", "holds", "optional"),
    [
        (Action, "text", str, False),
        (Action, "ref", str, True),
        (Action, "lead", Lead, False),
        (Action, "notes", tuple[str, ...], False),
        (Update, "status", Status, True),
        (Update, "review", When, True),
        (Reading, "value", Decimal, True),
        (Plan, "settings", Mapping[str, Any], False),
        (Remark, "stated_direction", tuple[str, str], True),
    ],
)
def test_what_a_field_holds_and_whether_it_may_be_none(kind, name, holds, optional):
    assert (field(kind, name).holds, field(kind, name).optional) == (holds, optional)


def test_what_says_only_where_a_record_lies_in_its_file_is_told_apart():
    assert [one.name for one in RECORD_FIELDS[Comparator] if one.of_the_file] == [
        "place", "id", "plan_id", "measure_id", "revision",
    ]  # fmt: skip
    assert not field(Problem, "place").of_the_file  # it is a place in the document


def test_records_beneath_a_record_are_told_from_its_own_texts():
    assert field(Theme, "actions").child is Action and field(Measure, "readings").child is Reading
    assert [one.name for one in RECORD_FIELDS[Action] if one.child] == ["updates", "redactions", "edits", "answers"]


def test_control_characters_go_from_every_text_and_lines_and_tabs_stay():
    lead = Lead("Head\x00 of Service", "Head\x00 of Service")
    action = Action("1\x1f.1", "Do\x00 this\nand\tthat\x0b", lead=lead)
    clean = without_controls(action)
    assert (clean.text, clean.ref, clean.lead) == ("Do this\nand\tthat\x0b", "1.1", Lead(*["Head of Service"] * 2))
    theme = Theme(None, "Theme", ambition=("Heard\x00", "Safe"))
    assert without_controls(theme).ambition == ("Heard", "Safe")


def test_a_record_without_control_characters_is_itself():
    theme = Theme(None, "Thème – “heard”", ambition=("Heard", "Safe"), actions=(Action("1.1", "Do this"),))
    assert without_controls(theme) is theme


def test_what_lies_beneath_a_record_that_is_kept_is_not_looked_through_as_it_is_not_saved_with_it():
    beneath = (Action("1.1", "Do\x00 this"),)
    new, kept = Theme(None, "Theme\x00", actions=beneath), Theme(None, "Theme\x00", actions=beneath, id=1)
    assert without_controls(new) == Theme(None, "Theme", actions=(Action("1.1", "Do this"),))
    assert without_controls(kept) == Theme(None, "Theme", actions=beneath, id=1)
