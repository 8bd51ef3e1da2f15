"""`compare`: two files, a file and a document, a plan with itself as on an earlier day; what it writes and refuses."""

import errno
import os
import shutil

import pytest

from tests.cli.conftest import READINGS, SAMPLE
from tracker.store.sqlite import open_store


@pytest.fixture
def edited(plan, tmp_path, run):
    """A copy of the plan in which something was said since."""
    path = shutil.copy(plan, tmp_path / "edited.plan")
    said = ("--status", "stopped", "--reason", "No money", "--on", "2 Nov 2017", "--commentary", "Stopped.")
    assert run("update", path, "1.1.4", *said)[0] == 0
    return path


def test_two_plan_files_are_compared_and_the_reason_is_told(plan, edited, tmp_path, run, told):
    new = tmp_path / "next.plan"
    assert run("next-year", edited, "-o", new, "--as-at", "14 Nov 2017")[0] == 0
    answer = told("compare", edited, new, "--format", "json")
    dropped = {one["old_ref"]: one["reason"] for one in answer["differences"] if one["what"] == "dropped"}
    assert dropped["1.1.4"] == "stopped on 2 Nov 2017: No money" and len(dropped) == 4
    code, out, _ = run("compare", plan, edited, "--as-at", "14 Nov 2017")
    assert code == 0 and "edited.plan as at 14 Nov 2017: 1 changed." in out and "stopped" in out


def test_a_plan_file_is_compared_with_the_document_that_it_was_made_of(plan, told, run):
    answer = told("compare", SAMPLE, plan, "--format", "json")
    assert answer["differences"] == [] and answer["older"]["name"] == SAMPLE.name
    assert "No difference." in run("compare", SAMPLE, plan)[1]


def test_a_plan_is_compared_with_itself_as_on_an_earlier_day(edited, told):
    answer = told("compare", edited, "--since", "1 Nov 2017", "--as-at", "14 Nov 2017", "--format", "json")
    assert [(one["old_ref"], one["field"], one["new"]) for one in answer["differences"]] == [
        ("1.1.4", "status", "stopped")
    ]


def test_it_is_written_as_word_and_pdf_and_nothing_over_what_is_there_unasked(plan, edited, tmp_path, run, refused):
    for ending in (".docx", ".pdf"):
        out = tmp_path / f"differences{ending}"
        asked = ("compare", plan, edited, "-o", out, "--by", "QA Manager")
        code, said, _ = run(*asked)
        assert code == 0 and f"Written: {out}" in said and out.stat().st_size > 8_000
        assert "give --overwrite" in refused(*asked)
        assert run(*asked, "--overwrite")[0] == 0


def test_csv_holds_every_column(plan, edited, run):
    _, out, _ = run("compare", plan, edited, "--as-at", "14 Nov 2017", "--format", "csv")
    assert out.splitlines()[0] == "What,About,Theme,Old ref,New ref,Name,Of,Before,After,Why"


def test_what_cannot_be_compared_is_said(plan, edited, tmp_path, run, refused):
    picture, empty, gone = tmp_path / "a.png", tmp_path / "empty.plan", tmp_path / "gone.plan"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(90))
    empty.write_bytes(b"")
    assert "compared with itself" in refused("compare", plan, plan)
    assert "a.png is not a kind of file that can be read" in refused("compare", plan, picture)
    assert "empty.plan is empty" in refused("compare", empty, plan)
    assert "gone.plan is not there" in refused("compare", plan, gone)
    assert "readings_2017-18.csv holds no plan that could be compared" in refused("compare", plan, READINGS)
    assert "1 Dec 2017 is not before" in refused("compare", plan, "--since", "1 Dec 2017", "--as-at", "14 Nov 2017")
    assert run("compare", plan)[0] == 2


def test_a_full_disk_leaves_nothing(plan, edited, tmp_path, refused, monkeypatch):
    def full(*_):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    assert "the disk is full" in refused("compare", plan, edited, "-o", tmp_path / "d.docx")
    assert not (tmp_path / "d.docx").exists()


def test_neither_file_is_changed(plan, edited, run):
    before = plan.read_bytes(), edited.read_bytes()
    run("compare", plan, edited)
    assert (plan.read_bytes(), edited.read_bytes()) == before
    with open_store(edited) as store:
        assert len(list(store.plan().actions())) == 48
