"""Rows behind a title or a note within a table are rows of it, whatever their dates and ratings say."""

import pytest
from openpyxl import Workbook
from openpyxl.styles import PatternFill

from tests.corpus.word_pieces import cell, row, table, write_document
from tests.documents.books import actions_of
from tracker.documents.reading.document import read_document

FILLS = {"green": "00B050", "blue": "0070C0"}
HEADS = ["Ref", "Action", "Lead", "Due date", "RAG", "Comments"]
FIRST = ["1.1", "Publish the offer", "Head of Service", "Oct 2027", None, "begun"]
SECOND = [
    ["2.1", "Write pathway plans", "Head of Service", "tbc", "blue", "done"],
    ["2.2", "Open a hub", "Team Manager", "tbc", "green", "a site is found"],
]


def read(tmp_path, *rows):
    """The draft of a sheet; "green" and "blue" are fills without words."""
    book = Workbook()
    for number, values in enumerate(rows, 1):
        for column, value in enumerate(values, 1):
            if value in FILLS:
                book.active.cell(number, column).fill = PatternFill("solid", fgColor=FILLS[value])
            else:
                book.active.cell(number, column, value)
    book.save(tmp_path / "plan.xlsx")
    return read_document(tmp_path / "plan.xlsx")


def told(draft):
    return [(action.text, action.updates[-1].stated_rag) for action in actions_of(draft)]


ALL = [("Publish the offer", None), ("Write pathway plans", None), ("Open a hub", "green")]


@pytest.mark.parametrize(
    "between", ["Theme: Leaving care", "Note: the dates are to be agreed.", "Theme 2: Leaving care", "Leaving care"]
)
def test_rows_without_a_date_behind_a_lone_text_are_actions_with_their_fills(tmp_path, between):
    draft = read(tmp_path, HEADS, FIRST, [between], *SECOND)
    assert told(draft) == ALL
    assert actions_of(draft)[1].updates[-1].status == "complete"  # blue


def test_a_rating_that_is_not_known_takes_no_row_out_of_its_table(tmp_path):
    odd = [*SECOND[0][:4], "Odd", *SECOND[0][5:]]
    draft = read(tmp_path, HEADS, FIRST, ["Theme: Leaving care"], odd, SECOND[1])
    assert [text for text, _ in told(draft)] == [text for text, _ in ALL]
    assert [p.as_printed for p in draft.problems if p.kind == "unread"] == ["Odd"]


def test_rows_without_refs_go_on_by_their_date_and_their_fill(tmp_path):
    draft = read(tmp_path, HEADS[1:], FIRST[1:], ["Note: the dates are to be agreed."], *(r[1:] for r in SECOND))
    assert told(draft) == ALL


def test_refs_of_another_letter_are_refs_of_the_table(tmp_path):
    rows = [
        [ref, *row[1:3], "soon", *row[4:]] for ref, row in zip(["EH1", "LC1", "LC2"], [FIRST, *SECOND], strict=True)
    ]
    assert told(read(tmp_path, HEADS, rows[0], ["Leaving care"], *rows[1:])) == ALL


def test_rows_with_refs_of_another_kind_and_nothing_else_are_none(tmp_path):
    draft = read(tmp_path, HEADS, FIRST, ["Who is who"], ["A", "Anybody of the team"], ["B", "The board"])
    assert [text for text, _ in told(draft)] == ["Publish the offer"]


def test_rows_behind_a_title_of_a_word_table_under_two_heading_rows_are_actions(tmp_path):
    heads = row(*(cell(name, down="restart") for name in HEADS[:3]), cell("Progress", span=2))
    parts = row(*(cell("", down="continue") for _ in range(3)), "Due date", "RAG")
    rows = [row(*r[:4], cell("", fill=FILLS[r[4]])) for r in SECOND]
    page = table(5, heads, parts, row(*FIRST[:4], ""), row("Theme: Leaving care", "", "", "", ""), *rows)
    write_document(tmp_path / "plan.docx", page)
    assert told(read_document(tmp_path / "plan.docx")) == ALL


def test_a_word_for_themes_with_a_title_opens_one_above_a_table_and_within_it(tmp_path):
    draft = read(tmp_path, ["Theme: Early help"], HEADS, FIRST, ["Theme: Leaving care"], *SECOND)
    found = [(theme.title, len(theme.actions)) for theme in draft.plan.themes]
    assert found == [("Early help", 1), ("Leaving care", 2)] and draft.plan.theme_word == "Theme"
    assert "Theme: Leaving care" not in {p.as_printed for p in draft.problems}
