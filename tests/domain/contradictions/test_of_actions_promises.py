"""A completed action of which a promise stands open is a contradiction; what is one, and what is none."""

from tests.domain.builders import a_plan, an_action, an_update, on
from tracker.domain.actions.register import among, register
from tracker.domain.contradictions.every import contradictions

PROMISE = "An audit will be carried out in January 2018."


def found(*updates, as_at="14 Nov 2017", text=PROMISE):
    said = an_update("1 Oct 2017", text)
    plan = a_plan(an_action("1.1.3", "Dec 2017", updates=[said, *updates]))
    return contradictions(plan, among(register(plan, on(as_at))), on(as_at))


def complete(text=None):
    return an_update("1 Nov 2017", text, status="complete")


def test_a_complete_action_with_a_promise_for_a_later_month_is_one():
    (one,) = found(complete())
    assert (one.kind, one.about) == ("complete with an open promise", "1.1.3")
    assert one.sentence == (
        "1.1.3 is complete since 1 Nov 2017, but what was promised for Jan 2018 is still to come: "
        '"An audit will be carried out in January 2018".'
    )


def test_an_action_that_goes_on_may_promise():
    assert found() == []


def test_a_promise_that_was_kept_by_then_is_none():
    assert found(complete("An audit was carried out in January 2018."), as_at="14 Nov 2017") == []


def test_a_promise_whose_month_has_passed_stands_open_no_more():
    assert found(complete(), as_at="1 Feb 2018") == []


def test_a_day_before_it_was_completed_does_not_know_of_it():
    assert found(complete(), as_at="31 Oct 2017") == []


def test_it_is_the_same_contradiction_on_another_day():
    assert found(complete())[0].facts == found(complete(), as_at="1 Dec 2017")[0].facts
