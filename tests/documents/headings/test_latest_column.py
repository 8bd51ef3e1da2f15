"""Of several columns of ratings, each of its own month, the latest is how an action stands; the others are said."""

import pytest

from tests.documents.books import actions_of, changed, read_book
from tests.documents.files.test_xlsx_ratings import solid

HEADS = ["Ref", "Action", "Lead", "Review date"]
ROW = ["1.1", "Publish the offer", "Head of Service", "Oct 2027"]


def rated(tmp_path, heads, letters):
    """The rating of an action under such headings, and the columns that were left aside."""
    draft = read_book(tmp_path, [[*HEADS, *heads], [*ROW, *letters]])
    left = [p.about.split(" (beside")[0] for p in draft.problems if p.kind == "skipped"]
    return actions_of(draft)[0].updates[0].stated_rag, left


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
    ],
)
def test_the_latest_of_dated_ratings_counts_and_each_other_is_said(tmp_path, heads, letters):
    heads = heads.split(" / ")
    rating, left = rated(tmp_path, heads, list(letters))
    assert rating == "green" and len(left) == len(heads) - 1


def test_months_to_come_are_no_ratings_yet(tmp_path):
    months = ["Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec", "Jan", "Feb", "Mar"]
    assert rated(tmp_path, [f"{month} RAG" for month in months], ["R", "A", "G"]) == ("green", ["Apr RAG", "May RAG"])


def test_ratings_of_months_may_be_fills(tmp_path):
    def paint(book):
        book.active["E2"].fill, book.active["F2"].fill = solid("FFFF0000"), solid("FF00B050")

    draft = changed(tmp_path, paint, [[*HEADS, "Sept RAG", "Oct RAG"], ROW])
    assert actions_of(draft)[0].updates[0].stated_rag == "green"
    assert [(p.about, p.as_printed) for p in draft.problems if "colours" in p.message] == [("Sept RAG", "1 red")]


@pytest.mark.parametrize("before", ["Previous RAG", "RAG last month", "Last month's RAG", "Prior quarter RAG"])
def test_the_rating_before_is_not_the_rating(tmp_path, before):
    assert rated(tmp_path, [before, "RAG this month"], "RG")[0] == "green"
