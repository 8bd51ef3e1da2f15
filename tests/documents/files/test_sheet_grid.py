"""Grids of sheets: places without wide gaps, merges, and what is hidden."""

import pytest

from tracker.documents.files.sheet_grid import Area, Sheet, column_letters, sheet_grid
from tracker.documents.grid import Cell
from tracker.errors import TrackerError


def a_sheet(*places, **more):
    return Sheet("plan.xlsx", "Log", {place: Cell("x", "") for place in places}, **more)


@pytest.mark.parametrize(
    ("column", "letters"), [(1, "A"), (26, "Z"), (27, "AA"), (702, "ZZ"), (703, "AAA"), (16384, "XFD")]
)
def test_a_column_has_its_letters(column, letters):
    assert column_letters(column) == letters


def test_a_wide_gap_is_left_out_and_a_narrow_one_is_kept():
    grid = sheet_grid(a_sheet((1, 1), (5, 3), (900_000, 16_000)))
    assert len(grid.rows) == 5 + 20 + 1 and grid.rows[4][2] and grid.rows[-1][-1]


def test_a_merge_shows_its_first_cell_alone():
    grid = sheet_grid(a_sheet((1, 1), (2, 2), (3, 3), merges=[Area(1, 1, 2, 2)]))
    assert grid.covered == {(0, 1): (0, 0), (1, 0): (0, 0), (1, 1): (0, 0)} and grid.rows[1][1] is None


def test_cells_that_show_nothing_stand_apart():
    sheet = a_sheet((1, 1))
    sheet.cells[2, 1] = Cell("", "A2", fill="#FF0000")
    grid = sheet_grid(sheet)
    assert len(grid.rows) == 1 and grid.bare[1, 0].fill == "#FF0000"


def test_what_is_hidden_is_known_by_its_place_in_the_grid():
    grid = sheet_grid(a_sheet((1, 1), (90, 90), hidden_rows={90, 50}, hidden_columns=[(80, 100)]))
    assert grid.hidden_rows == {21} and grid.hidden_columns == {21}


def test_more_columns_than_any_plan_has_are_refused():
    with pytest.raises(TrackerError, match=r"plan.xlsx has more than 2,000 columns"):
        sheet_grid(a_sheet(*((1, column) for column in range(1, 2_100))))


def test_a_row_that_no_sheet_has_is_a_fault():
    with pytest.raises(ValueError):
        sheet_grid(a_sheet((1_048_577, 1)))
