"""The triggers of a file: what was said is only ever added, and each row belongs to one other."""

from __future__ import annotations


def _stays(table: str, why: str) -> dict[str, str]:
    """The triggers by which no row of a table is changed or deleted, name and SQL."""
    names = {f"{table}_refuses_{verb.lower()}": verb for verb in ("UPDATE", "DELETE")}
    return {
        name: f"CREATE TRIGGER {name} BEFORE {verb} ON {table} BEGIN SELECT RAISE(ABORT, '{why}'); END"
        for name, verb in names.items()
    }


UPDATES_STAY = _stays("action_update", "an update is never changed or deleted")
ONE_PARENT = {
    f"reading_one_parent_{verb.lower()}": f"CREATE TRIGGER reading_one_parent_{verb.lower()} "
    f"BEFORE {verb} ON reading WHEN (NEW.measure_id IS NULL) = (NEW.comparator_id IS NULL) "
    "BEGIN SELECT RAISE(ABORT, 'a reading belongs to a measure or to a comparator'); END"
    for verb in ("INSERT", "UPDATE")
}
ONE_SERIES = {
    "reading_one_series_insert": "CREATE TRIGGER reading_one_series_insert BEFORE INSERT ON reading "
    "WHEN (NEW.measure_id IS NOT NULL) + (NEW.group_id IS NOT NULL) + (NEW.comparator_id IS NOT NULL) != 1 "
    "BEGIN SELECT RAISE(ABORT, 'a reading belongs to a measure, to a group or to a comparator'); END"
}
READINGS_AND_REMARKS_STAY = {
    **_stays("reading", "a reading is never changed or deleted"),
    **_stays("remark", "a remark is never changed or deleted"),
}
REDACTIONS_STAY = _stays("redaction", "what tells of words removed stays as it is")
EDITS_STAY = _stays("record_edit", "the history of edits stays as it is")
REPORTS_STAY = _stays("report", "what a report said stays as it was")
MEETINGS_STAY = {
    **_stays("meeting", "that a meeting was held stays as it is"),
    **_stays("promise_answer", "what was said of a promise is never changed or deleted"),
}
PACKS_STAY = {
    **_stays("pack", "what was sent stays as it was"),
    **_stays("pack_entry", "what became of a pack stays as it was"),
}
GUARDS: dict[str, str] = {
    **UPDATES_STAY,
    **REDACTIONS_STAY,
    **ONE_SERIES,
    **READINGS_AND_REMARKS_STAY,
    **EDITS_STAY,
    **REPORTS_STAY,
    **MEETINGS_STAY,
    **PACKS_STAY,
}  # the triggers of a file of today, name and SQL


RULES_OF_BEFORE = ONE_PARENT  # of files that have not gone through all the steps
