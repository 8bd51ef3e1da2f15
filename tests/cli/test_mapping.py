"""What tables are is said in a file at an import, remembered by the plan, and written into a file for another."""

import json

import pytest

from tracker.documents.dump.read import read_json
from tracker.store.sqlite import open_store

HEADS = "Ref,Action,Person,Remarks"
KEY = "ref | action | person | remarks"
ENTRY = {"headings": KEY, "fields": {"Person": "lead", "Remarks": "commentary"}}


@pytest.fixture
def document(tmp_path):
    def made(*rows, heads=HEADS, name="plan.csv"):
        path = tmp_path / name
        lines = [heads, *(rows or ["1.1,Agree the policy,Head of Care,Begun."])]
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        return path

    return made


@pytest.fixture
def mapping(tmp_path):
    def made(*entries, name="taught.json"):
        path = tmp_path / name
        said = {"format": "improvement-plan-mapping/1", "tables": entries or [ENTRY]}
        path.write_text(json.dumps(said), encoding="utf-8")
        return path

    return made


def leads(path):
    with open_store(path) as store:
        return [action.lead.as_printed for _, action in store.plan().actions()]


def test_a_mapping_says_how_documents_are_read_and_the_plan_remembers_it(run, document, mapping, tmp_path):
    plan, second = tmp_path / "plan.db", document("1.2,Train the team,Practice Lead,", name="two.csv")
    assert run("import", document(), second, "--into", plan, "--as", mapping())[0] == 0
    assert leads(plan) == ["Head of Care", "Practice Lead"]
    third = document("1.3,Look again,Service Manager,", name="three.csv")
    assert run("import", third, "--into", plan)[0] == 0
    assert leads(plan) == ["Head of Care", "Practice Lead", "Service Manager"]


def test_what_was_taught_once_is_written_and_taught_again(run, told, document, mapping, tmp_path, monkeypatch):
    plan, out = tmp_path / "plan.db", tmp_path / "out.json"
    run("import", document(), "--into", plan, "--as", mapping())
    assert run("mapping", plan, "-o", out) == (0, f"Written: {out}\n", "")
    assert json.loads(out.read_text(encoding="utf-8"))["tables"] == [ENTRY]
    monkeypatch.setattr("tracker.settings.user_settings_folder", lambda: tmp_path / "somebody else")
    assert told("import", document(), "--dry-run", "--format", "json", "--as", out)["tables"][0]["headings"] == {
        "Ref": "ref", "Action": "action", "Person": "lead", "Remarks": "commentary",
    }  # fmt: skip


def test_a_new_plan_of_the_same_user_knows_what_was_taught(run, document, mapping, tmp_path):
    run("import", document(), "--into", tmp_path / "plan.db", "--as", mapping())
    run("import", document(), "--into", tmp_path / "next.db")
    assert leads(tmp_path / "next.db") == ["Head of Care"]


def test_a_trial_teaches_nobody(run, told, document, mapping, tmp_path):
    plan = tmp_path / "plan.db"
    run("import", document(), "--into", plan)
    tried = told("import", document(), "--into", plan, "--as", mapping(), "--dry-run", "--format", "json")
    assert tried["tables"][0]["headings"]["Person"] == "lead"
    assert (
        told("import", document(), "--into", plan, "--dry-run", "--format", "json")["tables"][0]["headings"]["Person"]
        is None
    )


def test_what_the_plan_remembers_wins_over_what_the_user_was_taught_and_the_file_over_both(
    run, told, document, mapping, tmp_path
):
    plan, dry = tmp_path / "plan.db", ("--dry-run", "--format", "json")
    run("import", document(), "--into", plan, "--as", mapping())
    run(
        "import",
        document(),
        "--into",
        tmp_path / "b.db",
        "--as",
        mapping({"headings": KEY, "fields": {"Person": "note"}}),
    )

    def who(*arguments):
        return told("import", document(), *arguments, *dry)["tables"][0]["headings"]["Person"]

    assert (who(), who("--into", plan)) == ("note", "lead")
    assert who("--into", plan, "--as", mapping({"headings": KEY})) is None


