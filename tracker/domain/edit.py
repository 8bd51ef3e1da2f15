"""What is kept of a record that was edited, by whom and when, and values as JSON text."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, is_dataclass
from datetime import date, datetime
from typing import Any, NamedTuple, NewType

JsonText = NewType("JsonText", str)  # compact, with its keys sorted: the same content is the same text
ADDED = "added"  # in the place of a field: the record itself came
MOVED = "theme"  # likewise: it stands in another theme; from which heading to which


def json_text(value: Any) -> JsonText:
    """A value as JSON: records as objects, days in ISO 8601."""
    return JsonText(json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=_plain))


def json_value(text: JsonText | None) -> Any:
    """What a JSON text holds; None for none."""
    return None if text is None else json.loads(text)


def _plain(value: Any) -> Any:
    """What JSON does not know, one step nearer to what it knows: what stands inside is asked about in its turn."""
    if is_dataclass(value) and not isinstance(value, type):
        return fields_of(value)
    if isinstance(value, Mapping):
        return dict(value)
    if isinstance(value, date | datetime):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} is no value of JSON")


def fields_of(record: Any) -> dict[str, Any]:
    """The fields of a record by their names, as they are."""
    return {field.name: getattr(record, field.name) for field in fields(record)}


class Stamp(NamedTuple):
    """Who says it, on which as-at day, at what clock time it is saved; `number` gives each record its uuid."""

    day: date
    now: datetime
    by: str | None
    number: Callable[[], str]


@dataclass(frozen=True, slots=True)
class Edit:
    """What one field of a record said before it was edited, and since. Only ever added.

    `old` and `new` are the values as JSON, None where there is none. `field` is that of the record, or `ADDED` for a
    person, theme or measure that came into a plan that was there, or `MOVED`. `source` names the document whose import
    edited it.
    """

    uuid: str
    field: str
    old: JsonText | None
    new: JsonText | None
    edited_at: datetime
    edited_by: str | None = None
    source: str | None = None
    plan_id: int | None = None
    person_id: int | None = None
    theme_id: int | None = None
    action_id: int | None = None
    measure_id: int | None = None
    group_id: int | None = None
    comparator_id: int | None = None
    problem_id: int | None = None
