"""What changed in words, and as columns that every face shows."""

from datetime import date

import pytest

from tracker.columns.changes import PLAN_CHANGE_COLUMNS, plan_change_words
from tracker.columns.words import text_of
from tracker.domain.changes.told import PlanChange

DAY = date(2017, 11, 14)


def a_change(what, old=None, new=None, **fields):
    return PlanChange("action", "1.1.1", "Train", what, old, new, **fields)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (a_change("slip", "Dec 2017", "Mar 2018", day=DAY, by="QA", reason="Staff were ill."),
         "slip Dec 2017 -> Mar 2018 (14 Nov 2017, QA: Staff were ill.)"),
        (a_change("not accepted", "reported complete", "in progress", day=DAY),
         "not accepted: status reported complete -> in progress (14 Nov 2017)"),
        (a_change("stated rating", None, "amber"), "stated rating none -> Amber"),
        (a_change("rating", "awaiting_sign_off", "green"), "rating Awaiting sign-off -> Green"),
        (a_change("late", None, "12 days late", day=DAY), "newly 12 days late (14 Nov 2017)"),
        (a_change("wording", "Train\nall", "Train", of="text"), "text Train all -> Train"),
        (a_change("brought back", day=DAY), "brought back (14 Nov 2017)"),
        (a_change("withdrawn", "Wrong.", None, reason="Of another."), "withdrawn Wrong. (Of another.)"),
        (a_change("words removed", day=DAY, by="QA", of="lead", reason="A child."),
         "Removed 14 Nov 2017 by QA (lead): A child."),
    ],
)  # fmt: skip
def test_a_change_is_one_line(change, words):
    assert plan_change_words(change) == words


def test_the_columns_tell_what_is_there_and_leave_out_what_is_not():
    change = a_change("rating", "red", "green", day=DAY, theme="1.1 Assessment")
    assert [text_of(column, change) for column in PLAN_CHANGE_COLUMNS] == [
        "1.1 Assessment", "Action", "1.1.1", "Train", "Rating", "", "Red", "Green", "14 Nov 2017", "", ""
    ]  # fmt: skip


def test_a_meeting_that_was_held_says_that_it_was_a_meeting():
    held = PlanChange("meeting", "", "SMT overdue review", "held", new="Director", day=DAY)
    what = next(column for column in PLAN_CHANGE_COLUMNS if column.name == "what")
    assert text_of(what, held) == "Meeting held"
