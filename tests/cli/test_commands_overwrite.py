"""What the commands write is put where nothing stands, or where somebody has said that it is replaced; never a plan."""

import os
import shutil

import pytest
from click import Context
from openpyxl import load_workbook

from tests.cli.conftest import SAMPLES, main_of
from tracker.cli.main import cli
from tracker.store.backup import check
from tracker.store.sqlite import open_store

KEPT = b"what somebody keeps"
WRITERS = {
    "export": (["export", "PLAN", "-o"], "board.xlsx"),
    "chart": (["chart", "PLAN", "1.1-M04", "-o"], "board.png"),
    "backup": (["backup", "PLAN"], "board.db"),
}
EACH = pytest.mark.parametrize(("command", "name"), WRITERS.values(), ids=WRITERS)


@pytest.fixture
def writes(plan):
    """The arguments of a command that writes to a target."""
    return lambda command, target: [*(plan if word == "PLAN" else word for word in command), target]


@EACH
def test_what_is_there_stays_without_overwrite_and_the_sentence_says_how(refused, writes, tmp_path, command, name):
    target = tmp_path / name
    target.write_bytes(KEPT)
    said = refused(*writes(command, target))
    assert str(target) in said and "--overwrite" in said
    assert target.read_bytes() == KEPT and sorted(os.listdir(tmp_path)) == sorted([name, "plan.db"])


@EACH
def test_what_is_there_is_replaced_with_overwrite(run, writes, tmp_path, command, name):
    target = tmp_path / name
    target.write_bytes(KEPT)
    assert run(*writes(command, target), "--overwrite")[0] == 0
    assert not target.read_bytes().startswith(KEPT) and sorted(os.listdir(tmp_path)) == sorted([name, "plan.db"])


@EACH
@pytest.mark.parametrize("wrong", ["note.txt", "board", "board.xlsx ", "board.png.", "board.docx"])
@pytest.mark.parametrize("overwrite", [[], ["--overwrite"]])
def test_another_ending_is_refused_and_what_has_it_stays(refused, writes, tmp_path, command, name, wrong, overwrite):
    target = tmp_path / wrong
    target.write_bytes(KEPT)
    said = refused(*writes(command, target), *overwrite)
    assert f'"{wrong}"' in said and name.removeprefix("board") in said
    assert target.read_bytes() == KEPT and sorted(os.listdir(tmp_path)) == sorted([wrong, "plan.db"])


def test_where_no_pdf_is_made_one_is_refused_in_one_sentence(run, plan, tmp_path):
    """By every command that writes what `-o` names, also before it finds that there is nothing to write."""
    commands = {name: cli.get_command(Context(cli), name) for name in cli.list_commands(Context(cli))}
    outs = {name: option.help for name, one in commands.items() for option in one.params if option.name == "out"}
    assert sorted(outs) == ["calendar", "chart", "compare", "export", "mapping", "minutes", "next-year", "report"]
    without = [name for name, words in outs.items() if ".pdf" not in words]
    for arguments in [*([name, plan, "-o"] for name in without), ["backup", plan]]:
        code, said, error = run(*arguments, tmp_path / "board.PDF")
        assert (code, said) == (1, "") and '"board.PDF"' in error and error.count("\n") == 1, arguments
    assert without == ["calendar", "export", "mapping", "next-year"] and os.listdir(tmp_path) == ["plan.db"]


@EACH
def test_an_ending_may_be_in_capitals(run, writes, tmp_path, command, name):
    target = tmp_path / name.upper()
    assert run(*writes(command, target))[0] == 0
    assert target.stat().st_size > len(KEPT)


def the_file_itself(plan):
    return plan


def another_path(plan):
    (plan.parent / "folder").mkdir()
    return plan.parent / "folder" / ".." / plan.name


def symbolic_link(plan):
    link = plan.with_name("board.xlsx")
    link.symlink_to(plan)
    return link


def hard_link(plan):
    link = plan.with_name("board.xlsx")
    os.link(plan, link)
    return link


def under_another_name(plan):
    return shutil.copy(plan, plan.with_name("board.xlsx"))


PLANS = [the_file_itself, another_path, symbolic_link, hard_link, under_another_name]


@pytest.mark.parametrize("way", PLANS)
@pytest.mark.parametrize("overwrite", [[], ["--overwrite"]])
def test_no_workbook_takes_the_place_of_a_plan(refused, told, plan, way, overwrite):
    before, target = told("dump", plan), way(plan)
    there = sorted(os.listdir(plan.parent))
    said = refused("export", plan, "-o", target, *overwrite)
    assert str(target) in said and "plan" in said
    assert told("dump", plan) == told("dump", target) == before
    assert sorted(os.listdir(plan.parent)) == there


