"""What an import edits is told in the history: by whom, and out of which document."""

from tests.services.builders import DECEMBER, a_draft, a_measure, a_row, action_of, content, now, opened, plan_of, save
from tracker.domain.edit import ADDED
from tracker.services.importing import save_drafts, undo_import


def edited_by_an_import(file, *rows, **of_draft):
    with opened(file) as store:
        save_drafts(store, [a_draft(*rows, **of_draft)], DECEMBER, now(), what="log.xlsx", by="QA Manager")


def test_a_field_that_a_later_document_gives_otherwise_leaves_what_it_was(file):
    save(file, a_draft(a_row()))
    edited_by_an_import(file, a_row(text="Agree the new policy"))
    (edit,) = action_of(file).edits
    assert (edit.field, edit.old, edit.new) == ("text", '"Agree the policy"', '"Agree the new policy"')
    assert (edit.edited_by, edit.source) == ("QA Manager", "log.xlsx")


def test_an_import_that_repeats_itself_or_is_the_first_leaves_no_history(file):
    for _ in range(2):
        save(file, a_draft(a_row()))
    plan = plan_of(file)
    assert [one.edits for one in (plan, *plan.people, *plan.themes, action_of(file))] == [()] * 4


def test_a_measure_that_a_later_document_brings_is_noted(file):
    save(file, a_draft(a_row()))
    edited_by_an_import(file, a_row(), measures=(a_measure("Visits"),))
    (measure,) = plan_of(file).measure_records()
    assert [edit.field for edit in measure.edits] == [ADDED]


def test_undoing_an_import_undoes_its_history(file):
    save(file, a_draft(a_row()))
    before = content(file)
    edited_by_an_import(file, a_row(text="Agree the new policy"))
    undo_import(file)
    assert content(file) == before and action_of(file).edits == ()
