"""A disk that fails at any one call of a backup or a restore is told in a sentence."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.campaign.faults import Failing
from tests.campaign.listener import heard
from tests.store.builders import a_file, an_update
from tests.store.failing import FailsAtTheCommit
from tracker.domain.plan import Plan, Update
from tracker.domain.problem import Problem
from tracker.domain.redacting.rewriting import Rewrite
from tracker.errors import TrackerError
from tracker.store import undoing
from tracker.store.backup import backup, restore
from tracker.store.kept_copies import kept_copies
from tracker.store.redacting import would_be_rewritten
from tracker.store.sqlite import open_store

OF_SQLITE = {
    "read",
    "write",
    "truncate",
    "sync",
    "size",
    "lock",
    "unlock",
    "access",
}  # many; `make campaign` tries them
pytestmark = pytest.mark.skipif(os.name == "nt", reason="listens to SQLite for Unix")


def a_folder(folder: Path) -> Path:
    """A plan, a backup of it, a damaged file, and what undoes the last import."""
    folder.mkdir()
    plan = a_file(folder / "plan.db")
    backup(plan, folder / "backup.db")
    (folder / "damaged.db").write_bytes(b"damaged" * 1000)
    with open_store(plan) as store, undoing.undoable(store):
        store.save(an_update(1))
    return folder


def nothing_removed(plan: Plan, problems: list[Problem]) -> Rewrite:
    return Rewrite()


DOES: dict[str, Callable[[Path], object]] = {
    "a backup": lambda folder: backup(folder / "plan.db", folder / "new.db"),
    "a backup over another": lambda folder: backup(folder / "plan.db", folder / "backup.db", overwrite=True),
    "a restore": lambda folder: restore(folder / "backup.db", folder / "plan.db"),
    "a restore of a file that is gone": lambda folder: restore(folder / "backup.db", folder / "gone.db"),
    "a restore over a damaged file": lambda folder: restore(folder / "backup.db", folder / "damaged.db"),
    "the copies beside a plan": lambda folder: kept_copies(folder / "plan.db"),
    "what a copy would be without some words": lambda folder: would_be_rewritten(folder / "backup.db", nothing_removed),
    "whether an import can be undone": lambda folder: undoing.way_back(folder / "plan.db"),
    "an import undone": lambda folder: undoing.undo(folder / "plan.db"),
}


def calls_of(do: Callable[[Path], object], folder: Path) -> list[str]:
    listening = Failing()
    with heard(folder, listening):
        do(folder)
    shutil.rmtree(folder)
    return [call.partition(" ")[0] for call in listening.calls]


@pytest.mark.parametrize("do", DOES.values(), ids=DOES)
def test_a_call_that_fails_is_told_in_a_sentence(tmp_path: Path, do: Callable[[Path], object]) -> None:
    template, told, raw = a_folder(tmp_path / "template"), set(), []

    def fresh() -> Path:
        return Path(shutil.copytree(template, tmp_path / "folder"))

    calls = calls_of(do, fresh())
    for number in [at for at, call in enumerate(calls) if call not in OF_SQLITE or len(calls) < 100]:
        folder, failing = fresh(), Failing(number)
        try:
            with heard(folder, failing):
                do(folder)
        except TrackerError as error:
            told.add(str(error))
        except Exception as error:
            raw.append(f"{error!r} ({failing})")
        shutil.rmtree(folder)
    assert raw == []
    assert told and all(len(sentence.splitlines()) == 1 and sentence.endswith(".") for sentence in told)


def test_a_restore_whose_commit_fails_when_it_is_done_says_so(tmp_path: Path) -> None:
    folder = a_folder(tmp_path / "folder")
    with open_store(folder / "plan.db") as store:
        before = len(store.all(Update))
    with heard(folder, FailsAtTheCommit()), pytest.raises(TrackerError, match=r"It is saved in .*plan\.db, but"):
        restore(folder / "backup.db", folder / "plan.db")
    with open_store(folder / "plan.db") as store:
        assert len(store.all(Update)) == before - 1


def test_a_restore_whose_commit_fails_before_it_is_done_changes_nothing(tmp_path: Path) -> None:
    folder = a_folder(tmp_path / "folder")
    with open_store(folder / "plan.db") as store:
        before = store.all(Update)
    with heard(folder, FailsAtTheCommit(before=True)), pytest.raises(TrackerError, match="could not be read or"):
        restore(folder / "backup.db", folder / "plan.db")
    with open_store(folder / "plan.db") as store:
        assert store.all(Update) == before
