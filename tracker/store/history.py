"""What the history of a file keeps of each edit, so that no caller can forget it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any, NamedTuple
from uuid import uuid4

from tracker.domain.changes.edits import FieldEdit, edited_fields
from tracker.domain.edit import Edit
from tracker.domain.fields import E


class Signed(NamedTuple):
    """Who edits records, by the import of which document, and when; without a time, by the clock."""

    by: str | None = None
    source: str | None = None
    at: datetime | None = None


def edits_of(before: E, after: E, signed: Signed) -> list[Edit]:
    """One for each field that an edit changed, all of one time, which name their record."""
    signed = signed._replace(at=signed.at or datetime.now(UTC))
    of: dict[str, Any] = {f"{type(after).__name__.lower()}_id": after.id}
    return [replace(edit_of(found, signed), **of) for found in edited_fields(before, after)]


def edit_of(found: FieldEdit, signed: Signed) -> Edit:
    """One field, signed; whoever adds it says of which record it is."""
    return Edit(str(uuid4()), *found, signed.at or datetime.now(UTC), signed.by, signed.source)
