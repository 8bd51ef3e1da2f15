"""Workbooks as people leave them: not computed, eaten by Excel, set side by side, damaged."""

import shutil
from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.chart import BarChart

from tests.corpus.excel_sheets import cache, inside, wrong_dimension
from tests.documents.books import HEAD, PLAN, a_book, actions_of, changed, read_book, said, texts
from tests.work import calls_in
from tracker.documents.files.number_format import date_code, shown_cell_number
from tracker.documents.files.xlsx import read_xlsx
from tracker.documents.reading.document import read_document
from tracker.errors import TrackerError

CORPUS = Path(__file__).parents[2] / "corpus"

# Formulas and errors


def test_a_formula_counts_with_the_value_it_had(tmp_path):
    path = a_book(tmp_path / "plan.xlsx", ("Plan", [HEAD, ["1.1", '="Bu"&"ild"', "Ann Young"]]))
    cache(path, 1, {"B2": "Build"})
    draft = read_document(path)
    assert (texts(draft), said(draft, "unread")) == (["Build"], [])


def test_a_formula_that_was_never_computed_is_said_and_no_value(tmp_path):
    draft = read_book(tmp_path, [[*HEAD, "Review date"], ["1.1", "Build", "Ann Young", "=TODAY()+30"]])
    assert actions_of(draft)[0].updates[0].review.kind == "none"
    assert said(draft, "unread") == [("unread", "Sheet 1, D2", "=TODAY()+30", None)]


def test_a_formula_whose_value_is_an_empty_text_is_an_empty_cell(tmp_path):
    path = a_book(tmp_path / "plan.xlsx", ("Plan", [HEAD, ["1.1", "Build", '=IF(1=2,"x","")']]))
    inside(path, "xl/worksheets/sheet1.xml", lambda data: data.replace(b'<c r="C2"', b'<c r="C2" t="str"'))
    assert said(read_document(path), "unread") == []


def test_an_error_in_a_cell_is_said_and_no_value(tmp_path):
    path = a_book(tmp_path / "plan.xlsx", ("Plan", [HEAD, ["1.1", "Build", "=Z99"]]))
    cache(path, 1, {"C2": "#REF!"})
    draft = read_document(path)
    assert actions_of(draft)[0].lead.as_printed == ""
    assert said(draft, "unread") == [("unread", "Plan, C2", "#REF!", None)]


# What Excel made of what was typed


def test_a_ref_that_lost_its_nought_is_repaired_among_its_neighbours(tmp_path):
    rows = [HEAD, *([number, f"Do {number}", "Ann"] for number in (2.1, 2.2, 2.8, 2.9, 2.1, 2.11, 2.19, 2.2))]
    draft = read_book(tmp_path, rows)
    assert [a.ref for a in actions_of(draft)] == ["2.1", "2.2", "2.8", "2.9", "2.10", "2.11", "2.19", "2.20"]
    assert said(draft, "repaired") == [
        ("repaired", "Sheet 1, A6", "2.1", "2.10"),
        ("repaired", "Sheet 1, A9", "2.2", "2.20"),
    ]
    assert said(draft, "duplicate") == []


def test_refs_that_became_dates_are_repaired_after_their_neighbours(tmp_path):
    rows = [["Theme 3: Homes"], HEAD]
    rows += [[(date(2018, month, 3), "dd-mmm"), f"Do {month}", "Ann"] for month in (1, 2, 3)]
    draft = read_book(tmp_path, rows)
    assert [action.ref for action in actions_of(draft)] == ["3.1", "3.2", "3.3"]
    assert [one[2:] for one in said(draft, "repaired")] == [("03-Jan", "3.1"), ("03-Feb", "3.2"), ("03-Mar", "3.3")]


def test_thresholds_that_became_dates_are_recovered_and_flagged(tmp_path):
    good, less = (date(2017, 5, 7), "d-mmm"), (date(2014, 10, 1), "mmm-yy")
    rows = [
        ["Measure", "Requires Improvement", "Good", "Outstanding"],
        ["Number of moves", "10-8", good, "<5"],
        ["Number of visits", "5-9", less, "15+"],
    ]
    draft = read_book(tmp_path, rows)
    moves, visits = (measure for _, measure in draft.plan.measures())
    assert [text for _, text in moves.thresholds] == ["10-8", "7-5", "<5"]
    assert [text for _, text in visits.thresholds] == ["5-9", "10-14", "15+"]
    assert [one[2:] for one in said(draft, "repaired")] == [("7-May", "7-5"), ("Oct-14", "10-14")]


