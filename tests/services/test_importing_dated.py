"""A commentary that is a diary: one update, or by choice one of each day; read again, only what is new in it."""

from datetime import date

from tests.services.builders import (
    DECEMBER,
    NOVEMBER,
    a_draft,
    a_row,
    action_of,
    content,
    now,
    opened,
    plan_of,
    problems_of,
    save,
)
from tracker.documents.reading.document import read_document
from tracker.domain.actions.state import in_order, state_at
from tracker.domain.dates.dated_entries import entries_offered
from tracker.domain.plan import Status
from tracker.services.importing import save_drafts
from tracker.store.sqlite import open_store

DIARY = "Policy wanted.\n14/10/17: Met the board.\n21/10/17: Agreed."
OCT_14, OCT_21 = date(2017, 10, 14), date(2017, 10, 21)


def split(file, *drafts, dated=NOVEMBER, **chosen):
    with opened(file) as store:
        return save_drafts(store, drafts, dated, now(), split_dated=True, **chosen)


def told(file):
    return [(update.day, update.text) for update in in_order(action_of(file).updates, date.max)]


def a_table(tmp_path, *rows):
    text = "Ref,Action,Lead,Commentary\n" + "".join(f'{ref},{action},Ann,"{said}"\n' for ref, action, said in rows)
    (tmp_path / "plan.csv").write_text(text, encoding="utf-8")
    return read_document(tmp_path / "plan.csv")


def test_unasked_a_diary_is_one_update(file):
    save(file, a_draft(a_row(said=DIARY)))
    assert told(file) == [(None, DIARY)]


def test_by_choice_each_entry_is_an_update_of_its_day(file):
    split(file, a_draft(a_row(said=DIARY)))
    assert told(file) == [
        (None, "Policy wanted."),
        (OCT_14, "14/10/17: Met the board."),
        (OCT_21, "21/10/17: Agreed."),
    ]
    assert {update.kind for update in action_of(file).updates} == {"plan"}
    assert state_at(action_of(file).updates, OCT_14).text == "14/10/17: Met the board."


def test_the_status_and_the_date_of_the_row_still_speak_from_the_beginning(file):
    split(file, a_draft(a_row(said="14/10/17: Met the board.")))
    first, second = action_of(file).updates
    assert (first.day, first.text, first.status, first.review.last) == (
        None,
        None,
        Status.IN_PROGRESS,
        date(2017, 12, 31),
    )
    assert (second.day, second.status, second.review) == (OCT_14, None, None)


def test_the_same_diary_again_changes_nothing_however_it_was_saved(file, tmp_path):
    draft = a_draft(a_row(said=DIARY))
    for path, first in ((file, split), (tmp_path / "other.db", save)):
        first(path, draft)
        before = content(path)
        for again in (save, split):
            (changes,) = again(path, draft, dated=DECEMBER)
            assert content(path) == before and changes.changed == [] and changes.same == 1


def test_a_diary_that_grew_adds_only_the_new_entry_with_its_day_when_it_was_split_before(file):
    split(file, a_draft(a_row(said=DIARY)))
    (changes,) = save(file, a_draft(a_row(said=f"{DIARY}\n04/11/17: Signed.")), dated=DECEMBER)
    assert told(file)[3:] == [(date(2017, 11, 4), "04/11/17: Signed.")]
    assert [(change.field, change.new) for change in changes.changed] == [("commentary", "04/11/17: Signed.")]


def test_a_diary_with_its_newest_entry_on_top_adds_only_that(file):
    split(file, a_draft(a_row(said="21/10/17: Agreed.\n14/10/17: Met.")))
    save(file, a_draft(a_row(said="04/11/17: Signed.\n21/10/17: Agreed.\n14/10/17: Met.")), dated=DECEMBER)
    assert [day for day, text in told(file) if text] == [OCT_14, OCT_21, date(2017, 11, 4)]


