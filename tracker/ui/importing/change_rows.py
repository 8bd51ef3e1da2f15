"""What an import would change, as rows under their headings: what is asked first, then new, changed, missing, kept."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Literal

from tracker.columns.words import Column, counted
from tracker.domain.measure import Measure
from tracker.domain.merging.answering import open_slips
from tracker.domain.merging.asked import NO_ANSWERS, Answers, FieldConflict, Slip
from tracker.domain.merging.plans import Changes
from tracker.domain.plan import Action, Plan, Theme
from tracker.domain.when import show_day
from tracker.ui.problems.kinds import one_line
from tracker.ui.tables.grouping import Group

_BEFORE = 16  # letters of what two texts share that stand before what is other
_FIELDS = {"rating": "stated rating", "commentary": "commentary"}
CONFLICTS, SLIPS, REPEATED = "Changed here and in the document", "Reviews that move later", "Still in the document"


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """One line: what is asked, is new or changed, what the document does not have any more, or what it repeats."""

    kind: Literal["conflict", "slip", "new", "changed", "missing", "repeated"]
    ref: str
    field: str = ""
    old: str = ""
    new: str = ""
    asked: FieldConflict | Slip | None = None


def change_rows(
    changes: Changes, held: Plan, folded: Collection[str], answers: Answers = NO_ANSWERS
) -> list[Group | ChangeRow]:
    """All rows, without those under a heading that is folded."""
    words = _words(_brought(changes))
    slips = [_slip(slip) for slip in open_slips(changes, answers)]
    moved = {(row.ref, row.field, row.new) for row in slips}
    changed = [_changed(change.ref, change.field, change.old, change.new) for change in changes.changed]
    repeated = [_changed(change.ref, change.field, change.old, change.new) for change in changes.repeated]
    groups = [
        (CONFLICTS, [_conflict(conflict) for conflict in changes.conflicts]),
        (SLIPS, slips),
        ("New", [ChangeRow("new", ref, "", "", words.get(ref, "")) for ref in changes.new]),
        ("Changed", [row for row in changed if (row.ref, row.field, row.new) not in moved]),
        ("Not in the document", _missing(changes, held)),
        (REPEATED, [replace(row, kind="repeated") for row in repeated]),
    ]
    rows: list[Group | ChangeRow] = []
    for heading, below in groups:
        if below:
            rows.append(Group(heading, heading, f"{len(below):,}", heading in folded))
            rows += below if heading not in folded else []
    return rows


def _changed(ref: str, field: str, old: str | None, new: str | None) -> ChangeRow:
    return ChangeRow("changed", ref, _FIELDS.get(field, field), one_line(old), one_line(new))


def _slip(slip: Slip) -> ChangeRow:
    return ChangeRow("slip", slip.ref, "review", *slip.words, slip)


def _conflict(conflict: FieldConflict) -> ChangeRow:
    row = _changed(conflict.ref, conflict.field, conflict.ours, conflict.theirs)
    return replace(row, kind="conflict", asked=conflict)


def notes_under(row: ChangeRow, answers: Answers) -> tuple[str, str]:
    """What stands under the two values of a row: who said ours, and what was answered."""
    if isinstance(row.asked, FieldConflict):
        choice = {"ours": "What is here stays.", "theirs": "The document's is taken.", "both": "Both are kept."}
        chosen = answers.choices.get(row.asked.key)
        return said_words(row.asked), choice.get(chosen or "", "Not chosen: what is here stays.")
    if isinstance(row.asked, Slip):
        reason = answers.reason_of(row.asked)
        return "", f"Reason: {reason}" if reason else "No reason given: a problem will say so."
    return ("", "This is what it said before: what is here stays.") if row.kind == "repeated" else ("", "")


def where_they_differ(one: str, other: str) -> tuple[str, str]:
    """Two texts, without most of what they both begin with: what is other is in view though only a line is."""
    same = next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    begin = one.rfind(" ", 0, max(0, same - _BEFORE)) + 1 if one and other else 0
    return (f"… {one[begin:]}", f"… {other[begin:]}") if begin > _BEFORE else (one, other)


def said_words(conflict: FieldConflict) -> str:
    """When ours was said and by whom: "by Ann Field, 1 Jul 2019"; where that is not known, that it was changed."""
    by, on = conflict.by and f"by {one_line(conflict.by)}", conflict.on and show_day(conflict.on)
    return ", ".join(part for part in (by, on) if part) or "changed since the last import"


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
    Column("new", "As the document has it", lambda row: row.new, "text", 30),
)


def change_words(changes: Changes, answers: Answers = NO_ANSWERS) -> str:
    """The counts in a sentence: "2 new, 5 changed, 41 the same, 1 not in the document"."""
    to_choose = sum(conflict.key not in answers.choices for conflict in changes.conflicts)
    parts = [
        f"{len(changes.new):,} new",
        f"{counted(len(changes.changed), 'field')} changed",
        f"{changes.same:,} the same",
        f"{len(changes.missing):,} not in the document" if changes.missing else "",
        f"{counted(to_choose, 'field')} to choose" if to_choose else "",
        f"{counted(len(changes.slips), 'reason')} to give" if changes.slips else "",
    ]
    return ", ".join(part for part in parts if part)
