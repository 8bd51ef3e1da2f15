"""What collecting a pack makes of the plan: lines to look at, answers to them, and what is to be saved."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal, NamedTuple

from tracker.domain.merging.pairing import Alike
from tracker.domain.pack import Pack
from tracker.domain.packs.returned import ReturnedPack
from tracker.domain.plan import Action, Update

PackChoice = Literal["theirs", "ours", "both"]
LineKind = Literal["update", "conflict", "reason", "known", "new", "problem"]


class CameBack(NamedTuple):
    """One thing that came back: what was sent, what the plan holds now, what came, and what becomes of it.

    `key` names it for an answer: file, action, a colon and the field, or the file and the place of a new row.
    """

    kind: LineKind
    key: str
    ref: str
    field: str
    sent: str
    now: str
    came: str
    becomes: str


@dataclass(frozen=True, slots=True)
class PackAnswers:
    """What is answered, by the keys of the lines: of conflicts which value stands, reasons (by what stands before the
    colon), and themes of new rows.

    `otherwise`, `reason` and `theme` are for all that have no answer of their own.
    """

    conflicts: Mapping[str, PackChoice] = field(default_factory=dict)
    reasons: Mapping[str, str] = field(default_factory=dict)
    themes: Mapping[str, int] = field(default_factory=dict)
    otherwise: PackChoice | None = None
    reason: str = ""
    theme: int | None = None

    def of(self, key: str) -> PackChoice | None:
        """Which value of a conflict stands."""
        return self.conflicts.get(key, self.otherwise)


NOTHING_ANSWERED = PackAnswers()


class Collecting(NamedTuple):
    """When, by whom and on which day packs are collected, and how texts are compared."""

    as_at: date
    now: datetime
    by: str | None
    alike: Alike


@dataclass(slots=True)
class Collected:
    """What one file makes of the plan: its lines, the updates to save, and the new rows that were given a theme."""

    returned: ReturnedPack
    pack: Pack | None
    lead: str
    day: date
    lines: list[CameBack] = field(default_factory=list)
    updates: list[Update] = field(default_factory=list)
    new: list[Action] = field(default_factory=list)

    @property
    def is_answer(self) -> bool:
        """Whether it came back at all: the file that was sent may lie in the same folder."""
        return bool(self.lines) or not self.returned.as_sent

    def count(self, kind: LineKind) -> int:
        """How many lines of a kind there are."""
        return sum(line.kind == kind for line in self.lines)
