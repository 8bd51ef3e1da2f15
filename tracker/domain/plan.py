"""The records of a plan: plan, people, themes, actions and their updates."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from enum import StrEnum
from typing import Any, Literal

from tracker.domain.edit import Edit
from tracker.domain.joining import as_joined
from tracker.domain.measure import Measure
from tracker.domain.meeting import Meeting
from tracker.domain.pack import Pack, PackEntry
from tracker.domain.report import RememberedReport
from tracker.domain.when import NO_DATE, When

Rag = Literal["red", "amber", "green", "blue", "grey"]
StatedRag = Literal["red", "amber", "green", "none"]
PromiseWord = Literal["kept", "open", "dropped", "none"]
UpdateKind = Literal["plan", "update", "decision", "sign-off", "correction", "undo"]
DecisionKind = Literal["note", "new date", "escalated", "proposed complete"]
PersonKey = tuple[str | None, str | None]
_BEFORE_ANY_CLOCK = datetime.min.replace(tzinfo=UTC)


class Status(StrEnum):
    """How far an action has come; the values are what the store and the command line use."""

    NOT_STARTED = "not started"
    IN_PROGRESS = "in progress"
    REPORTED_COMPLETE = "reported complete"
    COMPLETE = "complete"
    STOPPED = "stopped"

    @property
    def live(self) -> bool:
        """Only live actions are late, due soon, silent or rated."""
        return self in _LIVE


_LIVE = (Status.NOT_STARTED, Status.IN_PROGRESS)


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who leads actions. A lone role is a person without a name."""

    name: str | None
    role: str | None
    email: str | None = None
    also_written: tuple[str, ...] = ()
    id: int | None = None
    plan_id: int | None = None
    revision: int = 1
    edits: tuple[Edit, ...] = ()
    removed_on: date | None = None

    @property
    def key(self) -> PersonKey:
        """What makes a person one: the name, whatever the role; a lone role without one."""
        return self.name, None if self.name else self.role


@dataclass(frozen=True, slots=True)
class Lead:
    """Who leads an action: the printed text, and the name and role read from it (joined by " and " for two)."""

    as_printed: str = ""
    name: str | None = None
    role: str | None = None

    @property
    def key(self) -> PersonKey:
        """The key of the person that leads."""
        return self.name, None if self.name else self.role

    @property
    def each(self) -> tuple[Lead, ...]:
        """Who leads, one by one: the people of a joint lead, or this one."""
        names = (self.name or "").split(" and ")
        return (self,) if len(names) == 1 else tuple(Lead(name, name) for name in names)


@dataclass(frozen=True, slots=True)
class SignOffEvidence:
    """What shows that an action is complete: an https address, or a file in the plan's folder with its SHA-256."""

    link: str
    sha256: str | None = None


@dataclass(frozen=True, slots=True)
class Update:
    """A dated, signed entry on an action: commentary and whatever it changed. Only ever added.

    `day` is the day it speaks for (None: from the beginning); `recorded_at` the clock when it was saved (None until
    then); `author` whose words they are, `recorded_by` who pressed Save. None in a field means "not changed".
    `meeting` is the uuid of the one that decided it, `decided` the kind of decision, `evidence` what proves a sign-off.
    """

    uuid: str
    kind: UpdateKind
    day: date | None
    recorded_at: datetime | None
    text: str | None = None
    status: Status | None = None
    stated_rag: StatedRag | None = None
    review: When | None = None
    reason: str | None = None
    author: str | None = None
    recorded_by: str | None = None
    withdraws: str | None = None
    meeting: str | None = None
    decided: DecisionKind | None = None
    evidence: tuple[SignOffEvidence, ...] = ()
    action_id: int | None = None

    @property
    def age(self) -> tuple[date, datetime, str]:
        """What updates are sorted by: the day (undated first), the clock, the uuid."""
        clock = self.recorded_at or _BEFORE_ANY_CLOCK
        return self.day or date.min, clock if clock.tzinfo else clock.replace(tzinfo=UTC), self.uuid


@dataclass(frozen=True, slots=True)
class Redaction:
    """That words were taken out of the plan for good, and why. Only ever added; the words themselves are nowhere.

    `what` says what they were ("commentary of update 2"), `day` is the day that stands in their place, `of_update` the
    uuid of the update that said them, None where they stood elsewhere.
    """

    uuid: str
    what: str
    day: date
    recorded_at: datetime
    reason: str
    recorded_by: str | None = None
    of_update: str | None = None
    plan_id: int | None = None
    action_id: int | None = None


@dataclass(frozen=True, slots=True)
class PromiseAnswer:
    """What somebody says of a promise: that it was kept, stands, is dropped, or never was one. Only ever added.

    The promise is the sentence `text` of the update `of_update`; the latest answer by a day counts, unless withdrawn.
    """

    uuid: str
    of_update: str
    text: str
    says: PromiseWord
    day: date | None
    recorded_at: datetime
    reason: str | None = None
    author: str | None = None
    recorded_by: str | None = None
    action_id: int | None = None
    withdraws: str | None = None

    @property
    def age(self) -> tuple[date, datetime, str]:
        """What answers are sorted by: the day (undated first), the clock, the uuid."""
        return self.day or date.min, self.recorded_at, self.uuid


