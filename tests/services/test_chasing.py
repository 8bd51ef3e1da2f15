"""Who has not answered is chased by a draft that a mail program opens, with the pack; nothing is sent."""

import email
from dataclasses import replace
from email.policy import default
from io import BytesIO
from urllib.parse import parse_qs, unquote, urlsplit

import openpyxl
import pytest

from tests.domain.builders import on
from tests.services.test_packs import BACK, CLOCK, LEAD, OTHER, SENT, file, made_once, store
from tracker.documents.packs.read import read_pack
from tracker.domain.packs.answering import packs_at
from tracker.domain.packs.chasing import USUAL_WORDS, letter_to
from tracker.domain.plan import Lead, Person
from tracker.errors import TrackerError
from tracker.put_in_place import AlreadyThere
from tracker.reports.packs.letter import mailto
from tracker.services.chasing import unanswered, write_letters
from tracker.services.packs import save_packs, send_packs

_FIXTURES = (file, made_once, store)


@pytest.fixture
def sent(store, tmp_path):
    plan = store.plan()
    store.save(Person(None, LEAD, "service.manager@example.org", plan_id=plan.id))
    return {one.pack.lead: one for one in send_packs(store, [], tmp_path / "out", SENT, CLOCK)}


def drafts(folder):
    return {path.name: email.message_from_bytes(path.read_bytes(), policy=default) for path in folder.iterdir()}


def test_each_who_has_not_answered_gets_a_draft_with_address_subject_words_and_the_pack(store, sent, tmp_path):
    write_letters(store, tmp_path / "drafts", BACK, CLOCK, by="QA")
    made = drafts(tmp_path / "drafts")
    assert sorted(made) == [f"{OTHER} 2017-11-14.eml", f"{LEAD} 2017-11-14.eml"]
    draft = made[f"{LEAD} 2017-11-14.eml"]
    assert (draft["To"], draft["X-Unsent"]) == ("service.manager@example.org", "1")
    assert draft["Subject"] == "Improvement plan: your update is due"
    text = draft.get_body(("plain",)).get_content()
    assert "On 1 Nov 2017 we sent you a workbook with 4 actions" in text and "13 days later" in text
    assert "2 actions are overdue" in text
    same_day = letter_to(store.plan(), unanswered(store.plan(), [LEAD], SENT)[0], USUAL_WORDS, SENT).text
    assert "; less than a day later we have no answer yet, and " in same_day
    (attached,) = draft.iter_attachments()
    sheet = openpyxl.load_workbook(BytesIO(attached.get_content()))["Your actions"]
    assert sheet["A8"].value == "1.1.1"
    assert made[f"{OTHER} 2017-11-14.eml"]["To"] is None


def test_the_pack_that_is_attached_is_the_one_that_was_sent(store, sent, tmp_path):
    write_letters(store, tmp_path / "drafts", BACK, CLOCK, leads=[LEAD])
    (draft,) = drafts(tmp_path / "drafts").values()
    (attached,) = draft.iter_attachments()
    path = tmp_path / "attached.xlsx"
    path.write_bytes(attached.get_content())
    again, first = read_pack(path), read_pack(sent[LEAD].path)
    assert (again.pack, again.rows) == (first.pack, first.rows)


def saved_by_its_lead(sent):
    """A pack that came back, with nothing to say."""
    openpyxl.load_workbook(sent.path).save(sent.path)
    return read_pack(sent.path)


def test_who_answered_is_not_chased_and_who_was_is_remembered(store, sent, tmp_path):
    save_packs(store, [saved_by_its_lead(sent[OTHER])], on("9 Nov 2017"), CLOCK)
    for day in ("10 Nov 2017", "14 Nov 2017"):
        assert [one.letter.lead for one in write_letters(store, tmp_path / day, on(day), CLOCK)] == [LEAD]
    (other, mine) = sorted(packs_at(store.plan(), BACK), key=lambda one: one.pack.lead)
    assert (mine.pack.lead, len(mine.chased), mine.waits) == (LEAD, 2, 13)
    assert (len(other.back), other.waits) == (1, None)
    (then,) = [one for one in packs_at(store.plan(), on("12 Nov 2017")) if one.pack.lead == LEAD]
    assert (len(then.chased), then.waits) == (1, 11)


