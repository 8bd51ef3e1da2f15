"""Problems by their causes: what was found, in how many places, and how many causes are to be decided."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Literal, NamedTuple, get_args

from tracker.domain.contradictions.contradiction import CAUSES
from tracker.domain.decisions.plan_checks import SOURCE
from tracker.domain.problem import A_COLUMN, A_LIST, A_TABLE, Problem, ProblemKind

CauseGroup = Literal["decide", "repaired", "contradictions", "aside", "decided"]
_EACH_BY_ITSELF = (A_COLUMN, A_TABLE)  # of two columns that are no fields one may be kept and the other left
_ASKED = (A_COLUMN, A_TABLE, A_LIST)  # of what was set aside, this can be taken after all


class ProblemCause(NamedTuple):
    """One reason that problems of one kind share; its problems stand in the order in which they were met."""

    kind: ProblemKind
    words: str
    problems: tuple[Problem, ...]

    @property
    def key(self) -> tuple[ProblemKind, str, str]:
        """Tells it from every other cause."""
        return self.kind, self.words, _apart(self.problems[0])

    @property
    def example(self) -> Problem:
        """The first of its problems that is still to be decided, else the first of all."""
        return next((one for one in self.problems if one.decision is None), self.problems[0])

    @property
    def places(self) -> int:
        """In how many places it was found: two problems of one text are in one."""
        return len({(one.source, one.place, one.about, one.as_printed) for one in self.problems})


def by_cause(problems: Iterable[Problem]) -> list[ProblemCause]:
    """All causes, in the order in which each was met first.

    Problems of files and dumps of before say none: those of one kind about one field have one together. A column or a
    table that was left aside is one by itself.
    """
    found: dict[tuple[ProblemKind, str, str], list[Problem]] = {}
    for problem in problems:
        found.setdefault((problem.kind, problem.cause or "", _apart(problem)), []).append(problem)
    return [ProblemCause(kind, words or apart, tuple(of_it)) for (kind, words, apart), of_it in found.items()]


def _apart(problem: Problem) -> str:
    """What parts problems of one kind and reason."""
    if problem.cause in _EACH_BY_ITSELF:
        return problem.place if problem.about == "plan" else problem.about
    return "" if problem.cause else problem.field or ""


def group_of(problem: Problem) -> CauseGroup:
    """Whether a problem waits for a decision, or what else is to be done about it."""
    if problem.decision is not None:
        return "decided"
    if problem.kind == "repaired":
        return "repaired"
    if problem.kind == "skipped" and problem.cause not in _ASKED:
        return "aside"
    if problem.source == SOURCE and problem.cause in CAUSES.values():
        return "contradictions"
    return "decide"


def in_groups_of_causes(problems: Iterable[Problem]) -> Mapping[CauseGroup, list[ProblemCause]]:
    """The causes of each group, in the order of the page; a cause of which some is decided stands in two."""
    found: dict[CauseGroup, list[Problem]] = {group: [] for group in get_args(CauseGroup)}
    for problem in problems:
        found[group_of(problem)].append(problem)
    return {group: by_cause(of_group) for group, of_group in found.items()}


def open_problems(problems: Iterable[Problem]) -> list[Problem]:
    """Those that wait for a decision: what was repaired, set aside or cannot be true is told for information."""
    return [problem for problem in problems if group_of(problem) == "decide"]


def to_decide(problems: Iterable[Problem]) -> int:
    """How many causes wait for a decision."""
    return len(by_cause(open_problems(problems)))


def causes_words(problems: Sequence[Problem]) -> str:
    """How much is to be decided: "12 problems to decide, in 95 places; 13 repaired; 15 set aside"."""
    causes = by_cause(open_problems(problems))
    repaired = sum(problem.kind == "repaired" for problem in problems)
    aside = sum(group_of(problem) == "aside" for problem in problems)
    words = f"{_many(len(causes), 'problem')} to decide"
    if causes:
        words += f", in {_many(sum(cause.places for cause in causes), 'place')}"
    words = f"{words}; {repaired:,} repaired" if repaired else words
    return f"{words}; {aside:,} set aside" if aside else words


def _many(count: int, noun: str) -> str:
    # columns.words.counted would do, but stands on a higher floor.
    return f"{count:,} {noun}{'' if count == 1 else 's'}"
