"""What stands over a table of the workbook, and at its foot: no longer than there is room for, and true."""

import re
import zipfile
from dataclasses import replace

import pytest
from openpyxl import load_workbook

from tests.domain.builders import a_plan, an_action, on
from tracker.services.exporting import export_workbook

DAY = on("14 Nov 2017")
TITLE = "Improvement plan of all the services for children and families, and of all that work with them, for years"


@pytest.fixture
def exported(tmp_path):
    def export(action, title="Plan"):
        export_workbook(tmp_path / "a.xlsx", replace(a_plan(action), title=title), (), DAY, DAY)
        return load_workbook(tmp_path / "a.xlsx")

    return export


@pytest.mark.parametrize(("words", "cut"), [(40, False), (2000, True)])
def test_a_text_that_no_row_can_show_whole_is_said_to_stand_whole_in_its_cell(exported, words, cut):
    book = exported(an_action("1.1", text="word " * words))
    for name in ("Actions", "Commentary"):
        assert ("longer than a row can be: their cells hold them whole" in book[name]["A2"].value) == cut
    assert "longer than a row" not in book["Contradictions"]["A2"].value
    assert "word " * words == next(c.value for row in book["Actions"]["A4:Z4"] for c in row if "word" in str(c.value))


def test_a_long_title_stands_whole_on_the_first_sheet_and_makes_no_other_print_small(exported, tmp_path):
    book = exported(an_action("1.1"), title=TITLE)
    assert book["Summary"]["A1"].value == TITLE
    assert book["Actions"]["A1"].value == (
        "Improvement plan of all the services for children and families, and of all that…: actions"
    )
    with zipfile.ZipFile(tmp_path / "a.xlsx") as archive:
        feet = [re.findall("<oddFooter>&amp;L(.*?)&amp;C", archive.read(name).decode()) for name in archive.namelist()]
    assert {foot for found in feet for foot in found} == {"Improvement plan of all the services for children and…"}
