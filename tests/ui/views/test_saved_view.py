"""A view in the settings: what it chooses is kept, and found again in another plan."""

from datetime import date

import pytest

from tests.domain.builders import a_plan, an_action, on
from tracker.domain.actions.filters import Filter
from tracker.domain.actions.register import register
from tracker.ui.views.saved_view import SavedView, view_of

OCTOBER = SavedView("October", Filter(review=date(2017, 10, 1)))


def test_a_view_of_a_month_is_kept():
    assert view_of(OCTOBER.entry()) == OCTOBER


@pytest.mark.parametrize("damaged", ["", "2017", 7, None])
def test_a_month_that_is_none_chooses_nothing(damaged):
    assert view_of(OCTOBER.entry() | {"review": damaged}).filter == Filter()


def test_a_month_without_a_review_in_the_plan_is_said():
    plan = a_plan(an_action("1.1", "Dec 2017"))
    lines = register(plan, on("14 Nov 2017"))
    assert OCTOBER.missing_in(plan.themes, lines) == ["a review in Oct 2017"]
    assert SavedView("December", Filter(review=date(2017, 12, 1))).missing_in(plan.themes, lines) == []


def test_a_lead_or_a_month_that_the_plan_does_not_have_is_not_filtered_by():
    lines = register(a_plan(an_action("1.1", "Dec 2017")), on("14 Nov 2017"))
    view = SavedView("Hers", Filter(led_by="Clara Wynn", review=date(2017, 10, 1), silent=True))
    assert view.missing_in((), lines) == ["the lead Clara Wynn", "a review in Oct 2017"]
    assert view.filter_in((), lines) == Filter(silent=True)
