"""A document that has moved on since it was imported: only what is new in it is added."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from tests.services.builders import (
    DECEMBER,
    NOVEMBER,
    a_draft,
    a_measure,
    a_row,
    a_value,
    action_of,
    content,
    opened,
    plan_of,
    problems_of,
    said_in_the_program,
    save,
)
from tracker.documents.reading.document import read_document
from tracker.domain.actions.register import register
from tracker.domain.actions.state import in_order, state_at
from tracker.domain.draft import Draft
from tracker.domain.plan import Evidence, Plan, Status, Theme
from tracker.domain.problem import A_COLUMN, Problem
from tracker.domain.when import month_when

# ---- a document that moved on


@pytest.mark.parametrize("later", ["Begun.\nHalf done.", "Half done.\nBegun.", "Begun. Half done."])
def test_commentary_that_grew_adds_only_the_addition_for_the_given_day(file, later):
    save(file, a_draft(a_row(said="Begun.")))
    save(file, a_draft(a_row(said=later)), dated=NOVEMBER)
    assert [(u.day, u.text) for u in in_order(action_of(file).updates, date.max)] == [
        (None, "Begun."),
        (NOVEMBER, "Half done."),
    ]


def test_commentary_that_grew_twice_adds_each_addition_once(file):
    for said in ("Begun.", "Begun.\nHalf done.", "Begun.\nHalf done.\nDone."):
        save(file, a_draft(a_row(said=said)))
    assert [u.text for u in action_of(file).updates] == ["Begun.", "Half done.", "Done."]


def test_a_word_that_only_begins_like_the_old_commentary_is_not_cut(file):
    save(file, a_draft(a_row(said="Plan")))
    save(file, a_draft(a_row(said="Planning has begun")))
    assert [u.text for u in action_of(file).updates] == ["Plan", "Planning has begun"]


def test_commentary_that_was_rewritten_is_a_whole_new_entry(file):
    save(file, a_draft(a_row(said="Begun.")))
    save(file, a_draft(a_row(said="Nothing left to do.")))
    assert [u.text for u in action_of(file).updates] == ["Begun.", "Nothing left to do."]


def test_a_later_import_takes_its_day_and_the_plan_can_still_be_shown_before_it(file):
    save(file, a_draft(a_row(said="", review=month_when(2017, 10))))
    save(file, a_draft(a_row(said="Begun.", review=month_when(2018, 1))), dated=NOVEMBER)
    action = action_of(file)
    before, after = state_at(action.updates, NOVEMBER - timedelta(days=1)), state_at(action.updates, NOVEMBER)
    assert (before.status, before.review.last, before.text) == (Status.NOT_STARTED, date(2017, 10, 31), None)
    assert (after.status, after.review.last, after.text) == (Status.IN_PROGRESS, date(2018, 1, 31), "Begun.")


def test_each_changed_field_is_named_and_nothing_else_moves(file):
    save(file, a_draft(a_row(), a_row("1.2", "Train the staff")))
    (changes,) = save(
        file,
        a_draft(
            a_row(text="Agree the new policy", lead="Bo Ash, Chair", review=month_when(2018, 1), rag="amber"),
            a_row("1.2", "Train the staff"),
        ),
    )
    assert {(c.ref, c.field, c.old, c.new) for c in changes.changed} == {
        ("1.1", "action", "Agree the policy", "Agree the new policy"),
        ("1.1", "lead", "Ann Young, Head", "Bo Ash, Chair"),
        ("1.1", "review", "Dec 2017", "Jan 2018"),
        ("1.1", "rating", None, "amber"),
    }
    action = action_of(file)
    assert (action.text, action.lead.name, len(action.updates)) == ("Agree the new policy", "Bo Ash", 2)
    assert action.updates[1].text is None and action.updates[1].status is None
    assert len(action_of(file, "1.2").updates) == 1 and changes.same == 1


def test_a_lead_that_is_new_is_a_person_of_the_plan_and_a_known_one_stays_one(file):
    save(file, a_draft(a_row()))
    save(file, a_draft(a_row(lead="Bo Ash, Chair"), a_row("1.2", "Train", lead="Ann Young, Director")))
    assert [(p.name, p.role) for p in plan_of(file).people] == [("Ann Young", "Head"), ("Bo Ash", "Chair")]


def test_a_missing_action_stays_and_is_named(file):
    save(file, a_draft(a_row(), a_row("1.2", "Train the staff")))
    (changes,) = save(file, a_draft(a_row()))
    assert changes.missing == ["1.2"]
    assert action_of(file, "1.2").removed_on is None


def test_readings_name_no_action_as_missing(file, sample, readings):
    save(file, sample)
    (changes,) = save(file, readings)
    assert changes.missing == []


def test_an_action_without_a_ref_is_known_by_its_words(file):
    save(file, a_draft(a_row(None, "Agree the policy")))
    (changes,) = save(file, a_draft(a_row(None, "AGREE the policy", said="Begun. More.")))
    assert changes.new == [] and [c.field for c in changes.changed if c.field == "commentary"] == ["commentary"]


def test_a_row_inserted_in_the_table_is_new_and_the_others_keep_their_history(file):
    save(file, a_draft(a_row("1.1", "Build"), a_row("1.2", "Paint", "Half painted.")))
    (changes,) = save(file, a_draft(a_row("1.1", "Build"), a_row("1.2", "Mow"), a_row("1.3", "Paint", "Half painted.")))
    assert changes.new == ["1.2"] and changes.missing == []
    assert [(c.ref, c.field, c.old, c.new) for c in changes.changed] == [("1.2", "ref", "1.2", "1.3")]
    assert action_of(file, "1.3").updates[0].text == "Half painted."


def test_an_action_whose_theme_was_renamed_or_changed_is_still_the_same_action(file):
    save(file, a_draft(a_row(), theme="Homes", ref=None))
    (changes,) = save(file, a_draft(a_row(said="Begun.\nMore."), theme="Good homes", ref=None))
    assert changes.new == [] and changes.missing == []
    assert len(action_of(file).updates) == 2


def test_a_document_without_a_date_column_leaves_the_dates(file, tmp_path):
    def table(name, text):
        (tmp_path / name).write_text(text, encoding="utf-8")
        return read_document(tmp_path / name)

    save(file, table("a.csv", "Ref,Action,Review date,Commentary\n1.1,Agree,Oct 2017,Begun.\n"))
    (changes,) = save(file, table("b.csv", "Ref,Action,Lead\n1.1,Agree,Ann Young\n"))
    state = state_at(action_of(file).updates, DECEMBER)
    assert (state.review.last, state.status) == (date(2017, 10, 31), Status.IN_PROGRESS)
    assert [change.field for change in changes.changed] == ["lead"]


def test_new_actions_and_themes_are_added_for_the_given_day(file):
    save(file, a_draft(a_row()))
    new = Theme("2", "Schools", actions=(a_row("2.1", "Teach", lead="Bo Ash, Chair"),))
    draft = a_draft(a_row(), a_row("1.2", "Train"))
    (changes,) = save(file, replace(draft, plan=replace(draft.plan, themes=(*draft.plan.themes, new))), dated=NOVEMBER)
    assert sorted(changes.new) == ["1.2", "2.1"]
    plan = plan_of(file)
    assert [(theme.ref, [a.ref for a in theme.actions]) for theme in plan.themes] == [
        ("1", ["1.1", "1.2"]),
        ("2", ["2.1"]),
    ]
    assert len(register(plan, NOVEMBER - timedelta(days=1))) == 1 and len(register(plan, NOVEMBER)) == 3
    assert [person.name for person in plan.people] == ["Ann Young", "Bo Ash"]


def test_a_change_of_evidence_is_told_in_words(file):
    def with_evidence(text):
        theme = Theme("1", "Homes", evidence=(Evidence("Audit", text),), actions=(a_row(),))
        return Draft(Plan("Our plan", themes=(theme,)))

    save(file, with_evidence("Mixed."))
    (changes,) = save(file, with_evidence("Good."))
    assert [(c.field, c.old, c.new) for c in changes.changed] == [("evidence", "Audit: Mixed.", "Audit: Good.")]


def test_a_document_that_only_says_begun_does_not_open_again_what_was_completed_in_the_program(file):
    save(file, a_draft(a_row(said="")))
    said_in_the_program(file, text="All done.", status=Status.COMPLETE, reason="Seen by the board.")
    (changes,) = save(file, a_draft(a_row(said="Begun.")), dated=DECEMBER)
    assert state_at(action_of(file).updates, DECEMBER).status == Status.COMPLETE
    assert [(change.field, change.new) for change in changes.changed] == [("commentary", "Begun.")]


# ---- a document that is not of one mind


def test_one_ref_and_wording_in_two_themes_stay_apart_at_the_next_import(file):
    save(file, a_draft(a_row("1.1"), theme="Homes", ref="2"))
    themes = tuple(
        Theme(ref, title, actions=(a_row("7.7", "Build", lead=lead),))
        for ref, title, lead in (("3", "Schools", "Ann Young"), ("2", "Homes", "Bo Ash"))
    )
    draft = Draft(Plan("Our plan", themes=themes))
    save(file, draft)
    before = content(file)
    (changes,) = save(file, draft, dated=DECEMBER)
    assert content(file) == before and changes.changed == []


def test_a_document_that_gives_a_period_two_values_says_the_same_each_time(file):
    october = month_when(2017, 10)
    values = (a_value(82, october), a_value(84, october))
    save(file, a_draft(a_row(), measures=(a_measure("Visits", readings=(a_value(84, october),)),)))
    twice = a_draft(a_row(), measures=(a_measure("Visits", readings=values),))
    save(file, twice)
    before = content(file)
    (changes,) = save(file, twice)
    assert content(file) == before and changes.changed == []
    (measure,) = [measure for _, measure in plan_of(file).measures()]
    assert sorted(reading.value for reading in measure.readings) == [Decimal(82), Decimal(84)]


def test_a_column_that_was_decided_about_is_not_asked_again_when_it_holds_something_else(file):
    def with_mood(words):
        mood = Problem("skipped", "plan.csv", "D2", "Mood (beside Ref)", words, None, "It stands.", cause=A_COLUMN)
        return a_draft(a_row(), problems=(mood,))

    save(file, with_mood("well"))
    save(file, with_mood("so so"), with_mood("so so"))
    assert [one.as_printed for one in problems_of(file)] == ["well", "so so"]  # told: nobody has decided
    with opened(file) as store:
        for one in store.problems():
            store.save(replace(one, decision="ignored"))
    save(file, with_mood("not so well"))
    assert [one.as_printed for one in problems_of(file)] == ["well", "so so"]
