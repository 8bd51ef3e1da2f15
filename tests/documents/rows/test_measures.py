"""Rows of readings: a value that its cases deny is said, and where each value stood is kept."""

from tests.documents.books import read_book
from tracker.domain.measures.scorecard_day import needs_a_day

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


def row_of(tmp_path, *values, name="Reviews in time"):
    draft = read_book(tmp_path, [["Measure", "Target 2024/25", "Apr 2024", "May 2024", "England"], [name, *values]])
    ((_, measure),) = draft.plan.measures()
    said = [(one.kind, one.place, one.as_printed) for one in draft.problems]
    return [None if one.value is None else str(one.value) for one in measure.readings], said


def test_a_share_of_1_beside_percentages_is_asked_and_no_value(tmp_path):
    assert row_of(tmp_path, "85%", 0.7, "78%", None) == (["85", None, "78"], [("unread", "Sheet 1, C2", "0.7")])
    assert row_of(tmp_path, "≥ 85%", 0.7, 0.78, None)[0] == ["85", None, None]
    assert row_of(tmp_path, None, 1, "97%", "92%") == ([None, "97"], [("unread", "Sheet 1, C2", "1")])
    assert row_of(tmp_path, None, 0.05, "3%", None)[0] == [None, "3"]


def test_small_percentages_and_other_numbers_are_what_they_say(tmp_path):
    assert row_of(tmp_path, "1%", 0.7, "1.2%", None) == (["1", "0.7", "1.2"], [])
    assert row_of(tmp_path, "20%", 8.4, "12%", None) == (["20", "8.4", "12"], [])
    assert row_of(tmp_path, "20%", 0, "12%", None) == (["20", "0", "12"], [])
    assert row_of(tmp_path, (0.85, "0%"), (0.7, "0%"), (0.78, "0%"), None) == (["85", "70", "78"], [])


def test_percentages_that_are_all_below_1_are_kept_and_asked_once(tmp_path):
    values, said = row_of(tmp_path, 0.85, 0.7, 0.78, None, name="% of reviews in time")
    assert (values, said) == (["0.85", "0.7", "0.78"], [("doubtful", "Sheet 1, A2", "0.85 / 0.7 / 0.78")])
    assert row_of(tmp_path, 2, 0.7, 1.2, None, name="% excluded")[1] == []


RETURN = ["Indicator", "Numerator", "Denominator", "Result", "Target"]


def test_a_result_has_the_cases_beside_it_and_is_held_against_them(tmp_path):
    rows = [RETURN, ["Visits in time", 88, 102, "86.3%", "90%"], ["Checks", 61, 70, "95%", "95%"]]
    draft = read_book(tmp_path, rows)
    ours = [next(iter(measure.readings)) for _, measure in draft.plan.measures()]
    cases = [(one.numerator, one.denominator) for one in ours]
    assert cases == [(88, 102), (61, 70)]
    assert [(one.kind, one.as_printed) for one in draft.problems] == [("contradiction", "Current 95% (61/70)")]


def test_words_where_cases_should_be_are_kept_in_the_comment(tmp_path):
    draft = read_book(tmp_path, [RETURN, ["Visits in time", "not held", 102, "86.3%", "90%"]])
    ((_, measure),) = draft.plan.measures()
    assert measure.remarks[0].comment == "Numerator: not held"


def test_a_result_without_a_period_is_of_the_document_s_day(tmp_path):
    draft = read_book(tmp_path, [["Measure", "Target", "Actual"], ["Visits", "90%", "86%"]])
    assert needs_a_day(draft.plan)


def test_a_code_and_its_description_are_one_name(tmp_path):
    rows = [["PI", "Description", "Q1 2025/26", "Target"], ["LI 12", "Invoices paid in 30 days", "94%", "95%"]]
    rows += [["BV15a", "Days to let a home", 28, 30], ["Sickness", "Days lost for each post", 9, 8]]
    draft = read_book(tmp_path, rows)
    named = [(one.name, one.shows) for _, one in draft.plan.measures()]
    assert named == [
        ("LI 12 Invoices paid in 30 days", None), ("BV15a Days to let a home", None),
        ("Sickness", "Days lost for each post"),
    ]  # fmt: skip
