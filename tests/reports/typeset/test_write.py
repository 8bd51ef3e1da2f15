"""The PDF of a report: tagged, in order, and every text in it is data."""

import io
from dataclasses import replace

import pdfplumber
import pytest

from tests.reports.made_up_report import REPORT, hostile_report
from tests.reports.nothing_but_text import is_nothing_but_text_in_pdf, pdf_text
from tracker.errors import TrackerError
from tracker.reports.blocks import Illustration, Run, Table, TableColumn, foot_of
from tracker.reports.typeset.write import pdf_bytes


@pytest.fixture(scope="module")
def pdf():
    return pdf_bytes(REPORT)


@pytest.fixture(scope="module")
def tags(pdf):
    """Every element of the structure tree, with what it holds."""
    with pdfplumber.open(io.BytesIO(pdf)) as opened:
        return list(_flat(opened.structure_tree))


def _flat(elements):
    for element in elements:
        yield element
        yield from _flat(element.get("children", []))


def of_type(tags, *kinds):
    return [tag for tag in tags if tag["type"] in kinds]


def test_it_says_that_it_is_accessible_its_title_and_its_language(pdf):
    assert b"/Marked true" in pdf
    assert b"<pdfuaid:part>1</pdfuaid:part>" in pdf
    assert b"/Lang(en-GB)" in pdf
    with pdfplumber.open(io.BytesIO(pdf)) as opened:
        assert opened.metadata["Title"] == REPORT.front.title


def test_its_headings_are_those_of_the_report_in_their_order(tags):
    assert [tag["type"] for tag in of_type(tags, "H1", "H2", "H3")] == ["H1", "H2", "H3", "H1", "H1"]


def test_a_table_has_a_row_of_header_cells_and_the_caption(tags):
    assert len(of_type(tags, "TH")) == 3
    assert len(of_type(tags, "TD")) == 6
    assert of_type(tags, "Caption")


def test_a_picture_says_what_it_shows(tags):
    assert [tag["alt_text"] for tag in of_type(tags, "Figure")] == ["A line that rises from 46 to 82"]


def test_what_it_says_is_there_and_each_proof_leads_to_its_source(pdf, tags):
    text = pdf_text(pdf)
    for words in (
        "Progress of the plan",
        "26",
        "overdue of 41 live",
        "Endorse it",
        "Amber",
        "Sheet 1, row 4",
        "Page 2 of",
    ):
        assert words in text
    assert len(of_type(tags, "Link")) >= 3


def test_the_same_report_gives_the_same_bytes(pdf):
    assert pdf_bytes(REPORT) == pdf


def test_no_text_is_taken_for_anything_but_text():
    is_nothing_but_text_in_pdf(pdf_bytes(hostile_report(each=16)))  # all in each would be 250 pages


def test_a_word_that_no_page_holds_in_its_column_goes_on_over_the_page():
    columns = (TableColumn("Ref", 1, row_heading=True), TableColumn("Action", 2), TableColumn("Update", 14))
    table = Table("Actions", columns, (((Run("1.1"),), (Run("W" * 690),), (Run("Begun."),)),))
    with pdfplumber.open(io.BytesIO(pdf_bytes(replace(REPORT, blocks=(table,), sources=())))) as opened:
        found = [letter for page in opened.pages for letter in page.chars if letter["text"] == "W"]
        assert len(found) == 690 and all(letter["bottom"] < 842 - 60 for letter in found)


def test_a_foot_of_two_long_titles_stays_on_the_page():
    foot = foot_of("Improvement plan " * 30, "Improvement plan of next year " * 30)
    with pdfplumber.open(io.BytesIO(pdf_bytes(replace(REPORT, foot=foot)))) as opened:
        lowest = max(letter["bottom"] for letter in opened.pages[1].chars)
        assert lowest < 842 - 20 and "next year" in opened.pages[1].extract_text()


def test_a_picture_that_is_none_is_said_in_a_sentence():
    broken = replace(REPORT, blocks=(Illustration(b"", b"not a picture", "Chart", "A chart"),))
    with pytest.raises(TrackerError, match=r"The PDF cannot be made"):
        pdf_bytes(broken)
