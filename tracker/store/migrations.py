"""The tables of a file and how they came to be: named steps, only ever added to, never edited."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from tracker.plan_files import APPLICATION_ID

if TYPE_CHECKING:
    from sqlite_utils import Database

SET = "improvement-tracker"


def _create(
    db: Database, name: str, columns: Mapping[str, Any], needed: str, parents: Mapping[str, str], revised: bool = True
) -> None:
    """Make one strict table: `needed` columns take no null, `parents` are (column: table) and get an index."""
    db.create_table(
        name,
        {"id": int, **columns, **({"revision": int} if revised else {})},
        pk="id",
        not_null=[*needed.split(), *(["revision"] if revised else [])],
        foreign_keys=[(column, table, "id") for column, table in parents.items()],
        strict=True,
    )
    for column in parents:
        db.table(name).create_index([column])


def _texts(names: str) -> dict[str, Any]:
    return dict.fromkeys(names.split(), str)


def _when(field: str) -> dict[str, Any]:
    return _texts(f"{field}_as_printed {field}_kind {field}_first {field}_last")


def _numbers(names: str) -> dict[str, Any]:
    return dict.fromkeys(names.split(), int)


def first_tables(db: Database) -> None:
    """Plan, people, themes and actions with their updates."""
    plan = {**_texts("title organisation"), **_when("period"), **_texts("theme_word opens_as_at settings")}
    _create(db, "plan", plan, "title period_as_printed period_kind theme_word settings", {})
    person = {**_texts("name role email also_written"), **_numbers("plan_id")}
    _create(db, "person", person, "also_written plan_id", {"plan_id": "plan"})
    theme = {**_texts("ref title ref_as_printed ambition evidence"), **_numbers("place plan_id")}
    _create(db, "theme", theme, "title ref_as_printed ambition evidence place plan_id", {"plan_id": "plan"})
    action = _texts("ref text lead_as_printed lead_name lead_role ref_as_printed")
    action |= _texts("measures evidence_links notes removed_on")
    _create(
        db,
        "action",
        {**action, **_numbers("place plan_id theme_id")},
        "text lead_as_printed ref_as_printed measures evidence_links notes place plan_id theme_id",
        {"plan_id": "plan", "theme_id": "theme"},
    )
    update = _texts("uuid kind day recorded_at text status stated_rag reason author recorded_by withdraws")
    update |= {**_when("review"), **_numbers("action_id")}
    _create(db, "action_update", update, "uuid kind recorded_at action_id", {"action_id": "action"}, revised=False)
    db.table("action_update").create_index(["uuid"], unique=True)


def measures_and_problems(db: Database) -> None:
    """Measures with their readings and comparators, and the problems met at import."""
    measure = _texts("ref name shows unit thresholds stated_rating stated_direction frequency rolling comment action")
    _create(
        db,
        "measure",
        {**measure, **_numbers("place plan_id theme_id")},
        "ref name thresholds place plan_id theme_id",
        {"plan_id": "plan", "theme_id": "theme"},
    )
    comparator = {**_texts("name position"), **_numbers("place plan_id measure_id")}
    _create(db, "comparator", comparator, "name place plan_id measure_id", {"plan_id": "plan", "measure_id": "measure"})
    reading = {**_when("period"), **_texts("value as_printed numerator denominator source note")}
    reading |= _numbers("suppressed estimate place plan_id measure_id comparator_id")
    _create(
        db,
        "reading",
        reading,
        "period_as_printed period_kind as_printed suppressed estimate place plan_id",
        {"plan_id": "plan", "measure_id": "measure", "comparator_id": "comparator"},
    )
    problem = {**_texts("kind source place about as_printed read_as message decision"), **_numbers("plan_id")}
    _create(db, "problem", problem, "kind source place about as_printed message plan_id", {"plan_id": "plan"})


_UPDATES_STAY = {
    f"action_update_refuses_{verb.lower()}": f"CREATE TRIGGER action_update_refuses_{verb.lower()} "
    f"BEFORE {verb} ON action_update BEGIN SELECT RAISE(ABORT, 'an update is never changed or deleted'); END"
    for verb in ("UPDATE", "DELETE")
}
_ONE_PARENT = {
    f"reading_one_parent_{verb.lower()}": f"CREATE TRIGGER reading_one_parent_{verb.lower()} "
    f"BEFORE {verb} ON reading WHEN (NEW.measure_id IS NULL) = (NEW.comparator_id IS NULL) "
    "BEGIN SELECT RAISE(ABORT, 'a reading belongs to a measure or to a comparator'); END"
    for verb in ("INSERT", "UPDATE")
}
_ONE_SERIES = {
    "reading_one_series_insert": "CREATE TRIGGER reading_one_series_insert BEFORE INSERT ON reading "
    "WHEN (NEW.measure_id IS NOT NULL) + (NEW.group_id IS NOT NULL) + (NEW.comparator_id IS NOT NULL) != 1 "
    "BEGIN SELECT RAISE(ABORT, 'a reading belongs to a measure, to a group or to a comparator'); END"
}
_READINGS_AND_REMARKS_STAY = {
    f"{table}_refuses_{verb.lower()}": f"CREATE TRIGGER {table}_refuses_{verb.lower()} "
    f"BEFORE {verb} ON {table} BEGIN SELECT RAISE(ABORT, 'a {table} is never changed or deleted'); END"
    for table in ("reading", "remark")
    for verb in ("UPDATE", "DELETE")
}
_REDACTIONS_STAY = {
    f"redaction_refuses_{verb.lower()}": f"CREATE TRIGGER redaction_refuses_{verb.lower()} "
    f"BEFORE {verb} ON redaction BEGIN SELECT RAISE(ABORT, 'what tells of words removed stays as it is'); END"
    for verb in ("UPDATE", "DELETE")
}
GUARDS: dict[str, str] = {
    **_UPDATES_STAY,
    **_REDACTIONS_STAY,
    **_ONE_SERIES,
    **_READINGS_AND_REMARKS_STAY,
}  # the triggers of a file of today, name and SQL


RULES_OF_BEFORE = _ONE_PARENT  # of files that have not gone through all the steps


def rules_of_the_tables(db: Database) -> None:
    """An update is only ever added; a reading has one parent."""
    for rule in (*_UPDATES_STAY.values(), *_ONE_PARENT.values()):
        db.execute(rule)


def where_problems_are(db: Database) -> None:
    """Each problem says which field of its record it is about, and what was there before it was decided."""
    from tracker.store.problems_of_old_files import places_of_problems  # a file meets this once

    for column in ("field", "before"):
        db.execute(f"ALTER TABLE problem ADD COLUMN {column} TEXT")
    for found in places_of_problems(db):
        db.execute("UPDATE problem SET field = ?, before = ? WHERE id = ?", found)


def uuids_of_plan_and_actions(db: Database) -> None:
    """A plan and its actions are known by a uuid of their own, wherever their file lies and whatever rows it has."""
    for table in ("plan", "action"):
        db.execute(f"ALTER TABLE {table} ADD COLUMN uuid TEXT")
        numbers = [number for (number,) in db.execute(f"SELECT id FROM {table}").fetchall()]
        for number in numbers:
            db.execute(f"UPDATE {table} SET uuid = ? WHERE id = ?", [str(uuid4()), number])
        db.execute(f"CREATE UNIQUE INDEX {table}_uuid ON {table} (uuid)")


def words_that_were_removed(db: Database) -> None:
    """That words were taken out of an action, or out of anything else of the plan; when, by whom and why."""
    redaction = {**_texts("uuid what day recorded_at reason recorded_by of_update"), **_numbers("plan_id action_id")}
    needed, parents = "uuid what day recorded_at reason", {"plan_id": "plan", "action_id": "action"}
    _create(db, "redaction", redaction, needed, parents, revised=False)
    db.table("redaction").create_index(["uuid"], unique=True)
    for rule in _REDACTIONS_STAY.values():
        db.execute(rule)


def readings_and_remarks_stay(db: Database) -> None:
    """Readings belong to series and are only ever added, and so is what a scorecard says of a measure."""
    measure, plan = {"measure_id": "measure"}, {"plan_id": "plan"}
    _create(
        db,
        "measure_group",
        {**_texts("name"), **_numbers("place plan_id measure_id")},
        "name place plan_id measure_id",
        plan | measure,
    )
    db.execute("ALTER TABLE comparator ADD COLUMN part TEXT")
    db.execute("ALTER TABLE plan ADD COLUMN scales TEXT NOT NULL DEFAULT '[]'")
    db.execute("ALTER TABLE measure ADD COLUMN also_written TEXT NOT NULL DEFAULT '[]'")
    for column in ("scale", "removed_on", "joined_into"):
        db.execute(f"ALTER TABLE measure ADD COLUMN {column} TEXT")
    _readings_again(db)
    _remarks_of_their_own(db)
    for rule in (*_ONE_SERIES.values(), *_READINGS_AND_REMARKS_STAY.values()):
        db.execute(rule)


def _readings_again(db: Database) -> None:
    """The readings of a file of before, each known from the beginning."""
    db.execute("CREATE TEMP TABLE reading_of_before AS SELECT * FROM reading")
    db.execute("DROP TABLE reading")
    reading = {**_when("period"), **_texts("value as_printed numerator denominator role word source note")}
    reading |= _texts("known recorded_at recorded_by uuid")
    reading |= _numbers("suppressed place measure_id group_id comparator_id")
    needed = "period_as_printed period_kind as_printed suppressed role uuid place"
    series = {"measure_id": "measure", "group_id": "measure_group", "comparator_id": "comparator"}
    _create(db, "reading", reading, needed, series, revised=False)
    db.execute("CREATE UNIQUE INDEX reading_uuid ON reading (uuid)")
    kept = "id, period_as_printed, period_kind, period_first, period_last, value, as_printed, numerator, denominator, "
    kept += "source, note, suppressed, place, measure_id, comparator_id"
    role = "CASE WHEN estimate THEN 'estimate' ELSE 'actual' END"
    found = db.execute(f"SELECT {kept}, {role} FROM temp.reading_of_before ORDER BY id").fetchall()
    marks = ", ".join("?" * 17)
    db.conn.executemany(
        f"INSERT INTO reading ({kept}, role, uuid) VALUES ({marks})", [(*row, str(uuid4())) for row in found]
    )
    db.execute("DROP TABLE temp.reading_of_before")


def _remarks_of_their_own(db: Database) -> None:
    """What was said of a measure, as its first remark."""
    said = "comment, action, stated_rating, stated_direction"
    remark = _texts("uuid day recorded_at comment action stated_rating stated_direction reason source author")
    remark |= {**_texts("recorded_by withdraws"), **_numbers("measure_id")}
    _create(db, "remark", remark, "uuid measure_id", {"measure_id": "measure"}, revised=False)
    db.execute("CREATE UNIQUE INDEX remark_uuid ON remark (uuid)")
    found = db.execute(f"SELECT id, {said} FROM measure WHERE coalesce({said}) IS NOT NULL ORDER BY id").fetchall()
    db.conn.executemany(
        f"INSERT INTO remark (measure_id, {said}, uuid) VALUES (?, ?, ?, ?, ?, ?)",
        [(*row, str(uuid4())) for row in found],
    )
    for column in said.split(", "):
        db.execute(f"ALTER TABLE measure DROP COLUMN {column}")


def which_way_is_good(db: Database) -> None:
    """What a document prints of a measure beside its thresholds: whether high or low is good, or neither."""
    db.execute("ALTER TABLE measure ADD COLUMN good_is TEXT")


def causes_of_problems(db: Database) -> None:
    """Each problem says its cause, which many places share; those of a file of before say none."""
    db.execute("ALTER TABLE problem ADD COLUMN cause TEXT")


STEPS: tuple[Callable[[Database], None], ...] = (
    first_tables,
    measures_and_problems,
    rules_of_the_tables,
    where_problems_are,
    uuids_of_plan_and_actions,
    words_that_were_removed,
    readings_and_remarks_stay,
    which_way_is_good,
    causes_of_problems,
)


def names() -> list[str]:
    """The names of all the steps that this program knows, in order."""
    return [step.__name__ for step in STEPS]


def applied(connection: sqlite3.Connection) -> list[str]:
    """The names of the steps that the file has gone through, in order; sqlite3.OperationalError if it is not ours."""
    found = connection.execute("SELECT name FROM _sqlite_migrations WHERE migration_set = ? ORDER BY id", [SET])
    return [name for (name,) in found.fetchall()]


def migrate(connection: sqlite3.Connection) -> None:
    """Take the steps that the file has not gone through; the caller holds the transaction."""
    from sqlite_utils import Database, Migrations  # slow to import, and seldom needed

    steps = Migrations(SET)
    for step in STEPS:
        steps()(step)
    steps.apply(Database(connection, recursive_triggers=False, execute_plugins=False))
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {len(STEPS)}")
