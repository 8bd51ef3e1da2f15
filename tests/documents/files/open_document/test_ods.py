"""Spreadsheets of LibreOffice: what cells show, their days, colours and comments, what is hidden, what repeats."""

from datetime import date

import pytest

from tests.corpus.answers import as_answered
from tests.documents.files.open_document.files import HEAD, START, cell, sheets, table
from tests.work import calls_in
from tracker.documents.files.open_document.read import read_open_document
from tracker.documents.reading.document import read_document
from tracker.errors import TrackerError

STYLES = (
    '<number:date-style style:name="N1"><number:month/><number:year/></number:date-style>'
    '<number:date-style style:name="N2"><number:day/><number:month/><number:year/></number:date-style>'
    '<style:style style:name="red" style:family="table-cell">'
    '<style:table-cell-properties fo:background-color="#ff0000"/></style:style>'
    '<style:style style:name="pale" style:family="table-cell" style:parent-style-name="red"/>'
    '<style:style style:name="white" style:family="table-cell">'
    '<style:table-cell-properties fo:background-color="#FFFFFF"/></style:style>'
    '<style:style style:name="month" style:family="table-cell" style:data-style-name="N1"/>'
    '<style:style style:name="day" style:family="table-cell" style:data-style-name="N2"/>'
    '<style:style style:name="gone" style:family="table"><style:table-properties table:display="false"/></style:style>'
    '<style:style style:name="over" style:family="table-cell">'
    '<style:text-properties style:text-line-through-style="solid"/></style:style>'
    '<style:style style:name="out" style:family="text">'
    '<style:text-properties style:text-line-through-style="solid"/></style:style>'
)


@pytest.fixture
def grid(tmp_path):
    def made(*rows, **looks):
        (found,) = read_open_document(sheets(tmp_path / "log.ods", table(*rows, **looks), styles=STYLES))
        return found

    return made


def day(text, style, value="2017-10-01"):
    return cell(text, table__style_name=style, office__value_type="date", office__date_value=value)


def test_a_date_is_what_it_shows_with_its_day_behind(grid):
    (row,) = grid([day("Oct 2017", "month"), day("01/10/17", "day")]).rows
    assert [(one.text, one.day, one.shows_day) for one in row] == [
        ("Oct 2017", date(2017, 10, 1), False),
        ("01/10/17", date(2017, 10, 1), True),
    ]


def test_numbers_are_what_they_show_with_their_values_behind(grid):
    share = cell("76.4%", office__value_type="percentage", office__value="0.764")
    (row,) = grid([share, cell("1,200", office__value_type="float", office__value="1200")]).rows
    assert [(one.text, one.number) for one in row] == [("76.4%", 0.764), ("1,200", 1200.0)]


def test_what_a_column_is_too_narrow_to_show_is_read_from_behind(grid):
    narrow = [
        day("###", "day"),
        cell("###", office__value_type="percentage", office__value="0.5"),
        cell("###", office__value_type="string"),
    ]
    (row,) = grid(narrow).rows
    assert [(one.text, one.unread) for one in row] == [("1 Oct 2017", False), ("50%", False), ("###", True)]


@pytest.mark.parametrize(("style", "fill"), [("red", "#FF0000"), ("pale", "#FF0000"), ("white", None), ("", None)])
def test_a_fill_is_that_of_its_style_or_of_what_that_is_based_on(grid, style, fill):
    (row,) = grid([cell("Late", table__style_name=style)]).rows
    assert row[0].fill == fill


def test_a_cell_without_a_style_has_that_of_its_column(grid):
    columns = '<table:table-column/><table:table-column table:default-cell-style-name="red"/>'
    found = grid(["Ref", "Late"], ["1.1", ""], columns=columns)
    assert [one.fill for one in found.rows[0]] == [None, "#FF0000"]
    assert found.bare[1, 1].fill == "#FF0000"


def test_a_comment_hangs_on_its_cell_and_is_no_part_of_its_text(grid):
    note = "<office:annotation><text:p>Ask the chair.</text:p></office:annotation><text:p>1.1</text:p>"
    (row,) = grid([cell(note)]).rows
    assert (row[0].text, row[0].note) == ("1.1", "Ask the chair.")


def test_cells_and_rows_that_are_alike_are_kept_once_and_read_each(grid):
    twice = cell("Manager", table__number_columns_repeated="2")
    row = f'<table:table-row table:number-rows-repeated="3">{twice}</table:table-row>'
    found = grid(row, ["End"])
    assert [[one.text for one in line] for line in found.rows] == [["Manager"] * 2] * 3 + [["End"]]
    assert [one.place for one in found.rows[2]] == ["A3", "B3"]


