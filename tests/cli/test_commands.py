"""The command line: what it prints, what it leaves on the disk, and how it fails."""

import csv
import io
import json
import os
import subprocess
import sys
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.cli.conftest import READINGS, ROOT, SAMPLE, SAMPLES, as_a_program, main_of
from tests.patience import PATIENCE
from tracker.services.remembering import remembered_report
from tracker.store.sqlite import open_store

COMMANDS = [
    "import",
    "actions",
    "update",
    "measures",
    "scorecard",
    "meetings",
    "minutes",
    "chart",
    "export",
    "redact",
    "changes",
    "promises",
    "promise",
    "problems",
    "check",
    "backup",
    "backups",
    "restore",
    "dump",
    "demo",
]


def rows_of(text):
    return list(csv.DictReader(io.StringIO(text)))


# ---- as people start it


def test_main_py_prints_json_and_nothing_else(made, tmp_path):
    done = as_a_program("actions", made, "--overdue", "--as-at", "2017-11-01", "--format", "json", folder=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert len(json.loads(done.stdout)["actions"]) == 26


@pytest.mark.parametrize(("arguments", "code"), [(["actions", "none.db"], 1), (["actions"], 2), (["nonsense", "x"], 2)])
def test_main_py_ends_with_1_for_the_world_and_2_for_wrong_usage(tmp_path, arguments, code):
    done = as_a_program(*arguments, folder=tmp_path)
    assert done.returncode == code and done.stdout == "" and "Traceback" not in done.stderr
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_every_command_has_help(run, command):
    code, out, _ = run(*[part for part in (command, "--help") if part])
    assert code == 0 and "Usage:" in out and "--help" in out


def test_the_help_lists_every_command_of_the_design(run):
    _, out, _ = run("--help")
    assert [name for name in COMMANDS if f"\n  {name} " not in out] == []


@pytest.mark.parametrize(
    ("arguments", "spared"),
    [
        (
            ["import", SAMPLE, "--dry-run"],
            {"sqlite3", "subprocess", "ctypes", "tracker.columns.words", "tracker.cli.commands"},
        ),
        (
            ["import", SAMPLE, "--dry-run", "--format", "json"],
            {
                "tracker.domain.contradictions.every",
                "tracker.domain.promises.finding",
                "tracker.domain.actions.new_update",
            },
        ),
        (
            ["actions", "PLAN", "--overdue"],
            {"tracker.documents.dump.write", "tracker.columns.scorecard", "tracker.domain.decisions.causes"},
        ),
    ],
)
def test_a_command_loads_only_what_it_needs(made, arguments, spared):
    """The store, the register and the child process cost as much as reading a Word document of sixty pages."""
    given = [str(made) if part == "PLAN" else str(part) for part in arguments]
    code = f"import sys; from tracker.__main__ import main\ntry: main({given!r})\n"
    code += "finally: print(*sys.modules, file=sys.stderr)"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    loaded = set(done.stderr.split())
    assert f"tracker.cli.{'importing' if given[0] == 'import' else 'commands'}" in loaded
    assert not {*spared, "tracker.demo"} & loaded


@pytest.mark.parametrize("arguments", [["dump"], ["scorecard", "--format", "csv"], ["scorecard"], ["problems"]])
def test_a_terminal_that_knows_few_letters_breaks_nothing(tmp_path, arguments):
    """Windows hands a redirected output the letters of its old code page; the scorecard has arrows, the plan dashes."""
    assert main_of("import", SAMPLES / "scorecard_2023.csv", "--into", tmp_path / "plan.db") == 0
    command = [sys.executable, str(ROOT / "main.py"), arguments[0], str(tmp_path / "plan.db"), *arguments[1:]]
    environment = {**os.environ, "PYTHONIOENCODING": "cp1252", "PYTHONUTF8": "0"}
    done = subprocess.run(command, capture_output=True, env=environment, timeout=PATIENCE)
    assert (done.returncode, done.stderr) == (0, b"")
    if arguments == ["dump"]:
        assert "▲" in done.stdout.decode("utf-8") and json.loads(done.stdout)["format"] == "improvement-plan/2"


# ---- import


def test_an_import_says_what_was_read_and_lists_every_problem(run, tmp_path):
    code, out, _ = run("import", SAMPLE, "--into", tmp_path / "new.db")
    assert code == 0
    assert "5 themes, 48 actions, 47 measures; 95 new, 0 changed, 0 the same, 0 missing" in out
    assert '"Dec 202017" was read as "Dec 2017"' in out and "1.1.11 is missing" in out


def test_an_import_as_json_is_one_object_with_counts_and_changes(told, tmp_path):
    said = told("import", SAMPLE, "--into", tmp_path / "new.db", "--format", "json")
    assert said["format"] == "improvement-plan/2"
    assert said["counts"] == {"cells": 631, "used": 616, "set_aside": 15}
    assert len(said["changes"]["new"]) == 95 and said["changes"]["missing"] == []


def test_the_same_import_again_changes_nothing(told, plan):
    before = told("dump", plan)
    said = told("import", SAMPLE, READINGS, "--into", plan, "--dated", "2017-12-01", "--format", "json")
    assert [source["changes"]["changed"] for source in said["sources"]] == [[], []]
    assert told("dump", plan) == before


def test_a_dry_run_writes_nothing_into_a_plan_or_beside_it(run, plan, tmp_path):
    before = plan.read_bytes()
    assert run("import", SAMPLES / "scorecard_2023.csv", "--into", plan, "--dry-run")[0] == 0
    assert plan.read_bytes() == before
    code, out, _ = run("import", SAMPLE, "--into", tmp_path / "none.db", "--dry-run", "--format", "json")
    assert code == 0 and len(json.loads(out)["changes"]["new"]) == 95
    assert [path.name for path in tmp_path.iterdir()] == ["plan.db"]


def test_a_dry_run_needs_no_plan_file(told):
    assert told("import", SAMPLE, "--dry-run", "--format", "json")["changes"]["same"] == 0


def test_a_dry_run_of_several_documents_names_what_the_last_does_not_find_in_the_ones_before(run, tmp_path):
    together = Path(__file__).parents[1] / "corpus" / "together"
    files = [together / name for name in ("actions.csv", "measures.xlsx", "readings.csv")]
    code, out, _ = run("import", *files, "--into", tmp_path / "new.db", "--dry-run")
    assert code == 0 and list(tmp_path.glob("new*")) == []
    assert "Assessments done within 45 days" in out and "Assessments completed in 45 days" in out


def test_a_dry_run_of_a_plan_and_its_readings_counts_the_readings(told, tmp_path):
    said = told("import", SAMPLE, READINGS, "--dry-run", "--format", "json")
    assert len(said["sources"][1]["changes"]["changed"]) == 155


def test_an_import_without_into_is_wrong_usage(run):
    code, _, err = run("import", SAMPLE)
    assert code == 2 and "--into" in err


def test_an_import_that_fails_leaves_no_file(refused, tmp_path):
    (tmp_path / "bad.csv").write_text("no table\n")
    refused("import", SAMPLE, tmp_path / "bad.csv", "--into", tmp_path / "new.db")
    refused("import", READINGS, "--into", tmp_path / "new.db")
    assert [path.name for path in tmp_path.iterdir()] == ["bad.csv"]


def test_an_import_that_fails_leaves_an_old_file_as_it_was(refused, plan, told, tmp_path):
    before = told("dump", plan)
    (tmp_path / "bad.csv").write_text("no table\n")
    refused("import", SAMPLES / "scorecard_2023.csv", tmp_path / "bad.csv", "--into", plan)
    assert told("dump", plan) == before


def test_ours_names_the_organisation_that_a_document_does_not(told, tmp_path):
    (tmp_path / "plan.csv").write_text("Ref,Action,Lead\n1.1,Agree,Ann Young\n")
    said = told("import", tmp_path / "plan.csv", "--dry-run", "--ours", "Northmere Council", "--format", "json")
    assert said["plans"][0]["organisation"] == "Northmere Council"


def test_a_later_import_speaks_for_the_day_it_is_dated(told, tmp_path, run):
    source, file = tmp_path / "plan.csv", tmp_path / "new.db"
    for said in ("Begun.", "Begun. Half done."):
        source.write_text(f"Ref,Action,Commentary\n1.1,Agree,{said}\n")
        assert run("import", source, "--into", file, "--dated", "14/11/2017")[0] == 0
    updates = told("dump", file)["plans"][0]["themes"][0]["actions"][0]["updates"]
    assert [(update["day"], update["text"]) for update in updates] == [(None, "Begun."), ("2017-11-14", "Half done.")]


# ---- the register


@pytest.mark.parametrize("day", ["0001-01-01", "0017-11-14", "9999-12-31"])
def test_a_day_of_a_year_that_nobody_means_is_wrong_usage(run, plan, tmp_path, day):
    code, _, said = run("export", plan, "-o", tmp_path / "a.xlsx", "--as-at", day)
    assert code == 2 and "its year is not 1900 to 2199" in " ".join(said.split())
    assert run("update", plan, "1.1.1", "--commentary", "Begun.", "--on", day)[0] == 2


@pytest.mark.parametrize(
    ("day", "count"), [("2017-10-15", 1), ("31/10/2017", 1), ("1 Nov 2017", 26), ("2017-12-01", 27)]
)
def test_overdue_as_at_a_day_written_in_any_way(told, plan, day, count):
    said = told("actions", plan, "--overdue", "--as-at", day, "--format", "json")
    assert len(said["actions"]) == said["tally"]["overdue"] == count
    assert all(action["days_late"] > 0 for action in said["actions"])


def test_an_action_as_json_has_every_key_of_the_design(told, plan):
    said = told("actions", plan, "--as-at", "2017-11-14", "--search", "1.1.1 courses", "--format", "json")
    assert set(said) == {"as_at", "plan", "tally", "actions"} and said["as_at"] == "2017-11-14"
    keys = (
        "ref theme text lead review status days_late due_soon silent awaiting_sign_off computed_rag stated_rag rating"
    )
    assert set(said["actions"][0]) == {*keys.split(), "slips", "latest"}


def test_filters_work_together(told, plan):
    def refs(*sought, day="2017-11-01"):
        said = told("actions", plan, *sought, "--as-at", day, "--format", "json")
        return [action["ref"] for action in said["actions"]]

    assert refs("--due-soon") == [] and refs("--due-soon", day="2017-11-02") == ["1.3.6"]

    assert len(refs("--theme", "1.1")) == 17 and len(refs("--theme", "voice of the child")) == 8
    assert refs("--rag", "blue") == ["1.2.7", "2.5", "3.2"]
    assert refs("--search", "joint audit", "--theme", "1.3") == ["1.3.6"]
    assert set(refs("--lead", "yarrow", "--overdue")) == {"1.3.4", "1.3.7", "1.3.8", "1.3.11", "2.8"}


def test_the_register_as_csv_is_a_table_with_its_headings(run, plan):
    code, out, _ = run("actions", plan, "--as-at", "2017-11-01", "--format", "csv")
    rows = rows_of(out)
    assert code == 0 and len(rows) == 48 and rows[0]["Ref"] == "1.1.1" and rows[0]["Days late"] == "1"


def test_the_register_as_a_table_ends_with_its_counts(run, plan):
    code, out, _ = run("actions", plan, "--as-at", "2017-11-01", "--overdue")
    assert code == 0 and "26 overdue" in out.splitlines()[-1] and "1 Nov 2017" in out.splitlines()[-1]


# ---- update


def test_an_update_is_in_the_dump_and_in_the_register(run, told, plan):
    done = ("--commentary", "The courses are checked.", "--status", "reported complete", "--on", "2017-11-14")
    code, out, _ = run("update", plan, "1.1.1", *done, "--by", "Vera Brook")
    assert code == 0 and "1.1.1" in out and "14 Nov 2017" in out
    actions = told("dump", plan)["plans"][0]["themes"][0]["actions"]
    last = actions[0]["updates"][-1]
    assert (last["text"], last["status"], last["author"]) == (
        "The courses are checked.",
        "reported complete",
        "Vera Brook",
    )
    assert told("actions", plan, "--as-at", "2017-11-14", "--format", "json")["tally"]["awaiting_sign_off"] == 1
    assert told("actions", plan, "--as-at", "2017-11-13", "--format", "json")["tally"]["awaiting_sign_off"] == 0


def test_a_slip_without_a_reason_is_refused_and_with_one_is_counted(refused, run, told, plan):
    move = ("update", plan, "1.1.1", "--review", "Mar 2018", "--on", "2017-11-14")
    assert "reason" in refused(*move)
    assert run(*move, "--reason", "No trainer.")[0] == 0
    code, out, _ = run("actions", plan, "--search", "No trainer", "--as-at", "2017-11-14", "--format", "json")
    assert code == 0 and json.loads(out)["actions"] == []
    said = told("actions", plan, "--search", "1.1.1 courses", "--as-at", "2017-11-14", "--format", "json")
    assert said["actions"][0]["slips"] == 1 and said["actions"][0]["review"]["as_printed"] == "Mar 2018"


@pytest.mark.parametrize(
    ("what", "named"),
    [
        (["9.9.9", "--commentary", "x"], "9.9.9"),
        (["1.1.1", "--review", "soonish"], "soonish"),
        (["1.1.1"], "1.1.1"),
    ],
)
def test_an_update_that_cannot_be_is_refused_and_nothing_is_saved(refused, told, plan, what, named):
    before = told("dump", plan)
    assert named in refused("update", plan, *what)
    assert told("dump", plan) == before


# ---- measures, charts, workbooks


def test_measures_as_json_say_band_distance_and_finding(told, plan):
    said = told("measures", plan, "--as-at", "2018-04-01", "--format", "json")
    assert len(said["measures"]) == 47
    keys = "ref name polarity latest previous band next_band distance cases direction_of_travel finding"
    keys += " target gap target_met"
    assert all(set(measure) == set(keys.split()) for measure in said["measures"])
    assert sum(measure["latest"] is not None for measure in said["measures"]) == 24


@pytest.mark.parametrize("shape", ["table", "csv", "json"])
@pytest.mark.parametrize("command", ["measures", "scorecard"])
def test_measures_and_scorecard_have_a_row_for_each_measure(run, plan, command, shape):
    code, out, _ = run(command, plan, "--as-at", "2018-04-01", "--format", shape)
    assert code == 0
    if shape == "csv":
        assert len(rows_of(out)) == 47
    elif shape == "json":
        assert len(json.loads(out)["measures" if command == "measures" else "rows"]) == 47
    else:
        assert len(out.splitlines()) >= 49 and all(line == line.rstrip() for line in out.splitlines())


@pytest.mark.parametrize(("suffix", "start"), [("png", b"\x89PNG"), ("svg", b"<?xml"), ("pdf", b"%PDF")])
def test_a_chart_is_written_as_the_kind_its_name_says(run, plan, tmp_path, suffix, start):
    out = tmp_path / f"chart.{suffix}"
    assert run("chart", plan, "1.1-M04", "-o", out, "--as-at", "2018-04-01")[0] == 0
    assert out.read_bytes().startswith(start)


def test_a_measure_is_found_by_words_of_its_name_and_asked_for_where_several_fit(run, refused, plan, tmp_path):
    assert run("chart", plan, "persistently absent", "-o", tmp_path / "a.png")[0] == 0
    assert "1.1-M10" in refused("chart", plan, "plans", "-o", tmp_path / "b.png")
    assert "is no measure" in refused("chart", plan, "swimming", "-o", tmp_path / "b.png")
    assert not (tmp_path / "b.png").exists()


@pytest.mark.parametrize("name", ["chart.doc", "no/such/folder/chart.png"])
def test_a_chart_that_cannot_be_written_is_refused(refused, plan, tmp_path, name):
    assert name.rpartition("/")[2] in refused("chart", plan, "1.1-M04", "-o", tmp_path / name)


def test_an_export_is_a_workbook_with_all_actions(run, plan, tmp_path):
    out = tmp_path / "plan.xlsx"
    assert run("export", plan, "-o", out, "--as-at", "2017-11-01")[0] == 0
    texts = {cell.value for sheet in load_workbook(out).worksheets for row in sheet.iter_rows() for cell in row}
    assert {f"1.1.{n}" for n in range(1, 19) if n != 11} <= texts


def test_an_export_into_a_folder_that_is_not_there_is_refused(refused, plan, tmp_path):
    refused("export", plan, "-o", tmp_path / "none" / "plan.xlsx")


# ---- changes, problems, files


def test_changes_tell_what_was_said_and_what_moved(run, plan):
    run(
        "update",
        plan,
        "1.1.1",
        "--commentary",
        "All done.",
        "--status",
        "complete",
        "--on",
        "2017-11-14",
        "--by",
        "Ann",
    )
    code, out, _ = run("changes", plan, "--since", "2017-10-31", "--as-at", "2017-11-14")
    assert code == 0 and "overdue 1 -> 25, complete 3 -> 4" in out.splitlines()[0]
    assert "14 Nov 2017 Ann: All done." in out and "status in progress -> complete" in out


def test_changes_tell_what_was_measured_and_remarked_of_a_measure(run, tmp_path):
    plan, heads = tmp_path / "scorecard.db", "Measure,Status,Previous,Current,Comment"
    for month, row in (("May", "Visits (%),2,50,58,Late."), ("June", "Visits (%),1,58.5,60,Better.")):
        source = tmp_path / f"{month}.csv"
        source.write_text(f"{heads}\n{row}\n", encoding="utf-8")
        day = {"May": "2022-05-31", "June": "2022-06-30"}[month]
        assert run("import", source, "--into", plan, "--dated", day)[0] == 0
    code, out, _ = run("changes", plan, "--since", "2022-05-31", "--as-at", "2022-06-30")
    assert code == 0 and "May 2022 58 -> 58.5 (30 Jun 2022)" in out and "Jun 2022 60 (30 Jun 2022)" in out
    assert "30 Jun 2022: status 1; Better." in out and "Late." not in out
    assert "58.5" not in run("changes", plan, "--since", "2022-04-30", "--as-at", "2022-05-31")[1]


def test_changes_tell_every_value_that_came_and_not_only_the_last(run, tmp_path):
    plan, source = tmp_path / "plan.db", tmp_path / "k.csv"
    for day, value in (("2023-05-01", 50), ("2023-05-02", 70), ("2023-05-03", 65)):
        source.write_text(f"Measure,Apr 2023\nVisits (%),{value}\n", encoding="utf-8")
        run("import", source, "--into", plan, "--dated", day)
    out = run("changes", plan, "--since", "2023-05-01", "--as-at", "2023-06-01")[1]
    assert "Apr 2023 50 -> 70 -> 65 (3 May 2023)" in out


def test_changes_tell_each_step_of_a_status_with_who_and_why(run, plan):
    run("update", plan, "1.1.1", "--status", "reported complete", "--on", "2017-11-10", "--by", "Ann")
    run("update", plan, "1.1.1", "--status", "in progress", "--reason", "No proof.", "--on", "2017-11-12", "--by", "QA")
    out = run("changes", plan, "--since", "2017-11-09", "--as-at", "2017-11-14")[1]
    assert "\n   status in progress -> reported complete (10 Nov 2017, Ann)\n" in out
    assert "\n   not accepted: status reported complete -> in progress (12 Nov 2017, QA: No proof.)\n" in out


def test_changes_can_be_read_by_programs(run, told, plan):
    run("update", plan, "1.1.4", "--review", "Mar 2018", "--reason", "Ill.", "--on", "2017-11-14", "--by", "QA")
    asked = ("changes", plan, "--since", "2017-11-13", "--as-at", "2017-11-14", "--format")
    said = told(*asked, "json")
    assert (said["since"], said["as_at"]) == ("2017-11-13", "2017-11-14")
    assert said["tally"]["before"]["overdue"] == said["tally"]["after"]["overdue"] == 26
    (slip,) = [one for one in said["changes"] if one["what"] == "slip"]
    assert (slip["ref"], slip["old"], slip["new"], slip["day"], slip["reason"]) == (
        "1.1.4", "Dec 2017", "Mar 2018", "2017-11-14", "Ill."
    )  # fmt: skip
    heads, *rows = csv.reader(run(*asked, "csv")[1].splitlines())
    assert heads[:6] == ["Theme", "About", "Ref", "Name", "What", "Of"] and "Slip" in [row[4] for row in rows]


def test_changes_tell_edits_by_the_clock(run, plan):
    yesterday, tomorrow = (f"{datetime.now(UTC) + timedelta(days=days):%Y-%m-%d}" for days in (-1, 1))
    run("join", plan, "1.1-M02", "1.1-M03", "--by", "QA")
    out = run("changes", plan, "--since", yesterday, "--as-at", tomorrow)[1]
    assert "joined 1.1-M03 (" in out and ", QA)" in out
    assert "joined" not in run("changes", plan, "--since", "2017-11-01", "--as-at", "2017-11-14")[1]


def test_changes_since_the_last_report(run, refused, told, plan):
    asked = ("changes", plan, "--since", "last", "--as-at", "2017-11-14")
    assert (
        refused(*asked) == "No report before 14 Nov 2017 is remembered in this plan: give the day with --since instead."
    )
    with open_store(plan) as store:
        for as_at in (date(2017, 9, 12), date(2017, 11, 14)):
            now = datetime(2017, 11, 15, tzinfo=UTC)
            store.save(remembered_report(store.plan(), as_at, title="Progress", now=now))
    assert told(*asked, "--format", "json")["since"] == "2017-09-12"
    assert (
        told("changes", plan, "--since", "last", "--as-at", "2018-01-31", "--format", "json")["since"] == "2017-11-14"
    )


def test_changes_of_a_span_that_runs_backwards_are_refused(refused, plan):
    assert "say an earlier day" in refused("changes", plan, "--since", "2028-01-01", "--as-at", "2026-11-27")


def test_problems_lists_them_all(run, plan):
    code, out, _ = run("problems", plan)
    with open_store(plan) as store:
        count = len(store.problems())
    last = f"{count} listed: 11 problems to decide, in 79 places; 13 repaired; 15 set aside."
    assert code == 0 and out.splitlines()[-1] == last and "1.1.2017" in out


def test_check_says_that_a_sound_file_is_sound_and_a_broken_one_is_not(run, refused, plan):
    assert run("check", plan)[:2] == (0, f"{plan} is sound.\n")
    whole = plan.read_bytes()
    plan.write_bytes(whole[: len(whole) // 2])
    refused("check", plan)


def test_a_backup_is_a_whole_plan_and_restore_keeps_what_it_replaces(run, told, plan, tmp_path):
    before = told("dump", plan)
    assert run("backup", plan, tmp_path / "kept.db")[0] == 0
    run("update", plan, "1.1.1", "--commentary", "Later.", "--on", "2017-11-14")
    after = told("dump", plan)
    code, out, _ = run("restore", tmp_path / "kept.db", plan)
    assert code == 0 and told("dump", plan) == before
    (kept,) = [path for path in tmp_path.iterdir() if path not in (plan, tmp_path / "kept.db") and path.suffix == ".db"]
    assert str(kept) in out and told("dump", kept) == after


def test_a_backup_without_a_target_stands_beside_the_plan(run, plan, tmp_path):
    code, out, _ = run("backup", plan)
    (copy,) = [path for path in tmp_path.iterdir() if path != plan]
    assert code == 0 and str(copy) in out and copy.name.startswith("plan ")


def test_a_dump_is_read_back_into_the_same_content(told, run, plan, tmp_path):
    _, out, _ = run("dump", plan)
    (tmp_path / "dump.json").write_text(out, encoding="utf-8")
    assert run("import", tmp_path / "dump.json", "--into", tmp_path / "copy.db")[0] == 0
    assert told("dump", tmp_path / "copy.db") == json.loads(out)


# ---- what goes wrong

READERS = ("actions", "measures", "scorecard", "problems", "check", "backup", "dump")


@pytest.mark.parametrize("command", READERS)
def test_a_missing_file_is_one_sentence_that_names_it(refused, tmp_path, command):
    assert "none.db" in refused(command, tmp_path / "none.db")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("command", READERS)
def test_a_file_of_another_program_is_one_sentence_and_untouched(refused, tmp_path, command):
    path = tmp_path / "letter.db"
    path.write_bytes(b"Dear all, this is no plan. " * 200)
    assert "letter.db" in refused(command, path)
    assert path.read_bytes() == b"Dear all, this is no plan. " * 200


@pytest.mark.parametrize(
    "arguments",
    [
        ["actions", "plan.db", "--as-at", "soon"],
        ["actions", "plan.db", "--as-at", "Oct 2017"],
        ["actions", "plan.db", "--as-at", "w/c 2 Oct 2017"],
        ["actions", "plan.db", "--rag", "purple"],
        ["actions", "plan.db", "--format", "xml"],
        ["changes", "plan.db"],
        ["chart", "plan.db", "1.1-M04"],
        ["update", "plan.db", "1.1.1", "--status", "finished"],
        ["import", "--into", "plan.db"],
    ],
)
def test_wrong_usage_ends_with_2(run, plan, arguments, monkeypatch):
    monkeypatch.chdir(plan.parent)
    code, out, err = run(*arguments)
    assert code == 2 and out == "" and "Usage:" in err


@pytest.mark.parametrize("source", ["none.xlsx", "folder", "plan.db"])
def test_a_source_that_cannot_be_read_is_one_sentence_that_names_it(refused, plan, tmp_path, source):
    (tmp_path / "folder").mkdir()
    assert source in refused("import", tmp_path / source, "--into", tmp_path / "new.db")
    assert not (tmp_path / "new.db").exists()


def test_check_says_that_a_copy_beside_it_went_its_own_way(run, plan, tmp_path):
    copied = tmp_path / "plan (2).db"
    run("backup", plan, copied)
    for path in (plan, copied):
        run("update", path, "1.1.4", "--commentary", f"Said in {path.name}", "--on", "2017-11-14")
    code, out, _ = run("check", plan)
    assert code == 0 and "is sound" in out and "plan (2).db are copies of one plan" in out
