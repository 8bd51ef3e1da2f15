"""The fields of a table's columns in the words of a reader, and which of them a column can be read as."""

from __future__ import annotations

from collections.abc import Sequence

from tracker.domain.draft import FoundTable

_WORDS = {
    "ref": "Ref", "theme": "Theme", "action": "Action", "lead": "Lead", "review": "Review date",
    "commentary": "Commentary", "status": "Status", "rag": "Rating", "note": "Note", "comment": "Comment",
    "measure": "Measure", "measure_ref": "Measure ref", "shows": "What it shows", "period": "Period", "value": "Value",
    "numerator": "Numerator", "denominator": "Denominator", "source": "Source", "previous": "Previous value",
    "revised": "Revised date", "current": "Current value", "published": "Published value", "position": "Position",
    "target": "Target", "direction": "Direction of travel", "direction_note": "About the direction", "area": "Area",
    "evidence": "Evidence", "ambition": "Ambition", "good_is": "Good is", "original": "Original date",
}  # fmt: skip
_BANDS = ["band Requires improvement", "band Good", "band Outstanding"]
_OTHERS = ["comparator Statistical neighbours", "comparator England", "comparator Region"]
_OF_ACTIONS = ["ref", "theme", "action", "lead", "review", "original", "revised", "commentary", "status", "rag", "note"]
_OF_MEASURES = [
    "theme", "measure", "shows", *_BANDS, "status", "rag", "published", "baseline", "previous", "current", "value",
    "period", "target", "good_is", "position", "direction", "direction_note", *_OTHERS, "comment", "action",
]  # fmt: skip
_OF_READINGS = ["theme", "measure_ref", "measure", "period", "value", "numerator", "denominator", "source", "note"]
_NOT_CHOSEN = {"ambition", "evidence", "key"}  # what a table of these alone is, no choice of fields changes
LEFT_ASIDE = "Left aside"


def field_words(field: str | None) -> str:
    """A field as a reader calls it: "Review date", "Band: Good", "England"; None is left aside."""
    if field is None:
        return LEFT_ASIDE
    front, _, name = field.partition(" ")
    if front == "band":
        return f"Band: {name}"
    return name if front == "comparator" else _WORDS.get(field, field.capitalize())


def kind_of(table: FoundTable) -> str:
    """What the rows of a table are."""
    if len(fields := {field for _, field in table.fields if field}) < 2 and fields <= _NOT_CHOSEN:
        return next(iter(fields), "evidence").capitalize()
    if "measure_ref" in fields or ({"period", "value"} <= fields and "shows" not in fields):
        return "Readings"
    if "measure" in fields or any(field.startswith(("band ", "comparator ")) for field in fields) or "area" in fields:
        return "Measures"
    return "Actions"


def offered(table: FoundTable, now: str | None) -> Sequence[str | None]:
    """The fields that a column of the table can be read as; None is last."""
    known = {"Actions": _OF_ACTIONS, "Measures": _OF_MEASURES, "Readings": _OF_READINGS}.get(kind_of(table), [])
    return [*known, *([] if now in known or now is None else [now]), None]


def can_be_chosen(table: FoundTable) -> bool:
    """Whether the columns of a table are more than the one reading that makes it what it is."""
    return kind_of(table).lower() not in _NOT_CHOSEN
