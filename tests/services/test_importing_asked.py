"""What an import asks: why a review moves later, and which value stands where the plan has moved on."""

import json
from dataclasses import replace
from datetime import date
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
    now,
    opened,
    plan_of,
    problems_of,
    said_in_the_program,
    save,
)
from tracker.documents.dump.write import plan_json
from tracker.documents.reading.document import read_document
from tracker.documents.vocabulary.people import read_lead
from tracker.domain.actions.state import state_at
from tracker.domain.decisions.decide import correct, decide
from tracker.domain.decisions.records_to_save import records_to_save
from tracker.domain.decisions.undo import remembering, undone, withdrawals
from tracker.domain.draft import Draft
from tracker.domain.edit import Stamp
from tracker.domain.measure import Remark, known_by
from tracker.domain.measures.readings import further_readings
from tracker.domain.measures.remarks import NewRemark, make_remark, said_at
from tracker.domain.merging.asked import Answers
from tracker.domain.plan import Lead, Update
from tracker.domain.when import month_when, shown
from tracker.services.importing import held_plan, preview, save_drafts, undo_import
from tracker.store.sqlite import open_store

MAY, JUNE = month_when(2018, 5), month_when(2018, 6)
BEFORE = "Ref,Action,Lead,Review date,Update\n1.1,Agree the pathway,Ann Field,Dec 2019,Draft out\n"


def answer(file, draft, answers, dated=NOVEMBER):
    with opened(file) as store:
        return save_drafts(store, [draft], dated, now(), answers=answers)[0]


def shown_now(file, draft, day=NOVEMBER):
    """What the window shows before anything is written."""
    with open_store(file) as store:
        return preview(held_plan(store), draft, day, day)


def stands(file, ref="1.1", day=DECEMBER):
    return state_at(action_of(file, ref).updates, day)


def edit(file, ref="1.1", **fields):
    """An action edited in the program."""
    with open_store(file) as store:
        store.save(replace(action_of(file, ref), **fields))


def decided(file, decide_it):
    """A decision about the problems of a file, saved as the problems page saves it."""
    with open_store(file) as store:
        plan, problems = store.plan(), tuple(store.problems())
        before = Draft(plan, problems)
        after = decide_it(before)
        stamp = Stamp(DECEMBER, now(), "Bo Ash", lambda: f"d{now()}")
        gone = [old for old, new in zip(problems, after.problems, strict=True) if new.decision is None and old.decision]
        reasons = {action.id: "as printed" for _, action in plan.actions()}
        records = records_to_save(plan, after.plan, stamp, reasons) + withdrawals(plan, gone, stamp)
        written = [one for one in records if isinstance(one, Update) and one.kind == "correction"]
        marked = [new for old, new in zip(problems, after.problems, strict=True) if old != new]
        for record in [*records, *(remembering(one, written) for one in marked)]:
            store.save(record)


# ---- slips


def moved_later(file):
    save(file, a_draft(a_row(), a_row("1.2", "Train the staff")))
    return a_draft(a_row(review=MAY), a_row("1.2", "Train the staff", review=MAY))


def test_a_slip_without_a_reason_is_saved_and_a_problem_says_that_none_was_given(file):
    changes = answer(file, moved_later(file), Answers())
    assert stands(file).review == MAY and stands(file).slips == 1
    assert [slip.words for slip in changes.slips] == [("Dec 2017", "May 2018")] * 2
    told = [(p.kind, p.about, p.as_printed, p.field, p.decision) for p in problems_of(file)]
    assert told == [("missing", "1.1", "May 2018", "reason", None), ("missing", "1.2", "May 2018", "reason", None)]
    assert problems_of(file)[0].message == (
        "The review of 1.1 moves from Dec 2017 to May 2018, and no reason was given."
    )


def test_the_reasons_given_are_kept_with_the_updates_and_leave_no_problem(file):
    draft = moved_later(file)
    first, second = shown_now(file, draft).slips
    answer(file, draft, Answers({first.key: "the lead left"}, reason="funding"))
    assert second.ref == "1.2"
    assert [action_of(file, ref).updates[-1].reason for ref in ("1.1", "1.2")] == ["the lead left", "funding"]
    assert problems_of(file) == []


def test_a_reason_in_the_documents_own_words_is_the_reason(file):
    save(file, a_draft(a_row()))
    save(file, a_draft(a_row(said="Begun.\nDelayed because the lead left.", review=MAY)), dated=date(2017, 10, 1))
    update = action_of(file).updates[-1]
    assert update.reason == "Delayed because the lead left." and problems_of(file) == []


