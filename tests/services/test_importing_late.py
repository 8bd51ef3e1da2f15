"""A document of an earlier month that is imported after a later one: it changes nothing on the days of the later."""

from dataclasses import replace
from datetime import date

import pytest

from tests.services.builders import a_draft, a_row, action_of, content, plan_of, save
from tracker.domain.actions.state import state_at
from tracker.domain.plan import Update
from tracker.domain.when import month_when, shown

SEPTEMBER, OCTOBER, DECEMBER = date(2017, 9, 30), date(2017, 10, 31), date(2017, 12, 31)
JANUARY = month_when(2018, 1)
TRAIN = a_row("1.2", "Train the staff")


@pytest.fixture
def with_october(file):
    """Begun in August; in October only the other action had news."""
    save(file, a_draft(a_row(rag="green"), TRAIN))
    save(file, a_draft(a_row(rag="green"), a_row("1.2", "Train the staff", "Begun. Done.")), dated=OCTOBER)
    return file


def stood(file, day):
    state = state_at(action_of(file).updates, day)
    return shown(state.review), state.stated_rag, str(state.status)


LATE = a_draft(a_row(said="Begun. Half.", review=JANUARY, rag="red"), TRAIN)


def test_what_it_says_stands_until_the_day_of_the_later_one(with_october):
    save(with_october, LATE, dated=SEPTEMBER)
    assert stood(with_october, SEPTEMBER) == ("Jan 2018", "red", "in progress")
    assert stood(with_october, OCTOBER) == stood(with_october, DECEMBER) == ("Dec 2017", "green", "in progress")


def test_again_it_and_the_later_one_change_nothing(with_october):
    save(with_october, LATE, dated=SEPTEMBER)
    before = content(with_october)
    save(with_october, LATE, dated=SEPTEMBER)
    save(with_october, a_draft(a_row(rag="green", said="Begun. Half."), TRAIN), dated=OCTOBER)
    assert content(with_october) == before


def test_a_rating_that_nobody_had_given_is_none_again(file):
    save(file, a_draft(a_row(), TRAIN))
    save(file, a_draft(a_row(), a_row("1.2", "Train the staff", "Begun. Done.")), dated=OCTOBER)
    save(file, LATE, dated=SEPTEMBER)
    assert [stood(file, day)[1] for day in (SEPTEMBER, OCTOBER)] == ["red", None]


def test_what_the_later_one_said_itself_is_not_said_again(with_october):
    said = a_draft(a_row(rag="amber", review=month_when(2018, 3), said="Begun. More."), TRAIN)
    save(with_october, said, dated=OCTOBER)
    count = len(action_of(with_october).updates)
    save(with_october, LATE, dated=SEPTEMBER)
    assert stood(with_october, OCTOBER) == ("Mar 2018", "amber", "in progress")
    assert len(action_of(with_october).updates) == count + 1


def test_its_wordings_leads_and_refs_are_told_and_those_of_the_later_one_stay(file):
    older = a_draft(a_row("1.1", "Agree a policy for all", lead="Bo Ash"), TRAIN, theme="Houses")
    save(file, older)
    newer = a_draft(a_row("1.3", "Agree the policy for all"), a_row("1.2", "Train the staff", "Begun. Done."))
    save(file, newer, dated=OCTOBER)
    (changes,) = save(file, older, dated=SEPTEMBER)
    (action,) = [one for _, one in plan_of(file).actions() if one.ref == "1.3"]
    assert (action.text, action.lead.as_printed) == ("Agree the policy for all", "Ann Young, Head")
    assert [theme.title for theme in plan_of(file).themes] == ["Homes"]
    assert [one.field for one in changes.repeated] == ["ref", "action", "lead"] and changes.changed == []
    before = content(file)
    save(file, newer, dated=DECEMBER)
    assert content(file) == before


def test_what_is_said_of_a_month_to_come_makes_no_later_document(file):
    ahead = Update("", "plan", date(2017, 11, 30), None, "Half.")
    row = a_row()
    save(file, a_draft(row))
    save(file, a_draft(replace(row, updates=(*row.updates, ahead))), dated=OCTOBER)
    save(file, a_draft(a_row(text="Agree the new policy")), dated=date(2017, 11, 10))
    assert action_of(file).text == "Agree the new policy"
