"""The sheet of actions says who signed an action off, on what day and by what; that of the overdue, why they moved."""

from tests.domain.builders import a_line, an_action, an_update, on
from tracker.columns.sheets.actions import actions_sheet, overdue_sheet
from tracker.columns.words import text_of
from tracker.domain.plan import SignOffEvidence

PROOF = (SignOffEvidence("audit.pdf", "0" * 64), SignOffEvidence("https://example.org"))
DONE = an_update("1 Nov 2017", status="reported complete")
ACCEPTED = an_update("10 Nov 2017", status="complete", kind="sign-off", author="Kate Hollis", evidence=PROOF)


def shown(*updates, as_at="14 Nov 2017"):
    """The columns of one action that speak of its sign-off, those in which something stands."""
    line = a_line(an_action("1.1.4", "Dec 2017", updates=updates), as_at)
    sheet = actions_sheet([line], on(as_at), "").without_empty()
    return {column.heading: text_of(column, line) for column in sheet.columns if column.heading.startswith("Sign")}


def test_what_was_accepted_says_by_whom_when_and_by_what():
    assert shown(DONE, ACCEPTED) == {
        "Signed off by": "Kate Hollis",
        "Signed off on": "10 Nov 2017",
        "Signed off on evidence": "audit.pdf\nhttps://example.org",
    }


def test_before_that_it_awaits_its_sign_off():
    assert shown(DONE, ACCEPTED, as_at="9 Nov 2017") == {"Sign-off": "Awaiting sign-off, 8 days"}


def test_what_was_completed_without_one_says_nobody():
    assert shown(an_update("1 Nov 2017", status="complete", author="Kate Hollis")) == {}


MOVED = an_update("10 Aug 2017", review="Sep 2017", reason="Staff left")
AGAIN = an_update("10 Nov 2017", review="Mar 2018", reason="The money went")


def why_it_moved(*updates, as_at="1 Nov 2017"):
    line = a_line(an_action("1.1.4", "Aug 2017", updates=updates), as_at)
    sheet = overdue_sheet([line], on(as_at), "").without_empty()
    return [text_of(column, line) for column in sheet.columns if column.name == "slip_reasons"]


def test_why_an_overdue_action_moved_is_told_of_the_moves_up_to_the_day():
    assert why_it_moved(MOVED) == ["Staff left"]
    assert why_it_moved(MOVED, AGAIN) == ["Staff left"]
    assert why_it_moved(AGAIN) == []


def test_a_move_that_was_withdrawn_is_no_reason():
    undone = an_update("20 Aug 2017", kind="undo", withdraws=MOVED.uuid)
    assert why_it_moved(MOVED, undone) == []
