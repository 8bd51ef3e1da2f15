"""Documents that complete a held action without a sign-off, or open it again: flagged as problems to decide."""

import pytest

from tests.services.builders import DECEMBER, a_draft, a_row, now, problems_of, said_in_the_program, save
from tracker.domain.merging.asked import Answers
from tracker.domain.plan import Status
from tracker.services.importing import preview, save_drafts
from tracker.store.sqlite import open_store


def flagged(file):
    return [(one.about, one.field, one.message) for one in problems_of(file)]


def test_a_first_import_of_what_is_complete_is_not_flagged(file):
    save(file, a_draft(a_row(status=Status.COMPLETE)))
    assert flagged(file) == []


@pytest.mark.parametrize("before", [Status.IN_PROGRESS, Status.REPORTED_COMPLETE])
def test_an_action_that_the_next_document_completes_is_flagged(file, before):
    save(file, a_draft(a_row(status=before)))
    save(file, a_draft(a_row(status=Status.COMPLETE)), dated=DECEMBER)
    assert flagged(file) == [("1.1", "status", "1.1 is complete in the document, and nobody signed it off.")]
    save(file, a_draft(a_row(status=Status.COMPLETE)), dated=DECEMBER)
    assert len(flagged(file)) == 1


def test_an_action_that_the_next_document_opens_again_is_flagged(file):
    save(file, a_draft(a_row(status=Status.STOPPED)))
    save(file, a_draft(a_row()), dated=DECEMBER)
    sentence = "1.1 was stopped and is in progress in the document, and no reason was given."
    assert flagged(file) == [("1.1", "status", sentence)]


def test_an_action_that_the_next_document_reports_complete_is_not(file):
    save(file, a_draft(a_row()))
    save(file, a_draft(a_row(status=Status.REPORTED_COMPLETE)), dated=DECEMBER)
    assert flagged(file) == []


def test_it_is_flagged_too_where_it_was_asked_and_the_documents_status_taken(file):
    save(file, a_draft(a_row()))
    said_in_the_program(file, status=Status.REPORTED_COMPLETE)
    document = a_draft(a_row(status=Status.COMPLETE))
    with open_store(file) as store:
        (conflict,) = preview(store.plan(), document, DECEMBER, DECEMBER).conflicts
    assert flagged(file) == []
    with open_store(file) as store:
        save_drafts(store, [document], DECEMBER, now(), answers=Answers(choices={conflict.key: "theirs"}))
    assert ("1.1", "status", "1.1 is complete in the document, and nobody signed it off.") in flagged(file)
