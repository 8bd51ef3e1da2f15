"""Which way is good: a column for it, or the sign of a target, where thresholds say none."""

import pytest

from tests.documents.books import read_book
from tracker.domain.measures.thresholds import scale_of


def measures_of(tmp_path, heads, *rows):
    draft = read_book(tmp_path, [["Measure", *heads], *(["Visits", *row] for row in rows)])
    return [measure for _, measure in draft.plan.measures()], draft.problems


@pytest.mark.parametrize(
    ("printed", "good", "polarity"),
    [
        ("High", "high", "higher"),
        ("Lower is better", "low", "lower"),
        ("Neutral", "neutral", "direction"),
        ("↓", "low", "lower"),
        (None, None, "unknown"),
    ],
)
def test_a_column_says_which_way_is_good(tmp_path, printed, good, polarity):
    (measure,), problems = measures_of(tmp_path, ["Good is", "Previous", "Current"], [printed, 1, 2])
    assert (measure.good_is, scale_of(measure).polarity, problems) == (good, polarity, ())


def test_a_word_that_says_neither_is_a_problem(tmp_path):
    (measure,), problems = measures_of(tmp_path, ["Polarity", "Previous", "Current"], ["Blue", 1, 2])
    assert measure.good_is is None
    assert [(one.kind, one.as_printed) for one in problems] == [("unread", "Blue")]


@pytest.mark.parametrize(
    ("target", "good"), [("<20%", "low"), ("20% or less", "low"), (">=85%", "high"), ("85%+", "high"), ("85%", None)]
)
def test_the_sign_of_a_target_says_it_too(tmp_path, target, good):
    (measure,), _ = measures_of(tmp_path, ["Target", "Previous", "Current"], [target, 1, 2])
    assert measure.good_is == good


def test_a_threshold_in_days_is_the_most_that_something_may_take(tmp_path):
    (measure,), _ = measures_of(tmp_path, ["Threshold (days)", "Previous", "Current"], [426, 1, 2])
    assert (measure.unit, measure.good_is) == ("days", "low")
