"""Makes the JSON Schema of the dump from the records themselves: `python -m tests.dump_schema` writes it.

It is a promise to other programs, so it is strict: a key that is not in it, or one that is missing, is no dump.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Literal, get_args, get_origin

from tracker.documents.dump.write import DUMP_FORMAT, OPTIONAL_KEYS, dumped, key_of
from tracker.domain.draft import Sure, TableKind
from tracker.domain.edit import JsonText
from tracker.domain.fields import RECORD_FIELDS, RecordField, StoredRecord
from tracker.domain.measure import Direction, Measure, Polarity, Reading, Remark
from tracker.domain.plan import Action, Evidence, Lead, Plan, SignOffEvidence, StatedRag, Status, WordScale
from tracker.domain.when import When, WhenKind
from tracker.paths import resources

Schema = dict[str, Any]
FILE = resources() / "dump.schema.json"
TEXT: Schema = {"type": "string"}
WHOLE: Schema = {"type": "integer", "minimum": 0}
NUMBER: Schema = {"type": "number"}
YES_OR_NO: Schema = {"type": "boolean"}
DAY: Schema = {"type": "string", "format": "date"}
CLOCK: Schema = {"type": "string", "pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?([+-]\d\d:\d\d(:\d\d)?)?$"}


def thing(keys: Mapping[str, Schema], may_lack: tuple[str, ...] = (), **said: Any) -> Schema:
    """An object that has these keys and no others."""
    needed = [key for key in keys if key not in may_lack]
    return {"type": "object", **said, "properties": dict(keys), "required": needed, "additionalProperties": False}


def many(of: Schema) -> Schema:
    return {"type": "array", "items": of}


def words(of: Any) -> Schema:
    return {"enum": list(get_args(of))}


def or_null(of: Schema) -> Schema:
    if "enum" in of:
        return {"enum": [*of["enum"], None]}
    return {**of, "type": [of["type"], "null"]} if "type" in of else {"anyOf": [of, {"type": "null"}]}


def ref(name: str) -> Schema:
    return {"$ref": f"#/$defs/{name}"}


STATUS: Schema = {"enum": [status.value for status in Status]}
MOVED = thing({"as_printed": TEXT, "moved": {"enum": ["up", "down", "none"]}})
BAND = thing(
    {
        "name": TEXT,
        "as_printed": TEXT,
        "low": or_null(NUMBER),
        "high": or_null(NUMBER),
        "cut": or_null(thing({"value": NUMBER, "inclusive": YES_OR_NO})),
    }
)
HOLDS: dict[Any, Schema] = {
    str: TEXT,
    int: {"type": "integer"},
    bool: YES_OR_NO,
    date: DAY,
    datetime: CLOCK,
    Decimal: NUMBER,
    Status: STATUS,
    JsonText: {},
    When: ref("When"),
    Lead: ref("Lead"),
    tuple[str, ...]: many(TEXT),
    tuple[str, str]: MOVED,
    tuple[tuple[str, str], ...]: {"type": "object", "additionalProperties": TEXT},
    tuple[Evidence, ...]: many(thing({"heading": TEXT, "text": TEXT})),
    tuple[SignOffEvidence, ...]: many(thing({"link": TEXT, "sha256": or_null(TEXT)})),
    tuple[WordScale, ...]: many(
        thing({"name": TEXT, "words": many(TEXT), "key": {"type": "object", "additionalProperties": TEXT}})
    ),
    Mapping[str, Any]: {"type": "object"},
}
WORKED_OUT: dict[type, dict[str, Schema]] = {
    Action: {
        "review": or_null(ref("When")),
        "original_review": or_null(ref("When")),
        "status": or_null(STATUS),
        "stated_rag": or_null(words(StatedRag)),
    },
    Measure: {
        "polarity": words(Polarity),
        "direction": or_null(words(Direction)),
        "bands": many(BAND),
        "stated_rating": or_null(TEXT),
        "stated_direction": or_null(MOVED),
        "comment": or_null(TEXT),
        "action": or_null(TEXT),
    },
    Reading: {"estimate": YES_OR_NO, "counts": YES_OR_NO},
}


def of_field(kind: type[StoredRecord], field: RecordField) -> Schema:
    if field.child is not None:
        return many(ref(field.child.__name__))
    if (kind, field.name) == (Plan, "period"):
        return thing({"first": or_null(DAY), "last": or_null(DAY)})
    holds = words(field.holds) if get_origin(field.holds) is Literal else HOLDS[field.holds]
    unsaved = field.holds is datetime and kind in (Reading, Remark)
    return or_null(holds) if (field.holds is not datetime and field.optional) or unsaved else holds


def of_record(kind: type[StoredRecord]) -> Schema:
    fields = {key_of(kind, field): field for field in dumped(kind)}
    lacked = tuple(key for key, field in fields.items() if (kind, field.name) in OPTIONAL_KEYS)
    keys = {key: of_field(kind, field) for key, field in fields.items()} | WORKED_OUT.get(kind, {})
    return thing(keys, lacked)


def of_a_dry_run() -> dict[str, Schema]:
    """What `import --dry-run --format json` says besides."""
    change = thing({"ref": or_null(TEXT), "field": TEXT, "old": or_null(TEXT), "new": or_null(TEXT)})
    slip = thing({"ref": or_null(TEXT), "old": or_null(TEXT), "new": or_null(TEXT), "reason": or_null(TEXT)})
    table = dict.fromkeys(("source", "place", "title", "why", "key", "like"), TEXT)
    table |= {"headings": {"type": "object", "additionalProperties": or_null(TEXT)}, "nth": WHOLE, "rows": WHOLE}
    offer = dict.fromkeys(("key", "place", "heading"), TEXT) | {"theme": TEXT, "action": ref("Action")}
    changes = {"new": many(TEXT), "changed": many(change), "same": WHOLE, "missing": many(TEXT)}
    told = {"slips": many(slip), "conflicts": many(change), "repeated": many(change)}
    return {
        "counts": thing({"cells": WHOLE, "used": WHOLE, "set_aside": {"type": "integer"}}),
        "tables": many(thing({**table, "kind": words(TableKind), "sure": words(Sure)}, ("like",))),
        "offers": many(thing({**offer, "kind": {"enum": ["action", "decision"]}})),
        "changes": thing(changes | told, tuple(told)),
    }


def dump_schema() -> Schema:
    """The whole schema: a dump, and with further keys what `import --dry-run --format json` prints of one document."""
    further = of_a_dry_run()
    keys = {"format": {"const": DUMP_FORMAT}, "plans": many(ref("Plan")), "problems": many(ref("Problem"))}
    when = {"as_printed": TEXT, "kind": words(WhenKind), "first": or_null(DAY), "last": or_null(DAY)}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"{DUMP_FORMAT}: what `dump` prints and `import` reads back",
        "description": "Absent is null, days are ISO 8601. `import --dry-run --format json` of one document adds "
        "counts, tables, offers and changes; of several it prints such objects under the key `sources`.",
        **thing({**keys, **further}, tuple(further)),
        "$defs": {
            "When": thing(when),
            "Lead": thing({"as_printed": TEXT, "name": or_null(TEXT), "role": or_null(TEXT)}),
            **{kind.__name__: of_record(kind) for kind in RECORD_FIELDS},
        },
    }


def as_text() -> str:
    return json.dumps(dump_schema(), indent=1) + "\n"


if __name__ == "__main__":
    FILE.write_text(as_text(), encoding="utf-8")
