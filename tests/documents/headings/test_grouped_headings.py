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