@dataclass(frozen=True, slots=True)
class Action:
    """One thing that a lead has promised. Status, rating, review and commentary lie in its updates.

    `origin` is the uuid of the decision that asked for it, where a meeting did.
    """

    ref: str | None
    text: str
    lead: Lead = Lead()
    updates: tuple[Update, ...] = ()
    ref_as_printed: str = ""
    measures: tuple[str, ...] = ()
    evidence_links: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    removed_on: date | None = None
    place: int = 0
    id: int | None = None
    plan_id: int | None = None
    theme_id: int | None = None
    revision: int = 1
    uuid: str | None = None  # given when it is first saved
    redactions: tuple[Redaction, ...] = ()
    edits: tuple[Edit, ...] = ()
    origin: str | None = None
    answers: tuple[PromiseAnswer, ...] = ()


@dataclass(frozen=True, slots=True)
class WordScale:
    """Ordered words, worst first, by which values or ratings are given; `key` says what each means, as printed."""

    name: str
    words: tuple[str, ...]
    key: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Evidence:
    """Qualitative evidence of a theme: who it comes from, and what it shows."""

    heading: str
    text: str


@dataclass(frozen=True, slots=True)
class Theme:
    """A heading of the plan: ref ("1.1", None for a scorecard's group), title, ambition, evidence and its rows."""

    ref: str | None
    title: str
    ref_as_printed: str = ""
    ambition: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    actions: tuple[Action, ...] = ()
    measures: tuple[Measure, ...] = ()
    place: int = 0
    id: int | None = None
    plan_id: int | None = None
    revision: int = 1
    edits: tuple[Edit, ...] = ()
    removed_on: date | None = None

    @property
    def heading(self) -> str:
        """The ref and title as shown: "1.1 Assessment and planning"."""
        return f"{self.ref} {self.title}".strip() if self.ref else self.title

    def stands_on(self, day: date) -> bool:
        """Whether it is there on a day: not removed by then, or something in it is not, which needs its heading."""
        if there_on(self, day):
            return True
        inside: tuple[Action | Measure, ...] = (*self.actions, *self.measures)
        return any(there_on(one, day) for one in inside)


@dataclass(frozen=True, slots=True)
class Plan:
    """One improvement plan of one organisation, with everything in it."""

    title: str
    organisation: str | None = None
    period: When = NO_DATE
    theme_word: str = "Recommendation"
    opens_as_at: date | None = None
    settings: Mapping[str, Any] = field(default_factory=dict)
    people: tuple[Person, ...] = ()
    themes: tuple[Theme, ...] = ()
    id: int | None = None
    revision: int = 1
    uuid: str | None = None  # given when it is first saved; copies of a file are one plan
    scales: tuple[WordScale, ...] = ()
    redactions: tuple[Redaction, ...] = ()  # of what stands in no action
    edits: tuple[Edit, ...] = ()
    reports: tuple[RememberedReport, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    packs: tuple[Pack, ...] = ()
    pack_entries: tuple[PackEntry, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing stands under any of its themes."""
        return not any(one.actions or one.measures or one.ambition or one.evidence for one in self.themes)

    def themes_on(self, day: date) -> tuple[Theme, ...]:
        """Every theme that is there on a day, in the plan's order."""
        return tuple(theme for theme in self.themes if theme.stands_on(day))

    @property
    def removals(self) -> int:
        """How often words were removed from it for good."""
        of_actions = [len(action.redactions) for theme in self.themes for action in theme.actions if action.redactions]
        return len(self.redactions) + sum(of_actions)

    def actions(self) -> Iterator[tuple[Theme, Action]]:
        """Every action with its theme, in the plan's order."""
        return ((theme, action) for theme in self.themes for action in theme.actions)

    def measures(self) -> Iterator[tuple[Theme, Measure]]:
        """Every measure that stands, with its theme, in the plan's order: what was joined into one is part of it."""
        return ((theme, measure) for theme, measure in self.all_measures() if measure.removed_on is None)

    def measures_on(self, day: date) -> Iterator[tuple[Theme, Measure]]:
        """Every measure that was not removed by a day, likewise."""
        return ((theme, measure) for theme, measure in self.all_measures() if there_on(measure, day))

    def measure_records(self) -> Iterator[Measure]:
        """Every measure as it is kept, also those that were removed or joined into another."""
        return (measure for theme in self.themes for measure in theme.measures)

    def all_measures(self) -> Iterator[tuple[Theme, Measure]]:
        """Every measure, also those that were removed: what was joined into one is part of it."""
        placed = [(theme, measure) for theme in self.themes for measure in theme.measures]
        joined = as_joined([measure for _, measure in placed])
        return ((theme, one) for (theme, _), one in zip(placed, joined, strict=True) if one is not None)


def there_on(record: Person | Theme | Action | Measure, day: date) -> bool:
    """Whether a record was not removed by a day."""
    return record.removed_on is None or day < record.removed_on
