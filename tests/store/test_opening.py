"""What is opened, what is refused, and that a refused file stays as it was."""

from __future__ import annotations

import os
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.store.builders import a_file, a_plan, an_update, first_action
from tracker.domain.plan import Plan, Update
from tracker.errors import TrackerError
from tracker.plan_files import APPLICATION_ID
from tracker.store import migrations, opening
from tracker.store.sqlite import new_store, open_store


def text_file(path: Path) -> None:
    path.write_text("Ref,Action,Lead\n" * 50, encoding="utf-8")


def short_file(path: Path) -> None:
    path.write_bytes(b"SQLite format 3\0" + b"\x10")


def foreign_file(path: Path) -> None:
    with closing(sqlite3.connect(path)) as db:
        db.execute("CREATE TABLE plan (id INTEGER)")
        db.commit()


def foreign_wal_file(path: Path) -> None:
    with closing(sqlite3.connect(path)) as db:
        db.execute("PRAGMA journal_mode = WAL")
        db.execute("CREATE TABLE plan (id INTEGER)")
        db.commit()


def without_tables(path: Path) -> None:
    with closing(sqlite3.connect(path)) as db:
        db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        db.execute("CREATE TABLE thing (id INTEGER)")
        db.commit()


def newer_by_number(path: Path) -> None:
    a_file(path)
    with closing(sqlite3.connect(path)) as db:
        db.execute(f"PRAGMA user_version = {len(migrations.STEPS) + 1}")
        db.commit()


def newer_by_name(path: Path) -> None:
    a_file(path)
    with closing(sqlite3.connect(path)) as db:
        db.execute("INSERT INTO _sqlite_migrations (migration_set, name) VALUES (?, 'flying_cars')", [migrations.SET])
        db.commit()


def cut_short(path: Path) -> None:
    a_file(path)
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 8192 * 4096])


def scribbled_over(path: Path) -> None:
    a_file(path)
    whole = path.read_bytes()
    path.write_bytes(whole[:100] + b"\xff" * 3996 + whole[4096:])


@pytest.mark.parametrize(
    ("make", "sentence"),
    [
        (Path.touch, "is empty"),
        (text_file, "is not a plan file"),
        (short_file, "is not a plan file"),
        (foreign_file, "belongs to another program"),
        (foreign_wal_file, "belongs to another program"),
        (without_tables, "belongs to another program"),
        (newer_by_number, "newer version"),
        (newer_by_name, "newer version"),
        (cut_short, "is damaged"),
        (scribbled_over, "is damaged"),
    ],
)
def test_a_file_that_is_not_ours_is_refused_untouched(tmp_path: Path, make, sentence: str) -> None:
    path = tmp_path / "some.db"
    make(path)
    before = path.read_bytes()
    with pytest.raises(TrackerError, match=sentence) as caught:
        open_store(path)
    assert str(path) in str(caught.value)
    assert path.read_bytes() == before
    assert [one.name for one in tmp_path.iterdir()] == ["some.db"]


@pytest.mark.parametrize("make", [Path.touch, text_file, foreign_file, newer_by_number, a_file])
def test_a_file_that_is_there_is_not_made_anew(tmp_path: Path, make) -> None:
    path = tmp_path / "some.db"
    make(path)
    before = path.read_bytes()
    with pytest.raises(TrackerError, match=r"there already|is a plan already"), new_store(path):
        pytest.fail("it was begun")
    assert path.read_bytes() == before


def test_a_missing_file_and_a_folder_are_told(tmp_path: Path) -> None:
    with pytest.raises(TrackerError, match="There is no file"):
        open_store(tmp_path / "none.db")
    with pytest.raises(TrackerError, match="is a folder"):
        open_store(tmp_path)
    with pytest.raises(TrackerError, match="There is no folder"), new_store(tmp_path / "nowhere" / "plan.db"):
        pytest.fail("it was begun")
    assert list(tmp_path.iterdir()) == []


def test_a_damaged_page_met_later_is_told_too(tmp_path: Path) -> None:
    path = a_file(tmp_path / "plan.db", a_plan(5, 40))
    whole = path.read_bytes()
    path.write_bytes(whole[:-8192] + b"\xff" * 8192)
    with open_store(path) as store, pytest.raises(TrackerError, match="is damaged"):
        store.plan()


def test_a_value_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    path = a_file(tmp_path / "plan.db")
    with closing(sqlite3.connect(path)) as db:
        db.execute("UPDATE action SET removed_on = 'soon'")
        db.commit()
    with open_store(path) as store, pytest.raises(TrackerError, match="a value that cannot be read"):
        store.plan()


def test_a_new_plan_file_has_its_name_when_all_was_saved(tmp_path: Path) -> None:
    path = tmp_path / "plan.db"
    with new_store(path) as store:
        assert store.all(Plan) == [] and not path.exists()
        saved = store.add_plan(a_plan())
    assert os.listdir(tmp_path) == ["plan.db"]
    with open_store(path) as store:
        assert store.plan() == saved


