"""A document of an earlier month that is imported after a later one: it changes nothing on the days of the later."""

from datetime import date

import pytest

from tests.services.builders import a_draft, a_row, action_of, content, save
from tracker.domain.actions.state import state_at
from tracker.domain.when import month_when, shown

OCTOBER, NOVEMBER, DECEMBER = date(2017, 10, 31), date(2017, 11, 30), date(2017, 12, 31)
JANUARY = month_when(2018, 1)
TRAIN = a_row("1.2", "Train the staff")


@pytest.fixture
def with_november(file):
    """Begun in September; in November only the other action had news."""
    save(file, a_draft(a_row(rag="green"), TRAIN))
    save(file, a_draft(a_row(rag="green"), a_row("1.2", "Train the staff", "Begun. Done.")), dated=NOVEMBER)
    return file


def stood(file, day):
    state = state_at(action_of(file).updates, day)
    return shown(state.review), state.stated_rag, str(state.status)


LATE = a_draft(a_row(said="Begun. Half.", review=JANUARY, rag="red"), TRAIN)


def test_what_it_says_stands_until_the_day_of_the_later_one(with_november):
    save(with_november, LATE, dated=OCTOBER)
    assert stood(with_november, OCTOBER) == ("Jan 2018", "red", "in progress")
    assert stood(with_november, NOVEMBER) == stood(with_november, DECEMBER) == ("Dec 2017", "green", "in progress")


def test_again_it_and_the_later_one_change_nothing(with_november):
    save(with_november, LATE, dated=OCTOBER)
    before = content(with_november)
    save(with_november, LATE, dated=OCTOBER)
    save(with_november, a_draft(a_row(rag="green", said="Begun. Half."), TRAIN), dated=NOVEMBER)
    assert content(with_november) == before


def test_a_rating_that_nobody_had_given_is_none_again(file):
    save(file, a_draft(a_row(), TRAIN))
    save(file, a_draft(a_row(), a_row("1.2", "Train the staff", "Begun. Done.")), dated=NOVEMBER)
    save(file, LATE, dated=OCTOBER)
    assert [stood(file, day)[1] for day in (OCTOBER, NOVEMBER)] == ["red", None]


def test_what_the_later_one_said_itself_is_not_said_again(with_november):
    said = a_draft(a_row(rag="amber", review=month_when(2018, 3), said="Begun. More."), TRAIN)
    save(with_november, said, dated=NOVEMBER)
    count = len(action_of(with_november).updates)
    save(with_november, LATE, dated=OCTOBER)
    assert stood(with_november, NOVEMBER) == ("Mar 2018", "amber", "in progress")
    assert len(action_of(with_november).updates) == count + 1