def test_correcting_the_problem_gives_the_reason_as_a_further_update(file):
    answer(file, moved_later(file), Answers())
    decided(file, lambda draft: correct(draft, draft.problems[0], "The lead left.", read_lead))
    last = action_of(file).updates[-1]
    assert (last.kind, last.reason, last.author, last.review) == ("correction", "The lead left.", "Bo Ash", None)
    assert stands(file).review == MAY and stands(file).slips == 1
    assert [problem.decision for problem in problems_of(file)] == ["corrected", None]
    assert len(action_of(file, "1.2").updates) == 2


def test_taking_the_correction_back_withdraws_the_reason_and_asks_again(file):
    answer(file, moved_later(file), Answers())
    decided(file, lambda draft: correct(draft, draft.problems[0], "The lead left.", read_lead))
    decided(file, lambda draft: undone(draft, [draft.problems[0]]))
    action = action_of(file)
    assert action.updates[-1].withdraws == action.updates[-2].uuid
    assert [problem.decision for problem in problems_of(file)] == [None, None]


def test_the_problem_stays_settled_at_the_next_import(file):
    draft = moved_later(file)
    answer(file, draft, Answers())
    decided(file, lambda d: decide(d, d.problems, "ignored", read_lead))
    before = content(file)
    answer(file, draft, Answers(), dated=DECEMBER)
    assert content(file) == before


def test_a_row_that_is_renumbered_and_moves_later_is_told_by_its_new_ref(file):
    save(file, a_draft(a_row("1.1", "Build"), a_row("1.2", "Paint")))
    save(file, a_draft(a_row("1.1", "Build"), a_row("1.2", "Mow"), a_row("1.3", "Paint", review=MAY)))
    assert [problem.about for problem in problems_of(file)] == ["1.3"]
    decided(file, lambda draft: correct(draft, draft.problems[0], "Rain.", read_lead))
    assert action_of(file, "1.3").updates[-1].reason == "Rain."


def test_a_date_that_was_put_right_in_the_preview_is_no_slip_and_moves_the_original(file, tmp_path):
    (tmp_path / "plan.csv").write_text(BEFORE.replace("Dec 2019", "202017"), encoding="utf-8")
    draft = read_document(tmp_path / "plan.csv")
    save(file, draft)
    (problem,) = [one for one in draft.problems if one.field == "review"]
    answer(file, correct(draft, problem, "Dec 2027", read_lead), Answers())
    state = stands(file)
    assert shown(state.review) == shown(state.original_review) == "Dec 2027" and state.slips == 0
    assert "reason" not in [one.field for one in problems_of(file)]
    before = content(file)
    answer(file, correct(draft, problem, "Dec 2027", read_lead), Answers(), dated=DECEMBER)
    assert content(file) == before


# ---- conflicts


def in_conflict(file):
    save(file, a_draft(a_row()))
    said_in_the_program(file, review="Jan 2018", reason="agreed with the board")
    return a_draft(a_row(review=MAY))


def test_without_a_choice_ours_is_kept_the_document_stands_struck_through_and_a_problem_names_both(file):
    draft = in_conflict(file)
    changes = answer(file, draft, Answers(), dated=DECEMBER)
    assert changes.changed == [] and shown(stands(file).review) == "Jan 2018"
    kept, undo = action_of(file).updates[-2:]
    assert (kept.kind, kept.review, undo.kind, undo.withdraws) == ("plan", MAY, "undo", kept.uuid)
    (problem,) = problems_of(file)
    assert (problem.kind, problem.field, problem.as_printed, problem.read_as, problem.decision) == (
        *("contradiction", "review", "May 2018", "Jan 2018"),
        None,
    )
    assert problem.message == (
        "The review of 1.1 is Jan 2018 (Ann, 14 Nov 2017) in the plan and May 2018 in the document; the plan's stands."
    )


def test_the_same_document_again_is_told_as_still_saying_it_and_changes_nothing(file):
    draft = in_conflict(file)
    answer(file, draft, Answers(), dated=DECEMBER)
    before = content(file)
    changes = answer(file, draft, Answers(), dated=DECEMBER)
    assert content(file) == before
    assert [(one.field, one.old, one.new) for one in changes.repeated] == [("review", "Jan 2018", "May 2018")]


def test_a_document_from_before_does_not_take_back_what_the_office_wrote(file):
    in_conflict(file)
    before = content(file)
    changes = answer(file, a_draft(a_row()), Answers(), dated=DECEMBER)
    assert content(file) == before and [one.field for one in changes.repeated] == ["review"]


