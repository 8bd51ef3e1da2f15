"""What the words of a status cell say, and what takes a finishing word back."""

import pytest

from tracker.documents.ratings.status_words import status_meant, status_said
from tracker.documents.ratings.statuses import status_alone
from tracker.domain.plan import Status

DONE, GOING, NEW, REPORTED = Status.COMPLETE, Status.IN_PROGRESS, Status.NOT_STARTED, Status.REPORTED_COMPLETE


@pytest.mark.parametrize(
    "printed",
    [
        "Complete - not embedded", "Completed – reopened", "Implemented (2 of 5 parts)", "Complete by June 2027",
        "Completed by 30 June 2025", "Complete?", "Closed - reopened", "Closed, re-opened May 2024",
        "Complete in part", "Complete (two of five)", "Complete/ongoing", "Complete but training to follow",
        "Complete - awaiting evidence", "Complete pending QA", "Completed - 11/12 visits",
        "Complete, 1 outstanding action",
        "COMPLETE\nNot embedded", "Completed 31/03/2024 (not embedded)", "Done - except two teams",
        "complete then re-opened", "Achieved, 80%", "Delivered to 3 of 4 areas", "Closed - still to be evidenced",
        "Stopped - restarted in May", "Cancelled?", "Signed off: needs more evidence", "Completed (partly)",
    ],
)  # fmt: skip
def test_a_finishing_word_is_taken_back_by_what_stands_around_it(printed):
    said = status_said(printed)
    assert (said.status, said.taken_back) == (GOING, True)
    assert said.rest


@pytest.mark.parametrize(
    "printed",
    [
        "Complete - embedded", "Completed May 2024", "Completed on 3 May 2024", "closed on 3/5/24",
        "Completed by J. Marsh",
        "Complete - no further action", "Complete – nothing outstanding", "Completed as part of the restructure",
        "Done!", "Now complete", "Action completed", "Fully implemented and embedded", "Complete 100%", "100%",
        "Complete - 12/12 visits", "Complete 3 of 3", "Completed/Closed", "Complete. To be reviewed in June", "✓", "✅",
        "Work complete", "5 of 5 done", "Complete (1 June)",
    ],
)  # fmt: skip
def test_a_finishing_word_is_believed_where_nothing_takes_it_back(printed):
    said = status_said(printed)
    assert (said.status, said.taken_back) == (DONE, False)


@pytest.mark.parametrize(
    "printed",
    [
        "Not complete", "Not yet complete", "Nearly complete", "Partially complete", "Part-complete", "Incomplete",
        "90% complete", "40%", "Complete (90%)", "3 of 5 complete", "To be completed by May", "Awaiting completion",
        "Not achieved", "Substantially complete", "In progress - complete by June", "On track to complete", "Reopened",
    ],
)  # fmt: skip
def test_words_that_say_it_is_not_done_yet_are_in_progress(printed):
    said = status_said(printed)
    assert (said.status, said.taken_back) == (GOING, False)


@pytest.mark.parametrize(
    "printed", ["Complete, awaiting sign-off", "Complete subject to board approval", "Completed – pending sign off"]
)
def test_what_only_waits_to_be_signed_off_is_reported_complete(printed):
    assert status_said(printed).status == REPORTED


@pytest.mark.parametrize("printed", ["Open day held", "Delivered training", "Closed down", "Green", "On the shelf", ""])
def test_other_words_are_no_status(printed):
    assert status_said(printed) is None


@pytest.mark.parametrize(
    ("meaning", "status"),
    [
        ("Not yet started", NEW), ("Work has not started", NEW), ("Not due to start", NEW), ("Yet to commence", NEW),
        ("Action completed", DONE), ("Complete and evidenced", DONE), ("This action has been completed", DONE),
        ("On track or complete", None), ("Not started / overdue", None), ("Future action", None),
        ("On track to be completed by the due date", GOING), ("Significant risk of not being achieved", GOING),
        ("Action has been stopped", Status.STOPPED),
    ],
)  # fmt: skip
def test_a_key_means_a_status_where_it_says_one(meaning, status):
    assert status_meant(meaning) == status


@pytest.mark.parametrize(
    "printed", ["• In progress", "_In_progress_", "•_IN PROGRESS", "(in progress)", "In-Progress."]
)
def test_marks_around_a_status_do_not_hide_it(printed):
    assert status_alone(printed) == GOING


@pytest.mark.parametrize("printed", ["", "•", "% in progress", "In", "In progress since May", "Stay in progress"])
def test_a_text_that_only_begins_or_ends_as_a_status_does_is_none(printed):
    assert status_alone(printed) is None
