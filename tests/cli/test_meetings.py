"""The commands on meetings: their list, the minutes of one, what a closed one exports."""

import csv
import io
import shutil
from dataclasses import replace
from datetime import timedelta

import pytest

from tests.services.test_meetings import BEGAN, MEETING, begun, close, decide
from tracker.store.sqlite import open_store

AGAIN = replace(MEETING, uuid="m2", name="SMT, again", day=MEETING.day + timedelta(days=28))
AGAIN = replace(AGAIN, began_at=BEGAN + timedelta(days=28), present=())


@pytest.fixture(scope="module")
def made_once(tmp_path_factory):
    """A closed meeting, and another one that goes on."""
    file = begun(tmp_path_factory.mktemp("met") / "plan.db")
    decide(file, "1.2", "new date", review="Dec 2017", reason="=Staff left")
    decide(file, "1.1", "escalated", of="Director", by="21 Nov 2017", reason="No money")
    close(file, present=["Director", "Clerk"])
    with open_store(file) as store:
        store.save(AGAIN)
    decide(file, "1.4", "note", "Late again.", meeting=AGAIN)
    return file


@pytest.fixture
def held(made_once, tmp_path):
    return shutil.copy(made_once, tmp_path / "plan.db")


def test_meetings_are_listed_in_the_order_held(run, held):
    code, out, err = run("meetings", held)
    lines = [" ".join(line.split()) for line in out.splitlines()]
    assert (code, err) == (0, "")
    assert lines[0] == "No. Meeting Day Present Decisions Left Closed on"
    assert lines[2:] == [
        "1 SMT review 14 Nov 2017 Director, Clerk 2 1 14 Nov 2017",
        "2 SMT, again 12 Dec 2017 1 2",
    ]


def test_meetings_as_at_a_day_are_those_held_by_it(run, told, held):
    found = told("meetings", held, "--as-at", "2017-12-11", "--format", "json")["meetings"]
    assert [one["number"] for one in found] == [1]
    assert len(run("meetings", held, "--as-at", "13/11/2017")[1].splitlines()) == 2  # the headings alone
    assert len(told("meetings", held, "--as-at", "2017-12-12", "--format", "json")["meetings"]) == 2


def test_meetings_as_json_hold_their_decisions(told, held):
    first, second = told("meetings", held, "--format", "json")["meetings"]
    assert first["closed"]["by"] == "Vera Brook" and second["closed"] is None
    assert first["present"] == ["Director", "Clerk"] and first["counts"]["left"] == 1
    assert [one["decided"] for one in first["decisions"]] == ["new date", "escalated"]
    assert second == told("minutes", held, "2", "--format", "json")


def test_minutes_are_printed_with_their_counts(run, held):
    code, out, _ = run("minutes", held, "1")
    assert code == 0 and "Aug 2017 → Dec 2017" in " ".join(out.split())
    assert out.splitlines()[-1] == (
        "SMT review, 14 Nov 2017, closed on 14 Nov 2017: 3 actions looked at: 1 given a new date, 1 escalated, "
        "1 left for next time."
    )
    assert "not closed" in run("minutes", held, "2")[1]


def test_minutes_for_excel_hold_no_formula(run, held):
    assert run("minutes", held, "1", "--format", "csv")[1].splitlines()[0] == "Ref,Action,Decision,Because,Who,By when"
    rows = list(csv.DictReader(io.StringIO(run("minutes", held, "1", "--format", "csv-excel")[1].lstrip("\ufeff"))))
    assert [row["Because"] for row in rows] == ["'=Staff left", "No money"]


def test_minutes_of_a_closed_meeting_are_those_it_was_closed_with(run, held, tmp_path):
    assert run("minutes", held, "1", "-o", tmp_path / "before.docx")[0] == 0
    before = run("minutes", held, "1", "--format", "json")[1]
    assert run("update", held, "1.4", "--commentary", "Done.", "--on", "2017-12-12")[0] == 0
    assert run("minutes", held, "1", "-o", tmp_path / "after.docx")[0] == 0
    assert (tmp_path / "after.docx").read_bytes() == (tmp_path / "before.docx").read_bytes()
    assert run("minutes", held, "1", "--format", "json")[1] == before


def test_what_is_there_is_replaced_only_when_asked(run, refused, held, tmp_path):
    out = tmp_path / "minutes.pdf"
    assert run("minutes", held, "2", "-o", out) == (0, f"Written: {out}\n", "")
    assert out.read_bytes().startswith(b"%PDF")
    assert "is there already" in refused("minutes", held, "2", "-o", out)
    assert run("minutes", held, "2", "-o", out, "--overwrite")[0] == 0


@pytest.mark.parametrize("number", ["0", "3"])
def test_a_number_that_no_meeting_has_is_refused(refused, held, number):
    assert refused("minutes", held, number).startswith(f"No meeting {number} is in this plan")


def test_minutes_are_no_report_that_was_sent(run, refused, held):
    assert len(run("reports", held)[1].splitlines()) == 2  # the headings alone
    assert "No report before" in refused("changes", held, "--since", "last", "--as-at", "2018-01-01")
    assert "No report 1" in refused("report", held, "-o", held.with_name("again.docx"), "--again", "1")
