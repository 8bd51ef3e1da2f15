"""The commands on packs, from sending to collecting."""

import json
from email.message import EmailMessage
from pathlib import Path

import openpyxl
import pytest

from tests.services.test_packs import COLUMNS, FIRST_ROW, LEAD, OTHER, file, made_once

_FIXTURES = (file, made_once)


@pytest.fixture
def sent(run, file, tmp_path):
    code, out, _ = run("pack", file, "--lead", LEAD, "-o", tmp_path / "out", "--as-at", "2017-11-01")
    assert code == 0 and out.startswith("Written: ") and "(4 actions)" in out
    return next((tmp_path / "out").iterdir())


@pytest.fixture
def filled(sent):
    book = openpyxl.load_workbook(sent)
    book.worksheets[0].cell(FIRST_ROW, COLUMNS["update"]).value = "Held in full."
    book.worksheets[0].cell(FIRST_ROW, COLUMNS["review"]).value = "Mar 2018"
    book.save(sent)
    return sent


def test_every_lead_has_a_pack_and_they_are_listed(run, told, file, tmp_path):
    code, out, _ = run("pack", file, "--all", "-o", tmp_path / "out", "--as-at", "2017-11-01")
    assert code == 0 and len(out.splitlines()) == 2
    found = told("packs", file, "--as-at", "2017-11-14", "--format", "json")["packs"]
    assert {one["lead"]: (one["actions"], one["days_without_answer"]) for one in found} == {
        LEAD: (4, 13),
        OTHER: (2, 13),
    }
    assert "no answer, 13 days" in run("packs", file, "--as-at", "2017-11-14")[1]


def test_neither_a_lead_nor_all_is_a_question_back(run, file, tmp_path):
    code, _, err = run("pack", file, "-o", tmp_path)
    assert code == 2 and "Say --lead NAME, or --all." in err


def test_packs_that_are_there_are_replaced_only_when_that_is_said(refused, run, file, sent):
    again = ("pack", file, "--lead", LEAD, "-o", sent.parent, "--as-at", "2017-11-01")
    assert "choose another name, or give --overwrite" in refused(*again)
    assert run(*again, "--overwrite")[0] == 0


def test_collecting_says_what_each_file_does_and_what_it_asks(run, file, filled):
    code, out, _ = run("collect", filled.parent, "--into", file, "--as-at", "2017-11-14", "--by", "QA")
    assert code == 0
    assert out.splitlines()[0] == f"{filled.name}, the pack of {LEAD}: 1 update, 1 value that needs a reason."
    assert "give the reason" in " ".join(out.split())


def test_with_the_reason_all_is_taken_and_without_it_nothing_twice(run, told, file, filled):
    collect = ("collect", filled, "--into", file, "--as-at", "2017-11-14", "--reason", "The board moved")
    assert run(*collect)[1].splitlines()[0].endswith("1 update.")
    assert run(*collect)[1].splitlines()[0].endswith("0 updates.")
    (action,) = [one for one in told("actions", file, "--format", "json")["actions"] if one["ref"] == "1.1.1"]
    assert action["latest"]["text"] == "Held in full." and action["review"]["as_printed"] == "Mar 2018"
    (pack,) = told("packs", file, "--as-at", "2017-11-14", "--format", "json")["packs"]
    assert pack["days_without_answer"] is None and len(pack["back"]) >= 1


def test_a_dry_run_writes_nothing(run, file, filled):
    before = Path(file).read_bytes()
    out = run("collect", filled, "--into", file, "--dry-run", "--format", "json", "--as-at", "2017-11-14")[1]
    assert json.loads(out)["files"][0]["updates"] == 1
    assert Path(file).read_bytes() == before


def test_a_dry_run_says_what_would_become_of_each_and_that_nothing_was_saved(run, file, filled):
    book = openpyxl.load_workbook(filled)
    book.create_sheet("Notes")["A1"] = "Ring the chair."
    book.save(filled)
    look = run("collect", filled, "--into", file, "--dry-run", "--as-at", "2017-11-14")[1].splitlines()
    assert look[0] == f"{filled.name}, the pack of {LEAD}: 1 update, 1 value that needs a reason, 1 problem."
    assert look[-1] == "Nothing was saved: this was a dry run."
    assert run("collect", filled, "--into", file, "--as-at", "2017-11-14")[1].splitlines() == look[:-1]


def test_an_unknown_theme_and_an_empty_folder_are_said(refused, file, filled, tmp_path):
    assert 'The plan has no theme "9"' in refused("collect", filled, "--into", file, "--theme", "9")
    (tmp_path / "none").mkdir()
    assert "holds no answer to a pack" in refused("collect", tmp_path / "none", "--into", file)


def test_a_folder_is_collected_past_what_is_no_answer_which_is_told(run, file, filled):
    (filled.parent / "notes.txt").write_text("Ring the chair.")
    (filled.parent / "diary.ics").write_text("BEGIN:VCALENDAR")
    code, out, err = run("collect", filled.parent, "--into", file, "--as-at", "2017-11-14")
    assert code == 0 and out.startswith(f"{filled.name}, the pack of {LEAD}: 1 update")
    assert "Left aside: diary.ics: no kind of file that an answer comes in" in err
    assert "Left aside: notes.txt is no pack" in err


def test_a_pack_and_an_e_mail_with_it_come_by_standard_input(piped, file, filled):
    attached = EmailMessage()
    attached["Subject"], attached["MIME-Version"] = "Pack", "1.0"
    attached.set_content("Here it is.")
    kind = {"maintype": "application", "subtype": "vnd.openxmlformats-officedocument.spreadsheetml.sheet"}
    attached.add_attachment(filled.read_bytes(), filename=filled.name, **kind)
    for given in (filled.read_bytes(), attached.as_bytes()):
        code, out, err = piped(given, "collect", "-", "--into", file, "--dry-run", "--format", "json")
        assert (code, err) == (0, "")
        assert len(json.loads(out)["files"]) == 1
    assert piped(b"", "collect", "-", "--into", file)[0] == 1
