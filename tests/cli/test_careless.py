"""A wrong file, a folder, nothing or "-" in the place of a file: one sentence, the right exit code, nothing changed."""

import json
import os
import shutil
import subprocess
import sys

import pytest

from tests.cli.conftest import ROOT, SAMPLE
from tests.patience import PATIENCE
from tracker.__main__ import commands

# What each command asks for behind the plan file; the others take no plan file first.
BEHIND = {
    "actions": [], "backup": [], "backups": [], "calendar": ["-o", "c.ics"], "changes": ["--since", "2017-11-01"],
    "chart": ["1.1-M04", "-o", "c.png"], "chase": ["-o", "letters"], "check": [], "contradictions": [], "dump": [],
    "export": ["-o", "e.xlsx"], "join": ["1.1-M01", "1.1-M02"], "mapping": ["-o", "m.json"], "measures": [],
    "meetings": [], "minutes": ["1"], "next-year": ["-o", "n.plan"], "pack": ["--all", "-o", "packs"], "packs": [],
    "problems": [], "promise": ["1.1.4", "1", "--kept"], "promises": [],
    "redact": ["1.1.4", "--update", "1", "--reason", "x", "--by", "y"], "report": ["-o", "r.docx"], "reports": [],
    "scorecard": [], "sign-off": ["1.1.4", "--accept", "--by", "x"], "slips": [],
    "update": ["1.1.4", "--commentary", "x"],
}  # fmt: skip
OTHERS = {"collect", "compare", "demo", "import", "restore"}
NO_PLANS = {
    "missing.plan": "There is no file missing.plan",
    "folder": "folder is a folder",
    "empty.plan": "empty.plan is empty",
    "notes.plan": "notes.plan is not a plan file",
    "sample.xlsx": "sample.xlsx is not a plan file",
}


