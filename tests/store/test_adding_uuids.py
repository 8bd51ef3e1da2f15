"""A plan and its actions are known by uuids of their own, which copies, moves and dumps keep."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from tests.store.builders import a_file, a_plan, an_old_file
from tracker.documents.dump.read import read_json
from tracker.documents.dump.write import plan_json
from tracker.domain.plan import Action, Plan
from tracker.errors import TrackerError
from tracker.services.importing import save_drafts
from tracker.store.backup import backup
from tracker.store.sqlite import new_store, open_store

NOW = datetime(2017, 11, 14, 9, 30, tzinfo=UTC)


def uuids(path: Path) -> list[str | None]:
    """The plan's uuid and those of its actions."""
    with open_store(path) as store:
        plan = store.plan()
    return [plan.uuid, *(action.uuid for _, action in plan.actions())]


def dump_of(path: Path) -> Path:
    with open_store(path) as store:
        found = plan_json(store.plan(), store.problems())
    dump = path.with_suffix(".json")
    dump.write_text(json.dumps(found), encoding="utf-8")
    return dump


def imported(dump: Path, path: Path) -> Path:
    begin = open_store if path.exists() else new_store
    with begin(path) as store:
        save_drafts(store, [read_json(dump)], date(2017, 11, 14), NOW)
    return path


def test_every_plan_and_action_has_its_own(tmp_path: Path) -> None:
    one, other = uuids(a_file(tmp_path / "one.plan")), uuids(a_file(tmp_path / "other.plan"))
    assert len({*one, *other} - {None}) == len(one) + len(other) == 14


def test_a_copy_and_a_dump_keep_them(tmp_path: Path) -> None:
    path = a_file(tmp_path / "one.plan")
    assert uuids(backup(path, tmp_path / "copy.plan")) == uuids(path)
    assert uuids(imported(dump_of(path), tmp_path / "new.plan")) == uuids(path)


def test_a_file_of_before_gets_them_once(tmp_path: Path) -> None:
    path = an_old_file(tmp_path / "old.plan", 4)
    with closing(sqlite3.connect(path)) as db, db:
        db.execute("INSERT INTO plan VALUES (7, 'Our plan', NULL, '', 'none', NULL, NULL, 'Theme', NULL, '{}', 1)")
        db.execute("INSERT INTO theme (title, ref_as_printed, ambition, evidence, place, plan_id, revision) "
                   "VALUES ('A', '', '[]', '[]', 1, 7, 1)")  # fmt: skip
        columns = "text, lead_as_printed, ref_as_printed, measures, evidence_links, notes, place, plan_id, theme_id"
        for text in ("Do", "Do more"):
            values = f"'{text}', '', '', '[]', '[]', '[]', 0, 7, 1"
            db.execute(f"INSERT INTO action ({columns}, revision) VALUES ({values}, 1)")
    first = uuids(path)
    assert len(set(first) - {None}) == 3
    assert uuids(path) == first


def test_an_action_of_a_dump_is_the_held_one_of_its_uuid_whatever_it_is_called(tmp_path: Path) -> None:
    path = a_file(tmp_path / "one.plan", a_plan(1, 2))
    dump, before = dump_of(path), uuids(path)
    with open_store(path) as store:
        for action in store.all(Action):
            store.save(replace(action, ref=f"9.{action.ref}", text=f"{action.text}, said anew ({action.ref})"))
    imported(dump, path)
    assert uuids(path) == before
    with open_store(path) as store:
        assert [action.ref for action in store.all(Action)] == ["1.0", "1.1"]


@pytest.mark.parametrize("what", ["actions", "updates"])
def test_a_dump_that_gives_one_uuid_twice_is_refused_by_name(tmp_path: Path, what: str) -> None:
    dump = dump_of(a_file(tmp_path / "one.plan"))
    found = json.loads(dump.read_text())
    actions = found["plans"][0]["themes"][0]["actions"]
    first, second = actions[:2] if what == "actions" else [action["updates"][0] for action in actions[:2]]
    second["uuid"] = first["uuid"]
    dump.write_text(json.dumps(found))
    with pytest.raises(TrackerError) as told:
        read_json(dump)
    way = "plans[0].themes[0].actions[1]" + (".updates[0]" if what == "updates" else "")
    assert f"one.json is not a whole dump of a plan: {way}.uuid is given twice ({first['uuid']})" in str(told.value)


def test_a_plan_without_a_uuid_is_given_one_when_it_is_saved(tmp_path: Path) -> None:
    with new_store(tmp_path / "one.plan") as store:
        assert store.add_plan(Plan("Our plan")).uuid


@pytest.mark.parametrize("uuid", ["../../evil", "*", "/abs", "", "x" * 300])
def test_a_dump_with_a_uuid_that_is_none_is_refused(tmp_path: Path, uuid: str) -> None:
    dump = dump_of(a_file(tmp_path / "one.plan"))
    found = json.loads(dump.read_text())
    found["plans"][0]["uuid"] = uuid
    dump.write_text(json.dumps(found))
    with pytest.raises(TrackerError, match=r"plans\[0\]\.uuid should be a uuid"):
        read_json(dump)
