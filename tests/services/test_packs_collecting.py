"""What is collected of a folder, and of e-mails: the answers; all else is told and stops none of them."""

import json
import shutil
from email.message import EmailMessage
from email.mime.message import MIMEMessage
from email.mime.multipart import MIMEMultipart
from pathlib import Path

import openpyxl
import pytest

from tests.reports.packs.test_page import answer_of, as_text
from tests.services.test_packs import BACK, CLOCK, LEAD, OTHER, SENT, file, fill, made_once, store
from tracker.columns.packs import aside_words
from tracker.documents.packs.mail import read_mail
from tracker.domain.packs.answering import packs_at
from tracker.errors import TrackerError
from tracker.services.chasing import write_letters
from tracker.services.packs import read_returned, save_packs, send_packs

_FIXTURES = (file, made_once, store)


@pytest.fixture
def out(store, tmp_path):
    """A folder with the packs of both leads, as workbooks and as pages."""
    send_packs(store, [], tmp_path / "out", SENT, CLOCK, pages=True)
    return tmp_path / "out"


@pytest.fixture
def pack(out):
    return out / f"{LEAD} 2017-11-01.xlsx"


@pytest.fixture
def page(out):
    return (out / f"{LEAD} 2017-11-01.html").read_text(encoding="utf-8")


def filled(path, to=None, text="Held."):
    book = openpyxl.load_workbook(path)
    fill("1.1.1", update=text)(book.worksheets[0])
    book.save(to or path)
    return to or path


def found_in(store, *paths):
    return read_returned(store.plan(), paths, BACK, CLOCK)


def mail(path, body="Dear colleague, here it is.", *files, **headers):
    made = EmailMessage()
    made["Subject"] = "Re: your actions"
    for name, value in headers.items():
        made[name.replace("_", "-")] = value
    made.set_content(body)
    for one in files:
        made.add_attachment(one.read_bytes(), maintype="application", subtype="octet-stream", filename=one.name)
    path.write_bytes(bytes(made))
    return path


def texts(returned):
    return [row.said.text for one in returned.packs for row in one.rows if row.said.text]


def test_stray_files_of_a_folder_are_told_by_their_reasons_and_the_answers_are_taken(store, out, pack, tmp_path):
    write_letters(store, out, BACK, CLOCK)
    for name, data in {
        "minutes.docx": b"PK", "diary.ics": b"BEGIN:VCALENDAR", "notes.txt": b"Ring the chair.", "a.json": b"{}",
        "list.csv": b"a,b\r\n1,2\r\n", "broken.xlsx": b"", "~$open.xlsx": b"x", ".DS_Store": b"x", "mail.msg": b"x",
    }.items():  # fmt: skip
        (out / name).write_bytes(data)
    filled(pack, out / "back.xlsx")
    found = found_in(store, out)
    assert [one.file for one in found.packs] == ["back.xlsx"] and texts(found) == ["Held."]
    told = aside_words(found.aside)
    assert (
        "2 files: a draft to a lead, not an answer (QA Manager 2017-11-14.eml, Service Manager 2017-11-14.eml)" in told
    )
    assert any(line.startswith("2 files: a pack as it was sent (") for line in told)
    assert any(line.startswith("2 files: a page as it was sent (") for line in told)
    assert any("diary.ics, minutes.docx" in line for line in told)
    assert any("mail.msg is a message of Outlook: save the attachment" in line for line in told)
    for name in ("notes.txt", "a.json", "list.csv", "broken.xlsx"):
        assert sum(name in line for line in told) == 1
    assert not any("open.xlsx" in line or "DS_Store" in line for line in told)


def test_packs_that_only_lie_in_the_folder_as_they_were_sent_are_not_answered_by_that(store, out, pack):
    filled(pack)
    save_packs(store, found_in(store, out).packs, BACK, CLOCK)
    assert {one.pack.lead: one.waits for one in packs_at(store.plan(), BACK)} == {LEAD: None, OTHER: 13}


def test_a_pack_that_nobody_has_saved_is_no_answer_when_it_is_chosen_by_itself_either(store, pack):
    save_packs(store, found_in(store, pack).packs, BACK, CLOCK)
    assert {one.pack.lead: one.waits for one in packs_at(store.plan(), BACK)}[LEAD] == 13


def test_a_folder_without_any_answer_is_refused_and_says_what_lies_there(store, out, monkeypatch):
    monkeypatch.chdir(out)
    for folder in (out, Path(".")):
        with pytest.raises(TrackerError, match=r"^out holds no answer to a pack\.\n2 files: a page as it was sent"):
            found_in(store, folder)


def test_a_pack_of_another_plan_in_the_folder_stops_no_other(store, out, pack):
    book = openpyxl.load_workbook(filled(pack))
    book["Pack"]["B3"].value = "of another plan"
    assert "plan" in book["Pack"]["A3"].value
    book.save(out / "other.xlsx")
    found = found_in(store, out)
    assert texts(found) == ["Held."] and any("other.xlsx is a pack of another plan" in one.why for one in found.aside)


def test_of_several_files_that_are_chosen_one_without_an_answer_stops_no_other(store, pack, tmp_path):
    (tmp_path / "notes.txt").write_text("Ring the chair.")
    found = found_in(store, filled(pack), tmp_path / "notes.txt")
    assert texts(found) == ["Held."] and [one.file for one in found.aside] == ["notes.txt"]