def test_the_document_is_taken_where_it_was_chosen_with_the_reason_of_its_slip(file):
    draft = in_conflict(file)
    (conflict,) = shown_now(file, draft, DECEMBER).conflicts
    answers = Answers({conflict.slip.key: "the lead left"}, {conflict.key: "theirs"})
    answer(file, draft, answers, dated=DECEMBER)
    assert stands(file).review == MAY and action_of(file).updates[-1].reason == "the lead left"
    (problem,) = problems_of(file)
    assert (problem.decision, problem.read_as) == ("accepted", "May 2018")


def test_a_contradiction_can_be_put_right_on_any_later_day(file):
    answer(file, in_conflict(file), Answers(), dated=DECEMBER)
    decided(file, lambda draft: correct(draft, draft.problems[0], "May 2018", read_lead))
    assert shown(stands(file).review) == "May 2018"


@pytest.mark.parametrize("choice", [None, "theirs", "both"])
def test_words_that_were_edited_in_the_plan_are_asked_and_neither_wording_is_lost(file, choice):
    save(file, a_draft(a_row()))
    edit(file, text="Sign the policy")
    draft = a_draft(a_row(text="Publish the policy"))
    (conflict,) = shown_now(file, draft).conflicts
    answer(file, draft, Answers(choices={conflict.key: choice} if choice else {}))
    expected = {None: "Sign the policy", "theirs": "Publish the policy", "both": "Sign the policy\nPublish the policy"}
    assert action_of(file).text == expected[choice]
    (problem,) = problems_of(file)
    assert "Sign the policy" in problem.message and "Publish the policy" in problem.message
    before = content(file)
    answer(file, draft, Answers(), dated=DECEMBER)
    assert content(file) == before


def test_a_lead_that_was_changed_in_the_plan_stays_while_the_document_repeats_the_old_one(file):
    save(file, a_draft(a_row()))
    edit(file, lead=Lead("Bo Ash, Chair", "Bo Ash", "Chair"))
    before = content(file)
    changes = answer(file, a_draft(a_row()), Answers())
    assert content(file) == before and changes.changed == []
    assert [(one.field, one.old, one.new) for one in changes.repeated] == [("lead", "Bo Ash, Chair", "Ann Young, Head")]


def test_what_a_later_document_brought_is_what_documents_said_last(file):
    save(file, a_draft(a_row()))
    save(file, a_draft(a_row(lead="Bo Ash, Chair")))
    edit(file, lead=Lead("Jo Marsh", "Jo Marsh"))
    again = answer(file, a_draft(a_row(lead="Bo Ash, Chair")), Answers())
    assert [one.field for one in again.repeated] == ["lead"]
    third = answer(file, a_draft(a_row()), Answers())
    assert [(one.ours, one.theirs) for one in third.conflicts] == [("Jo Marsh", "Ann Young, Head")]


def test_undoing_the_import_takes_all_of_it_back(file):
    draft = in_conflict(file)
    before = content(file)
    answer(file, draft, Answers(), dated=DECEMBER)
    assert content(file) != before
    undo_import(file)
    assert content(file) == before


# ---- measures

OCTOBER = month_when(2017, 10)


def of_visits(value, remark=None, name="Visits"):
    remarks = (remark,) if remark else ()
    return a_draft(a_row(), measures=(a_measure(name, readings=(a_value(value, OCTOBER),), remarks=remarks),))


def the_measure(file):
    (measure,) = [measure for _, measure in plan_of(file).measures()]
    return measure


def value_of(file):
    (reading,) = known_by(the_measure(file).readings, DECEMBER)
    return reading.value


def typed(file, value):
    """A value put right in the program."""
    measure = the_measure(file)
    (shown_there,) = known_by(measure.readings, DECEMBER)
    edited = replace(shown_there, value=Decimal(value), as_printed=str(value))
    stamp = Stamp(NOVEMBER, now(), "Ann", lambda: f"r{now()}")
    with open_store(file) as store:
        store.add_all([replace(one, measure_id=measure.id) for one in further_readings([shown_there], [edited], stamp)])


def test_a_value_that_was_put_right_in_the_plan_stays_while_the_document_repeats_the_old_one(file):
    save(file, of_visits(58))
    typed(file, 61)
    before = content(file)
    changes = answer(file, of_visits(58), Answers(), dated=DECEMBER)
    assert content(file) == before and value_of(file) == 61
    assert [(one.old, one.new) for one in changes.repeated] == [("61", "58")]


@pytest.mark.parametrize(("choice", "counts"), [(None, 61), ("theirs", 59)])
def test_a_third_value_is_asked_and_both_are_kept(file, choice, counts):
    save(file, of_visits(58))
    typed(file, 61)
    (conflict,) = shown_now(file, of_visits(59), DECEMBER).conflicts
    assert (conflict.ours, conflict.theirs, conflict.by) == ("61", "59", "Ann")
    answer(file, of_visits(59), Answers(choices={conflict.key: choice} if choice else {}), dated=DECEMBER)
    assert value_of(file) == counts
    assert {reading.value for reading in the_measure(file).readings} == {58, 59, 61}
    before = content(file)
    answer(file, of_visits(59), Answers(), dated=DECEMBER)
    assert content(file) == before


