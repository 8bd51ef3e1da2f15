"""What each record that is kept consists of, as the records themselves say; the store and the dump both go by it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import fields, is_dataclass, replace
from types import NoneType
from typing import Any, NamedTuple, TypeVar, get_args, get_type_hints

from tracker.domain.edit import Edit
from tracker.domain.measure import Comparator, Group, Measure, Reading, Remark
from tracker.domain.meeting import Meeting
from tracker.domain.pack import Pack, PackEntry
from tracker.domain.pattern import pattern_of
from tracker.domain.plan import Action, Person, Plan, PromiseAnswer, Redaction, Theme, Update
from tracker.domain.problem import Problem
from tracker.domain.report import RememberedReport

EditedRecord = Plan | Person | Theme | Action | Measure | Group | Comparator | Problem
# Known by their uuids, only ever added.
AddedRecord = (
    Update | Redaction | Reading | Remark | Edit | RememberedReport | Meeting | PromiseAnswer | Pack | PackEntry
)
StoredRecord = EditedRecord | AddedRecord
E = TypeVar("E", bound=EditedRecord)
R = TypeVar("R", bound=StoredRecord)


# What nobody can see or type: a paste may bring it, and other programs stop reading at the first of them.
_CONTROLS = pattern_of("[\x00-\x08\x0e-\x1f\x7f]")


class RecordField(NamedTuple):
    """One field: what it holds where it is given (a type, a Literal, `tuple[str, ...]`), and whether it may be None."""

    name: str
    holds: Any
    optional: bool

    @property
    def of_the_file(self) -> bool:
        """Whether it only says where in one file the record lies: ids, places and revisions."""
        return self.name in ("id", "revision") or self.name.endswith("_id") or (self.name, self.holds) == ("place", int)

    @property
    def child(self) -> type[StoredRecord] | None:
        """The kind of the records that lie beneath in a tuple; None for any other field."""
        inside = get_args(self.holds)[:1]
        return inside[0] if inside and inside[0] in RECORD_FIELDS else None


def _fields(kind: type[StoredRecord]) -> tuple[RecordField, ...]:
    hints = get_type_hints(kind)
    return tuple(_field(field.name, hints[field.name]) for field in fields(kind))


def _field(name: str, hint: Any) -> RecordField:
    either = get_args(hint)
    if NoneType not in either:
        return RecordField(name, hint, False)
    (given,) = (one for one in either if one is not NoneType)
    return RecordField(name, given, True)


# In the order of each record.
RECORD_FIELDS: dict[type, tuple[RecordField, ...]] = {kind: _fields(kind) for kind in get_args(StoredRecord)}


def without_controls(record: R) -> R:
    """A record without the control characters that were pasted into its texts; itself where there are none.

    Of one that the file holds already what lies beneath is left as it is: the store saves none of that with it.
    """
    kept = isinstance(record, EditedRecord) and record.id is not None
    beneath = tuple(one.name for one in RECORD_FIELDS[type(record)] if kept and one.child)
    cleaned: R = _cleaned_record(record, beneath)
    return cleaned


def _cleaned(value: Any) -> Any:
    if isinstance(value, str) and type(value) is str:
        return _CONTROLS.sub("", value) if not value.isprintable() else value
    if type(value) is tuple:
        parts = tuple(map(_cleaned, value))
        return parts if any(new is not old for new, old in zip(parts, value, strict=True)) else value
    if not is_dataclass(value) or isinstance(value, type):
        return value
    return _cleaned_record(value)


def _cleaned_record(value: Any, left: Collection[str] = ()) -> Any:
    held = {field.name: getattr(value, field.name) for field in fields(value) if field.init and field.name not in left}
    changed = {name: new for name, old in held.items() if (new := _cleaned(old)) is not old and new != old}
    return replace(value, **changed) if changed else value
