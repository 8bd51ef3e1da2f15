"""Exports of boards of cards: the list or bucket of a card is its status where its words are, its members are leads."""

import pytest

from tests.documents.books import actions_of, read_book

CARDS = [
    ("Agree the guidance", "Doing", "Ann Birch", "31/03/2027"),
    ("Train the workers", "To Do", "Cal Dean", "30/06/2027"),
    ("Audit referrals", "Done", "Ann Birch", "15/01/2027"),
]
STATUSES = ["in progress", "not started", "complete"]


def facts(draft):
    return [
        (one.text, one.lead.as_printed, one.updates[0].review.as_printed, one.updates[0].status.value)
        for one in actions_of(draft)
    ]


@pytest.mark.parametrize(
    "heads",
    [
        ["Card Name", "List Name", "Members", "Due Date"],
        ["Card Title", "List", "Member", "Due"],
        ["Card", "Column", "Assignee", "Due"],
        ["Task Name", "Bucket Name", "Assigned To", "Due date"],
        ["Name", "Section/Column", "Assignees", "Due Date"],
    ],
)
@pytest.mark.parametrize("order", [(0, 1, 2, 3), (3, 1, 2, 0), (0, 2, 3, 1)])
def test_a_board_is_a_table_of_actions(tmp_path, heads, order):
    rows = [[row[at] for at in order] for row in (heads, *CARDS)]
    expected = [(*(card[at] for at in (0, 2, 3)), status) for card, status in zip(CARDS, STATUSES, strict=True)]
    assert facts(read_book(tmp_path, rows)) == expected


def test_a_bucket_of_words_that_say_no_status_is_a_theme(tmp_path):
    rows = [["Task Name", "Bucket Name", "Assigned To", "Due date"], *([a, "Practice", b, c] for a, _, b, c in CARDS)]
    draft = read_book(tmp_path, rows)
    assert [theme.title for theme in draft.plan.themes] == ["Practice"] and len(actions_of(draft)) == 3


def test_progress_says_the_status_before_the_bucket_does(tmp_path):
    heads = ["Task Name", "Bucket Name", "Progress", "Assigned To", "Due date"]
    draft = read_book(tmp_path, [heads, *([a, "Backlog", "Completed", b, c] for a, _, b, c in CARDS)])
    assert {one[3] for one in facts(draft)} == {"complete"}
    assert all(one.notes == ("Bucket Name: Backlog",) for one in actions_of(draft))


def test_an_export_with_ids_and_addresses_is_read_whole(tmp_path):
    heads = ["Card ID", "Card Name", "Card URL", "Card Description", "Members", "Due Date", "List Name"]
    rows = [
        [f"5f{n}", a, f"https://board.example/c/{n}", "A draft", who, due, at]
        for n, (a, at, who, due) in enumerate(CARDS)
    ]
    draft = read_book(tmp_path, [heads, *rows])
    assert facts(draft) == [(a, who, due, s) for (a, _, who, due), s in zip(CARDS, STATUSES, strict=True)]
    assert [one.notes for one in actions_of(draft)] == [("Card Description: A draft",)] * 3
