"""Problems by their causes: what was found, in how many places, and how many causes are to be decided."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from tracker.domain.problem import Problem, ProblemKind


class ProblemCause(NamedTuple):
    """One reason that problems of one kind share; its problems stand in the order in which they were met."""

    kind: ProblemKind
    words: str
    problems: tuple[Problem, ...]

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

    Problems of files and dumps of before say none: those of one kind about one field have one together.
    """
    found: dict[tuple[ProblemKind, str, str], list[Problem]] = {}
    for problem in problems:
        key = problem.kind, problem.cause or "", "" if problem.cause else problem.field or ""
        found.setdefault(key, []).append(problem)
    return [ProblemCause(kind, words or field, tuple(of_it)) for (kind, words, field), of_it in found.items()]


def open_problems(problems: Iterable[Problem]) -> list[Problem]:
    """Those that wait for a decision: what was repaired is told for information."""
    return [problem for problem in problems if problem.decision is None and problem.kind != "repaired"]


def to_decide(problems: Iterable[Problem]) -> int:
    """How many causes wait for a decision."""
    return len(by_cause(open_problems(problems)))


def causes_words(problems: Sequence[Problem]) -> str:
    """How much is to be decided: "12 problems to decide, in 95 places; 13 repaired"."""
    causes = by_cause(open_problems(problems))
    repaired = sum(problem.kind == "repaired" for problem in problems)
    words = f"{_many(len(causes), 'problem')} to decide"
    if causes:
        words += f", in {_many(sum(cause.places for cause in causes), 'place')}"
    return f"{words}; {repaired:,} repaired" if repaired else words


def _many(count: int, noun: str) -> str:
    # columns.words.counted would do, but stands on a higher floor.
    return f"{count:,} {noun}{'' if count == 1 else 's'}"
