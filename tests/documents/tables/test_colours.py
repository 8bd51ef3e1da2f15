"""No colour of a rating goes in silence: it is read, or the column of a table that has it is said."""

import pytest
from openpyxl import Workbook
from openpyxl.styles import PatternFill

from tracker.documents.reading.document import read_document

RED, AMBER, GREEN = "FF0000", "FFC000", "00B050"
HEADS = ["Ref", "Action", "Lead", "Review date"]
ROWS = [
    ["1.1", "Publish the offer", "Head of Service", "Oct 2017"],
    ["1.2", "Train the leads", "Team Manager", "Nov 2017"],
    ["1.3", "Agree the threshold", "Team Manager", "Dec 2017"],
]


def read(tmp_path, rows, fills):
    """The draft of a sheet; `fills` goes by cell ("B2")."""
    book = Workbook()
    for row in rows:
        book.active.append(row)
    for place, colour in fills.items():
        book.active[place].fill = PatternFill("solid", fgColor=colour)
    book.save(tmp_path / "plan.xlsx")
    return read_document(tmp_path / "plan.xlsx")


def stated(draft):
    return [action.updates[0].stated_rag for _, action in draft.plan.actions()]


def colours_said(draft):
    return [(p.about, p.as_printed) for p in draft.problems if "colours of ratings" in p.message]


def test_colours_under_a_field_that_is_no_rating_are_one_problem_for_the_column(tmp_path):
    draft = read(tmp_path, [HEADS, *ROWS], {"B2": RED, "B3": GREEN, "B4": GREEN})
    assert stated(draft) == [None, None, None]
    assert colours_said(draft) == [("Action", "2 green, 1 red")]


def test_a_row_that_is_coloured_as_a_whole_is_said_once(tmp_path):
    draft = read(tmp_path, [HEADS, *ROWS], {f"{letter}3": AMBER for letter in "ABCD"})
    assert colours_said(draft) == [("Ref", "1 amber")]


@pytest.mark.parametrize("at", ["A", "C", "E"])
def test_a_column_without_a_heading_that_holds_ratings_as_colours_is_the_rating(tmp_path, at):
    column = "ABCDE".index(at)
    rows = [[*row[:column], None, *row[column:]] for row in [HEADS, *ROWS]]
    draft = read(tmp_path, rows, {f"{at}2": RED, f"{at}3": AMBER, f"{at}4": GREEN})
    assert stated(draft) == ["red", "amber", "green"]
    assert colours_said(draft) == [] and dict(draft.tables[0].fields)[f"Column {column + 1}"] == "rag"


def test_a_column_without_a_heading_may_hold_ratings_as_letters_or_dates(tmp_path):
    lettered = [[*row, letter] for row, letter in zip([HEADS, *ROWS], [None, "R", "A", "G"], strict=True)]
    assert stated(read(tmp_path, lettered, {})) == ["red", "amber", "green"]
    dated = [[*row[:3], row[3] if number else None] for number, row in enumerate([HEADS, *ROWS])]
    reviews = [action.updates[0].review.as_printed for _, action in read(tmp_path, dated, {}).plan.actions()]
    assert reviews == ["Oct 2017", "Nov 2017", "Dec 2017"]


def test_a_column_of_one_colour_alone_is_decoration_and_said(tmp_path):
    rows = [[None, *row] for row in [HEADS, *ROWS]]
    draft = read(tmp_path, rows, {"A2": GREEN, "A3": GREEN, "A4": GREEN})
    assert stated(draft) == [None, None, None] and colours_said(draft) == [("Column 1", "3 green")]


def test_the_colours_of_headings_of_titles_and_of_a_row_that_its_rating_repeats_say_nothing_new(tmp_path):
    rows = [["Recommendation 1 Early help"], [*HEADS, "RAG"], [*ROWS[0], None]]
    fills = {"A1": GREEN, "A2": RED, "B2": RED, "A3": GREEN, "B3": GREEN, "E3": GREEN}
    assert colours_said(read(tmp_path, rows, fills)) == []