def test_a_diary_that_was_one_update_grows_by_one_update_of_the_imports_day(file):
    save(file, a_draft(a_row(said=DIARY)))
    save(file, a_draft(a_row(said=f"{DIARY}\n04/11/17: Signed.")), dated=DECEMBER)
    assert told(file) == [(None, DIARY), (DECEMBER, "04/11/17: Signed.")]


def test_an_entry_that_was_reworded_is_new_and_the_others_are_not_said_again(file):
    split(file, a_draft(a_row(said=DIARY)))
    save(file, a_draft(a_row(said=DIARY.replace("Met the", "Saw the whole"))), dated=DECEMBER)
    assert [text for _, text in told(file)] == [
        "Policy wanted.",
        "14/10/17: Met the board.",
        "14/10/17: Saw the whole board.",
        "21/10/17: Agreed.",
    ]


def test_a_new_action_of_a_later_import_is_split_too(file):
    save(file, a_draft(a_row()))
    split(file, a_draft(a_row(), a_row("1.2", "Train", "14/10/17: Begun.")), dated=DECEMBER)
    assert [(u.day, u.text) for u in action_of(file, "1.2").updates] == [(DECEMBER, None), (OCT_14, "14/10/17: Begun.")]


def test_a_diary_is_said_once_for_the_whole_document(tmp_path):
    draft = a_table(tmp_path, ("1.1", "Build", "14/10/17: Met."), ("1.2", "Paint", "21/10/17: Dry."))
    assert [(p.kind, p.place, p.as_printed) for p in draft.problems] == [
        ("doubtful", "row 2, column 1", "14/10/17"),
    ]
    assert "2 actions" in draft.problems[0].message
    assert [(a.ref, len(entries)) for a, entries in entries_offered(draft.plan)] == [("1.1", 1), ("1.2", 1)]


def test_the_problem_is_settled_once_the_diary_was_split(file, tmp_path):
    split(file, a_table(tmp_path, ("1.1", "Build", "14/10/17: Met.")))
    assert [problem.decision for problem in problems_of(file)] == ["accepted"]


def test_the_sample_plan_holds_no_diary(sample):
    assert entries_offered(sample.plan) == []


# ---- actions that the document has no more


def test_a_missing_action_is_removed_only_by_choice_and_keeps_its_history(file):
    save(file, a_draft(a_row(), a_row("1.2", "Train"), a_row("1.3", "Paint")))
    with open_store(file) as store:
        (changes,) = save_drafts(store, [a_draft(a_row())], DECEMBER, now(), remove_missing=["1.2"])
    assert changes.missing == ["1.2", "1.3"] and [action.ref for action in changes.gone] == ["1.2", "1.3"]
    assert [(a.ref, a.removed_on, len(a.updates)) for _, a in plan_of(file).actions()] == [
        ("1.1", None, 1),
        ("1.2", DECEMBER, 1),
        ("1.3", None, 1),
    ]


def test_news_of_an_action_that_was_removed_are_kept_and_asked_about(file):
    save(file, a_draft(a_row(), a_row("1.2", "Train")))
    with open_store(file) as store:
        save_drafts(store, [a_draft(a_row())], NOVEMBER, now(), remove_missing=["1.2"])
    save(file, a_draft(a_row(), a_row("1.2", "Train")), dated=DECEMBER)
    assert problems_of(file) == []  # the same as before is no news
    save(file, a_draft(a_row(), a_row("1.2", "Train", "All are trained.")), dated=DECEMBER)
    (problem,) = problems_of(file)
    assert (problem.kind, problem.about, problem.as_printed) == ("doubtful", "1.2", "All are trained.")
    assert problem.message == (
        "1.2 was removed on 14 Nov 2017, and the document has something new of it: that is kept, and shown when it is "
        "brought back."
    )
    assert action_of(file, "1.2").updates[-1].text == "All are trained."


def test_what_was_chosen_for_removal_but_is_there_stays(file):
    save(file, a_draft(a_row()))
    with open_store(file) as store:
        save_drafts(store, [a_draft(a_row())], DECEMBER, now(), remove_missing=["1.1", "9.9"])
    assert action_of(file).removed_on is None
