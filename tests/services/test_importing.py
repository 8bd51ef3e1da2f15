"""Imports into real plan files: the first one, the same again, values, dumps; all or nothing."""

import json
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from tests.services.builders import (
    DECEMBER,
    NOVEMBER,
    SAMPLES,
    a_draft,
    a_measure,
    a_row,
    a_value,
    action_of,
    content,
    now,
    plan_of,
    problems_of,
    said_in_the_program,
    save,
)
from tracker.documents.reading.document import read_document
from tracker.domain.actions.register import register, tally
from tracker.domain.draft import Draft
from tracker.domain.measure import Comparator, Measure, Reading, readings_that_count
from tracker.domain.plan import Plan, Status, Theme, Update
from tracker.domain.problem import Problem
from tracker.domain.when import day_when, month_when, unknown_period
from tracker.errors import TrackerError
from tracker.services.importing import held_plan, preview, save_drafts
from tracker.store.sqlite import new_store, open_store

# ---- the first import


def test_the_first_import_speaks_from_the_beginning(file, sample):
    save(file, sample)
    updates = [update for _, action in plan_of(file).actions() for update in action.updates]
    assert {update.day for update in updates} == {None}
    assert len({update.uuid for update in updates}) == len(updates) == 48
    assert {update.kind for update in updates} == {"plan"}


def test_the_first_import_saves_every_record_and_every_problem(file, sample):
    (changes,) = save(file, sample)
    plan = plan_of(file)
    assert (len(list(plan.actions())), len(list(plan.measures())), len(plan.people)) == (48, 47, 10)
    assert len(changes.new) == 95 and changes.changed == [] and changes.missing == []
    assert sorted((p.kind, p.place, p.message) for p in problems_of(file)) == sorted(
        (p.kind, p.place, p.message) for p in sample.problems
    )
    assert tally(register(plan, date(2017, 11, 1)))["overdue"] == 26


def test_readings_cannot_come_before_the_plan_that_has_their_measures(file, readings):
    with pytest.raises(TrackerError, match="import the plan"), new_store(file) as store:
        save_drafts(store, [readings], NOVEMBER, now())
    assert not file.exists()


def test_a_first_import_of_actions_without_any_title_is_a_plan(file):
    save(file, a_draft(a_row(ref="1.1"), theme="", ref="1"))
    assert action_of(file).text == "Agree the policy"


# ---- the same again


def test_the_same_plan_again_changes_nothing(file, sample):
    save(file, sample)
    before = content(file)
    (changes,) = save(file, sample, dated=DECEMBER)
    assert content(file) == before
    assert (changes.new, changes.changed, changes.missing, changes.same) == ([], [], [], 95)


def test_the_same_plan_again_changes_nothing_after_an_update_in_the_program(file, sample):
    save(file, sample)
    said_in_the_program(file, "1.1.1", text="Done at last.", status=Status.REPORTED_COMPLETE)
    said_in_the_program(file, "1.1.2", text="Moved.", review="Mar 2018", reason="No staff.")
    before = content(file)
    (changes,) = save(file, sample, dated=DECEMBER)
    assert content(file) == before and changes.changed == []


def test_the_same_scorecard_again_changes_nothing(file):
    scorecard = read_document(SAMPLES / "scorecard_2023.csv")
    save(file, scorecard)
    before = content(file)
    (changes,) = save(file, scorecard)
    assert content(file) == before and changes.changed == [] and changes.same == 32


def test_two_actions_with_one_ref_stay_as_they_are_at_the_next_import(file):
    draft = a_draft(a_row("2.1", "Build"), a_row("2.1", "Paint", "Dry."))
    save(file, draft)
    before = content(file)
    (changes,) = save(file, draft, dated=DECEMBER)
    assert content(file) == before and changes.changed == []


def test_a_document_that_grew_changes_nothing_when_it_is_read_again(file):
    save(file, a_draft(a_row(said="Begun.")))
    grown = a_draft(a_row(said="Begun.\nHalf done."))
    save(file, grown, dated=NOVEMBER)
    before = content(file)
    (changes,) = save(file, grown, dated=DECEMBER)
    assert content(file) == before and changes.changed == []


def test_what_was_withdrawn_in_the_program_does_not_come_back_with_the_same_document(file):
    draft = a_draft(a_row())
    save(file, draft)
    first = action_of(file).updates[0]
    with open_store(file) as store:
        store.save(replace(first, uuid="undo-1", kind="undo", day=NOVEMBER, withdraws=first.uuid, recorded_at=now()))
    before = content(file)
    (changes,) = save(file, draft, dated=DECEMBER)
    assert content(file) == before and changes.changed == []


