"""Text is broken into lines at words; what looks alike on a line is one text, so that its words are found together."""

import pytest

from tracker.ui.printing.broken import PER_POINT, Breaker, TextLook

PLAIN, BOLD, CHIP = TextLook(10), TextLook(10, bold=True), TextLook(10, colour="#ffffff", fill="#b3261e")


@pytest.fixture(scope="module")
def breaker(qapp):
    return Breaker(qapp.font().family())


def texts(lines):
    return [[piece.text for piece in line.pieces] for line in lines]


def test_a_text_is_broken_at_words_and_no_line_is_wider_than_its_room(breaker):
    words = "Check that every course for front line workers deals with analysis and planning"
    lines = breaker.lines([(words, PLAIN)], 120 * PER_POINT)
    assert len(lines) > 3 and " ".join(text for line in texts(lines) for text in line) == words
    assert all(line.wide <= 120 * PER_POINT for line in lines) and all(len(line.pieces) == 1 for line in lines)


def test_a_word_that_no_line_holds_is_broken_anywhere(breaker):
    lines = breaker.lines([("a" * 400, PLAIN)], 100 * PER_POINT)
    assert len(lines) > 10 and "".join(text for line in texts(lines) for text in line) == "a" * 400
    assert all(line.wide <= 100 * PER_POINT for line in lines)


def test_runs_follow_each_other_on_a_line_with_the_blanks_that_they_have(breaker):
    lines = breaker.lines([("Rated", PLAIN), (" red", BOLD), (", late\nsince May", PLAIN)], 400 * PER_POINT)
    assert texts(lines) == [["Rated", "red", ", late"], ["since May"]]
    first, second, third = lines[0].pieces
    assert second.x > first.x + first.wide and third.x == pytest.approx(second.x + second.wide)


def test_what_has_a_ground_has_room_around_it(breaker):
    (line,) = breaker.lines([("Red", CHIP)], 400 * PER_POINT)
    assert line.pieces[0].x > 0
    assert breaker.lines([("Awaiting sign-off", CHIP)], 60 * PER_POINT)[0].wide <= 60 * PER_POINT


def test_an_empty_line_between_two_has_a_height(breaker):
    lines = breaker.lines([("One\n\nTwo", PLAIN)], 400 * PER_POINT)
    assert texts(lines) == [["One"], [], ["Two"]] and lines[1].high == lines[0].high
    assert breaker.lines([("", PLAIN)], 400 * PER_POINT) == []
