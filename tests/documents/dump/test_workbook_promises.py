"""Promises, slips and what was answered of them in the workbook: sheets where they say something, and back."""

from datetime import UTC, date, datetime

import pytest
from openpyxl import load_workbook

from tests.domain.builders import a_plan, an_action, an_update
from tracker.columns.sheets.whole import WorkbookChoice
from tracker.documents.dump.write import plan_json
from tracker.documents.reading.document import read_document
from tracker.domain.plan import Lead, Person, PromiseAnswer
from tracker.services.exporting import export_workbook

AS_AT = date(2017, 11, 14)
CLOCK = datetime(2017, 11, 20, 9, 30, tzinfo=UTC)
SAID = an_update("14 Sep 2017", "TM to take the survey to the board in Oct. Survey in the spring.", review="Oct 2017")
MOVED = an_update("1 Nov 2017", review="Dec 2017", reason="Staff left", author="Ann Young")
ANSWER = PromiseAnswer(
    "w1", SAID.uuid, "TM to take the survey to the board in Oct.", "kept", date(2017, 11, 2), CLOCK,
    "Minutes of 12 Oct.", "Ann Young", "Ann Young",
)  # fmt: skip
ANN, TOM = Lead("Ann Young", "Ann Young"), Lead("Tom Reed", "Tom Reed")
PLAN = a_plan(
    an_action(updates=(SAID, MOVED), answers=(ANSWER,), lead=ANN),
    an_action("1.1.2", text="Leaflets to be ready by 30 Sep 2017", lead=TOM, review="Dec 2017"),
    people=(Person("Ann Young", "Head of Service"), Person("Tilda Marsh", "Manager"), Person("Tom Reed", "Officer")),
)


@pytest.fixture
def book(tmp_path):
    """Writes the plan, or a part of it, and says where."""

    def write(plan=PLAN, as_at=AS_AT, **choice):
        path = tmp_path / "plan.xlsx"
        export_workbook(path, plan, (), as_at, as_at, WorkbookChoice(**choice), overwrite=True)
        return path

    return write


def rows(path, sheet):
    """The rows of a sheet with the text or the day that each cell holds."""
    page = load_workbook(path)[sheet]
    cells = page.iter_rows(min_row=4, values_only=True)
    return [[cell.date() if isinstance(cell, datetime) else cell for cell in row] for row in cells]


def test_every_promise_has_a_row_with_real_dates_and_what_became_of_it(book):
    survey, spring, leaflets = rows(book(), "Promises")
    assert survey == [
        "1.1.1", 1, "Tilda Marsh", ANSWER.text, date(2017, 10, 1), date(2017, 10, 31), date(2017, 9, 14), "Kept",
        "Minutes of 12 Oct.",
    ]  # fmt: skip
    assert spring[2:8] == ["Ann Young", "Survey in the spring.", "spring", date(2018, 5, 31), date(2017, 9, 14), "Open"]
    assert leaflets[4:8] == [date(2017, 9, 30), date(2017, 9, 30), None, "Passed"]


def test_every_slip_has_a_row_with_its_days_and_its_reason(book):
    assert rows(book(), "Slips") == [
        ["1.1.1", PLAN.themes[0].actions[0].text, "Ann Young", date(2017, 11, 1), date(2017, 10, 1), date(2017, 12, 1),
         61, "Staff left", "Ann Young"],
    ]  # fmt: skip


def test_answers_come_back_and_what_is_written_on_the_sheets_is_said(book, tmp_path):
    path = book()
    draft = read_document(path)
    assert draft.plan.themes[0].actions[0].answers == (ANSWER,)
    assert plan_json(draft.plan, draft.problems) == plan_json(PLAN, ())
    edited = load_workbook(path)
    edited["Promises"].cell(5, 8).value = "Kept"
    edited.save(tmp_path / "edited.xlsx")
    draft = read_document(tmp_path / "edited.xlsx")
    (problem,) = draft.problems
    assert problem.place.startswith("Promises") and "are not read back" in problem.message
    assert plan_json(draft.plan, ()) == plan_json(PLAN, ())


def test_of_chosen_leads_only_theirs_are_there_and_without_names_nobody_is_named(book):
    assert [row[0] for row in rows(book(leads=("Tom Reed",)), "Promises")] == ["1.1.2"]
    bare = book(names=False)
    assert [row[2] for row in rows(bare, "Promises")] == ["Head of Service", "Head of Service", "Officer"]
    assert [row[7] for row in rows(bare, "Promises")] == ["Kept", "Open", "Passed"]
    shown = repr([rows(bare, sheet) for sheet in ("Promises", "Slips")])
    assert not [name for name in ("Young", "Reed", "Marsh") if name in shown]


def test_they_are_left_out_where_nothing_stands_in_them(book):
    assert not {"Promises", "Slips"} & set(load_workbook(book(a_plan(an_action(review="Dec 2017")))).sheetnames)
    before = load_workbook(book(as_at=date(2017, 10, 1), leads=("Ann Young",))).sheetnames
    assert "Promises" in before and "Slips" not in before