# ---- readings


def test_the_readings_are_added_to_their_measures(file, sample, readings):
    save(file, sample)
    (changes,) = save(file, readings)
    measures = [measure for _, measure in plan_of(file).measures()]
    assert sum(len(measure.readings) for measure in measures) == 155
    assert len(measures) == 47 and len(changes.changed) == 155 and changes.new == [] and changes.missing == []


def test_the_same_readings_again_add_none(file, sample, readings):
    save(file, sample, readings)
    before = content(file)
    (changes,) = save(file, readings)
    assert content(file) == before and changes.changed == []


def test_a_reading_of_an_unknown_measure_is_a_problem_and_not_lost(file, sample):
    save(file, sample)
    value = Reading(month_when(2017, 10), Decimal(82), "82")
    lone = tuple(
        Theme(ref, "", measures=(Measure(measure, "Swimming lessons", readings=(value,)),))
        for ref, measure in (("1.1", "1.1-M77"), ("9.9", "9.9-M01"))
    )
    save(file, Draft(Plan("readings", themes=lone)))
    held = [
        problem
        for problem in problems_of(file)
        if problem.place.endswith(("M77", "M01")) and "82" in problem.as_printed
    ]
    assert [(p.kind, p.about) for p in held] == [("unread", "1.1-M77"), ("unread", "9.9-M01")]
    assert all("Swimming lessons" in p.as_printed and "Oct 2017" in p.as_printed for p in held)
    assert sum(len(measure.readings) for _, measure in plan_of(file).measures()) == 0


def test_a_reading_that_was_mended_is_a_further_one_and_named(file):
    october = month_when(2017, 10)
    save(file, a_draft(a_row(), measures=(a_measure("Visits", readings=(a_value(82, october),)),)))
    later = a_draft(a_row(), measures=(a_measure("Visits", readings=(a_value(84, october),)),))
    (changes,) = save(file, later, dated=DECEMBER)
    assert [(c.ref, c.old, c.new) for c in changes.changed] == [("1-M01", "82", "84")]
    (measure,) = [measure for _, measure in plan_of(file).measures()]
    assert [(reading.value, reading.known) for reading in measure.readings] == [(82, None), (84, DECEMBER)]
    assert [one.value for one in readings_that_count(measure.readings, NOVEMBER)] == [82]
    assert [one.value for one in readings_that_count(measure.readings, DECEMBER)] == [84]


def test_a_new_scorecard_brings_new_neighbours(file):
    def scorecard(current, neighbours, england=None):
        others = [Comparator("Statistical neighbours", readings=(a_value(neighbours),))]
        others += [Comparator("England", readings=(a_value(england),))] if england else []
        values = (a_value(current, unknown_period("Current")),)
        return a_draft(measures=(a_measure("Visits", readings=values, comparators=tuple(others)),))

    save(file, scorecard(80, 70))
    (changes,) = save(file, scorecard(80, 75, england=60))
    (measure,) = [measure for _, measure in plan_of(file).measures()]
    assert [(c.name, c.readings[-1].value) for c in measure.comparators] == [
        ("Statistical neighbours", Decimal(75)),
        ("England", Decimal(60)),
    ]
    assert [(c.ref, c.old, c.new) for c in changes.changed] == [("1-M01", "70", "75"), ("1-M01", None, "60")]


def test_a_measure_inserted_in_the_list_is_new_and_the_others_keep_what_they_have(file):
    first = [a_measure("Visits", "1-M01", readings=(a_value(1),)), a_measure("Plans", "1-M02", readings=(a_value(2),))]
    save(file, a_draft(a_row(), measures=tuple(first)))
    later = [a_measure("Visits", "1-M01"), a_measure("Audits", "1-M02"), a_measure("Plans", "1-M03")]
    (changes,) = save(file, a_draft(a_row(), measures=tuple(later)))
    held = {m.name: (m.ref, [r.value for r in m.readings]) for _, m in plan_of(file).measures()}
    assert held == {"Visits": ("1-M01", [1]), "Plans": ("1-M02", [2]), "Audits": ("1-M03", [])}
    assert changes.new == ["1-M03"] and changes.changed == []


def test_a_measure_that_was_renamed_in_its_place_keeps_its_readings(file):
    save(file, a_draft(a_row(), measures=(a_measure("Visits", readings=(a_value(1),)),)))
    (changes,) = save(file, a_draft(a_row(), measures=(a_measure("Visits in time"),)))
    (measure,) = [measure for _, measure in plan_of(file).measures()]
    assert (measure.name, len(measure.readings)) == ("Visits in time", 1)
    assert [(c.field, c.old, c.new) for c in changes.changed] == [("name", "Visits", "Visits in time")]


