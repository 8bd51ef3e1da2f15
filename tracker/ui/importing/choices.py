"""What is chosen in the preview of an import: decisions about problems, fields of columns; and the draft they make."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from tracker.documents.vocabulary.people import read_lead
from tracker.domain.dates.dated_entries import entries_offered
from tracker.domain.decisions.decide import carried_over
from tracker.domain.decisions.keeper import Decisions
from tracker.domain.draft import Choices, Draft, TableChoice
from tracker.domain.measures.scorecard_day import needs_a_day
from tracker.domain.merging.asked import Answers
from tracker.domain.merging.plans import Changes
from tracker.domain.plan import Plan
from tracker.domain.problem import Problem
from tracker.services.importing import preview


class Held(NamedTuple):
    """What is open already: the plan, the problems met before with what was decided, and the day it is seen as at."""

    plan: Plan
    problems: Sequence[Problem]
    as_at: date


class Wanted(NamedTuple):
    """What is to be saved, and how."""

    draft: Draft
    dated: date | None
    split_dated: bool
    remove_missing: frozenset[str]
    answers: Answers


class ImportChoices(Decisions):
    """The decisions in the preview, where nothing is written, and what was chosen for tables."""

    def __init__(self, draft: Draft, held: Held | None) -> None:
        super().__init__(carried_over(draft, held.problems if held else (), read_lead), read_lead)
        self.held = held
        self.tables: Choices = {}
        self._dated: date | None = None
        self._changes: tuple[Plan, Changes] | None = None

    # Reading it again

    def with_field(self, key: str, heading: str, field: str | None) -> Choices:
        """All that was chosen so far, and the field of this heading of the tables with a key."""
        chosen = self.tables.get(key, TableChoice())
        return {**self.tables, key: replace(chosen, fields={**chosen.fields, heading: field})}

    def read_again(self, draft: Draft, tables: Choices) -> None:
        """Another draft of the same document, with what was decided about the problems that it still has."""
        known = [problem for problem in self.draft.problems if problem.decision]
        known += self.held.problems if self.held else ()
        self.begin(carried_over(draft, known, read_lead))
        self.tables = tables

    # What follows from it

    def changes(self) -> Changes:
        """What saving the draft would do to the plan held; compared once for each plan and day."""
        assert self.held is not None
        if self._changes is None or self._changes[0] is not self.draft.plan:
            self._changes = (self.draft.plan, preview(self.held.plan, self.draft, self._dated, date.today()))
        return self._changes[1]

    def take_day(self, day: date | None) -> bool:
        """The day for which it is to speak; answers whether what would change is to be looked at again."""
        if day == self._dated and self._changes is not None and self._changes[0] is self.draft.plan:
            return False
        self._dated, self._changes = day, None
        return True

    def dated_entries(self) -> int:
        """How many dated entries could become updates of their own."""
        return sum(len(entries) for _, entries in entries_offered(self.draft.plan))

    @property
    def needs_a_day(self) -> bool:
        """Whether the document gives current values, and not of when they are."""
        return self.draft.dated is None and needs_a_day(self.draft.plan)

    def day(self, today: date) -> date:
        """The day to offer: that of the document, else the latest that it gives an entry, else as in view."""
        if self.draft.dated and self.draft.dated.last:
            return min(self.draft.dated.last, today)
        found = [entry.when for _, entries in entries_offered(self.draft.plan) for entry in entries if entry.when]
        days = [when.first for when in found if when.kind == "day" and when.first and when.first <= today]
        return max(days) if days else self.held.as_at if self.held else today
