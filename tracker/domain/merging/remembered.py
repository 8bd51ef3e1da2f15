"""What documents last gave for the fields of records that are edited: whether one repeats itself, and who moved on.

Updates, readings and remarks tell by themselves who said them; an edited record only holds what it is now. So a plan
keeps a mark of each value that a document gave: of the words themselves nothing is kept a second time.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, Literal

from tracker.domain.measure import Measure
from tracker.domain.plan import Action, Lead, Plan

SETTING = "documents_said"
Marks = dict[str, str]
ACTION_FIELDS = ("ref", "text", "lead")
MEASURE_FIELDS = ("name", "shows", "unit", "thresholds", "scale", "good_is", "frequency", "rolling")
Verdict = Literal["same", "repeated", "news", "conflict"]


def remembered(plan: Plan) -> Mapping[str, Marks]:
    """The marks of all records of a plan, by an action's uuid or a measure's ref; empty in a file of before."""
    kept = plan.settings.get(SETTING)
    return kept if isinstance(kept, Mapping) else {}


def marks_of(record: Action | Measure) -> Marks:
    """The marks of what a document gives for a record; of a field that it leaves empty there is none."""
    fields = ACTION_FIELDS if isinstance(record, Action) else MEASURE_FIELDS
    return {name: mark for name in fields if (mark := _mark(getattr(record, name)))}


def marked_as(record: Action | Measure) -> str | None:
    """By what the marks of a record are kept."""
    return record.uuid if isinstance(record, Action) else record.ref


def verdict(marks: Mapping[str, str], name: str, ours: object, theirs: object) -> Verdict:
    """What a value of a document is, beside the one that the plan holds.

    A plan whose marks do not say what documents gave before takes what they give now.
    """
    if ours == theirs:
        return "same"
    known = marks.get(name)
    if known is None or known == _mark(ours):
        return "news"
    return "repeated" if known == _mark(theirs) else "conflict"


def _mark(value: Any) -> str:
    if isinstance(value, Lead):
        value = value.as_printed
    if value in (None, "", ()):
        return ""
    from hashlib import blake2b  # slow to load, and no first frame needs it

    plain = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return blake2b(plain.encode("utf-8", "replace"), digest_size=4).hexdigest()
