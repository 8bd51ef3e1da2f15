"""Rows of readings: a value that its numerator and denominator deny is said."""

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
