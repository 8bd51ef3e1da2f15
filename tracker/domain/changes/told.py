"""What is told of a change between two days: one plain record a change."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal, NamedTuple

_About = Literal["plan", "person", "theme", "action", "measure", "problem", "meeting"]
ChangeKind = Literal[
    "added", "removed", "brought back", "moved", "wording", "lead", "edited", "joined", "taken apart", "words removed",
    "status", "completed", "not accepted", "stated rating", "slip", "review", "late", "no longer late", "rating",
    "commentary", "said again", "withdrawn", "put back", "reading", "correction", "band", "remark", "decision", "held",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class PlanChange:
    """One change: about what, of which kind, from what to what; None where there was or is nothing.

    `theme` is the heading under which it stands, `of` which part changed ("thresholds", "England, May 2022") or that a
    meeting decided it ("decided"), `number` that of the update which said it. `day` is the day an update, reading or
    remark speaks for, or the clock's of an edit; None for what no single day made otherwise. `better` says whether it
    got better, where that can be said.
    """

    about: _About
    ref: str
    name: str
    what: ChangeKind
    old: str | None = None
    new: str | None = None
    day: date | None = None
    by: str | None = None
    reason: str | None = None
    of: str = ""
    theme: str = ""
    number: int | None = None
    better: bool | None = None


class DaySpan(NamedTuple):
    """The days after `since`, up to `as_at`."""

    since: date
    as_at: date

    def holds(self, day: date | None) -> bool:
        """Whether a day is one of them; what is from the beginning is not."""
        return day is not None and self.since < day <= self.as_at

    def until(self, removed_on: date | None) -> DaySpan:
        """Those of them up to the day on which something was removed; none where that was no later than the first."""
        last = self.as_at if removed_on is None else min(self.as_at, removed_on)
        return DaySpan(self.since, max(self.since, last))
