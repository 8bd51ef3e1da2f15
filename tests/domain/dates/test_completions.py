"""A word for complete in a date counts unless the other words take it back; then its date is when it is due."""

import pytest

from tests.domain.builders import a_when, on
from tracker.domain.dates.reading import read_when


@pytest.mark.parametrize(
    "text",
    [
        "Completed",
        "Complete - embedded",
        "Done - see the board's paper",
        "Fully completed",
        "100% complete",
        "3 of 3 completed",
        "Completed ahead of schedule",
        "Closed",
    ],
)
def test_what_says_complete_and_no_more_is_complete(text):
    when = a_when(text)
    assert (when.kind, when.first) == ("completed", None)


@pytest.mark.parametrize(
    "text",
    [
        "Completed March 2024",
        "March 2024 - completed",
        "Mar 2024 (complete)",
        "Closed: Mar 2024",
        "Completed by Mary Stone March 2024",
        "Now done, March 2024",
    ],
)
def test_a_completion_has_its_date_before_or_behind_it(text):
    when = a_when(text)
    assert (when.kind, when.last, when.as_printed) == ("completed", on("31 Mar 2024"), text)


@pytest.mark.parametrize(
    "text",
    [
        "Not completed",
        "Not yet complete",
        "1 of 3 completed",
        "2 out of 5 done",
        "Part completed",
        "Partially complete",
        "90% complete",
        "Nearly done",
        "Incomplete",
        "Completed - reopened",
        "Completed (2 of 5 parts)",
        "Completed in part",
        "Complete subject to sign-off",
        "Awaiting completion",
        "To be completed",
    ],
)
def test_a_completion_that_is_taken_back_is_none_and_asked(text):
    when, doubts = read_when(text)
    assert (when.kind, [doubt.kind for doubt in doubts]) == ("unread", ["unread"])
    assert "names no day" in doubts[0].message


@pytest.mark.parametrize(
    "text",
    [
        "Completed by June 2027",
        "Done by end of June 2027",
        "For completion by June 2027",
        "Completion due June 2027",
        "Will be completed in June 2027",
        "Expected to be completed June 2027",
        "June 2027 (not completed)",
        "1 of 3 completed, June 2027",
        "Part-complete June 2027",
        "Complete phase one by June 2027",
        "90% complete - June 2027",
    ],
)
def test_the_date_beside_a_completion_that_is_none_is_when_it_is_due_and_is_doubted(text):
    when, doubts = read_when(text)
    assert (when.kind, when.last, when.as_printed) == ("month", on("30 Jun 2027"), text)
    assert [doubt.kind for doubt in doubts] == ["doubtful"]


@pytest.mark.parametrize("text", ["Complete by June 2027", "To be completed by June 2027"])
def test_a_plain_promise_is_not_doubted(text):
    when, doubts = read_when(text)
    assert (when.kind, when.last, doubts) == ("month", on("30 Jun 2027"), ())
