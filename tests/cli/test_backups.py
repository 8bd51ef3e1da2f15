"""The backups command: the list of copies, and those that are removed."""

import csv
import os
from datetime import date

import platformdirs
import pytest

from tracker.store.backup import backup
from tracker.store.kept_copies import back_up_daily


def test_the_copies_are_listed_with_day_size_and_reason(run, plan):
    assert run("backups", plan) == (0, f"0 copies beside {plan}.\n", "")
    copy = backup(plan, plan.with_name("plan 2017-11-14.db"))
    backup(plan, plan.with_name("sent to the board.db"))
    os.utime(copy, (1510653600, 1510653600))
    code, out, _ = run("backups", plan)
    line = next(line for line in out.splitlines() if line.startswith("plan 2017-11-14.db"))
    assert code == 0 and "14 Nov 2017" in line and f"{copy.stat().st_size / 1024:,.0f} KB" in line
    assert "  backup  " in line and "copy under another name" in out and f"2 copies beside {plan}." in out


def test_copies_are_deleted_by_name_or_by_age(run, plan):
    old, new, sent = (
        backup(plan, plan.with_name(name)) for name in ("plan 2017-11-14.db", "plan 2017-11-15.db", "sent.db")
    )
    for copy in (old, sent):
        os.utime(copy, (1510653600, 1510653600))
    code, out, _ = run("backups", plan, "--older-than", 30)
    assert code == 0 and f"Deleted: {old}\n" in out and f"2 copies beside {plan}." in out
    assert (old.exists(), new.exists(), sent.exists()) == (False, True, True)
    out = run("backups", plan, "--remove", "sent.db", "--remove", new.name)[1]
    assert f"Deleted: {sent}\nDeleted: {new}\n0 copies beside {plan}.\n" == out


@pytest.fixture
def daily(plan, tmp_path, monkeypatch):
    """A plan file with a copy beside it and an automatic one in the user's own folder."""
    monkeypatch.setattr(platformdirs, "user_data_dir", lambda *_, **__: str(tmp_path / "data"))
    backup(plan, plan.with_name("sent.db"))
    return back_up_daily(plan, date(2017, 11, 14))


def test_it_says_where_each_copy_lies(run, told, plan, daily):
    out = run("backups", plan)[1]
    assert f"1 copy beside {plan}, 1 copy in {daily.parent}.\n" in out
    lines = [line for line in out.splitlines() if ".db" in line]
    assert [line.split("  ")[-1] for line in lines if "daily" in line] == ["your backups"]
    assert [line.split("  ")[-1] for line in lines if line.startswith("sent.db")] == ["beside the plan"]
    listed = {one["name"]: one["path"] for one in told("backups", plan, "--format", "json")["copies"]}
    assert listed == {daily.name: str(daily), "sent.db": str(plan.with_name("sent.db"))}
    rows = {
        row["Copy"]: row["Where"] for row in csv.DictReader(run("backups", plan, "--format", "csv")[1].splitlines())
    }
    assert rows == {daily.name: str(daily.parent), "sent.db": str(plan.parent)}


def test_an_automatic_copy_is_deleted_by_its_name(run, refused, plan, daily):
    said = refused("backups", plan, "--remove", "none.db")
    assert said.startswith("none.db is no copy of plan.db: it has ") and daily.name in said
    assert run("backups", plan, "--remove", daily.name)[1].startswith(f"Deleted: {daily}\n") and not daily.exists()


def test_what_is_no_copy_is_not_deleted(refused, plan):
    backup(plan, plan.with_name("plan 2017-11-14.db"))
    for name in (plan.name, "none.db", "../x.db"):
        assert "is no copy of plan.db: it has plan 2017-11-14.db." in refused("backups", plan, "--remove", name)
    assert plan.exists()


def test_days_must_be_a_number(run, plan):
    assert run("backups", plan, "--older-than", "-1")[0] == run("backups", plan, "--older-than", "some")[0] == 2
