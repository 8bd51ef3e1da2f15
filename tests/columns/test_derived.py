"""Our own workbook is read back as the plan that it was made of, and changes nothing."""

from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.documents.books import actions_of
from tracker.documents.reading.document import read_document
from tracker.domain.merging.plans import compare
from tracker.services.exporting import export_workbook

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "sample_plans" / "improvement_plan_2017-18.xlsx"
AS_AT = date(2017, 11, 14)


@pytest.fixture(scope="module")
def there_and_back(tmp_path_factory):
    path = tmp_path_factory.mktemp("back") / "export.xlsx"
    plan = read_document(SAMPLE).plan
    export_workbook(path, plan, (), AS_AT, AS_AT)
    return plan, path, read_document(path)


def test_reading_our_workbook_back_changes_nothing(there_and_back):
    plan, _, back = there_and_back
    changes = compare(plan, back.plan)
    assert (changes.new, changes.changed, changes.missing, changes.same) == ([], [], [], 95)


def test_title_organisation_and_themes_are_those_of_the_plan(there_and_back):
    plan, _, back = there_and_back
    assert (back.plan.title, back.plan.organisation) == (plan.title, plan.organisation)
    assert [theme.heading for theme in back.plan.themes] == [theme.heading for theme in plan.themes]


def test_a_computed_rating_does_not_come_back_as_somebodys_word(there_and_back):
    assert {action.updates[0].stated_rag for action in actions_of(there_and_back[2])} == {None}


def test_without_the_saved_plan_what_was_left_alone_is_said(there_and_back, tmp_path):
    plan, path, _ = there_and_back
    book = load_workbook(path)
    del book["Saved plan"]
    book.save(tmp_path / "without.xlsx")
    draft = read_document(tmp_path / "without.xlsx")
    left = {p.place: p.as_printed for p in draft.problems if p.kind == "skipped" and "derived" in p.as_printed}
    assert left.pop("Actions").startswith("derived columns: Original review, Late after, Days late, Computed rating")
    assert left.pop("Measures").startswith("derived columns: Ref, Polarity, ")
    assert set(left.values()) == {"derived sheet"} and set(left) == set(book.sheetnames) - {"Actions", "Measures"}
    changes = compare(plan, draft.plan)
    assert (changes.new, changes.changed, changes.missing, changes.same) == ([], [], [], 95)


def test_what_somebody_changed_in_our_workbook_is_a_change(there_and_back, tmp_path):
    plan, path, _ = there_and_back
    book = load_workbook(path)
    page = book["Actions"]
    heads = {cell.value: cell.column for cell in page[3]}
    page.cell(4, heads["Status"], "Complete")
    page.cell(4, heads["Latest commentary"], "Signed off by the board.")
    book.save(tmp_path / "edited.xlsx")
    changes = compare(plan, read_document(tmp_path / "edited.xlsx").plan)
    assert {(change.ref, change.field) for change in changes.changed} == {("1.1.1", "status"), ("1.1.1", "commentary")}


def test_a_workbook_of_anybody_else_has_nothing_derived():
    assert not any("derived" in problem.as_printed for problem in read_document(SAMPLE).problems)


@pytest.mark.parametrize("path", sorted((ROOT / "tests" / "corpus").glob("*.xlsx")), ids=lambda path: path.stem)
def test_the_same_workbook_read_twice_changes_nothing(path):
    changes = compare(read_document(path).plan, read_document(path).plan)
    assert (changes.new, changes.changed, changes.missing) == ([], [], [])
