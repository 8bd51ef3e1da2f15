"""What damaged documents once brought down, each as the smallest one that did."""

import zipfile

import pytest

from tests.documents.books import a_book
from tracker.documents.reading.clipboard import read_pasted
from tracker.documents.reading.document import read_document

HEADS, OTHERS = "Ref,Action,Lead\n", "Ref,Action,Commentary\n"


def read_text(tmp_path, text):
    (tmp_path / "plan.csv").write_text(text, encoding="utf-8")
    return read_document(tmp_path / "plan.csv")


def test_a_row_does_not_go_on_below_the_headings_of_another_table(tmp_path):
    draft = read_text(tmp_path, f"{HEADS}1.1,Build homes,Ann\n{OTHERS},for all,Begun.\n")
    (first, *_) = [action for _, action in draft.plan.actions()]
    assert (first.ref, first.text) == ("1.1", "Build homes")


@pytest.mark.parametrize("row", ["18446744073709551616", "1048577", "1048576"])
def test_a_row_that_claims_to_be_far_below_costs_nothing(tmp_path, row):
    whole = a_book(tmp_path / "whole.xlsx", [["Ref", "Action", "Lead"], ["1.1", "Build", "Ann"], [None, "=1+1", None]])
    path = tmp_path / "far.xlsx"
    with zipfile.ZipFile(whole) as old, zipfile.ZipFile(path, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            if name.endswith("sheet1.xml"):
                part = part.replace(b"</sheetData>", f'<row r="{row}"/></sheetData>'.encode())
            new.writestr(name, part)
    assert [action.ref for _, action in read_document(path).plan.actions()] == ["1.1"]


def test_a_heading_of_a_page_without_its_level_is_one_of_the_first(tmp_path):
    page = (
        "<p class=MsoHeading>Homes</p><h1>Homes</h1><table><tr><td>Ref<td>Action<td>Lead</tr><tr><td>1<td>Build<td>Ann"
    )
    assert [action.ref for _, action in read_pasted(page, None).plan.actions()] == ["1"]


def test_headings_on_each_of_many_pages_are_measured_once(tmp_path):
    pages = "".join(f"{HEADS}{n}.1,Build homes number {n},Ann\n" for n in range(1, 400))
    draft = read_text(tmp_path, pages)
    assert len([*draft.plan.actions()]) == len(draft.tables) == 399
