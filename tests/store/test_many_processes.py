"""Eight programs at work on one file lose nothing, and each is told of every conflict."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.patience import PATIENCE
from tests.store.builders import a_file
from tracker.domain.plan import Action, Update
from tracker.store.backup import check
from tracker.store.sqlite import open_store

PROCESSES = 8
ROUNDS = 25


def all_said(path: Path) -> list[list[str]]:
    """What eight workers said who began at the same moment, line by line, in words."""
    workers = [
        subprocess.Popen(
            [sys.executable, "-S", "-m", "tests.store.worker", "edits", str(path), f"p{number}", str(ROUNDS)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for number in range(PROCESSES)
    ]
    for worker in workers:
        assert worker.stdout is not None and worker.stdout.readline() == "ready\n"
    for worker in workers:
        assert worker.stdin is not None
        worker.stdin.write("go\n")
        worker.stdin.flush()
    said = [line.split() for worker in workers for line in worker.communicate(timeout=PATIENCE)[0].splitlines()]
    assert [worker.returncode for worker in workers] == [0] * PROCESSES
    return said


def test_eight_processes_lose_nothing_and_are_told_every_conflict(tmp_path: Path) -> None:
    path = a_file(tmp_path / "plan.db")
    said = all_said(path)
    told = {kind: {word for known, word in said if known == kind} for kind in ("update", "edit", "conflict")}
    with open_store(path) as store:
        updates = {update.uuid for update in store.all(Update)}
        actions = store.all(Action)
    words = {word for action in actions for word in action.text.split()}
    assert len(told["update"]) == PROCESSES * ROUNDS
    assert told["update"] <= updates
    assert told["edit"] <= words
    assert not told["conflict"] & words
    assert len(told["edit"] | told["conflict"]) == PROCESSES * ROUNDS
    assert told["conflict"], "no two processes met: make more rounds"
    assert sum(action.revision - 1 for action in actions) == len(told["edit"])
    assert check(path) == []
