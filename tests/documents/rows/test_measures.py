"""Rows of readings: a value that its cases deny is said, and where each value stood is kept."""

from tests.documents.books import read_book

HEADS = ["Measure ref", "Measure", "Period", "Value", "Numerator", "Denominator"]


def problems_of(tmp_path, *values, name="Visits in time (%)"):
    draft = read_book(tmp_path, [HEADS, ["1.1-M01", name, "2017/18", *values]])
    return [(one.kind, one.field, one.about, one.as_printed) for one in draft.problems]


def test_a_value_that_its_cases_deny_is_a_contradiction(tmp_path):
    assert problems_of(tmp_path, "99%", 498, 801) == [
        ("contradiction", "value", "1.1-M01", "2017/18 99% (498/801)"),
    ]
    assert problems_of(tmp_path, "62%", 498, 801) == []
    assert problems_of(tmp_path, 99, 498, 801, name="Cases of each worker") == []  # what the number is is not known


def test_every_reading_says_the_file_and_the_cell_that_it_was_read_from(tmp_path):
    heads = ["Ref", "Measure", "Target", "Q1 2017/18", "England"]
    draft = read_book(tmp_path, [heads, ["1", "Visits (%)", 90, 76, 80]])
    (measure,) = [measure for _, measure in draft.plan.measures()]
    stood = {one.as_printed: one.read_from for one in (*measure.readings, *measure.comparators[0].readings)}
    assert {value: words.rpartition(", ")[2] for value, words in stood.items()} == {"90": "C2", "76": "D2", "80": "E2"}
    assert all(words.startswith("plan.xlsx, ") for words in stood.values())
    rows = read_book(tmp_path, [HEADS, ["1.1-M01", "Visits (%)", "2017/18", 62]])
    ((_, measure),) = rows.plan.measures()
    assert measure.readings[0].read_from.endswith(", D2")
