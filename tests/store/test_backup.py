"""Copies are whole or absent, and restoring loses nothing."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from tests.store.builders import a_file, a_plan, an_update
from tracker.documents.dump.write import plan_json
from tracker.domain.plan import Action, Plan, Update
from tracker.errors import TrackerError
from tracker.put_in_place import AlreadyThere
from tracker.store.backup import backup, check, copy_while_open, restore
from tracker.store.busy import waiting
from tracker.store.sqlite import open_store


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return a_file(tmp_path / "plan.db")


def held(path: Path) -> Plan:
    with open_store(path) as store:
        return store.plan()


def test_a_backup_holds_what_the_file_holds(path: Path, tmp_path: Path) -> None:
    copied = backup(path, tmp_path / "copy.db")
    assert held(copied) == held(path)
    assert check(copied) == []
    assert sorted(os.listdir(tmp_path)) == ["copy.db", "plan.db"]


def test_an_open_store_is_backed_up_without_what_is_not_committed(path: Path, tmp_path: Path) -> None:
    before = held(path)
    with open_store(path) as store, store.transaction():
        store.save(an_update(1))
        assert held(backup(path, tmp_path / "copy.db")) == before


def test_a_copy_made_inside_a_transaction_keeps_the_right_to_write(path: Path, tmp_path: Path) -> None:
    write = "import sqlite3, sys; sqlite3.connect(sys.argv[1], timeout=0).execute('BEGIN IMMEDIATE')"
    with open_store(path) as store, store.transaction():
        copied = copy_while_open(path, tmp_path / "copy.db")
        other = subprocess.run([sys.executable, "-c", write, str(path)], capture_output=True, text=True)
        assert "database is locked" in other.stderr
    assert held(copied) == held(path)


def test_a_restore_can_be_bound_to_the_state_of_the_file(path: Path, tmp_path: Path) -> None:
    copied = backup(path, tmp_path / "copy.db")
    with open_store(path) as store:
        state = store.state()
        assert state == store.state()
        store.save(an_update(1))
        assert store.state() != state
    after = held(path)
    with pytest.raises(TrackerError, match="changed meanwhile"):
        restore(copied, path, state=state)
    assert held(path) == after


def test_a_backup_replaces_an_older_one(path: Path, tmp_path: Path) -> None:
    backup(path, tmp_path / "copy.db")
    with open_store(path) as store:
        store.save(an_update(1))
    with pytest.raises(AlreadyThere, match=r"copy\.db is there already"):
        backup(path, tmp_path / "copy.db")
    assert plan_json(held(backup(path, tmp_path / "copy.db", overwrite=True)), []) == plan_json(held(path), [])
    assert sorted(os.listdir(tmp_path)) == ["copy.db", "plan.db"]


def test_whoever_has_the_older_copy_open_goes_on_in_the_newer_one(path: Path, tmp_path: Path) -> None:
    copied = backup(path, tmp_path / "copy.db")
    with open_store(path) as store:
        mine = store.save(an_update(1))
    with open_store(copied) as store:
        backup(path, copied, overwrite=True)
        assert mine.uuid in {update.uuid for update in store.all(Update)}
        theirs = store.save(an_update(1))
    with open_store(copied) as store:
        assert theirs.uuid in {update.uuid for update in store.all(Update)}


def a_note(path: Path) -> None:
    path.write_text("what somebody keeps")


def another_plan(path: Path) -> None:
    a_file(path, a_plan(1, 1))


def a_plan_without_updates(path: Path) -> None:
    a_file(path, Plan("Another plan"))


def a_damaged_plan(path: Path) -> None:
    whole = a_file(path).read_bytes()
    path.write_bytes(whole[:-8192] + b"\xff" * 8192)


def a_newer_plan(path: Path) -> None:
    a_file(path)
    with closing(sqlite3.connect(path)) as db:
        db.execute("PRAGMA user_version = 99")
        db.commit()


@pytest.mark.parametrize("make", [another_plan, a_plan_without_updates, a_damaged_plan, a_newer_plan])
@pytest.mark.parametrize("overwrite", [False, True])
def test_of_plan_files_a_backup_replaces_only_an_older_copy(
    path: Path, tmp_path: Path, make: Callable[[Path], None], overwrite: bool
) -> None:
    target = tmp_path / "other.db"
    make(target)
    before = target.read_bytes()
    with pytest.raises(TrackerError, match="older copy" if overwrite else "is there already"):
        backup(path, target, overwrite=overwrite)
    assert target.read_bytes() == before and sorted(os.listdir(tmp_path)) == ["other.db", "plan.db"]


def test_a_copy_made_before_the_first_update_is_an_older_copy(tmp_path: Path) -> None:
    path = a_file(tmp_path / "plan.db", a_plan(1, 0))
    copied = backup(path, tmp_path / "copy.db")
    with open_store(path) as store:
        (theme,) = store.plan().themes
        store.save(replace(a_plan(1, 1).themes[0].actions[0], plan_id=theme.plan_id, theme_id=theme.id))
    assert held(backup(path, copied, overwrite=True)).themes[0].actions


def test_what_is_no_plan_file_is_replaced_by_a_backup_only_when_told_to(path: Path, tmp_path: Path) -> None:
    target = tmp_path / "copy.db"
    a_note(target)
    with pytest.raises(AlreadyThere):
        backup(path, target)
    assert target.read_text() == "what somebody keeps"
    assert held(backup(path, target, overwrite=True)) == held(path)


def test_a_backup_that_fails_leaves_the_older_one_and_nothing_else(path: Path, tmp_path: Path) -> None:
    copied = backup(path, tmp_path / "copy.db")
    before = copied.read_bytes()
    with closing(sqlite3.connect(path)) as db:
        db.execute("INSERT INTO person (also_written, plan_id, revision) VALUES ('[]', 99, 1)")
        db.commit()
    with pytest.raises(TrackerError, match=r"belongs to a plan that is not there"):
        backup(path, copied, overwrite=True)
    assert copied.read_bytes() == before
    assert sorted(os.listdir(tmp_path)) == ["copy.db", "plan.db"]


def test_a_backup_cut_off_before_it_is_moved_leaves_no_half_copy(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_space(*names: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", no_space)
    with pytest.raises(TrackerError, match="the disk is full"):
        backup(path, tmp_path / "copy.db")
    assert os.listdir(tmp_path) == ["plan.db"]


def test_a_file_is_no_backup_of_itself(path: Path) -> None:
    with pytest.raises(TrackerError, match="its own backup"):
        backup(path, path)
    with pytest.raises(TrackerError, match="from itself"):
        restore(path, path)


def test_a_backup_into_a_missing_folder_is_told(path: Path, tmp_path: Path) -> None:
    with pytest.raises(TrackerError, match="There is no folder"):
        backup(path, tmp_path / "none" / "copy.db")


def test_restoring_keeps_what_it_replaces(path: Path, tmp_path: Path) -> None:
    copied = backup(path, tmp_path / "copy.db")
    old = held(path)
    with open_store(path) as store:
        store.save(an_update(1))
    replaced = held(path)
    kept = restore(copied, path)
    assert kept is not None
    assert kept.name.startswith("plan.replaced-20")
    assert plan_json(held(path), []) == plan_json(old, [])  # all but the revisions, which are past the old ones
    assert held(kept) == replaced
    assert held(copied) == old


def test_two_restores_in_one_second_keep_both(path: Path, tmp_path: Path) -> None:
    copied = backup(path, tmp_path / "copy.db")
    assert restore(copied, path) != restore(copied, path)


def test_restoring_where_there_is_no_file_keeps_nothing(path: Path, tmp_path: Path) -> None:
    assert restore(path, tmp_path / "new.db") is None
    assert held(tmp_path / "new.db") == held(path)


def test_a_damaged_file_is_kept_as_it_is_when_restored(path: Path, tmp_path: Path) -> None:
    copied = backup(path, tmp_path / "copy.db")
    path.write_bytes(b"scribble" * 1000)
    kept = restore(copied, path)
    assert kept is not None
    assert kept.read_bytes() == b"scribble" * 1000
    assert held(path) == held(copied)


def test_an_unsound_backup_restores_nothing(path: Path, tmp_path: Path) -> None:
    before = path.read_bytes()
    for content in (b"", b"not a database" * 100, before[:4096]):
        (tmp_path / "copy.db").write_bytes(content)
        with pytest.raises(TrackerError, match="Nothing was restored"):
            restore(tmp_path / "copy.db", path)
    assert path.read_bytes() == before


def test_whoever_has_the_file_open_goes_on_in_the_restored_one(path: Path, tmp_path: Path) -> None:
    copied = backup(path, tmp_path / "copy.db")
    with open_store(path) as store:
        action = store.save(replace(store.all(Action)[0], text="Changed"))
        restore(copied, path)
        assert store.all(Action, id=action.id)[0].text == "Train the staff"
        with pytest.raises(TrackerError):
            store.save(replace(action, text="On top of what is gone"))
        update = store.save(an_update(action.id))
    with open_store(path) as again:
        assert again.all(Update, uuid=update.uuid) == [update]


def test_a_file_that_is_being_written_is_not_restored(path: Path, tmp_path: Path) -> None:
    copied = backup(path, tmp_path / "copy.db")
    with open_store(path) as store, store.transaction(), waiting(0.02):
        update = store.save(an_update(1))
        with pytest.raises(TrackerError, match="written by another program"):
            restore(copied, path)
    with open_store(path) as again:
        assert again.all(Update, uuid=update.uuid) == [update]


def test_a_file_that_is_only_busy_is_not_taken_for_a_damaged_one(path: Path, tmp_path: Path) -> None:
    copied = backup(path, tmp_path / "copy.db")
    with closing(sqlite3.connect(path)) as db, waiting(0.02):
        db.execute("BEGIN EXCLUSIVE")
        with pytest.raises(TrackerError, match="written by another program"):
            restore(copied, path)
    assert sorted(os.listdir(tmp_path)) == ["copy.db", "plan.db"]


def test_a_sound_file_has_nothing_to_tell(path: Path) -> None:
    assert check(path) == []


def test_a_check_tells_what_is_wrong_and_changes_nothing(path: Path, tmp_path: Path) -> None:
    assert "There is no file" in check(tmp_path / "none.db")[0]
    whole = path.read_bytes()
    path.write_bytes(whole[:-8192] + b"\xff" * 8192)
    before = path.read_bytes()
    assert any("is damaged" in fault for fault in check(path))
    assert path.read_bytes() == before


def test_two_plans_in_a_file_are_told(path: Path) -> None:
    with closing(sqlite3.connect(path)) as db:
        columns = "title, period_as_printed, period_kind, theme_word, settings, revision"
        db.execute(f"INSERT INTO plan ({columns}) SELECT {columns} FROM plan")
        db.commit()
    assert check(path) == [f"{path} holds 2 plans, where a file holds one."]


def test_a_wal_file_is_neither_checked_nor_copied(path: Path, tmp_path: Path) -> None:
    with closing(sqlite3.connect(path)) as db:
        db.execute("PRAGMA journal_mode = WAL")
    before = path.read_bytes()
    assert "WAL mode" in check(path)[0]
    with pytest.raises(TrackerError, match="WAL mode"):
        backup(path, tmp_path / "copy.db")
    assert path.read_bytes() == before


def test_a_large_plan_is_backed_up_whole(tmp_path: Path) -> None:
    path = a_file(tmp_path / "large.db", a_plan(20, 50))
    assert held(backup(path, tmp_path / "copy.db")) == held(path)


def test_that_the_file_itself_is_damaged_is_said_of_it_and_not_of_its_backup(tmp_path: Path) -> None:
    path = a_file(tmp_path / "plan.db")
    with closing(sqlite3.connect(path)) as db:
        db.executescript("CREATE INDEX by_text ON action (text); PRAGMA writable_schema = ON")
        db.executescript("DELETE FROM sqlite_master WHERE name = 'by_text'")
    with pytest.raises(TrackerError) as told:
        backup(path, tmp_path / "copy.db")
    assert str(told.value).startswith(f"{path} is damaged (")
    assert "it was not copied" in str(told.value) and "copy.db" not in str(told.value)
    assert not (tmp_path / "copy.db").exists()


@pytest.mark.skipif(os.name == "nt", reason="a mode of POSIX")
@pytest.mark.parametrize(("mode", "of_copy"), [(0o600, 0o600), (0o660, 0o660), (0o644, 0o644), (0o400, 0o600)])
def test_a_copy_has_the_mode_of_the_plan_and_is_private_until_it_is_whole(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, mode: int, of_copy: int
) -> None:
    seen = []

    def look(connection: sqlite3.Connection) -> list[str]:
        seen.extend(one.stat().st_mode & 0o777 for one in tmp_path.glob(".*.part*"))
        return []

    monkeypatch.setattr("tracker.store.backup._damage", look)
    path.chmod(mode)
    before = os.umask(0)
    try:
        copied = backup(path, tmp_path / "copy.db")
        kept = restore(copied, path)
    finally:
        os.umask(before)
    assert seen and set(seen) == {0o600}
    assert kept is not None
    assert [one.stat().st_mode & 0o777 for one in (copied, kept, path)] == [of_copy, of_copy, mode]


def test_a_backup_replaces_no_other_plan_and_its_own_as_often_as_one_likes(tmp_path: Path) -> None:
    path, other = a_file(tmp_path / "plan.db", a_plan(1, 0)), a_file(tmp_path / "other.db", a_plan(1, 0))
    before = other.read_bytes()
    with pytest.raises(TrackerError, match=r"no older copy of plan\.db"):
        backup(path, other, overwrite=True)
    assert other.read_bytes() == before
    kept = backup(path, tmp_path / "kept.db")
    for title in ("Once", "Twice"):
        with open_store(path) as store:
            store.save(replace(store.plan(), title=title))
        backup(path, kept, overwrite=True)
        with open_store(kept) as store:
            assert store.plan().title == title
