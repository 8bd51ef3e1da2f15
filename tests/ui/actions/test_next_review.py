"""The quick choices of the next review: as exact as the date that stands there, and never past a month's end."""

from datetime import date

import pytest

from tests.domain.builders import a_when
from tracker.ui.actions.next_review import NextReview, end_of_quarter, reviewed_in


@pytest.mark.parametrize(
    ("months", "day", "current", "written"),
    [
        (1, (2017, 11, 14), "Oct 2017", "Dec 2017"),
        (1, (2017, 11, 14), "14 Oct 2017", "14 Dec 2017"),
        (1, (2018, 1, 31), "14 Oct 2017", "28 Feb 2018"),
        (3, (2017, 11, 30), "14 Oct 2017", "28 Feb 2018"),
        (1, (2017, 12, 31), "Oct 2017", "Jan 2018"),
        (3, (2017, 11, 1), "Ongoing", "1 Feb 2018"),
        (1, (2017, 11, 1), "", "1 Dec 2017"),
    ],
)
def test_months_are_counted_from_the_day_in_view(months, day, current, written):
    assert reviewed_in(months, date(*day), a_when(current)) == written


@pytest.mark.parametrize(
    ("day", "end"),
    [((2017, 1, 1), "31 Mar 2017"), ((2017, 3, 31), "31 Mar 2017"), ((2017, 11, 14), "31 Dec 2017")],
)
def test_a_quarter_ends_with_its_third_month(day, end):
    assert end_of_quarter(date(*day)) == end


def test_what_was_chosen_is_said_in_words_and_follows_the_day(qtbot):
    review = NextReview()
    qtbot.addWidget(review)
    review.show_state(date(2017, 11, 1), a_when("Oct 2017"))
    assert review.words.text() == "It stays Oct 2017."
    review.choice.buttons["+1"].click()
    review.show_state(date(2017, 12, 1), a_when("Oct 2017"))
    assert (review.words.text(), review.text) == ("Oct 2017 → Jan 2018", "Jan 2018")
    review.show_state(date(2017, 12, 1), a_when(""))
    assert review.words.text() == "no date → 1 Jan 2018"


def test_a_date_is_typed_only_where_a_date_is_chosen(qtbot):
    review = NextReview()
    qtbot.addWidget(review)
    review.show()
    review.put("keep")
    assert not review.box.isVisible()
    review.choice.buttons["a date"].click()
    assert review.box.isVisible() and review.text == ""
    review.box.setText(" Mar 2018 ")
    assert review.text == "Mar 2018"
    review.put("a choice that is no more", "Mar 2018")
    assert review.chosen == "keep" and review.text == ""
