"""Eight programs at work on one file lose nothing, and each is told of every conflict."""

from __future__ import annotations

from pathlib import Path

from tests.store.builders import a_file
from tests.store.racing import all_told, missing

NAMES = [f"p{number}" for number in range(8)]
ROUNDS = 25


def test_eight_processes_lose_nothing_and_are_told_every_conflict(tmp_path: Path) -> None:
    path = a_file(tmp_path / "plan.db")
    told = all_told(path, NAMES, ROUNDS)
    assert missing(path, told) == []
    assert len(told["update"]) == len(NAMES) * ROUNDS
    assert len(told["edit"] | told["conflict"]) == len(NAMES) * ROUNDS
    assert told["conflict"], "no two processes met: make more rounds"


def test_saving_over_what_others_saved_would_be_found_out(tmp_path: Path) -> None:
    path = a_file(tmp_path / "plan.db")
    assert "is lost" in " ".join(missing(path, all_told(path, NAMES[:3], ROUNDS, "unsafe_edits")))
