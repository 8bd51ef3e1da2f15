"""Review dates of action tables: the last one filled stands, the first is the original, each move is a slip."""

from datetime import date

import pytest

from tests.documents.books import actions_of, read_book, said
from tracker.documents.reading.document import read_document
from tracker.domain.actions.state import state_at
from tracker.domain.when import shown

HEAD = ["Ref", "Action", "Lead"]


def a_table(path, *columns):
    """A file of actions with these columns of dates: a heading, and its cells."""
    rows = [[*HEAD, *(heading for heading, *_ in columns)]]
    for number in range(1, len(columns[0])):
        rows.append([f"1.{number}", f"Task {number}", "Ann Young", *(cells[number] for cells in columns)])
    text = "\n".join(",".join(f'"{cell}"' for cell in row) for row in rows)
    file = path / "plan.csv"
    file.write_text(text, encoding="utf-8")
    return read_document(file)


def stands(action):
    """The original date, the one that stands and the slips, as at a late day."""
    state = state_at(action.updates, date(2030, 1, 1))
    return shown(state.original_review), shown(state.review), state.slips


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Original date", "Revised date"),
        ("Original due date", "Current due date"),
        ("Initial deadline", "New deadline"),
        ("Original target date", "New target date"),
        ("Due date", "Revised date"),
        ("Target date", "Extended to"),
        ("Date originally due", "Date revised to"),
        ("Due date (original)", "Due date (revised)"),
        ("Original completion date", "Forecast completion date"),
        ("Original target", "Revised target"),
        ("Previous due date", "Due date"),
        ("By when", "Extension date"),
    ],
)
def test_the_last_date_filled_stands_and_the_first_is_the_original(tmp_path, first, second):
    draft = a_table(tmp_path, (first, "30/06/2024", "30/06/2024"), (second, "31/12/2024", ""))
    assert [stands(action) for action in actions_of(draft)] == [
        ("30 Jun 2024", "31 Dec 2024", 1),
        ("30 Jun 2024", "30 Jun 2024", 0),
    ]
    assert said(draft) == []


def test_the_columns_may_stand_in_any_order(tmp_path):
    draft = a_table(
        tmp_path,
        ("Second revised date", "Mar 2025", ""),
        ("Revised date", "Dec 2024", "Dec 2024"),
        ("Original date", "Jun 2024", "Jun 2024"),
    )
    assert [stands(one) for one in actions_of(draft)] == [("Jun 2024", "Mar 2025", 2), ("Jun 2024", "Dec 2024", 1)]


def test_each_move_is_a_slip_without_a_reason(tmp_path):
    draft = a_table(tmp_path, ("Due date", "Jun 2024"), ("Revised date", "Sep 2024"), ("Revised date 2", "Dec 2024"))
    (action,) = actions_of(draft)
    assert stands(action) == ("Jun 2024", "Dec 2024", 2)
    assert [(update.kind, update.reason) for update in action.updates] == [("plan", None)] * 3


def test_the_same_date_again_and_an_earlier_one_are_no_slips(tmp_path):
    draft = a_table(
        tmp_path, ("Original date", "30/06/2024", "30/06/2024"), ("Revised date", "30/06/2024", "31/05/2024")
    )
    assert [stands(one) for one in actions_of(draft)] == [
        ("30 Jun 2024", "30 Jun 2024", 0),
        ("30 Jun 2024", "31 May 2024", 0),
    ]
    assert len(actions_of(draft)[0].updates) == 1


def test_a_revised_date_that_cannot_be_read_is_said_and_the_one_before_stands(tmp_path):
    draft = a_table(tmp_path, ("Original date", "Jun 2024"), ("Revised date", "see paper 4"))
    assert stands(actions_of(draft)[0]) == ("Jun 2024", "Jun 2024", 0)
    assert said(draft) == [("unread", "row 2, column 5", "see paper 4", None)]


def test_one_cell_may_tell_how_its_date_was_moved(tmp_path):
    draft = a_table(
        tmp_path,
        ("Due", "Sept 2024 (was May 2024)", "May 2024 - moved to Sept 2024 due to the election", "Ongoing"),
    )
    first, second, third = actions_of(draft)
    assert (stands(first), stands(second)) == (("May 2024", "Sep 2024", 1),) * 2
    assert [update.reason for update in second.updates] == [None, "due to the election", None]
    assert len(third.updates) == 1


