"""A file that another program holds: waited for in small steps, as long as it is wanted, and never by who must not."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from threading import Event, Thread

import pytest

from tests.patience import PATIENCE
from tests.store.builders import a_file, an_update
from tracker.domain.plan import Update
from tracker.store import busy
from tracker.store.backup import backup, check, restore
from tracker.store.busy import BUSY_SECONDS, Busy, pauses, waiting
from tracker.store.connection import bare, errors_as_sentences
from tracker.store.sqlite import Store, open_store

Work = Callable[[Path], object]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = a_file(tmp_path / "plan.db")
    backup(path, tmp_path / "copy.db")
    return path


@pytest.fixture
def holder(path: Path) -> Iterator[sqlite3.Connection]:
    """Another program's connection, as far as SQLite is concerned."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        yield connection


def reads(path: Path) -> None:
    with open_store(path) as store:
        store.plan()


def saves(path: Path) -> None:
    with open_store(path) as store:
        store.save(an_update(1))


def asks_for_the_version(path: Path) -> None:
    with open_store(path) as store:
        store.changed_elsewhere()


WORKS: dict[str, Work] = {
    "opening": lambda path: open_store(path).close(),
    "reading": reads,
    "saving": saves,
    "whether it has changed": asks_for_the_version,
    "copying": lambda path: backup(path, path.with_name("other.db")),
    "putting back": lambda path: restore(path.with_name("copy.db"), path),
}
every_work = pytest.mark.parametrize("work", WORKS.values(), ids=WORKS)


@every_work
def test_a_lock_that_goes_is_waited_for(path: Path, holder: sqlite3.Connection, work: Work) -> None:
    told = []

    def let_go(waits: bool) -> None:
        told.append(waits)
        if waits:
            holder.execute("ROLLBACK")

    holder.execute("BEGIN EXCLUSIVE")
    with waiting(tell=let_go):
        work(path)
    assert told == [True, False]


@every_work
def test_a_lock_that_stays_is_told_in_a_sentence(path: Path, holder: sqlite3.Connection, work: Work) -> None:
    holder.execute("BEGIN EXCLUSIVE")
    with waiting(0.02), pytest.raises(Busy, match=r"plan\.db is being written by another program") as told:
        work(path)
    assert told.value.path == path
    holder.execute("ROLLBACK")
    assert check(path) == []


@every_work
def test_waiting_ends_as_soon_as_it_is_not_wanted(path: Path, holder: sqlite3.Connection, work: Work) -> None:
    stop, ended = Event(), []

    def wait() -> None:
        with waiting(PATIENCE, stop, lambda waits: begun.set() if waits else None):
            try:
                work(path)
            except Busy as error:
                ended.append(error)

    holder.execute("BEGIN EXCLUSIVE")
    begun, thread = Event(), Thread(target=wait)
    thread.start()
    assert begun.wait(PATIENCE) and not ended
    stop.set()
    thread.join(timeout=PATIENCE)
    assert len(ended) == 1


@every_work
def test_who_has_no_patience_asks_once(
    path: Path, holder: sqlite3.Connection, work: Work, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(busy, "sleep", lambda _: pytest.fail("it waits"))
    holder.execute("BEGIN EXCLUSIVE")
    with waiting(0), pytest.raises(Busy):
        work(path)


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    with waiting(0.02), open_store(path) as opened:
        yield opened


def test_a_reader_that_stays_lets_nothing_be_half_saved(store: Store, holder: sqlite3.Connection) -> None:
    holder.execute("BEGIN")
    holder.execute("SELECT * FROM plan").fetchall()
    before = store.all(Update)
    with pytest.raises(Busy):
        store.save(an_update(1))
    assert store.all(Update) == before
    holder.execute("ROLLBACK")
    store.save(an_update(1))
    assert len(store.all(Update)) == len(before) + 1


def test_a_store_waits_as_the_thread_did_that_opened_it_whatever_it_does_later(path: Path, store: Store) -> None:
    with waiting(PATIENCE), open_store(path) as other, other.transaction():
        other.save(an_update(1))
        with pytest.raises(Busy):
            store.save(an_update(1))


def test_the_steps_are_short_at_first_and_make_up_the_whole() -> None:
    steps = list(pauses(BUSY_SECONDS))
    assert sum(steps[:5]) < 0.02 and max(steps) <= 0.05
    assert BUSY_SECONDS <= sum(steps) <= BUSY_SECONDS + max(steps)
    assert list(pauses(0)) == []


def test_what_gives_way_ends_with_busy_once_somebody_has_to_save_and_leaves_no_copy(path: Path):
    wanted, other = Event(), path.with_name("other.db")
    endless = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT count(*) FROM n"
    with waiting(0, wanted=wanted):
        backup(path, other)
        other.unlink()
        wanted.set()
        with pytest.raises(Busy):
            backup(path, other)
        with pytest.raises(Busy), errors_as_sentences(path), closing(bare(path)) as connection:
            connection.execute(endless)
    assert sorted(one.name for one in path.parent.iterdir()) == ["copy.db", "plan.db"]
