"""Red, amber and green over thresholds are the bands of measures; over marks or counts they are not."""

import pytest

from tests.documents.books import a_book
from tracker.documents.reading.document import read_document

ROWS = [["Visits in time", "<80%", "80-89%", "90%+"], ["Sickness days", ">10", "8-10", "<8"]]
BANDS = [tuple(zip(("Red", "Amber", "Green"), texts, strict=True)) for _, *texts in ROWS]


def thresholds_of(draft):
    return [measure.thresholds for _, measure in draft.plan.measures()]


@pytest.mark.parametrize(
    "colours",
    [
        ("Red", "Amber", "Green"),
        ("Red threshold", "Amber threshold", "Green threshold"),
        ("RAG: Red", "RAG: Amber", "RAG: Green"),
        ("R", "A", "G"),
    ],
)
@pytest.mark.parametrize("name", ["Measure", "KPI"])
@pytest.mark.parametrize("values", [("Current", "Previous"), ("Apr 2026", "May 2026"), ("Latest", "Comment"), ()])
def test_colours_over_thresholds_are_bands_worst_first(tmp_path, name, colours, values):
    rows = [[name, *colours, *values], *([*row, *("85%", "88%")[: len(values)]] for row in ROWS)]
    draft = read_document(a_book(tmp_path / "plan.xlsx", rows))
    assert thresholds_of(draft) == BANDS
    assert not [one for one in draft.problems if one.kind == "skipped"]


def test_colours_are_known_by_their_headings_and_not_by_their_order(tmp_path):
    rows = [["Measure", "Green", "Amber", "Red", "Current"], *([row[0], *row[:0:-1], "85"] for row in ROWS)]
    assert thresholds_of(read_document(a_book(tmp_path / "plan.xlsx", rows))) == BANDS


def test_colours_below_a_heading_of_their_own_are_bands(tmp_path):
    heads = [["Measure", "RAG thresholds", None, None, "Current"], [None, "Red", "Amber", "Green", None]]
    rows = [*heads, *([*row, "85"] for row in ROWS)]
    assert thresholds_of(read_document(a_book(tmp_path / "plan.xlsx", rows))) == BANDS


@pytest.mark.parametrize("marks", [("x", None, None), (3, 4, 5)])
def test_colours_over_marks_or_counts_are_no_bands(tmp_path, marks):
    rows = [["Measure", "Current", "Previous", "Red", "Amber", "Green"], ["Visits in time", 85, 88, *marks]]
    assert not any(thresholds_of(read_document(a_book(tmp_path / "plan.xlsx", rows))))
