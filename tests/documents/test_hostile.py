"""Hostile documents are refused by counting, in one sentence, before anything large is made of them, or read at once.

`python -m tests.fuzz.cost` says what each costs; here are those that are made quickly.
"""

from contextlib import contextmanager
from time import process_time

import pytest

from tests.fuzz.cost import makers
from tests.work import calls_in
from tracker.documents.reading.clipboard import read_pasted
from tracker.documents.reading.document import read_document
from tracker.errors import TrackerError

COPY = "copy the tables into a new "
REFUSED = {
    "Excel: 16,384 columns": f"has more than 2,000 columns: {COPY}workbook and save that.",
    "Excel: 16,384 headings": "has more than 2,000 columns",
    "Excel: 3,000 sheets": "has more than 250 sheets",
    "Excel: one merge over everything": "far outside its tables",
    "Excel: a hundred merges over all columns": "far outside its tables",
    "Excel: 200,000 choices": "has more than 20,000 validation rules",
    "Excel: one choice for 300,000 areas": "unpacks to far more than a plan holds",
    "Excel: 200,000 names": "has more than 20,000 defined names",
    "Excel: 100,000 styles": "has more than 66,000 cell styles",
    "Excel: 200,000 fonts": "has more than 20,000 fonts",
    "Excel: 200,000 conditional formats": "has more than 20,000 conditional formats",
    "Excel: 700,000 merges": "has more than 30,000 merged areas",
    "Excel: 200,000 notes": "has more than 20,000 comments",
    "Excel: 400,000 shared texts for nothing": "unpacks to far more",
    "Excel: one cell of 10 million letters": "unpacks to far more",
    "Excel: a row number of nine figures": "is damaged",
    "Excel: one shared text of 32,000 letters in 300,000 cells": "has more than 30,000,000 letters in its cells",
    "Excel: 200 sheets that are one part": "is damaged",
    "Excel: 1,000 merges over nearly the same cells": "has more than 300,000 cells under merges in a sheet",
    "Excel: a sheet whose part is called a picture": "is damaged",
    "Excel: parts packed by LZMA": "is written as no Excel writes it",
    "Excel: parts packed by bzip2": "is written as no Excel writes it",
    "Excel: a table of contents of one million parts": "unpacks to far more",
    "Word: 100,000 tables": f"has more than 5,000 tables: {COPY}document and save that.",
    "Word: 30,000 tables of headings": "has more than 5,000 tables",
    "Word: tables 20,000 deep": "has more than 5,000 tables",
    "Word: tables 200 deep": "is damaged",
    "Word: a column merged over 50,000 rows": "has more than 20,000 table rows",
    "Word: 300,000 paragraphs": "has more than 100,000 paragraphs",
    "Word: 100,000 numberings": "has more than 5,000 lists",
    "text: one million columns": "line 3 has more than 1,000,000 letters",
    "text: 30,000 columns in 30 rows": "row 3 has more than 2,000 columns",
    "text: an open quote over 20 MB": "a quote that is opened in row 3 is not closed",
    "text: two million lines": "it has more than 200,000 rows",
    "text: ten million quotes": "line 3 has more than 1,000,000 letters",
    "text: ten million nothings": "is not a text file",
    "text: a dump 100,000 deep": "is not JSON",
    "pasted: 190,000 lines that go on in the cell above": "has a cell of more than 10,000 lines",
    "page: a span of 3,000 by 3,600": "has more merged cells than any plan",
    "page: 100,000 cells in a row": "has more than 2,000 columns, and was not read: copy the table alone.",
    "page: 100,000 tables": "has more than 5,000 tables",
    "page: tables 4,000 deep": "is nested too deeply",
    "page: a long text over 250 columns in 20,000 rows": "has more merged cells than any plan",
    "page: one million line breaks": "has more than 500,000 elements",
    "page: one million empty rows": "has more than 100,000 rows",
    "page: one million empty paragraphs": "has more than 200,000 paragraphs",
}
READ = {  # how many actions
    "Excel: honest stray cell in the last corner": 1,
    "Excel: honest stray look in the last corner": 1,
    "Excel: honest stray cell far below": 1,
    "Excel: honest stray cell far right": 1,
    "Excel: honest stray blank in the last corner": 1,
    "Excel: honest stray cells on ten sheets": 10,
    "Excel: honest 2,000 rules, choices and merges": 1,
    "Excel: honest a look for whole columns": 1,
    "Excel: a formula never computed beside a far cell": 1,
    "Word: honest 200 small tables": 1,
    "page: one million entities": 1,
    "page: a style sheet of 400,000 letters without a brace": 1,
    "page: a style sheet of 100,000 comments that do not end": 1,
    "page: a colour of 100,000 brackets that do not close": 1,
    "page: a colour of 100,000 points": 1,
    "page: 5,000 rows, and 60,000 columns that were merged down once": 2,
    "page: 5,000 cells whose table has a style of 1 million letters": 1,
    "page: 6,000 cells whose rows have a style of 1 million letters": 5,
    "page: 20,000 paragraphs inside 200 elements": 1,
    "page: text hidden 200 times over": 1,
    "page: 300,000 looks in a cell": 1,
    "pasted: 9,000 lines that go on in the cell above": 1,
    "pasted: cells of 200,000 quotes": 21,
    "Word: a list from 999,999,999 in Roman numbers": 1,
    "Word: a list from 999,999,999 in letters": 1,
    "Word: a list from a number of 5,000 figures": 1,
    "Word: a list whose pattern has 100,000 places": 1,
    "Word: a list of 19,000 levels": 1,
    "Word: a span of 5,000 figures": 1,
    "Word: 20,000 styles, each based on the one before": 1,
    "Word: 40,000 footnotes": 1,
    "Word: 4,000 rows that hold a table, and 20 columns merged down": 1,
}
MAKERS = makers()
SLOWEST = 8  # seconds of the processor: aimed at are two, and what is quadratic takes far longer
MOST_LETTERS = 5_000_000  # that are told of a document


