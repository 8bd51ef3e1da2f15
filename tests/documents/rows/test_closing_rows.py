"""Totals and sign-offs under actions are notes and no actions; what sums up measures is no measure."""

import pytest

from tests.documents.books import read_book, texts

ROWS = [["Ref", "Action", "Lead", "Review date", "Update"], ["1.1", "Agree", "Ann Young", "Mar 2020", "Begun"]]


@pytest.mark.parametrize(
    "row",
    [
        ["Total", "2 actions"],
        ["Total actions: 12"],
        ["Grand total", None, None, None, "12"],
        ["Number of actions", 12],
        [None, "Total number of actions", 12],
        ["Signed off by the board", None, None, None, "Chair"],
        ["Signed off by", "The board", None, None, "Chair"],
        ["Approved by", "Ann Young"],
        ["Sign-off:", "Chair of the board"],
        ["Prepared by: Ann Young", None, "May 2020"],
        [None, "Signed off by the board on 3 May 2020", "Chair"],
        ["Last updated 3 May 2020", None, None, None, "Final"],
        ["Page 1 of 3", None, None, None, "Draft"],
        ["Agreed with all partners", None, None, None, "Chair"],
        ["Signed off by", "Chair of the board", None, "12 Nov 2025"],
        ["Approved by", "Director", None, "13 Nov 2025"],
        ["Next review", "Board", None, "Jan 2026"],
        ["Version", "2.1", None, "Jan 2026"],
        ["Date of next review", None, None, "Jan 2026"],
        ["Version 3"],
        ["v1.2 draft"],
        ["Page 2"],
        ["Updated 3 May 2020", None, None, None, "Final"],
        ["Draft 4 (May 2020)"],
    ],
)
def test_a_row_that_closes_the_table_is_said_once_and_is_no_action(tmp_path, row):
    draft = read_book(tmp_path, [*ROWS, row])
    assert texts(draft) == ["Agree"]
    assert [one.kind for one in draft.problems] == ["skipped"]


@pytest.mark.parametrize(
    "row",
    [
        ["1.2", "Agreed by the board: a new offer", "Bo Ash", "May 2020"],
        ["1.2", "Total the visits", "Bo Ash", "May 2020"],
        [None, "Signed off by the head, then published", "Bo Ash", "May 2020"],
        ["Appendix 2", "Send the form", "Bo Ash", None],
    ],
)
def test_an_action_that_speaks_of_signing_or_totals_is_one(tmp_path, row):
    assert texts(read_book(tmp_path, [*ROWS, row])) == ["Agree", row[1]]


def test_an_action_with_a_ref_and_no_words_stays_one(tmp_path):
    draft = read_book(tmp_path, [*ROWS, ["1.2", None, "Bo Ash"]])
    assert texts(draft) == ["Agree", ""]


# Measures

SERIES = [
    ["Measure", "Jan 2025", "Feb 2025", "Mar 2025"],
    ["Visits in time", 70, 72, 75],
    ["Plans reviewed", 60, 62, 65],
]
SCORES = [["Measure", "Previous", "Current", "England"], ["Visits in time", 70, 72, 75], ["Plans reviewed", 60, 62, 65]]


def measures_of(draft):
    return [measure.name for _, measure in draft.plan.measures()]


@pytest.mark.parametrize("rows", [SERIES, SCORES])
@pytest.mark.parametrize(
    "name",
    ["Total", "TOTAL:", "Sub-total", "Grand total", "All teams", "All our services", "Average", "Team average",
     "Overall", "Total for the year", "Average of all teams", "Mean", "Total 2024"],
)  # fmt: skip
def test_a_total_of_measures_is_one_problem_that_names_its_row(tmp_path, rows, name):
    draft = read_book(tmp_path, [*rows, [name, 130, 134, 140]])
    assert measures_of(draft) == ["Visits in time", "Plans reviewed"]
    (said,) = [problem for problem in draft.problems if "140" in problem.as_printed]
    assert said.as_printed == f"{name} / 130 / 134 / 140" and f'"{name}" sums up the rows' in said.message


@pytest.mark.parametrize(
    "name",
    ["Total number of referrals", "Average caseload", "Total referrals", "All children seen alone", "All children",
     "Overall effectiveness", "Mean time to first visit", "Average days to allocation"],
)  # fmt: skip
def test_a_measure_that_speaks_of_a_total_is_one(tmp_path, name):
    assert measures_of(read_book(tmp_path, [*SERIES, [name, 130, 134, 140]]))[2:] == [name]


def test_rows_that_only_their_total_makes_parts_of_one_measure_are_said_to_be_so(tmp_path):
    rows = [["Widgets", "Jan 2025", "Feb 2025"], ["Calls", 10, 20], ["Letters", 5, 6], ["Total", 15, 26]]
    rows = [[*rows[0], "Mar 2025"], *([*row, row[1]] for row in rows[1:])]
    draft = read_book(tmp_path, rows)
    assert [problem.as_printed for problem in draft.problems] == ["Total"]
    assert '"Total" was read as the values of' in draft.problems[0].message


@pytest.mark.parametrize("head", ["Team", "Area"])
def test_a_total_of_teams_or_areas_is_no_doubt(tmp_path, head):
    rows = [[head, "Jan 2025", "Feb 2025", "Mar 2025"], ["Larch", 10, 20, 30], ["Elm", 5, 6, 7], ["Total", 15, 26, 37]]
    assert not any(problem.as_printed == "Total" for problem in read_book(tmp_path, rows).problems)
