"""What a found table tells of itself, so that it can be shown and asked about."""

import pytest
from docx import Document

from tests.documents.books import a_book, read_book
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


EMPTY = [["Ref", "Action", "Lead", "Review date"], ["Measure", "Target", "Actual"], ["Metric", "Period", "Value"]]


@pytest.mark.parametrize("above", [[], [["Improvement plan"], []], [["Priority 1: Early help"]]])
@pytest.mark.parametrize("heads", EMPTY)
def test_headings_without_a_row_under_them_are_said_in_a_sentence(tmp_path, heads, above):
    draft = read_book(tmp_path, [*above, heads])
    (said,) = draft.problems
    assert said.place == f"Sheet 1, A{len(above) + 1}" and said.as_printed == " / ".join(heads)
    assert (
        said.message == f"This table has headings ({' / '.join(heads)}) and no row under them: nothing was read of it."
    )


def test_headings_at_the_end_of_a_plan_that_nothing_follows_are_said(tmp_path):
    rows = [EMPTY[0], ["1.1", "Agree it", "Head of Service", "May 2027"], [], EMPTY[1]]
    draft = read_book(tmp_path, rows)
    assert [(problem.kind, problem.place) for problem in draft.problems] == [("missing", "Sheet 1, A4")]


def test_headings_that_a_page_repeats_or_whose_rows_stand_in_the_next_table_are_not_empty(tmp_path):
    document = Document()
    for rows in ([EMPTY[0]], [EMPTY[0], ["1.1", "Agree it", "Head", "May 2027"]], [["1.2", "Train", "HR", "Jun 2027"]]):
        table = document.add_table(len(rows), 4)
        for at, cells in enumerate(rows):
            for column, text in enumerate(cells):
                table.cell(at, column).text = text
    document.save(tmp_path / "plan.docx")
    draft = read_document(tmp_path / "plan.docx")
    assert [action.ref for _, action in draft.plan.actions()] == ["1.1", "1.2"] and draft.problems == ()
