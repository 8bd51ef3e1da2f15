"""What an import prints as JSON is what the JSON Schema of the dump says."""

import json

import pytest

from tests.cli.conftest import READINGS, SAMPLE
from tests.documents.dump.test_write_schema import faults


@pytest.mark.parametrize("source", [SAMPLE, READINGS], ids=lambda path: path.name)
def test_a_dry_run_into_nothing_and_into_a_plan_that_was_changed(run, told, plan, source):
    run("update", plan, "1.1.4", "--commentary", "Begun.", "--status", "stopped", "--review", "May 2018",
        "--reason", "Staff left.", "--on", "2017-11-14")  # fmt: skip
    new = told("import", source, "--dry-run", "--format", "json")
    held = told("import", source, "--into", plan, "--dry-run", "--dated", "2018-02-01", "--format", "json")
    assert faults(json.dumps(new)) == faults(json.dumps(held)) == [] and "changes" in held


def test_an_import_that_meets_slips_and_conflicts(run, told, tmp_path):
    heading, plan = "Ref,Action,Lead,Review date,Status,Update\n", tmp_path / "plan.plan"
    first, later = tmp_path / "first.csv", tmp_path / "later.csv"
    first.write_text(f"{heading}1.1,Train the staff,QA Lead,Oct 2017,In progress,Begun\n1.2,Publish it,QA Lead,,,\n")
    later.write_text(f"{heading}1.1,Train all staff,QA Lead,Dec 2018,Complete,Ended\n1.2,Publish it,QA Lead,,,\n")
    assert run("import", first, "--into", plan)[0] == 0
    run("update", plan, "1.1", "--status", "stopped", "--reason", "No money.", "--on", "2017-11-14")
    found = told("import", later, "--into", plan, "--dry-run", "--dated", "2018-02-01", "--format", "json")
    assert {"slips", "conflicts"} & found["changes"].keys()
    assert faults(json.dumps(found)) == []


def test_a_dump_is_what_the_schema_says(told, plan):
    assert faults(json.dumps(told("dump", plan))) == []
