"""Words that are removed are in no byte of the file and of what lies beside it; a kill leaves all or nothing done."""

from __future__ import annotations

import shutil
import sqlite3
from collections import Counter
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from tests.store.builders import a_file, a_plan, an_old_file, an_update, without
from tracker.domain.edit import Edit
from tracker.domain.plan import Action, Redaction, Update
from tracker.domain.redacting.words import Words
from tracker.errors import TrackerError
from tracker.store import busy, migrations
from tracker.store.backup import check
from tracker.store.redacting import has_bytes, rewrite, would_be_rewritten
from tracker.store.schema import look_at_schema
from tracker.store.sqlite import Conflict, Store, open_store

WORDS = "Zebedee Quill"
LONG = " ".join(f"{WORDS} {number}" for number in range(350))  # more than 5,000 letters: over two pages
GONE = "[removed 14 Nov 2017]"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A file that holds the words in live pages and in free ones, long and short."""
    path = a_file(tmp_path / "plan.db", a_plan(2, 40))
    with open_store(path) as store:
        for number, action in enumerate(store.all(Action)[:40], 1):
            store.save(an_update(action.id, LONG if number % 4 == 0 else f"Seen by {WORDS}, {number}."))
            changed = store.save(replace(action, text=LONG))
            store.save(replace(changed, text=f"Short, {number}"))
    return path


def free_pages(path: Path) -> None:
    """Have a program that is careless delete a table of the words: they stay in free pages."""
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        db.execute("PRAGMA secure_delete = OFF").fetchall()
        db.execute("CREATE TABLE notes (text)")
        db.executemany("INSERT INTO notes VALUES (?)", [(LONG,)] * 20)
        db.execute("DROP TABLE notes")


def all_that_lies_there(folder: Path) -> dict[str, bytes]:
    return {one.name: one.read_bytes() for one in folder.rglob("*") if one.is_file()}


def holds(content: bytes) -> bool:
    """Whether bytes hold the words in any way that a file may keep them."""
    texts = [WORDS, WORDS.upper(), WORDS.lower(), WORDS[4:], WORDS.encode("ascii").hex()]
    return any(text.encode(code) in content for text in texts for code in ("utf-8", "utf-16-le", "utf-16-be"))


def test_the_words_are_in_no_byte_of_the_file_and_of_its_journal(path: Path) -> None:
    free_pages(path)
    assert holds(path.read_bytes()) and has_bytes(path, Words((LONG,)).as_bytes())
    before = path.stat().st_size
    made = rewrite(path, without(WORDS))
    there = all_that_lies_there(path.parent)
    assert [name for name, content in there.items() if holds(content)] == []
    assert not has_bytes(path, Words((WORDS,), a_name=True).as_bytes())
    assert path.stat().st_size < before and check(path) == []
    assert Counter(map(type, made.written_over)) == {Update: 40, Edit: 80} and made.left == []
    assert all(len(content) == 0 for name, content in there.items() if name != "plan.db")


def test_what_else_the_file_says_is_as_it_was(path: Path) -> None:
    with open_store(path) as store:
        before = {update.uuid: update for update in store.all(Update)}
        plan = store.plan()
    rewrite(path, without(WORDS))
    with open_store(path) as store:
        after, now = {update.uuid: update for update in store.all(Update)}, store.plan()
    assert after.keys() == before.keys()
    for uuid, update in after.items():
        text = before[uuid].text
        said = text and text.replace(WORDS, GONE)
        assert update == replace(before[uuid], text=said)
    assert [action.text for _, action in now.actions()] == [action.text for _, action in plan.actions()]
    assert now.uuid == plan.uuid and len(now.themes[0].actions[0].redactions) == 1


def test_the_guards_stand_and_nobody_has_to_lift_them(path: Path) -> None:
    rewrite(path, without(WORDS))
    with open_store(path) as store:
        assert look_at_schema(store._connection).faults == () and store.look_through() == ()
        for table in ("action_update", "redaction"):
            with pytest.raises(sqlite3.IntegrityError):
                store._connection.execute(f"UPDATE {table} SET recorded_at = '2017-01-01'")


def test_a_name_goes_from_what_told_of_an_earlier_removal_too(path: Path) -> None:
    with open_store(path) as store:
        clock = an_update().recorded_at
        assert clock is not None
        store.save(Redaction("r", "lead", clock.date(), clock, f"Asked by {WORDS}.", WORDS, action_id=1))
    rewrite(path, without(WORDS))
    with open_store(path) as store:
        (told,) = store.all(Redaction, uuid="r")
    assert (told.reason, told.recorded_by) == (f"Asked by {GONE}.", GONE)


def test_whoever_has_the_file_open_sees_it_and_overwrites_nothing(path: Path) -> None:
    with open_store(path) as window:
        action = replace(window.all(Action)[0], notes=(f"Ask {WORDS}",))
        action = window.save(action)
        rewrite(path, without(WORDS))
        assert window.changed_elsewhere()
        with pytest.raises(Conflict):
            window.save(replace(action, text="Other"))
        assert window.all(Action, id=action.id)[0].notes == (f"Ask {GONE}",)
        window.save(an_update(action.id))


def test_a_file_that_is_being_written_is_not_rewritten(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(busy, "BUSY_SECONDS", 0.3)
    with open_store(path) as store, store.transaction():
        store.save(an_update(1))
        before = path.read_bytes()
        with pytest.raises(TrackerError, match="written by another program"):
            rewrite(path, without(WORDS))
    assert holds(before) and holds(path.read_bytes())


def test_a_file_with_rules_of_others_is_not_rewritten(path: Path) -> None:
    with closing(sqlite3.connect(path)) as db:
        db.execute("CREATE TRIGGER planted AFTER UPDATE ON action BEGIN DELETE FROM problem; END")
    before = path.read_bytes()
    with pytest.raises(TrackerError, match="can only be read: it has a trigger planted"):
        rewrite(path, without(WORDS))
    assert path.read_bytes() == before


def test_what_fails_in_the_midst_of_it_leaves_the_file_as_it_was(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = path.read_bytes()

    def broken(*_: object) -> None:
        raise RuntimeError

    monkeypatch.setattr(Store, "add_all", broken)
    with pytest.raises(RuntimeError):
        rewrite(path, without(WORDS))
    assert path.read_bytes() == before and check(path) == []


def test_a_file_that_was_left_in_wal_mode_keeps_nothing_in_its_wal(path: Path) -> None:
    shutil.copy(path, path.with_name("other.db"))
    with closing(sqlite3.connect(path)) as db:
        db.execute("PRAGMA journal_mode = WAL")
        db.execute("PRAGMA wal_autocheckpoint = 0")
        db.execute("UPDATE action SET text = ?", [LONG])
        db.commit()
        crashed = path.parent / "crashed"
        crashed.mkdir()
        for name in ("plan.db", "plan.db-wal"):
            shutil.copy(path.with_name(name), crashed / name)
    left = crashed / "plan.db"
    assert holds(left.with_name("plan.db-wal").read_bytes())
    open_store(left).close()
    rewrite(left, without(WORDS))
    there = all_that_lies_there(crashed)
    assert there.keys() - {"plan.db-journal"} == {"plan.db", "plan.before-leaving-wal.db"}
    assert not holds(there["plan.db"]) and holds(there["plan.before-leaving-wal.db"])


def test_an_older_file_is_brought_up_to_date_in_the_same_step(tmp_path: Path) -> None:
    path = an_old_file(tmp_path / "old.db", 4)
    with closing(sqlite3.connect(path)) as db, db:
        db.execute("INSERT INTO plan VALUES (7, ?, NULL, '', 'none', NULL, NULL, 'Theme', NULL, '{}', 1)", [WORDS])
    rewrite(path, without(WORDS))
    assert [one.name for one in tmp_path.iterdir() if one.stat().st_size] == ["old.db"]
    with open_store(path) as store:
        assert store.plan().title == GONE and migrations.applied(store._connection) == migrations.names()
    assert not holds(path.read_bytes())


def test_looking_what_would_be_rewritten_changes_nothing(path: Path) -> None:
    before = all_that_lies_there(path.parent)
    made = would_be_rewritten(path, without(WORDS))
    assert (
        Counter(map(type, made.written_over)) == {Update: 40, Edit: 80} and all_that_lies_there(path.parent) == before
    )
