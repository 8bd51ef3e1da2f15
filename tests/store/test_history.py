"""The history of edits: whatever is saved over leaves what it said, in the same transaction, and stays."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.store.builders import a_file, an_old_file, without
from tracker.documents.dump.read import read_json
from tracker.documents.dump.write import plan_json
from tracker.domain.changes.between import changes_between
from tracker.domain.edit import ADDED, Edit, json_value
from tracker.domain.measure import Comparator, Group, Measure
from tracker.domain.plan import Action, Person, Plan, Theme
from tracker.domain.problem import Problem
from tracker.domain.redacting.places import find_places, target_of
from tracker.store.backup import backup, restore
from tracker.store.history import Signed
from tracker.store.kept_copies import kept_copies
from tracker.store.redacting import rewrite
from tracker.store.sqlite import Conflict, Store, open_store

OLD, NEW = "Visit the Quillfeather family at home", "Visit all families at home"
DOUBT = Problem("doubtful", "Plan.docx", "table 2", "1.0", "Oct", None, "It looks odd.", plan_id=1)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return a_file(tmp_path / "plan.db")


def told(store: Store, **of: int) -> list[tuple[str, object, object]]:
    return [(one.field, json_value(one.old), json_value(one.new)) for one in store.all(Edit, **of)]


def reworded(path: Path, *texts: str) -> Action:
    """The first action with these words one after the other."""
    with open_store(path) as store:
        action = store.all(Action)[0]
        for text in texts:
            action = store.save(replace(action, text=text))
    return action


def test_a_person_who_comes_and_an_action_that_moves_are_noted_with_the_headings(path: Path) -> None:
    with open_store(path) as store:
        there = store.save(Theme("9", "Elsewhere", plan_id=1))
        action = store.all(Action)[0]
        was = store.all(Theme, id=action.theme_id)[0].heading
        store.save(replace(action, theme_id=there.id))
        person = store.save(Person("Ann Young", "Head", plan_id=1))
        assert told(store, action_id=action.id) == [("theme", was, "9 Elsewhere")]
        assert told(store, person_id=person.id) == [(ADDED, None, None)]
        day = store.all(Edit)[0].edited_at.date()
        changes = changes_between(store.plan(), day - timedelta(days=1), day)
    assert [(one.about, one.what, one.name) for one in changes if one.about == "person"] == [
        ("person", "added", "Ann Young")
    ]
    (moved,) = [one for one in changes if one.what == "moved"]
    assert (moved.ref, moved.old, moved.new, moved.theme) == (action.ref, was, "9 Elsewhere", "9 Elsewhere")


@pytest.mark.parametrize(
    ("kind", "changed"),
    [
        (Plan, {"title": "New"}), (Person, {"role": "New"}), (Theme, {"title": "New"}), (Action, {"text": "New"}),
        (Measure, {"name": "New"}), (Group, {"name": "New"}), (Comparator, {"position": "New"}),
        (Problem, {"decision": "ignored"}),
    ],
)  # fmt: skip
def test_each_kind_of_record_leaves_what_it_said(path: Path, kind: type, changed: dict[str, str]) -> None:
    ((field, new),) = changed.items()
    with open_store(path) as store:
        store.add_all([DOUBT])
        record = store.all(kind)[0]
        saved = store.save(replace(record, **changed))
        assert told(store) == [(field, getattr(record, field), new)]
        assert saved.edits == tuple(store.all(Edit)) == store.all(kind)[0].edits and saved == store.all(kind)[0]
        assert store.save(saved).edits == saved.edits  # nothing is otherwise


def test_an_edit_tells_who_when_and_out_of_which_document(path: Path) -> None:
    at = datetime(2017, 11, 14, 9, tzinfo=UTC)
    with open_store(path) as store:
        with store.transaction(Signed("QA Manager", "log.xlsx", at)), store.transaction():
            action = store.save(replace(store.all(Action)[0], text=NEW))
        store.save(replace(action, text=OLD))
        one, other = store.all(Edit)
    assert (one.edited_by, one.source, one.edited_at, one.action_id) == ("QA Manager", "log.xlsx", at, action.id)
    assert (other.edited_by, other.source) == (None, None) and other.edited_at.tzinfo


def test_what_is_not_saved_leaves_no_history(path: Path) -> None:
    seen = reworded(path, OLD)
    reworded(path, NEW)
    with open_store(path) as store:
        before = told(store)
        with pytest.raises(Conflict) as refused:
            store.save(replace(seen, text="Mine"))
        assert refused.value.theirs == store.all(Action)[0]
        with pytest.raises(KeyError), store.transaction():
            store.save(replace(store.all(Action)[0], text="Lost"))
            raise KeyError
        assert told(store) == before


def test_a_theme_or_measure_that_comes_into_a_plan_is_noted_and_the_first_plan_is_not(path: Path) -> None:
    with open_store(path) as store:
        assert told(store) == []
        theme = store.save(Theme("9", "New", measures=(Measure("9-M01", "Visits"),), plan_id=1))
        assert [one.field for one in (*theme.edits, *theme.measures[0].edits)] == [ADDED, ADDED]
        assert store.all(Theme, id=theme.id) == [theme]
        store.add_all([replace(DOUBT, decision="accepted")])
        assert told(store)[2:] == [("decision", None, "accepted")]


@pytest.mark.parametrize("sql", ["UPDATE record_edit SET old = 'x'", "DELETE FROM record_edit"])
def test_the_history_refuses_to_be_changed(path: Path, sql: str) -> None:
    reworded(path, NEW)
    with closing(sqlite3.connect(path)) as db, pytest.raises(sqlite3.IntegrityError, match="stays as it is"):
        db.execute(sql)


def test_a_file_of_before_gets_its_history_and_its_copy_is_kept(tmp_path: Path) -> None:
    path = an_old_file(tmp_path / "old.plan", 9)
    with closing(sqlite3.connect(path)) as db, db:
        db.execute("INSERT INTO plan (id, title, period_as_printed, period_kind, theme_word, settings, revision, uuid) "
                   "VALUES (1, 'Ours', '', 'none', 'Theme', '{}', 1, 'p-1')")  # fmt: skip
    with open_store(path) as store:
        store.save(replace(store.plan(), title="Theirs"))
        assert told(store, plan_id=1) == [("title", "Ours", "Theirs")]
    assert [copy.path.name for copy in kept_copies(path)] == ["old.before-history_of_edits.plan"]


def test_a_dump_holds_the_history_and_reads_it_back(path: Path, tmp_path: Path) -> None:
    reworded(path, OLD, NEW)
    with open_store(path) as store:
        store.save(replace(store.all(Person)[0], role="Director"))
        dump = plan_json(store.plan(), store.problems())
        edits = {edit.uuid: edit for edit in store.all(Edit)}
    action = dump["plans"][0]["themes"][0]["actions"][0]
    assert [(one["old"], one["new"]) for one in action["edits"]] == [("Train the staff", OLD), (OLD, NEW)]
    assert "edits" not in dump["plans"][0]["themes"][0]["actions"][1] and dump["format"] == "improvement-plan/2"
    (tmp_path / "dump.json").write_text(json.dumps(dump), encoding="utf-8")
    draft = read_json(tmp_path / "dump.json")
    with open_store(a_file(tmp_path / "again.db", draft.plan)) as store:
        assert plan_json(store.plan(), store.problems()) == dump
        back = {edit.uuid: edit for edit in store.all(Edit)}
    assert {uuid: (e.field, e.old, e.new, e.edited_at) for uuid, e in back.items()} == {
        uuid: (e.field, e.old, e.new, e.edited_at) for uuid, e in edits.items()
    }


def test_a_backup_brings_its_history_and_what_is_saved_after_it_goes_on(path: Path) -> None:
    reworded(path, OLD)
    kept = backup(path, path.with_name("backup.db"))
    reworded(path, NEW)
    assert restore(kept, path) is not None
    reworded(path, "Later words")
    with open_store(path) as store:
        assert told(store) == [("text", "Train the staff", OLD), ("text", OLD, "Later words")]


def test_words_that_go_for_good_go_from_the_history_too(path: Path) -> None:
    reworded(path, OLD, NEW)
    made = rewrite(path, without("Quillfeather"))
    assert b"Quillfeather" not in path.read_bytes() and made.left == []
    with open_store(path) as store:
        one, other = told(store)
        assert one[1] == "Train the staff" and "[removed" in str(one[2]) and "[removed" in str(other[1])
        assert store.all(Action)[0].text == NEW


def test_fields_that_go_go_from_their_own_history_whatever_their_length(path: Path) -> None:
    action = reworded(path, "See Jo B.", "See Jo B. at 3 Elm Road, Anytown", "See Jo B.")
    with open_store(path) as store:
        places = find_places(store.plan(), [], target_of(action, ["text"]))
    of_history = [place for place in places if "edit of text" in place.where]
    assert len(of_history) == 5 and all(place.sure for place in of_history)
