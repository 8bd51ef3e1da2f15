"""Of several columns of ratings the latest is how an action stands; the others are kept, dated where they say when."""

from datetime import date

import pytest

from tests.documents.books import actions_of, changed, read_book
from tests.documents.files.test_xlsx_ratings import solid
from tracker.domain.actions.state import state_at

HEADS = ["Ref", "Action", "Lead", "Review date"]
ROW = ["1.1", "Publish the offer", "Head of Service", "Oct 2027"]


def rated(tmp_path, heads, letters):
    """The rating of an action under such headings as at a late day, and how many others are kept."""
    draft = read_book(tmp_path, [[*HEADS, *heads], [*ROW, *letters]])
    assert [problem.kind for problem in draft.problems if problem.kind == "skipped"] == []
    action = actions_of(draft)[0]
    dated = [update for update in action.updates if update.day and update.stated_rag]
    return state_at(action.updates, date(2030, 1, 1)).stated_rag, len(dated) - 1 if dated else len(action.notes)


@pytest.mark.parametrize(
    ("heads", "letters"),
    [
        ("Sept RAG / Oct RAG", "RG"),
        ("Oct RAG / Sept RAG", "GR"),
        ("Nov RAG / Sept RAG / Oct RAG", "GRA"),
        ("Dec RAG / Jan RAG", "RG"),
        ("RAG Oct 24 / RAG Dec 23", "GR"),
        ("Oct 24 RAG / Nov RAG / Sept RAG", "RGA"),
        ("RAG as at 31/10/2024 / RAG status Aug 2024", "GR"),
        ("RAG 12.09.2024 / RAG 10.10.2024", "RG"),
        ("Q1 RAG / Q2 RAG / Q3 RAG / Q4 RAG", "RRAG"),
        ("Q4 RAG / Q3 RAG / Q2 RAG / Q1 RAG", "GRRA"),
        ("Autumn RAG / Spring RAG / Summer RAG", "RAG"),
        ("Sept status / Oct status", "RG"),
        ("Sept RAG / RAG / Aug RAG", "RGA"),
        ("Wk 1 RAG / Wk 2 RAG", "RG"),
        ("RAG week 3 / RAG week 2", "GR"),
        ("Initial RAG / Latest RAG", "RG"),
        ("Latest RAG / Initial RAG", "GA"),
        ("First RAG / Second RAG / Third RAG", "RAG"),
        ("RAG at start / RAG now", "AG"),
        ("Original rating / Current rating", "RG"),
        ("Previous RAG / RAG", "RG"),
        ("Apr / May / Jun / Jul", "RAAG"),
        ("Apr-26 / May-26 / Jun-26", "RAG"),
        ("Week 1 / Week 2", "RG"),
        ("Baseline RAG / Q1 RAG / Q2 RAG", "RAG"),
    ],
)
def test_the_latest_of_several_ratings_counts_and_each_other_is_kept(tmp_path, heads, letters):
    heads = heads.split(" / ")
    assert rated(tmp_path, heads, list(letters)) == ("green", len(heads) - 1)


@pytest.mark.parametrize("heads", ["RAG / RAG phase 2", "Overall RAG / Phase 1 RAG / Phase 2 RAG", "RAG / Finance RAG"])
def test_a_further_rating_of_something_else_is_no_later_one(tmp_path, heads):
    letters = ["R", "G", "G"][: heads.count("/") + 1]
    draft = read_book(tmp_path, [[*HEADS, *heads.split(" / ")], [*ROW, *letters]])
    assert actions_of(draft)[0].updates[0].stated_rag == "red"


@pytest.mark.parametrize("heads", ["Apr-26 / May-26 / Jun-26", "Apr / May / Jun", "RAG 1 / RAG 2 / RAG 3"])
def test_where_the_latest_is_blank_the_one_before_counts(tmp_path, heads):
    assert rated(tmp_path, heads.split(" / "), ["R", "G", None])[0] == "green"


def test_ratings_of_months_are_updates_of_their_last_days(tmp_path):
    rows = [["Plan 2026/27"], [*HEADS[:3], "Apr", "May", "Jun"], [*ROW[:3], "R", "A", "G"]]
    draft = read_book(tmp_path, rows)
    assert [(one.day, one.stated_rag) for one in actions_of(draft)[0].updates] == [
        (None, None),
        (date(2026, 4, 30), "red"),
        (date(2026, 5, 31), "amber"),
        (date(2026, 6, 30), "green"),
    ]
    assert [problem.cause for problem in draft.problems] == ["A heading says no year"]


def test_marks_under_months_are_notes_and_no_calendar(tmp_path):
    months = ["Apr", "May", "Jun", "Jul"]
    draft = read_book(tmp_path, [[*HEADS[:3], *months], [*ROW[:3], "x", "x", None, None], ["1.2", "Train", "HR", None,
                      None, "X", "x"]])  # fmt: skip
    assert [action.notes for action in actions_of(draft)] == [("Apr: x", "May: x"), ("Jun: X", "Jul: x")]
    assert draft.problems == () and [table.kind for table in draft.tables] == ["actions"]


def test_months_to_come_are_no_ratings_yet(tmp_path):
    months = ["Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec", "Jan", "Feb", "Mar"]
    assert rated(tmp_path, [f"{month} RAG" for month in months], ["R", "A", "G"]) == ("green", 2)


def test_ratings_of_months_may_be_fills(tmp_path):
    def paint(book):
        book.active["E2"].fill, book.active["F2"].fill = solid("FFFF0000"), solid("FF00B050")

    draft = changed(tmp_path, paint, [[*HEADS, "Sept RAG", "Oct RAG"], ROW])
    assert actions_of(draft)[0].updates[0].stated_rag == "green"
    assert actions_of(draft)[0].notes == ("Sept RAG: red",)


@pytest.mark.parametrize("before", ["Previous RAG", "RAG last month", "Last month's RAG", "Prior quarter RAG"])
def test_the_rating_before_is_not_the_rating(tmp_path, before):
    assert rated(tmp_path, [before, "RAG this month"], "RG")[0] == "green"


@pytest.mark.parametrize(
    ("said", "rags"),
    [
        (["Amber - drafted", "GREEN: done in May", "Red"], ["amber", "green", "red"]),
        (["Red tape is cut", "Green Lane is open", "Amber - late"], [None, None, None]),
    ],
)
def test_commentary_that_begins_with_ratings_says_them_too(tmp_path, said, rags):
    rows = [["Ref", "Action", "Lead", "Progress"], *([n, f"Do {n}", "Head", text] for n, text in enumerate(said, 1))]
    updates = [action.updates[0] for action in actions_of(read_book(tmp_path, rows))]
    assert [update.stated_rag for update in updates] == rags
    assert [update.text for update in updates] == said


def test_ratings_under_progress_and_rag_are_no_words_of_commentary(tmp_path):
    rows = [["Ref", "Action", "Lead", "Progress (RAG)"], [1, "Do it", "Head", "R"]]
    (action,) = actions_of(read_book(tmp_path, rows))
    assert [(one.stated_rag, one.text) for one in action.updates] == [("red", None)]
