"""What an incoming plan would do to the one held: told field by field, and as the records that do it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from tracker.domain.fields import EditedRecord, StoredRecord
from tracker.domain.measure import Measure, Reading
from tracker.domain.plan import Action, Evidence
from tracker.domain.when import When, shown


@dataclass(frozen=True, slots=True)
class Change:
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

    def note(self, ref: str, name: str, old: object, new: object) -> bool:
        """Whether a field differs; if it does, the change is told."""
        if old == new:
            return False
        self.changed.append(Change(ref, name, _told(old), _told(new)))
        return True


def _told(value: object) -> str | None:
    if value is None or value == ():
        return None
    if isinstance(value, When):
        return shown(value)
    if isinstance(value, Evidence):
        return f"{value.heading}: {value.text}"
    if isinstance(value, tuple):
        return "\n".join(_told(part) or "" for part in value)
    return str(value)
