"""A text that tells how a date was moved gives all its dates, the first one first."""

import pytest

from tests.domain.builders import a_when
from tracker.domain.dates.moved import read_in_turn
from tracker.domain.dates.reading import read_when
from tracker.domain.when import shown


def in_turn(text):
    return [shown(when) for when in read_in_turn(text).dates]


@pytest.mark.parametrize(
    "text",
    [
        "Sept 2024 (was May 2024)",
        "Sept 2024 (was due May 2024)",
        "Sept 2024 - was May 2024",
        "Sept 2024 (previously May 2024)",
        "Sept 2024 (originally due in May 2024)",
        "Sept 2024 (original date May 2024)",
        "Sept 2024 (original: May 2024)",
        "Sept 2024 (moved from May 2024)",
        "Sept 2024, extended from May 2024",
        "May 2024 - revised to Sept 2024",
        "May 2024, extended to Sept 2024",
        "May 2024 (now Sept 2024)",
        "May 2024; revised date: Sept 2024",
        "May 2024 → Sept 2024",
        "May 2024 -> Sept 2024",
        "May 2024->Sept 2024",
        "Sept 2024 (prev. May 2024)",
        "May 2024\nRevised: Sept 2024",
        "Originally due May 2024, now Sept 2024",
        "Original date: May 2024\nRevised date: Sept 2024",
        "Was May 2024, pushed back to end of Sept 2024",
        "May 2024 deferred until Sept 2024",
        "Revised date Sept 2024 (original May 2024)",
        "by Sept 2024 (formerly by May 2024)",
    ],
)
def test_a_date_that_was_moved_once_has_two(text):
    assert in_turn(text) == ["May 2024", "Sep 2024"]


@pytest.mark.parametrize(
    "text",
    [
        "May 2024, revised to Sept 2024, then to Dec 2024",
        "May 2024, revised to Sept 2024, further extended to Dec 2024",
        "Dec 2024 (was Sept 2024, originally May 2024)",
        "Sept 2024 (was May 2024), now Dec 2024",
        "May 2024 -> Sept 2024 -> Dec 2024",
    ],
)
def test_a_date_that_was_moved_twice_has_three(text):
    assert in_turn(text) == ["May 2024", "Sep 2024", "Dec 2024"]


def test_each_is_printed_as_it_stands():
    assert [when.as_printed for when in read_in_turn("30/09/24 (was 31/05/24)").dates] == ["31/05/24", "30/09/24"]


def test_words_behind_a_date_are_the_reason():
    found = read_in_turn("Sept 2024 (was May 2024 – delayed by recruitment)")
    assert ([shown(when) for when in found.dates], found.reason) == (["May 2024", "Sep 2024"], "delayed by recruitment")
    assert read_in_turn("May 2024, moved to Sept 2024 due to the election").reason == "due to the election"
    assert read_in_turn("Sept 2024 (was May 2024)").reason is None


def test_a_date_may_be_moved_to_ongoing_or_be_completed():
    assert [when.kind for when in read_in_turn("Ongoing (was May 2024)").dates] == ["month", "ongoing"]
    assert [when.kind for when in read_in_turn("Completed (was due May 2024)").dates] == ["month", "completed"]
    assert [when.kind for when in read_in_turn("TBC (was May 2024)").dates] == ["month", "none"]


@pytest.mark.parametrize("text", ["Sept 2024 (revised)", "Revised Sept 2024", "Originally Sept 2024", "New: Sept 2024"])
def test_one_date_is_one_whatever_is_said_of_it(text):
    assert in_turn(text) == ["Sep 2024"]
    assert read_in_turn(text).dates[0].as_printed == text


@pytest.mark.parametrize(
    "text",
    ["Sept 2024 (revised 12/05/2024)", "Was not set", "May 2024, extended by 3 months"],
)
def test_what_is_not_surely_a_move_is_read_as_it_stands(text):
    assert read_in_turn(text) == ((read_when(text)[0],), read_when(text)[1], None)


@pytest.mark.parametrize("text", ["Oct 2017", "Nov - Feb 2018", "Ongoing", "", "Completed Oct 2017", "soon", "now"])
def test_any_other_text_has_the_one_date_that_it_is_read_as(text):
    assert read_in_turn(text).dates == (a_when(text),)


def test_a_date_outside_the_period_is_doubted_in_each_part():
    found = read_in_turn("Sept 2030 (was May 2024)", a_when("2024/25"))
    assert [doubt.kind for doubt in found.doubts] == ["repaired", "doubtful"]
