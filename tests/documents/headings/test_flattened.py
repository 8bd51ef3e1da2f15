"""Names of groups over headings that no merge binds together: in a text file, or where nobody merged the cells."""

import pytest

from tests.documents.books import changed
from tracker.documents.reading.document import read_document

ACTIONS = ["Ref,Action,Lead,Due", "1.1,Agree the policy,Head of Service,31/03/2025", "1.2,Train all,Manager,30/06/2025"]
UPDATES = [
    ",,Who,,When,,Position,",
    ",,Lead,Support,Start,End,Q1,Q2",
    "No.,Action,officer,officer,date,date,update,update",
    "1.1,Agree the policy,Head of Service,Health,01/04/2025,30/09/2025,Draft written,Draft agreed",
]
SCORES = [
    ",Wendmere,,,Neighbours,,",
    ",Latest,,Previous,SN,,England",
    "Indicator,Value,RAG,Value,Avg,RAG,Avg",
    "Visits in time,82%,Green,78%,80%,Amber,79%",
    "Plans reviewed,65%,Red,70%,72%,Green,71%",
]


@pytest.fixture
def read(tmp_path):
    def read(*lines):
        path = tmp_path / "plan.csv"
        path.write_text("\n".join(lines), encoding="utf-8")
        return read_document(path)

    return read


@pytest.mark.parametrize(
    "heads",
    [
        ["Owner,,Progress,,Milestones,", "Name,Team,Done,Left,Start,End"],
        ["Contact,,Progress,,Dates,", "Person,Office,Finished,To do,From,Until"],
        ["Who,,Timescale,,Outcome,", "Lead,Support,Start,End,Wanted,Had"],
    ],
)
@pytest.mark.parametrize("above", [[], ACTIONS])
def test_names_of_groups_that_are_known_words_make_no_actions_of_the_headings_below(read, above, heads):
    rows = ["Ann Young,Duty,Protocol drafted,Needs sign off,01/01/2025,01/06/2025"]
    if heads[0].startswith("Who"):
        rows = ["Ann Young,Duty,01/01/2025,01/06/2025,Fewer visits missed,None yet"]
    draft = read(*above, *heads, *rows)
    assert len(list(draft.plan.actions())) == len(above[1:])
    asked = next(problem for problem in draft.problems if "Ann Young" in problem.as_printed)
    assert asked.cause == "A table is no part of a plan" and heads[1].split(",")[1] in asked.as_printed


def test_columns_that_are_called_alike_under_several_groups_are_called_by_their_groups(read):
    draft = read(*UPDATES)
    ((_, action),) = draft.plan.actions()
    assert action.lead.as_printed == "Head of Service" and action.notes == ("Start date: 01/04/2025",)
    assert [update.text for update in action.updates] == [None, "Draft written", "Draft agreed"]
    assert action.updates[0].review.as_printed == "30/09/2025"


def test_a_column_that_is_left_aside_is_named_with_its_groups(read):
    (left,) = [problem for problem in read(*UPDATES).problems if "Health" in problem.as_printed]
    assert '"Who / Support / officer"' in left.message


@pytest.mark.parametrize("above", [[], ACTIONS])
def test_three_heading_rows_without_a_first_cell_are_the_headings_of_one_table(read, above):
    draft = read(*above, *SCORES)
    assert len(list(draft.plan.actions())) == len(above[1:])
    first = next(measure for _, measure in draft.plan.measures())
    assert first.name == "Visits in time" and first.remarks[0].stated_rating == "Green"
    assert [(one.period.as_printed, one.as_printed) for one in first.readings] == [
        ("Previous", "78%"), ("Current", "82%"),
    ]  # fmt: skip
    assert [(one.name, one.readings[0].as_printed) for one in first.comparators] == [
        ("Statistical neighbours", "80%"), ("England", "79%"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "last",
    [
        ["Train all,Manager,Nov 2025,Booked"],
        [",Manager,Nov 2025,Booked", "Train all,Manager,Dec 2025,Booked"],
        [",Manager,Nov 2025,"],
        [",,Nov 2025,"],
    ],
)
def test_rows_under_known_headings_are_no_names_of_groups_over_the_next_headings(read, last):
    rows = ["Action,Lead,Due,Progress", "Agree the policy,Head of Service,Oct 2025,Drafted", *last]
    draft = read(*rows, "Indicator,Previous,Current,England", "Visits in time,70%,75%,80%")
    assert [place.place for place in draft.tables][1] == f"row {len(rows) + 1}, column 1"
    full = [row.split(",") for row in rows[1:] if not row.startswith(",")]
    assert [action.text for _, action in draft.plan.actions()] == [row[0] for row in full]
    assert [dict(table.fields).keys() for table in draft.tables][1] == {"Indicator", "Previous", "Current", "England"}


WHOSE = [
    (
        [["Measure", "Us", None, "England", "SN", "England"], [None, "2022", "2023", "2022", "2023", "2023"],
         [None, "Council %", "Council %", "%", "%", "%"]],
        [],
    ),
    (
        [["Measure", "Ours", None, "Others", None, None], [None, "2022", "2023", "2022", "2023", None],
         [None, "%", "%", "England %", "SN %", "England %"]],
        ["B1:C1", "D1:F1", "E2:F2"],
    ),
    (
        [["Measure", "Ours", None, "Others", None, None], [None, "2022", "2023", "2022", "2023", "2023"],
         [None, "%", "%", "England %", "SN %", "England %"]],
        [],
    ),
    (
        [["Indicator", "Council", None, "Comparators", None, None], [None, "2022", "2023", "2022", "2023", None],
         [None, "%", "%", "England", "Stat neighbours", "England"]],
        ["A1:A3", "B1:C1", "D1:F1", "E2:F2"],
    ),
    (
        [["KPI", "Our council", None, "Others", None, None], [None, "2022", "2023", "2022", "2023", None],
         [None, "Rate", "Rate", "England %", "SN average", "England"]],
        ["B1:C1", "D1:F1", "E2:F2"],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("heads", "merges"), WHOSE)
def test_groups_over_years_over_others_are_ours_and_comparators_of_each_year(tmp_path, heads, merges):
    def merged(book):
        for place in merges:
            book.worksheets[0].merge_cells(place)

    rows = [*heads, ["Visits in time", 60, 70, 65, 66, 67], ["Plans reviewed", 50, 55, 56, 57, 58]]
    draft = changed(tmp_path, merged, rows)
    measure = next(measure for _, measure in draft.plan.measures())
    assert [(one.period.as_printed, one.as_printed) for one in measure.readings] == [("2022", "60"), ("2023", "70")]
    others = {one.name: [(r.period.as_printed, r.as_printed) for r in one.readings] for one in measure.comparators}
    assert others == {"England": [("2022", "65"), ("2023", "67")], "Statistical neighbours": [("2023", "66")]}
    assert [problem.kind for problem in draft.problems] == []
