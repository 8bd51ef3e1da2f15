"""Nothing that this process does beside a save lets the locks of that save go (POSIX drops them on any raw close)."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from threading import Thread

import pytest

from tests.patience import PATIENCE
from tests.store.builders import a_file, an_update, first_action
from tracker.domain.plan import Update
from tracker.store import undoing
from tracker.store.backup import backup, check
from tracker.store.sqlite import open_store

TRY_TO_WRITE = (
    "import sqlite3, sys; c = sqlite3.connect(sys.argv[1], timeout=0, isolation_level=None)\n"
    "try: c.execute('BEGIN IMMEDIATE'); print('written')\n"
    "except sqlite3.OperationalError as error: print(error)"
)


def another_program_writes(path: Path) -> bool:
    """Whether a second process can take the right to write just now."""
    said = subprocess.run([sys.executable, "-S", "-c", TRY_TO_WRITE, str(path)], capture_output=True, text=True)
    assert said.stdout.strip() in ("written", "database is locked"), said
    return "written" in said.stdout


def opened_again(path: Path) -> None:
    open_store(path).close()


def copied(path: Path) -> None:
    backup(path, path.with_name("copy.db"), overwrite=True)


BESIDE = {
    "open": opened_again,
    "check": check,
    "backup": copied,
    "is there an import to undo": undoing.way_back,
    "a link to it is opened": lambda path: opened_again(path.with_name("link.db")),
}


@pytest.mark.parametrize("beside", BESIDE.values(), ids=BESIDE)
def test_a_lock_holds_whatever_this_process_does_beside_it(tmp_path: Path, beside: Callable[[Path], object]) -> None:
    path = a_file(tmp_path / "plan.db")
    path.with_name("link.db").symlink_to(path)
    with open_store(path) as store, store.transaction():
        store.save(an_update(1))
        assert not another_program_writes(path), "the test itself is wrong"
        other = Thread(target=beside, args=(path,))
        other.start()
        other.join()
        assert not another_program_writes(path)


def test_a_file_that_is_open_nowhere_is_read_without_sqlite_touching_it(tmp_path: Path) -> None:
    path = a_file(tmp_path / "plan.db")
    opened_again(path)
    foreign = tmp_path / "note.txt"
    foreign.write_text("no plan\n" * 50)
    assert check(foreign) == [f"{foreign} is not a plan file of this program."]
    assert sorted(one.name for one in tmp_path.iterdir()) == ["note.txt", "plan.db"]


def test_nothing_is_lost_beside_a_thread_that_looks_checks_and_copies(tmp_path: Path) -> None:
    path, rounds = a_file(tmp_path / "plan.db"), 60
    action, done = first_action(path), []

    def look_on() -> None:
        while not done:
            for beside in (opened_again, check, copied, undoing.way_back):
                beside(path)

    looking = Thread(target=look_on)
    worker = subprocess.Popen(
        [sys.executable, "-S", "-m", "tests.store.worker", "edits", str(path), "p1", str(rounds)],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert worker.stdin is not None and worker.stdout is not None and worker.stdout.readline() == "ready\n"
    looking.start()
    worker.stdin.write("go\n")
    worker.stdin.flush()
    with open_store(path) as store:
        mine = {store.save(an_update(action)).uuid for _ in range(rounds)}
    said = [line.split() for line in worker.communicate(timeout=PATIENCE)[0].splitlines()]
    done.append(True)
    looking.join()
    theirs = {word for kind, word in said if kind == "update"}
    with open_store(path) as store:
        assert mine | theirs <= {update.uuid for update in store.all(Update)}
    assert len(theirs) == rounds and check(path) == []
