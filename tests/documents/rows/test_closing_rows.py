"""Totals and sign-offs under actions are notes and no actions."""

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
    ],
)
def test_an_action_that_speaks_of_signing_or_totals_is_one(tmp_path, row):
    assert texts(read_book(tmp_path, [*ROWS, row])) == ["Agree", row[1]]


def test_an_action_with_a_ref_and_no_words_stays_one(tmp_path):
    draft = read_book(tmp_path, [*ROWS, ["1.2", None, "Bo Ash"]])
    assert texts(draft) == ["Agree", ""]
