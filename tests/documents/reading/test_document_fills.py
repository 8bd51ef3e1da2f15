"""No fill of a rating goes in silence, wherever in a document it stands: it is in the plan or in a problem."""

import tempfile
from dataclasses import replace
from pathlib import Path

import pytest
from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from hypothesis import given, note, settings
from hypothesis import strategies as st
from openpyxl import Workbook
from openpyxl.formatting.rule import DataBarRule

from tests.documents.files.open_document import files
from tests.documents.files.test_xlsx_ratings import solid
from tests.documents.painted import COLOURS, FORMATS, STYLES, Painted, painted_documents, save, shade
from tests.levels import DEAR
from tracker.documents.files.xlsx import read_xlsx
from tracker.documents.ratings.status_words import status_of
from tracker.documents.ratings.statuses import rag_of
from tracker.documents.reading.document import read_document
from tracker.domain.plan import Status


def read(painted, kind):
    with tempfile.TemporaryDirectory() as folder:
        return read_document(save(painted, Path(folder) / f"plan.{kind}"))


def told(draft):
    """All that a draft says, but for the pictures of its tables."""
    return repr(draft.plan), [repr(replace(one, place="")) for one in draft.problems]


def says(draft, colour):
    """Whether a colour is a rating of the plan, or stands in a problem by its name or as it is."""
    plan, problems = told(draft)
    words = {colour, colour.capitalize(), "complete" if colour == "blue" else colour}
    return any(f"'{word}'" in plan for word in words) or any(one in str(problems) for one in (colour, COLOURS[colour]))


def says_nothing_new(painted, place, colour):
    """Whether a word in the row of a cell says its colour, or words in one blue stand in all rows as labels do."""
    block, row, column = place
    rows = painted.blocks[block]
    said = rows[row] if row < len(rows) else ()
    in_blue = [at for (of, at, here), fill in painted.fills if (of, here, fill) == (block, column, "blue")]
    if colour == "blue" and painted.text(place) and len(in_blue) == len(rows) - 1:
        return True
    return any(rag_of(text) == colour or (colour == "blue" and status_of(text) == Status.COMPLETE) for text in said)


def silent(painted, kind):
    """The fills of which a document could be rid, and nobody would hear of it."""
    draft = read(painted, kind)
    titles = {theme.title for theme in draft.plan.themes}  # whose colours are decoration
    found = []
    for at, (place, colour) in enumerate(painted.fills):
        if says_nothing_new(painted, place, colour) or painted.text(place) in titles:
            continue
        if told(read(painted.without(at), kind)) == told(draft) or not says(draft, colour):
            found.append((place, colour, painted.text(place)))
    return found


@settings(max_examples=DEAR)
@given(painted_documents(), st.sampled_from(FORMATS))
def test_no_fill_of_a_rating_is_silent(painted, kind):
    note((kind, painted))
    assert silent(painted, kind) == []


HEADS = ("Ref", "Action", "Lead", "Review date")
PLAN = (HEADS, ("1.1", "Publish the offer", "Head", "Oct 2027"), ("1.2", "Train the leads", "Manager", "Nov 2027"))


def colours_said(painted, kind="xlsx"):
    """The problems that name colours, each as what was printed and what is said."""
    draft = read(painted, kind)
    return draft, [f"{one.as_printed}: {one.message}" for one in draft.problems if "colour" in one.message]


CALENDARS = [
    (("Task", "Q1 2027", "Q2 2027", "Q3 2027", "Q4 2027"), ("Recruit", "", "●", "●", ""), ("Launch", "", "", "", "✓")),
    (
        ("Activity", "Week 1", "Week 2", "Week 3"),
        ("Audit", "X", "X", ""),
        ("Report", "", "", ""),
        ("Close", "", "", "x"),
    ),
]


@pytest.mark.parametrize("kind", FORMATS)
@pytest.mark.parametrize("rows", CALENDARS, ids=lambda rows: rows[0][0])
def test_a_red_cross_in_the_last_row_of_a_calendar_is_said_with_its_table(rows, kind):
    column = max(at for at, text in enumerate(rows[-1]) if text)
    draft, said = colours_said(Painted((PLAN, rows), (((1, len(rows) - 1, column), "red"),)), kind)
    assert [table.kind for table in draft.tables] == ["actions", "calendar"]
    (problem,) = said
    assert "(1 red)" in problem and rows[-1][0] in problem


@pytest.mark.parametrize("kind", FORMATS)
def test_a_red_cross_that_may_be_a_value_that_is_left_out_is_said_by_its_column(kind):
    rows = (("Work stream", "Apr", "May", "Jun"), ("Early help", "x", "", ""), ("Placements", "", "", "x"))
    draft, said = colours_said(Painted((PLAN, rows), (((1, 2, 3), "red"),)), kind)
    assert [table.kind for table in draft.tables] == ["actions", "series"]
    assert len(said) == 1 and 'Cells under "Jun" have colours of ratings (1 red)' in said[0]


