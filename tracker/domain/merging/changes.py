"""What an incoming plan would do to the one held: told field by field, and as the records that do it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from tracker.domain.fields import EditedRecord, StoredRecord
from tracker.domain.measure import Measure, Reading
from tracker.domain.merging.asked import FieldConflict, Slip
from tracker.domain.merging.remembered import Marks
from tracker.domain.plan import Action, Evidence, Status
from tracker.domain.when import When, shown


class Change(NamedTuple):
    """One field of a held record that the incoming plan gives otherwise."""

    ref: str
    field: str
    old: str | None
    new: str | None


@dataclass(slots=True)
class Changes:
    """What an incoming plan would do, and the records that do it.

    `records` are held ones to be saved; `additions` are new ones that name their held parent: an action or measure
    that is new in a held theme, an update of a held action, a reading or remark of a held measure. `lost` are readings
    of unknown measures; `revised` are values of the period before that a Previous gives otherwise than held; `close`
    are measures new or lost, each with the held one whose name is so like theirs that they may be one.

    `slips` are reviews that move later; `conflicts`, of which nothing is in the records yet, what was changed in the
    plan and is otherwise in the document; `repeated`, what was changed in the plan and the document says as before
    (old: the plan's, new: the document's). `said` are the marks of what the document gives for records that are held.
    `refused` are conflicts in which ours stays, and what the document says is kept beside it. `stood` tells of actions
    whose status the document gives otherwise, by their ids, what they are called and the status that stood; `removed`
    are held actions that had been removed by the day. `moves` has by the ids of actions among the records the place of
    the new theme that they go to. `later` is the day of a later document that was read before: what this one says of
    words is `repeated` too, and not taken.
    """

    day: date = date.max  # from which what was held otherwise is known
    new: list[str] = field(default_factory=list)
    changed: list[Change] = field(default_factory=list)
    same: int = 0
    missing: list[str] = field(default_factory=list)
    records: list[EditedRecord] = field(default_factory=list)
    additions: list[StoredRecord] = field(default_factory=list)
    lost: list[Measure] = field(default_factory=list)
    gone: list[Action] = field(default_factory=list)
    close: list[tuple[Measure, Measure]] = field(default_factory=list)
    undated: bool = False  # values stand under Current, and nothing says of when they are
    revised: list[tuple[Measure, Reading, Reading]] = field(default_factory=list)  # held, and as it is printed now
    slips: list[Slip] = field(default_factory=list)
    conflicts: list[FieldConflict] = field(default_factory=list)
    repeated: list[Change] = field(default_factory=list)
    refused: list[FieldConflict] = field(default_factory=list)
    said: dict[str, Marks] = field(default_factory=dict)
    stood: dict[int | None, tuple[str, Status]] = field(default_factory=dict)
    removed: list[Action] = field(default_factory=list)
    moves: dict[int | None, int] = field(default_factory=dict)
    later: date | None = None

    @property
    def differences(self) -> int:
        """How many fields are told as given otherwise, taken or asked."""
        return len(self.changed) + len(self.conflicts)

    def note(self, ref: str, name: str, old: object, new: object) -> bool:
        """Whether a field differs; if it does, the change is told."""
        if old == new:
            return False
        self.changed.append(Change(ref, name, told(old), told(new)))
        return True

    def note_repeated(self, ref: str, name: str, ours: object, theirs: object) -> None:
        """The document says again what it said before, and the plan has moved on."""
        self.repeated.append(Change(ref, name, told(ours), told(theirs)))


def told(value: object) -> str | None:
    """A value as it is told; None where there is none."""
    if value is None or value == ():
        return None
    if isinstance(value, When):
        return shown(value)
    if isinstance(value, Evidence):
        return f"{value.heading}: {value.text}"
    if isinstance(value, tuple):
        return "\n".join(told(part) or "" for part in value)
    return str(value)
