"""Two files that hold one plan are told when each was saved since they parted; a backup and another plan are not."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from tests.store.builders import a_file, an_old_file, an_update, first_action, without
from tracker.domain.plan import Theme, Update
from tracker.store.backup import backup, restore
from tracker.store.copies import brings_back, holds_all_of, kinship, parted_copies
from tracker.store.redacting import rewrite
from tracker.store.sqlite import open_store


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    return a_file(tmp_path / "plan.plan")


@pytest.fixture
def copied(plan: Path) -> Path:
    """A copy of it beside it, as a sync program or somebody's hand makes one."""
    return backup(plan, plan.with_name("plan (2).plan"))


def say(path: Path) -> None:
    action = first_action(path)
    with open_store(path) as store:
        store.save(an_update(action))


def retitle(path: Path, title: str, times: int = 1) -> None:
    with open_store(path) as store:
        for at in range(times):
            theme = store.all(Theme)[0]
            store.save(replace(theme, title=f"{title} {at}", actions=(), measures=()))


def test_copies_that_were_both_saved_are_told_from_both_sides(plan: Path, copied: Path) -> None:
    assert parted_copies(plan) == []
    say(plan)
    assert parted_copies(plan) == parted_copies(copied) == []
    say(copied)
    assert parted_copies(plan) == [copied] and parted_copies(copied) == [plan]


def test_an_edited_record_counts_as_an_update_does(plan: Path, copied: Path) -> None:
    retitle(plan, "Ours")
    assert parted_copies(plan) == []
    retitle(copied, "Theirs")
    assert parted_copies(plan) == [copied]


def test_what_was_edited_once_here_and_twice_there_has_gone_two_ways(plan: Path, copied: Path) -> None:
    retitle(plan, "Ours")
    retitle(copied, "Theirs", times=2)
    assert parted_copies(plan) == [copied]  # by revisions alone it could be the same one, edited on: the history tells


def test_a_copy_elsewhere_is_told_where_it_is_known(plan: Path, copied: Path, tmp_path: Path) -> None:
    (tmp_path / "shared").mkdir()
    moved = copied.rename(tmp_path / "shared" / "plan.plan")
    say(plan)
    say(moved)
    assert parted_copies(plan) == []
    assert parted_copies(plan, [moved, tmp_path / "gone.plan"]) == [moved]


def test_another_plan_a_kept_copy_and_a_file_of_others_are_not_told(plan: Path, tmp_path: Path) -> None:
    say(a_file(tmp_path / "other.plan"))
    before = backup(plan, tmp_path / "before.plan")
    say(plan)
    assert restore(before, plan) is not None
    say(plan)
    (tmp_path / "notes.db").write_text("Nothing of ours.")
    (tmp_path / "folder.plan").mkdir()
    assert parted_copies(plan) == []


def test_a_copy_of_an_older_program_is_not_compared(plan: Path) -> None:
    an_old_file(plan.with_name("older.plan"), 4)
    say(plan)
    assert parted_copies(plan) == []


def test_a_copy_is_known_under_any_name_and_with_anything_saved_in_it(plan: Path, copied: Path) -> None:
    say(copied)
    retitle(plan, "Ours")
    assert kinship(plan, copied) == "copy" and kinship(copied, plan) == "copy"
    assert kinship(plan, a_file(plan.with_name("other.plan"))) == "another"


def test_a_copy_of_an_older_program_is_known_by_an_update(plan: Path) -> None:
    older = an_old_file(plan.with_name("older.plan"), 4)
    assert kinship(plan, older) == "another"
    with open_store(plan) as store:
        uuid = store.all(Update)[0].uuid
    with closing(sqlite3.connect(older)) as db, db:
        db.execute("INSERT INTO action_update (uuid, kind, recorded_at, action_id) VALUES (?, 'plan', '', 1)", [uuid])
    assert kinship(plan, older) == "copy"


def test_a_file_holds_all_of_a_copy_until_something_is_saved_in_that(plan: Path, copied: Path) -> None:
    say(plan)
    retitle(plan, "Ours")
    assert holds_all_of(plan, copied)
    say(copied)
    assert not holds_all_of(plan, copied)
    assert not holds_all_of(plan, a_file(plan.with_name("other.plan")))


def test_a_copy_of_before_words_were_removed_brings_them_back(plan: Path, copied: Path) -> None:
    assert not brings_back(plan, copied)
    rewrite(plan, without("Train"))
    assert brings_back(plan, copied) and not brings_back(copied, plan)
    assert brings_back(plan, an_old_file(plan.with_name("older.plan"), 4))
    rewrite(copied, without("Train"))
    assert not brings_back(plan, copied)