@pytest.mark.parametrize("kind", FORMATS)
def test_the_colour_of_a_text_that_is_left_aside_is_said_with_it(kind):
    texts = (("Placements are slipping.",), ("All of it is to be agreed.",))
    _, said = colours_said(Painted((PLAN, texts), (((1, 0, 0), "amber"),)), kind)
    assert said == [
        "Placements are slipping.: This text is not part of a table and was left aside. "
        "It stands in a colour of ratings (amber), of which nothing was read either."
    ]


def test_grey_is_what_the_key_says():
    heads, rows = (
        (*HEADS, "Progress", "RAG"),
        [(f"1.{at}", f"Action {at}", "Head", "Oct 2027", "", "") for at in (1, 2)],
    )
    key = (
        ("RAG", "Meaning"),
        ("Red", "Off track"),
        ("Amber", "At risk"),
        ("Green", "On track"),
        ("Grey", "Not started"),
    )
    draft = read(Painted(((heads, *rows), key), (((0, 1, 5), "red"), ((0, 2, 5), "grey"))), "xlsx")
    assert [action.updates[0].status for _, action in draft.plan.actions()][1] == Status.NOT_STARTED
    assert not [one for one in draft.problems if "grey" in one.message]


@pytest.mark.parametrize("colour", ["red", "amber"])
@pytest.mark.parametrize("kind", FORMATS)
def test_amber_or_red_beside_complete_is_a_contradiction(kind, colour):
    rows = [(f"1.{at}", f"Action {at}", "Head", "Oct 2027", "Complete", "") for at in (1, 2)]
    painted = Painted((((*HEADS, "Status", "RAG"), *rows),), (((0, 1, 5), colour), ((0, 2, 5), "green")))
    told = [one for one in read(painted, kind).problems if one.kind == "contradiction"]
    assert [(one.about, one.as_printed) for one in told] == [("1.1", f"#{COLOURS[colour]}")]


def test_a_column_without_a_heading_of_ratings_and_grey_is_the_rating():
    heads, rows = ("", *HEADS), [("", f"1.{at}", f"Action {at}", "Head", "Oct 2027") for at in (1, 2, 3)]
    fills = (((0, 1, 0), "red"), ((0, 2, 0), "grey"), ((0, 3, 0), "green"))
    draft = read(Painted(((heads, *rows),), fills), "xlsx")
    assert [action.updates[0].stated_rag for _, action in draft.plan.actions()] == ["red", None, "green"]


def test_the_bare_colours_of_a_table_that_lays_out_a_page_are_said(tmp_path):
    document = Document()
    around = document.add_table(2, 2)
    inner = around.cell(0, 0).add_table(2, 4)
    for row, texts in enumerate(PLAN[:2]):
        for cell, text in zip(inner.rows[row].cells, texts, strict=True):
            cell.text = text
    shade(around.cell(0, 1), "red")
    shade(around.cell(1, 1), "amber")
    document.save(tmp_path / "plan.docx")
    said = [one.as_printed for one in read_document(tmp_path / "plan.docx").problems if "colours" in one.message]
    assert said == ["1 red", "1 amber"]


def test_the_bare_colours_of_a_table_that_lays_out_a_text_are_said(tmp_path):
    inner = files.table(*(map(list, PLAN[:2])))
    around = (
        f'<table:table table:name="Page"><table:table-row><table:table-cell>{inner}</table:table-cell>'
        f"{files.cell('', table__style_name='red')}</table:table-row><table:table-row>{files.cell('')}"
        f"{files.cell('', table__style_name='amber')}</table:table-row></table:table>"
    )
    files.text(tmp_path / "plan.odt", around, styles=STYLES)
    said = [one.as_printed for one in read_document(tmp_path / "plan.odt").problems if "colours" in one.message]
    assert said == ["1 red", "1 amber"]


def test_data_bars_over_a_column_are_said(tmp_path):
    book = Workbook()
    for row in ((*HEADS, "Score"), *((*row, 5) for row in PLAN[1:])):
        book.active.append(row)
    book.active.conditional_formatting.add("E2:E3", DataBarRule("min", 0, "max", 10, color="FF0000"))
    book.save(tmp_path / "plan.xlsx")
    (said,) = [one for one in read_document(tmp_path / "plan.xlsx").problems if "rules" in one.message]
    assert (said.place, said.as_printed) == ("Sheet, E2:E3", "data bars")


