"""What comes up in a theme: reviews and open promises by their days."""

from tests.domain.builders import a_plan, an_action, an_update, on
from tracker.domain.actions.register import register
from tracker.domain.promises.coming import coming_up


def coming(*actions, as_at="14 Nov 2017"):
    plan = a_plan(*actions)
    found = coming_up(plan, plan.themes[0], register(plan, on(as_at)), on(as_at))
    return [(one.action.ref, one.when.as_printed, one.promised) for one in found]


def test_reviews_and_promises_stand_in_the_order_of_their_days():
    said = an_update("1 Nov 2017", "Report to be with the board in Dec 2017.")
    actions = an_action("1.1.1", "Jan 2018", [said]), an_action("1.1.2", "Nov 2017")
    assert coming(*actions) == [
        ("1.1.2", "Nov 2017", ""),
        ("1.1.1", "Dec 2017", "Report to be with the board in Dec 2017."),
        ("1.1.1", "Jan 2018", ""),
    ]


def test_what_is_late_complete_or_without_a_day_does_not_come_up():
    assert coming(an_action("1.1.1", "Oct 2017"), an_action("1.1.2", "Ongoing"), an_action("1.1.3")) == []
    assert coming(an_action("1.1.4", "Dec 2017", status="complete")) == []