def test_a_new_plan_file_that_fails_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError), new_store(tmp_path / "plan.db") as store, store.transaction():
        store.add_plan(a_plan())
        raise ZeroDivisionError
    assert os.listdir(tmp_path) == []


def test_what_goes_wrong_with_a_new_plan_file_is_told_of_its_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tracker.store.connection._PRAGMAS", ("max_page_count = 3",))
    with (
        pytest.raises(TrackerError, match=r"plan\.db could not be saved: the disk is full"),
        new_store(tmp_path / "plan.db"),
    ):
        pytest.fail("it was begun")
    assert os.listdir(tmp_path) == []


def test_a_name_with_odd_letters_is_opened(tmp_path: Path) -> None:
    with open_store(a_file(tmp_path / "Plan é #1? 100% {x}.db")) as store:
        assert store.plan().title


def wal_file(path: Path) -> Path:
    a_file(path)
    with closing(sqlite3.connect(path)) as db:
        db.execute("PRAGMA journal_mode = WAL")
    return path


def test_a_wal_file_is_converted_after_a_copy(tmp_path: Path) -> None:
    path = wal_file(tmp_path / "plan.db")
    with open_store(path) as store:
        held = store.plan()
    assert path.read_bytes()[18:20] == b"\1\1"
    assert sorted(one.name for one in tmp_path.iterdir()) == ["plan.before-leaving-wal.db", "plan.db"]
    with open_store(tmp_path / "plan.before-leaving-wal.db") as copied:
        assert copied.plan() == held


def test_what_lies_only_in_the_wal_is_kept(tmp_path: Path) -> None:
    path = wal_file(tmp_path / "plan.db")
    with closing(sqlite3.connect(path)) as db:
        db.execute("PRAGMA wal_autocheckpoint = 0")
        db.execute("UPDATE plan SET title = 'Newer title'")
        db.commit()
        left = tmp_path / "crashed"
        left.mkdir()
        for name in ("plan.db", "plan.db-wal"):
            shutil.copy(tmp_path / name, left / name)
    with open_store(left / "plan.db") as store:
        assert store.plan().title == "Newer title"


def test_a_wal_file_that_is_open_elsewhere_is_refused(tmp_path: Path) -> None:
    path = wal_file(tmp_path / "plan.db")
    with closing(sqlite3.connect(path)) as db:
        db.execute("SELECT count(*) FROM plan").fetchall()
        before = path.read_bytes()
        with pytest.raises(TrackerError, match="open in another program"):
            open_store(path)
        assert path.read_bytes() == before
    assert not list(tmp_path.glob("*before*"))


def test_a_wal_file_on_a_network_is_refused_untouched(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = wal_file(tmp_path / "plan.db")
    before = path.read_bytes()
    monkeypatch.setattr(opening, "is_local", lambda path: False)
    with pytest.raises(TrackerError, match="not safe on a network"):
        open_store(path)
    assert path.read_bytes() == before
    assert [one.name for one in tmp_path.iterdir()] == ["plan.db"]


def colour_of_a_theme(db) -> None:
    db.execute("ALTER TABLE theme ADD COLUMN colour TEXT")


def half_done(db) -> None:
    db.execute("ALTER TABLE theme ADD COLUMN colour TEXT")
    raise TrackerError("No.")


def test_a_pending_migration_copies_the_file_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = a_file(tmp_path / "plan.db")
    monkeypatch.setattr(migrations, "STEPS", (*migrations.STEPS, colour_of_a_theme))
    with open_store(path) as store:
        assert store._connection.execute("SELECT colour FROM theme").fetchall()
        assert store._connection.execute("PRAGMA foreign_keys").fetchone() == (1,)
    with closing(sqlite3.connect(tmp_path / "plan.before-colour_of_a_theme.db")) as copied:
        assert "colour" not in copied.execute("SELECT sql FROM sqlite_master WHERE name = 'theme'").fetchone()[0]
        assert copied.execute("SELECT count(*) FROM action").fetchone() == (6,)
    with open_store(path):
        pass
    assert len(list(tmp_path.iterdir())) == 2


def test_a_migration_that_fails_leaves_the_file_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = a_file(tmp_path / "plan.db")
    before = path.read_bytes()
    with monkeypatch.context() as patched:
        patched.setattr(migrations, "STEPS", (*migrations.STEPS, half_done))
        with pytest.raises(TrackerError, match="No"):
            open_store(path)
    assert path.read_bytes() == before
    with open_store(path) as store:
        store.save(an_update(first_action(path)))
        assert len(store.all(Update)) == 7


def test_the_names_of_the_steps_never_change() -> None:
    published = ["first_tables", "measures_and_problems", "rules_of_the_tables", "where_problems_are"]
    published += ["uuids_of_plan_and_actions", "words_that_were_removed"]
    assert migrations.names()[:6] == published
