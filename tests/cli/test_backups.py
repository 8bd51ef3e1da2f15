"""The backups command: the list of copies, and those that are removed."""

import os

from tracker.store.backup import backup


def test_the_copies_are_listed_with_day_size_and_reason(run, plan):
    assert run("backups", plan) == (0, f"0 copies beside {plan}.\n", "")
    copy = backup(plan, plan.with_name("plan 2017-11-14.db"))
    backup(plan, plan.with_name("sent to the board.db"))
    os.utime(copy, (1510653600, 1510653600))
    code, out, _ = run("backups", plan)
    line = next(line for line in out.splitlines() if line.startswith("plan 2017-11-14.db"))
    assert code == 0 and "14 Nov 2017" in line and f"{copy.stat().st_size / 1024:,.0f} KB" in line
    assert line.endswith("backup") and "copy under another name" in out and f"2 copies beside {plan}." in out


def test_copies_are_deleted_by_name_or_by_age(run, plan):
    old, new, sent = (
        backup(plan, plan.with_name(name)) for name in ("plan 2017-11-14.db", "plan 2017-11-15.db", "sent.db")
    )
    for copy in (old, sent):
        os.utime(copy, (1510653600, 1510653600))
    code, out, _ = run("backups", plan, "--older-than", 30)
    assert code == 0 and "Deleted: plan 2017-11-14.db\n" in out and f"2 copies beside {plan}." in out
    assert (old.exists(), new.exists(), sent.exists()) == (False, True, True)
    out = run("backups", plan, "--remove", "sent.db", "--remove", new.name)[1]
    assert f"Deleted: sent.db\nDeleted: {new.name}\n0 copies beside {plan}.\n" == out


def test_what_is_no_copy_is_not_deleted(refused, plan):
    backup(plan, plan.with_name("plan 2017-11-14.db"))
    for name in (plan.name, "none.db", "../x.db"):
        assert "is no copy beside plan.db: it has plan 2017-11-14.db." in refused("backups", plan, "--remove", name)
    assert plan.exists()


def test_days_must_be_a_number(run, plan):
    assert run("backups", plan, "--older-than", "-1")[0] == run("backups", plan, "--older-than", "some")[0] == 2
