"""Meetings and what they decided in the workbook: sheets that are there where they say something, and come back."""

from dataclasses import replace
from datetime import date

import pytest
from openpyxl import load_workbook

from tests.services.test_meetings import DAY, MEETING, begun, close, decide
from tracker.columns.sheets.whole import WorkbookChoice
from tracker.documents.dump.write import plan_json
from tracker.documents.reading.document import read_document
from tracker.services.exporting import export_workbook
from tracker.store.sqlite import open_store

LATER = date(2018, 1, 10)


@pytest.fixture(scope="module")
def plan(tmp_path_factory):
    """A plan with a closed meeting, and one that goes on."""
    file = begun(tmp_path_factory.mktemp("met") / "plan.db")
    decide(file, "1.2", "new date", review="Dec 2017", reason="Staff left")
    decide(file, "1.1", "escalated", of="Director", by="21 Nov 2017")
    close(file)
    again = replace(MEETING, uuid="m2", name="SMT, again", day=date(2017, 12, 12), present=())
    with open_store(file) as store:
        store.save(again)
    decide(file, "1.4", "note", "Late again.", meeting=again)
    with open_store(file) as store:
        return store.plan()


@pytest.fixture(scope="module")
def book(plan, tmp_path_factory):
    path = tmp_path_factory.mktemp("book") / "plan.xlsx"
    export_workbook(path, plan, (), LATER, LATER)
    return path


def rows(path, sheet):
    page = load_workbook(path)[sheet]
    return [[cell for cell in row if cell is not None] for row in page.iter_rows(min_row=4, values_only=True)]


def test_meetings_and_decisions_have_sheets_of_their_own(book):
    assert [row[0] for row in rows(book, "Meetings")] == ["SMT review", "SMT, again"]
    assert [row[0:1] + row[2:3] + row[4:5] for row in rows(book, "Decisions")] == [
        ["SMT review", "1.2", "Aug 2017 → Dec 2017"],
        ["SMT review", "1.1", "Escalated to Director, by 21 Nov 2017."],
        ["SMT, again", "1.4", "Late again."],
    ]


def test_they_come_back_with_the_frozen_copy(plan, book):
    draft = read_document(book)
    assert plan_json(draft.plan, draft.problems) == plan_json(plan, ())
    assert [one.is_whole for one in draft.plan.reports] == [True] and len(draft.plan.meetings) == 2


def test_what_is_written_on_them_is_said_and_no_action_is_made_of_it(plan, book, tmp_path):
    edited = load_workbook(book)
    edited["Decisions"].cell(4, 5).value = "Jan 2018"
    edited.save(tmp_path / "edited.xlsx")
    draft = read_document(tmp_path / "edited.xlsx")
    (problem,) = draft.problems
    assert problem.place.startswith("Decisions") and "are not read back" in problem.message
    assert plan_json(draft.plan, ()) == plan_json(plan, ())


def test_another_program_that_reads_them_makes_no_action_of_them(plan, book, tmp_path):
    """One that finds no saved plan goes by the property that says what is derived."""
    edited = load_workbook(book)
    del edited["Saved plan"]
    edited.save(tmp_path / "bare.xlsx")
    read = read_document(tmp_path / "bare.xlsx").plan
    assert [one.ref for _, one in read.actions()] == [one.ref for _, one in plan.actions()]


def test_they_are_left_out_where_nothing_stands_in_them(plan, tmp_path):
    export_workbook(tmp_path / "before.xlsx", plan, (), date(2017, 11, 1), LATER)
    assert not {"Meetings", "Decisions"} & set(load_workbook(tmp_path / "before.xlsx").sheetnames)
    none = replace(plan, meetings=(), reports=())
    export_workbook(tmp_path / "none.xlsx", none, (), DAY, LATER)
    assert not {"Meetings", "Decisions"} & set(load_workbook(tmp_path / "none.xlsx").sheetnames)
    asked = WorkbookChoice(sheets=("Meetings",))
    export_workbook(tmp_path / "asked.xlsx", none, (), DAY, LATER, asked)
    assert rows(tmp_path / "asked.xlsx", "Meetings") == [["No meeting"]]


@pytest.mark.parametrize(
    "choice", [WorkbookChoice(names=False), WorkbookChoice(leads=("Ann Young",)), WorkbookChoice(themes=("1",))]
)
def test_they_say_nothing_of_what_was_left_out(plan, tmp_path, choice):
    export_workbook(tmp_path / "part.xlsx", plan, (), LATER, LATER, choice)
    assert not {"Meetings", "Decisions"} & set(load_workbook(tmp_path / "part.xlsx").sheetnames)
