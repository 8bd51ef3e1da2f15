"""Odd cells among the values of a series: amounts in millions, "1 in 4", words. None of them ends the table."""

from decimal import Decimal

import pytest

from tests.documents.books import read_book
from tests.documents.rows.test_series import measures_of, values
from tracker.documents.reading.document import read_document

HEADS = ["Measure", "2021/22", "2022/23", "2023/24"]
ROWS = (
    ["£1.2m", "£1.3m", "£1,450k"],
    ["1 in 4", "1 in 5", "22%"],
    ["see note", "not collected", 4],
    ["(12.5)", "-1", "tbc"],
)


@pytest.mark.parametrize("odd", ROWS)
def test_an_odd_row_is_one_of_its_series_wherever_it_stands(tmp_path, odd):
    rows = [["Days", 412, 398, 376], ["Odd", *odd], ["Visits", 1, 2, 3]]
    for at in range(3):
        turned = rows[at:] + rows[:at]
        assert list(measures_of(read_book(tmp_path, [HEADS, *turned]))) == [row[0] for row in turned]


def test_what_is_no_number_is_kept_as_printed_and_asked(tmp_path):
    draft = read_book(tmp_path, [HEADS, ["Repeats", "1 in 4", 20, 22]])
    assert [one.as_printed for one in measures_of(draft)["Repeats"].readings] == ["1 in 4", "20", "22"]
    assert [(p.kind, p.as_printed) for p in draft.problems] == [("unread", "1 in 4")]


def test_fractions_behind_a_comma_are_read_where_the_whole_table_writes_them_so(tmp_path):
    path = tmp_path / "values.csv"
    path.write_text("Indicator;2022/23;2023/24\nRepeats;21,4;19,8\nPlans;18,1;22,0\nVisits;1.204;1.300\n")
    draft = read_document(path)
    found = measures_of(draft)
    assert values(found["Repeats"]) == [Decimal("21.4"), Decimal("19.8")]
    assert values(found["Visits"]) == [1204, 1300]
    assert found["Repeats"].readings[0].as_printed == "21,4"
    assert draft.problems == ()


@pytest.mark.parametrize("other", ["19.8", "1,204", 19.8])
def test_a_comma_among_points_is_a_question(tmp_path, other):
    draft = read_book(tmp_path, [HEADS, ["Repeats", "21,4", "18,1", other]])
    assert [p.as_printed for p in draft.problems if p.kind == "unread"] == ["21,4", "18,1"]


@pytest.mark.parametrize(
    "odd", [["3:1", "3.2:1", "4:1"], ["1 in 4", "1 in 5", "1 in 5"], ["~26", "28 (2 cases)", "c. 30"]]
)
def test_a_row_of_odd_values_heads_no_other_table(tmp_path, odd):
    rows = [
        ["Measure", "Apr 2025", "May 2025", "Jun 2025"],
        ["Visits", 80, 81, 83],
        ["Odd", *odd],
        ["Waits", 32, 31, 29],
    ]
    draft = read_book(tmp_path, rows)
    assert [measure.name for _, measure in draft.plan.measures()] == ["Visits", "Odd", "Waits"]
    assert [one.as_printed for _, measure in draft.plan.measures() for one in measure.readings[:1]] == [
        "80",
        odd[0],
        "32",
    ]
    assert len(draft.tables) == 1


def test_values_with_cases_marks_and_times_are_values_of_a_series(tmp_path):
    rows = [["Complaints", "45/55 (82%)", "51/58 (88%)", "88% (51)"], ["Absence", "7.1%", "6.9%¹", "6.4%*"]]
    rows += [["Wait", "1h 20m", "58 mins", "0:45"], ["Falls", 3, "28 r", "n/a²"]]
    draft = read_book(tmp_path, [HEADS, *rows])
    found = measures_of(draft)
    assert list(found) == ["Complaints", "Absence", "Wait", "Falls"]
    assert [[one.as_printed for one in found[row[0]].readings] for row in rows] == [
        list(map(str, row[1:])) for row in rows
    ]
    assert (found["Complaints"].unit, found["Absence"].unit) == ("percent", "percent")
    assert [one.as_printed for one in draft.problems] == ["1h 20m", "58 mins", "0:45"]
