"""What a found table tells of itself, so that it can be shown and asked about."""

import pytest

from tests.documents.books import a_book
from tracker.documents.reading.document import read_document
from tracker.domain.draft import TableChoice, key_of_one

ROWS = [
    [None, "Priority 1: Early help"],
    [None, "Ref", "Action", "Lead", "Review date", "Cost centre"],
    [None, "1.1", "Train every team", "Head of Service", "Oct 2017", None],
    [None, "1.2", "Count the visits", "QA Manager", "Dec 2017", "40102"],
    [],
    [None, "Theme", "What worries us", "Who", "Score"],
    [None, "x", "Late visits", "TM", "4"],
    [None, "y", "Long waits", "TM", "5"],
]


@pytest.fixture
def book(tmp_path):
    return a_book(tmp_path / "plan.xlsx", ROWS)


def test_the_picture_begins_at_the_first_column_that_holds_something(book):
    table = read_document(book).tables[0]
    assert [cells[:2] for cells in table.picture] == [
        ("Priority 1: Early help",), ("Ref", "Action"), ("1.1", "Train every team"), ("1.2", "Count the visits"),
    ]  # fmt: skip
    assert table.head == (1, 1) and (table.first_row, table.last_row, table.rows) == (1, 4, 2)


def test_each_heading_tells_what_stands_under_it_and_where(book):
    table = read_document(book).tables[0]
    told = {
        heading: (one.at, one.example, one.place) for (heading, _), one in zip(table.fields, table.columns, strict=True)
    }
    assert told["Ref"] == (0, "1.1", "Sheet 1, B3")
    assert told["Cost centre"] == (4, "40102", "Sheet 1, F4")


def test_a_column_without_a_heading_and_one_that_holds_nothing_are_told_too(tmp_path):
    rows = [["Ref", "Action", "", "Lead"], ["1.1", "Build", "x", None]]
    table = read_document(a_book(tmp_path / "plan.xlsx", rows)).tables[0]
    assert [(heading, one.example) for (heading, _), one in zip(table.fields, table.columns, strict=True)] == [
        ("Ref", "1.1"), ("Action", "Build"), ("Column 3", "x"), ("Lead", ""),
    ]  # fmt: skip


def test_a_table_joined_to_the_one_above_is_read_under_its_headings_and_told_so(book):
    second = read_document(book).tables[1]
    draft = read_document(book, {key_of_one(second): TableChoice(joined=True)})
    assert [action.text for _, action in draft.plan.actions()][2:] == ["What worries us", "Late visits", "Long waits"]
    assert [(table.kind, table.sure, table.key) for table in draft.tables][1] == ("unknown", "chosen", second.key)


def test_a_table_of_word_is_joined_across_what_stands_between(tmp_path):
    from docx import Document

    document = Document()
    for heading, rows in (
        ("Priority 1: Early help", [["Ref", "Action", "Lead"], ["1.1", "Build", "Chair"]]),
        ("More of it", [["Thing", "Story", "Person", "Colour"], ["1.2", "Paint", "Head", "teal"]]),
    ):
        document.add_heading(heading, 1)
        table = document.add_table(len(rows), len(rows[0]))
        for row, texts in enumerate(rows):
            for column, text in enumerate(texts):
                table.cell(row, column).text = text
    document.save(tmp_path / "plan.docx")
    second = read_document(tmp_path / "plan.docx").tables[1]
    draft = read_document(tmp_path / "plan.docx", {key_of_one(second): TableChoice(joined=True)})
    assert ("1.2", "Paint") in [(action.ref, action.text) for _, action in draft.plan.actions()]