@pytest.fixture
def place(plan, tmp_path, monkeypatch):
    """A folder with a plan and much that is none."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "folder").mkdir()
    (tmp_path / "empty.plan").touch()
    (tmp_path / "notes.plan").write_text("Not a plan at all.")
    shutil.copy(SAMPLE, "sample.xlsx")
    return tmp_path


def everything(folder):
    return {path: path.is_file() and path.read_bytes() for path in folder.rglob("*")}


def test_every_command_is_tried():
    assert set(commands().places) == BEHIND.keys() | OTHERS


@pytest.mark.parametrize("command", BEHIND)
def test_what_is_no_plan_file_is_one_sentence_and_nothing_is_written(run, refused, place, command):
    before = everything(place)
    for name, words in NO_PLANS.items():
        assert words in refused(command, name, *BEHIND[command])
    for name in ("", "-"):
        code, out, err = run(command, name, *BEHIND[command])
        assert (code, out) == (2, "") and "give the name of a file" in err
    assert everything(place) == before


@pytest.mark.parametrize("name", NO_PLANS)
def test_documents_and_backups_too(refused, place, name):
    before = everything(place)
    said = [refused("restore", name, "plan.db")]
    if name != "sample.xlsx":
        said += [refused("import", name, "--into", "new.plan"), refused("compare", name, "plan.db")]
        said += [refused("compare", "plan.db", name)]
    if name not in ("missing.plan", "folder"):
        said += [refused("import", "sample.xlsx", "--into", name)]
    said += [refused("import", "sample.xlsx", "--as", name, "--dry-run")]
    assert all(name in one for one in said) and everything(place) == before


def test_a_folder_of_documents_is_no_document(refused, place):
    assert refused("import", "folder", "--dry-run") == "folder is a folder: name the documents in it."
    assert "`dump`" in refused("import", "plan.db", "--dry-run")


@pytest.mark.parametrize("name", ["folder", "sample.xlsx", "new.xlsx", "none/new.plan"])
def test_nothing_is_restored_into_a_folder_a_document_or_nowhere(refused, place, name):
    before = everything(place)
    refused("restore", "plan.db", name)
    assert everything(place) == before


def test_the_copies_of_a_file_that_was_lost_are_listed_and_no_others(run, place):
    shutil.copy("plan.db", "sent.db")
    assert run("backup", "plan.db")[0] == 0
    os.remove("plan.db")
    code, out, _ = run("backups", "plan.db")
    assert code == 0 and out.endswith("1 copy beside plan.db.\n") and "sent.db" not in out


@pytest.mark.parametrize("folder", ["plan.db", "plan.db/packs", "/proc/packs"])
def test_where_no_folder_can_be_made_is_said(run, refused, place, folder):
    if folder.startswith("/proc") and sys.platform != "linux":
        pytest.skip("another system")
    assert f"{folder} " in refused("pack", "plan.db", "--all", "-o", folder)
    assert run("pack", "plan.db", "--all", "-o", "packs", "--as-at", "2017-11-14")[0] == 0
    assert f"{folder} " in refused("chase", "plan.db", "-o", folder, "--as-at", "2017-12-14")
    assert f"{folder} " in refused("demo", "-o", folder)


@pytest.mark.parametrize("out", ["noend", "x.txt"])
def test_a_name_without_the_right_ending_is_named_as_it_was_given(refused, place, out):
    assert refused("export", "plan.db", "-o", out) == f'"{out}" cannot be a workbook, whose name ends in .xlsx.'


@pytest.mark.parametrize("given", [b"hello", b"\x00\xff" * 1000, b"\x89PNG\r\n\x1a\n" + b"\x00" * 100])
@pytest.mark.parametrize(
    "arguments", [["import", "-", "--dry-run"], ["compare", "-", "PLAN"], ["collect", "-", "--into", "PLAN"]]
)
def test_what_comes_by_standard_input_is_given_no_name_that_it_has_not(piped, plan, arguments, given):
    code, _, err = piped(given, *(plan if word == "PLAN" else word for word in arguments))
    assert code == 1 and err.count("\n") == 1 and "tandard input" in err
    assert "standard input." not in err


ROOT_USER = hasattr(os, "geteuid") and os.geteuid() == 0
LIKE_OTHERS = ["setpriv", "--bounding-set=-dac_override,-dac_read_search"] if ROOT_USER else []
FORBIDDEN = [
    ["actions", "shut/plan.db"], ["check", "shut/plan.db"], ["backups", "shut/plan.db"], ["shut/plan.db"],
    ["import", "shut/sample.xlsx", "--dry-run"], ["compare", "shut/plan.db", "plan.db"],
    ["collect", "shut", "--into", "plan.db"], ["pack", "plan.db", "--all", "-o", "shut/packs"],
    ["export", "plan.db", "-o", "shut/e.xlsx"], ["backup", "plan.db", "shut/b.db"],
    ["report", "locked.db", "-o", "r.docx"], ["update", "locked.db", "1.1.4", "--commentary", "x"],
    ["actions", "unread.db"], ["import", "unread.csv", "--dry-run"], ["import", "unread.db", "--dry-run"],
]  # fmt: skip


# One program for all of them: that of a user who is not root, who may read anything.
EACH_IN_TURN = """
import io, json, sys
from contextlib import redirect_stderr, redirect_stdout
from tests.cli.conftest import main_of
answers = []
for arguments in json.loads(sys.argv[1]):
    with redirect_stdout(io.StringIO()) as out, redirect_stderr(io.StringIO()) as err:
        code = main_of(*arguments)
    answers.append((code, out.getvalue(), err.getvalue()))
json.dump(answers, sys.stdout)
"""


@pytest.mark.skipif(sys.platform != "linux" or (ROOT_USER and not shutil.which("setpriv")), reason="another system")
def test_what_may_not_be_read_or_written_is_one_sentence(place):
    (place / "shut").mkdir()
    (place / "unread.csv").write_text("Ref,Action\n1,Build\n")
    for name in ("shut/plan.db", "locked.db", "unread.db"):
        shutil.copy("plan.db", name)
    for name, mode in (("shut", 0), ("locked.db", 0o400), ("unread.db", 0), ("unread.csv", 0)):
        os.chmod(name, mode)
    before = set(os.listdir(place))
    command = [*LIKE_OTHERS, sys.executable, "-c", EACH_IN_TURN, json.dumps(FORBIDDEN)]
    kept = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, capture_output=True, text=True, cwd=place, env=kept, timeout=PATIENCE)
    os.chmod("shut", 0o700)
    assert (done.returncode, done.stderr) == (0, "") and set(os.listdir(place)) == before
    answers = dict(zip(map(" ".join, FORBIDDEN), json.loads(done.stdout), strict=True))
    assert {asked: told for asked, told in answers.items() if not is_one_sentence(*told)} == {}


def is_one_sentence(code, out, err):
    """Whether it is refused as it should be, the file or folder named that is out of reach."""
    named = any(name in err for name in ("shut", "unread", "locked", "sample.xlsx"))
    return (code, out) == (1, "") and err.count("\n") == 1 and named


def test_an_empty_ref_is_seen_in_what_is_told(refused, place):
    assert refused("update", "plan.db", "", "--commentary", "x").startswith('There is no action "" in the plan')
