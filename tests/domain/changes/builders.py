"""What changed, asked between two days and told in short; and records with their history."""

from dataclasses import replace
from datetime import UTC, datetime, time

from tests.domain.builders import on
from tracker.domain.changes.between import changes_between
from tracker.domain.changes.edits import edited_fields
from tracker.domain.edit import Edit

SINCE, AS_AT = "1 Nov 2017", "30 Nov 2017"


def edited(record, day, /, by="QA", source=None, **changed):
    """The record after an edit of a day, with its history."""
    after = replace(record, **changed)
    at = datetime.combine(on(day), time(9), UTC)
    edits = [
        Edit(f"e{len(record.edits) + number}", *found, at, by, source)
        for number, found in enumerate(edited_fields(record, after))
    ]
    return replace(after, edits=(*record.edits, *edits))


def changes(plan, since=SINCE, as_at=AS_AT, problems=()):
    return changes_between(plan, on(since), on(as_at), problems)


def told(plan, *kinds, since=SINCE, as_at=AS_AT, problems=()):
    """ "kind: old -> new", of the kinds that are asked for, or of all."""
    found = changes(plan, since, as_at, problems)
    return [f"{one.what}: {one.old} -> {one.new}" for one in found if not kinds or one.what in kinds]
