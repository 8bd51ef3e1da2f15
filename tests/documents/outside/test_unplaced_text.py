"""What a document holds beside its records is said once for a column, a table or a note, and nothing of it is lost."""

import pytest

from tests.documents.books import changed, read_book, said
from tests.domain.builders import said_of

HEAD = ["Ref", "Action", "Lead", "Cost centre"]
YEARS = ["2014/15", "2015/16", "2016/17"]


def test_a_column_that_is_no_field_is_one_problem_with_all_it_holds(tmp_path):
    rows = [HEAD, *[[f"1.{n}", f"Build {n}", "Head of Service", f"C{n}"] for n in range(1, 5)]]
    draft = read_book(tmp_path, ("Plan", rows))
    assert said(draft, "skipped") == [("skipped", "Plan, D2", "C1 / C2 / C3 / C4", None)]
    assert '"Cost centre"' in draft.problems[0].message and draft.cells - draft.used == 4


def test_it_is_one_problem_though_the_headings_are_repeated(tmp_path):
    rows = [HEAD, ["1.1", "Build", "Head of Service", "C1"], HEAD, ["1.2", "Paint", "Head of Service", "C2"]]
    assert said(read_book(tmp_path, ("Plan", rows)), "skipped") == [("skipped", "Plan, D2", "C1 / C2", None)]


def test_each_table_has_its_own_columns(tmp_path):
    other = ["Ref", "Action", "Lead", "Room"]
    rows = [HEAD, ["1.1", "Build", "Head of Service", "C1"], [], other, ["1.2", "Paint", "Head of Service", "7"]]
    assert [text for _, _, text, _ in said(read_book(tmp_path, rows), "skipped")] == ["C1", "7"]


def test_a_table_that_was_not_read_is_one_problem(tmp_path):
    plan = [["Ref", "Action", "Lead"], ["1.1", "Build", "Head of Service"]]
    rooms = [["Hall", "40 seats"], ["Loft", "9 seats"], [], ["Yard", "none"]]
    draft = read_book(tmp_path, ("Plan", plan), ("Rooms", rooms))
    assert said(draft, "skipped") == [("skipped", "Rooms, A1", "Hall / 40 seats / Loft / 9 seats / Yard / none", None)]


def test_a_note_under_the_table_of_one_measure_is_its_comment(tmp_path):
    rows = [
        ["Referrals per 10,000 under 18", *YEARS],
        ["Council", 1, 2, 3],
        ["England", 4, 5, 6],
        [],
        ["Data concern: two months were counted twice."],
        ["* Provisional for the last year."],
    ]
    draft = read_book(tmp_path, rows)
    (measure,) = (one for _, one in draft.plan.measures())
    comment = "Data concern: two months were counted twice.\n* Provisional for the last year."
    assert said_of(measure).comment == comment and draft.problems == ()


def test_a_note_under_the_table_of_many_measures_is_said_to_be_a_note(tmp_path):
    rows = [["Measure", *YEARS], ["Visits", 1, 2, 3], ["Plans", 4, 5, 6], ["Data concern: one month is missing."]]
    draft = read_book(tmp_path, ("Data", rows))
    assert said(draft) == [("skipped", "Data, A4", "Data concern: one month is missing.", None)]
    assert "note under a table of 2 measures" in draft.problems[0].message
    assert [one.remarks for _, one in draft.plan.measures()] == [(), ()]


NOTES = [
    *(
        "Data as at 5 July",
        "Source: case system",
        "Source - case system",
        "Figures exclude academies",
        "Updated 5 July",
    ),
    *("Provisional data", "Last updated: 5 July 2026", "Data extracted on 5 July 2026", "n/a = not available"),
    *("All data is provisional", "As at 30 June 2026", "Latest figures: May", "Data to the end of June"),
]


@pytest.mark.parametrize("note", NOTES)
@pytest.mark.parametrize("head", [["Measure", "Previous", "Current"], ["Measure", "Target", "Apr 2026", "May 2026"]])
def test_what_is_said_of_the_figures_of_a_table_is_no_measure(tmp_path, note, head):
    rows = [head, ["Visits in time", "80%", "81%"], ["Plans in time", "70%", "71%"], [note]]
    draft = read_book(tmp_path, ("Data", rows))
    assert [one.name for _, one in draft.plan.measures()] == ["Visits in time", "Plans in time"]
    assert said(draft) == [("skipped", "Data, A4", note, None)]


@pytest.mark.parametrize(
    "name",
    ["Data breaches", "Updated plans in time", "Source of referrals", "Results at key stage 2", "Figures", "Crimes"],
)
def test_a_measure_that_has_no_value_yet_is_a_measure(tmp_path, name):
    rows = [["Measure", "Previous", "Current"], ["Visits in time", "80%", "81%"], [name]]
    assert [one.name for _, one in read_book(tmp_path, rows).plan.measures()] == ["Visits in time", name]


def test_a_note_over_the_measures_of_a_table_is_not_their_theme(tmp_path):
    def spread(book):
        book.active.merge_cells("A2:D2")

    rows = [["Measure", *YEARS], ["Data as at 5 July"], ["Visits", 1, 2, 3], ["Plans", 4, 5, 6]]
    draft = changed(tmp_path, spread, ("Data", rows))
    assert [len(theme.measures) for theme in draft.plan.themes] == [2]
    assert "a note above the measures" in draft.problems[0].message


def test_a_column_without_a_heading_is_said_as_a_column_by_its_number(tmp_path):
    rows = [HEAD[:3], *[[f"1.{n}", f"Build {n}", "Head of Service", f"see folder {n}"] for n in (1, 2)]]
    (problem,) = read_book(tmp_path, rows).problems
    assert problem.message == "These 2 texts stand in column 4, which has no heading, and were left aside."
    assert problem.cause == "A column is no field of a plan" and problem.about == "Column 4 (beside Ref, Action, Lead)"


def test_what_is_decided_about_a_column_is_kept_by_its_headings_whatever_it_holds(tmp_path):
    keys = [
        [p.key for p in read_book(tmp_path, [head, ["1.1", "Build", "Head of Service", *more]]).problems]
        for head, more in [(HEAD, ["C1"]), (HEAD, ["C2"]), (HEAD[:3], ["C2"]), ([*HEAD[:3], "Room"], ["C2"])]
    ]
    assert keys[0] == keys[1] and len(set(map(tuple, keys))) == 3


def test_a_sentence_right_above_a_table_is_said_and_is_no_title(tmp_path):
    above = "Why it matters: too many visits are late."
    draft = read_book(tmp_path, ("Plan", [[above], HEAD[:3], ["1.1", "Build", "Head of Service"]]))
    assert [text for _, _, text, _ in said(draft, "skipped")] == [above] and draft.tables[0].title == ""