def test_an_e_mail_with_the_workbook_attached_is_opened_and_dated_by_the_workbook(store, pack, tmp_path):
    came = mail(tmp_path / "Re.eml", "Here it is.", filled(pack), Date="Fri, 10 Nov 2017 09:00:00 +0000")
    (one,) = found_in(store, came).packs
    assert one.file == f"Re.eml ({pack.name})" and one.rows[0].said.text == "Held."
    assert one.pack == next(found.pack.uuid for found in packs_at(store.plan(), BACK) if found.pack.lead == LEAD)
    (made,) = save_packs(store, [one], BACK, CLOCK)
    assert len(made.updates) == 1


def test_a_workbook_that_came_by_mail_and_was_saved_too_counts_once(store, pack, tmp_path):
    came = mail(tmp_path / "Re.eml", "Here it is.", filled(pack))
    one, two = save_packs(store, found_in(store, came, pack).packs, BACK, CLOCK)
    assert len(one.updates) == 1 and two.updates == []


def test_the_name_of_what_is_attached_may_be_anything(store, pack, tmp_path):
    odd = filled(pack, tmp_path / "Ærlig – pack (2) 2017-18.XLSX")
    data = bytes(mail(tmp_path / "a.eml", "Here.", odd).read_bytes())
    assert texts(read_mail(tmp_path / "a.eml")) == ["Held."]
    for name in (b"../../etc/passwd.xlsx", b"C:\\\\con.xlsx", b"", b"=?utf-8?q?pack=2Exlsx?=", b".xlsx"):
        start = data.index(b"filename")
        came = data.replace(data[start : data.index(b"\n\n", start)], b'filename="' + name + b'"')
        (tmp_path / "b.eml").write_bytes(came)
        assert texts(read_mail(tmp_path / "b.eml")) == ["Held."], name


def test_a_forwarded_e_mail_brings_what_was_attached_to_the_first(store, pack, tmp_path):
    import email

    inner = email.message_from_bytes(mail(tmp_path / "in.eml", "Here.", filled(pack)).read_bytes())
    outer = MIMEMultipart()
    outer["Subject"] = "Fwd"
    outer.attach(MIMEMessage(inner))
    (tmp_path / "out.eml").write_bytes(outer.as_bytes())
    assert texts(read_mail(tmp_path / "out.eml")) == ["Held."]


def test_an_answer_pasted_into_the_words_and_attached_too_counts_once(store, page, tmp_path):
    given = answer_of(page, r1_1_1={"text": "Held."})
    (tmp_path / "answer.json").write_text(json.dumps(given))
    came = mail(tmp_path / "Re.eml", as_text(given, quote="> "), tmp_path / "answer.json")
    assert texts(found_in(store, came)) == ["Held."]
    alone = mail(tmp_path / "words.eml", as_text(given))
    assert texts(found_in(store, alone)) == ["Held."]


def test_what_else_is_attached_to_an_answer_is_told(store, pack, tmp_path):
    (tmp_path / "list.csv").write_text("a,b\n1,2\n")
    found = found_in(store, mail(tmp_path / "Re.eml", "Two things.", filled(pack), tmp_path / "list.csv"))
    assert texts(found) == ["Held."]
    (line,) = aside_words(found.aside)
    assert line.startswith("Re.eml: list.csv is no pack")


def test_an_e_mail_without_an_answer_says_why(store, tmp_path):
    with pytest.raises(TrackerError, match=r"Re\.eml holds no answer to a pack, neither attached nor in its words"):
        found_in(store, mail(tmp_path / "Re.eml"))
    (tmp_path / "broken.xlsx").write_bytes(b"PK\x03\x04")
    with pytest.raises(TrackerError, match=r"Re\.eml: .*broken\.xlsx"):
        found_in(store, mail(tmp_path / "Re.eml", "Here.", tmp_path / "broken.xlsx"))


def test_a_draft_that_somebody_filled_in_is_an_answer_all_the_same(store, pack, tmp_path):
    assert texts(read_mail(mail(tmp_path / "a.eml", "Here.", filled(pack), X_Unsent="1"))) == ["Held."]


def test_a_draft_by_itself_is_said_to_be_one(store, out, tmp_path):
    draft = write_letters(store, tmp_path / "drafts", BACK, CLOCK, leads=[LEAD])[0].path
    with pytest.raises(TrackerError, match="a draft to a lead, not an answer"):
        found_in(store, draft)


def test_a_message_of_outlook_says_what_to_do(store, tmp_path):
    (tmp_path / "Re.msg").write_bytes(bytes.fromhex("D0CF11E0A1B11AE1") * 99)
    with pytest.raises(TrackerError, match=r"Re\.msg is a message of Outlook: save the attachment"):
        found_in(store, tmp_path / "Re.msg")


@pytest.mark.parametrize("data", [b"", b"\xff\xfe\x00", b"Content-Type: multipart/mixed\n\nx", b"Date: never\n\n",
                                  b'Content-Disposition: attachment; filename*=x\'\'%ff"\n\nx'])  # fmt: skip
def test_an_e_mail_of_rubbish_is_refused_by_its_name(store, tmp_path, data):
    (tmp_path / "Re.eml").write_bytes(data)
    with pytest.raises(TrackerError, match=r"Re\.eml"):
        found_in(store, tmp_path / "Re.eml")


def test_what_lies_in_folders_of_the_folder_is_left_alone(store, out, pack):
    shutil.copytree(out, out / "older")
    filled(pack)
    assert [one.file for one in found_in(store, out).packs] == [pack.name]