def test_a_completion_that_is_taken_back_leaves_the_action_open(tmp_path):
    cells = ("Completed by June 2027", "1 of 3 completed, June 2027", "Not completed", "Completed June 2024")
    draft = a_table(tmp_path, ("Due date", *cells))
    states = [state_at(one.updates, date(2030, 1, 1)) for one in actions_of(draft)]
    assert [one.status.value for one in states] == ["not started"] * 3 + ["complete"]
    assert [shown(one.review) for one in states[:2]] == ["Jun 2027"] * 2
    assert [problem[0] for problem in said(draft)] == ["doubtful", "doubtful", "unread"]


# Columns as wholes


def test_one_cell_that_can_only_be_month_first_turns_its_column(tmp_path):
    draft = a_table(tmp_path, ("Due date", "11/02/2024", "10/15/2024", "Ongoing", "Completed 03/04/2024"))
    assert [stands(one)[1] for one in actions_of(draft)] == [
        "2 Nov 2024",
        "15 Oct 2024",
        "Ongoing",
        "Completed 4 Mar 2024",
    ]
    assert said(draft) == [("doubtful", "row 3, column 4", "10/15/2024", "month first")]


def test_a_column_that_may_be_either_stays_day_first(tmp_path):
    draft = a_table(tmp_path, ("Due date", "11/02/2024", "05/06/2024"))
    assert [stands(one)[1] for one in actions_of(draft)] == ["11 Feb 2024", "5 Jun 2024"]
    assert said(draft) == []


def test_a_column_that_may_be_either_follows_the_other_one_of_its_table(tmp_path):
    draft = a_table(tmp_path, ("Original date", "11/02/2024"), ("Revised date", "11/25/2024"))
    assert stands(actions_of(draft)[0]) == ("2 Nov 2024", "25 Nov 2024", 1)
    assert len(said(draft)) == 1


def test_a_column_of_both_orders_is_doubted_as_a_whole(tmp_path):
    draft = a_table(tmp_path, ("Due date", "15/10/2024", "10/16/2024", "11/02/2024"))
    assert [stands(one)[1] for one in actions_of(draft)] == ["15 Oct 2024", "16 Oct 2024", "11 Feb 2024"]
    assert said(draft) == [("doubtful", "row 3, column 4", "10/16/2024", None)]


def test_a_heading_may_say_that_its_column_is_month_first(tmp_path):
    draft = a_table(tmp_path, ("Due date (mm/dd/yyyy)", "11/02/2024"))
    assert stands(actions_of(draft)[0])[1] == "2 Nov 2024"


@pytest.mark.parametrize(
    ("heading", "cells"),
    [
        ("Target date (MM/YY)", ("03/05", "12/04")),
        ("Due date", ("03/25", "12/24")),
        ("Due date", ("3/25", "12-24")),
        ("Deadline", ("3.25", "12.24")),
    ],
)
def test_months_and_years_in_two_figures_are_asked_once(tmp_path, heading, cells):
    draft = a_table(tmp_path, (heading, *cells))
    year = 2000 + int(cells[0][-2:])
    assert [stands(one)[1] for one in actions_of(draft)] == [f"Mar {year}", f"Dec {year - 1}"]
    assert [(problem[0], problem[2], problem[3]) for problem in said(draft)] == [
        ("doubtful", cells[0], "month and year")
    ]
    assert actions_of(draft)[0].updates[0].review.as_printed == cells[0]


def test_two_figures_that_nothing_explains_stay_unread(tmp_path):
    draft = a_table(tmp_path, ("Due date", "03/05", "12/04"))
    assert [problem[0] for problem in said(draft)] == ["unread", "unread"]


@pytest.mark.parametrize(
    "heading", ["Milestone date", "Date for delivery", "Go-live date", "Sign-off date", "Date", "Agreed date"]
)
def test_the_only_column_of_dates_is_the_review_whatever_its_heading_calls_them(tmp_path, heading):
    draft = a_table(tmp_path, (heading, "31/03/2024", "Ongoing", "TBC"))
    assert [stands(one)[1] for one in actions_of(draft)] == ["31 Mar 2024", "Ongoing", ""]
    assert said(draft) == []


