"""Writes a plan and its problems as the JSON that other programs read: "improvement-plan/2"."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from typing import Any

from tracker.domain.actions.state import state_at
from tracker.domain.decisions.undo import by_name
from tracker.domain.draft import Draft, FoundTable, Offer
from tracker.domain.edit import Edit, JsonText, json_value
from tracker.domain.fields import RECORD_FIELDS, RecordField, StoredRecord
from tracker.domain.measure import Comparator, Measure, Reading, Remark, known_by
from tracker.domain.measures.bands import Band
from tracker.domain.measures.remarks import said_at
from tracker.domain.measures.thresholds import scale_of
from tracker.domain.pack import Pack, PackEntry
from tracker.domain.plan import (
    Action,
    Evidence,
    Lead,
    Person,
    Plan,
    PromiseAnswer,
    Redaction,
    SignOffEvidence,
    Status,
    Theme,
    Update,
    WordScale,
)
from tracker.domain.problem import Problem
from tracker.domain.report import RememberedReport
from tracker.domain.when import When

DUMP_FORMAT = "improvement-plan/2"
NOT_STAMPED = "0001-01-01T00:00:00+00:00"  # the clock of an update that was read and not yet saved
Json = dict[str, Any]


def plan_json(plan: Plan, problems: Sequence[Problem]) -> Json:
    """Everything a plan holds, and its problems. Absent is null, dates are ISO 8601.

    Every key is always there, but for `OPTIONAL_KEYS`.
    """
    found = [record_json(problem) for problem in by_name(problems, plan)]
    return {"format": DUMP_FORMAT, "plans": [record_json(plan)], "problems": found}


def draft_json(draft: Draft, changes: Mapping[str, Any] | None = None) -> Json:
    """A document as read, before saving: the plan, how much of the document went into it, and what it would change."""
    found = {
        **plan_json(draft.plan, draft.problems),
        "counts": {"cells": draft.cells, "used": draft.used, "set_aside": draft.cells - draft.used},
        "tables": [_table(table) for table in draft.tables],
        "offers": [_offer(offer) for offer in draft.offers],
    }
    return found if changes is None else {**found, "changes": dict(changes)}


def _table(table: FoundTable) -> Json:
    return {
        "source": table.source,
        "place": table.place,
        "title": table.title,
        "headings": dict(table.fields),
        "kind": table.kind,
        "sure": table.sure,
        "why": table.why,
        "key": table.key,
        "nth": table.nth,
        "rows": table.rows,
    } | ({"like": table.like} if table.like else {})


def _offer(offer: Offer) -> Json:
    """What a list offers, with the action that it would be and the theme where it would go."""
    theme = offer.theme.heading if offer.theme else offer.heading
    return {
        "key": offer.key,
        "place": offer.place,
        "kind": offer.kind,
        "heading": offer.heading,
        "theme": theme,
        "action": record_json(offer.action),
    }


def record_json(record: StoredRecord) -> Json:
    """One record with all that lies beneath it; after some fields stands what is worked out from the record."""
    found: Json = {}
    for name, key, optional, written, worked_out in _WRITTEN[type(record)]:
        value = getattr(record, name)
        if optional and value in (None, ()):
            continue
        found[key] = written(value) if written is not None else value
        if worked_out is not None:
            found.update(worked_out(record))
    return found


# What a field holds -> JSON


def when_json(when: When) -> Json:
    """A date as printed, with its kind and days."""
    return {"as_printed": when.as_printed, "kind": when.kind, **_days(when)}


def day_json(day: date | None) -> str | None:
    """A day in ISO 8601."""
    return day.isoformat() if day else None


def lead_json(lead: Lead) -> Json:
    """A lead as printed and as read."""
    return {"as_printed": lead.as_printed, "name": lead.name, "role": lead.role}


def number_json(value: Decimal | Fraction | None) -> int | float | None:
    """A whole number as one; any other as the float that prints as the decimal did."""
    if value is None:
        return None
    whole = int(value)
    return whole if whole == value else float(value)


def _days(period: When) -> Json:
    return {"first": day_json(period.first), "last": day_json(period.last)}


def _clock(clock: datetime | None) -> str:
    return clock.isoformat() if clock else NOT_STAMPED


Written = Callable[[Any], Any]
_BY_WHAT_IT_HOLDS: dict[Any, Written] = {
    date: day_json,
    JsonText: json_value,
    datetime: _clock,
    Decimal: number_json,
    Status: lambda status: status.value if status else None,
    When: lambda when: when_json(when) if when else None,
    Lead: lead_json,
    tuple[str, ...]: list,
    tuple[str, str]: lambda stated: {"as_printed": stated[0], "moved": stated[1]} if stated else None,
    tuple[tuple[str, str], ...]: dict,
    tuple[Evidence, ...]: lambda evidence: [{"heading": one.heading, "text": one.text} for one in evidence],
    tuple[SignOffEvidence, ...]: lambda evidence: [{"link": one.link, "sha256": one.sha256} for one in evidence],
    tuple[WordScale, ...]: lambda scales: [
        {"name": one.name, "words": list(one.words), "key": dict(one.key)} for one in scales
    ],
    Mapping[str, Any]: lambda settings: json.loads(json.dumps(dict(settings))),  # tuples become lists, as in the file
}


# What is worked out


def _state(action: Action) -> Json:
    """How the action stands after all its updates; all null for one on which no update counts."""
    state = state_at(action.updates, date.max)
    return {
        "review": when_json(state.review) if state else None,
        "original_review": when_json(state.original_review) if state else None,
        "status": state.status.value if state else None,
        "stated_rag": state.stated_rag if state else None,
    }


def _polarity(measure: Measure) -> Json:
    scale = scale_of(measure)
    return {"polarity": scale.polarity, "direction": scale.direction}


def _bands_and_ratings(measure: Measure) -> Json:
    said = said_at(measure.remarks, date.max)
    return {
        "bands": [_band(band) for band in scale_of(measure).bands],
        "stated_rating": said.stated_rating,
        "stated_direction": _BY_WHAT_IT_HOLDS[tuple[str, str]](said.stated_direction),
    }


def _band(band: Band) -> Json:
    cut = band.cut
    return {
        "name": band.name,
        "as_printed": band.as_printed,
        "low": number_json(band.low),
        "high": number_json(band.high),
        "cut": {"value": number_json(cut.value), "inclusive": cut.inclusive} if cut else None,
    }


def _comment_and_action(measure: Measure) -> Json:
    said = said_at(measure.remarks, date.max)
    return {"comment": said.comment, "action": said.action}


def _estimate(reading: Reading) -> Json:
    return {"estimate": reading.role == "estimate"}


def _readings(readings: Sequence[Reading]) -> list[Json]:
    """The readings of a series; those that another one has taken the place of do not count."""
    # A dump keeps no places: who reads it takes those of the list, by which two that say the same are told apart.
    placed = [replace(reading, place=place) for place, reading in enumerate(readings)]
    counting = {id(reading) for reading in known_by(placed, date.max)}
    return [{**record_json(reading), "counts": id(reading) in counting} for reading in placed]


# Where the dump goes another way than the records: which keys come first, their names, what stands in between.
_FIRST = {
    Plan: ("uuid",),
    Theme: ("ref", "ref_as_printed", "title"),
    Action: ("uuid", "ref", "ref_as_printed", "text", "lead", "measures", "evidence_links", "notes", "removed_on"),
    Measure: ("ref", "name", "shows", "unit", "thresholds", "frequency", "rolling", "also_written"),
    Reading: ("period", "value", "as_printed", "numerator", "denominator", "suppressed", "source", "note", "uuid"),
    Update: ("uuid", "kind", "day", "recorded_at", "recorded_by", "author"),
}
_KEYS: dict[tuple[type, str], str] = {(Measure, "thresholds"): "thresholds_as_printed"}
_WORKED_OUT: dict[tuple[type, str], Written] = {
    (Action, "lead"): _state,
    (Measure, "unit"): _polarity,
    (Measure, "thresholds"): _bands_and_ratings,
    (Measure, "rolling"): _comment_and_action,
    (Reading, "suppressed"): _estimate,
}


# Keys that are there only where they say something; dumps of before do not know them.
OPTIONAL_KEYS: set[tuple[type, str]] = {
    *((Problem, "field"), (Problem, "before"), (Problem, "cause"), (Plan, "uuid"), (Action, "uuid")),
    *((Plan, "redactions"), (Action, "redactions"), (Redaction, "of_update")),
    *((kind, field.name) for kind, held in RECORD_FIELDS.items() for field in held if field.child is Edit),
    *((Edit, "edited_by"), (Edit, "source"), (Plan, "reports"), (RememberedReport, "redacted_on")),
    *((Plan, "meetings"), (Action, "origin"), (Action, "answers"), (RememberedReport, "meeting")),
    *((Update, "meeting"), (Update, "decided"), (Update, "evidence"), (Reading, "read_from")),
    *((Plan, "packs"), (Plan, "pack_entries"), (Pack, "made_by")),
    *((PackEntry, "file"), (PackEntry, "sha256"), (PackEntry, "came"), (PackEntry, "recorded_by")),
    *((Theme, "removed_on"), (Person, "removed_on"), (PromiseAnswer, "withdraws")),
}


# Keys that a dump of before ("improvement-plan/1") does not have: what a record has by itself is meant.
NEW_KEYS: set[tuple[type, str]] = {
    *((Plan, "scales"), (Comparator, "part")),
    *(
        (Measure, name)
        for name in ("also_written", "scale", "good_is", "removed_on", "joined_into", "remarks", "groups")
    ),
    *((Reading, name) for name in ("role", "word", "known", "recorded_at", "recorded_by", "uuid")),
}


def dumped(kind: type[StoredRecord]) -> list[RecordField]:
    """The fields of a record that are dumped."""
    return [field for field in RECORD_FIELDS[kind] if not field.of_the_file]


def key_of(kind: type[StoredRecord], field: RecordField) -> str:
    """The name of a field in the dump."""
    return _KEYS.get((kind, field.name), field.name)


def _in_order(kind: type[StoredRecord]) -> list[RecordField]:
    first = _FIRST.get(kind, ())
    return sorted(dumped(kind), key=lambda field: first.index(field.name) if field.name in first else len(first))


def _how(kind: type[StoredRecord], field: RecordField) -> Written | None:
    if field.child is Reading:
        return _readings
    if field.child is not None:
        return lambda records: [record_json(record) for record in records]
    if field.holds is datetime and kind in (Reading, Remark):
        return lambda clock: clock.isoformat() if clock else None
    return _days if (kind, field.name) == (Plan, "period") else _BY_WHAT_IT_HOLDS.get(field.holds)


def _written(kind: type[StoredRecord], field: RecordField) -> tuple[str, str, bool, Written | None, Written | None]:
    """The name of a field, its key, whether it may be left out, how it is written and what is worked out behind it."""
    named = (kind, field.name)
    return field.name, key_of(kind, field), named in OPTIONAL_KEYS, _how(kind, field), _WORKED_OUT.get(named)


_WRITTEN = {kind: [_written(kind, field) for field in _in_order(kind)] for kind in RECORD_FIELDS}
