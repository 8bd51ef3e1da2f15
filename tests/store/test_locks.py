"""Nothing that this process does beside a save lets the locks of that save go (POSIX drops them on any raw close)."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from threading import Thread

import pytest

from tests.store.builders import a_file, an_update
from tests.store.racing import LOOKS, again_and_again, all_told, copied, missing, opened_again, save_here
from tracker.store import undoing
from tracker.store.backup import check
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
    path, rounds, mine = a_file(tmp_path / "plan.db"), 60, set[str]()
    with again_and_again(path, *LOOKS):
        told = all_told(path, ["p1"], rounds, meanwhile=lambda: save_here(path, rounds, mine))
    assert len(mine) == len(told["update"]) == rounds
    told["update"] |= mine
    assert missing(path, told) == []
