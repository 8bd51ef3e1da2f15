"""What is chosen in the preview of an import: decisions about problems, fields of columns; and the draft they make."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from tracker.documents.vocabulary.people import read_lead
from tracker.domain.dates.dated_entries import entries_offered
from tracker.domain.decisions.decide import carried_over, correct, decide, location_in
from tracker.domain.decisions.location import WORDS, FieldLocation
from tracker.domain.draft import Draft, Fields
from tracker.domain.merging.plans import Changes
from tracker.domain.plan import Action, Person, Plan
from tracker.domain.problem import Decision, Problem
from tracker.services.importing import preview


class Held(NamedTuple):
    """What is open already: the plan, the problems met before with what was decided, and the day it is seen as at."""

    plan: Plan
    problems: Sequence[Problem]
    as_at: date


class ImportChoices:
    """The draft as it is now; every decision makes another one, and can be taken back."""

    def __init__(self, draft: Draft, held: Held | None) -> None:
        self.held = held
        self.draft = carried_over(draft, held.problems if held else (), read_lead)
        self.fields: Fields = {}
        self._before: list[Draft] = []
        self._spots: tuple[Draft, dict[tuple[str, str, str], FieldLocation | None]] = (self.draft, {})
        self._changes: tuple[Plan, Changes] | None = None

    # Decisions

    def decide(self, problems: Sequence[Problem], decision: Decision) -> None:
        """Accept or ignore."""
        self._now(decide(self.draft, problems, decision, read_lead))

    def correct(self, problem: Problem, text: str) -> None:
        """Put a text in the place of the problem's; TrackerError says why it cannot stand there."""
        self._now(correct(self.draft, problem, text, read_lead))

    def undo(self) -> None:
        """Take back the last decision."""
        if self._before:
            self.draft = self._before.pop()

    def _now(self, draft: Draft) -> None:
        self._before.append(self.draft)
        self.draft = draft

    def can_correct(self, problem: Problem) -> bool:
        """Whether a correction would have a record to go into."""
        return self._spot(problem) is not None

    def _spot(self, problem: Problem) -> FieldLocation | None:
        """Looked for once in each draft: a row that is painted asks every time."""
        if self._spots[0] is not self.draft:
            self._spots = (self.draft, {})
        spots = self._spots[1]
        if problem.key not in spots:
            spots[problem.key] = location_in(self.draft, problem)
        return spots[problem.key]

    def text_of(self, problem: Problem) -> tuple[str, str]:
        """What a correction would be of ("the review date of 1.1.6"), and the text to begin with."""
        spot = self._spot(problem)
        if spot is None:
            return "this", problem.as_printed
        record = spot.record
        if isinstance(record, Action | Person):
            of = (record.ref or "this action") if isinstance(record, Action) else record.name
        else:
            of = record.ref
        suggested = problem.read_as if spot.field not in ("ref", "status", "rating") else None
        return f"the {WORDS[spot.field]} of {of or 'this'}", suggested or spot.text

    # Reading it again

    def with_field(self, place: str, heading: str, field: str | None) -> Fields:
        """All fields chosen so far and this one."""
        return {**self.fields, place: {**self.fields.get(place, {}), heading: field}}

    def read_again(self, draft: Draft, fields: Fields) -> None:
        """Another draft of the same document, with what was decided about the problems that it still has."""
        known = [problem for problem in self.draft.problems if problem.decision]
        known += self.held.problems if self.held else ()
        self.draft, self.fields, self._before = carried_over(draft, known, read_lead), fields, []

    # What follows from it

    def changes(self) -> Changes:
        """What saving the draft would do to the plan held; compared once for each plan."""
        assert self.held is not None
        if self._changes is None or self._changes[0] is not self.draft.plan:
            self._changes = (self.draft.plan, preview(self.held.plan, self.draft))
        return self._changes[1]

    def dated_entries(self) -> int:
        """How many dated entries could become updates of their own."""
        return sum(len(entries) for _, entries in entries_offered(self.draft.plan))

    def day(self, today: date) -> date:
        """The day to offer for a later import: the latest that the document itself gives an entry, else as in view."""
        found = [entry.when for _, entries in entries_offered(self.draft.plan) for entry in entries if entry.when]
        days = [when.first for when in found if when.kind == "day" and when.first and when.first <= today]
        return max(days) if days else self.held.as_at if self.held else today
