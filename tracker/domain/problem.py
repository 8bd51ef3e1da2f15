"""What was repaired, doubted or left out of a plan, where that is, and what was decided about it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

from tracker.domain.edit import Edit

ProblemKind = Literal["repaired", "doubtful", "unread", "skipped", "missing", "duplicate", "contradiction"]
Decision = Literal["accepted", "corrected", "ignored"]
Key = tuple[str, str, str]
# A column of a table that nothing reads: its cells are other ones in each month, the question is the same.
A_COLUMN = "A column is no field of a plan"
A_TABLE = "A table is no part of a plan"
A_LIST = "A list looks like actions or decisions"
# The field of a record. Of an action: ref, action (its words), lead, review, reason (why the review moved), commentary,
# status, rating; of a measure: measure (its name), shows, thresholds, comment, value, period, area (which of its areas
# is ours); of a theme: ambition, evidence; of a person: people (the name and role that all its actions are to bear).
Field = Literal[
    "ref", "action", "lead", "review", "commentary", "status", "rating", "thresholds", "measure", "shows", "comment",
    "reason", "value", "period", "area", "ambition", "evidence", "people",
]  # fmt: skip


class Diagnostic(NamedTuple):
    """One repair or doubt in a sentence for the reader; whoever knows the place makes a Problem of it.

    `cause` is its reason alone, without what was printed: the same words wherever the same thing is met.
    """

    kind: ProblemKind
    message: str
    cause: str


@dataclass(frozen=True, slots=True)
class Problem:
    """Something repaired, doubtful, unread or left aside: its place, its printed text, a sentence for a person.

    `about` names the record (ref, first 60 letters of an action, name, heading) and `field` says which of its fields:
    the sentence is for people alone. Without a field it is about no record, or about all of it. `before` is what a
    decision found, so that it can be undone: `decisions.undo` alone reads it. `cause` is the reason alone, without
    values ("Two bands leave a gap between them"), which many places share; None in files of before.
    """

    kind: ProblemKind
    source: str
    place: str
    about: str
    as_printed: str
    read_as: str | None
    message: str
    decision: Decision | None = None
    field: Field | None = None
    before: str | None = None
    cause: str | None = None
    id: int | None = None
    plan_id: int | None = None
    revision: int = 1
    edits: tuple[Edit, ...] = ()

    @property
    def key(self) -> Key:
        """What a decision is kept against, so that the same problem stays settled at the next import.

        That about a column is kept against it and the headings beside it, whatever stands below; in files of before it
        names none.
        """
        named = self.cause == A_COLUMN and self.about != "plan"
        return self.kind, self.about, "" if named else self.as_printed
