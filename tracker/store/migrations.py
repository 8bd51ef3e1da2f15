"""The tables of a file and how they came to be: named steps, only ever added to, never edited."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from typing import TYPE_CHECKING

from tracker.new_uuid import new_uuid
from tracker.plan_files import APPLICATION_ID
from tracker.store.steps.guards import (
    EDITS_STAY,
    MEETINGS_STAY,
    ONE_PARENT,
    ONE_SERIES,
    PACKS_STAY,
    READINGS_AND_REMARKS_STAY,
    REDACTIONS_STAY,
    REPORTS_STAY,
    UPDATES_STAY,
)
from tracker.store.steps.making import create_table, numbers, texts, when
from tracker.store.steps.views import views_for_other_programs

if TYPE_CHECKING:
    from sqlite_utils import Database

SET = "improvement-tracker"


def first_tables(db: Database) -> None:
    """Plan, people, themes and actions with their updates."""
    plan = {**texts("title organisation"), **when("period"), **texts("theme_word opens_as_at settings")}
    create_table(db, "plan", plan, "title period_as_printed period_kind theme_word settings", {})
    person = {**texts("name role email also_written"), **numbers("plan_id")}
    create_table(db, "person", person, "also_written plan_id", {"plan_id": "plan"})
    theme = {**texts("ref title ref_as_printed ambition evidence"), **numbers("place plan_id")}
    create_table(db, "theme", theme, "title ref_as_printed ambition evidence place plan_id", {"plan_id": "plan"})
    action = texts("ref text lead_as_printed lead_name lead_role ref_as_printed")
    action |= texts("measures evidence_links notes removed_on")
    create_table(
        db,
        "action",
        {**action, **numbers("place plan_id theme_id")},
        "text lead_as_printed ref_as_printed measures evidence_links notes place plan_id theme_id",
        {"plan_id": "plan", "theme_id": "theme"},
    )
    update = texts("uuid kind day recorded_at text status stated_rag reason author recorded_by withdraws")
    update |= {**when("review"), **numbers("action_id")}
    create_table(db, "action_update", update, "uuid kind recorded_at action_id", {"action_id": "action"}, revised=False)
    db.table("action_update").create_index(["uuid"], unique=True)


def measures_and_problems(db: Database) -> None:
    """Measures with their readings and comparators, and the problems met at import."""
    measure = texts("ref name shows unit thresholds stated_rating stated_direction frequency rolling comment action")
    create_table(
        db,
        "measure",
        {**measure, **numbers("place plan_id theme_id")},
        "ref name thresholds place plan_id theme_id",
        {"plan_id": "plan", "theme_id": "theme"},
    )
    comparator = {**texts("name position"), **numbers("place plan_id measure_id")}
    create_table(
        db, "comparator", comparator, "name place plan_id measure_id", {"plan_id": "plan", "measure_id": "measure"}
    )
    reading = {**when("period"), **texts("value as_printed numerator denominator source note")}
    reading |= numbers("suppressed estimate place plan_id measure_id comparator_id")
    create_table(
        db,
        "reading",
        reading,
        "period_as_printed period_kind as_printed suppressed estimate place plan_id",
        {"plan_id": "plan", "measure_id": "measure", "comparator_id": "comparator"},
    )
    problem = {**texts("kind source place about as_printed read_as message decision"), **numbers("plan_id")}
    create_table(db, "problem", problem, "kind source place about as_printed message plan_id", {"plan_id": "plan"})


def rules_of_the_tables(db: Database) -> None:
    """An update is only ever added; a reading has one parent."""
    for rule in (*UPDATES_STAY.values(), *ONE_PARENT.values()):
        db.execute(rule)


def where_problems_are(db: Database) -> None:
    """Each problem says which field of its record it is about, and what was there before it was decided."""
    from tracker.store.steps.problems_of_old_files import places_of_problems  # a file meets this once

    for column in ("field", "before"):
        db.execute(f"ALTER TABLE problem ADD COLUMN {column} TEXT")
    for found in places_of_problems(db):
        db.execute("UPDATE problem SET field = ?, before = ? WHERE id = ?", found)


def uuids_of_plan_and_actions(db: Database) -> None:
    """A plan and its actions are known by a uuid of their own, wherever their file lies and whatever rows it has."""
    for table in ("plan", "action"):
        db.execute(f"ALTER TABLE {table} ADD COLUMN uuid TEXT")
        for (number,) in db.execute(f"SELECT id FROM {table}").fetchall():
            db.execute(f"UPDATE {table} SET uuid = ? WHERE id = ?", [new_uuid(), number])
        db.execute(f"CREATE UNIQUE INDEX {table}_uuid ON {table} (uuid)")


def words_that_were_removed(db: Database) -> None:
    """That words were taken out of an action, or out of anything else of the plan; when, by whom and why."""
    redaction = {**texts("uuid what day recorded_at reason recorded_by of_update"), **numbers("plan_id action_id")}
    needed, parents = "uuid what day recorded_at reason", {"plan_id": "plan", "action_id": "action"}
    create_table(db, "redaction", redaction, needed, parents, revised=False)
    db.table("redaction").create_index(["uuid"], unique=True)
    for rule in REDACTIONS_STAY.values():
        db.execute(rule)


def readings_and_remarks_stay(db: Database) -> None:
    """Readings belong to series and are only ever added, and so is what a scorecard says of a measure."""
    measure, plan = {"measure_id": "measure"}, {"plan_id": "plan"}
    create_table(
        db,
        "measure_group",
        {**texts("name"), **numbers("place plan_id measure_id")},
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
    for rule in (*ONE_SERIES.values(), *READINGS_AND_REMARKS_STAY.values()):
        db.execute(rule)


def _readings_again(db: Database) -> None:
    """The readings of a file of before, each known from the beginning."""
    db.execute("CREATE TEMP TABLE reading_of_before AS SELECT * FROM reading")
    db.execute("DROP TABLE reading")
    reading = {**when("period"), **texts("value as_printed numerator denominator role word source note")}
    reading |= texts("known recorded_at recorded_by uuid")
    reading |= numbers("suppressed place measure_id group_id comparator_id")
    needed = "period_as_printed period_kind as_printed suppressed role uuid place"
    series = {"measure_id": "measure", "group_id": "measure_group", "comparator_id": "comparator"}
    create_table(db, "reading", reading, needed, series, revised=False)
    db.execute("CREATE UNIQUE INDEX reading_uuid ON reading (uuid)")
    kept = "id, period_as_printed, period_kind, period_first, period_last, value, as_printed, numerator, denominator, "
    kept += "source, note, suppressed, place, measure_id, comparator_id"
    role = "CASE WHEN estimate THEN 'estimate' ELSE 'actual' END"
    found = db.execute(f"SELECT {kept}, {role} FROM temp.reading_of_before ORDER BY id").fetchall()
    marks = ", ".join("?" * 17)
    db.conn.executemany(
        f"INSERT INTO reading ({kept}, role, uuid) VALUES ({marks})", [(*row, new_uuid()) for row in found]
    )
    db.execute("DROP TABLE temp.reading_of_before")


def _remarks_of_their_own(db: Database) -> None:
    """What was said of a measure, as its first remark."""
    said = "comment, action, stated_rating, stated_direction"
    remark = texts("uuid day recorded_at comment action stated_rating stated_direction reason source author")
    remark |= {**texts("recorded_by withdraws"), **numbers("measure_id")}
    create_table(db, "remark", remark, "uuid measure_id", {"measure_id": "measure"}, revised=False)
    db.execute("CREATE UNIQUE INDEX remark_uuid ON remark (uuid)")
    found = db.execute(f"SELECT id, {said} FROM measure WHERE coalesce({said}) IS NOT NULL ORDER BY id").fetchall()
    db.conn.executemany(
        f"INSERT INTO remark (measure_id, {said}, uuid) VALUES (?, ?, ?, ?, ?, ?)",
        [(*row, new_uuid()) for row in found],
    )
    for column in said.split(", "):
        db.execute(f"ALTER TABLE measure DROP COLUMN {column}")


def which_way_is_good(db: Database) -> None:
    """What a document prints of a measure beside its thresholds: whether high or low is good, or neither."""
    db.execute("ALTER TABLE measure ADD COLUMN good_is TEXT")


def causes_of_problems(db: Database) -> None:
    """Each problem says its cause, which many places share; those of a file of before say none."""
    db.execute("ALTER TABLE problem ADD COLUMN cause TEXT")


def history_of_edits(db: Database) -> None:
    """What each field of a record that is edited said before, and since; when and by whom it was edited."""
    edit = {**texts("uuid field old new edited_at edited_by source")}
    of = "plan person theme action measure group comparator problem"
    tables = {"group": "measure_group"}
    parents = {f"{kind}_id": tables.get(kind, kind) for kind in of.split()}
    create_table(db, "record_edit", edit | numbers(" ".join(parents)), "uuid field edited_at", parents, revised=False)
    db.table("record_edit").create_index(["uuid"], unique=True)
    for rule in EDITS_STAY.values():
        db.execute(rule)


def reports_that_went_out(db: Database) -> None:
    """Which reports were made, and what each said."""
    report = texts("uuid title as_at since made_at said sha256 style made_by redacted_on")
    needed = "uuid title as_at made_at said sha256 public plan_id"
    create_table(db, "report", report | numbers("public plan_id"), needed, {"plan_id": "plan"}, revised=False)
    db.table("report").create_index(["uuid"], unique=True)
    for rule in REPORTS_STAY.values():
        db.execute(rule)


def meetings_and_promises(db: Database) -> None:
    """Meetings with what they decided and asked for, evidence of sign-offs, and what was said of promises."""
    meeting = texts("uuid name day began_at present begun_by") | numbers("plan_id")
    create_table(db, "meeting", meeting, "uuid name day began_at present plan_id", {"plan_id": "plan"}, revised=False)
    answer = texts("uuid of_update text says day recorded_at reason author recorded_by") | numbers("action_id")
    needed = "uuid of_update text says recorded_at action_id"
    create_table(db, "promise_answer", answer, needed, {"action_id": "action"}, revised=False)
    for table in ("meeting", "promise_answer"):
        db.table(table).create_index(["uuid"], unique=True)
    for column in ("meeting", "decided"):
        db.execute(f"ALTER TABLE action_update ADD COLUMN {column} TEXT")
    db.execute("ALTER TABLE action_update ADD COLUMN evidence TEXT NOT NULL DEFAULT '[]'")
    db.execute("ALTER TABLE action ADD COLUMN origin TEXT")
    db.execute("ALTER TABLE report ADD COLUMN meeting TEXT")
    for rule in MEETINGS_STAY.values():
        db.execute(rule)


def where_readings_stood(db: Database) -> None:
    """Readings say the file and the cell that they were read from."""
    db.execute("ALTER TABLE reading ADD COLUMN read_from TEXT")


def removal_of_themes_and_people(db: Database) -> None:
    """From which day a theme or a person is no longer in the plan."""
    for table in ("theme", "person"):
        db.execute(f"ALTER TABLE {table} ADD COLUMN removed_on TEXT")


def packs_and_what_became_of_them(db: Database) -> None:
    """What each lead was sent to fill in, what came back, and who was chased."""
    pack = texts("uuid lead day made_at sent made_by") | numbers("plan_id")
    create_table(db, "pack", pack, "uuid lead day made_at sent plan_id", {"plan_id": "plan"}, revised=False)
    entry = texts("uuid pack says day recorded_at file sha256 came recorded_by") | numbers("plan_id")
    needed = "uuid pack says day recorded_at plan_id"
    create_table(db, "pack_entry", entry, needed, {"plan_id": "plan"}, revised=False)
    for table in ("pack", "pack_entry"):
        db.table(table).create_index(["uuid"], unique=True)
    for rule in PACKS_STAY.values():
        db.execute(rule)


def answers_taken_back(db: Database) -> None:
    """What was said of a promise may be withdrawn, as an update may."""
    db.execute("ALTER TABLE promise_answer ADD COLUMN withdraws TEXT")


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
    history_of_edits,
    reports_that_went_out,
    meetings_and_promises,
    where_readings_stood,
    removal_of_themes_and_people,
    packs_and_what_became_of_them,
    answers_taken_back,
    views_for_other_programs,
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
