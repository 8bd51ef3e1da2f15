"""One lead, review or status for several actions keeps the rules of each."""

from datetime import UTC, date, datetime

import pytest

from tests.domain.builders import a_plan, an_action, an_update
from tracker.domain.actions.together import OneForAll, set_together
from tracker.domain.edit import Stamp
from tracker.domain.plan import Lead, Status
from tracker.errors import TrackerError

DAY = date(2017, 11, 14)
LATE = an_action("1.1", "Oct 2017", day="1 Sep 2017", id=1)
GONE = an_action("1.2", "Oct 2017", day="1 Sep 2017", id=2, removed_on=date(2017, 11, 1))
STOPPED = an_action("1.3", "Oct 2017", (an_update("1 Nov 2017", status="stopped"),), day="1 Sep 2017", id=3)
DONE = an_action("1.4", "Oct 2017", (an_update("1 Nov 2017", status="complete"),), day="1 Sep 2017", id=4)
SOON = an_action("1.5", "Nov 2017", day="1 Sep 2017", id=5)
AHEAD = an_action("1.6", "Nov 2017", (an_update("1 Dec 2017", "Said later."),), day="1 Sep 2017", id=6)
ALL = (LATE, GONE, STOPPED, DONE, SOON, AHEAD)


def together(actions=ALL, **wanted):
    stamp = Stamp(DAY, datetime(2017, 11, 14, 9, tzinfo=UTC), "QA Manager", iter("abcdefgh").__next__)
    return set_together(a_plan(*ALL), actions, OneForAll(**wanted), stamp)


def test_a_lead_goes_to_all_that_stand():
    made = together(lead=Lead("QA Manager"))
    assert [(one.id, one.lead.as_printed) for one in made.records] == [
        (1, "QA Manager"), (4, "QA Manager"), (5, "QA Manager"), (6, "QA Manager"),
    ]  # fmt: skip
    assert made.left == [("1.2", "removed"), ("1.3", "stopped")]


def test_a_review_that_slips_asks_for_its_reason():
    made = together(review="Dec 2017")
    assert made.asks[0] == "The review of 1.1 moves from Oct 2017 to Dec 2017: give the reason."
    assert [ref for ref, _ in made.left] == ["1.2", "1.3", "1.4", "1.6"]


def test_with_a_reason_all_that_can_move_do_and_only_slips_keep_it():
    made = together((LATE, AHEAD, SOON), review="Nov 2017", reason="A vacancy")
    assert [(one.action_id, one.review.as_printed, one.reason) for one in made.records] == [
        (1, "Nov 2017", "A vacancy")
    ]
    assert made.left[0][0] == "1.6" and made.left[1] == ("1.5", "so already")


def test_a_day_before_the_last_update_is_closed_for_that_action_alone():
    made = together((LATE, AHEAD), status=Status.IN_PROGRESS)
    assert [one.action_id for one in made.records] == [1]
    assert made.left == [
        ("1.6", "1.6 already has an update of 1 Dec 2017: nothing can be written on 14 Nov 2017.")
    ]  # fmt: skip


def test_what_is_stopped_is_opened_again_with_a_reason():
    assert together((STOPPED,), status=Status.IN_PROGRESS).asks[0].startswith("1.3 is opened again")
    (update,) = together((STOPPED,), status=Status.IN_PROGRESS, reason="Money was found").records
    assert (update.status, update.reason) == (Status.IN_PROGRESS, "Money was found")


def test_a_review_that_cannot_be_read_is_refused_for_all():
    with pytest.raises(TrackerError, match='The review date "Octember" could not be read'):
        together(review="Octember")