def comment(text):
    return Remark("", None, None, comment=text)


def commented(file, text):
    measure = the_measure(file)
    with open_store(file) as store:
        store.save(make_remark(measure, NewRemark(text), uuid=f"m{now()}", day=NOVEMBER, recorded_at=now(), by="Ann"))


@pytest.mark.parametrize(
    ("choice", "stands_then"),
    [(None, "Fewer staff."), ("theirs", "A new rota."), ("both", "Fewer staff.\nA new rota.")],
)
def test_a_comment_that_was_written_in_the_plan_is_asked(file, choice, stands_then):
    save(file, of_visits(58, comment("Weekly tracking.")))
    commented(file, "Fewer staff.")
    assert answer(file, of_visits(58, comment("Weekly tracking.")), Answers(), dated=DECEMBER).changed == []
    draft = of_visits(58, comment("A new rota."))
    (conflict,) = shown_now(file, draft, DECEMBER).conflicts
    answer(file, draft, Answers(choices={conflict.key: choice} if choice else {}), dated=DECEMBER)
    assert said_at(the_measure(file).remarks, DECEMBER).comment == stands_then
    before = content(file)
    assert answer(file, draft, Answers(), dated=DECEMBER).conflicts == []
    assert content(file) == before


def test_a_measure_that_was_renamed_in_the_plan_keeps_its_name(file):
    save(file, of_visits(58))
    with open_store(file) as store:
        measure = next(store.plan().measure_records())
        store.save(replace(measure, shows="How many were visited"))
    draft = of_visits(58)
    (theme,) = draft.plan.themes
    theme = replace(theme, measures=(replace(theme.measures[0], shows="Visits made"),))
    changes = answer(file, replace(draft, plan=replace(draft.plan, themes=(theme,))), Answers())
    assert the_measure(file).shows == "Visits made" and changes.conflicts == []  # the document never said it before


# ---- several updates of one row


def test_two_updates_of_one_row_keep_their_order(file):
    row = a_row()
    two = replace(row, updates=(row.updates[0], replace(row.updates[0], text="Then", review=MAY)))
    for _ in range(3):
        save(file, a_draft(two))
        assert [one.text for one in sorted(action_of(file).updates, key=lambda u: u.age)] == ["Begun.", "Then"]
        assert stands(file).review == MAY


def test_a_dump_of_the_plan_brings_what_documents_said(file, tmp_path):
    save(file, a_draft(a_row()))
    edit(file, text="Sign the policy")
    with open_store(file) as store:
        (tmp_path / "dump.json").write_text(json.dumps(plan_json(store.plan(), store.problems())), encoding="utf-8")
    other = tmp_path / "other.db"
    save(other, read_document(tmp_path / "dump.json"))
    changes = answer(other, a_draft(a_row()), Answers())
    assert [one.field for one in changes.repeated] == ["action"] and action_of(other).text == "Sign the policy"


def test_a_reason_given_at_the_next_import_answers_what_stayed_open(file):
    draft = moved_later(file)
    answer(file, draft, Answers())
    decided(file, lambda d: decide(d, d.problems[1:], "ignored", read_lead))
    answer(file, draft, Answers(reason="funding"), dated=DECEMBER)
    assert [(one.decision, one.read_as) for one in problems_of(file)] == [("corrected", "funding"), ("ignored", None)]
    last = action_of(file).updates[-1]
    assert (last.kind, last.reason, last.day, last.review) == ("correction", "funding", NOVEMBER, None)
    assert stands(file).review == MAY and stands(file).slips == 1
    before = content(file)
    answer(file, draft, Answers(reason="something else"), dated=DECEMBER)
    assert content(file) == before
    decided(file, lambda d: undone(d, [d.problems[0]]))
    assert [one.decision for one in problems_of(file)] == [None, "ignored"]


def test_a_reason_does_not_answer_for_a_review_that_the_document_does_not_give(file):
    answer(file, moved_later(file), Answers())
    answer(file, a_draft(a_row(review=JUNE)), Answers(reason="funding"), dated=DECEMBER)
    told = {(one.about, one.as_printed): one.decision for one in problems_of(file)}
    assert told == {("1.1", "May 2018"): None, ("1.2", "May 2018"): None}
    assert [one.reason for one in action_of(file).updates] == [None, None, "funding"]
