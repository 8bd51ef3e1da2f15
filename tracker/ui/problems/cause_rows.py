"""The rows of the page by cause: headings of groups, a row a cause, and under an open one a row for each place."""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from tracker.columns.words import Column, counted, text_of
from tracker.domain.decisions.causes import CauseGroup, ProblemCause, in_groups_of_causes
from tracker.domain.decisions.location import Record, record_about
from tracker.domain.measure import Measure
from tracker.domain.plan import Action, Plan, Theme
from tracker.domain.problem import Key, Problem, ProblemKind
from tracker.ui.problems.cause_words import GROUP_WORDS, cause_sentence, cause_title, example_words, places_words
from tracker.ui.problems.choices import ProblemChoice, choices_of_cause, choices_of_place
from tracker.ui.problems.kinds import DECIDED, KINDS, PROBLEM_COLUMNS, one_line
from tracker.ui.tables.grouping import Group

CanCorrect = Callable[[Problem], bool]


class ProblemFacts:
    """What rows ask of the plan about a problem, looked up when it is painted and then known."""

    def __init__(self, plan: Plan, can_correct: CanCorrect) -> None:
        self.plan, self.can_correct = plan, can_correct
        self._records: dict[Key, Record | None] = {}
        self._searched: dict[int, str] = {}

    def record(self, problem: Problem) -> Record | None:
        """The record that it is about."""
        if problem.key not in self._records:
            self._records[problem.key] = record_about(self.plan, problem)
        return self._records[problem.key]

    def searched(self, problem: Problem) -> str:
        """All that a search looks through, in one case."""
        if id(problem) not in self._searched:
            texts = [text_of(column, problem) for column in PROBLEM_COLUMNS]
            more = (problem.about, problem.source, problem.cause or "")
            self._searched[id(problem)] = "\n".join((*texts, *more)).casefold()
        return self._searched[id(problem)]


@dataclass(slots=True, eq=False)
class CauseRow:
    """One cause. `key` tells it again after a reload; `choices` are what fits it."""

    key: Hashable
    group: CauseGroup
    kind: ProblemKind
    problems: Sequence[Problem]
    title: str
    places: str
    under: str
    example: str
    read_as: str
    choices: Sequence[ProblemChoice]
    opened: bool

    @property
    def spoken(self) -> str:
        """All of it, for whoever does not see it."""
        state = "" if len(self.problems) == 1 else ", open" if self.opened else ", closed"
        said = f"{self.title}, {self.places}, {KINDS[self.kind].word.lower()}{state}. {self.under}"
        return f"{said} For example {self.example}; read as {self.read_as}. {_spoken(self.choices)}"


@dataclass(slots=True, eq=False)
class CausePlace:
    """One place of an open cause; what it says is worked out when it is asked, as there may be thousands."""

    problem: Problem
    group: CauseGroup
    facts: ProblemFacts

    @property
    def key(self) -> Hashable:
        """Tells it again after a reload."""
        return self.group, self.problem.key, self.problem.place

    @property
    def kind(self) -> ProblemKind:
        """The kind of its problem."""
        return self.problem.kind

    @property
    def problems(self) -> Sequence[Problem]:
        """Itself."""
        return (self.problem,)

    @property
    def title(self) -> str:
        """The record in words, else what the problem is about."""
        record = self.facts.record(self.problem)
        if record is not None:
            return one_line(words_of_record(record))
        about = self.problem.about
        return one_line(about) if about not in ("plan", self.problem.place) else one_line(self.problem.message)

    @property
    def places(self) -> str:
        """What was decided about it."""
        return DECIDED[self.problem.decision].lower()

    @property
    def under(self) -> str:
        """Where it stands in the document."""
        return ", ".join(part for part in (self.problem.place, self.problem.source) if part)

    @property
    def example(self) -> str:
        """As printed."""
        return example_words(self.problem)[0]

    @property
    def read_as(self) -> str:
        """As read."""
        return example_words(self.problem)[1]

    @property
    def choices(self) -> Sequence[ProblemChoice]:
        """What can be decided about it, and the link to its record."""
        record = self.facts.record(self.problem)
        can_correct, period = self.facts.can_correct(self.problem), self.facts.plan.period
        name = name_of(record) if record else ""
        return choices_of_place(self.problem, self.group, period, can_correct=can_correct, record=name)

    @property
    def spoken(self) -> str:
        """All of it, for whoever does not see it."""
        decided = f", {self.places}" if self.places else ""
        said = f"{self.title}{decided}, {self.under}. Printed {self.example}; read as {self.read_as}."
        return f"{said} {one_line(self.problem.message)} {_spoken(self.choices)}"


def _spoken(choices: Sequence[ProblemChoice]) -> str:
    return f"To press: {', '.join(choice.spoken for choice in choices)}" if choices else ""


CAUSE_COLUMNS: tuple[Column[Any], ...] = (
    Column("found", "What was found", lambda row: ". ".join((row.title, row.places, row.under)), "text", 40),
    Column("example", "For example", lambda row: row.example, "text", 24),
    Column("read_as", "Read as", lambda row: row.read_as, "text", 24),
    Column("choices", "What can be done", lambda row: " · ".join(one.words for one in row.choices), "text", 24),
)  # fmt: skip


def cause_rows(
    problems: Iterable[Problem], facts: ProblemFacts, opened: Collection[Hashable], folded: Collection[Hashable]
) -> list[Group | CauseRow | CausePlace]:
    """The rows of these problems; `opened` causes show their places, `folded` groups only their heading."""
    rows: list[Group | CauseRow | CausePlace] = []
    for group, causes in in_groups_of_causes(problems).items():
        if not causes:
            continue
        places = sum(cause.places for cause in causes)
        words = f"{counted(len(causes), 'cause')}, {counted(places, 'place')}"
        rows.append(Group(group, GROUP_WORDS[group], words, group in folded))
        for cause in causes if group not in folded else ():
            row = _cause_row(cause, group, facts, opened)
            rows.append(row)
            if row.opened:
                rows += [CausePlace(problem, group, facts) for problem in cause.problems]
    return rows


def _cause_row(cause: ProblemCause, group: CauseGroup, facts: ProblemFacts, opened: Collection[Hashable]) -> CauseRow:
    first = cause.example
    key = group, *cause.key
    is_open = key in opened
    can_correct = group not in ("aside", "contradictions", "decided") and facts.can_correct(first)
    choices = choices_of_cause(cause, group, facts.plan.period, can_correct=can_correct, opened=is_open)
    example, read_as = example_words(first)
    return CauseRow(
        key, group, cause.kind, cause.problems, cause_title(cause), places_words(cause, facts.plan),
        cause_sentence(cause), example, read_as, choices, is_open,
    )  # fmt: skip


# Records in words


def name_of(record: Record) -> str:
    """What a record is called on a button: "1.1.4", "1.1 Assessment and planning", "Vera Brook's actions"."""
    if isinstance(record, Action):
        return record.ref or "the action"
    if isinstance(record, Measure):
        return record.ref or "the measure"
    if isinstance(record, Theme):
        return record.ref or one_line(record.title)
    return f"the actions of {one_line(record.name or record.role)}"


def words_of_record(record: Record) -> str:
    """A record in words, all of them."""
    if isinstance(record, Action):
        return f"{record.ref or ''} {record.text}".strip()
    if isinstance(record, Measure):
        return f"{record.ref} {record.name}".strip()
    if isinstance(record, Theme):
        return record.heading
    return ", ".join(part for part in (record.name, record.role) if part)