def test_values_that_name_their_measure_need_no_ref(file):
    save(file, a_draft(a_row(), measures=(a_measure("Visits"),)))
    lone = Theme(None, "", measures=(Measure("", "VISITS", readings=(a_value(3, month_when(2017, 10)),)),))
    (changes,) = save(file, Draft(Plan("readings", themes=(lone,))))
    assert changes.lost == [] and [change.new for change in changes.changed] == ["3"]


# ---- all or nothing, problems, dumps


def test_an_error_in_the_second_source_leaves_nothing_of_the_first(file, sample):
    save(file, sample)
    before = content(file)
    spoilt = a_draft(a_row("9.1", review=day_when(date(2018, 1, 1))))
    clash = Update("u-1", "update", NOVEMBER, now(), "One.")
    other = replace(clash, text="Another with the same number.")
    first = replace(
        spoilt, plan=replace(spoilt.plan, themes=(Theme("9", "New", actions=(with_updates("9.9", clash),)),))
    )
    second = replace(
        spoilt, plan=replace(spoilt.plan, themes=(Theme("8", "Bad", actions=(with_updates("8.8", other),)),))
    )
    with pytest.raises(TrackerError):
        save(file, first, second)
    assert content(file) == before


def with_updates(ref, *updates):
    return replace(a_row(ref, f"Something new, {ref}"), updates=updates)


def test_decided_problems_stay_decided(file):
    doubt = Problem("doubtful", "plan.xlsx", "A1", "1.1", "Dec 202017", "Dec 2017", "Read as Dec 2017.")
    save(file, a_draft(a_row(), problems=(doubt,)))
    with open_store(file) as store:
        (held,) = store.problems()
        store.save(replace(held, decision="ignored"))
    fresh = replace(doubt, as_printed="Jan 202018")
    save(file, a_draft(a_row(), problems=(replace(doubt, place="A2"), fresh)))
    assert [(p.as_printed, p.decision) for p in problems_of(file)] == [("Dec 202017", "ignored"), ("Jan 202018", None)]


def test_a_dump_read_into_a_new_file_gives_the_same_dump(file, tmp_path, sample, readings):
    opened = replace(sample, plan=replace(sample.plan, opens_as_at=NOVEMBER))
    save(file, opened, readings)
    said_in_the_program(file, "1.1.1", text="Done at last.", status=Status.REPORTED_COMPLETE)
    with open_store(file) as store:
        store.save(replace(store.problems()[3], decision="accepted"))
    (tmp_path / "dump.json").write_text(json.dumps(content(file)), encoding="utf-8")
    save(tmp_path / "copy.db", read_document(tmp_path / "dump.json"))
    assert content(tmp_path / "copy.db") == content(file)


def test_a_dump_read_into_its_own_plan_changes_nothing(file, tmp_path, sample, readings):
    save(file, sample, readings)
    said_in_the_program(file, "1.1.1", text="Done at last.")
    before = content(file)
    (tmp_path / "dump.json").write_text(json.dumps(before), encoding="utf-8")
    (changes,) = save(file, read_document(tmp_path / "dump.json"))
    assert content(file) == before and changes.changed == [] and changes.new == []


def test_a_dump_brings_the_updates_that_are_not_held(file, tmp_path):
    save(file, a_draft(a_row()))
    copy = tmp_path / "copy.db"
    (tmp_path / "dump.json").write_text(json.dumps(content(file)), encoding="utf-8")
    save(copy, read_document(tmp_path / "dump.json"))
    said_in_the_program(copy, text="Said elsewhere.")
    (tmp_path / "dump.json").write_text(json.dumps(content(copy)), encoding="utf-8")
    save(file, read_document(tmp_path / "dump.json"), dated=DECEMBER)
    assert [(u.text, u.day, u.author) for u in action_of(file).updates][1:] == [("Said elsewhere.", NOVEMBER, "Ann")]


def test_a_preview_writes_nothing_and_says_what_saving_does(file, sample):
    save(file, a_draft(a_row()))
    later = a_draft(a_row(said="Begun.\nMore."), a_row("1.2", "Train"))
    before = content(file)
    with open_store(file) as store:
        would = preview(held_plan(store), later, None, NOVEMBER)
    assert content(file) == before
    (did,) = save(file, later)
    assert (would.new, would.changed, would.missing, would.same) == (did.new, did.changed, did.missing, did.same)
