"""Every slip of an action: when, from what to what, and why."""

from tests.domain.builders import an_action, an_update, on, state_of
from tracker.domain.actions.slips import slips_of
from tracker.domain.when import shown


def test_each_slip_is_told_with_its_reason_as_at_a_day():
    first = an_update("1 Aug 2017", review="Nov 2017", reason="Staff were ill")
    held = an_update("20 Nov 2017", "Looked at.", review="Jan 2018")
    second = an_update("1 Dec 2017", review="Mar 2018")
    action = an_action("1", "Sep 2017", (first, held, second))
    told = slips_of(action, on("31 Dec 2017"))
    assert [(one.day, shown(one.old), shown(one.new), one.reason) for one in told] == [
        (on("1 Aug 2017"), "Sep 2017", "Nov 2017", "Staff were ill"),
        (on("1 Dec 2017"), "Jan 2018", "Mar 2018", None),
    ]
    assert len(told) == state_of(action, "31 Dec 2017").slips
    assert len(slips_of(action, on("30 Nov 2017"))) == 1
