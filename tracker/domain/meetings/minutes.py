"""The minutes of a meeting: each decision with its reason, who is asked by when; counts; what is left for next time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from tracker.domain.actions.state import in_order, state_at
from tracker.domain.meeting import Meeting
from tracker.domain.meetings.agenda import AgendaItem, agenda, decisions_of
from tracker.domain.plan import Action, DecisionKind, Plan, Theme, Update
from tracker.domain.when import NO_DATE, When, shown

Outcome = Literal["new date", "escalated", "proposed complete", "note", "left"]
OUTCOMES: tuple[Outcome, ...] = ("new date", "escalated", "proposed complete", "note", "left")


@dataclass(frozen=True, slots=True)
class MinutesLine:
    """One decision. `old` and `new` are the review before and after it; `asked` is the action that it asks for."""

    theme: Theme
    action: Action
    update: Update
    decided: DecisionKind
    old: When
    new: When
    asked: Action | None

    @property
    def decision(self) -> str:
        """What was decided, in words: "Sept 2017 → Nov 2017", "Proposed complete"; of any other what was said."""
        if self.decided == "new date":
            return f"{shown(self.old) or 'no date'} → {shown(self.new) or 'no date'}"
        # Whole, as it was said: words that are to go for good are found by that.
        return self.decided.capitalize() if self.decided == "proposed complete" else self.update.text or "Noted"

    @property
    def because(self) -> str:
        """Why, and what was said with it."""
        why = self.update.reason or ""
        said = (self.update.text or "") if self.decided in ("new date", "proposed complete") else ""
        end = "" if not (why and said) else " " if why.endswith((".", "!", "?", "…")) else ". "
        return f"{why}{end}{said}"

    @property
    def who(self) -> str:
        """Who does what comes next; "" where nobody is asked."""
        if self.decided == "proposed complete" and not self.asked:
            return "sign-off by somebody else"
        one = self.asked or (self.action if self.decided == "new date" else None)
        return one.lead.as_printed if one else ""

    @property
    def by_when(self) -> str:
        """By when it is to be done; "" where no day was given."""
        if self.asked:
            return shown(asked_by(self.asked))
        return shown(self.new) if self.decided == "new date" else ""

    @property
    def who_by_when(self) -> str:
        """Who does what comes next, and by when: "Director, 21 Nov 2017"."""
        return ", ".join(part for part in (self.who, self.by_when) if part)


@dataclass(frozen=True, slots=True)
class Minutes:
    """A meeting, what it decided in the order of its agenda, and what it left for the next time."""

    meeting: Meeting
    lines: tuple[MinutesLine, ...]
    left: tuple[AgendaItem, ...]

    @property
    def looked_at(self) -> int:
        """How many actions it looked at: what it decided about, also what has been removed since, and what it left."""
        return sum(self.counts.values())

    @property
    def counts(self) -> dict[Outcome, int]:
        """How many actions came to what: each counts once, by the last decision about it."""
        found = Counter[str]({line.action.uuid: line.decided for line in self.lines}.values())
        found["left"] = len(self.left)
        return {outcome: found[outcome] for outcome in OUTCOMES}


def minutes(plan: Plan, meeting: Meeting) -> Minutes:
    """The minutes of a meeting as they stand: of one that goes on, so far."""
    items = agenda(plan, meeting)
    order = {item.line.action.uuid: at for at, item in enumerate(items)}
    found = [line for theme, action in plan.actions() for line in _lines(plan, theme, action, meeting)]
    found.sort(key=lambda line: (order.get(line.action.uuid, len(order)), line.update.age))
    decided = {line.action.uuid for line in found}
    left = tuple(item for item in items if item.line.action.uuid not in decided)
    return Minutes(meeting, tuple(found), left)


def _lines(plan: Plan, theme: Theme, action: Action, meeting: Meeting) -> Iterator[MinutesLine]:
    decisions = decisions_of(action, meeting)
    asked = {one.origin: one for _, one in plan.actions() if one.origin and one.removed_on is None} if decisions else {}
    for update in decisions:
        assert update.decided is not None
        earlier = [one for one in in_order(action.updates, meeting.day) if one.age < update.age]
        was = state_at(earlier, meeting.day)
        old = was.review if was else NO_DATE
        yield MinutesLine(theme, action, update, update.decided, old, update.review or old, asked.get(update.uuid))


def asked_by(action: Action) -> When:
    """By when a decision asked for an action: the first review given."""
    return next((update.review for update in sorted(action.updates, key=lambda one: one.age) if update.review), NO_DATE)
