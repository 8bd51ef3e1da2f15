"""What lists offer, taken and saved: with lead and review; the same document later offers it as held already."""

from datetime import date

import pytest

from tests.corpus.word_pieces import p, write_document
from tests.services.builders import DECEMBER, NOVEMBER, a_draft, a_row, action_of, content, plan_of, save
from tracker.documents.reading.document import read_document
from tracker.domain.decisions.offers import held_already, taken, taken_before
from tracker.services.importing import preview

MEET = "Meet the carers by 30 April 2020 (Team Manager)."
LATER = "Keep visiting every carer each quarter."


@pytest.fixture
def read(tmp_path):
    def document(*texts):
        write_document(tmp_path / "plan.docx", p("We will:"), *(p(text, listed=True) for text in texts))
        return read_document(tmp_path / "plan.docx")

    return document


def with_taken(draft, *texts):
    return taken(draft, {offer.key for offer in draft.offers if offer.action.text in texts})


def held_texts(draft, file):
    held = held_already(draft.offers, plan_of(file))
    return [offer.action.text for offer in draft.offers if offer.key in held]


def test_what_is_taken_is_saved_with_its_lead_and_review_and_nothing_else_is(read, file):
    save(file, with_taken(read(MEET, LATER), MEET))
    ((theme, action),) = plan_of(file).actions()
    assert (theme.title, action.text, action.lead.as_printed) == ("We will", MEET, "Team Manager")
    (update,) = action.updates
    assert (update.review.first, update.review.as_printed) == (date(2020, 4, 30), "30 April 2020")
    assert [person.role for person in plan_of(file).people] == ["Team Manager"]


def test_what_is_taken_later_goes_into_the_plan_that_is_held(read, file):
    save(file, a_draft(a_row()))
    save(file, with_taken(read(MEET, LATER), LATER), dated=DECEMBER)
    assert [action.text for _, action in plan_of(file).actions()] == ["Agree the policy", LATER]
    assert action_of(file, "1.1").removed_on is None


def test_the_same_document_later_brings_nothing_new_of_what_is_held_and_misses_none(read, file):
    save(file, with_taken(read(MEET, LATER), MEET))
    before, again = content(file), read(MEET, LATER)
    assert held_texts(again, file) == [MEET]
    before_keys = taken_before(again.offers, plan_of(file))
    changes = preview(plan_of(file), taken(again, before_keys), NOVEMBER, NOVEMBER)
    assert (changes.new, changes.changed, changes.missing, changes.same) == ([], [], [], 1)
    save(file, taken(again, before_keys))
    assert content(file)["plans"] == before["plans"]


def test_words_that_a_table_brought_are_held_already_whatever_their_case_and_blanks(read, file):
    save(file, a_draft(a_row(text="MEET the  carers by 30 April 2020 (Team manager).")))
    assert held_texts(read(MEET, LATER), file) == [MEET]


def test_what_a_table_brought_is_not_taken_before_for_that_would_change_it(read, file):
    save(file, a_draft(a_row(text=MEET)))
    again = read(MEET)
    assert held_texts(again, file) == [MEET] and taken_before(again.offers, plan_of(file)) == set()


def test_each_action_stands_for_one_offer_of_the_same_words(read, file):
    draft = read(MEET, MEET)
    save(file, taken(draft, {draft.offers[0].key}))
    assert taken_before(draft.offers, plan_of(file)) == {draft.offers[0].key}


def test_an_item_with_a_number_is_held_already_by_its_words(read, file):
    save(file, with_taken(read("2. Meet the carers each month"), "Meet the carers each month"))
    assert held_texts(read("2. Meet the carers each month"), file) == ["Meet the carers each month"]
    assert held_texts(read("Meet the carers each month"), file) == ["Meet the carers each month"]


def test_what_was_removed_from_the_plan_is_not_held(read, file):
    save(file, a_draft(a_row(text=MEET, removed_on=NOVEMBER)))
    assert held_texts(read(MEET), file) == []
