"""What is kept of a record that was edited, and values as JSON text."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, is_dataclass
from datetime import date, datetime
from typing import Any, NewType

JsonText = NewType("JsonText", str)  # compact, with its keys sorted: the same content is the same text
ADDED = "added"  # in the place of a field: the record itself came


def json_text(value: Any) -> JsonText:
    """A value as JSON: records as objects, days in ISO 8601."""
    return JsonText(json.dumps(_plain(value), ensure_ascii=False, sort_keys=True, separators=(",", ":")))


def json_value(text: JsonText | None) -> Any:
    """What a JSON text holds; None for none."""
    return None if text is None else json.loads(text)


def _plain(value: Any) -> Any:
    if is_dataclass(value) and not isinstance(value, type):
        return _plain(asdict(value))
    if isinstance(value, Mapping):
        return {key: _plain(one) for key, one in value.items()}
    if isinstance(value, tuple | list):
        return [_plain(one) for one in value]
    return value.isoformat() if isinstance(value, date | datetime) else value


@dataclass(frozen=True, slots=True)
class Edit:
    """What one field of a record said before it was edited, and since. Only ever added.

    `old` and `new` are the values as JSON, None where there is none. `field` is that of the record, or `ADDED` for a
    theme or measure that came into a plan that was there. `source` names the document whose import edited it.
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
