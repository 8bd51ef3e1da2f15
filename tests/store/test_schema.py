"""A file whose tables or rules are not ours is opened to be read, says what is wrong, and is never written."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.store.builders import a_file, an_old_file, an_update, first_action
from tracker.domain.plan import Action, Update
from tracker.errors import TrackerError
from tracker.store.backup import backup, check, restore
from tracker.store.schema import look_at_schema
from tracker.store.sqlite import open_store

PLANTED = "CREATE TRIGGER planted AFTER INSERT ON action_update BEGIN UPDATE action SET text = 'Nothing'; END"
OTHER_GUARD = "CREATE TRIGGER action_update_refuses_update BEFORE UPDATE ON action_update BEGIN SELECT 1; END"
CHANGES = [
    (PLANTED, "has a trigger planted that is not of this program"),
    ("DROP TRIGGER action_update_refuses_update", "has lost the rule action_update_refuses_update"),
    (f"DROP TRIGGER action_update_refuses_update; {OTHER_GUARD}", "has a trigger action_update_refuses_update"),
    ("DROP INDEX idx_action_update_uuid", "has lost the rule that no uuid of its action_update table"),
    ("CREATE TABLE notes (text)", "has a table notes that is not of this program"),
    ("CREATE VIEW late AS SELECT * FROM action", "has a view late"),
    ("ALTER TABLE measure DROP COLUMN rolling", "has no rolling in its measure table"),
    ("ALTER TABLE action DROP COLUMN notes", "has no notes in its action table"),
]


def changed(path: Path, sql: str) -> Path:
    """A plan file that another program has changed."""
    with closing(sqlite3.connect(a_file(path))) as db:
        db.executescript(sql)
    return path


def test_a_new_file_has_nothing_that_is_not_expected(tmp_path: Path) -> None:
    with open_store(a_file(tmp_path / "plan.db")) as store:
        assert look_at_schema(store._connection).faults == ()
        assert store.look_through() == ()


@pytest.mark.parametrize(("sql", "words"), CHANGES)
def test_a_changed_file_is_read_and_never_written(tmp_path: Path, sql: str, words: str) -> None:
    path = changed(tmp_path / "plan.db", sql)
    action = first_action(path)
    with open_store(path) as store:
        assert len(store.all(Action)) == 6 and store.plan().title
        with pytest.raises(TrackerError) as told:
            store.save(an_update(action))
        assert len(store.all(Update)) == 6
    assert str(told.value).startswith(f"{path} can only be read: it {words}")
    assert str(told.value).endswith("Restore a backup of it, or dump it and import the dump into a new file.")


@pytest.mark.parametrize(("sql", "words"), CHANGES)
def test_checking_says_what_was_changed_and_a_backup_of_it_is_not_put_back(
    tmp_path: Path, sql: str, words: str
) -> None:
    path = changed(tmp_path / "plan.db", sql)
    assert check(path)[0].startswith(f"{path} {words}")
    copied = backup(path, tmp_path / "copy.db")
    whole = a_file(tmp_path / "whole.db")
    with pytest.raises(TrackerError, match=r"Nothing was restored: .*copy\.db has "):
        restore(copied, whole)
    assert check(whole) == []


@pytest.mark.parametrize("sql", ["DROP TABLE person", "DROP VIEW actions_now; ALTER TABLE action DROP COLUMN text"])
def test_a_file_that_cannot_be_read_whole_is_refused(tmp_path: Path, sql: str) -> None:
    path = changed(tmp_path / "plan.db", sql)
    with pytest.raises(TrackerError, match=r"plan.db cannot be read: it has no .*\. Restore a backup of it\."):
        open_store(path)


def test_a_damaged_page_is_found_before_the_first_save(tmp_path: Path) -> None:
    path = changed(tmp_path / "plan.db", "CREATE INDEX by_text ON action (text)")
    action = first_action(path)
    with closing(sqlite3.connect(path)) as db:
        db.executescript("PRAGMA writable_schema = ON; DELETE FROM sqlite_master WHERE name = 'by_text'")
    with open_store(path) as store, pytest.raises(TrackerError) as told:
        store.save(an_update(action))
    assert str(told.value).startswith(f"{path} can only be read: it is damaged (")
    assert "\n" not in str(told.value)


def test_an_older_file_with_a_trigger_of_somebody_is_not_brought_up_to_date(tmp_path: Path) -> None:
    path = an_old_file(tmp_path / "old.plan", 4)
    with closing(sqlite3.connect(path)) as db:
        db.executescript(PLANTED)
    before = path.read_bytes()
    with pytest.raises(TrackerError, match="has a trigger planted that is not of this program; it was not touched"):
        open_store(path)
    assert path.read_bytes() == before
    assert [one.name for one in tmp_path.iterdir()] == ["old.plan"]
