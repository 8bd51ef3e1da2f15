"""A problem about a column or a table is known by its place and its text, in every format."""

import pytest

from tests.documents.books import a_book
from tracker.documents.reading.document import read_document
from tracker.domain.draft import TableChoice
from tracker.ui.importing.problem_offers import asked_about, offers_about, settled_by_choice

ROWS = [
    ["Ref", "Action", "Lead", "Cost centre", "Place", "Update"],
    ["1.1", "Train every team", "Head of Service", "40101", "North", "Begun."],
    ["1.2", "Count the visits", "QA Manager", "40102", "North", "Not yet."],
]
ODD = [["Theme", "What worries us", "Who", "Score"], ["x", "Late visits", "TM", "4"], ["y", "Long waits", "TM", "5"]]


def as_docx(path):
    from docx import Document

    document = Document()
    document.add_heading("Priority 1: Early help", 1)
    for rows in (ROWS, ODD):
        table = document.add_table(len(rows), len(rows[0]))
        for row, texts in enumerate(rows):
            for column, text in enumerate(texts):
                table.cell(row, column).text = text
        document.add_paragraph("Between.")
    document.save(path)
    return path


def as_csv(path):
    path.write_text("\n".join(",".join(row) for row in [*ROWS, [], *ODD]) + "\n")
    return path


@pytest.fixture(params=["xlsx", "docx", "csv"])
def document(request, tmp_path):
    path = tmp_path / f"plan.{request.param}"
    if request.param == "xlsx":
        return a_book(path, [*ROWS, [], *ODD])
    return as_docx(path) if request.param == "docx" else as_csv(path)


def about(draft):
    return {problem.as_printed[:5]: (one.table.place, one.heading) for problem, one in asked_about(draft).items()}


def test_each_problem_finds_its_column_or_its_table(document):
    draft = read_document(document)
    first, second = (table.place for table in draft.tables)
    assert about(draft) == {
        "40101": (first, "Cost centre"), "North": (first, "Place"), "Theme": (second, None),
    }  # fmt: skip


def test_columns_that_begin_with_the_same_text_in_one_row_of_word_are_told_apart(tmp_path, monkeypatch):
    headings, first = ["Ref", "Action", "Lead", "Cost centre", "Place"], ["1.1", "Train", "Chair", "xx", "xx"]
    rows = [headings, first, ["1.2", "Go", "Chair", "yy", "zz"]]
    monkeypatch.setattr("tests.ui.importing.test_problem_offers.ROWS", rows)
    draft = read_document(as_docx(tmp_path / "plan.docx"))
    found = {problem.as_printed: one.heading for problem, one in asked_about(draft).items() if one.heading}
    assert found == {"xx / yy": "Cost centre", "xx / zz": "Place"}


def test_a_column_offers_notes_evidence_links_and_leaving_and_a_table_to_say_what_it_is(document):
    found = asked_about(read_document(document)).values()
    offers = {one.heading: [words for words, _ in offers_about(one)] for one in found}
    assert offers["Place"] == ["As notes", "As evidence links", "Leave it"]
    assert offers[None] == ["Say what it is…", "Leave it"]
    assert offers_about(None) == ()


def test_what_somebody_chose_to_leave_is_no_question_any_more(document):
    key, odd = (table.key for table in read_document(document).tables)
    choices = {key: TableChoice(fields={"Place": None}), f"{odd} #1": TableChoice(left_out=True)}
    assert [problem.as_printed[:5] for problem in settled_by_choice(read_document(document, choices), choices)] == [
        "North",
        "Theme",
    ]
    assert settled_by_choice(read_document(document), {}) == []
