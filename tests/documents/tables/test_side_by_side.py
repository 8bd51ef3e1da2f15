"""A table of another kind beside the plan is one table of its own; what belongs to the plan's rows stays with them."""

import pytest
from openpyxl import Workbook

from tests.documents.books import actions_of, read_book
from tracker.documents.reading.document import read_document

PLAN = ["Ref", "Action", "Lead", "Due date"]
ACTIONS = [
    ["1.1", "Publish the offer", "Head of Service", "Oct 2027"],
    ["1.2", "Train the leads", "Team Manager", "Nov 2027"],
    ["1.3", "Agree the threshold", "Director", "Dec 2027"],
]
RISKS = [["Staff leave", 3, 4, "HR lead"], ["Budget is cut", "High", "Low", "Finance lead"], ["Snow", 1, 5, "ICT lead"]]


def beside(left, right, gap=1):
    return [[*cells, *[None] * gap, *more] for cells, more in zip(left, right, strict=True)]


@pytest.mark.parametrize("gap", [1, 2])
@pytest.mark.parametrize("titled", [False, True])
def test_a_risk_register_beside_the_plan_is_one_problem_and_no_part_of_its_actions(tmp_path, gap, titled):
    right = [["Risk", "Likelihood", "Impact", "Owner"], *RISKS]
    left = [PLAN, *ACTIONS]
    if titled:
        left, right = [PLAN, [None] * 4, *ACTIONS], [["Risk register", None, None, None], *right]
    draft = read_book(tmp_path, ("Plan", beside(left, right, gap)))
    assert [[one.ref, one.text, one.lead.as_printed] for one in actions_of(draft)] == [row[:3] for row in ACTIONS]
    assert not any(one.notes for one in actions_of(draft))
    assert [table.kind for table in draft.tables] == ["actions", "risk register"]
    (problem,) = draft.problems
    assert all(str(cell) in problem.as_printed for row in RISKS for cell in row)


def test_the_risks_of_each_action_stay_with_it_where_more_of_the_plan_stands_behind_them(tmp_path):
    right = [
        ["Risk", "Impact", "Status", "Comments"],
        *([f"Risk {n}", "High", "In progress", "Begun"] for n in range(3)),
    ]
    draft = read_book(tmp_path, ("Plan", beside([PLAN, *ACTIONS], right)))
    assert [table.kind for table in draft.tables] == ["actions"]
    assert [one.updates[0].text for one in actions_of(draft)] == ["Begun"] * 3


def test_a_register_of_risks_beside_the_actions_is_one_question_and_no_part_of_them(tmp_path):
    book = Workbook()
    for row in (
        ["Ref", "Action", "Lead", "Due date", None, "Risk", "Likelihood", "Impact"],
        ["1.1", "Publish the offer", "Head", "Oct 2027", None, "Staff leave", "4", "High"],
        ["1.2", "Train the leads", "Team manager", "Nov 2027", None, "Budget is cut", "3", "Low"],
    ):
        book.active.append(row)
    book.save(tmp_path / "plan.xlsx")
    draft = read_document(tmp_path / "plan.xlsx")
    assert [action.notes for _, action in draft.plan.actions()] == [(), ()]
    assert [table.kind for table in draft.tables] == ["actions", "risk register"]
    (problem,) = draft.problems
    assert all(words in problem.as_printed for words in ("Staff leave", "High", "Budget is cut", "Low"))


FIGURES = [["Measure", "Target", "Actual"], ["Visits in time", "90%", "80%"], ["Plans reviewed", "80%", "70%"]]
CALLS = [["Measure", "Target", "Actual"], ["Calls in time", "95%", "85%"], ["Letters in time", "85%", "75%"]]


def with_title(title, rows, blank=0):
    return [[title, *[None] * (len(rows[0]) - 1)], *[[None] * len(rows[0])] * blank, *rows]


@pytest.mark.parametrize("above", [[], [["Our plan"], []]])
@pytest.mark.parametrize("blank", [0, 1])
@pytest.mark.parametrize("gap", [1, 2])
def test_titles_over_tables_beside_each_other_name_each_of_them(tmp_path, above, blank, gap):
    rows = [*above, *beside(with_title("Early help", FIGURES, blank), with_title("Front door", CALLS, blank), gap)]
    draft = read_book(tmp_path, ("Plan", rows))
    assert [table.title for table in draft.tables] == ["Early help", "Front door"]
    assert [heading for heading, _ in draft.tables[0].fields] == FIGURES[0]
    names = [row[0] for row in (*FIGURES[1:], *CALLS[1:])]
    assert [measure.name for _, measure in draft.plan.measures()] == names and draft.problems == ()


def test_titles_of_themes_beside_each_other_hold_for_the_actions_below_each(tmp_path):
    left, right = (
        [PLAN, *ACTIONS],
        [["Action", "Lead", "Status", None], *([f"Do {n}", "Head", "Open", None] for n in "abc")],
    )
    titled = beside(with_title("Priority 1: Early help", left), with_title("Priority 2: Front door", right))
    draft = read_book(tmp_path, ("Plan", titled))
    found = [(theme.ref, theme.title, len(theme.actions)) for theme in draft.plan.themes]
    assert found == [("1", "Early help", 3), ("2", "Front door", 3)]


def test_tables_beside_each_other_in_a_text_file_are_told_apart_too(tmp_path):
    rows = beside(with_title("Early help", FIGURES), with_title("Front door", CALLS))
    (tmp_path / "plan.csv").write_text("\n".join(",".join(cell or "" for cell in row) for row in rows))
    draft = read_document(tmp_path / "plan.csv")
    assert [table.title for table in draft.tables] == ["Early help", "Front door"]
    assert len(list(draft.plan.measures())) == 4 and draft.problems == ()


KEY = [("Red", "Off track"), ("Amber", "At risk"), ("Green", "On track")]


def _of(draft):
    words = [dict(scale.key) for scale in draft.plan.scales]
    rated = [one.updates[-1].stated_rag for one in actions_of(draft)]
    return words, rated, [measure.remarks for _, measure in draft.plan.measures()], draft.problems


@pytest.mark.parametrize("head", [("Key", None), ("RAG", "Meaning"), (None, None)])
def test_a_key_beside_the_plan_rates_none_of_its_actions(tmp_path, head):
    draft = read_book(tmp_path, beside([PLAN, *ACTIONS], [head, *KEY]))
    assert _of(draft) == ([dict(KEY)], [None, None, None], [], ())


def test_a_key_beside_measures_rates_none_of_them(tmp_path):
    rows = [["Measure", "Apr 2027", "May 2027"], ["Visits", 80, 81], ["Audits", 40, 41], ["Plans", 70, 71]]
    draft = read_book(tmp_path, beside(rows, [("Key", None), *KEY]))
    assert _of(draft) == ([dict(KEY)], [], [(), (), ()], ())


def test_ratings_and_their_reasons_behind_an_empty_column_are_those_of_the_rows(tmp_path):
    draft = read_book(tmp_path, beside([PLAN, *ACTIONS], [("RAG", "Reason"), *KEY]))
    assert [one.updates[-1].stated_rag for one in actions_of(draft)] == ["red", "amber", "green"]
