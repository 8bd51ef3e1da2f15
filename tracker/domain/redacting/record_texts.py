"""The texts that a record holds, field by field, and the record with other texts in their place."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import cache
from typing import Any

from tracker.domain.edit import JsonText, json_text, json_value
from tracker.domain.fields import RECORD_FIELDS, R, StoredRecord
from tracker.domain.plan import Evidence, Lead, SignOffEvidence, WordScale
from tracker.domain.when import When

_TEXTS: tuple[Any, ...] = (
    *(str, JsonText, Lead, When, Mapping[str, Any]),
    *(tuple[str, ...], tuple[str, str], tuple[tuple[str, str], ...], tuple[Evidence, ...]),
    *(tuple[WordScale, ...], tuple[SignOffEvidence, ...]),
)
_NAMES = {
    "uuid",
    "withdraws",
    "of_update",
    "ref",
    "ref_as_printed",
    "measures",
    "joined_into",
    "scale",
    "field",
    "sha256",
    "meeting",
    "origin",
    "pack",
}  # by which others know the record
_Change = Callable[[str], str]


def texts_of(record: StoredRecord, field: str) -> list[str]:
    """Every text in a field, also inside lists and JSON."""
    value = getattr(record, field)
    if not value:
        return []
    if isinstance(value, str) and field != "before" and (type(record), field) not in _json_fields():
        return [value] if value.strip() else []
    if isinstance(value, Lead):
        return [text for text in (value.as_printed, value.name) if text and text.strip()]
    found: list[str] = []

    def note(text: str) -> str:
        found.append(text)
        return text

    with_texts(record, field, note)
    return found


def with_texts(record: R, field: str, change: _Change) -> R:
    """The record with every text in a field changed; one that is empty stays so."""
    before = getattr(record, field)
    of_its_own: Callable[[Any, _Change], Any] = _changed_before if field == "before" else _changed
    if (type(record), field) in _json_fields():
        of_its_own = _changed_json
    after = of_its_own(before, lambda text: change(text) if text.strip() else text)
    changes: dict[str, Any] = {field: after}
    return record if after == before else replace(record, **changes)


def text_fields(record: StoredRecord) -> tuple[str, ...]:
    """The fields of a record that hold what somebody wrote; refs and uuids are its names and stay."""
    return _text_fields()[type(record)]


@cache
def _text_fields() -> dict[type, tuple[str, ...]]:
    return {
        kind: tuple(one.name for one in fields if one.holds in _TEXTS and one.name not in _NAMES)
        for kind, fields in RECORD_FIELDS.items()
    }


@cache
def _json_fields() -> frozenset[tuple[type, str]]:
    return frozenset((kind, one.name) for kind, own in RECORD_FIELDS.items() for one in own if one.holds is JsonText)


def _changed_json(text: JsonText | None, change: _Change) -> JsonText | None:
    """A value kept as JSON: what its keys say is the program's."""
    return None if text is None else json_text(_changed_values(json_value(text), change))


def _changed_values(value: Any, change: _Change) -> Any:
    if isinstance(value, dict):
        return {key: _changed_values(one, change) for key, one in value.items()}
    if isinstance(value, list):
        return [_changed_values(one, change) for one in value]
    return change(value) if isinstance(value, str) else value


def _changed(value: Any, change: _Change) -> Any:
    if isinstance(value, str):
        return change(value)
    if isinstance(value, Mapping):
        return {_changed(key, change): _changed(one, change) for key, one in value.items()}
    if isinstance(value, tuple | list):
        return type(value)(_changed(part, change) for part in value)
    if isinstance(value, Lead):
        return replace(value, as_printed=change(value.as_printed), name=_changed(value.name, change))
    if isinstance(value, When):
        return replace(value, as_printed=change(value.as_printed))
    if isinstance(value, WordScale):
        return replace(value, key=_changed(value.key, change))
    if isinstance(value, SignOffEvidence):
        return replace(value, link=change(value.link))
    return Evidence(change(value.heading), change(value.text)) if isinstance(value, Evidence) else value


def _changed_before(text: str | None, change: _Change) -> str | None:
    """What a decision found, which is kept as JSON: `decisions.undo` goes by the words of statuses and of dates."""
    try:
        kept = json.loads(text or "")
        edits = [_changed_edit(*edit, change=change) for edit in kept["edits"]]
        after = {**kept, "read_as": _changed(kept["read_as"], change), "edits": edits}
    except (ValueError, KeyError, TypeError):  # a dump may come from anybody
        return text and change(text)
    return text if after == kept else json.dumps(after, ensure_ascii=False)


def _changed_edit(kind: str, of: Any, field: str, at: int | None, old: Any, new: Any, *, change: _Change) -> list[Any]:
    if field == "review":
        old, new = ([change(when[0]), *when[1:]] if when else when for when in (old, new))
    elif field not in ("status", "stated_rag"):
        old, new = _changed(old, change), _changed(new, change)
    return [kind, _changed(of, change), field, at, old, new]
