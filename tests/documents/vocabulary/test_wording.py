"""Headings by their wording: exact, with a period, misspelt, and by what their column holds."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.documents.books import actions_of, read_book
from tracker.documents.vocabulary.heading_ends import parted
from tracker.documents.vocabulary.likeness import alike
from tracker.documents.vocabulary.wording import FIELDS, close_field_of, field_of

LONG = sorted({wording for wordings in FIELDS.values() for wording in wordings if len(wording) >= 9})


@given(wording=st.sampled_from(LONG), at=st.integers(1, 7))
def test_a_long_wording_with_two_letters_exchanged_is_still_its_field(wording, at):
    slip = wording[:at] + wording[at + 1] + wording[at] + wording[at + 2 :]
    assert (field_of(slip) or close_field_of(slip)) is not None


@pytest.mark.parametrize(
    "heading", ["date", "update", "state", "rate", "ref", "no", "lead", "stage", "Colour of the door"]
)
def test_short_wordings_are_never_close(heading):
    assert close_field_of(heading) in (None, field_of(heading))


@pytest.mark.parametrize(
    ("heading", "rest", "period"),
    [
        ("England 2016/17", "England", "2016/17"),
        ("Statistical neighbours (2015/16)", "Statistical neighbours", "2015/16"),
        ("Latest, Sept 2017", "Latest", "Sept 2017"),
        ("Previous Q1 2017/18", "Previous", "Q1 2017/18"),
        ("Value as at 31 March 2018", "Value", "as at 31 March 2018"),
        ("Target", "Target", ""),
    ],
)
def test_a_period_is_parted_from_a_heading(heading, rest, period):
    assert parted(heading) == (rest, period)


@given(st.text(max_size=30))
def test_a_text_is_wholly_like_itself_or_holds_nothing(text):
    assert alike(text, text) in (0.0, 100.0)


@given(st.text(max_size=30), st.text(max_size=30))
def test_likeness_goes_both_ways(one, other):
    assert 0 <= alike(one, other) == alike(other, one) <= 100


def test_misspelt_headings_are_read_in_a_row_where_others_are_exact(tmp_path):
    rows = [
        ["Ref", "Action", "Resposible officer", "Reveiw date", "Commentry"],
        ["1.1", "Build", "Ann", "Oct 2017", "Begun."],
    ]
    (action,) = actions_of(read_book(tmp_path, rows))
    assert (action.lead.as_printed, action.updates[0].review.as_printed, action.updates[0].text) == (
        "Ann",
        "Oct 2017",
        "Begun.",
    )


def test_misspelt_words_alone_make_no_heading_row(tmp_path):
    rows = [["Ref", "Action"], ["1.1", "Reveiw date"], ["1.2", "Commentry"]]
    assert [action.text for action in actions_of(read_book(tmp_path, rows))] == ["Reveiw date", "Commentry"]


def test_a_status_column_of_ratings_is_the_rating_and_a_target_of_dates_the_review(tmp_path):
    rows = [
        ["Ref", "Action", "Target", "Status"],
        ["1.1", "Build", "Oct 2017", "Green"],
        ["1.2", "Paint", "Nov 2017", "R"],
    ]
    updates = [action.updates[0] for action in actions_of(read_book(tmp_path, rows))]
    assert [(one.review.as_printed, one.stated_rag) for one in updates] == [("Oct 2017", "green"), ("Nov 2017", "red")]


def test_a_column_of_start_dates_is_no_review(tmp_path):
    draft = read_book(tmp_path, [["Ref", "Action", "Lead", "Start date"], ["1.1", "Build", "Ann", "Oct 2017"]])
    assert actions_of(draft)[0].updates[0].review is None


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("Ref (do not change)", "ref"),
        ("Action Ref (leave blank for new)", "ref"),
        ("No. [auto]", "ref"),
        ("Action\n(SMART)", "action"),
        ("What we will do: one action per row", "action"),
        ("Lead (name & role)", "lead"),
        ("Owner: named officer", "lead"),
        ("Target date (dd/mm/yyyy)", "review"),
        ("Status (choose from list)", "status"),
        ("RAG - see key", "rag"),
        ("Update (latest first)", "commentary"),
        ("Update\nfor the board", "commentary"),
        ("Comments (max 100 words)", "comment"),
        ("Status (previous)", None),
        ("Date (of last visit)", None),
        ("Update: the team has met", None),
        ("Status – complete", None),
    ],
)
def test_help_behind_a_heading_does_not_hide_it_and_other_words_do(heading, field):
    assert field_of(heading) == field


@pytest.mark.parametrize("heading", ["Task Status", "Rec status", "Recommendation Status", "Milestone status"])
def test_the_status_of_what_a_table_lists_is_its_status(heading):
    assert field_of(heading) == "status"


@pytest.mark.parametrize("heading", ["closed_at", "Closed on", "Resolved at", "Actual finish", "Achieved on"])
def test_the_day_on_which_something_was_closed_is_a_closing_date(heading):
    assert field_of(heading) == "closed"
