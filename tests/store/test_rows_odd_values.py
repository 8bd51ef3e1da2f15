"""A value that its field cannot hold ends in one sentence that names it, wherever another program has put it."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.store.builders import a_file
from tracker.errors import TrackerError
from tracker.store.sqlite import open_store
from tracker.store.steps.guards import GUARDS

ODD = [
    *[("plan", "settings", value) for value in ("5", "null", "[5]", '{"amber_days": "soon"}', "{" * 5000)],
    *[("plan", "period_first", value) for value in ("", "2017-13-45")],
    *[("person", "also_written", value) for value in ("", "5", "[5]", '{"a": 1}', "null", "NaN")],
    *[("theme", "evidence", value) for value in ("5", "[5]", "[[1, 2]]", '[["a"]]', '["abc"]')],
    *[("action", "notes", value) for value in ("x", "[null]", '{"a": 1}')],
    *[("action_update", "stated_rag", value) for value in ("", "pink", "ambers")],
    *[("action_update", "kind", value) for value in ("", "rumour")],
    ("action_update", "status", "asleep"),
    ("action_update", "recorded_at", "yesterday"),
    *[("action_update", "review_kind", value) for value in ("", "fortnight", "season", None)],
    *[("action_update", "review_last", value) for value in ("", None)],
    ("action_update", "review_as_printed", None),
    *[("measure", "thresholds", value) for value in ("5", "[[1, 2]]", '[["Good"]]')],
    *[("remark", "stated_direction", value) for value in ("[5]", '["up"]', '["a", "b", "c"]')],
    ("measure", "unit", "bananas"),
    *[("reading", "role", value) for value in ("", "wish")],
    ("reading", "known", "yesterday"),
    *[("plan", "scales", value) for value in ("5", '[["R"]]', '[["R", [1], []]]')],
    ("comparator", "part", "median"),
    *[("reading", "value", value) for value in ("", "NaN", "Infinity", "1E+99999", "-1E-99999", "many")],
    *[("reading", "period_last", value) for value in ("", None)],
]


@pytest.mark.parametrize(("table", "column", "value"), ODD)
def test_a_value_that_its_field_cannot_hold_is_told(tmp_path: Path, table: str, column: str, value: object) -> None:
    path = a_file(tmp_path / "plan.db")
    put(path, table, column, value)
    with open_store(path) as store, pytest.raises(TrackerError) as told:
        store.plan()
    assert str(told.value).startswith(f"{path} holds a value that cannot be read: ")
    assert value is None or str(value)[:40] in str(told.value)
    assert "\n" not in str(told.value)


def put(path: Path, table: str, column: str, value: object) -> None:
    """Change a value past the rules of the tables, as another program could."""
    with closing(sqlite3.connect(path)) as db, db:
        for name in GUARDS:
            db.execute(f"DROP TRIGGER {name}")
        db.execute(f"UPDATE {table} SET {column} = ?", [value])
        for rule in GUARDS.values():
            db.execute(rule)