def test_a_later_pack_takes_the_place_of_one_that_was_not_answered(store, sent, tmp_path):
    send_packs(store, [LEAD], tmp_path / "later", on("10 Nov 2017"), CLOCK)
    assert [one.pack.day for one in unanswered(store.plan(), [LEAD], BACK)] == [on("10 Nov 2017")]


def test_the_office_words_have_fields_and_a_subject(store, sent):
    (one,) = unanswered(store.plan(), [OTHER], BACK)
    letter = letter_to(store.plan(), one, "Subject: {lead}, {days}\n\n{today}: {actions}, {overdue} late. 100 %", BACK)
    assert letter.subject == f"{OTHER}, 13 days"
    assert letter.text == "14 Nov 2017: 2 actions, 1 action is late. 100 %\n"
    with pytest.raises(TrackerError, match=r"the field \{boss\}, which is none: there are \{lead\}, \{plan\}"):
        letter_to(store.plan(), one, "Dear {boss}", BACK)


def test_a_link_opens_the_letter_in_a_mail_program(store, sent):
    (one,) = unanswered(store.plan(), [LEAD], BACK)
    letter = letter_to(store.plan(), one, "Subject: Ä & B\n\nFirst line\n?&=", BACK)
    link = urlsplit(mailto(letter))
    assert (link.scheme, unquote(link.path)) == ("mailto", "service.manager@example.org")
    assert parse_qs(link.query) == {"subject": ["Ä & B"], "body": ["First line\n?&=\n"]}


def test_nobody_to_chase_and_a_name_that_owes_nothing_are_said(store, sent, tmp_path):
    with pytest.raises(TrackerError, match='"Somebody" owes no answer'):
        unanswered(store.plan(), ["Somebody"], BACK)
    with pytest.raises(TrackerError, match="Nobody owes an answer on 31 Oct 2017: no pack was sent by then"):
        unanswered(store.plan(), [], on("31 Oct 2017"))
    save_packs(store, [saved_by_its_lead(one) for one in sent.values()], BACK, CLOCK)
    with pytest.raises(TrackerError, match="Nobody owes an answer on 14 Nov 2017"):
        write_letters(store, tmp_path / "none", BACK, CLOCK)
    assert not (tmp_path / "none").exists()


def test_drafts_that_are_there_are_left_and_nobody_was_chased(store, sent, tmp_path):
    write_letters(store, tmp_path / "drafts", BACK, CLOCK, leads=[LEAD])
    with pytest.raises(AlreadyThere):
        write_letters(store, tmp_path / "drafts", BACK, CLOCK)
    assert sum(len(one.chased) for one in packs_at(store.plan(), BACK)) == 1


def test_drafts_of_which_one_cannot_be_written_are_none_and_nobody_was_chased(store, sent, tmp_path):
    (tmp_path / "drafts" / f"{OTHER} 2017-11-14.eml").mkdir(parents=True)
    with pytest.raises(TrackerError, match=r"eml is a folder"):
        write_letters(store, tmp_path / "drafts", BACK, CLOCK, overwrite=True)
    assert len(list((tmp_path / "drafts").iterdir())) == 1
    assert not any(one.chased for one in packs_at(store.plan(), BACK))


def test_leads_whose_names_would_be_one_file_get_a_draft_each(store, tmp_path):
    for ref, name in (("1.1.1", "Team A/B"), ("1.1.2", "Team A:B")):
        action = next(action for _, action in store.plan().actions() if action.ref == ref)
        store.save(replace(action, lead=Lead(name, None, name), updates=()))
    send_packs(store, ["Team A/B", "Team A:B"], tmp_path / "out", SENT, CLOCK)
    made = write_letters(store, tmp_path / "drafts", BACK, CLOCK)
    assert {one.letter.lead for one in made} == {"Team A/B", "Team A:B"}
    texts = [draft.get_body(("plain",)).get_content() for draft in drafts(tmp_path / "drafts").values()]
    assert sorted(text.partition(",")[0] for text in texts) == ["Dear Team A/B", "Dear Team A:B"]
