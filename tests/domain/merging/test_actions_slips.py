"""Reviews that a document moves later: which of them need a reason, and which reason a document gives itself."""

from dataclasses import replace

import pytest

from tests.domain.builders import a_when, on
from tests.domain.merging.builders import a_document, held, row, said, told
from tracker.domain.merging.commentary import reason_beside, reason_in
from tracker.domain.merging.plans import compare

SEPTEMBER = on("1 Sep 2019")


def slips(before, after, day=SEPTEMBER, **more):
    """The moves that need a reason, when a document says `after` of an action that stood as `before`."""
    found = compare(held(before), a_document(after), day=day, **more)
    return [slip.words for slip in found.slips]


def test_a_later_review_is_a_slip():
    assert slips(row(review="Dec 2019"), row(review="May 2020")) == [("Dec 2019", "May 2020")]


@pytest.mark.parametrize("later", ["Ongoing", "31 Dec 2020", "2020/21"])
def test_ongoing_or_any_later_last_day_is_a_slip(later):
    assert len(slips(row(review="Dec 2019"), row(review=later))) == 1


@pytest.mark.parametrize("earlier", ["Nov 2019", "12 Dec 2019", "Completed Nov 2019", "December 2019"])
def test_an_earlier_or_equal_last_day_is_none(earlier):
    assert slips(row(review="Dec 2019"), row(review=earlier)) == []


def test_a_first_date_is_none():
    assert slips(row(), row(review="May 2020")) == []


def test_a_date_that_cannot_be_read_is_asked_as_such_and_not_as_a_slip():
    assert slips(row(review="Dec 2019"), row(review="when we can")) == []


@pytest.mark.parametrize("status", ["complete", "stopped", "reported complete"])
def test_of_an_action_that_is_not_live_nobody_asks(status):
    before = row(review="Dec 2019", status=status)
    assert slips(before, row(review="May 2020", status=status)) == []


def test_new_commentary_while_it_is_due_soon_is_the_review_held():
    before = row(review="Dec 2019", text="Begun.")
    assert slips(before, row(review="May 2020", text="Begun.\nLooked at."), day=on("10 Dec 2019")) == []


def test_the_commentary_of_last_time_holds_no_review():
    before = row(review="Dec 2019", text="Begun.")
    assert len(slips(before, row(review="May 2020", text="Begun."), day=on("10 Dec 2019"))) == 1


def test_commentary_long_before_the_date_holds_no_review():
    assert len(slips(row(review="Dec 2019"), row(review="May 2020", text="Begun."))) == 1


def test_the_same_printed_date_read_otherwise_is_a_correction_and_no_slip():
    misread = replace(a_when("Dec 2019"), as_printed="12/19")
    before = row()
    before = replace(before, updates=(replace(before.updates[0], review=misread),))
    after = replace(before, updates=(replace(before.updates[0], review=replace(a_when("2020"), as_printed="12/19")),))
    found = compare(held(before), a_document(after), day=SEPTEMBER)
    assert found.slips == [] and [one[-1] for one in told(found)] == ["correction"]


def test_a_misread_date_that_somebody_put_right_is_a_correction_and_no_slip():
    before, after = row(review="9.12.16"), row(review="9 Dec 2026")
    found = compare(held(before), a_document(after), day=SEPTEMBER, printed={"1": "9.12.16"})
    assert found.slips == [] and [one[-1] for one in told(found)] == ["correction"]


def test_a_later_date_that_was_misprinted_and_put_right_is_a_slip():
    found = slips(row(review="Dec 2019"), row(review="May 2020"), printed={"1": "May 202O"})
    assert found == [("Dec 2019", "May 2020")]


def test_the_date_that_stands_is_the_one_that_moves():
    before = row(review="Dec 2019", updates=[said("1 Jul 2019", review="Aug 2019", kind="correction")])
    assert slips(before, row(review="Oct 2019")) == [("Aug 2019", "Oct 2019")]


# ---- a document that gives the reason


@pytest.mark.parametrize(
    "said_there",
    [
        "Slipped because two posts stood empty.",
        "The launch was delayed due to the election.",
        "Moved to May while the contract is let.",
        "Delayed: the supplier withdrew.",
        "Draft out. Postponed pending the board's decision. Next meeting in June.",
        "Timescale revised following the inspection.",
        "Review put back owing to sickness.",
        "Now behind schedule as the lead has left.",
        "Delay due to the supplier.",
        "Deadline extended to allow parents to reply.",
        "Rescheduled: hall was closed.",
    ],
)
def test_a_commentary_that_says_why_gives_the_reason(said_there):
    found = compare(held(row(review="Dec 2019")), a_document(row(review="May 2020", text=said_there)), day=SEPTEMBER)
    (slip,) = found.slips
    assert slip.reason is not None and slip.reason in said_there


@pytest.mark.parametrize(
    "said_there",
    [
        "Draft out.",
        "We met the board because it asked us to.",
        "Delayed.",
        "Families moved in May.",
        "Lease signed. Awaiting keys.",
        "The policy was revised following feedback.",
        "Families moved because of damp.",
        "We cut delays by hiring two officers.",
        "Opening hours extended to allow evening visits.",
        "Later this year we will recruit.",
        "",
    ],
)
def test_words_that_do_not_say_both_give_none(said_there):
    assert reason_in(said_there) is None


@pytest.mark.parametrize(
    ("printed", "reason"),
    [
        ("May 2020 (delayed: staffing)", "delayed: staffing"),
        ("May 2020 (slipped because the lead left)", "slipped because the lead left"),
        ("May 2020", None),
        ("May 2020 (was Dec 2019)", None),
        ("Late May 2020", None),
    ],
)
def test_words_beside_a_date_that_say_why_give_the_reason(printed, reason):
    assert reason_beside(printed) == reason


def test_a_reason_that_was_read_is_the_reason():
    after = row(review="May 2020")
    after = replace(after, updates=(replace(after.updates[0], reason="the supplier withdrew"),))
    (slip,) = compare(held(row(review="Dec 2019")), a_document(after), day=SEPTEMBER).slips
    assert slip.reason == "the supplier withdrew"


# ---- a row that gives several updates


def test_a_row_with_its_original_and_its_revised_date_says_the_same_each_time():
    two = row(review="Dec 2019", updates=[replace(said(None, review="May 2020"), kind="plan")])
    found = compare(held(two), a_document(two), day=SEPTEMBER)
    assert (found.additions, found.changed, found.slips, found.same) == ([], [], [], 1)


def test_a_row_with_its_original_beside_a_new_date_moves_once():
    two = row(review="Dec 2019", updates=[replace(said(None, review="May 2020"), kind="plan")])
    found = compare(held(row(review="Dec 2019")), a_document(two), day=SEPTEMBER)
    assert [slip.words for slip in found.slips] == [("Dec 2019", "May 2020")]
    assert [review for _, review, *_ in told(found)] == ["May 2020"]


def test_updates_of_several_quarters_are_each_added_once():
    quarters = [replace(said(day, text), kind="plan") for day, text in (("30 Jun 2019", "Q1"), ("31 Aug 2019", "Q2"))]
    found = compare(held(row(text="Begun.")), a_document(row(text="Begun.", updates=quarters)), day=SEPTEMBER)
    assert [text for text, *_ in told(found)] == ["Q1", "Q2"]
