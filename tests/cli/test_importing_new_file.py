"""A new plan file is whole or absent, and whoever comes second to its name touches nothing of the first."""

import os
import subprocess
import sys

import pytest

from tests.cli.conftest import ROOT, SAMPLE, as_a_program
from tests.patience import PATIENCE
from tracker.domain.plan import Plan
from tracker.errors import TrackerError
from tracker.services import importing
from tracker.store.backup import check
from tracker.store.sqlite import new_store


@pytest.fixture
def document(tmp_path):
    """Makes documents of one action each; none is the action of another one under another ref."""
    texts = ["Agree the protocol", "Train every team", "Count the visits", "Ask the board", "Write to schools", "Hire"]

    def make(ref):
        path = tmp_path / f"{ref}.csv"
        path.write_text(f"Ref,Action,Lead\n{ref},{texts[int(ref[0]) % len(texts)]},Chair\n")
        return path

    return make


@pytest.fixture
def meanwhile(monkeypatch):
    """Does something once, in the middle of an import: when all was read, before or after it was saved."""

    def do(before=lambda: None, after=lambda: None):
        real, calls = importing.save_drafts, []

        def save(*arguments, **named):
            calls.append(1)
            if len(calls) == 1:
                before()
            saved = real(*arguments, **named)
            if len(calls) == 1:
                after()
            return saved

        monkeypatch.setattr("tracker.cli.importing.save_drafts", save)

    return do


def refs(told, path):
    return [action["ref"] for theme in told("dump", path)["plans"][0]["themes"] for action in theme["actions"]]


def test_an_import_that_fails_leaves_the_file_that_another_one_made(refused, told, document, meanwhile, tmp_path):
    new = tmp_path / "new.db"

    def another_import():
        assert as_a_program("import", document("9.1"), "--into", new).returncode == 0

    def fail():
        raise TrackerError("The disk failed.")

    meanwhile(before=another_import, after=fail)
    refused("import", document("1.1"), "--into", new)
    assert refs(told, new) == ["9.1"] and check(new) == []


@pytest.mark.parametrize("when", ["before", "after"])
def test_the_second_import_to_a_new_name_is_told_and_writes_nothing(refused, told, document, meanwhile, tmp_path, when):
    new = tmp_path / "new.db"

    def another_import():
        assert as_a_program("import", document("9.1"), "--into", new).returncode == 0

    meanwhile(**{when: another_import})
    said = refused("import", document("1.1"), "--into", new)
    assert str(new) in said and "meanwhile" in said and "nothing was written" in said
    assert refs(told, new) == ["9.1"]
    assert sorted(os.listdir(tmp_path)) == ["1.1.csv", "9.1.csv", "new.db"]


def test_while_a_new_plan_is_made_there_is_no_file_of_its_name(run, document, meanwhile, tmp_path):
    new, seen = tmp_path / "new.db", []
    meanwhile(before=lambda: seen.append(new.exists()), after=lambda: seen.append(new.exists()))
    assert run("import", document("1.1"), "--into", new)[0] == 0
    assert seen == [False, False] and new.exists()


def test_two_imports_one_after_the_other_are_both_in_the_file(run, told, document, tmp_path):
    for ref in ("1.1", "2.1"):
        assert run("import", document(ref), "--into", tmp_path / "new.db")[0] == 0
    assert refs(told, tmp_path / "new.db") == ["1.1", "2.1"]


def test_of_several_programs_each_is_stored_whole_or_told_that_it_was_not(told, document, tmp_path):
    new, wanted = tmp_path / "new.db", [f"{n}.1" for n in range(1, 5)]
    begun = {
        ref: subprocess.Popen(
            [sys.executable, str(ROOT / "main.py"), "import", str(document(ref)), "--into", str(new)],
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=tmp_path,
        )
        for ref in wanted
    }  # fmt: skip
    ended = {ref: (*process.communicate(timeout=PATIENCE), process.returncode) for ref, process in begun.items()}
    stored = {ref for ref, (_, _, code) in ended.items() if code == 0}
    assert set(refs(told, new)) == stored != set() and check(new) == []
    for ref in set(wanted) - stored:
        assert ended[ref][2] == 1 and ended[ref][1].count("\n") == 1, ended[ref]
    assert [name for name in os.listdir(tmp_path) if name.endswith((".part", "-journal"))] == []


@pytest.mark.parametrize("name", ["new", "new.txt", "new.xlsx", "new.db "])
def test_a_new_plan_has_the_ending_of_a_plan(refused, document, tmp_path, name):
    assert name in refused("import", document("1.1"), "--into", tmp_path / name)
    assert name in refused("import", document("1.1"), "--into", tmp_path / name, "--dry-run")
    assert os.listdir(tmp_path) == ["1.1.csv"]


@pytest.mark.parametrize("content", [b"", b"what somebody keeps"])
def test_a_file_that_is_no_plan_is_left_as_it_is(refused, document, tmp_path, content):
    (tmp_path / "new.db").write_bytes(content)
    assert "new.db" in refused("import", document("1.1"), "--into", tmp_path / "new.db")
    assert (tmp_path / "new.db").read_bytes() == content and sorted(os.listdir(tmp_path)) == ["1.1.csv", "new.db"]


def test_the_sample_is_imported_into_a_new_plan_and_nothing_is_left_beside_it(run, tmp_path):
    assert run("import", SAMPLE, "--into", tmp_path / "new.plan")[0] == 0
    assert os.listdir(tmp_path) == ["new.plan"]


def test_tables_that_are_not_understood_are_named_and_nothing_is_saved(run, tmp_path):
    odd, into = tmp_path / "odd.csv", tmp_path / "new.plan"
    odd.write_text("Priority 1: Early help\nThing,Story,Colour\na,Long ago,teal\nb,Once,pink\n")
    code, out, err = run("import", odd, "--into", into)
    assert (code, out) == (1, "") and "row 2, column 1: Thing, Story, Colour" in err and "--as" in err
    assert err.count("\n") == 1 and not into.exists()
    code, out, _ = run("import", odd, "--dry-run")
    assert code == 0 and "Nothing says what this table is" in out


@pytest.mark.parametrize("shape", ["dump.json", "plan.xlsx"])
def test_a_plan_that_was_just_begun_is_read_back_as_it_is(run, tmp_path, shape):
    with new_store(tmp_path / "begun.plan") as store:
        store.save(Plan("Our plan"))
    held = run("dump", tmp_path / "begun.plan")[1]
    if shape == "dump.json":
        (tmp_path / shape).write_text(held, encoding="utf-8")
    else:
        assert run("export", tmp_path / "begun.plan", "-o", tmp_path / shape)[0] == 0
    assert run("import", tmp_path / shape, "--into", tmp_path / "again.plan")[0] == 0
    assert run("dump", tmp_path / "again.plan")[1] == held
