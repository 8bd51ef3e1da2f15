"""The date of a document: its title's first, then a sheet's name, then the file's."""

from datetime import date

import pytest

from tests.documents.books import a_book
from tracker.documents.reading.document import read_document
from tracker.services.reading_apart import read_apart

ROWS = [["Measure", "Previous", "Current"], ["Visits in time (%)", 70, 72]]


def dated(tmp_path, *titles, sheet="Sheet", file="card.xlsx"):
    draft = read_document(a_book(tmp_path / file, (sheet, [*([title] for title in titles), [], *ROWS])))
    return draft.dated


@pytest.mark.parametrize(
    ("title", "printed", "kind", "first", "last"),
    [
        ("Board scorecard, May 2023", "May 2023", "month", date(2023, 5, 1), date(2023, 5, 31)),
        ("Northmere Improvement Board May 2023", "May 2023", "month", date(2023, 5, 1), date(2023, 5, 31)),
        ("Scorecard May-23", "May-23", "month", date(2023, 5, 1), date(2023, 5, 31)),
        ("May 2023", "May 2023", "month", date(2023, 5, 1), date(2023, 5, 31)),
        ("Improvement Board Scorecard – May 2023", "May 2023", "month", date(2023, 5, 1), date(2023, 5, 31)),
        ("Performance as at 31 May 2023", "31 May 2023", "day", date(2023, 5, 31), date(2023, 5, 31)),
        ("Position at 31/05/2023", "31/05/2023", "day", date(2023, 5, 31), date(2023, 5, 31)),
        ("Performance report: Quarter 1 2023/24", "Quarter 1 2023/24", "quarter", date(2023, 4, 1), date(2023, 6, 30)),
        ("2023-24 Q2 performance", "2023-24 Q2", "quarter", date(2023, 7, 1), date(2023, 9, 30)),
        ("Scorecard: 12 months to May 2023", "May 2023", "month", date(2023, 5, 1), date(2023, 5, 31)),
    ],
)
def test_a_title_says_of_when_the_document_is(tmp_path, title, printed, kind, first, last):
    found = dated(tmp_path, title)
    assert (found.as_printed, found.kind, found.first, found.last) == (printed, kind, first, last)


@pytest.mark.parametrize(
    "title",
    [
        "Improvement plan 2017-18",
        "Scorecard 2022/23",
        "Scorecard, April 2022 to March 2023",
        "Scorecard Apr 2022 – Mar 2023",
        "Plan after the inspection of May 2016",
        "Scorecard, next report due June 2024",
        "Visits were counted in May 2023.",
        "Improvement plan",
    ],
)
def test_a_span_of_time_or_the_date_of_something_else_is_none(tmp_path, title):
    assert dated(tmp_path, title) is None


def test_the_title_goes_before_the_sheet_and_the_sheet_before_the_file(tmp_path):
    names = {"sheet": "Jun 23", "file": "scorecard_2023-07.xlsx"}
    assert dated(tmp_path, "Scorecard, May 2023", **names).first == date(2023, 5, 1)
    assert dated(tmp_path, "Scorecard", **names).first == date(2023, 6, 1)
    assert dated(tmp_path, "Scorecard", file=names["file"]).first == date(2023, 7, 1)


@pytest.mark.parametrize(
    ("file", "first"),
    [
        ("Scorecard_May_2023.xlsx", date(2023, 5, 1)),
        ("2023-05-31 scorecard.xlsx", date(2023, 5, 31)),
        ("scorecard May23.xlsx", date(2023, 5, 1)),
        ("plan 2017-18.xlsx", None),
        ("plan 2011-12.xlsx", None),
        ("scorecard 2011-10.xlsx", date(2011, 10, 1)),
    ],
)
def test_the_name_of_a_file_may_say_it(tmp_path, file, first):
    found = dated(tmp_path, file=file)
    assert (found and found.first) == first


def test_the_line_above_a_table_says_it_too(tmp_path):
    rows = [[f"Line {number}"] for number in range(20)]
    path = a_book(tmp_path / "card.xlsx", ("Sheet", [*rows, ["Scorecard, May 2023"], *ROWS]))
    assert read_document(path).dated.first == date(2023, 5, 1)


def test_a_document_read_apart_keeps_its_date(tmp_path):
    path = a_book(tmp_path / "card.xlsx", ("Sheet", [["Scorecard, May 2023"], [], *ROWS]))
    assert read_apart(path).dated == read_document(path).dated is not None
