"""What the history of a file keeps of each edit, so that no caller can forget it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any, NamedTuple

from tracker.domain.changes.edits import FieldEdit, edited_fields
from tracker.domain.edit import MOVED, Edit, json_text
from tracker.domain.fields import E, EditedRecord
from tracker.domain.measure import Measure
from tracker.domain.plan import Action
from tracker.new_uuid import new_uuid

_Heading = Callable[[int | None], str]  # of the theme with an id


class Signed(NamedTuple):
    """Who edits records, by the import of which document, and when; without a time, by the clock."""

    by: str | None = None
    source: str | None = None
    at: datetime | None = None


def edits_of(before: E, after: E, signed: Signed, heading: _Heading) -> list[Edit]:
    """One for each field that an edit changed, and for a move, all of one time, which name their record."""
    signed = signed._replace(at=signed.at or datetime.now(UTC))
    of: dict[str, Any] = {f"{type(after).__name__.lower()}_id": after.id}
    return [
        replace(edit_of(found, signed), **of)
        for found in (*edited_fields(before, after), *_moved(before, after, heading))
    ]


def _moved(before: EditedRecord, after: EditedRecord, heading: _Heading) -> Iterator[FieldEdit]:
    """That a row stands in another theme, as headings: in another file a theme has another id."""
    ids = [one.theme_id for one in (before, after) if isinstance(one, Action | Measure)]
    if len(set(ids)) > 1:
        yield FieldEdit(MOVED, *(json_text(heading(one)) for one in ids))


def edit_of(found: FieldEdit, signed: Signed) -> Edit:
    """One field, signed; whoever adds it says of which record it is."""
    return Edit(new_uuid(), *found, signed.at or datetime.now(UTC), signed.by, signed.source)
