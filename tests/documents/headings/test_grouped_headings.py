"""Headings in two rows: a group over its parts says what they are of."""

from datetime import date
from decimal import Decimal

from openpyxl import load_workbook

from tests.documents.books import a_book, said
from tests.domain.builders import said_of
from tracker.documents.reading.document import read_document


def read_merged(tmp_path, rows, *merges):
    path = a_book(tmp_path / "comparison.xlsx", ("Benchmark", rows))
    book = load_workbook(path)
    for merge in merges:
        book.active.merge_cells(merge)
    book.save(path)
    return read_document(path)


GROUPED = [
    ["Indicator", "Our figures", None, None, "Published", None, None, "Where we stand", None, "Year"],
    [None, "Council", "Trend", None, "Council", "S.N.", "Eng.", "against the middle half", None, None],
    ["Re-referrals (%)", 24, "Increase", ">", 21, 22, 20.5, "Higher", "o", "2020-21"],
    ["Long plans (%)", 3, "Decrease", "<", "c", 3, "-", "In range", "o", "2017-20"],
]


def test_a_comparison_in_two_heading_rows_is_read_whole(tmp_path):
    draft = read_merged(tmp_path, GROUPED, "B1:D1", "E1:G1", "H1:I1")
    first, second = (measure for _, measure in draft.plan.measures())
    assert [(r.period.as_printed, r.as_printed) for r in first.readings] == [("2020-21", "21"), ("Current", "24")]
    assert said_of(first).stated_direction == ("Increase >", "up")
    assert [(one.name, one.position) for one in first.comparators] == [
        ("Statistical neighbours", None),
        ("England", "Higher"),
    ]
    assert second.readings[0].suppressed and second.comparators[1].readings[0].value is None
    assert {one.readings[0].period.last for one in second.comparators} == {date(2020, 3, 31)}
    assert said(draft) == [("skipped", "Benchmark, I3", "o / o", None)]


def test_years_over_the_council_and_others_are_the_periods_of_each(tmp_path):
    rows = [
        ["Measure", "2015/16", None, None, "2016/17", None, None],
        [None, "Council", "Core City Avg", "England", "Council", "Core City Avg", "England"],
        ["Visits in time (%)", 1, 2, 3, 4, 5, 6],
    ]
    draft = read_merged(tmp_path, rows, "B1:D1", "E1:G1")
    (measure,) = (measure for _, measure in draft.plan.measures())
    years = [date(2016, 3, 31), date(2017, 3, 31)]
    assert [(r.period.last, r.value) for r in measure.readings] == list(zip(years, [1, 4], strict=True))
    assert [(one.label, [r.value for r in one.readings]) for one in measure.comparators] == [
        ("Core cities, average", [2, 5]),
        ("England", [3, 6]),
    ]
    assert draft.problems == ()


def test_columns_of_a_family_are_its_parts(tmp_path):
    rows = [
        ["Measure", "Latest", "Core City Avg", "Core City Min", "Core City Max", "S.N."],
        ["Visits (%)", 81.5, 80, 70, 90.5, "c"],
    ]
    (measure,) = (measure for _, measure in read_merged(tmp_path, rows).plan.measures())
    assert [(one.name, one.part) for one in measure.comparators] == [
        ("Core cities", "average"),
        ("Core cities", "minimum"),
        ("Core cities", "maximum"),
        ("Statistical neighbours", None),
    ]
    assert measure.comparators[2].readings[0].value == Decimal("90.5")


def measured(draft):
    return [
        (measure.name, [(one.period.as_printed, one.as_printed, one.role) for one in measure.readings])
        for _, measure in draft.plan.measures()
    ]


def test_years_under_one_group_of_ours_are_its_periods(tmp_path):
    rows = [
        ["Indicator", "Performance", None, "Target", "RAG"],
        [None, "2023/24", "2024/25", None, None],
        ["Visits in time", 80, 85, 90, "Amber"],
    ]
    draft = read_merged(tmp_path, rows, "A1:A2", "B1:C1", "D1:D2", "E1:E2")
    (visits,) = measured(draft)
    assert visits[1] == [("2023/24", "80", "actual"), ("2024/25", "85", "actual"), ("", "90", "target")]
    assert draft.problems == ()


def test_years_under_actual_and_target_are_the_periods_of_both(tmp_path):
    rows = [
        ["Indicator", "Actual", None, "Target", None],
        [None, *["2023/24", "2024/25"] * 2],
        ["Visits", 80, 85, 90, 91],
    ]
    (visits,) = measured(read_merged(tmp_path, rows, "A1:A2", "B1:C1", "D1:E1"))
    assert [one[::2] for one in visits[1]] == [
        ("2023/24", "actual"),
        ("2024/25", "actual"),
        ("2023/24", "target"),
        ("2024/25", "target"),
    ]
    assert [one[1] for one in visits[1]] == ["80", "85", "90", "91"]


def test_years_merged_under_the_council_are_ours(tmp_path):
    rows = [
        ["Measure", "Council", None, "England", None, "RAG"],
        [None, *[2023, 2024] * 2, None],
        ["Visits", 80, 85, 90, 91, "R"],
    ]
    draft = read_merged(tmp_path, rows, "A1:A2", "B1:C1", "D1:E1", "F1:F2")
    assert measured(draft) == [("Visits", [("2023", "80", "actual"), ("2024", "85", "actual")])]
    (measure,) = (measure for _, measure in draft.plan.measures())
    assert [[r.as_printed for r in one.readings] for one in measure.comparators] == [["90", "91"]]


def test_years_under_groups_of_children_are_theirs(tmp_path):
    rows = [
        ["Indicator", "Girls", None, "Boys", None],
        [None, *[2023, 2024] * 2],
        ["Visits", 80, 85, 90, 91],
        ["Plans", 1, 2, 3, 4],
    ]
    draft = read_merged(tmp_path, rows, "A1:A2", "B1:C1", "D1:E1")
    visits = next(measure for _, measure in draft.plan.measures())
    told = [(one.name, [(r.period.as_printed, r.as_printed) for r in one.readings]) for one in visits.groups]
    assert told == [("Girls", [("2023", "80"), ("2024", "85")]), ("Boys", [("2023", "90"), ("2024", "91")])]


def test_of_from_and_to_the_later_day_is_the_review(tmp_path):
    rows = [
        ["Action", "Lead", "Timescale", None],
        [None, None, "From", "To"],
        ["Build", "Ann Young", "Oct 2026", "Oct 2027"],
    ]
    draft = read_merged(tmp_path, rows, "A1:A2", "B1:B2", "C1:D1")
    ((_, action),) = draft.plan.actions()
    assert action.updates[0].review.as_printed == "Oct 2027" and action.notes == ("From: Oct 2026",)
