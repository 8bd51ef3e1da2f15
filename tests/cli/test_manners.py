"""How the command line behaves in a shell: words that are none, pipes, no screen, narrow terminals, wide letters."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from wcwidth import width

from tests.cli.conftest import READINGS, ROOT, SAMPLE, main_of
from tests.patience import PATIENCE
from tracker.__main__ import commands
from tracker.documents.dump.write import plan_json
from tracker.settings import Settings, save_settings
from tracker.store.sqlite import open_store

PROGRAM = [sys.executable, str(ROOT / "main.py")]


def in_a_shell(*arguments, given=None, **environment):
    """The program in a process of its own, by bytes, with these variables (None: without)."""
    kept = {**os.environ, **environment}
    return subprocess.run(
        [*PROGRAM, *map(str, arguments)],
        input=given,
        stdin=subprocess.DEVNULL if given is None else None,
        capture_output=True,
        timeout=PATIENCE,
        env={name: value for name, value in kept.items() if value is not None},
    )


# ---- words that are no command


@pytest.mark.parametrize(
    ("word", "meant"), [("actoins", "Did you mean actions"), ("Reports", "report"), ("zzz", "--help lists them")]
)
def test_a_word_that_is_no_command_is_told_which_was_meant(run, word, meant):
    code, out, err = run(word, "plan.db")
    assert (code, out) == (2, "") and f'There is no command "{word}".' in err and meant in err


@pytest.mark.parametrize("arguments", [["none.plan"], ["none.db", "actions"], ["folder/none"]])
def test_a_file_that_is_not_there_is_told_as_such(refused, tmp_path, monkeypatch, arguments):
    monkeypatch.chdir(tmp_path)
    assert refused(*arguments).startswith(f"There is no file {Path(arguments[0])}:")


def test_a_file_before_the_command_is_told_the_order(refused, plan):
    said = refused(plan, "actions")
    assert said == f"{plan} is a file, and the command comes first: actions {plan}."


def test_a_folder_is_no_plan_file(refused, tmp_path):
    assert f"{tmp_path} is a folder" in refused(tmp_path)


# ---- every list in every shape

LISTS = ["actions", "measures", "scorecard", "problems", "backups", "reports", "promises", "slips", "contradictions",
         "meetings", "packs"]  # fmt: skip


@pytest.mark.parametrize("command", LISTS)
def test_every_list_is_a_table_csv_csv_for_excel_or_json(run, told, plan, command):
    assert isinstance(told(command, plan, "--format", "json"), dict)
    (_, plain, _), (_, excel, _) = (run(command, plan, "--format", shape) for shape in ("csv", "csv-excel"))
    assert not plain.startswith("\ufeff") and excel.startswith("\ufeff" + plain.partition(",")[0])
    assert run(command, plan)[0] == run(command, plan, "--format", "table")[0] == 0


def test_a_problem_has_its_number_whole_text_and_decision_as_json(run, told, plan):
    found = told("problems", plan, "--format", "json")["problems"]
    assert [one["number"] for one in found] == list(range(1, len(found) + 1))
    assert {"kind", "place", "message", "decision"} <= found[0].keys()
    assert run("problems", plan, "--format", "csv")[1].count("\n") > len(found)


def test_copies_that_were_deleted_are_told_as_json(told, run, plan):
    copy = plan.with_name("sent.db")
    run("backup", plan, copy)
    (listed,) = told("backups", plan, "--format", "json")["copies"]
    assert (listed["name"], listed["bytes"]) == ("sent.db", copy.stat().st_size)
    found = told("backups", plan, "--remove", "sent.db", "--format", "json")
    assert found == {"deleted": ["sent.db"], "copies": []} and not copy.exists()


def test_changes_are_a_table_too(run, plan):
    run("update", plan, "1.1.4", "--commentary", "Begun.", "--on", "2017-11-14")
    code, out, _ = run("changes", plan, "--since", "2017-11-13", "--as-at", "2017-11-14", "--format", "table")
    assert code == 0 and "Begun." in out and set(out.splitlines()[1]) == {"-", " "}


# ---- standard input

CORPUS = ROOT / "tests" / "corpus"
PIPED = [SAMPLE, READINGS, CORPUS / "five_themes.docx", CORPUS / "pasted_word.paste.html"]


@pytest.mark.parametrize("source", PIPED, ids=lambda path: path.name)
def test_a_document_by_standard_input_is_read_as_the_file_is(told, piped, source):
    code, out, err = piped(source.read_bytes(), "import", "-", "--dry-run", "--format", "json")
    assert (code, err) == (0, "")
    of_file, of_pipe = told("import", source, "--dry-run", "--format", "json"), json.loads(out)
    assert of_pipe["counts"] == of_file["counts"] and len(of_pipe["plans"][0]["themes"]) > 1
    assert of_pipe["changes"] == of_file["changes"]


def test_a_dump_goes_through_a_pipe_into_another_file(run, told, plan, tmp_path):
    dumped = in_a_shell("dump", plan).stdout
    done = in_a_shell("import", "-", "--into", tmp_path / "other.plan", given=dumped)
    assert done.returncode == 0
    refs = [[one["ref"] for one in told("actions", file, "--format", "json")["actions"]] for file in (plan,
            tmp_path / "other.plan")]  # fmt: skip
    assert refs[0] == refs[1] != []


@pytest.mark.parametrize(("given", "words"), [(b"", "Nothing came"), (b"{\\rtf1 x}", "standard input")])
def test_what_comes_by_standard_input_and_is_no_document_is_one_sentence(piped, given, words):
    code, out, err = piped(given, "import", "-", "--dry-run")
    assert (code, out) == (1, "") and words in err and err.count("\n") == 1


@pytest.mark.parametrize("source", [SAMPLE, "plan"])
def test_a_document_or_a_plan_file_that_comes_by_standard_input_is_compared(piped, plan, source):
    given = Path(plan if source == "plan" else source).read_bytes()
    code, out, err = piped(given, "compare", "-", plan, "--format", "json")
    assert (code, err) == (0, "") and json.loads(out)["differences"] == []
    assert piped(b"{\\rtf1 x}", "compare", plan, "-")[0] == 1
    assert piped(given, "compare", "-", "-")[0] == 2


def test_standard_input_is_read_once(run):
    assert run("import", "-", "-", "--dry-run")[0] == 2


# ---- pipes, completion, no screen


@pytest.mark.parametrize("arguments", [["dump"], ["actions", "--format", "csv"], ["--help"], ["actions", "--help"]])
def test_who_reads_only_the_beginning_is_no_error(plan, arguments):
    given = arguments if "--help" in arguments else [arguments[0], plan, *arguments[1:]]
    reading, writing = os.pipe()
    os.close(reading)  # as `head` has when it has read enough
    done = subprocess.run(
        [*PROGRAM, *map(str, given)], stdout=writing, stderr=subprocess.PIPE, stdin=subprocess.DEVNULL, timeout=PATIENCE
    )
    os.close(writing)
    assert (done.returncode, done.stderr) == (0, b"")


PRINTING = [
    ["--help"], ["actions", "--help"], ["actions", "PLAN"], ["actions", "PLAN", "--format", "json"],
    ["scorecard", "PLAN", "--format", "csv"], ["dump", "PLAN"], ["changes", "PLAN", "--since", "2017-11-01"],
    ["check", "PLAN"],
]  # fmt: skip


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no disk that is always full")
@pytest.mark.parametrize("arguments", PRINTING, ids=" ".join)
def test_a_full_disk_under_the_output_is_one_sentence_and_1(made, tmp_path, arguments):
    given = [str(made) if word == "PLAN" else word for word in arguments]
    with open("/dev/full", "wb") as full:
        done = subprocess.run([*PROGRAM, *given], stdout=full, stderr=subprocess.PIPE, cwd=tmp_path, timeout=PATIENCE)
    assert done.returncode == 1 and done.stderr.count(b"\n") == 1 and done.stderr.endswith(b".\n")
    assert b"No space left on device" in done.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="a shell of another kind")
@pytest.mark.parametrize("more", ["", " --format json", " --format csv"])
def test_an_output_that_is_closed_is_no_error(made, more):
    command = f"'{sys.executable}' '{ROOT / 'main.py'}' actions '{made}'{more} >&-"
    done = subprocess.run(["sh", "-c", command], stderr=subprocess.PIPE, timeout=PATIENCE)
    assert (done.returncode, done.stderr) == (0, b"")


def test_a_refusal_and_a_wrong_usage_are_harmless_too(run, plan, tmp_path):
    for given in (["check", tmp_path / "a\x1b[31m\u202e\nb.plan"], ["actions", plan, "--as-at", "\x1b[31m"]):
        said = run(*given)[2]
        assert "\x1b" not in said and "\u202e" not in said and "�" in said
    assert run("check", tmp_path / "a\nb.plan")[2].count("\n") == 1


@pytest.mark.parametrize(
    ("words", "at", "found"), [("act", 1, b"actions"), ("actions --ov", 2, b"--overdue")], ids=["command", "option"]
)
def test_a_shell_that_completes_is_answered_and_no_window_opens(words, at, found):
    asked = {"COMP_WORDS": f"improvement-tracker {words}", "COMP_CWORD": str(at)}
    done = in_a_shell(_IMPROVEMENT_TRACKER_COMPLETE="bash_complete", QT_QPA_PLATFORM="none of these", **asked)
    assert done.returncode == 0 and found in done.stdout and done.stderr == b""


def test_the_script_that_a_shell_is_given_is_printed():
    done = in_a_shell(_IMPROVEMENT_TRACKER_COMPLETE="bash_source")
    assert b"complete" in done.stdout and done.returncode == 0


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is always a screen")
@pytest.mark.parametrize(
    ("screen", "why"),
    [({"DISPLAY": None, "WAYLAND_DISPLAY": None, "QT_QPA_PLATFORM": "xcb"}, b""), ({"QT_QPA_PLATFORM": "no"}, b'"no"')],
    ids=["no display", "no platform"],
)
def test_without_a_screen_the_window_is_one_sentence_and_1(screen, why):
    done = in_a_shell(**screen)
    assert done.returncode == 1 and done.stdout == b"" and done.stderr.count(b"\n") == 1
    assert done.stderr.startswith(b"There is no screen to open the window on (") and why in done.stderr


# ---- who signs


def test_a_removal_and_a_sign_off_that_nobody_signs_are_signed_by_that_name_too(run, told, plan):
    save_settings(Settings(who="Quality Lead"))
    done = ("--status", "reported complete", "--by", "Susan Hale", "--on", "2017-11-10")
    assert run("update", plan, "1.1.4", *done)[0] == 0
    assert run("sign-off", plan, "1.1.4", "--accept", "--on", "2017-11-14")[0] == 0
    with open_store(plan) as store:
        action = next(one for _, one in store.plan().actions() if one.ref == "1.1.4")
    assert action.updates[-1].author == "Quality Lead"
    assert run("redact", plan, "1.1.5", "--update", "1", "--reason", "Asked for")[0] == 0
    assert {one.recorded_by for one in redactions(plan)} == {"Quality Lead"}


def test_a_name_that_goes_does_not_sign_its_own_removal(run, plan):
    save_settings(Settings(who="Susan Hale"))
    assert run("redact", plan, "--name", "Susan Hale", "--reason", "Asked for", "--everywhere")[0] == 0
    assert {one.recorded_by for one in redactions(plan)} == {None} and b"Susan Hale" not in plan.read_bytes()


def redactions(plan):
    with open_store(plan) as store:
        held = store.plan()
    return [*held.redactions, *(one for _, action in held.actions() for one in action.redactions)]


def test_what_nobody_signs_is_signed_by_the_name_in_the_settings(run, told, plan):
    save_settings(Settings(who="Quality Lead"))
    run("update", plan, "1.1.4", "--commentary", "Begun.", "--on", "2017-11-14")
    run("update", plan, "1.1.4", "--commentary", "Ended.", "--on", "2017-11-14", "--by", "Practice Lead")
    actions = [one for theme in told("dump", plan)["plans"][0]["themes"] for one in theme["actions"]]
    said = {entry["text"]: entry["author"] for one in actions if one["ref"] == "1.1.4" for entry in one["updates"]}
    assert (said["Begun."], said["Ended."]) == ("Quality Lead", "Practice Lead")


# ---- narrow terminals and wide letters


@pytest.mark.parametrize("columns", [40, 60, 80, 120])
@pytest.mark.parametrize("command", ["actions", "scorecard", "problems", "contradictions"])
def test_a_table_is_never_wider_than_the_terminal(run, plan, monkeypatch, command, columns):
    monkeypatch.setenv("COLUMNS", str(columns))
    table = run(command, plan)[1].rpartition("\n\n")[0]  # without the sentence below it, which a terminal wraps
    assert table and max(map(width, table.splitlines())) <= columns


@pytest.mark.parametrize("command", [None, *sorted(commands().places)])
def test_help_fits_the_terminal_and_says_each_thing_once(run, monkeypatch, command):
    for columns in (60, 80):
        monkeypatch.setenv("COLUMNS", str(columns))
        code, out, _ = run(*filter(None, [command]), "--help")
        assert code == 0 and max(map(len, out.splitlines())) <= columns
        assert "INTEGER" not in out and "[|" not in out
    if command is None:
        assert "..." not in out.partition("Commands:")[2]  # each command is named with its whole first sentence


LONG, WIDE = "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch" * 2, "研修を行い、結果を確認する。" * 9
TURNED = "invoice\u202egnp.exe \x9b31m \u2066end\u2069"


@pytest.fixture(scope="session")
def hostile(made, tmp_path_factory):
    """The sample with long words, wide letters and what a terminal would obey wherever somebody writes."""
    said, path = f" {LONG} {WIDE} {TURNED}", tmp_path_factory.mktemp("hostile") / "plan.db"
    with open_store(made) as store:
        dumped = json.loads(json.dumps(plan_json(store.plan(), store.problems())))
    (plan,) = dumped["plans"]
    plan["title"] += said
    for theme in plan["themes"]:
        theme["title"] += said
        for one in theme["actions"]:
            one["text"] += said
            one["lead"] = {"as_printed": f"Zoë{said}", "name": f"Zoë{said}", "role": None}
            for update in one["updates"]:
                update["text"] = f"{update['text']}{said} Will review the {LONG} by 20 December 2017."
        for one in theme["measures"]:
            one["name"] += said
    document = path.with_name("hostile.json")
    document.write_text(json.dumps(dumped), encoding="utf-8")
    assert main_of("import", document, "--into", path) == 0
    moved = ("--review", "Dec 2018", "--reason", said, "--by", f"A{said}")
    assert main_of("update", path, "1.1.5", *moved, "--on", "2017-11-10") == 0
    return path


SINCE = ("--since", "2017-11-01", "--as-at", "2017-11-14")
TOLD = [
    ["actions"], ["actions", "--overdue"], ["actions", "--lead", "zzz"], ["measures"], ["scorecard"], ["problems"],
    ["changes", *SINCE], ["changes", *SINCE, "--format", "table"], ["contradictions"], ["slips"], ["promises"],
    ["meetings"], ["reports"], ["packs"], ["backups"], ["compare", *SINCE], ["redact", "--name", "Zoë", "--dry-run"],
    ["update", "1.1.4", "--commentary", "Done."],
]  # fmt: skip


@pytest.mark.parametrize("given", TOLD, ids=" ".join)
def test_no_line_passes_the_width_whatever_a_plan_holds_and_no_terminal_obeys_it(
    run, hostile, tmp_path, monkeypatch, given
):
    monkeypatch.chdir(tmp_path)
    shutil.copy(hostile, "plan.db")
    for columns in (60, 80):
        monkeypatch.setenv("COLUMNS", str(columns))
        code, out, err = run(given[0], "plan.db", *given[1:])
        assert (code, err) == (0, "") and out
        assert max(map(width, out.split("\n"))) <= columns
        assert not set(out) & {"\r", "\x1b", "\x9b", "\u202e", "\u2066", "\u2069"}


def test_data_for_programs_is_as_the_plan_has_it(run, hostile):
    for shape in ("csv", "json"):
        assert TURNED in run("actions", hostile, "--format", shape)[1]


def test_where_columns_find_no_room_a_row_is_a_block(run, plan, monkeypatch):
    monkeypatch.setenv("COLUMNS", "60")
    lines = run("scorecard", plan)[1].splitlines()
    assert lines[0].startswith("Group ") and any(line.startswith("Measure ") for line in lines)
    assert not any(line.startswith("---") for line in lines)


def test_wide_letters_stand_in_their_columns(run, plan, monkeypatch):
    text = "研修を行い、結果を確認する。" * 12 + " naïve cafe\u0301 👩‍👩‍👧"
    run("update", plan, "1.1.4", "--commentary", "Begun.", "--on", "2017-11-14", "--by", text)
    monkeypatch.setenv("COLUMNS", "100")
    out = run("changes", plan, "--since", "2017-11-13", "--as-at", "2017-11-14", "--format", "table")[1]
    headings, rule, *rows = out.splitlines()
    assert set(rule) == {"-", " "} and headings
    starts = [at for at, letter in enumerate(rule) if letter == "-" and (at == 0 or rule[at - 1] == " ")]
    assert all(width(row) <= 100 for row in rows) and any("研修" in row for row in rows)
    assert None not in [cell_from(row, start) for row in rows for start in starts]


def cell_from(row, at):
    """What stands from a column of the terminal on; None where a letter lies across its edge."""
    taken = 0
    for n, letter in enumerate(row):
        if taken == at:
            return row[n:]
        taken += width(letter)
    return "" if taken <= at else None
