"""A plan file of an earlier version: it is copied and brought up to date on the helper thread, and then opened."""

import sqlite3
from contextlib import closing
from threading import current_thread, main_thread

import pytest

from tests.patience import PATIENCE_MS
from tracker.store import migrations
from tracker.store.opening import Older
from tracker.store.sqlite import open_store


def in_wal_mode(file, monkeypatch, threads):
    with closing(sqlite3.connect(file)) as db:
        db.execute("PRAGMA journal_mode = WAL")
    leave = "tracker.store.opening._leave_wal"
    from tracker.store.opening import _leave_wal

    monkeypatch.setattr(leave, lambda path: threads.append(current_thread()) or _leave_wal(path))


def with_a_step_to_take(file, monkeypatch, threads):
    def another_step(db):
        threads.append(current_thread())

    monkeypatch.setattr(migrations, "STEPS", (*migrations.STEPS, another_step))


KINDS = {"of another journal mode": in_wal_mode, "with a step to take": with_a_step_to_take}
every_kind = pytest.mark.parametrize("make", KINDS.values(), ids=KINDS)


@every_kind
def test_it_is_brought_up_to_date_beside_the_window_and_opened(window, file, qtbot, told, monkeypatch, make):
    threads = []
    make(file, monkeypatch, threads)
    window.commands.open_file(file)
    assert not window.workspace.is_open and window.status.work.text() == "Bringing sample.plan up to date…"
    qtbot.waitUntil(lambda: window.workspace.is_open, timeout=PATIENCE_MS)
    assert len(window.workspace.lines) == 48 and told == []
    assert len(threads) == 1 and main_thread() not in threads
    assert len(list(file.parent.glob("sample.before-*"))) == 1


@every_kind
def test_who_asks_for_it_as_it_is_leaves_it_untouched(file, monkeypatch, make):
    make(file, monkeypatch, threads := [])
    before = file.read_bytes()
    with pytest.raises(Older, match=r"sample\.plan is of an earlier version"):
        open_store(file, as_it_is=True)
    assert file.read_bytes() == before and threads == [] and list(file.parent.glob("sample.before-*")) == []


def test_one_that_cannot_be_brought_up_to_date_is_told_once(window, file, qtbot, told, monkeypatch):
    in_wal_mode(file, monkeypatch, [])
    with closing(sqlite3.connect(file)) as db:
        db.execute("SELECT * FROM plan").fetchall()
        window.commands.open_file(file)
        qtbot.waitUntil(lambda: bool(told), timeout=PATIENCE_MS)
    assert told == [f"{file} is in WAL mode and open in another program: close it there first."]
    assert not window.workspace.is_open