def test_colours_right_of_tables_that_stand_side_by_side_are_read():
    rows = [
        (*left, "", *right)
        for left, right in zip(
            PLAN, (HEADS, ("2.1", "Recruit", "Head", "May 2027"), ("2.2", "Pay", "Head", "June 2027")), strict=True
        )
    ]
    draft = read(Painted((tuple(rows),), (((0, 1, 9), "red"), ((0, 2, 9), "green"))), "xlsx")
    assert [action.updates[0].stated_rag for _, action in draft.plan.actions()] == [None, None, "red", "green"]


def told_colours(path):
    return [one.as_printed for one in read_document(path).problems if "colours" in one.message]


def stated(path):
    return [action.updates[0].stated_rag for _, action in read_document(path).plan.actions()]


def a_sheet(tmp_path, change, heads=HEADS):
    book = Workbook()
    for row in (heads, *PLAN[1:]):
        book.active.append(row)
    change(book)
    book.save(tmp_path / "plan.xlsx")
    return tmp_path / "plan.xlsx"


def test_blank_cells_have_the_fill_of_their_row_or_else_of_their_column(tmp_path):
    def paint(book):
        book.active.column_dimensions["E"].fill = solid(COLOURS["red"])
        book.active.row_dimensions[3].fill = solid(COLOURS["green"])

    path = a_sheet(tmp_path, paint, (*HEADS, "RAG"))
    assert stated(path) == ["red", "green"] and told_colours(path) == []


def test_a_coloured_column_without_any_cell_is_said_once(tmp_path):
    def paint(book):
        book.active.column_dimensions["G"].fill = solid(COLOURS["red"])

    path = a_sheet(tmp_path, paint)
    assert told_colours(path) == ["1 red"] and len(read_xlsx(path)[0].bare) == 1


def test_a_page_coloured_from_side_to_side_rates_nothing(tmp_path):
    def paint(book):
        book.active.column_dimensions.group("A", "XFD", hidden=False)
        book.active.column_dimensions["A"].fill = solid(COLOURS["red"])

    path = a_sheet(tmp_path, paint, (*HEADS, "RAG"))
    assert stated(path) == [None, None] and told_colours(path) == []


def test_the_colours_of_a_sheet_that_is_left_alone_are_said_with_it(tmp_path):
    def add(book):
        page = book.create_sheet("Lists")
        for row, text in enumerate(("Red", "Amber", "Green", "Mary Stone"), 1):
            page.cell(row, 1, text)
        page["A1"].fill, page["A4"].fill = solid(COLOURS["red"]), solid(COLOURS["green"])

    (said,) = [one for one in read_document(a_sheet(tmp_path, add)).problems if one.place == "Lists"]
    assert said.message.endswith("Of their colours of ratings (1 green) nothing was read either.")


def a_document(tmp_path, change):
    document = Document()
    table = document.add_table(3, 5)
    for row, texts in zip(table.rows, [(*HEADS, "RAG"), *PLAN[1:]], strict=True):
        for cell, text in zip(row.cells, texts, strict=False):
            cell.text = text
    change(table)
    document.save(tmp_path / "plan.docx")
    return tmp_path / "plan.docx"


def test_the_colour_of_a_table_of_one_column_in_a_cell_is_that_of_the_cell(tmp_path):
    def paint(table):
        for row, colour in ((1, "red"), (2, "green")):
            shade(table.cell(row, 4).add_table(1, 1).cell(0, 0), colour)

    path = a_document(tmp_path, paint)
    assert stated(path) == ["red", "green"] and told_colours(path) == []


def test_several_colours_of_a_table_in_a_cell_are_said(tmp_path):
    def paint(table):
        inner = table.cell(1, 4).add_table(2, 1)
        shade(inner.cell(0, 0), "red")
        shade(inner.cell(1, 0), "green")

    assert told_colours(a_document(tmp_path, paint)) == ["1 red, 1 green"]


def test_a_shaded_paragraph_colours_its_cell(tmp_path):
    def paint(table):
        looks = OxmlElement("w:shd", attrs={qn("w:val"): "clear", qn("w:fill"): COLOURS["amber"]})
        table.cell(1, 4).paragraphs[0]._p.get_or_add_pPr().append(looks)

    assert stated(a_document(tmp_path, paint)) == ["amber", None]


@pytest.mark.parametrize("beside", ["", "Other words here."])
def test_the_colours_of_cells_that_lay_out_a_page_are_said(tmp_path, beside):
    rows = "".join(f"<tr>{''.join(f'<td>{text}</td>' for text in row)}</tr>" for row in PLAN)
    cells = f'<td><table>{rows}</table></td><td bgcolor="#FF0000">{beside}</td><td bgcolor="#00B050">Green</td>'
    (tmp_path / "plan.html").write_text(f"<table><tr>{cells}</tr></table>", encoding="utf-8")
    assert told_colours(tmp_path / "plan.html") == ["1 red"]
    assert stated(tmp_path / "plan.html") == [None, None]
