"""Workbooks as .xls and .xlsb: their values, what cannot be told of them, and files that were made to do harm."""

import struct
import zipfile
from datetime import date
from pathlib import Path

import pytest

from tests.documents.files.binary_books import binary_workbook, compound_file
from tracker.documents.files.old_excel import read_old_excel
from tracker.documents.reading.document import read_document
from tracker.errors import TrackerError
from tracker.services.reading_apart import read_apart

TWINS = Path(__file__).parents[2] / "corpus" / "twins"
PLAN = [["Ref", "Action", "Lead", "Review date"], ["1.1", "Train the staff", "Manager", "Oct 2017"]]


def test_a_binary_workbook_is_read(tmp_path):
    path = binary_workbook(tmp_path / "plan.xlsb", {"Log": PLAN, "Notes": [["Of the board"], [7.5]]})
    draft = read_document(path)
    assert [(action.ref, action.text) for _, action in draft.plan.actions()] == [("1.1", "Train the staff")]
    assert any("save it as .xlsx" in problem.message for problem in draft.problems)


def test_numbers_are_kept_with_what_they_show(tmp_path):
    (grid,) = read_old_excel(binary_workbook(tmp_path / "plan.xlsb", {"Log": [["Value", 7.0, 84.6, 0.1 + 0.2]]}))
    assert [(cell.text, cell.number) for cell in grid.rows[0][1:]] == [("7", 7.0), ("84.6", 84.6), ("0.3", 0.1 + 0.2)]


def test_merged_cells_and_hidden_sheets_of_an_old_workbook_are_known():
    grids = read_old_excel(TWINS / "plan_hidden_places.xls")
    assert any(grid.hidden for grid in grids) and all(grid.sheet for grid in grids)
    assert grids[0].rows[0][0].place == "A1"


@pytest.mark.parametrize(
    ("days", "shown"),
    [
        ([date(2017, 10, 1), date(2018, 1, 1)], [("Oct 2017", False), ("Jan 2018", False)]),
        ([date(2017, 10, 1), date(2018, 1, 31)], [("1 Oct 2017", True), ("31 Jan 2018", True)]),
    ],
)
def test_dates_are_months_where_all_of_a_column_are_the_first_of_one(tmp_path, days, shown):
    rows = [["Review date"], *([day] for day in days)]
    (grid,) = read_old_excel(binary_workbook(tmp_path / "plan.xlsb", {"Log": rows}))
    cells = [row[0] for row in grid.rows[1:]]
    assert [(cell.text, cell.shows_day) for cell in cells] == shown and [cell.day for cell in cells] == days


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9])
@pytest.mark.parametrize("name", ["plan_hidden_places.xls", "log_dates.xls"])
def test_a_workbook_cut_short_is_refused(tmp_path, name, share):
    whole = (TWINS / name).read_bytes()
    path = tmp_path / name
    path.write_bytes(whole[: int(len(whole) * share)])
    with pytest.raises(TrackerError, match=r"damaged|unexpectedly|no table"):
        read_apart(path)


def test_a_workbook_with_a_password_is_told_as_that(tmp_path):
    begins, ends = struct.pack("<HHHHHHII", 0x809, 16, 0x600, 5, 0, 0, 0, 0), struct.pack("<HH", 0x0A, 0)
    stream = begins + struct.pack("<HHHHH", 0x2F, 54, 1, 1, 1) + bytes(48) + ends
    path = tmp_path / "plan.xls"
    path.write_bytes(compound_file("Workbook", stream))
    with pytest.raises(TrackerError, match=r"plan\.xls is protected with a password"):
        read_document(path)


def test_a_binary_workbook_that_would_unpack_to_far_too_much_is_refused(tmp_path):
    path = tmp_path / "plan.xlsb"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as parts:
        parts.writestr("xl/workbook.bin", bytes(20_000_000))
    with pytest.raises(TrackerError, match="unpacks to far more"):
        read_document(path)


def test_a_cell_that_claims_a_place_far_away_takes_nothing_down(tmp_path):
    path = binary_workbook(tmp_path / "plan.xlsb", {"Log": PLAN}, far=(1_048_575, 16_383))
    with pytest.raises(TrackerError, match=r"plan\.xlsb .*(places|memory|unexpectedly)"):
        read_apart(path)