def test_a_fill_to_the_end_of_the_sheet_costs_next_to_nothing(grid):
    last = '<table:table-row table:number-rows-repeated="1048574">{}</table:table-row>'
    to_the_end = cell("", table__style_name="red", table__number_columns_repeated="16384")
    plain, work = calls_in(lambda: grid(HEAD, ["1.1", "Build", "Manager", "Oct 2017", ""]))
    coloured, more = calls_in(lambda: grid(HEAD, ["1.1", "Build", "Manager", "Oct 2017", ""], last.format(to_the_end)))
    assert coloured.rows == plain.rows and more < work + 60_000


def test_merged_cells_cover_their_places_and_hide_what_lies_below(grid):
    wide = cell("Ambition", table__number_columns_spanned="3", table__number_rows_spanned="2")
    under = "<table:covered-table-cell><text:p>old words</text:p></table:covered-table-cell>"
    found = grid([wide, under, under], [under * 3, "x"])
    assert found.covered[1, 2] == (0, 0) and found.at(0, 2) is None and found.rows[1][3].text == "x"
    assert not any(one and one.text == "old words" for row in found.rows for one in row)


def test_hidden_sheets_rows_and_columns_are_read_and_told(grid):
    columns = '<table:table-column/><table:table-column table:visibility="collapse"/>'
    hidden = '<table:table-row table:visibility="collapse">' + cell("1.2") + "</table:table-row>"
    found = grid(["1.1", "Build"], hidden, columns=columns, style="gone")
    assert found.hidden and found.hidden_rows == {1} and found.hidden_columns == {1} and not found.filtered


def test_rows_that_a_filter_hides_are_told_as_that(grid):
    found = grid(["1.1"], '<table:table-row table:visibility="filter">' + cell("1.2") + "</table:table-row>")
    assert found.filtered and found.hidden_rows == {1}


@pytest.mark.parametrize("shown", ["#N/A", "Err:502", "#REF!"])
def test_an_error_is_no_value(grid, shown):
    (row,) = grid([cell(shown, office__value_type="string", table__formula="of:=NA()")]).rows
    assert row[0].unread


def test_a_formula_that_nobody_computed_is_said(grid):
    (row,) = grid([cell("", table__formula="of:=[.A1]+30")]).rows
    assert row[0].unread and row[0].text == "=[.A1]+30"


def test_struck_words_are_no_part_of_a_cell(grid):
    (row,) = grid([cell('<text:p><text:span text:style-name="out">Old</text:span>New lead</text:p>')]).rows
    assert (row[0].text, row[0].struck) == ("New lead", "Old")


def test_a_cell_whose_look_strikes_it_out_is_gone(grid):
    (row,) = grid([cell("Old lead", table__style_name="over")]).rows
    assert row[0].gone


def test_a_sheet_whose_cells_are_chosen_from_is_known(tmp_path):
    rule = (
        '<table:content-validations><table:content-validation table:name="v1" '
        "table:condition=\"of:cell-content-is-in-list([$'Some words'.$A$1:.$A$3])\" "
        'table:base-cell-address="Log.E2"/></table:content-validations>'
    )
    path = sheets(tmp_path / "log.ods", rule, table(HEAD), table(["Red"], ["Green"], name="Some words"))
    assert [(one.name, one.chosen_from) for one in read_open_document(path)] == [("Log", False), ("Some words", True)]


def test_what_our_own_workbook_worked_out_is_known_after_libreoffice_saved_it(tmp_path):
    told = '<meta:user-defined meta:name="Derived">Overdue; Actions: Days late</meta:user-defined>'
    meta = f"{START}{told}</office:document-content>"
    path = sheets(tmp_path / "plan.ods", table(HEAD, name="Actions"), table(HEAD, name="Overdue"), meta_xml=meta)
    assert [one.derived for one in read_open_document(path)] == [("Days late",), ()]


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ('<table:table-row table:number-rows-repeated="1000000">' + cell("x") * 3 + "</table:table-row>", "cells"),
        ('<table:table-row table:number-rows-repeated="9000000">' + cell("x") + "</table:table-row>", "rows"),
        (f"<table:table-row>{cell('x', table__number_columns_repeated='16384')}</table:table-row>", "columns"),
        ('<table:table-row table:number-rows-repeated="9000">' + cell("x" * 9_000) + "</table:table-row>", "letters"),
    ],
)
def test_one_element_that_stands_for_far_too_much_is_refused(grid, rows, words):
    with pytest.raises(TrackerError, match=f"log.ods has more than .*{words}"):
        grid(rows)


def test_a_plan_of_libreoffice_is_read_like_one_of_excel(tmp_path):
    row = ["1.1", "Train the staff", "Service Manager", day("Oct 2017", "month"), cell("", table__style_name="red")]
    path = sheets(tmp_path / "log.ods", table(HEAD, row), styles=STYLES)
    (theme,) = as_answered(read_document(path))["themes"]
    (action,) = theme["actions"]
    assert (action["ref"], action["lead"], action["due"], action["rag"]) == (
        "1.1", "Service Manager", "2017-10-31", "red",
    )  # fmt: skip
