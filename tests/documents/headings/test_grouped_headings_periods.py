"""Months, quarters or years over the same parts ("Target", "Actual"): each is read in its period, and none is lost."""

from datetime import date
from decimal import Decimal

import pytest

from tests.documents.books import changed, read_book, said
from tests.domain.builders import said_of
from tracker.documents.reading.document import read_document

ROWS = [["Visits", 90, 88, 90, 91], ["Letters", 85, 80, 85, 79]]
PAIRS = ["KPI", "Target", "Actual", "Target", "Actual"]
WAYS = {
    "merged": ([None, "{0}", None, "{1}", None], ("B1:C1", "D1:E1")),
    "blank to the right": ([None, "{0}", None, "{1}", None], ()),
    "repeated": ([None, "{0}", "{0}", "{1}", "{1}"], ()),
}
PERIODS = {
    ("Apr 2024", "May 2024"): (date(2024, 4, 30), date(2024, 5, 31)),
    ("Q1 2024/25", "Q2 2024/25"): (date(2024, 6, 30), date(2024, 9, 30)),
    ("2023/24", "2024/25"): (date(2024, 3, 31), date(2025, 3, 31)),
}


def merged(*places):
    def change(book):
        for place in places:
            book.worksheets[0].merge_cells(place)

    return change


def measures_of(draft):
    return [measure for _, measure in draft.plan.measures()]


def readings(measure):
    return [(one.role, one.period.last, int(one.value)) for one in measure.readings]


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("periods", PERIODS)
def test_each_period_over_a_pair_has_its_target_and_its_actual_value(tmp_path, way, periods):
    heads, merges = WAYS[way]
    top = [head and head.format(*periods) for head in heads]
    draft = changed(tmp_path, merged(*merges), [top, PAIRS, *ROWS])
    first, second = PERIODS[periods]
    visits, letters = measures_of(draft)
    assert readings(visits) == [
        ("target", first, 90),
        ("actual", first, 88),
        ("target", second, 90),
        ("actual", second, 91),
    ]
    assert [value for _, _, value in readings(letters)] == [85, 80, 85, 79]
    assert draft.problems == ()


def test_a_text_file_has_its_pairs_under_months_too(tmp_path):
    path = tmp_path / "kpis.csv"
    path.write_text("Measure,Apr 2024,,May 2024,\n,Plan,Actual,Plan,Actual\nVisits,90,88,90,91\nLetters,1,2,3,4\n")
    assert [one.role for one in measures_of(read_document(path))[0].readings] == ["planned", "actual"] * 2


def test_a_rating_beside_each_value_is_of_its_period(tmp_path):
    rows = [
        [None, "Q1 2024/25", None, None, "Q2 2024/25", None, None],
        ["KPI", "Target", "Actual", "RAG", "Target", "Actual", "RAG"],
        ["Visits", 90, 88, "Amber", 90, 91, "Green"],
        ["Letters", 90, 88, "Red", 90, 91, "Green"],
    ]
    found = measures_of(changed(tmp_path, merged("B1:D1", "E1:G1"), rows))[0]
    assert [(one.day, one.stated_rating) for one in found.remarks] == [
        (date(2024, 6, 30), "Amber"),
        (date(2024, 9, 30), "Green"),
    ]


def test_england_beside_each_value_is_englands_of_that_period_and_a_variance_is_a_note(tmp_path):
    rows = [
        [None, "2023/24", None, None, "2024/25", None, None],
        ["KPI", "Actual", "England", "Variance", "Actual", "England", "Variance"],
        ["Visits", 90, 88, 2, 91, 87, 4],
        ["Letters", 90, 88, 2, 91, 87, 4],
    ]
    draft = read_book(tmp_path, rows)
    found = measures_of(draft)[0]
    assert [(r.period.as_printed, r.value) for r in found.comparators[0].readings] == [
        ("2023/24", Decimal(88)),
        ("2024/25", Decimal(87)),
    ]
    assert said_of(found).comment == "2023/24 Variance: 2\n2024/25 Variance: 4"
    assert draft.problems == ()


def test_a_column_behind_the_last_pair_is_none_of_its_parts(tmp_path):
    top, heads = [None, "Apr 2024", None, "May 2024", None, None], [*PAIRS, "Comment"]
    draft = read_book(tmp_path, [top, heads, *[[*row, "Slow"] for row in ROWS]])
    assert said_of(measures_of(draft)[0]).comment == "Slow"


def test_headings_without_a_year_are_named_once_each(tmp_path):
    top = [None, "April", None, "May", None]
    found = said(read_book(tmp_path, [top, PAIRS, *ROWS]), "unread")
    assert [printed for _, _, printed, _ in found] == ["April / May"]


UNITS = [("No.", "%"), ("Number", "Rate"), ("n", "%"), ("Cases", "Rate per 1,000"), ("Count", "Percentage")]


@pytest.mark.parametrize("heads", [("Q1 2024/25", "Q2 2024/25"), ("2023/24", "2024/25")])
@pytest.mark.parametrize("units", UNITS)
def test_a_number_and_a_share_under_each_period_are_two_measures(tmp_path, heads, units):
    rows = [
        [None, heads[0], None, heads[1], None],
        ["KPI", *units, *units],
        ["Visits", 40, 8, 41, 9],
        ["Calls", 1, 2, 3, 4],
    ]
    draft = read_book(tmp_path, rows)
    assert [(m.name, [int(r.value) for r in m.readings]) for m in measures_of(draft)[:2]] == [
        (f"Visits ({units[0]})", [40, 41]),
        (f"Visits ({units[1]})", [8, 9]),
    ]
    assert draft.problems == ()


def test_a_target_without_a_unit_makes_no_measure_of_its_own(tmp_path):
    rows = [
        ["KPI", "Target 24/25", "2023/24", None, "2024/25", None],
        [None, None, "No.", "%", "No.", "%"],
        ["Visits", 10, 40, 8, 41, 9],
    ]
    assert [m.name for m in measures_of(read_book(tmp_path, rows))] == ["Visits (No.)", "Visits (%)"]