@contextmanager
def in_little_time():
    """Fails where the processor works long, whatever else the computer does meanwhile."""
    before = process_time()
    yield
    assert process_time() - before < SLOWEST


@pytest.fixture
def read(tmp_path):
    """Reads a document by its name, in little time."""

    def made(name):
        ending, make = MAKERS[name]
        path = tmp_path / f"plan{ending}"
        path.write_bytes(make())
        with in_little_time():
            if ending in (".html", ".pasted"):
                text = path.read_text(encoding="utf-8")
                return read_pasted(text, None) if ending == ".html" else read_pasted(None, text)
            return read_document(path)

    return made


@pytest.mark.parametrize(("name", "words"), REFUSED.items(), ids=list(REFUSED))
def test_it_is_refused_in_one_sentence_that_says_what_there_is_too_much_of(read, name, words):
    with pytest.raises(TrackerError) as told:
        read(name)
    said = str(told.value)
    assert words in said and said.endswith(".") and "\n" not in said
    assert "plan." in said or "The table" in said or "the clipboard" in said


@pytest.mark.parametrize(("name", "actions"), READ.items(), ids=list(READ))
def test_it_is_read_like_any_other(read, name, actions):
    draft = read(name)
    assert sum(1 for _ in draft.plan.actions()) == actions
    assert sum(len(problem.as_printed) for problem in draft.problems) < MOST_LETTERS


def test_a_stray_cell_in_the_last_corner_is_told_and_costs_next_to_nothing(read):
    plain, work = calls_in(lambda: read("Excel: honest a look for whole columns"))
    stray, more = calls_in(lambda: read("Excel: honest stray cell in the last corner"))
    assert stray.plan.themes == plain.plan.themes
    assert [(problem.place, problem.as_printed) for problem in stray.problems] == [("S1, XFD1048576", "x")]
    assert more < 2 * work


def test_tables_far_apart_on_one_sheet_are_both_read_by_their_places(tmp_path):
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    for row, column in ((1, 1), (900_000, 1), (1, 500)):
        for at, heading in enumerate(("Ref", "Action", "Lead", "Review date")):
            sheet.cell(row, column + at, heading)
            sheet.cell(row + 1, column + at, (f"{row}.{column}", "Train the staff", "Manager", "Oct 2017")[at])
    sheet.merge_cells("A900003:D900005")
    sheet["A900003"] = "A note below"
    path = tmp_path / "far.xlsx"
    book.save(path)
    draft = read_document(path)
    refs = {action.ref for _, action in draft.plan.actions()}
    assert {"1.1", "900000.1"} <= refs
    assert any("A900003" in problem.place for problem in draft.problems)


def test_a_long_table_of_contents_is_refused_before_an_object_is_made_of_each_part(read):
    def refused():
        with pytest.raises(TrackerError, match="unpacks to far more"):
            read("Excel: a table of contents of one million parts")

    assert calls_in(refused)[1] < 100_000
