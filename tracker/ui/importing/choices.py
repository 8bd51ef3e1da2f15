"""What is chosen in the preview of an import: decisions, choices for tables, ticks in lists; the draft they make."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import date
from typing import NamedTuple

from tracker.documents.progress.update_periods import wait_for_a_day
from tracker.documents.vocabulary.people import read_lead
from tracker.domain.dates.dated_entries import entries_offered
from tracker.domain.decisions.decide import carried_over, decide
from tracker.domain.decisions.keeper import Decisions
from tracker.domain.decisions.offers import held_already, taken, taken_before
from tracker.domain.decisions.records_to_save import NO_REASONS, Reasons
from tracker.domain.draft import Choices, Draft, Offer
from tracker.domain.measures.scorecard_day import needs_a_day
from tracker.domain.merging.asked import Answers
from tracker.domain.merging.plans import Changes
from tracker.domain.plan import Plan
from tracker.domain.problem import Problem
from tracker.services.importing import preview
from tracker.services.table_choices import rows_found
from tracker.ui.found_tables.choosing import with_field
from tracker.ui.importing.problem_offers import About, settled_by_choice
from tracker.ui.importing.source import Held


class Wanted(NamedTuple):
    """What is to be saved, and how."""

    draft: Draft
    dated: date | None
    split_dated: bool
    remove_missing: frozenset[str]
    answers: Answers


class _Way(NamedTuple):
    """How a draft came about: what was read, the choices it was read by, and the keys that are ticked in its lists."""

    read: Draft
    tables: Choices
    ticked: frozenset[str]


class ImportChoices(Decisions):
    """The decisions in the preview, where nothing is written; the draft is what was read with what is ticked taken.

    What was taken before is ticked from the beginning: left out, it would count as missing in the document.
    """

    def __init__(self, draft: Draft, held: Held | None, tables: Choices | None = None) -> None:
        self.held = held
        self._way = _Way(draft, rows_found(tables or {}, draft.tables), frozenset())
        self._way = self._way._replace(ticked=self._taken_before(draft))
        super().__init__(_made(self._way, held.problems if held else ()), read_lead)
        self._dated: date | None = None
        self._shown: tuple[Plan, date | None] | None = None  # what was compared when changes were last looked at
        self._changes: tuple[Plan, date | None, Changes] | None = None

    def begin(self, draft: Draft) -> None:
        """Take over a draft in which nothing was decided here yet."""
        super().begin(draft)
        self._earlier_ways: list[_Way] = []

    # What is chosen for tables, and ticked in lists

    @property
    def tables(self) -> Choices:
        """The choices by which the tables were read."""
        return self._way.tables

    @property
    def offers(self) -> Sequence[Offer]:
        """All that the lists of the document offer, ticked or not."""
        return self._way.read.offers

    @property
    def ticked(self) -> frozenset[str]:
        """The keys of the offers that are to be taken."""
        return self._way.ticked

    def held_offers(self) -> frozenset[str]:
        """The keys of the offers whose words stand in the plan already, wherever."""
        return held_already(self.offers, self.held.plan) if self.held else frozenset()

    def _taken_before(self, draft: Draft) -> frozenset[str]:
        return taken_before(draft.offers, self.held.plan) if self.held else frozenset()

    def read_again(self, draft: Draft, tables: Choices) -> None:
        """Another draft of the same document, with what was decided and ticked that it still has."""
        new = self._taken_before(draft) - {offer.key for offer in self.offers}
        self._go(_Way(draft, rows_found(tables, draft.tables), self.ticked | new))

    def tick(self, keys: Collection[str], on: bool) -> None:
        """Take what is offered under these keys, or leave it."""
        ticked = self.ticked.union(keys) if on else self.ticked.difference(keys)
        if ticked != self.ticked:
            self._go(self._way._replace(ticked=ticked))

    def _go(self, way: _Way) -> None:
        by_choice = set(settled_by_choice(self.draft, self.tables))
        known = [problem for problem in self.draft.problems if problem.decision and problem not in by_choice]
        known += self.held.problems if self.held else ()
        self._become(_made(way, known))
        self._way = way

    def leave(self, problem: Problem, about: About) -> None:
        """Leave a column or a table aside as it is; the column is chosen to be left wherever it stands."""
        self.decide([problem], "accepted")
        if about.heading is not None:
            self._way = self._way._replace(tables=with_field(self.tables, about.table, about.heading, None))

    def undo(self) -> None:
        """Go back to before the last decision, choice or tick, and nothing need be read again for it."""
        if self._earlier:
            self._way = self._earlier_ways.pop()
        super().undo()

    def _become(self, draft: Draft, reasons: Reasons = NO_REASONS) -> None:
        self._earlier_ways.append(self._way)
        super()._become(draft, reasons)

    # What follows from it

    @property
    def is_empty(self) -> bool:
        """Whether there are tables or lists, and nothing of a plan was understood in them or is ticked."""
        return bool(self.draft.tables or self.offers) and self.draft.plan.is_empty

    def changes(self) -> Changes:
        """What saving the draft would do to the plan held; compared once for each plan and day."""
        return self._compared(self._dated)

    def compare(self) -> None:
        """Compare now for the day that is about to be offered, on the helper thread, where no window waits for it."""
        if self.held:
            self._compared(self.day(date.today()))

    def _compared(self, day: date | None) -> Changes:
        assert self.held is not None
        last, plan = self._changes, self.draft.plan
        if last is None or last[0] is not plan or last[1] != day:
            last = self._changes = (plan, day, preview(self.held.plan, self.draft, day, date.today()))
        return last[2]

    def take_day(self, day: date | None) -> bool:
        """The day for which it is to speak; answers whether what would change is to be looked at again."""
        last, plan = self._shown, self.draft.plan
        self._dated, self._shown = day, (plan, day)
        return last is None or last[0] is not plan or last[1] != day

    def dated_entries(self) -> int:
        """How many dated entries could become updates of their own."""
        return sum(len(entries) for _, entries in entries_offered(self.draft.plan))

    @property
    def needs_a_day(self) -> bool:
        """Whether the document gives current values or updates of months, and not of when they are."""
        return self.draft.dated is None and (needs_a_day(self.draft.plan) or self.is_read_by_day)

    @property
    def is_read_by_day(self) -> bool:
        """Whether some columns of updates have no year but by the day for which the document speaks."""
        fields = (table.fields for table in self.draft.tables)
        return any(wait_for_a_day([text for text, field in here if field == "commentary"]) for here in fields)

    @property
    def has_chosen(self) -> bool:
        """Whether anything was decided, taught or ticked here."""
        return bool(self._earlier_ways)

    def day(self, today: date) -> date:
        """The day to offer: that of the document, else the latest that it gives an entry, else as in view."""
        if self.draft.dated and self.draft.dated.last:
            return min(self.draft.dated.last, today)
        found = [entry.when for _, entries in entries_offered(self.draft.plan) for entry in entries if entry.when]
        days = [when.first for when in found if when.kind == "day" and when.first and when.first <= today]
        return max(days) if days else self.held.as_at if self.held else today


def _made(way: _Way, known: Iterable[Problem]) -> Draft:
    """The draft that comes of it, with what was decided before, and with what the choices for tables have settled."""
    draft = carried_over(taken(way.read, way.ticked), known, read_lead)
    open_ones = [problem for problem in settled_by_choice(draft, way.tables) if problem.decision is None]
    return decide(draft, open_ones, "accepted", read_lead) if open_ones else draft
