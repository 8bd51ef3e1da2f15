"""A plan file is known by its first bytes, by whatever name, and without letting a lock of this process go."""

import sqlite3
from contextlib import closing

import pytest

from tests.store.builders import a_file
from tests.store.test_locks import another_program_writes
from tracker.plan_files import APPLICATION_ID, first_bytes, is_plan
from tracker.store.sqlite import open_store


@pytest.fixture
def path(tmp_path):
    return a_file(tmp_path / "plan.db")


def test_a_plan_is_one_by_any_name_and_by_any_path(path, tmp_path):
    (tmp_path / "link.xlsx").symlink_to(path)
    (tmp_path / "hard.txt").hardlink_to(path)
    (tmp_path / "folder").mkdir()
    others = ("plan.db", "link.xlsx", "hard.txt", "folder/../plan.db")
    assert all(is_plan(tmp_path / name) for name in others)


def foreign(path):
    with closing(sqlite3.connect(path)) as db:
        db.execute("CREATE TABLE plan (id INTEGER)")
        db.commit()


def only_the_number(path):
    path.write_bytes(b"x" * 68 + APPLICATION_ID.to_bytes(4, "big") + b"x" * 100)


@pytest.mark.parametrize(
    "make",
    [foreign, only_the_number, lambda path: path.touch(), lambda path: path.write_bytes(b"SQLite format 3\0")],
)
def test_nothing_else_is_one(tmp_path, make):
    make(tmp_path / "other.db")
    assert not is_plan(tmp_path / "other.db")


def test_one_that_is_open_here_is_one_and_keeps_its_locks(path):
    (link := path.with_name("board.xlsx")).hardlink_to(path)
    with open_store(path) as store, store.transaction():
        store._connection.execute("UPDATE plan SET title = 'Changed'")
        assert not another_program_writes(path)
        assert is_plan(path) and is_plan(link) and first_bytes(link, 16) is None
        assert not another_program_writes(path)
    assert first_bytes(path, 6) == b"SQLite"
