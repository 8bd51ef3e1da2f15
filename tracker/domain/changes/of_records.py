"""What edits of records changed between two days, from the history; and words that were removed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from tracker.domain.changes.told import ChangeKind, DaySpan, PlanChange
from tracker.domain.edit import ADDED, MOVED, Edit, json_value
from tracker.domain.fields import EditedRecord
from tracker.domain.meeting import Meeting
from tracker.domain.plan import Action, Plan, Redaction

_WORDINGS = {"text", "title", "name", "shows", "ambition", "evidence", "notes", "thresholds"}


def edits_told(of: PlanChange, record: EditedRecord, span: DaySpan) -> Iterator[PlanChange]:
    """What edits changed of a record; `of` says which it is."""
    for edit in record.edits:
        told = _told(of, edit)
        if told.what == "removed" or span.holds(told.day):
            yield told


def removal_told(of: PlanChange, removed_on: date | None, told: list[PlanChange], span: DaySpan) -> list[PlanChange]:
    """What was told, with that it was removed; of a file of before, in which no edit says so, too.

    A removal is of the day from which the record is gone, whenever it was saved.
    """
    kept = [one for one in told if one.what != "removed" or span.holds(one.day)]
    if span.holds(removed_on) and not any(one.what == "removed" and one.day == removed_on for one in kept):
        kept.append(replace(of, what="removed", day=removed_on))
    return kept


def words_removed(of: PlanChange, record: Plan | Action, since: date) -> Iterator[PlanChange]:
    """Words that went for good after a day: they are gone from what is told of any day."""
    for one in record.redactions:
        if one.day > since:
            yield _removal(of, one)


def meetings_told(meetings: Iterable[Meeting], span: DaySpan) -> Iterator[PlanChange]:
    """The meetings that were held; what each decided is told of the actions."""
    for one in meetings:
        if span.holds(one.day):
            yield PlanChange(
                "meeting", "", one.name, "held", new=", ".join(one.present) or None, day=one.day, by=one.begun_by
            )  # fmt: skip


def _removal(of: PlanChange, one: Redaction) -> PlanChange:
    return replace(of, what="words removed", of=one.what, day=one.day, by=one.recorded_by, reason=one.reason)


def _told(of: PlanChange, edit: Edit) -> PlanChange:
    old, new = json_value(edit.old), json_value(edit.new)
    of = replace(of, day=edit.edited_at.date(), by=edit.edited_by or edit.source, of=edit.field.replace("_", " "))
    if edit.field == "removed_on":
        gone = None if new is None else date.fromisoformat(new)
        return replace(of, what="removed" if gone else "brought back", day=gone or of.day, of="")
    if edit.field == ADDED:
        return replace(of, what="added", of="")
    if edit.field == MOVED:
        return replace(of, what="moved", old=old, new=new, of="")
    was, is_ = _words_of(edit.field, old, new)
    return replace(of, what=_kind(edit, new), old=was, new=is_)


def _kind(edit: Edit, new: Any) -> ChangeKind:
    if edit.field == "joined_into":
        return "joined" if new else "taken apart"
    if edit.problem_id is not None or edit.field in ("decision", "read_as"):
        return "decision"
    return "lead" if edit.field == "lead" else "wording" if edit.field in _WORDINGS else "edited"


def _words_of(field: str, old: Any, new: Any) -> tuple[str | None, str | None]:
    """Both values in words; of a lead whose printed text stayed, how that is read."""
    if field == "lead" and old["as_printed"] == new["as_printed"]:
        old, new = ([one["name"], one["role"]] for one in (old, new))
    return json_words(old), json_words(new)


def json_words(value: Any) -> str | None:
    """A value of JSON as people read it: paragraphs one under the other, of a date or a lead what is printed."""
    if value is None or isinstance(value, str):
        return value or None
    if isinstance(value, list):
        flat = [
            " ".join(filter(None, map(json_words, one))) if isinstance(one, list) else json_words(one) for one in value
        ]
        return "\n".join(filter(None, flat)) or None
    if not isinstance(value, dict):
        return str(value)
    if "as_printed" in value:
        return value["as_printed"] or ", ".join(filter(None, map(json_words, value.values()))) or None
    if value.keys() == {"heading", "text"}:
        return f"{value['heading']}: {value['text']}"
    return "; ".join(f"{key.replace('_', ' ')}: {json_words(one)}" for key, one in value.items()) or None