def test_the_answer_of_a_trial_says_what_a_mapping_needs_and_can_be_read_back(told, run, document, mapping, tmp_path):
    answer = told("import", document(), "--dry-run", "--format", "json")
    (table,) = answer["tables"]
    assert table == {
        "source": "plan.csv", "place": "row 1, column 1", "title": "",
        "headings": {"Ref": "ref", "Action": "action", "Person": None, "Remarks": None},
        "kind": "actions", "sure": "likely", "why": "2 of its 4 headings are known", "key": KEY, "nth": 1, "rows": 1,
    }  # fmt: skip
    answer_file = tmp_path / "answer.json"
    answer_file.write_text(json.dumps(answer), encoding="utf-8")
    assert [action.ref for _, action in read_json(answer_file).plan.actions()] == ["1.1"]
    written = mapping(
        {"headings": table["key"], "kind": table["kind"], "fields": table["headings"] | {"Person": "lead"}}
    )
    run("import", document(), "--into", tmp_path / "plan.db", "--as", written)
    assert leads(tmp_path / "plan.db") == ["Head of Care"]


def test_a_table_that_is_not_sure_has_a_line(run, document, tmp_path):
    _, out, _ = run("import", document(), "--dry-run")
    (line,) = [one for one in out.splitlines() if one.startswith("  likely")]
    assert line == "  likely        row 1, column 1: a table of 1 row, taken as actions: 2 of its 4 headings are known."
    _, out, _ = run("import", document(heads="Ref,Action,Lead,Review date"), "--dry-run")
    assert "  likely" not in out


def test_a_mapping_that_fits_no_table_changes_nothing_and_is_said_in_a_line(run, document, mapping, tmp_path):
    plan, other = tmp_path / "plan.db", mapping({"headings": "something else", "kind": "notes"})
    code, out, err = run("import", document(), "--into", plan, "--as", other)
    assert (code, err) == (0, "taught.json fits no table of plan.csv.\n") and "Saved in" in out
    assert "was taught nothing" in run("mapping", plan, "-o", tmp_path / "out.json")[2]
    code, out, err = run("import", document(), "--dry-run", "--format", "json", "--as", other)
    assert code == 0 and json.loads(out)["tables"] and err == "taught.json fits no table of plan.csv.\n"


def test_a_mapping_that_cannot_be_used_is_one_sentence_and_nothing_is_saved(refused, document, mapping, tmp_path):
    wrong = mapping({"headings": KEY, "fields": {"Person": "owner"}})
    said = refused("import", document(), "--into", tmp_path / "plan.db", "--as", wrong)
    assert said == 'taught.json cannot be used as a mapping: entry 1 reads "Person" as "owner", which is no field.'
    assert not (tmp_path / "plan.db").exists()


def test_nothing_is_written_over_what_is_there(run, refused, document, mapping, tmp_path):
    plan, out = tmp_path / "plan.db", tmp_path / "out.json"
    run("import", document(), "--into", plan, "--as", mapping())
    out.write_text("mine", encoding="utf-8")
    assert "give --overwrite" in refused("mapping", plan, "-o", out) and out.read_text(encoding="utf-8") == "mine"
    assert run("mapping", plan, "-o", out, "--overwrite")[0] == 0
    assert "is a plan file" in refused("mapping", plan, "-o", plan, "--overwrite")
    assert "was taught nothing" in refused("mapping", _new_plan(run, document, tmp_path), "-o", tmp_path / "no.json")


def _new_plan(run, document, folder):
    run("import", document("Visits,3", heads="Measure,Apr 2023", name="m.csv"), "--into", folder / "m.db")
    return folder / "m.db"


def test_a_table_with_one_column_more_takes_what_was_taught_and_a_line_says_so(run, document, mapping, tmp_path):
    plan = tmp_path / "plan.db"
    more = document("1.1,Agree the policy,Head of Care,Begun.,x", heads=f"{HEADS},Since")
    code, out, err = run("import", more, "--into", plan, "--as", mapping())
    assert (code, err, leads(plan)) == (0, "", ["Head of Care"])
    assert "taken as actions: 4 of 5 headings are those of a table that was taught." in out
    assert run("mapping", plan, "-o", tmp_path / "out.json")[0] == 0