def test_an_apostrophe_typed_before_a_date_or_a_ref_is_left_out_and_said(tmp_path):
    draft = read_book(tmp_path, [["Ref", "Action", "Review date"], ["'1.1", "Build", "'14/11/2017"]])
    (action,) = actions_of(draft)
    assert (action.ref, action.updates[0].review.last) == ("1.1", date(2017, 11, 14))
    assert [one[2:] for one in said(draft, "repaired")] == [("'1.1", "1.1"), ("'14/11/2017", "14 Nov 2017")]


@pytest.mark.parametrize(
    ("value", "shown_as", "printed"),
    [
        (76, '0"%"', "76%"),
        (34, '0" days"', "34 days"),
        (1500, "[$£-809]#,##0", "£1,500"),
        (1500, "£#,##0.00", "£1,500.00"),
        (1500.5, "_-* #,##0.00_-;-* #,##0.00_-", "1,500.50"),
        (7, "000", "007"),
        (3, '"Q"0', "Q3"),
        (-5, "0;[Red]-0", "-5"),
        (2.1, "@", "2.1"),
    ],
)
def test_a_number_is_shown_with_the_words_of_its_format(value, shown_as, printed):
    assert shown_cell_number(value, shown_as) == printed


def test_the_short_and_the_long_date_of_the_system_are_day_first():
    assert [date_code(code) for code in ("mm-dd-yy", "m/d/yy h:mm")] == ["dd/mm/yyyy"] * 2
    assert date_code("[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy") == "dd mmmm yyyy"


def test_signs_that_excel_escapes_are_themselves_again(tmp_path):
    for text, meant in (("Build_x000D_\nPaint", "Build\nPaint"), ("a _x005F_x0041_ b", "a _x0041_ b")):
        assert texts(read_book(tmp_path, [HEAD, ["1.1", text, "Ann"]])) == [meant]


def test_a_text_in_several_looks_is_read_whole(tmp_path):
    """In a workbook whose cells share their texts, as Excel writes them; openpyxl gives each cell its own."""
    path = Path(shutil.copy(CORPUS / "resaved_plan_two_themes.xlsx", tmp_path))
    one = b'<si><t xml:space="preserve">Team Manager</t></si>'
    runs = b"<si><r><t>Team </t></r><r><rPr><b/></rPr><t>_x005F_x0041_</t></r><rPh sb='0' eb='1'><t>x</t></rPh></si>"
    inside(path, "xl/sharedStrings.xml", lambda data: data.replace(one, runs))
    assert "Team _x0041_" in [action.lead.as_printed for action in actions_of(read_document(path))]


# Layout


def test_a_sheet_that_claims_to_be_smaller_than_it_is_is_read_whole(tmp_path):
    path = a_book(tmp_path / "plan.xlsx", PLAN)
    wrong_dimension(path, 1, "A1:B2")
    assert texts(read_document(path)) == ["Build", "Paint", "Mow"]


def test_two_tables_side_by_side_are_both_read_under_their_themes(tmp_path):
    both = [*HEAD, None, "Performance measure", "Current"]
    rows = [
        ["Theme 1: Homes"], both, ["1.1", "Build", "Ann", None, "Homes built", 3], ["1.2", "Paint", "Ann"], [],
        ["Theme 2: Gardens"], both, ["2.1", "Mow", "Bo", None, "Lawns mown", 4], [None] * 4 + ["Trees cut", 5],
    ]  # fmt: skip
    plan = read_book(tmp_path, rows).plan
    assert [(t.ref, [a.ref for a in t.actions], [m.name for m in t.measures]) for t in plan.themes] == [
        ("1", ["1.1", "1.2"], ["Homes built"]),
        ("2", ["2.1"], ["Lawns mown", "Trees cut"]),
    ]


