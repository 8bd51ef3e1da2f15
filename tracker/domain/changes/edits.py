"""Which fields of a record an edit changed, from what to what."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from tracker.domain.edit import ADDED, JsonText, json_text
from tracker.domain.fields import RECORD_FIELDS, E, RecordField, StoredRecord
from tracker.domain.measure import Measure
from tracker.domain.merging.remembered import SETTING
from tracker.domain.plan import Person, Theme
from tracker.domain.problem import Problem

_OWN_SETTINGS = {SETTING, "read_from", "tables"}  # what the program notes of documents, and nobody says
_DECIDED = ("decision", "read_as")  # of a problem; what it found before, a decision keeps by itself


def _told(kind: type, field: RecordField) -> bool:
    if field.of_the_file or field.child is not None:
        return False
    return kind is not Problem or field.name in _DECIDED


_TOLD = {kind: [one.name for one in held if _told(kind, one)] for kind, held in RECORD_FIELDS.items()}


class FieldEdit(NamedTuple):
    """One field, and its values as JSON; None where it had or has none."""

    field: str
    old: JsonText | None
    new: JsonText | None


def edited_fields(before: E, after: E) -> Iterator[FieldEdit]:
    """The fields of a record that say something else than before, but for where it lies in its file."""
    for name in _TOLD[type(after)]:
        old, new = getattr(before, name), getattr(after, name)
        if old == new:
            continue
        if isinstance(old, Mapping) and isinstance(new, Mapping):
            old, new = _other_settings(old, new), _other_settings(new, old)
        if old != new:
            yield FieldEdit(name, _kept(old), _kept(new))


def first_edit(record: StoredRecord) -> FieldEdit | None:
    """What is noted of a record that comes into a plan which is there; None where something else tells of it.

    An action's first update tells of it, a problem is told of when it is decided, and what a dump brings tells itself.
    """
    if isinstance(record, Person | Theme | Measure) and not record.edits:
        return FieldEdit(ADDED, None, None)
    if isinstance(record, Problem) and record.decision and not record.edits:
        return FieldEdit("decision", None, json_text(record.decision))
    return None


def _other_settings(these: Mapping[str, Any], others: Mapping[str, Any]) -> dict[str, Any]:
    names = {name for name in these if name not in _OWN_SETTINGS and these[name] != others.get(name)}
    return {name: these[name] for name in sorted(names)}


def _kept(value: Any) -> JsonText | None:
    return None if value is None else json_text(value)
