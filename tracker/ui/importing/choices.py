"""What is chosen in the preview of an import: decisions about problems, choices for tables; and the draft they make."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from tracker.documents.vocabulary.people import read_lead
from tracker.domain.dates.dated_entries import entries_offered
from tracker.domain.decisions.decide import carried_over, decide
from tracker.domain.decisions.keeper import Decisions
from tracker.domain.draft import Choices, Draft
from tracker.domain.measures.scorecard_day import needs_a_day
from tracker.domain.merging.asked import Answers
from tracker.domain.merging.plans import Changes
from tracker.domain.plan import Plan
from tracker.domain.problem import Problem
from tracker.services.importing import preview
from tracker.ui.found_tables.choosing import with_field
from tracker.ui.importing.problem_offers import About, settled_by_choice


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
    """The decisions in the preview, where nothing is written, and the choices by which the draft's tables were read."""

    def __init__(self, draft: Draft, held: Held | None, tables: Choices | None = None) -> None:
        self.held = held
        self.tables: Choices = tables or {}
        known = held.problems if held else ()
        super().__init__(_settled(draft, self.tables, known), read_lead)
        self._dated: date | None = None
        self._changes: tuple[Plan, Changes] | None = None

    def begin(self, draft: Draft) -> None:
        """Take over a draft in which nothing was decided here yet."""
        super().begin(draft)
        self._earlier_tables: list[Choices] = []

    # What is chosen for tables

    def read_again(self, draft: Draft, tables: Choices) -> None:
        """Another draft of the same document, with what was decided about the problems that it still has."""
        by_choice = set(settled_by_choice(self.draft, self.tables))
        known = [problem for problem in self.draft.problems if problem.decision and problem not in by_choice]
        known += self.held.problems if self.held else ()
        self._become(_settled(draft, tables, known))
        self.tables = tables

    def leave(self, problem: Problem, about: About) -> None:
        """Leave a column or a table aside as it is; the column is chosen to be left wherever it stands."""
        self.decide([problem], "accepted")
        if about.heading is not None:
            self.tables = with_field(self.tables, about.table, about.heading, None)

    def undo(self) -> None:
        """Go back to before the last decision or choice, and nothing need be read again for it."""
        if self._earlier:
            self.tables = self._earlier_tables.pop()
        super().undo()

    def _become(self, draft: Draft, reason: str = "") -> None:
        self._earlier_tables.append(self.tables)
        super()._become(draft, reason)

    # What follows from it

    @property
    def is_empty(self) -> bool:
        """Whether there are tables, and nothing of a plan was understood in them."""
        return bool(self.draft.tables) and self.draft.plan.is_empty

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


def _settled(draft: Draft, tables: Choices, known: Iterable[Problem]) -> Draft:
    """A draft with what was decided before, and with what these choices have settled_by_choice."""
    draft = carried_over(draft, known, read_lead)
    open_ones = [problem for problem in settled_by_choice(draft, tables) if problem.decision is None]
    return decide(draft, open_ones, "accepted", read_lead) if open_ones else draft
