"""`next-year`: a new plan file of what is open, the table from old refs to new, and what cannot be done."""

import errno
import os

import pytest

from tracker.store.sqlite import open_store


@pytest.fixture
def new(tmp_path):
    return tmp_path / "next.plan"


def test_the_new_plan_holds_what_is_open_and_says_what_became_of_the_rest(plan, new, run, told):
    code, out, _ = run("next-year", plan, "-o", new, "--as-at", "14 Nov 2017")
    assert (
        code == 0
        and "45 carried over, 3 complete." in out
        and out.endswith(f"Written, as Children's Services Improvement Action Plan: {new}\n")
    )
    actions = told("actions", new, "--as-at", "14 Nov 2017", "--format", "json")
    assert len(actions["actions"]) == 45 and actions["tally"]["overdue"] == 26
    with open_store(new) as store:
        made = store.plan()
    assert (made.period.as_printed, len(list(made.measures()))) == ("2018-19", 47)
    assert next(made.actions())[1].notes == ("Was 1.1.1 in 2017/18.",)


def test_what_is_asked_for_is_done_and_told_as_json(plan, new, told):
    asked = ("--title", "Plan 2018", "--period", "2018", "--renumber", "--leave", "1.1.1", "--as-at", "14 Nov 2017")
    answer = told("next-year", plan, "-o", new, *asked, "--format", "json")
    assert answer["plan"]["title"] == "Plan 2018" and answer["plan"]["period"]["last"] == "2018-12-31"
    first, second = answer["actions"][:2]
    assert (first["fate"], first["new_ref"]) == ("left", None)
    assert (second["old_ref"], second["new_ref"], second["fate"]) == ("1.1.2", "1.1.1", "carried")


def test_the_table_is_written_too(plan, new, tmp_path, run):
    for ending in (".docx", ".pdf"):
        table = tmp_path / f"table{ending}"
        assert run("next-year", plan, "-o", new, "--table", table)[0] == 0 and table.stat().st_size > 5_000
        new.unlink()


def test_nothing_is_written_over(plan, new, tmp_path, refused):
    before = plan.read_bytes()
    assert "is a plan already" in refused("next-year", plan, "-o", plan)
    new.write_text("mine")
    assert f"{new} is there already" in refused("next-year", plan, "-o", new)
    table = tmp_path / "table.docx"
    table.write_text("mine")
    assert "table.docx is there already" in refused("next-year", plan, "-o", tmp_path / "n.plan", "--table", table)
    assert not (tmp_path / "n.plan").exists() and (plan.read_bytes(), new.read_text()) == (before, "mine")


def test_what_is_wrong_is_said_in_a_sentence(plan, new, tmp_path, refused):
    assert '"soon" is no period' in refused("next-year", plan, "-o", new, "--period", "soon")
    assert "There is no action 9.9" in refused("next-year", plan, "-o", new, "--leave", "9.9")
    assert "cannot be a plan" in refused("next-year", plan, "-o", tmp_path / "next.xlsx")
    document = tmp_path / "words.plan"
    document.write_text("No plan.")
    assert "words.plan" in refused("next-year", document, "-o", new)
    assert not new.exists()


def test_a_full_disk_leaves_nothing(plan, new, tmp_path, refused, monkeypatch):
    def full(*_):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    assert "the disk is full" in refused("next-year", plan, "-o", new)
    assert [one.name for one in tmp_path.iterdir()] == [plan.name]


def test_the_plan_that_it_was_made_of_stays_as_it_is(plan, new, run):
    before = plan.read_bytes()
    run("next-year", plan, "-o", new)
    assert plan.read_bytes() == before
