"""What is said of a save when the disk fails at its commit, which may have come through all the same."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest

from tests.campaign.listener import heard
from tests.store.builders import a_file, a_plan, an_update
from tests.store.failing import FailsAtTheCommit
from tracker.domain.plan import Action, Plan, Update
from tracker.errors import TrackerError
from tracker.store.sqlite import Store, new_store, open_store

pytestmark = pytest.mark.skipif(os.name == "nt", reason="listens to SQLite for Unix")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return a_file(tmp_path / "plan.db")


def an_edit(store: Store) -> None:
    store.save(replace(store.all(Action)[0], text="Train them again"))


def updates_of(store: Store) -> None:
    store.add_all([an_update(1, "first", uuid="1"), an_update(2, "second", uuid="2")])


def one_step_undone(store: Store) -> None:
    """A transaction of which an inner step comes to nothing."""
    with store.transaction():
        an_edit(store)
        with pytest.raises(ValueError, match="no"), store.transaction():
            store.save(an_update(3))
            raise ValueError("no")


SAVES = [an_edit, updates_of, one_step_undone]


@pytest.mark.parametrize("save", SAVES)
def test_what_is_in_the_file_after_a_failed_commit_is_said_to_be_saved(path: Path, save) -> None:
    with heard(path.parent, FailsAtTheCommit()), open_store(path) as store, pytest.raises(TrackerError) as told:
        save(store)
    assert str(told.value).startswith(f"It is saved in {path}, but the disk or the network failed right after it")
    with open_store(path) as store:
        assert store.all(Action, text="Train them again") or store.all(Update, text="second")


@pytest.mark.parametrize("save", SAVES)
def test_what_is_not_in_the_file_after_a_failed_commit_is_said_not_to_be(path: Path, save) -> None:
    failing = FailsAtTheCommit(before=True)
    with heard(path.parent, failing), open_store(path) as store, pytest.raises(TrackerError) as told:
        save(store)
    assert "could not be read or written" in str(told.value)
    with open_store(path) as store:
        assert not store.all(Action, text="Train them again") and not store.all(Update, text="second")


def test_a_disk_that_goes_on_failing_leaves_open_whether_it_was_saved(path: Path) -> None:
    failing = FailsAtTheCommit(lasting=True)
    with heard(path.parent, failing), open_store(path) as store, pytest.raises(TrackerError) as told:
        an_edit(store)
    assert str(told.value).startswith(f"{path} may or may not hold what was just saved")


def test_a_first_plan_is_said_to_be_saved_too(tmp_path: Path) -> None:
    path = tmp_path / "plan.db"
    with new_store(path):
        pass
    with heard(tmp_path, FailsAtTheCommit()), open_store(path) as store, pytest.raises(TrackerError, match="is saved"):
        store.add_plan(a_plan())
    with open_store(path) as store:
        assert len(store.all(Plan)) == 1


def test_a_new_file_whose_commit_fails_is_not_there_and_not_said_to_be(tmp_path: Path) -> None:
    failing = FailsAtTheCommit(journal=".part-journal")
    with heard(tmp_path, failing), pytest.raises(TrackerError) as told, new_store(tmp_path / "plan.db") as store:
        store.add_plan(a_plan())
    assert "could not be" in str(told.value) and list(tmp_path.iterdir()) == []


def test_a_save_after_a_failed_commit_goes_through(path: Path) -> None:
    with heard(path.parent, FailsAtTheCommit()), open_store(path) as store:
        with pytest.raises(TrackerError, match="is saved"):
            an_edit(store)
        updates_of(store)
    with open_store(path) as store:
        assert store.all(Update, text="second")
