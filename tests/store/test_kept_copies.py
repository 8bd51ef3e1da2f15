"""The copies beside a plan file are told with the reason why they are there; what has lost its use goes by itself."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.store.builders import a_file, an_update, first_action
from tests.test_put_in_place import left_by_an_ended_program
from tracker.domain.plan import Action
from tracker.errors import TrackerError
from tracker.paths import backups_folder
from tracker.put_in_place import written_beside
from tracker.store import kept_copies as module
from tracker.store.backup import backup, restore
from tracker.store.busy import Busy, waiting
from tracker.store.kept_copies import back_up_daily, days_to_keep, kept_copies, remove_copy, remove_older
from tracker.store.sqlite import open_store
from tracker.store.undoing import undo, undoable, way_back

NAMES = {
    "plan.before-import-0123456789ab.db": "before an import",
    "plan.before-import.db": "before an import",
    "plan.before-import-2.db": "before an import",
    "plan.before-leaving-wal.db": "before its journal was made safe",
    "plan.before-uuids_of_plan_and_actions-2.db": "before it was brought up to date",
    "plan.replaced-2017-11-14-093000.db": "replaced when another was put back",
    "plan.replaced-2017-11-14-093000-2.db": "replaced when another was put back",
    "plan 2017-11-14 093000.db": "backup",
    "plan 2017-11-14.db": "backup",
}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return a_file(tmp_path / "plan.db")


def there(path: Path) -> set[str]:
    """What lies beside a file."""
    return {one.name for one in path.parent.iterdir()} - {path.name}


def aged(path: Path, seconds: float) -> Path:
    """The file, as if it had been left for so long."""
    then = path.stat().st_mtime - seconds
    os.utime(path, (then, then))
    return path


def an_import(path: Path, word: str) -> None:
    with open_store(path) as store, undoable(store):
        action = store.all(Action)[0]
        store.save(replace(action, text=word))


def say(path: Path) -> None:
    action = first_action(path)
    with open_store(path) as store:
        store.save(an_update(action))


# ---- the list


def test_every_copy_says_why_it_is_there_how_large_it_is_and_of_when(path: Path) -> None:
    for at, name in enumerate(NAMES):
        aged(Path(shutil.copy(path, path.with_name(name))), seconds=at * 3600)
    found = kept_copies(path)
    assert {copy.path.name: copy.why for copy in found} == NAMES
    assert [copy.path.name for copy in found] == list(NAMES)  # the newest first
    assert {copy.size for copy in found} == {path.stat().st_size}


def test_the_same_plan_under_another_name_is_told_and_anything_else_is_not(path: Path) -> None:
    backup(path, path.with_name("sent to the board.plan"))
    a_file(path.with_name("another.db"))
    a_file(path.with_name("plan2.before-import-0123456789ab.db"))
    path.with_name("plan.xlsx").touch()
    path.with_name("plan.before-import-0123456789ab.db-journal").touch()
    assert [(copy.path.name, copy.why) for copy in kept_copies(path)] == [
        ("sent to the board.plan", "copy under another name")
    ]


def test_a_copy_is_removed_by_its_name_with_its_journal_and_nothing_else_is(path: Path) -> None:
    kept = restore(backup(path, path.with_name("plan 2017-11-14.db")), path)
    assert kept is not None
    kept.with_name(kept.name + "-journal").touch()
    assert remove_copy(path, kept.name).path == kept
    assert there(path) == {"plan 2017-11-14.db"}
    for name in ("plan.db", "none.db", "../plan.db", kept.name):
        with pytest.raises(TrackerError, match=r"is no copy of plan\.db: it has plan 2017-11-14\.db\."):
            remove_copy(path, name)


def test_old_copies_are_removed_and_those_that_somebody_named_stay(path: Path) -> None:
    for name, days in (("plan 2017-11-14.db", 40), ("plan 2017-12-14.db", 10), ("sent.db", 40)):
        aged(backup(path, path.with_name(name)), days * 86400)
    assert [copy.path.name for copy in remove_older(path, 30)] == ["plan 2017-11-14.db"]
    assert there(path) == {"plan 2017-12-14.db", "sent.db"}


# ---- what has no use any more


def test_parts_that_an_ended_program_has_left_go_when_the_plan_is_opened(path: Path) -> None:
    left_by_an_ended_program(path.with_name("plan 2017-11-14.db"))
    with written_beside(path.with_name("board.xlsx")) as part:
        part.write_text("in use")
        assert len(there(path)) == 2
        open_store(path).close()
        assert there(path) == {part.name}


def test_on_a_network_a_part_is_given_a_day(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "is_local", lambda _: False)
    part = left_by_an_ended_program(path.with_name("board.xlsx"))
    open_store(path).close()
    assert there(path) == {part.name}
    aged(part, 90_000)
    open_store(path).close()
    assert there(path) == set()


def test_a_copy_before_an_import_stays_while_that_can_be_undone(path: Path) -> None:
    an_import(path, "Imported")
    for _ in range(2):
        open_store(path).close()
    assert way_back(path) is not None
    undo(path)
    with open_store(path) as store:
        assert store.all(Action)[0].text == "Train the staff"


def test_a_copy_before_an_import_goes_at_the_next_opening_after_something_was_saved(path: Path) -> None:
    an_import(path, "Imported")
    say(path)
    open_store(path).close()
    assert there(path) == set()


def test_a_later_import_leaves_its_own_copy_alone(path: Path) -> None:
    an_import(path, "Imported")
    (first,) = there(path)
    say(path)
    an_import(path, "Imported again")
    (second,) = there(path)
    assert first != second and way_back(path).copy == path.with_name(second)


def test_a_copy_in_which_somebody_saved_something_stays(path: Path) -> None:
    an_import(path, "Imported")
    (kept,) = there(path)
    say(path.with_name(kept))
    say(path)
    open_store(path).close()
    assert there(path) == {kept}


def test_a_copy_of_an_import_that_was_killed_goes_when_nobody_can_be_making_it_any_more(path: Path) -> None:
    left = backup(path, path.with_name("plan.before-import.db"))
    open_store(path).close()
    assert there(path) == {left.name}
    aged(left, 4000)
    open_store(path).close()
    assert there(path) == set()


def test_a_folder_that_takes_no_change_stops_nobody(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    left_by_an_ended_program(path.with_name("board.xlsx"))

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "unlink", refuse)
    open_store(path).close()
    assert len(there(path)) == 1


def test_a_backup_that_another_process_is_writing_is_left_alone(path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from tracker.put_in_place import written_beside\n"
        "with written_beside(Path(sys.argv[1])): print('ready', flush=True); sys.stdin.readline()"
    )
    worker = subprocess.Popen(
        [sys.executable, "-c", code, str(path.with_name("copy.db"))],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert worker.stdout is not None and worker.stdout.readline() == "ready\n"
    open_store(path).close()
    assert len(there(path)) == 1
    worker.communicate("go\n")
    assert worker.returncode == 0 and there(path) == {"copy.db"}


@pytest.mark.parametrize("link", ["symlink", "hard link"])
def test_the_plan_by_another_name_is_no_copy_of_it(path: Path, link: str) -> None:
    other = path.with_name("plan 2017-11-14.db")
    other.symlink_to(path) if link == "symlink" else other.hardlink_to(path)
    assert kept_copies(path) == []


def test_a_name_alone_makes_no_copy_of_another_plan_or_of_a_file_of_others(path: Path) -> None:
    a_file(path.with_name("plan 2018-04-01.db"))
    path.with_name("plan 2018-05-01.db").write_text("Notes of somebody.")
    path.with_name("plan.before-lunch.db").write_text("Notes of somebody.")
    for one in there(path):
        aged(path.with_name(one), 40 * 86400)
    assert kept_copies(path) == [] and remove_older(path, 30) == []
    assert len(there(path)) == 3


def test_a_copy_in_use_is_listed_as_one_that_could_not_be_looked_into_and_is_not_removed_by_age(path: Path) -> None:
    copied = aged(backup(path, path.with_name("plan 2017-11-14.db")), 40 * 86400)
    with closing(sqlite3.connect(copied, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        (found,) = kept_copies(path)
        assert not found.seen and found.why == "backup; it could not be looked into"
        assert remove_older(path, 30) == []


def test_a_copy_of_each_day_is_kept_where_something_was_saved_since(tmp_path):
    path = a_file(tmp_path / "plan.db")
    made = back_up_daily(path, date(2026, 1, 1))
    assert made is not None and made.name == "plan.daily-2026-01-01.db" and made.parent == backups_folder(path)
    assert back_up_daily(path, date(2026, 1, 1)) is None and back_up_daily(path, date(2026, 1, 2)) is None
    os.utime(path, (made.stat().st_mtime + 60,) * 2)
    assert back_up_daily(path, date(2026, 1, 1)) is None  # one a day
    assert back_up_daily(path, date(2026, 1, 3)) is not None
    found = kept_copies(path)
    assert {copy.why for copy in found} == {"automatic backup of the day"} and len(found) == 2
    assert restore(made, path) is not None


def test_a_file_that_was_moved_or_renamed_takes_its_copies_of_each_day_with_it(tmp_path):
    path = a_file(tmp_path / "plan.db")
    made = back_up_daily(path, date(2026, 1, 1))
    before = backups_folder(path)
    (tmp_path / "elsewhere").mkdir()
    moved = path.rename(tmp_path / "elsewhere" / "renamed.plan")
    assert kept_copies(moved) == []
    assert back_up_daily(moved, date(2026, 1, 2)) is None  # nothing was saved since
    (copy,) = kept_copies(moved)
    assert copy.path.name == "renamed.daily-2026-01-01.plan" and copy.path.parent == backups_folder(moved)
    assert not before.exists() and not made.exists()
    restore(copy.path, moved)


def test_a_moved_file_that_is_being_saved_leaves_its_copies_to_a_later_moment_and_not_behind(tmp_path):
    path = a_file(tmp_path / "plan.db")
    back_up_daily(path, date(2026, 1, 1))
    moved = path.rename(tmp_path / "moved.db")
    with closing(sqlite3.connect(moved, isolation_level=None)) as somebody, waiting(0):
        somebody.execute("BEGIN EXCLUSIVE")
        with pytest.raises(Busy):
            back_up_daily(moved, date(2026, 1, 2))
        assert not backups_folder(moved).exists()
    back_up_daily(moved, date(2026, 1, 2))
    assert [copy.path.name for copy in kept_copies(moved)] == ["moved.daily-2026-01-01.db"]


def test_a_copy_of_a_file_takes_none_of_its_copies_nor_does_another_plan(tmp_path):
    path = a_file(tmp_path / "plan.db")
    made = back_up_daily(path, date(2026, 1, 1))
    copied, another = tmp_path / "copied.db", a_file(tmp_path / "another.db")
    copied.write_bytes(path.read_bytes())
    assert back_up_daily(copied, date(2026, 1, 1)) is not None and made.exists()  # the file itself is still there
    path.unlink()
    assert back_up_daily(another, date(2026, 1, 1)) is not None and made.exists()


def test_ten_days_ten_weeks_and_ten_months_are_kept():
    days = [date(2026, 12, 31) - timedelta(days=back) for back in range(600)]
    kept = sorted(days_to_keep(days), reverse=True)
    assert kept[:10] == days[:10]
    assert {day for day in kept if day.isoweekday() == 7} >= {day for day in days[:63] if day.isoweekday() == 7}
    months = {(day.year, day.month) for day in kept}
    assert len(months) == 10 and len(kept) < 30 and date(2026, 3, 31) in kept


def test_what_is_before_words_were_removed_for_good_is_not_kept(tmp_path, monkeypatch):
    path = a_file(tmp_path / "plan.db")
    made = back_up_daily(path, date(2026, 1, 1))
    monkeypatch.setattr(module, "brings_back", lambda *_: True)
    back_up_daily(path, date(2026, 1, 2))
    assert not made.exists()