@pytest.mark.parametrize("heading", ["Meeting date", "Start date", "Date raised", "Date of last visit", "Created"])
def test_a_column_of_other_days_is_no_review(tmp_path, heading):
    draft = a_table(tmp_path, (heading, "31/03/2024"), ("Status", "Open"))
    assert stands(actions_of(draft)[0])[1] == ""


@pytest.mark.parametrize(
    ("printed", "due"),
    [
        ("Deadline May 2027", "May 2027"), ("By end May 2027", "May 2027"), ("Target: 31/03/2027", "31 Mar 2027"),
        ("Due Q2 2027/28", "Q2 2027/28"), ("Deadline: 31.03.27", "31 Mar 2027"), ("Review: June 2027", "Jun 2027"),
        ("Target date - 30/06/2027", "30 Jun 2027"), ("Due: Spring 2027", "Spring 2027"),
        ("Expected May 2027", "May 2027"),
        ("no later than 31/03/2027", "31 Mar 2027"), ("Target end of Q2 2027/28", "Q2 2027/28"),
        ("Deadline\nMay 2027", "May 2027"), ("Completion date: by the end of May 2027", "May 2027"),
    ],
)  # fmt: skip
def test_a_date_behind_a_word_for_it_is_read_and_kept_as_printed(tmp_path, printed, due):
    draft = a_table(tmp_path, ("Review date", printed, "1 May 2027"))
    review = actions_of(draft)[0].updates[-1].review
    assert (shown(review), said(draft, "unread")) == (due, [])
    assert review.as_printed == printed


@pytest.mark.parametrize(
    "printed", ["Target", "Deadline to be agreed", "Due to snow", "Target 85%", "Started May 2027"]
)
def test_a_word_for_a_date_before_something_else_gives_none(tmp_path, printed):
    assert stands(actions_of(a_table(tmp_path, ("Review date", printed, "1 May 2027")))[0])[1] == printed


def test_another_column_of_dates_beside_the_review_stays_a_note(tmp_path):
    draft = a_table(tmp_path, ("Due date", "31/03/2024"), ("Milestone date", "28/02/2024"))
    action = actions_of(draft)[0]
    assert (stands(action)[1], action.notes) == ("31 Mar 2024", ("Milestone date: 28/02/2024",))


def test_real_dates_of_a_workbook_move_too(tmp_path):
    rows = [
        [*HEAD, "Original date", "Revised date"],
        ["1", "Build", "Ann Young", (date(2024, 6, 30), "dd/mm/yyyy"), (date(2024, 12, 1), "mmm yyyy")],
    ]
    assert stands(actions_of(read_book(tmp_path, rows))[0]) == ("30 Jun 2024", "Dec 2024", 1)


@pytest.mark.parametrize(
    ("printed", "due"),
    [
        ("Deadline 31 May 2027 (board)", date(2027, 5, 31)),
        ("31/05/2027 (subject to cabinet)", date(2027, 5, 31)),
        ("by May 2027 [budget]", date(2027, 5, 31)),
        ("31/05/2027 (not agreed)", None),
        ("31/05/2027 (moved by the board)", None),
    ],
)
def test_words_in_brackets_behind_a_date_are_kept_with_it_unless_they_say_otherwise_of_it(tmp_path, printed, due):
    draft = read_book(tmp_path, [["Ref", "Action", "Lead", "By when"], ["1", "Build", "Ann Young", printed]])
    (action,) = actions_of(draft)
    assert (action.updates[0].review.last, action.updates[0].review.as_printed) == (due, printed)
    assert [kind for kind, *_ in said(draft)] == ([] if due else ["unread"])


def test_a_column_of_nothing_but_excels_numbers_of_days_holds_days(tmp_path):
    path = tmp_path / "plan.csv"
    path.write_text("Ref,Action,Due date\n1,Draft it,45657\n2,Sign it,45716.5\n3,Tell them,tbc\n")
    draft = read_document(path)
    assert [one.updates[0].review.last for one in actions_of(draft)] == [date(2024, 12, 31), date(2025, 2, 28), None]
    assert said(draft, "repaired", "unread") == [("repaired", "row 2, column 3", "45657", "31 Dec 2024")]


def test_a_number_of_five_digits_among_days_is_a_question(tmp_path):
    path = tmp_path / "plan.csv"
    path.write_text("Ref,Action,Due date\n1,Draft it,45657\n2,Sign it,31/03/2025\n")
    assert said(read_document(path), "repaired", "unread") == [("unread", "row 2, column 3", "45657", None)]
