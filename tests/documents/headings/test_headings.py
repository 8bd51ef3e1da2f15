"""What the headings of a table say of its rows, by what stands below them."""

from tests.documents.books import read_book


def test_a_column_of_thresholds_names_no_measure_where_they_are_described(tmp_path):
    draft = read_book(
        tmp_path,
        [
            ["Description", "Green", "Aug-25", "Sep-25", "Oct-25"],
            ["Assessments within 45 days", ">=85%", 0.71, 0.79, 0.88],
            ["Repeat plans", "<20%", 0.26, 0.22, 0.19],
        ],
    )
    assert [measure.name for _, measure in draft.plan.measures()] == ["Assessments within 45 days", "Repeat plans"]
    assert [problem.as_printed for problem in draft.problems if problem.kind == "skipped"] == [">=85% / <20%"]


def test_months_with_people_beside_them_are_a_calendar_and_no_series(tmp_path):
    draft = read_book(
        tmp_path,
        [
            ["Month", "Audit theme", "Lead", "Reports to"],
            ["January 2026", "Neglect", "Rob Coleman", "Board"],
            ["February 2026", "Supervision", "Ann Young", "Board"],
        ],
    )
    assert list(draft.plan.measures()) == []
    (problem,) = draft.problems
    assert "Neglect" in problem.as_printed and "Ann Young" in problem.as_printed
