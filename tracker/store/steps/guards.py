"""The triggers of a file: what was said is only ever added, and each row belongs to one other."""

from __future__ import annotations

UPDATES_STAY = {
    f"action_update_refuses_{verb.lower()}": f"CREATE TRIGGER action_update_refuses_{verb.lower()} "
    f"BEFORE {verb} ON action_update BEGIN SELECT RAISE(ABORT, 'an update is never changed or deleted'); END"
    for verb in ("UPDATE", "DELETE")
}
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
    f"{table}_refuses_{verb.lower()}": f"CREATE TRIGGER {table}_refuses_{verb.lower()} "
    f"BEFORE {verb} ON {table} BEGIN SELECT RAISE(ABORT, 'a {table} is never changed or deleted'); END"
    for table in ("reading", "remark")
    for verb in ("UPDATE", "DELETE")
}
REDACTIONS_STAY = {
    f"redaction_refuses_{verb.lower()}": f"CREATE TRIGGER redaction_refuses_{verb.lower()} "
    f"BEFORE {verb} ON redaction BEGIN SELECT RAISE(ABORT, 'what tells of words removed stays as it is'); END"
    for verb in ("UPDATE", "DELETE")
}
EDITS_STAY = {
    f"record_edit_refuses_{verb.lower()}": f"CREATE TRIGGER record_edit_refuses_{verb.lower()} "
    f"BEFORE {verb} ON record_edit BEGIN SELECT RAISE(ABORT, 'the history of edits stays as it is'); END"
    for verb in ("UPDATE", "DELETE")
}
REPORTS_STAY = {
    f"report_refuses_{verb.lower()}": f"CREATE TRIGGER report_refuses_{verb.lower()} "
    f"BEFORE {verb} ON report BEGIN SELECT RAISE(ABORT, 'what a report said stays as it was'); END"
    for verb in ("UPDATE", "DELETE")
}
GUARDS: dict[str, str] = {
    **UPDATES_STAY,
    **REDACTIONS_STAY,
    **ONE_SERIES,
    **READINGS_AND_REMARKS_STAY,
    **EDITS_STAY,
    **REPORTS_STAY,
}  # the triggers of a file of today, name and SQL


RULES_OF_BEFORE = ONE_PARENT  # of files that have not gone through all the steps
