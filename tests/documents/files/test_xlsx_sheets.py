"""Sheets as people leave them: hidden, filtered, empty, full of choices, hung with comments."""

import pytest
from openpyxl.comments import Comment
from openpyxl.worksheet.datavalidation import DataValidation

from tests.corpus.excel_sheets import inside
from tests.documents.books import PLAN, a_book, actions_of, changed, read_book, said, texts
from tracker.documents.reading.document import read_document

# Hidden and filtered


def test_a_hidden_row_is_read_and_said(tmp_path):
    def hide(book):
        book["Plan"].row_dimensions[3].hidden = True
        book["Plan"].row_dimensions[9].hidden = True  # nothing in it

    draft = changed(tmp_path, hide)
    assert texts(draft) == ["Build", "Paint", "Mow"]
    assert said(draft, "doubtful") == [("doubtful", "Plan, row 3", "hidden row", None)]


def test_hidden_columns_are_read_and_said_each(tmp_path):
    def hide(book):
        book["Plan"].column_dimensions.group("B", "C", hidden=True)
        book["Plan"].column_dimensions["F"].hidden = True  # nothing in it

    draft = changed(tmp_path, hide)
    assert texts(draft) == ["Build", "Paint", "Mow"]
    assert [place for _, place, printed, _ in said(draft) if printed == "hidden column"] == [
        "Plan, column B",
        "Plan, column C",
    ]


@pytest.mark.parametrize("state", ["hidden", "veryHidden"])
def test_a_hidden_sheet_is_read_and_said(tmp_path, state):
    def hide(book):
        book["Plan"].sheet_state = state

    draft = changed(tmp_path, hide, ("Cover", [["Improvement plan"]]), PLAN)
    assert texts(draft) == ["Build", "Paint", "Mow"]
    assert said(draft, "doubtful") == [("doubtful", "Plan", "hidden sheet", None)]


def test_filtered_rows_are_read_and_said_once(tmp_path):
    def filtered(book):
        book["Plan"].auto_filter.ref = "A1:C4"
        book["Plan"].auto_filter.add_filter_column(2, ["Bo Ash"])
        for row in (2, 3):
            book["Plan"].row_dimensions[row].hidden = True

    draft = changed(tmp_path, filtered)
    assert texts(draft) == ["Build", "Paint", "Mow"]
    assert said(draft, "doubtful") == [("doubtful", "Plan", "filtered rows: 2", None)]


def test_a_filter_that_only_stands_ready_hides_nothing(tmp_path):
    def ready(book):
        book["Plan"].auto_filter.ref = "A1:C4"
        book["Plan"].row_dimensions[3].hidden = True

    assert said(changed(tmp_path, ready), "doubtful") == [("doubtful", "Plan, row 3", "hidden row", None)]


# Sheets that are left alone


def test_an_empty_sheet_is_left_alone_and_said(tmp_path):
    assert said(read_book(tmp_path, PLAN, ("Sheet2", [])), "skipped") == [("skipped", "Sheet2", "empty sheet", None)]


@pytest.mark.parametrize(
    ("name", "rows"),
    [
        ("Lists", [["Leads"], ["Ann Young"], ["Bo Ash"]]),
        ("DropDown_Lists", [["Action status", "Action owner"], ["Started", "Ann Young"]]),
        ("Key", [["Red", "Not on course"], ["Amber"], ["Green"]]),
    ],
)
def test_a_sheet_of_choices_is_left_alone_and_said_whole(tmp_path, name, rows):
    draft = read_book(tmp_path, PLAN, (name, rows))
    printed = "list sheet: " + " / ".join(text for row in rows for text in row)
    assert said(draft, "skipped") == [("skipped", name, printed, None)]
    assert (draft.cells, draft.used) == (12 + sum(map(len, rows)), 12)


def test_a_sheet_that_other_cells_choose_from_is_left_alone_whatever_its_name(tmp_path):
    def choose(book):
        rule = DataValidation(type="list", formula1="'Our people'!$A$1:$A$2")
        rule.add("C2:C4")
        book["Plan"].add_data_validation(rule)

    draft = changed(tmp_path, choose, PLAN, ("Our people", [["Ann Young"], ["Bo Ash"]]))
    assert said(draft, "skipped") == [("skipped", "Our people", "list sheet: Ann Young / Bo Ash", None)]


def test_a_rule_in_the_place_of_newer_excels_is_seen_too(tmp_path):
    rule = (
        b'<extLst><ext uri="{CCE6A557}" xmlns:x14="x" xmlns:xm="y"><x14:dataValidations>'
        b"<x14:dataValidation type=\"list\"><x14:formula1><xm:f>'Ann''s &amp; Bo''s team'!$A$1:$A$2</xm:f>"
        b"</x14:formula1></x14:dataValidation></x14:dataValidations></ext></extLst></worksheet>"
    )
    path = a_book(tmp_path / "plan.xlsx", PLAN, ("Ann's & Bo's team", [["Ann Young"], ["Bo Ash"]]))
    inside(path, "xl/worksheets/sheet1.xml", lambda data: data.replace(b"</worksheet>", rule))
    assert [one[2] for one in said(read_document(path), "skipped")] == ["list sheet: Ann Young / Bo Ash"]


def test_a_table_called_a_list_is_read(tmp_path):
    draft = read_book(tmp_path, ("Action list", PLAN[1]))
    assert texts(draft) == ["Build", "Paint", "Mow"]


def test_the_title_stands_on_the_first_sheet_that_is_read(tmp_path):
    plan = ("Plan", [["Homes improvement plan"], ["Northmere Council"], *PLAN[1]])
    draft = read_book(tmp_path, ("Lists", [["Red"], ["Amber"]]), ("Empty", []), plan)
    assert (draft.plan.title, draft.plan.organisation) == ("Homes improvement plan", "Northmere Council")


# Comments


def test_comments_are_kept_as_notes_of_the_action_they_hang_on(tmp_path):
    def comment(book):
        book["Plan"]["B2"].comment = Comment("Ann:\nAsk the north team.", "Ann")
        book["Plan"]["D3"].comment = Comment("Who pays?", "Ann")
        book["Plan"]["D1"] = "Notes"

    draft = changed(tmp_path, comment)
    assert [action.notes for action in actions_of(draft)] == [("Ann:\nAsk the north team.",), ("Who pays?",), ()]


def test_a_comment_on_anything_else_is_said(tmp_path):
    def comment(book):
        book["Plan"]["A1"].comment = Comment("New numbers since May.", "Ann")

    assert said(changed(tmp_path, comment), "skipped") == [("skipped", "Plan, A1", "New numbers since May.", None)]


def test_a_threaded_comment_is_kept_without_excels_explanation(tmp_path):
    explained = "[Threaded comment]\n\nYour version of Excel allows you to read this.\n\nComment:\n    Who pays?"

    def comment(book):
        book["Plan"]["B2"].comment = Comment(explained, "tc={1}")

    assert actions_of(changed(tmp_path, comment))[0].notes == ("Who pays?",)
