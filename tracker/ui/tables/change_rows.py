"""What an import would change, as rows under their headings: new, changed field by field, missing, the same."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Literal

from tracker.columns import Column, counted
from tracker.domain.matching import Changes
from tracker.domain.plan import Plan
from tracker.ui.tables.arranging import Group
from tracker.ui.tables.problem_kinds import one_line

_FIELDS = {"rating": "stated rating", "commentary": "commentary"}


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """One line: what is new, one field that is changed, or what the document does not have any more."""

    kind: Literal["new", "changed", "missing"]
    ref: str
    field: str = ""
    old: str = ""
    new: str = ""


def rows_of(changes: Changes, held: Plan, incoming: Plan, folded: Collection[str]) -> list[Group | ChangeRow]:
    """All rows, without those under a heading that is folded."""
    words = _words(incoming)
    groups = [
        ("New", [ChangeRow("new", ref, "", "", words.get(ref, "")) for ref in changes.new]),
        ("Changed", [_changed(change.ref, change.field, change.old, change.new) for change in changes.changed]),
        ("Not in the document", _missing(changes, held)),
    ]
    rows: list[Group | ChangeRow] = []
    for heading, below in groups:
        if below:
            rows.append(Group(heading, heading, f"{len(below):,}", heading in folded))
            rows += below if heading not in folded else []
    return rows


def _changed(ref: str, field: str, old: str | None, new: str | None) -> ChangeRow:
    return ChangeRow("changed", ref, _FIELDS.get(field, field), one_line(old), one_line(new))


def _missing(changes: Changes, held: Plan) -> list[ChangeRow]:
    words = _words(held)
    return [ChangeRow("missing", ref, "", words.get(ref, "")) for ref in changes.missing]


def _words(plan: Plan) -> dict[str, str]:
    """What each ref of a plan stands for."""
    words = {measure.ref: one_line(measure.name) for _, measure in plan.measures()}
    return words | {action.ref: one_line(action.text) for _, action in plan.actions() if action.ref}


CHANGE_COLUMNS: tuple[Column[ChangeRow], ...] = (
    Column("ref", "Ref", lambda row: one_line(row.ref), "ref", 10),
    Column("field", "What", lambda row: row.field, "text", 14),
    Column("old", "As it is", lambda row: row.old, "text", 30),
    Column("new", "As it will be", lambda row: row.new, "text", 30),
)


def change_words(changes: Changes) -> str:
    """The counts in a sentence: "2 new, 5 changed, 41 the same, 1 not in the document"."""
    parts = [
        f"{len(changes.new):,} new",
        f"{counted(len(changes.changed), 'field')} changed",
        f"{changes.same:,} the same",
        f"{len(changes.missing):,} not in the document" if changes.missing else "",
    ]
    return ", ".join(part for part in parts if part)
