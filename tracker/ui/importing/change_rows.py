"""What an import would change, as rows under their headings: new, changed field by field, missing, the same."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from tracker.columns.words import Column, counted
from tracker.domain.measure import Measure
from tracker.domain.merging.plans import Changes
from tracker.domain.plan import Action, Plan, Theme
from tracker.ui.problems.kinds import one_line
from tracker.ui.tables.grouping import Group

_FIELDS = {"rating": "stated rating", "commentary": "commentary"}


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """One line: what is new, one field that is changed, or what the document does not have any more."""

    kind: Literal["new", "changed", "missing"]
    ref: str
    field: str = ""
    old: str = ""
    new: str = ""


def change_rows(changes: Changes, held: Plan, folded: Collection[str]) -> list[Group | ChangeRow]:
    """All rows, without those under a heading that is folded."""
    words = _words(_brought(changes))
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
    words = _words([*(one for _, one in held.measures()), *(one for _, one in held.actions())])
    return [ChangeRow("missing", ref, "", words.get(ref, "")) for ref in changes.missing]


def _brought(changes: Changes) -> Iterator[Action | Measure]:
    """The new actions and measures, under the refs they will have."""
    for record in changes.additions:
        if isinstance(record, Theme):
            yield from record.measures
            yield from record.actions
        elif isinstance(record, (Action, Measure)):
            yield record


def _words(records: Iterable[Action | Measure]) -> dict[str, str]:
    """What each ref stands for."""
    return {one.ref: one_line(one.name if isinstance(one, Measure) else one.text) for one in records if one.ref}


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
