"""Saving, reading and what is refused while a file is open."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from tests.store.builders import a_file, a_plan, an_update
from tracker.domain.measure import Comparator, Measure, Reading, Remark
from tracker.domain.plan import Action, Person, Plan, Redaction, Theme, Update
from tracker.domain.problem import Problem
from tracker.errors import TrackerError
from tracker.store import migrations
from tracker.store.busy import Busy, waiting
from tracker.store.sqlite import Conflict, Store, new_store, open_store


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return a_file(tmp_path / "plan.db")


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    with open_store(path) as opened:
        yield opened


def an_action(store: Store) -> Action:
    return store.all(Action)[0]


def test_a_new_file_holds_no_plan_and_says_so(tmp_path: Path) -> None:
    with new_store(tmp_path / "new.db") as store, pytest.raises(TrackerError, match="holds no plan yet"):
        store.plan()


def test_a_file_that_is_up_to_date_is_opened_without_sqlite_utils(path: Path) -> None:
    code = (
        "import sys; from tracker.store.sqlite import new_store, open_store; from tracker.store import backup; "
        f"open_store({str(path)!r}).plan(); print([n for n in ('sqlite_utils', 'click') if n in sys.modules])"
    )
    assert subprocess.check_output([sys.executable, "-c", code], text=True).strip() == "[]"


@pytest.mark.parametrize(
    ("pragma", "value"),
    [
        ("journal_mode", "truncate"),
        ("synchronous", 2),
        ("foreign_keys", 1),
        ("trusted_schema", 0),
        ("busy_timeout", 0),  # what waits is `store.busy`, which can be stopped
        ("application_id", 0x49504C4E),
        ("recursive_triggers", 1),
        ("secure_delete", 1),
        ("user_version", len(migrations.STEPS)),
    ],
)
def test_every_connection_is_set(store: Store, pragma: str, value: object) -> None:
    assert store._connection.execute(f"PRAGMA {pragma}").fetchone() == (value,)


def test_the_tree_is_read_in_the_order_of_its_places(store: Store) -> None:
    theme = store.all(Theme)[0]
    new = Action("1.0", "First of all", plan_id=theme.plan_id, theme_id=theme.id, place=-1)
    store.save(new)
    assert store.plan().themes[0].actions[0].text == "First of all"


def test_a_record_read_alone_comes_with_all_beneath_it(store: Store) -> None:
    plan = store.plan()
    assert store.all(Theme, ref="2") == [plan.themes[1]]
    assert store.all(Action, theme_id=plan.themes[0].id) == list(plan.themes[0].actions)
    assert store.all(Measure, theme_id=plan.themes[0].id) == list(plan.themes[0].measures)
    assert store.all(Comparator)[0].readings == plan.themes[0].measures[0].comparators[0].readings
    assert store.all(Action, removed_on=None) == store.all(Action)
    assert len(store.all(Reading)) == 6 and len(store.all(Remark)) == 2
    assert store.all(Measure)[0].remarks == plan.themes[0].measures[0].remarks


def test_a_column_that_is_not_described_is_refused(store: Store) -> None:
    with pytest.raises(ValueError, match="no column"):
        store.all(Action, **{"id = 1 OR 1": 1})


def test_a_new_record_comes_back_with_its_id(store: Store) -> None:
    saved = store.save(Person("Bo", None, plan_id=store.plan().id))
    assert saved.id is not None
    assert store.all(Person, name="Bo") == [saved]


def test_a_record_with_an_id_is_not_added_again(store: Store) -> None:
    with pytest.raises(ValueError, match="has an id"):
        store.add_all([an_action(store)])


def test_new_actions_are_added_with_their_updates(store: Store) -> None:
    theme = store.all(Theme)[0]
    new = Action("9", "New", plan_id=theme.plan_id, theme_id=theme.id, updates=(an_update(), an_update()))
    added = store.add_all([new, new_uuids(new)])
    assert store.all(Action, ref="9") == added
    assert {update.action_id for update in added[1].updates} == {added[1].id}


def new_uuids(action: Action) -> Action:
    return replace(action, updates=tuple(an_update() for _ in action.updates))


def test_a_file_holds_one_plan(store: Store) -> None:
    before = store.plan()
    with pytest.raises(TrackerError, match="already holds a plan"):
        store.add_plan(a_plan())
    assert store.all(Plan) == [before]


def test_a_plan_of_another_file_is_added_with_new_ids(store: Store, tmp_path: Path) -> None:
    with new_store(tmp_path / "other.db") as other:
        copied = other.add_plan(store.plan())
        assert other.plan() == copied


def test_a_saved_edit_has_the_next_revision(store: Store) -> None:
    action = an_action(store)
    saved = store.save(replace(action, text="Train everyone"))
    assert saved.revision == action.revision + 1
    assert store.all(Action, id=action.id) == [saved]


def test_an_older_revision_is_refused_with_both_versions(store: Store) -> None:
    action = an_action(store)
    theirs = store.save(replace(action, text="Theirs"))
    mine = replace(action, text="Mine")
    with pytest.raises(Conflict) as caught:
        store.save(mine)
    assert (caught.value.mine, caught.value.theirs) == (mine, theirs)
    assert an_action(store) == theirs


def test_a_record_that_is_gone_is_told_in_a_sentence(store: Store) -> None:
    with pytest.raises(TrackerError, match="does not hold this person any more"):
        store.save(Person("Nobody", None, id=999, plan_id=1))


def test_an_update_saved_again_is_there_once(store: Store) -> None:
    update = an_update(an_action(store).id)
    assert store.save(update) == store.save(update) == update
    assert store.add_all([update, update]) == [update, update]
    assert store.all(Update, uuid=update.uuid) == [update]


def test_another_update_under_the_same_uuid_is_refused(store: Store) -> None:
    update = an_update(an_action(store).id)
    store.save(update)
    with pytest.raises(TrackerError, match="another update"):
        store.save(replace(update, text="Other words"))
    assert store.all(Update, uuid=update.uuid) == [update]


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE action_update SET text = 'changed'",
        "DELETE FROM action_update",
        "INSERT OR REPLACE INTO action_update (uuid, kind, recorded_at, action_id, text) "
        "SELECT uuid, kind, recorded_at, action_id, 'changed' FROM action_update",
    ],
)
def test_an_update_cannot_be_changed_or_deleted(store: Store, sql: str) -> None:
    before = store.all(Update)
    with pytest.raises(sqlite3.IntegrityError, match="never changed or deleted"):
        store._connection.execute(sql)
    assert store.all(Update) == before


@pytest.mark.parametrize("sql", ["UPDATE redaction SET reason = 'none'", "DELETE FROM redaction"])
def test_that_words_were_removed_cannot_be_changed_or_deleted(store: Store, sql: str) -> None:
    clock = datetime(2017, 11, 14, 9, 30)
    removed = Redaction("r-1", "lead", clock.date(), clock, "A name.", "QA", action_id=an_action(store).id)
    assert store.save(removed) == store.save(removed) == an_action(store).redactions[0]
    with pytest.raises(sqlite3.IntegrityError, match="stays as it is"):
        store._connection.execute(sql)
    assert store.all(Redaction) == [removed]


def test_an_action_with_updates_cannot_be_deleted(store: Store) -> None:
    with pytest.raises(sqlite3.IntegrityError):
        store._connection.execute("DELETE FROM action")


def test_a_reading_is_of_one_series(store: Store) -> None:
    reading = store.all(Reading)[0]
    with pytest.raises(sqlite3.IntegrityError, match="belongs to"):
        store.save(replace(reading, uuid="", measure_id=1, comparator_id=1))
    with pytest.raises(sqlite3.IntegrityError, match="belongs to"):
        store.save(replace(reading, uuid="", measure_id=None, group_id=None, comparator_id=None))


@pytest.mark.parametrize("table", ["reading", "remark"])
def test_what_was_measured_and_remarked_is_never_changed_or_deleted(store: Store, table: str) -> None:
    for sql in (f"UPDATE {table} SET uuid = 'other'", f"DELETE FROM {table}"):
        with pytest.raises(sqlite3.IntegrityError, match="is never changed or deleted"):
            store._connection.execute(sql)


def test_an_error_undoes_the_whole_transaction(store: Store) -> None:
    before = store.plan()
    with pytest.raises(RuntimeError), store.transaction():
        store.save(an_update(an_action(store).id))
        with store.transaction():
            store.save(replace(an_action(store), text="Changed"))
        raise RuntimeError
    assert store.plan() == before


def test_an_inner_step_that_fails_leaves_the_outer_one_whole(store: Store) -> None:
    action = an_action(store)
    with store.transaction():
        kept = store.save(replace(action, text="Kept"))
        with pytest.raises(Conflict):
            store.save(replace(action, text="Too late"))
    assert an_action(store) == kept


def test_another_store_sees_nothing_before_the_commit(store: Store, path: Path) -> None:
    with open_store(path) as other:
        before = other.plan()
        with store.transaction():
            store.save(replace(an_action(store), text="Changed"))
            assert other.plan() == before
        assert other.plan() != before


def test_problems_are_kept_with_their_decision(store: Store) -> None:
    problem = Problem("repaired", "plan.docx", "table 2", "2.3", "202017", "2017", "Read as 2017.", field="review")
    problem = replace(problem, cause="A year is written with its century twice")
    saved = store.save(replace(problem, plan_id=store.plan().id))
    decided = store.save(replace(saved, decision="accepted"))
    assert store.problems() == [decided]


def test_a_file_written_by_another_is_busy_in_a_sentence(store: Store, path: Path) -> None:
    said = r"plan\.db is being written by another program"
    with waiting(0.02), open_store(path) as other, store.transaction(), pytest.raises(Busy, match=said):
        other.save(an_update(1))


def test_a_file_that_can_only_be_read_says_so_when_saving(store: Store) -> None:
    store._connection.execute("PRAGMA query_only = ON")
    with pytest.raises(TrackerError, match=r"plan\.db can only be read"):
        store.save(an_update(1))


def test_a_full_disk_is_told_and_loses_nothing(store: Store) -> None:
    before = store.plan()
    store._connection.execute("PRAGMA max_page_count = 1")  # SQLite takes the pages in use as the least
    with pytest.raises(TrackerError, match="the disk is full"):
        store.add_all([an_update(1, "long " * 2000) for _ in range(50)])
    assert store.plan() == before


def test_what_was_not_committed_is_undone_at_closing(path: Path) -> None:
    store = open_store(path)
    store._connection.execute("BEGIN IMMEDIATE")
    store._connection.execute("UPDATE action SET text = 'half'")
    store.close()
    with open_store(path) as again:
        assert "half" not in {action.text for action in again.all(Action)}


def test_a_file_that_a_sync_program_replaced_is_said_to_be(tmp_path: Path) -> None:
    path, other = a_file(tmp_path / "plan.db"), a_file(tmp_path / "other.db")
    with open_store(path) as store:
        action = store.all(Action)[0]
        other.replace(path)
        with pytest.raises(TrackerError) as told:
            store.save(an_update(action.id))
    assert "was moved or replaced by another program" in str(told.value)
    assert str(told.value).endswith("Open it again.")
