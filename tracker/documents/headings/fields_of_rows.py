"""The fields that the rows of each kind of table are read for, and the field of each column."""

from __future__ import annotations

from dataclasses import replace

from tracker.documents.headings.headings import Headings, RowKind
from tracker.documents.headings.paths import Paths

_OF_MEASURES = {"theme", "measure", "shows", "status", "rag", "direction", "direction_note", "comment", "action"}
_OF_MEASURES |= {"good_is", "target", "baseline", "value", "commentary"}
_FIELDS_OF = {
    "actions": {
        *("theme", "ref", "action", "lead", "review", "original", "revised", "closed", "commentary", "status", "rag"),
        *("note", "comment", "done", "percent", "links"),
    },
    "measures": _OF_MEASURES | {"published", "previous", "current", "position", "period"},
    "series": _OF_MEASURES | {"area", "line"},
    "readings": {"theme", "measure_ref", "measure", "period", "value", "numerator", "denominator", "source", "note"}
    | {"area"},
}
_BEFORE_A_HEADING = (
    "note ",
    "commentary ",
    "original ",
    "revised ",
    "rag ",
)  # fields of actions that bear their heading
_BEFORE_A_NAME = ("band ", "comparator ", "target ", "planned ")  # fields of measures that bear a name or a heading
_OF_OTHERS = {"evidence", "ambition", "key", "planned"}  # of what is read in another way, and of headings with a period
_CASES, _HAVE_CASES = {"numerator", "denominator"}, {"value", "current", "published"}


def is_field(name: str) -> bool:
    """Whether the rows of any kind of table are read for a field of this name, as it is shown and chosen."""
    if name in _OF_OTHERS or any(name in fields for fields in _FIELDS_OF.values()):
        return True
    front, blank, named = name.partition(" ")
    return f"{front}{blank}" in (*_BEFORE_A_NAME, *_BEFORE_A_HEADING) and bool(named.strip())


def known_fields(headings: Headings) -> set[str]:
    """The fields that the rows of such a table are read for."""
    known = _FIELDS_OF.get(headings.kind, set())
    if headings.kind == "measures" and headings.columns.keys() >= _CASES and headings.columns.keys() & _HAVE_CASES:
        known = known | _CASES
    if headings.kind in ("measures", "series"):
        known = known | {name for name in headings.columns if name.startswith(_BEFORE_A_NAME)}
    if headings.kind != "readings":
        known = known | {name for name in headings.columns if name.startswith(_BEFORE_A_HEADING)}
    return known | {"evidence"}


def has_field(headings: Headings, name: str) -> bool:
    """Whether the rows under these headings are read for a field, should a column be chosen for it."""
    known = known_fields(replace(headings, columns={name: 0, "note ": 1}))
    return name in known or (name == "note" and "note " in known)  # kept behind its heading


def name_rows(headings: Headings) -> bool:
    """Whether a column says what each row is about, without which none is read."""
    return headings.kind == "evidence" or any(field in headings.columns for field in naming_fields(headings.kind))


def naming_fields(kind: RowKind) -> tuple[str, ...]:
    """The fields of which one says what a row is about."""
    more: dict[RowKind, tuple[str, ...]] = {"actions": ("action",), "readings": ("measure", "measure_ref")}
    return more.get(kind, ("measure", "area", "label") if kind == "series" else ("measure",))


def shown_field(field: str | None) -> str | None:
    """A field without the heading that some bear: "note" for "note Success criteria"; links are evidence."""
    if field == "links":
        return "evidence"
    bears = field and field.startswith((*_BEFORE_A_HEADING, "target ", "planned "))
    return field.split(" ")[0] if field and bears else field


def fields_by_column(headings: Headings) -> dict[int, str]:
    """The field of each column that rows are read for: what is in no column of these is left aside."""
    known = known_fields(headings)
    found = {column: name for name, column in headings.columns.items() if name in known}
    found |= {column: "evidence" for column, _ in headings.evidence}
    for head in headings.heads:
        found[head.column] = "value" if head.role in ("actual", "estimate") else head.role
        if head.rated is not None:
            found[head.rated] = "rag"
    return found


def fields_as_shown(headings: Headings, paths: Paths) -> tuple[tuple[str, str | None], ...]:
    """The heading of each column and its field, in the order of the columns."""
    found = fields_by_column(headings)
    return tuple((path, shown_field(found.get(column))) for column, path in paths.items())
