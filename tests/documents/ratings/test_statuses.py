"""Which texts are a rating by word or letter."""

import pytest

from tracker.documents.ratings.statuses import rag_of


@pytest.mark.parametrize("text", ["Team A", "Year R", "Ward B", "Phase A", "Group G"])
def test_a_letter_that_names_a_thing_rates_none(text):
    assert rag_of(text) is None


@pytest.mark.parametrize(("text", "rag"), [("A", "amber"), ("A Amber", "amber"), ("RAG: G", "green"), ("now R", "red")])
def test_a_letter_alone_or_behind_a_word_of_ratings_is_one(text, rag):
    assert rag_of(text) == rag
