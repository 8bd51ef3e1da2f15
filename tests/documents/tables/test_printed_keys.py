"""Keys that a document prints for its ratings and words."""

import pytest

from tests.documents.books import read_book

TABLE = [["Status", "Measure", "Previous", "Current"], [1, "Visits", 1, 2], [3, "Plans", 3, 4]]


def keys_of(draft):
    return {scale.name: dict(scale.key) for scale in draft.plan.scales}


@pytest.mark.parametrize(
    "lines",
    [
        [["R", "Off track"], ["A", "At risk"], ["G", "On track"]],
        [["Key"], ["R", "Off track"], ["A", "At risk"], ["G", "On track"]],
        [["RAG", "Meaning"], ["R", "Off track"], ["A", "At risk"], ["G", "On track"]],
        [["R = Off track"], ["A = At risk"], ["G = On track"]],
        [["Key: R = Off track; A = At risk; G = On track"]],
        [["R - Off track\nA - At risk\nG - On track"]],
    ],
)
def test_a_key_is_kept_and_not_left_aside(tmp_path, lines):
    draft = read_book(tmp_path, [*TABLE, [], *lines])
    assert keys_of(draft) == {"R, A, G": {"R": "Off track", "A": "At risk", "G": "On track"}}
    assert draft.problems == ()
    assert (draft.cells, len(list(draft.plan.measures()))) == (draft.used, 2)


def test_a_key_may_stand_above_the_table_or_on_a_sheet_of_its_own(tmp_path):
    numbers = [["1", "Good or improving"], ["2", "Improving, not enough yet"], ["3", "Not improving"]]
    for sheets in ([[*numbers, [], *TABLE]], [TABLE, ("Key", numbers)]):
        key = {"1": "Good or improving", "2": "Improving, not enough yet", "3": "Not improving"}
        assert keys_of(read_book(tmp_path, *sheets)) == {"3, 2, 1": key}


def test_the_key_says_what_blue_is(tmp_path):
    key = [["BRAG", "Meaning"], ["B", "Not yet started"], ["R", "Off track"], ["A", "At risk"], ["G", "On track"]]
    assert keys_of(read_book(tmp_path, TABLE, ("Key", key)))["R, A, G, B"]["B"] == "Not yet started"


@pytest.mark.parametrize(
    "lines",
    [
        [["1", "Figures are drawn on the first of the month"], ["2", "Visits are counted once"]],  # notes
        [["CP", "Child protection"], ["CLA", "Child looked after"]],  # what letters stand for
        [["R", "Off track"]],  # one alone
        [["R", "Off track"], ["R", "Late"]],
    ],
)
def test_what_is_no_key_is_left_aside_and_said(tmp_path, lines):
    draft = read_book(tmp_path, [*lines, [], ["Board scorecard"], *TABLE])
    assert draft.plan.scales == ()
    assert [one.as_printed for one in draft.problems] == [" / ".join(text for line in lines for text in line)]


def test_rows_of_a_table_are_no_key(tmp_path):
    rows = [["RAG", "Measure", "Previous", "Current"], ["R", "Visits"], ["A", "Plans"], ["G", "Meetings"]]
    draft = read_book(tmp_path, rows)
    assert [measure.name for _, measure in draft.plan.measures()] == ["Visits", "Plans", "Meetings"]
    assert draft.plan.scales == ()
