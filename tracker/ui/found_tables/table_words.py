"""Kinds of tables, how sure they are, and the fields of their columns, in the words of a reader."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from tracker.domain.draft import Sure, TableKind
from tracker.palette import SHAPE_MARKS

KIND_WORDS: Mapping[TableKind, str] = {
    "actions": "Actions", "measures": "Measures", "scorecard": "Scorecard", "comparison": "Comparison",
    "series": "Series", "readings": "Readings", "evidence": "Evidence", "ambition": "Ambition",
    "risk register": "Risk register", "decisions": "Decisions", "calendar": "Calendar", "key": "Key",
    "choices": "List of choices", "contents": "Contents", "notes": "Notes", "summary": "Summary",
    "unknown": "Not understood",
}  # fmt: skip
READ_KINDS: tuple[TableKind, ...] = (
    "actions", "measures", "scorecard", "comparison", "series", "readings", "evidence",
)  # fmt: skip
ASIDE_KINDS: tuple[TableKind, ...] = (
    "risk register", "decisions", "calendar", "key", "choices", "contents", "notes", "summary",
)  # fmt: skip


class SureLook(NamedTuple):
    """How sure a kind is: a word, and a shape of the palette that says the same."""

    word: str
    shape: str


SURE: Mapping[Sure, SureLook] = {
    "sure": SureLook("Sure", "tick"),
    "likely": SureLook("Likely", "ring"),
    "unsure": SureLook("Look at it", "triangle"),
    "chosen": SureLook("Your choice", "square"),
}
_WORDS = {
    "ref": "Ref", "theme": "Theme", "action": "Action", "lead": "Lead", "review": "Review date",
    "closed": "Completed on",
    "commentary": "Commentary", "status": "Status", "rag": "Rating", "note": "Notes", "comment": "Comment",
    "measure": "Measure", "measure_ref": "Measure ref", "shows": "What it shows", "period": "Period", "value": "Value",
    "numerator": "Numerator", "denominator": "Denominator", "source": "Source", "previous": "Previous value",
    "revised": "Revised date", "current": "Current value", "published": "Published value", "position": "Position",
    "target": "Target", "direction": "Direction of travel", "direction_note": "About the direction", "area": "Area",
    "evidence": "Evidence", "ambition": "Ambition", "good_is": "Good is", "original": "Original date",
    "done": "Done", "percent": "Percent complete", "line": "Plan or actual",
}  # fmt: skip
_BANDS = ["band Requires improvement", "band Good", "band Outstanding"]
_OTHERS = ["comparator Statistical neighbours", "comparator England", "comparator Region"]
_OF_ACTIONS = [
    "ref", "theme", "action", "lead", "review", "original", "revised", "closed", "commentary", "status", "done",
    "percent", "rag", "note", "evidence",
]  # fmt: skip
_OF_MEASURES = [
    "theme", "measure", "shows", *_BANDS, "status", "rag", "published", "baseline", "previous", "current", "value",
    "period", "target", "good_is", "position", "direction", "direction_note", *_OTHERS, "comment", "action", "note",
]  # fmt: skip
_OF_READINGS = ["theme", "measure_ref", "measure", "period", "value", "numerator", "denominator", "source", "note"]
_OFFERED: Mapping[TableKind, list[str]] = {
    "actions": _OF_ACTIONS, "readings": _OF_READINGS, "evidence": ["evidence"],
    **dict.fromkeys(("measures", "scorecard", "comparison", "series"), _OF_MEASURES),
}  # fmt: skip
LEFT_ASIDE, NOT_KNOWN = "Left aside", f"{SHAPE_MARKS['triangle']} Not known"


def field_words(field: str | None, kind: TableKind = "unknown") -> str:
    """A field as a reader calls it: "Review date", "Band: Good", "England"; None is left aside."""
    if field is None:
        return LEFT_ASIDE
    if field == "evidence" and kind == "actions":
        return "Evidence links"
    front, _, name = field.partition(" ")
    if front == "band":
        return f"Band: {name}"
    return name if front == "comparator" else _WORDS.get(field, field.capitalize())


def offered_fields(kind: TableKind, now: str | None) -> Sequence[str | None]:
    """The fields that a column of such a table can be read as; None is last, and alone where no row is read."""
    known = _OFFERED.get(kind, [])
    return [*known, *([] if now in known or now is None else [now]), None]