@pytest.mark.parametrize("overwrite", [[], ["--overwrite"]])
def test_no_chart_takes_the_place_of_a_plan(refused, told, plan, overwrite):
    for name in ("plan.db", "board.png"):
        target = plan.with_name(name)
        shutil.copy(plan, plan.with_name("board.png"))
        assert str(target) in refused("chart", plan, "1.1-M04", "-o", target, *overwrite)
        assert told("dump", target) == told("dump", plan)


@EACH
def test_a_folder_is_no_target(refused, writes, tmp_path, command, name):
    (tmp_path / name).mkdir()
    for overwrite in ([], ["--overwrite"]):
        assert "folder" in refused(*writes(command, tmp_path / name), *overwrite)
    assert sorted(os.listdir(tmp_path)) == sorted([name, "plan.db"])


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes in folders here")
@EACH
def test_a_pipe_is_no_target_and_nobody_waits_for_it(refused, writes, tmp_path, command, name):
    os.mkfifo(tmp_path / name)
    assert name in refused(*writes(command, tmp_path / name), "--overwrite")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="nothing is forbidden to root")
@EACH
def test_a_folder_that_can_only_be_read_is_told(refused, writes, tmp_path, command, name):
    folder = tmp_path / "read only"
    folder.mkdir(mode=0o500)
    said = refused(*writes(command, folder / name))
    assert str(folder / name) in said and "may not write" in said


@EACH
def test_a_file_that_is_open_elsewhere_is_told(refused, writes, tmp_path, command, name, monkeypatch):
    """As Windows has it with a workbook that Excel shows."""

    def denied(*_):
        raise PermissionError(13, "The process cannot access the file because it is being used by another process")

    target = tmp_path / name
    target.write_bytes(KEPT)
    monkeypatch.setattr(os, "replace", denied)
    assert "open in another program" in refused(*writes(command, target), "--overwrite")
    assert target.read_bytes() == KEPT and sorted(os.listdir(tmp_path)) == sorted([name, "plan.db"])


# ---- backups, which may take the place of older copies


def test_a_backup_takes_the_place_of_an_older_one_when_told_to(run, refused, told, plan, tmp_path):
    kept = tmp_path / "kept.db"
    assert run("backup", plan, kept)[0] == 0
    run("update", plan, "1.1.1", "--commentary", "Later.", "--on", "2017-11-14")
    before = told("dump", kept)
    assert "--overwrite" in refused("backup", plan, kept)
    assert told("dump", kept) == before
    assert run("backup", plan, kept, "--overwrite")[0] == 0
    assert told("dump", kept) == told("dump", plan) != before


def test_a_backup_never_takes_the_place_of_another_plan_or_of_a_copy_that_says_more(run, refused, told, plan, tmp_path):
    other, newer = tmp_path / "other.db", tmp_path / "newer.db"
    assert main_of("import", SAMPLES / "scorecard_2023.csv", "--into", other) == 0
    assert run("backup", plan, newer)[0] == 0
    run("update", newer, "1.1.1", "--commentary", "Said in the copy.", "--on", "2017-11-14")
    for target in (other, newer):
        before = told("dump", target)
        assert "older copy" in refused("backup", plan, target, "--overwrite")
        assert told("dump", target) == before


def test_a_backup_of_a_plan_with_an_old_ending_is_put_beside_it(run, plan):
    old = plan.rename(plan.with_name("plan.sqlite"))
    assert run("backup", old)[0] == 0
    (copy,) = [path for path in plan.parent.iterdir() if path != old]
    assert copy.suffix == ".db" and check(copy) == []


def test_a_journal_left_by_a_plan_that_is_gone_is_not_played_back_into_a_new_one(refused, plan, told, tmp_path):
    """A journal that lies beside a name belongs, for SQLite, to whatever file has that name."""
    gone = tmp_path / "new.db"
    shutil.copy(plan, gone)
    with open_store(gone) as store, store.transaction():
        connection = store._connection
        connection.execute("PRAGMA cache_size = 1")
        connection.execute("UPDATE action SET text = hex(randomblob(4000))")
        journal = gone.with_name("new.db-journal").read_bytes()
    gone.unlink()
    gone.with_name("new.db-journal").write_bytes(journal)
    assert "new.db-journal" in refused("backup", plan, gone)
    assert "new.db-journal" in refused("import", SAMPLES / "scorecard_2023.csv", "--into", gone)
    assert not gone.exists() and gone.with_name("new.db-journal").read_bytes() == journal


def test_an_export_written_with_overwrite_is_the_new_workbook(run, plan, tmp_path):
    target = tmp_path / "plan.xlsx"
    target.write_bytes(KEPT)
    assert run("export", plan, "-o", target, "--overwrite")[0] == 0
    assert load_workbook(target).sheetnames[0] == "Summary"
