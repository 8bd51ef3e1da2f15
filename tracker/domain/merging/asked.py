"""What an import asks before it moves a review or takes another value than the plan's: slips, conflicts, answers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal, NamedTuple

from tracker.domain.measure import Measure, Reading, Remark
from tracker.domain.plan import Action, Update
from tracker.domain.when import When, days_of, shown

Stands = Literal["ours", "theirs", "both"]
SlipKey = tuple[int | None, When, tuple[object, ...]]
ConflictKey = tuple[str, int | None, str, str | None, str | None]


class Slip(NamedTuple):
    """A review that a document moves later by `update`; `reason` is the one that the document itself gives."""

    ref: str
    old: When
    update: Update
    reason: str | None = None

    @property
    def new(self) -> When:
        """The review as the document gives it."""
        assert self.update.review is not None
        return self.update.review

    @property
    def key(self) -> SlipKey:
        """What an answer is kept against: another move of the same action is asked anew."""
        return self.update.action_id, self.old, days_of(self.new)

    @property
    def words(self) -> tuple[str, str]:
        """The two dates as they are shown."""
        return shown(self.old) or "no date", shown(self.new) or "no date"


class FieldConflict(NamedTuple):
    """A field that was changed in the plan since a document last gave it, and that the document gives otherwise.

    `ours` was said `on` a day `by` somebody (None: not known). `said` is what the document says, as a record to be
    added; or `record` is the held one of which `name` would become `value`. `stands`: the reading that ours is.
    """

    ref: str
    field: str
    ours: str | None
    theirs: str | None
    record: Action | Measure | None = None
    name: str = ""
    value: object = None
    said: Update | Remark | Reading | None = None
    stands: Reading | None = None
    on: date | None = None
    by: str | None = None
    slip: Slip | None = None

    @property
    def key(self) -> ConflictKey:
        """What an answer is kept against: where either value is another by then, it is asked anew."""
        about = self.record or self.said
        of = self.record.id if self.record else _parent(self.said)
        return type(about).__name__, of, self.field, self.ours, self.theirs

    @property
    def is_words(self) -> bool:
        """Whether both can be kept, one after the other."""
        of_a_record = self.record is not None and isinstance(self.value, str) and self.name in ("text", "shows")
        return bool(self.ours) and (of_a_record or self.field in ("comment", "action"))

    @property
    def both(self) -> str:
        """Ours, and the document's after it."""
        return f"{self.ours}\n{self.theirs}"


def _parent(said: Update | Remark | Reading | None) -> int | None:
    if isinstance(said, Update):
        return said.action_id
    if isinstance(said, Remark):
        return said.measure_id
    return (said.measure_id or said.group_id or said.comparator_id) if said else None


@dataclass(frozen=True, slots=True)
class Answers:
    """What was answered: a reason for each slip, or one `reason` for all; of each conflict, whose value is to stand.

    A conflict without an answer leaves ours.
    """

    reasons: Mapping[SlipKey, str] = field(default_factory=dict)
    choices: Mapping[ConflictKey, Stands] = field(default_factory=dict)
    reason: str = ""

    def reason_of(self, slip: Slip) -> str | None:
        """The reason given for a slip, else the document's own, else the one for all."""
        return self.reasons.get(slip.key, "").strip() or slip.reason or self.reason.strip() or None


NO_ANSWERS = Answers()
