"""A restore and an undone import bring no revision back: a window from before is told, and overwrites nothing."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.store.builders import a_file
from tracker.domain.plan import Action, Plan
from tracker.store import undoing
from tracker.store.backup import backup, check, restore
from tracker.store.sqlite import Conflict, Store, open_store


def edited(store: Store, text: str, times: int = 1) -> Action:
    action = store.all(Action)[0]
    for _ in range(times):
        action = store.save(replace(action, text=text))
    return action


def put_back_by_restore(path: Path) -> None:
    restore(path.with_name("backup.db"), path)


def put_back_by_undo(path: Path) -> None:
    undoing.undo(path)


@pytest.mark.parametrize("put_back", [put_back_by_restore, put_back_by_undo])
def test_a_window_from_before_is_told_of_what_was_written_after_a_put_back(tmp_path: Path, put_back) -> None:
    path = a_file(tmp_path / "plan.db")
    backup(path, tmp_path / "backup.db")
    with open_store(path) as stale:
        with open_store(path) as importing, undoing.undoable(importing):
            edited(importing, "By the import", times=2)
        seen = stale.all(Action)[0]
        put_back(path)
        with open_store(path) as other:
            newer = edited(other, "Newer words", times=2)
        with pytest.raises(Conflict) as told:
            stale.save(replace(seen, text="Old words"))
        assert told.value.theirs == newer
    assert check(path) == []


def test_an_id_that_is_given_again_has_no_revision_of_before(tmp_path: Path) -> None:
    path = a_file(tmp_path / "plan.db")
    backup(path, tmp_path / "backup.db")
    with open_store(path) as stale:
        theme = stale.all(Plan)[0].themes[0]
        new = Action("9.1", "Added first", plan_id=theme.plan_id, theme_id=theme.id)
        seen = stale.save(new)
        restore(tmp_path / "backup.db", path)
        with open_store(path) as other:
            again = other.save(replace(new, text="Another action"))
        assert again.id == seen.id
        with pytest.raises(Conflict):
            stale.save(replace(seen, text="Old words"))


def test_a_restored_plan_is_the_one_that_was_backed_up(tmp_path: Path) -> None:
    path = a_file(tmp_path / "plan.db")
    backup(path, tmp_path / "backup.db")
    with open_store(path) as store:
        before = store.plan()
        edited(store, "Other words", times=3)
    restore(tmp_path / "backup.db", path)
    with open_store(path) as store:
        after = store.plan()
    assert [a.text for _, a in after.actions()] == [a.text for _, a in before.actions()]
    assert all(mine.revision > 4 - 1 for _, mine in after.actions())
