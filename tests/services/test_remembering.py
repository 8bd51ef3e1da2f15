"""What a report said is kept as it was, and can be asked again."""

import json
import sqlite3
from contextlib import closing
from dataclasses import replace

import pytest

from tests.services.builders import (
    DECEMBER,
    NOVEMBER,
    a_draft,
    a_measure,
    a_row,
    a_value,
    action_of,
    content,
    now,
    plan_of,
    said_in_the_program,
    save,
)
from tests.store.builders import without
from tracker.documents.dump.read import read_json
from tracker.domain.edit import json_value
from tracker.domain.publishing.public_plan import public_plan
from tracker.domain.when import month_when
from tracker.services.remembering import frozen, remembered_report
from tracker.store.backup import check
from tracker.store.copies import parted_copies
from tracker.store.redacting import rewrite
from tracker.store.sqlite import open_store

WORDS = "Seen at home by the Quillfeather family"


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "plan.db"
    value = a_value(60, month_when(2017, 10))
    save(path, a_draft(a_row(said=WORDS), measures=(replace(a_measure("Visits"), readings=(value,)),)))
    return path


def remembered(path, as_at=NOVEMBER, **how):
    with open_store(path) as store:
        how = {"title": "Progress report", "now": now()} | how
        return store.save(remembered_report(store.plan(), as_at, problems=store.problems(), **how))


def test_a_report_is_frozen_with_all_that_it_tells(file):
    report = remembered(file, since=month_when(2017, 9).last, by="QA Manager", style="Council.docx", public=True)
    assert plan_of(file).reports == (report,) and report.is_whole and report.plan_id == 1
    assert (report.title, report.as_at, report.made_by, report.style, report.public) == (
        "Progress report", NOVEMBER, "QA Manager", "Council.docx", True
    )  # fmt: skip
    said = json_value(report.said)
    assert said["register"]["as_at"] == "2017-11-14" and said["register"]["actions"][0]["latest"]["text"] == WORDS
    assert said["measures"]["measures"][0]["finding"] == "60 in Oct 2017"
    assert said["scorecard"]["rows"][0]["measure"] == "Visits"
    assert said["themes"] == [{"ref": "1", "title": "Homes", "ambition": [], "evidence": []}]
    assert [one["what"] for one in said["changes"]["changes"]] == ["reading"]


def test_what_a_report_said_stays_whatever_is_said_later(file):
    report = remembered(file)
    said_in_the_program(file, text="Done.")
    with open_store(file) as store:
        store.save(replace(action_of(file), text="Otherwise"))
    assert plan_of(file).reports == (report,)
    assert frozen(plan_of(file), NOVEMBER) != report.said


def test_the_same_plan_on_the_same_day_says_the_same(file):
    assert frozen(plan_of(file), NOVEMBER) == frozen(plan_of(file), NOVEMBER)
    assert json_value(frozen(plan_of(file), NOVEMBER))["changes"] is None


@pytest.mark.parametrize("sql", ["UPDATE report SET said = '{}'", "DELETE FROM report"])
def test_the_file_refuses_to_change_it(file, sql):
    remembered(file)
    with closing(sqlite3.connect(file)) as db, pytest.raises(sqlite3.IntegrityError, match="stays as it was"):
        db.execute(sql)


def test_a_dump_holds_reports_and_reads_them_back(file, tmp_path):
    report = remembered(file)
    dump = content(file)
    assert dump["plans"][0]["reports"][0]["said"]["register"]["actions"][0]["ref"] == "1.1"
    (tmp_path / "dump.json").write_text(json.dumps(dump, sort_keys=True), encoding="utf-8")
    again = tmp_path / "again.db"
    save(again, read_json(tmp_path / "dump.json"), dated=DECEMBER)
    (back,) = plan_of(again).reports
    assert replace(back, plan_id=report.plan_id) == report and back.is_whole
    assert content(again) == dump


def test_a_dump_of_a_copy_brings_its_reports_into_the_plan_once(file, tmp_path):
    copied = tmp_path / "copy" / "plan.db"
    copied.parent.mkdir()
    copied.write_bytes(file.read_bytes())
    report = remembered(copied)
    (tmp_path / "dump.json").write_text(json.dumps(content(copied)), encoding="utf-8")
    for _ in range(2):
        save(file, read_json(tmp_path / "dump.json"), dated=DECEMBER)
        assert [one.uuid for one in plan_of(file).reports] == [report.uuid]


def test_a_report_remembered_in_a_copy_alone_is_something_that_the_plan_lacks(file, tmp_path):
    copied = file.with_name("plan (2).db")
    copied.write_bytes(file.read_bytes())
    remembered(copied)
    assert parted_copies(file) == []
    remembered(file)
    assert parted_copies(file) == [copied]


def test_words_that_go_for_good_go_from_what_a_report_said_and_it_is_marked(file):
    before = remembered(file)
    made = rewrite(file, without("Quillfeather"))
    (report,) = plan_of(file).reports
    assert b"Quillfeather" not in file.read_bytes() and made.left == [] and check(file) == []
    assert report.is_whole and report.redacted_on is not None and report.sha256 != before.sha256
    assert "Quillfeather" not in report.said and "[removed" in report.said
    assert json_value(report.said)["register"]["actions"][0]["ref"] == "1.1"


def test_a_plan_for_everybody_holds_no_reports_of_before(file):
    remembered(file)
    plan = public_plan(plan_of(file)).plan
    assert plan.reports == ()