def test_a_table_with_an_empty_column_stands_beside_another_and_a_key(tmp_path):
    head = ["Ref", "Action", None, "Lead", "Review date", None, "Performance measure", "Current", None, "Key: R is red"]
    rows = [["Theme 1: Homes"], head, ["1.1", "Build", None, "Ann", "Oct 2017", None, "Homes built", 3]]
    draft = read_book(tmp_path, rows)
    (action,) = actions_of(draft)
    assert (action.lead.as_printed, action.updates[0].review.as_printed) == ("Ann", "Oct 2017")
    assert [measure.name for _, measure in draft.plan.measures()] == ["Homes built"]


def test_an_empty_column_within_a_table_does_not_cut_it(tmp_path):
    rows = [["Ref", "Action", None, "Lead", "Review date"], ["1.1", "Build", None, "Ann", "Oct 2017"]]
    (action,) = actions_of(read_book(tmp_path, rows))
    assert (action.lead.as_printed, action.updates[0].review.as_printed) == ("Ann", "Oct 2017")


def test_a_cell_merged_beyond_the_written_rows_is_no_trouble(tmp_path):
    def merge(book):
        book["Plan"].merge_cells("D3:D9")
        book["Plan"].merge_cells("A5:C12")

    assert texts(changed(tmp_path, merge)) == ["Build", "Paint", "Mow"]


def test_the_cells_of_a_file_need_not_be_in_order(tmp_path):
    path = tmp_path / "plan.xlsx"
    book = Workbook()
    for place, text in (("C2", "Ann"), ("A2", "1.1"), ("B2", "Build"), ("B1", "Action"), ("A1", "Ref"), ("C1", "Lead")):
        book.active[place] = text
    book.save(path)
    (grid,) = read_xlsx(path)
    assert [[cell.text for cell in row] for row in grid.rows] == [HEAD, ["1.1", "Build", "Ann"]]


def test_a_chart_that_cannot_be_read_is_no_trouble(tmp_path):
    path = a_book(tmp_path / "plan.xlsx", PLAN)
    book = load_workbook(path)
    book["Plan"].add_chart(BarChart(), "E1")
    book.save(path)
    inside(path, "xl/charts/chart1.xml", lambda data: b"<chart/>")
    assert texts(read_document(path)) == ["Build", "Paint", "Mow"]


def test_a_stray_cell_in_the_last_corner_takes_little_work_for_each_empty_row(tmp_path):
    both = [*HEAD, None, "Performance measure", "Current"]
    path = a_book(tmp_path / "plan.xlsx", ("Plan", [both, ["1.1", "Build", "Ann", None, "Homes", 3]]))
    book = load_workbook(path)
    book["Plan"].cell(1_048_576, 16_384, "x")
    book["Plan"].column_dimensions.group("K", "XFD", hidden=True)
    book.save(path)
    merge = b'</sheetData><mergeCells><mergeCell ref="K1:XFD9"/></mergeCells>'
    inside(path, "xl/worksheets/sheet1.xml", lambda data: data.replace(b"</sheetData>", merge))
    draft, calls = calls_in(lambda: read_document(path))
    assert calls < 10 * 1_048_576
    assert texts(draft) == ["Build"]


def test_what_lies_below_a_merged_cell_is_not_read(tmp_path):
    path = a_book(tmp_path / "plan.xlsx", ("Plan", [HEAD, ["1.1", "Build", "Ann"], ["1.2", "Paint", "Bo"]]))
    merge = b'</sheetData><mergeCells><mergeCell ref="C2:C3"/></mergeCells>'
    inside(path, "xl/worksheets/sheet1.xml", lambda data: data.replace(b"</sheetData>", merge))
    assert [action.lead.as_printed for action in actions_of(read_document(path))] == ["Ann", "Ann"]


# Refusals


def test_a_locked_workbook_is_refused_with_what_to_do(tmp_path):
    path = tmp_path / "locked.xlsx"
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(999) + "EncryptedPackage".encode("utf-16-le"))
    with pytest.raises(TrackerError, match=r"locked\.xlsx is protected with a password: .*take the password off"):
        read_document(path)


def test_a_part_that_cannot_be_read_is_a_sentence(tmp_path):
    path = a_book(tmp_path / "plan.xlsx", PLAN)
    inside(path, "xl/styles.xml", lambda data: data[: len(data) // 2])
    with pytest.raises(TrackerError, match="damaged"):
        read_document(path)
